"""Dates told by another date of the text: "two days later", "the previous day", "that night", "in May that year".

The other date (``anchor``, EDTF) is the one told last before, in the same sentence or shortly above it.  A rule gives
None for the value where there is none, or where it is too coarse: two days after "2018" is no day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefgen.annotate.times.expressions import COUNT, LONG_MONTH, WEEKDAY
from briefgen.annotate.times.reading import Meaning, count_of, month_number, weekday_number

RULE = "counted from another date in the text"
_COMPARED = r"(?<!than )(?<!from )(?<!with )(?<!times )(?<!over )(?<!within )(?<!for )"
_CLAUSE_END = r"(?=\s?(?:[.,;:!?)”\"]|$|—|–|and\b|but\b))"
_DAY_WORD = r"day|morning|afternoon|evening|night"

RELATIVE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "day_of_that_year",
        re.compile(rf"\b(?:(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s)?(?P<month>{LONG_MONTH})(?:\s(?P<d2>\d\d?))?"
                   r",?\s(?:of\s)?(?:that|the same)\syear\b"),
    ),
    (
        "steps",
        re.compile(rf"{_COMPARED}\b{COUNT}\s(?P<unit>day|week|month|year)s?\s(?P<way>later|earlier|afterwards|previously)\b"
                   r"(?!\sthan)(?!\sthis)(?!\s[A-Z][a-z]+day)", re.I),
    ),
    (
        "neighbour",
        re.compile(rf"{_COMPARED}\bthe\s(?P<way>next|following|previous|preceding)\s"
                   rf"(?P<unit>{_DAY_WORD}|month|year|{WEEKDAY})(?![\w’'-])(?!\sof\b)", re.I),
    ),
    (
        "neighbour",
        re.compile(rf"{_COMPARED}\bthe\s(?P<unit>{_DAY_WORD}|month|year)\s(?P<way>before|after){_CLAUSE_END}", re.I),
    ),
    (
        "same",
        re.compile(rf"(?:\bthe\s(?:end|beginning|start|middle)\sof\s)?\b(?:that\ssame|that|the\s(?:very\s)?same)\s"
                   rf"(?P<unit>{_DAY_WORD}|month|year)\b(?![’'-])", re.I),
    ),
)  # fmt: skip


def read_from(kind: str, match: re.Match[str], anchor: str | None) -> Meaning | None:
    """The meaning of a matched expression of ``kind``, counted from ``anchor``.

    "two days later" after "2018-05-02" is ``Reading("2018-05-04", True, RULE)``.
    """
    if anchor is None:
        return Meaning(None, False, "no date in the text to count from")
    value = _READ[kind](match, anchor)
    return Meaning(value, value is not None, RULE if value else "too coarse a date to count from")


_BESIDE = re.compile(
    rf"\b(?:(?P<the>the)|{COUNT})\s(?:full\s)?(?P<unit>day|week|month|year)s?\s(?P<way>before|after)\s(?:the\s|last\s|on\s)*$",
    re.I,
)


def beside(text: str, start: int, told: str | None) -> tuple[int, Meaning] | None:
    """Where a date is only counted from ("a day before Saturday's talks"): where that begins, and what it comes to.

    ``start`` is where the date's own words begin, ``told`` what they mean.  None where nothing is counted from it.

    >>> beside("A day before Saturday's talks", 13, "2031-03-08")[1].value
    '2031-03-07'
    """
    match = _BESIDE.search(text[:start])
    if match is None or told is None:
        return None
    count = 1 if match["the"] else int(count_of(match["count"]))
    value = _moved(told, match["unit"].lower(), count if match["way"].lower() == "after" else -count)
    return match.start(), Meaning(value, value is not None, RULE if value else "too coarse a date to count from")


def _steps(m: re.Match[str], anchor: str) -> str | None:
    count = count_of(m["count"])
    return _moved(anchor, m["unit"].lower(), int(count) * (1 if m["way"].lower() in {"later", "afterwards"} else -1))


def _neighbour(m: re.Match[str], anchor: str) -> str | None:
    step, unit = 1 if m["way"].lower() in {"next", "following", "after"} else -1, m["unit"].lower()
    if unit in {"month", "year"}:
        return _moved(anchor, unit, step)
    day = _as_day(anchor)
    if day is None:
        return None
    if unit in _DAY_WORD.split("|"):
        # "The next evening" is a day on; "the following night" too.
        return (day + timedelta(days=step)).isoformat()
    away = (weekday_number(unit) - day.weekday()) * step % 7 or 7
    return (day + timedelta(days=away * step)).isoformat()


def _same(m: re.Match[str], anchor: str) -> str | None:
    length = {"year": 4, "month": 7}.get(m["unit"].lower(), 10)
    return anchor[:length] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}~?", anchor) and len(anchor) >= length else None


def _day_of_that_year(m: re.Match[str], anchor: str) -> str | None:
    if not re.match(r"\d{4}", anchor):
        return None
    year, month, number = int(anchor[:4]), month_number(m["month"]), m["d"] or m["d2"]
    if not number:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, int(number)).isoformat()
    except ValueError:
        return None


_READ: dict[str, Callable[[re.Match[str], str], str | None]] = {
    "steps": _steps,
    "neighbour": _neighbour,
    "same": _same,
    "day_of_that_year": _day_of_that_year,
}


def _moved(anchor: str, unit: str, count: int) -> str | None:
    """An anchor moved by so many units, as fine as the unit allows; None where the anchor is coarser than it."""
    if unit == "year":
        return f"{int(anchor[:4]) + count:04}" if re.match(r"\d{4}", anchor) else None
    if unit == "month":
        if not re.fullmatch(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?~?", anchor):
            return None
        months = int(anchor[:4]) * 12 + int(anchor[5:7]) - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    day = _as_day(anchor)
    if day is None:
        return None
    moved = day + timedelta(days=count * (7 if unit == "week" else 1))
    return moved.isoformat() + ("~" if unit == "week" or anchor.endswith("~") else "")


def _as_day(anchor: str) -> date | None:
    try:
        return date.fromisoformat(anchor.rstrip("~"))
    except ValueError:
        return None
