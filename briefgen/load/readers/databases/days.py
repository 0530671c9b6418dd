"""The day of publication as a news database prints it, in the languages databases speak."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from briefgen.lexicon.wordlists import words

_YEAR = r"(?P<year{n}>(?:18|19|20)\d\d)(?!\d)"
_DAY_FIRST = (
    r"(?<![\d.,])(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?"
    r"(?P<month{n}>[^\W\d_]{{3,12}})\.?,?\s+(?:del?\s+)?" + _YEAR
)
_MONTH_FIRST = r"(?P<month{n}>[^\W\d_]{{3,12}})\.?\s+(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?,?\s+" + _YEAR
_ANY = re.compile(
    "|".join(
        (
            _DAY_FIRST.format(n=1),
            _MONTH_FIRST.format(n=2),
            r"(?<!\d)(?P<year3>(?:18|19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?!\d)",
            r"(?<!\d)(?P<year4>(?:18|19|20)\d\d)\s*年\s*(?P<month4>\d{1,2})\s*月\s*(?P<day4>\d{1,2})\s*日",
        )
    )
)
BESIDE = 12  # words that may stand beside a date: weekday, clock, zone, edition; the most of 380 exported heads is 9


def day_in(text: str) -> str | None:
    """The first full date in a text, as an ISO date; None where there is none that can be read surely.

    >>> day_in("Mittwoch 31. August 2031"), day_in("March 4, 2031 Tuesday 9:20 AM GMT"), day_in("4 de marzo de 2031")
    ('2031-08-31', '2031-03-04', '2031-03-04')
    >>> day_in("Summer, 2031"), day_in("04/03/2031")
    (None, None)
    """
    for match in _ANY.finditer(text):
        day = _iso(match)
        if day is not None:
            return day
    return None


def is_day_line(text: str) -> bool:
    """Whether a line of a head is the date and what stands beside it, and no sentence.

    >>> is_day_line("Tuesday, March 4, 2031, Late Edition"), is_day_line("On March 4, 2031 the weir broke.")
    (True, False)
    """
    match = _ANY.search(text)
    if match is None or _iso(match) is None or len(text.split()) > BESIDE:
        return False
    before = re.findall(r"[^\W_]+", text[: match.start()].lower())
    return all(word in words("databases", "weekdays") or word.isdigit() for word in before)


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, _, number in (m.rpartition(" ") for m in words("databases", "months"))}


def _iso(match: re.Match[str]) -> str | None:
    n = next(n for n in "1234" if match[f"year{n}"])
    told = match[f"month{n}"]
    month = int(told) if told.isdigit() else _months().get(told.lower())
    if month is None:
        return None
    try:
        return date(int(match[f"year{n}"]), month, int(match[f"day{n}"])).isoformat()
    except ValueError:
        return None
