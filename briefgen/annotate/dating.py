"""What a time expression means, counted from a day: one rule per kind of ``expressions.PATTERNS``.

A rule gets the match, the article's own day (or None) and the clause's tense, and gives an EDTF level 1 value,
whether it was counted from the article's day, and its name in words; None says "this is no date after all".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.annotate.expressions import WEEKDAYS
from briefgen.annotate.periods import PERIODS
from briefgen.annotate.reading import Reading, Rule, counted, month_number, step, written
from briefgen.annotate.tense import Tense

# A day and month without a year is the nearest such day, unless the tense speaks against it by more than this.
FAR_AHEAD = timedelta(days=60)
FAR_BEHIND = timedelta(days=30)
FEASTS = {
    "newyearseve": (12, 31), "newyearsday": (1, 1), "christmaseve": (12, 24), "christmasday": (12, 25),
    "boxingday": (12, 26), "halloween": (10, 31), "valentinesday": (2, 14), "mayday": (5, 1),
    "fourthofjuly": (7, 4), "julyfourth": (7, 4),
}  # fmt: skip


def read(kind: str, match: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """The meaning of a matched expression of ``kind`` in an article of ``day``.

    "yesterday" in an article of 2024-06-19 is ``Reading("2024-06-18", True, "a day counted from the article's date")``.
    """
    reading = RULES[kind](match, day, tense)
    if reading is not None and reading.value and match.groupdict().get("about") and "/" not in reading.value:
        return Reading(reading.value + "~", reading.inferred, reading.rule)
    return reading


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def nearest(month: int, day: int, own: date, tense: Tense) -> date | None:
    """The day and month in the year that lies nearest to the article's own day, the tense permitting."""
    near = [d for year in (own.year - 1, own.year, own.year + 1) if (d := _valid(year, month, day))]
    if tense is Tense.PAST:
        near = [d for d in near if d - own <= FAR_AHEAD] or near
    elif tense is Tense.FUTURE:
        near = [d for d in near if own - d <= FAR_BEHIND] or near
    return min(near, key=lambda d: (abs(d - own), d), default=None)


# --------------------------------------------------------------------------- days


