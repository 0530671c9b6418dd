"""Days that bear a name: fixed feasts, feasts that move with the year, and a day known by its number."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.annotate.times.reading import NEAREST_YEAR, Meaning, Rule, counted, nearest, written
from briefgen.annotate.times.tense import Tense

_FIXED = {
    "newyearseve": (12, 31), "newyearsday": (1, 1), "christmaseve": (12, 24), "christmasday": (12, 25),
    "boxingday": (12, 26), "halloween": (10, 31), "valentinesday": (2, 14), "mayday": (5, 1),
    "fourthofjuly": (7, 4), "julyfourth": (7, 4),
}  # fmt: skip
# Days after Easter Sunday.
_AROUND_EASTER = {"ashwednesday": -46, "palmsunday": -7, "goodfriday": -2, "eastersunday": 0, "eastermonday": 1}
# The month, the weekday (Monday is 0), and which of them; the last is -1.
_NTH_WEEKDAY = {
    "thanksgiving": (11, 3, 4),
    "thanksgivingday": (11, 3, 4),
    "laborday": (9, 0, 1),
    "memorialday": (5, 0, -1),
}


def easter(year: int) -> date:
    """Easter Sunday in the western calendar (the anonymous Gregorian rule; Meeus, Astronomical Algorithms, 1991).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * shift) // 451
    month, day = divmod(h + shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _feast(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    month, number = _FIXED[_key(m["feast"])]
    if year := m["year"] or m["year0"]:
        return written(date(int(year), month, number).isoformat())
    found = nearest(month, number, day, tense) if day else None
    return counted(found.isoformat() if found else None, NEAREST_YEAR)


def _moving_feast(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if m["year"]:
        return written(_in_year(_key(m["feast"]), int(m["year"])).isoformat())
    if day is None:
        return counted(None, "")
    every = [_in_year(_key(m["feast"]), year) for year in (day.year - 1, day.year, day.year + 1)]
    if tense is Tense.PAST:
        every = [d for d in every if d <= day]
    elif tense is Tense.FUTURE:
        every = [d for d in every if d >= day]
    return counted(min(every, key=lambda d: (abs(d - day), d)).isoformat(), NEAREST_YEAR)


def _named_day(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return written("2001-09-11")


def _in_year(key: str, year: int) -> date:
    if key in _AROUND_EASTER:
        return easter(year) + timedelta(days=_AROUND_EASTER[key])
    month, weekday, nth = _NTH_WEEKDAY[key]
    if nth < 0:
        last = date(year, month, 31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


FEASTS: dict[str, Rule] = {"feast": _feast, "moving_feast": _moving_feast, "named_day": _named_day}
