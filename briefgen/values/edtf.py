"""EDTF values (level 1) as intervals of days: the one place that knows when a value begins and ends."""

from __future__ import annotations

import calendar
from datetime import date

# EDTF's codes for spring, summer, autumn and winter, and the months they begin in (in the northern hemisphere).
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def interval(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF level 1 value; None where it is open or not understood.

    >>> interval("2024-06")
    (datetime.date(2024, 6, 1), datetime.date(2024, 6, 30))
    """
    if "/" in value:
        ends = [interval(part) for part in value.split("/", 1)]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    plain = value.rstrip("~?%").upper().replace("X", "#")
    try:
        return _span(plain)
    except ValueError:
        return None


def begins(value: str) -> str:
    """The first day a value may mean, as ISO 8601; "" where it is open or not understood.

    >>> begins("2024-06"), begins("199X"), begins("2024-22"), begins("soon")
    ('2024-06-01', '1990-01-01', '2024-06-01', '')
    """
    return span[0].isoformat() if (span := interval(value)) else ""


def ends(value: str) -> str:
    """The last day a value may mean, as ISO 8601; "" where it is open or not understood.

    >>> ends("2024-06~"), ends("199X"), ends("2024-06-18/2024-06-19"), ends("2024-24")
    ('2024-06-30', '1999-12-31', '2024-06-19', '2025-02-28')
    """
    return span[1].isoformat() if (span := interval(value)) else ""


def apart(a: str, b: str) -> bool:
    """Do two values surely name different times: no day is in both?

    >>> apart("2023", "2024-06"), apart("2024", "2024-06-19")
    (True, False)
    """
    one, other = interval(a), interval(b)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def days_apart(value: str, day: str) -> int:
    """How many days the last day of a value lies before a day (ISO); 0 where it does not."""
    span = interval(value)
    return max(0, (date.fromisoformat(day[:10]) - span[1]).days) if span else 0


def _span(plain: str) -> tuple[date, date]:
    parts = plain.split("-")
    low, high = int(parts[0].replace("#", "0")), int(parts[0].replace("#", "9"))
    if len(parts) == 1:
        return date(low, 1, 1), date(high, 12, 31)
    month = int(parts[1])
    if month > 12:
        return _season(low, month)
    if len(parts) == 2:
        return date(low, month, 1), date(low, month, calendar.monthrange(low, month)[1])
    day = date(low, month, int(parts[2][:2]))
    return day, day


def _season(year: int, code: int) -> tuple[date, date]:
    """A season of a year; winter runs into the next one."""
    if code not in _SEASONS:
        raise ValueError(f"{code} is no month and no season")
    first = _SEASONS[code]
    last_year, last = (year + 1, 2) if code == 24 else (year, first + 2)
    return date(year, first, 1), date(last_year, last, calendar.monthrange(last_year, last)[1])
