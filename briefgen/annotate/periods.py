"""Rules for months, seasons, years, and periods counted from the article's own day; one per kind of expression."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.annotate.expressions import NUMBERS, SEASONS
from briefgen.annotate.reading import Reading, Rule, counted, month_number, step, written
from briefgen.annotate.tense import Tense


def _month(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return written(f"{m['year']}-{month_number(m['month']):02}")


def _month_of_shifted_year(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    year = day.year + step(m["shift"]) if day else 0
    return counted(
        f"{year:04}-{month_number(m['month']):02}" if day else None, "a year counted from the article's date"
    )


def _shifted_month(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
    month, shift = month_number(m["month"]), m["shift"].lower()
    year = day.year
    if shift in {"last", "this past"}:
        year -= month >= day.month
    elif shift == "next":
        year += month <= day.month
    return counted(f"{year:04}-{month:02}", "a month counted from the article's date")


# Names that are also common words ("may", "march") are a month alone only behind a word of time.
_ALSO_WORDS = frozenset({"may", "march"})


def _month_alone(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if m["month"].lower() in _ALSO_WORDS and not ((m["lead"] and m["lead"] not in {"to", "and", "or"}) or m["part"]):
        return None
    if day is None:
        return counted(None, "")
    month, year = month_number(m["month"]), day.year
    if tense is Tense.FUTURE or (tense is Tense.OPEN and m["lead"] and m["lead"].lower() in {"until", "by"}):
        year += month < day.month
    else:
        year -= month > day.month
    return counted(f"{year:04}-{month:02}", "the month nearest to the article's date")


def _season(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return written(f"{m['year']}-{SEASONS[m['season'].lower()]}")


def _shifted_season(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    """ "Last summer" is this year's in its autumn, and last year's in its spring."""
    if day is None:
        return counted(None, "")
    season, shift = SEASONS[m["season"]], m["shift"].lower()
    now = {12: 24, 1: 24, 2: 24, 3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22}.get(day.month, 23)
    year = day.year
    if shift == "last":
        year -= season >= now or day.month <= 2
    elif shift == "next":
        year += season <= now and day.month != 12
    return counted(f"{year}-{season}", "a season counted from the article's date")


def _year(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return written(m["year"])


def _span_of_years(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    start, end = int(m["year"]), int(m["year2"] if len(m["year2"]) == 4 else m["year"][:2] + m["year2"])
    return written(f"{start}/{end}") if start < end else None


def _decade(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return written(f"{m['decade']}X")


def _short_decade(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return written(f"19{m['tens']}X") if m["tens"] != "2" else written("202X")


def _century(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    return written(f"{int(m['nth']) - 1}XX")


# --------------------------------------------------------------------------- counted from the article's day


def months_before(day: date, months: int) -> str:
    """The month so many months before a day's: ``months_before(date(2024, 6, 19), 9) == "2023-09"``."""
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _ago(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
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
    return counted(value if value.endswith("~") else value + loose, f"counted back from the article's date by {unit}s")


def _week(day: date, step: int) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(days=6)


def _shifted_unit(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
    shift, unit = step(m["shift"]), m["unit"].lower()
    rule = f"a {unit} counted from the article's date"
    if unit == "year":
        return counted(f"{day.year + shift:04}", rule)
    if unit == "month":
        return counted(months_before(day, -shift), rule)
    monday, sunday = _week(day, shift)
    return counted(
        f"{(monday if unit == 'week' else sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}", rule
    )


def _part_of_week(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
    unit, rule = m["unit"].lower(), "a part of the article's own week, month or year"
    if unit == "year":
        return counted(f"{day.year:04}", rule)
    if unit == "month":
        return counted(f"{day.year:04}-{day.month:02}", rule)
    monday, sunday = _week(day, 0)
    start, end = (monday, day) if m["shift"].lower() == "earlier" else (day, sunday)
    return counted(f"{start.isoformat()}/{end.isoformat()}" if start < end else start.isoformat(), rule)


def _end_of_unit(m: re.Match[str], day: date | None, tense: Tense) -> Reading | None:
    if day is None:
        return counted(None, "")
    return counted(
        f"{day.year:04}" if m["unit"].lower() == "year" else f"{day.year:04}-{day.month:02}",
        "the article's own month or year",
    )


PERIODS: dict[str, Rule] = {
    "month": _month,
    "month_of_shifted_year": _month_of_shifted_year,
    "shifted_month": _shifted_month,
    "month_alone": _month_alone,
    "season": _season,
    "shifted_season": _shifted_season,
    "year": _year,
    "span_of_years": _span_of_years,
    "decade": _decade,
    "short_decade": _short_decade,
    "century": _century,
    "ago": _ago,
    "shifted_unit": _shifted_unit,
    "part_of_week": _part_of_week,
    "end_of_unit": _end_of_unit,
}
