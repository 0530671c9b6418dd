"""What a time expression means, counted from a day: one rule per kind of ``expressions.PATTERNS``.

A rule gets the match, the article's own day (or None) and the clause's tense, and gives an EDTF level 1 value,
whether it was counted from the article's day, and its name in words; None says "this is no date after all".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.annotate.expressions import MONTHS, NUMBERS, SEASONS, WEEKDAYS
from briefgen.annotate.tense import Tense

# A day and month without a year is the nearest such day, unless the tense speaks against it by more than this.
FAR_AHEAD = timedelta(days=60)
FAR_BEHIND = timedelta(days=30)
FEASTS = {
    "newyearseve": (12, 31), "newyearsday": (1, 1), "christmaseve": (12, 24), "christmasday": (12, 25),
    "boxingday": (12, 26), "halloween": (10, 31), "valentinesday": (2, 14), "mayday": (5, 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means.  ``value`` None: it is a date, but which one cannot be told."""

    value: str | None
    inferred: bool
    rule: str


Rule = Callable[[re.Match[str], date | None, Tense], Reading | None]


def read(kind: str, match: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """The meaning of a matched expression of ``kind`` in an article of ``day``.

    "yesterday" in an article of 2024-06-19 is ``Reading("2024-06-18", True, "a day counted from the article's date")``.
    """
    reading = RULES[kind](match, day, tense)
    if reading is not None and reading.value and match.groupdict().get("about") and "/" not in reading.value:
        return Reading(reading.value + "~", reading.inferred, reading.rule)
    return reading


def _written(value: str) -> Reading:
    return Reading(value, False, "as written")


def _counted(value: str | None, rule: str) -> Reading:
    return Reading(value, value is not None, rule if value is not None else "no date to count from")


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().strip(".")[:3]))


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
    return _written(found.isoformat()) if found else None


