"""Dates as a reader writes them; no locale, no clock.

What goes in is ISO 8601 (an article's date) or EDTF level 1 (a timeline's); what cannot be read comes out as it
went in.
"""

from __future__ import annotations

import datetime
import re

from briefgen.values.edtf import ends

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def readable(edtf: str) -> str:
    """An EDTF date in words.

    >>> readable("2024-06-18/2024-06-19"), readable("2024-06~"), readable("201X")
    ('18–19 June 2024', 'about June 2024', 'the 2010s')
    """
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return span(first, last)
    about = "about " if edtf.endswith(("~", "%")) else "perhaps " if edtf.endswith("?") else ""
    date = edtf.rstrip("~?%")
    if re.fullmatch(r"\d{3}X", date):
        return f"{about}the {date[:3]}0s"
    if re.fullmatch(r"\d{2}XX", date):
        return f"{about}the {date[:2]}00s"
    return about + _single(date)


def brief(day: str) -> str:
    """A day, or a month, with its month in three letters.

    >>> brief("2024-06-18"), brief("2024-06"), brief("2024")
    ('18 Jun 2024', 'Jun 2024', '2024')
    """
    return " ".join(word[:3] if word in _MONTHS else word for word in readable(day).split())


def span(first: str, last: str) -> str:
    """Two dates as a range, told as shortly as can be.

    >>> span("2024-06-30", "2024-07-02"), span("2024-06-18", "2024-06-18")
    ('30 June – 2 July 2024', '18 June 2024')
    """
    if first == last:
        return readable(first)
    if first in {"", ".."} or last in {"", ".."}:
        return f"until {readable(last)}" if first in {"", ".."} else f"from {readable(first)}"
    a, b = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if a and b and _valid(a) and _valid(b):
        year, month, day = a.groups()
        if b.group(1) == year:
            start = str(int(day)) if b.group(2) == month else f"{int(day)} {_MONTHS[int(month) - 1]}"
            return f"{start}{'–' if b.group(2) == month else ' – '}{_single(last)}"
    c, d = re.fullmatch(r"(\d{4})-(\d\d)", first), re.fullmatch(r"(\d{4})-(\d\d)", last)
    if c and d and c.group(1) == d.group(1) and 1 <= int(c.group(2)) <= 12:
        return f"{_MONTHS[int(c.group(2)) - 1]} – {_single(last)}"
    return f"{readable(first)} – {readable(last)}"


def moment(iso: str | None) -> str | None:
    """An article's date in words, with the time where it is given.

    >>> moment("2024-06-19T07:05:00+09:00")
    '19 June 2024, 07:05 (UTC+09:00)'
    """
    if not iso:
        return None
    found = re.match(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?$", iso)
    if not found:
        return readable(iso)
    date, clock, zone = found.groups()
    name = {None: "", "Z": " UTC"}.get(zone, f" (UTC{zone})")
    return f"{_single(date)}, {clock}{name}"


def day(iso: str | None) -> str | None:
    """The day of an article's date, as EDTF; None where it is not known.

    >>> day("2024-06-19T07:05:00Z")
    '2024-06-19'
    """
    return (found := re.match(r"\d{4}(-\d\d(-\d\d)?)?", iso or "")) and found.group(0)


def real(day: str) -> bool:
    """Whether the calendar has a day.

    >>> real("2024-02-29"), real("2025-02-29")
    (True, False)
    """
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def first_year(edtf: str) -> int | None:
    """The year an EDTF date begins in, or None; a decade begins with its first year.

    >>> first_year("201X"), first_year("2024-06-19~")
    (2010, 2024)
    """
    found = re.match(r"(-?\d{4}|\d{3}X|\d{2}XX)", edtf)
    return int(found.group(1).replace("X", "0")) if found else None


def last_year(edtf: str) -> int | None:
    """The year an EDTF date ends in, or None.

    >>> last_year("1950/1953"), last_year("201X")
    (1953, 2019)
    """
    found = re.match(r"(-?\d{4}|\d{3}X|\d{2}XX)", edtf.rpartition("/")[2])
    return int(found.group(1).replace("X", "9")) if found else None


def last_day(edtf: str) -> str | None:
    """The last day an EDTF date may mean, for comparing; None where it has no end.

    >>> last_day("201X"), last_day("2024-06~"), last_day("2024-06-18/2024-06-19")
    ('2019-12-31', '2024-06-30', '2024-06-19')
    """
    return ends(edtf) or None


def _single(date: str) -> str:
    if (found := _DAY.fullmatch(date)) and _valid(found):
        return f"{int(found.group(3))} {_MONTHS[int(found.group(2)) - 1]} {found.group(1)}"
    if (month := re.fullmatch(r"(\d{4})-(\d\d)", date)) and 1 <= int(month.group(2)) <= 12:
        return f"{_MONTHS[int(month.group(2)) - 1]} {month.group(1)}"
    if (season := re.fullmatch(r"(\d{4})-(2[1-4])", date)) is not None:
        return f"{_SEASONS[season.group(2)]} {season.group(1)}"
    return date


def _valid(found: re.Match[str]) -> bool:
    return 1 <= int(found.group(2)) <= 12
