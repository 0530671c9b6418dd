"""What a time expression means, counted from a day: one rule per kind of ``expressions.PATTERNS``.

A rule gets the match, the article's own day (or None) and the clause's tense, and gives an EDTF level 1 value,
whether it was counted from the article's day, and its name in words; None says "this is no date after all".
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.annotate.times.expressions import ORDINALS
from briefgen.annotate.times.feasts import FEASTS
from briefgen.annotate.times.periods import PERIODS
from briefgen.annotate.times.reading import (
    NEAREST_YEAR,
    Meaning,
    Rule,
    counted,
    month_number,
    nearest,
    step,
    valid_day,
    weekday_number,
    written,
)
from briefgen.annotate.times.slashes import Order, in_digits
from briefgen.annotate.times.tense import Tense


def read(kind: str, match: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """The meaning of a matched expression of ``kind`` in an article of ``day``.

    "yesterday" in an article of 2024-06-19 is ``Reading("2024-06-18", True, "a day counted from the article's date")``.
    """
    reading = RULES[kind](match, day, tense)
    if reading is not None and reading.value and match.groupdict().get("about") and "/" not in reading.value:
        return Meaning(reading.value.rstrip("~") + "~", reading.inferred, reading.rule)
    return reading


def _day_number(text: str) -> int:
    word = text.split(" ", 1)[0].lower()
    return ORDINALS.get(word) or int(re.sub(r"\D", "", text))


# --------------------------------------------------------------------------- days


def _iso(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    found = valid_day(int(m["year"]), int(m["m"]), int(m["d"]))
    return written(found.isoformat()) if found else None


def _slashes(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "13/2/2024" can only be one day; "3/2/2024" could be two: ``times.py`` knows how the article writes them."""
    return in_digits(m, day, Order())


def _fiscal(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """A fiscal year begins in whatever month its owner says."""
    return Meaning(None, False, "a fiscal year is not the calendar's")


def _day(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    month, number = month_number(m["month"]), _day_number(m["day"])
    if m["year"]:
        found = valid_day(int(m["year"]), month, number)
        return written(found.isoformat()) if found else Meaning(None, False, "there is no such day")
    if valid_day(2000, month, number) is None:
        return None
    if day is None:
        return counted(None, "")
    if m["shift"]:
        found = valid_day(day.year + step(m["shift"]), month, number)
        return counted(found.isoformat(), "a year counted from the article's date") if found else None
    found = nearest(month, number, day, tense)
    return counted(found.isoformat(), NEAREST_YEAR) if found else None


def _span_of_days(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    month = month_number(m["month"])
    return _span(m, (month, _day_number(m["day"])), (month, _day_number(m["day2"])), day, tense)


def _span_of_two_months(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    first = (month_number(m["month"]), _day_number(m["day"]))
    return _span(m, first, (month_number(m["month2"]), _day_number(m["day2"])), day, tense)


def _span(
    m: re.Match[str], first: tuple[int, int], last: tuple[int, int], day: date | None, tense: Tense
) -> Meaning | None:
    if m["year"]:
        end = valid_day(int(m["year"]), *last)
        own_year = m.groupdict().get("year1")
        start = valid_day(int(own_year or m["year"]) - (first > last and not own_year), *first)
    elif day is None:
        return counted(None, "")
    else:
        start = nearest(*first, day, tense)
        end = nearest(*last, start, Tense.OPEN) if start else None
    if start is None or end is None or start >= end:
        return None
    value = f"{start.isoformat()}/{end.isoformat()}"
    return written(value) if m["year"] else counted(value, NEAREST_YEAR)


def _day_of_month(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if day is None:
        return counted(None, "")
    here = valid_day(day.year, day.month, _day_number(m["day"]))
    if here is None or (tense is not Tense.FUTURE and here > day):
        before = day.replace(day=1) - timedelta(days=1)
        here = valid_day(before.year, before.month, _day_number(m["day"]))
    return counted(here.isoformat(), "the month nearest to the article's date") if here else None


def _near_day(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    return counted((day + timedelta(days=shift)).isoformat() if day else None, "a day counted from the article's date")


def _before_yesterday(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return counted((day - timedelta(days=2)).isoformat() if day else None, "a day counted from the article's date")


def _after_tomorrow(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return counted((day + timedelta(days=2)).isoformat() if day else None, "a day counted from the article's date")


# --------------------------------------------------------------------------- weekdays


def tomorrow_by_name(m: re.Match[str], day: date, tense: Tense) -> bool:
    """Whether a past "Wednesday" stands in a piece dated Tuesday: tomorrow, or six days ago."""
    return tense is not Tense.FUTURE and not m["weeks"] and (day.weekday() - weekday_number(m["weekday"])) % 7 == 6


def six_days_ago(day: date) -> Meaning:
    """The other reading of tomorrow's name, in an article that was not dated a day ahead of its news."""
    return counted((day - timedelta(days=6)).isoformat(), "the weekday before the article's date")


def _weekday(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """The last such day in the past, the next in the future; a past one that is tomorrow's name is tomorrow.

    News tells of "Wednesday" in a piece dated Tuesday when it was written ahead, or the day had begun elsewhere;
    ``times.py`` says when that is not so.
    """
    if day is None:
        return counted(None, "")
    back = (day.weekday() - weekday_number(m["weekday"])) % 7
    if m["weeks"]:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step(m["weeks"].split()[-2]))
        return counted(
            (monday + timedelta(days=weekday_number(m["weekday"]))).isoformat(), "a weekday of the week named"
        )
    ahead = back != 0 and (tense is Tense.FUTURE or back == 6)
    found = day + timedelta(days=7 - back) if ahead else day - timedelta(days=back)
    return counted(found.isoformat(), "the weekday nearest to the article's date")


def _week_from(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "A week on Tuesday" is the Tuesday after the next one."""
    if day is None:
        return counted(None, "")
    ahead = (weekday_number(m["weekday"]) - day.weekday()) % 7 or 7
    return counted((day + timedelta(days=ahead + 7)).isoformat(), "a weekday counted from the article's date")


def _span_of_weekdays(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "From Monday to Wednesday": the last such days, or the next."""
    if day is None:
        return counted(None, "")
    first, last = weekday_number(m["weekday"]), weekday_number(m["weekday2"])
    length = timedelta(days=(last - first) % 7)
    if not length:
        return None
    if tense is Tense.FUTURE:
        start = day + timedelta(days=(first - day.weekday()) % 7)
    else:
        start = day - timedelta(days=(day.weekday() - last) % 7) - length
    return counted(f"{start.isoformat()}/{(start + length).isoformat()}", "weekdays counted from the article's date")


def _shifted_weekday(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if day is None:
        return counted(None, "")
    back = (day.weekday() - weekday_number(m["weekday"])) % 7
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
    **FEASTS,
    "iso": _iso,
    "slashes": _slashes,
    "fiscal": _fiscal,
    "span_of_two_months": _span_of_two_months,
    "span_of_days": _span_of_days,
    "day": _day,
    "before_yesterday": _before_yesterday,
    "after_tomorrow": _after_tomorrow,
    "span_of_weekdays": _span_of_weekdays,
    "week_from": _week_from,
    "near_day": _near_day,
    "part_of_today": _near_day,
    "shifted_weekday": _shifted_weekday,
    "weekday": _weekday,
    "day_of_month": _day_of_month,
}