def _slashes(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """ "13/2/2024" can only be one day; "3/2/2024" could be two, and stays untold."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    readings = {d for d in (_valid(year, b, a), _valid(year, a, b)) if d}
    if not readings:
        return None
    return (
        _written(readings.pop().isoformat())
        if len(readings) == 1
        else Reading(None, False, "day and month could be either")
    )


def _day(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    month, number = _month_number(m["month"]), _day_number(m["day"])
    if m["year"]:
        found = _valid(int(m["year"]), month, number)
        return _written(found.isoformat()) if found else Reading(None, False, "there is no such day")
    if _valid(2000, month, number) is None:
        return None
    if day is None:
        return _counted(None, "")
    if m["shift"]:
        found = _valid(day.year + _step(m["shift"]), month, number)
        return _counted(found.isoformat(), "a year counted from the article's date") if found else None
    found = nearest(month, number, day, tense)
    return _counted(found.isoformat(), "the year nearest to the article's date") if found else None


def _span_of_days(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    month = _month_number(m["month"])
    return _span(m, (month, _day_number(m["day"])), (month, _day_number(m["day2"])), day, tense)


def _span_of_two_months(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    first = (_month_number(m["month"]), _day_number(m["day"]))
    return _span(m, first, (_month_number(m["month2"]), _day_number(m["day2"])), day, tense)


def _span(
    m: re.Match[str], first: tuple[int, int], last: tuple[int, int], day: date | None, tense: Tense
) -> Reading | None:
    if m["year"]:
        end = _valid(int(m["year"]), *last)
        own_year = m.groupdict().get("year1")
        start = _valid(int(own_year or m["year"]) - (first > last and not own_year), *first)
    elif day is None:
        return _counted(None, "")
    else:
        start = nearest(*first, day, tense)
        end = nearest(*last, start, Tense.OPEN) if start else None
    if start is None or end is None or start >= end:
        return None
    value = f"{start.isoformat()}/{end.isoformat()}"
    return _written(value) if m["year"] else _counted(value, "the year nearest to the article's date")


def _day_of_month(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    here = _valid(day.year, day.month, _day_number(m["day"]))
    if here is None or (tense is not Tense.FUTURE and here > day):
        before = day.replace(day=1) - timedelta(days=1)
        here = _valid(before.year, before.month, _day_number(m["day"]))
    return _counted(here.isoformat(), "the month nearest to the article's date") if here else None


def _feast(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    month, number = FEASTS[re.sub(r"[^a-z]", "", m["feast"].lower())]
    if m["year"]:
        return _written(date(int(m["year"]), month, number).isoformat())
    found = nearest(month, number, day, tense) if day else None
    return _counted(found.isoformat() if found else None, "the year nearest to the article's date")


def _near_day(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(m["word"].lower(), 0)
    return _counted((day + timedelta(days=shift)).isoformat() if day else None, "a day counted from the article's date")


def _before_yesterday(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _counted((day - timedelta(days=2)).isoformat() if day else None, "a day counted from the article's date")


# --------------------------------------------------------------------------- weekdays


def _weekday_number(name: str) -> int:
    return next(n for n, weekday in enumerate(WEEKDAYS) if weekday.startswith(name.lower().strip(".")[:3]))


def _weekday(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """The last such day in the past, the next in the future; a past one that is tomorrow's name is tomorrow.

    News tells of "Wednesday" in a piece dated Tuesday when it was written ahead, or the day had begun elsewhere;
    a weekday six days back is called "last Wednesday".
    """
    if day is None:
        return _counted(None, "")
    back = (day.weekday() - _weekday_number(m["weekday"])) % 7
    if m["weeks"]:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=_step(m["weeks"].split()[0]))
        return _counted(
            (monday + timedelta(days=_weekday_number(m["weekday"]))).isoformat(), "a weekday of the week named"
        )
    ahead = back != 0 and (tense is Tense.FUTURE or back == 6)
    found = day + timedelta(days=7 - back) if ahead else day - timedelta(days=back)
    return _counted(found.isoformat(), "the weekday nearest to the article's date")


def _shifted_weekday(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    back = (day.weekday() - _weekday_number(m["weekday"])) % 7
    shift = m["shift"].lower()
    if shift in {"last", "this past"}:
        found = day - timedelta(days=back or 7)
    elif shift in {"next", "this coming"}:
        found = day + timedelta(days=(7 - back) % 7 or 7)
    else:
        found = day - timedelta(days=back) if tense is Tense.PAST else day + timedelta(days=(7 - back) % 7)
    return _counted(found.isoformat(), "a weekday counted from the article's date")


# --------------------------------------------------------------------------- months, seasons, years


def _step(shift: str) -> int:
    return {"last": -1, "next": 1}.get(shift.lower(), 0)


def _month(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _written(f"{m['year']}-{_month_number(m['month']):02}")


def _month_of_shifted_year(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    year = day.year + _step(m["shift"]) if day else 0
    return _counted(
        f"{year:04}-{_month_number(m['month']):02}" if day else None, "a year counted from the article's date"
    )


def _shifted_month(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    month, shift = _month_number(m["month"]), m["shift"].lower()
    year = day.year
    if shift in {"last", "this past"}:
        year -= month >= day.month
    elif shift == "next":
        year += month <= day.month
    return _counted(f"{year:04}-{month:02}", "a month counted from the article's date")


# Names that are also common words ("may", "march") are a month alone only behind a word of time.
_ALSO_WORDS = frozenset({"may", "march"})


def _month_alone(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if m["month"].lower() in _ALSO_WORDS and not ((m["lead"] and m["lead"] not in {"to", "and", "or"}) or m["part"]):
        return None
    if day is None:
        return _counted(None, "")
    month, year = _month_number(m["month"]), day.year
    if tense is Tense.FUTURE or (tense is Tense.OPEN and m["lead"] and m["lead"].lower() in {"until", "by"}):
        year += month < day.month
    else:
        year -= month > day.month
    return _counted(f"{year:04}-{month:02}", "the month nearest to the article's date")


def _season(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _written(f"{m['year']}-{SEASONS[m['season'].lower()]}")


def _shifted_season(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """ "Last summer" is this year's in its autumn, and last year's in its spring."""
    if day is None:
        return _counted(None, "")
    season, shift = SEASONS[m["season"]], m["shift"].lower()
    now = {12: 24, 1: 24, 2: 24, 3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22}.get(day.month, 23)
    year = day.year
    if shift == "last":
        year -= season >= now or day.month <= 2
    elif shift == "next":
        year += season <= now and day.month != 12
    return _counted(f"{year}-{season}", "a season counted from the article's date")


def _year(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _written(m["year"])


def _span_of_years(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    start, end = int(m["year"]), int(m["year2"] if len(m["year2"]) == 4 else m["year"][:2] + m["year2"])
    return _written(f"{start}/{end}") if start < end else None


def _decade(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _written(f"{m['decade']}X")


def _short_decade(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _written(f"19{m['tens']}X") if m["tens"] != "2" else _written("202X")


def _century(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return _written(f"{int(m['nth']) - 1}XX")


# --------------------------------------------------------------------------- counted from the article's day


def months_before(day: date, months: int) -> str:
    """The month so many months before a day's: ``months_before(date(2024, 6, 19), 9) == "2023-09"``."""
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _ago(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    words = m["count"].lower()
    count = int(words) if words.isdigit() else NUMBERS[words.split()[1] if words.startswith("a c") else words]
    loose = "~" if m["loose"] else ""
    unit = m["unit"].lower()
    if unit == "day":
        value = (day - timedelta(days=count)).isoformat()
    elif unit == "week":
        value = (day - timedelta(weeks=count)).isoformat() + "~"
    elif unit == "month":
        value = months_before(day, count)
    else:
        value = f"{day.year - count * (10 if unit == 'decade' else 1):04}" + ("~" if unit == "decade" else "")
    return _counted(value if value.endswith("~") else value + loose, f"counted back from the article's date by {unit}s")


def _week(day: date, step: int) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(days=6)


def _shifted_unit(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    step, unit = _step(m["shift"]), m["unit"].lower()
    rule = f"a {unit} counted from the article's date"
    if unit == "year":
        return _counted(f"{day.year + step:04}", rule)
    if unit == "month":
        return _counted(months_before(day, -step), rule)
    monday, sunday = _week(day, step)
    return _counted(
        f"{(monday if unit == 'week' else sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}", rule
    )


def _part_of_week(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    unit, rule = m["unit"].lower(), "a part of the article's own week, month or year"
    if unit == "year":
        return _counted(f"{day.year:04}", rule)
    if unit == "month":
        return _counted(f"{day.year:04}-{day.month:02}", rule)
    monday, sunday = _week(day, 0)
    start, end = (monday, day) if m["shift"].lower() == "earlier" else (day, sunday)
    return _counted(f"{start.isoformat()}/{end.isoformat()}" if start < end else start.isoformat(), rule)


def _end_of_unit(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return _counted(None, "")
    return _counted(
        f"{day.year:04}" if m["unit"].lower() == "year" else f"{day.year:04}-{day.month:02}",
        "the article's own month or year",
    )


RULES: dict[str, Rule] = {
    "iso": _iso,
    "slashes": _slashes,
    "span_of_two_months": _span_of_two_months,
    "span_of_days": _span_of_days,
    "day": _day,
    "feast": _feast,
    "month": _month,
    "month_of_shifted_year": _month_of_shifted_year,
    "shifted_month": _shifted_month,
    "season": _season,
    "shifted_season": _shifted_season,
    "decade": _decade,
    "short_decade": _short_decade,
    "century": _century,
    "span_of_years": _span_of_years,
    "ago": _ago,
    "before_yesterday": _before_yesterday,
    "near_day": _near_day,
    "part_of_today": _near_day,
    "shifted_weekday": _shifted_weekday,
    "weekday": _weekday,
    "part_of_week": _part_of_week,
    "shifted_unit": _shifted_unit,
    "end_of_unit": _end_of_unit,
    "month_alone": _month_alone,
    "year": _year,
    "day_of_month": _day_of_month,
}
