"""Dates that stand alone on a line or beside "Published": read strictly, or not at all."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = (
    rf"(?:{_WEEKDAY}{_MONTH.format(n=1)}\s*(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>(?:19|20)\d\d)"
    rf"|{_WEEKDAY}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH.format(n=2)},?\s+(?P<year2>(?:19|20)\d\d)"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>\d\d)-(?P<day3>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)"
)
_TIME = (
    r"(?:,?\s*(?:at|@|\||-|–|—|·)?\s*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?\s*m\.?)?\s*"
    r"(?:\(?(?:[A-Z]{2,4}|local time)(?:[+-]\d+)?\)?)?)?"
)
_ANY = re.compile(rf"(?<!\w){_DAY}", re.IGNORECASE)
_UPDATED = r"(?:last\s+)?(?:updated|modified|update)(?:\s+(?:on|at))?\s*[:.]?"
_PUBLISHED = r"(?:first\s+)?(?:published|posted|created|date)(?:\s+(?:on|at))?\s*[:.]?"
_STAMP = re.compile(
    rf"(?P<label>{_UPDATED}|{_PUBLISHED})?\s*(?P<clock>\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{{2,4}})?,?\s+)?"
    rf"(?P<date>{_DAY}){_TIME}\s*[|·•,;–—-]?\s*",
    re.IGNORECASE,
)


def stamps(line: str) -> list[tuple[str, str]] | None:
    """The dates of a line that holds nothing else, as ("published" or "updated", ISO date); None for any other line.

    >>> stamps("Published May 3, 2031last updated May 4, 2031")
    [('published', '2031-05-03'), ('updated', '2031-05-04')]
    >>> stamps("On May 3, 2031 the bridge fell.") is None
    True
    """
    found, at = [], 0
    line = line.strip().strip("()[]")
    while at < len(line):
        match = _STAMP.match(line, at)
        if match is None or match.end() == at:
            return None
        day = _iso(match)
        if day is None:
            return None
        label = (match["label"] or "").lower()
        found.append(("updated" if "updat" in label or "modif" in label else "published", day))
        at = match.end()
    return found or None


def first_date(text: str) -> str | None:
    """The first full date in a text, as an ISO date."""
    for match in _ANY.finditer(text):
        day = _iso(match)
        if day:
            return day
    return None


def _iso(match: re.Match[str]) -> str | None:
    for n in (1, 2, 3):
        if match[f"year{n}"]:
            month = match[f"month{n}"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            try:
                return date(int(match[f"year{n}"]), number, int(match[f"day{n}"])).isoformat()
            except ValueError:
                return None
    return None