def _iso(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    found = _valid(int(m["year"]), int(m["m"]), int(m["d"]))
    return written(found.isoformat()) if found else None


def _slashes(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """ "13/2/2024" can only be one day; "3/2/2024" could be two, and stays untold."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    readings = {d for d in (_valid(year, b, a), _valid(year, a, b)) if d}
    if not readings:
        return None
    return (
        written(readings.pop().isoformat())
        if len(readings) == 1
        else Reading(None, False, "day and month could be either")
    )


def _day(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    month, number = month_number(m["month"]), _day_number(m["day"])
    if m["year"]:
        found = _valid(int(m["year"]), month, number)
        return written(found.isoformat()) if found else Reading(None, False, "there is no such day")
    if _valid(2000, month, number) is None:
        return None
    if day is None:
        return counted(None, "")
    if m["shift"]:
        found = _valid(day.year + step(m["shift"]), month, number)
        return counted(found.isoformat(), "a year counted from the article's date") if found else None
    found = nearest(month, number, day, tense)
    return counted(found.isoformat(), "the year nearest to the article's date") if found else None


def _span_of_days(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    month = month_number(m["month"])
    return _span(m, (month, _day_number(m["day"])), (month, _day_number(m["day2"])), day, tense)


def _span_of_two_months(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    first = (month_number(m["month"]), _day_number(m["day"]))
    return _span(m, first, (month_number(m["month2"]), _day_number(m["day2"])), day, tense)


def _span(
    m: re.Match[str], first: tuple[int, int], last: tuple[int, int], day: date | None, tense: Tense
) -> Reading | None:
    if m["year"]:
        end = _valid(int(m["year"]), *last)
        own_year = m.groupdict().get("year1")
        start = _valid(int(own_year or m["year"]) - (first > last and not own_year), *first)
    elif day is None:
        return counted(None, "")
    else:
        start = nearest(*first, day, tense)
        end = nearest(*last, start, Tense.OPEN) if start else None
    if start is None or end is None or start >= end:
        return None
    value = f"{start.isoformat()}/{end.isoformat()}"
    return written(value) if m["year"] else counted(value, "the year nearest to the article's date")


def _day_of_month(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
    here = _valid(day.year, day.month, _day_number(m["day"]))
    if here is None or (tense is not Tense.FUTURE and here > day):
        before = day.replace(day=1) - timedelta(days=1)
        here = _valid(before.year, before.month, _day_number(m["day"]))
    return counted(here.isoformat(), "the month nearest to the article's date") if here else None


def _feast(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    month, number = FEASTS[re.sub(r"[^a-z]", "", m["feast"].lower())]
    if m["year"]:
        return written(date(int(m["year"]), month, number).isoformat())
    found = nearest(month, number, day, tense) if day else None
    return counted(found.isoformat() if found else None, "the year nearest to the article's date")


def _near_day(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    return counted((day + timedelta(days=shift)).isoformat() if day else None, "a day counted from the article's date")


def _before_yesterday(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return counted((day - timedelta(days=2)).isoformat() if day else None, "a day counted from the article's date")


# --------------------------------------------------------------------------- weekdays


def _weekday_number(name: str) -> int:
    return next(n for n, weekday in enumerate(WEEKDAYS) if weekday.startswith(name.lower().strip(".")[:3]))


def tomorrow_by_name(m: re.Match[str], day: date, tense: Tense) -> bool:
    """Whether a past "Wednesday" stands in a piece dated Tuesday: tomorrow, or six days ago."""
    return tense is not Tense.FUTURE and not m["weeks"] and (day.weekday() - _weekday_number(m["weekday"])) % 7 == 6


def six_days_ago(day: date) -> Reading:
    """The other reading of tomorrow's name, in an article that was not dated a day ahead of its news."""
    return counted((day - timedelta(days=6)).isoformat(), "the weekday before the article's date")


def _weekday(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """The last such day in the past, the next in the future; a past one that is tomorrow's name is tomorrow.

    News tells of "Wednesday" in a piece dated Tuesday when it was written ahead, or the day had begun elsewhere;
    ``times.py`` says when that is not so.
    """
    if day is None:
        return counted(None, "")
    back = (day.weekday() - _weekday_number(m["weekday"])) % 7
    if m["weeks"]:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step(m["weeks"].split()[0]))
        return counted(
            (monday + timedelta(days=_weekday_number(m["weekday"]))).isoformat(), "a weekday of the week named"
        )
    ahead = back != 0 and (tense is Tense.FUTURE or back == 6)
    found = day + timedelta(days=7 - back) if ahead else day - timedelta(days=back)
    return counted(found.isoformat(), "the weekday nearest to the article's date")


def _shifted_weekday(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
    back = (day.weekday() - _weekday_number(m["weekday"])) % 7
    shift = m["shift"].lower()
    if shift in {"last", "this past"}:
        found = day - timedelta(days=back or 7)
    elif shift in {"next", "this coming"}:
        found = day + timedelta(days=(7 - back) % 7 or 7)
    else:
        found = day - timedelta(days=back) if tense is Tense.PAST else day + timedelta(days=(7 - back) % 7)
    return counted(found.isoformat(), "a weekday counted from the article's date")


RULES: dict[str, Rule] = {
    **PERIODS,
    "iso": _iso,
    "slashes": _slashes,
    "span_of_two_months": _span_of_two_months,
    "span_of_days": _span_of_days,
    "day": _day,
    "feast": _feast,
    "before_yesterday": _before_yesterday,
    "near_day": _near_day,
    "part_of_today": _near_day,
    "shifted_weekday": _shifted_weekday,
    "weekday": _weekday,
    "day_of_month": _day_of_month,
}
