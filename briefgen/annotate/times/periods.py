"""Rules for months, seasons, years, and periods counted from the article's own day; one per kind of expression."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefgen.annotate.times.expressions import CENTURIES, DECADES, SEASONS
from briefgen.annotate.times.reading import Meaning, Rule, count_of, counted, month_number, step, written
from briefgen.annotate.times.tense import Tense
from briefgen.lexicon.wordlists import words

# "The flood of the old stone bridge this summer": so few words stand between the deed and its season.
DEED_REACH = 8


def _month(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return written(f"{m['year']}-{month_number(m['month']):02}")


def _month_of_shifted_year(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    year = day.year + step(m["shift"]) if day else 0
    return counted(
        f"{year:04}-{month_number(m['month']):02}" if day else None, "a year counted from the article's date"
    )


def _shifted_month(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if day is None:
        return counted(None, "")
    month, shift = month_number(m["month"]), m["shift"].lower()
    year = day.year
    if shift in {"last", "this past"}:
        year -= month >= day.month
    elif shift == "next":
        year += month <= day.month
    return counted(f"{year:04}-{month:02}", "a month counted from the article's date")


# "Prices are soaring in December", told in January, is last December's; "they will meet in December" is not.
FAR_AHEAD = 8
_PLANNED = re.compile(
    r"\b(?:will|shall|would|could|may|might|to\s[a-z]+|due|set|next|planned|plans|expected|scheduled|until|by)\b|[’']ll\b",
    re.I,
)

# "Has been postponed until May": what was put off lies ahead of the article, whatever the verb's tense.
_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|adjourned|deferred|put off|put back|pushed back|moved)\b[^.;]{0,20}$", re.I
)

# Names that are also common words ("may", "march") are a month alone only behind a word of time.
_ALSO_WORDS = frozenset({"may", "march"})


def _month_alone(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if m["month"].lower() in _ALSO_WORDS and not ((m["lead"] and m["lead"] not in {"to", "and", "or"}) or m["part"]):
        return None
    if day is None:
        return counted(None, "")
    month, year = month_number(m["month"]), day.year
    far = (month - day.month) % 12 > FAR_AHEAD and not _PLANNED.search(m.string)
    until = bool(m["lead"]) and m["lead"].lower() in {"until", "by"}
    if (tense is Tense.FUTURE and not far) or (
        until and (tense is Tense.OPEN or _PUT_OFF.search(m.string[: m.start()]) is not None)
    ):
        year += month < day.month
    else:
        year -= month > day.month
    return counted(f"{year:04}-{month:02}", "the month nearest to the article's date")


def _span_of_months(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "Between May and July", "from November 2023 to February": "and" and "to" need such a word before them.

    "July and August 2024" are one span without it.
    """
    joined, next_month = m["to"].strip(), month_number(m["month2"]) - month_number(m["month"]) == 1
    if joined.isalpha() and not m["year1"] and not (m["year"] and joined == "and" and next_month):
        if not m["lead"] and not (joined != "and" and m["year"]):
            return None
        if m["lead"] and (m["lead"].lower() == "between") != (joined == "and"):
            return None
    first, last = month_number(m["month"]), month_number(m["month2"])
    if m["year"]:
        start_year = int(m["year1"] or int(m["year"]) - (first > last))
        start, end = f"{start_year:04}-{first:02}", f"{m['year']}-{last:02}"
        return written(f"{start}/{end}") if start < end else None
    if m["year1"]:
        return written(f"{m['year1']}-{first:02}/{int(m['year1']) + (first > last):04}-{last:02}")
    if day is None:
        return counted(None, "")
    year = day.year + (last < day.month) if tense is Tense.FUTURE else day.year - (last > day.month)
    value = f"{year - (first > last):04}-{first:02}/{year:04}-{last:02}"
    return counted(value, "the months nearest to the article's date") if first != last else None


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _quarter(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """A quarter or half of a year told with its year; without one it may be of a match."""
    named = m.groupdict()
    if named.get("q"):
        months, nth = (3 if named["q"][0] == "Q" else 6), int(named["q"][1])
    else:
        months = 3 if m["part"] == "quarter" else 6
        nth = _NTH.get(m["nth"], 12 // months)
    if nth * months > 12:
        return None
    if m["shift"] and day is None:
        return counted(None, "")
    year = int(m["year"]) if m["year"] else (day.year if day else 0) + step(m["shift"])
    value = f"{year:04}-{(nth - 1) * months + 1:02}/{year:04}-{nth * months:02}"
    return written(value) if m["year"] else counted(value, "a year counted from the article's date")


def _season(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    season = SEASONS[m["season"].lower()]
    if m["year"]:
        return written(f"{m['year']}-{season}")
    value = f"{day.year + step(m['shift']):04}-{season}" if day else None
    return counted(value, "a year counted from the article's date")


def _shifted_season(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "Last summer" is this year's in its autumn, last year's in its spring; a winter bears its December's year."""
    if day is None:
        return counted(None, "")
    season, shift = SEASONS[m["season"]], m["shift"].lower()
    now = {12: 24, 1: 24, 2: 24, 3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22}.get(day.month, 23)
    own = day.year - (day.month <= 2)
    if shift == "last":
        year = own - (season >= now)
    elif shift == "next":
        year = own + (season <= now)
    else:
        year = own if season == 24 else day.year - (now == 24 and season >= 22 and _of_a_deed(m))
    return counted(f"{year}-{season}", "a season counted from the article's date")


def _of_a_deed(m: re.Match[str]) -> bool:
    """ "The flood of the harbour this summer", told in January, is no flood to come."""
    before = re.split(r"[,;:]", m.string[: m.start()])[-1].lower().split()[-DEED_REACH:]
    deeds = words("happenings", "deed") | words("happenings", "mishap")
    return any(word in deeds and "the" in before[max(0, n - 2) : n] for n, word in enumerate(before))


def _year(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return written(m["year"])


def _span_of_years(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    start, end = int(m["year"]), int(m["year2"] if len(m["year2"]) == 4 else m["year"][:2] + m["year2"])
    return written(f"{start}/{end}") if start < end else None


def _decade(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return written(f"{m['decade']}X")


def _short_decade(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return written(f"19{m['tens']}X") if m["tens"] != "2" else written("202X")


# "In the sixties" is no decade where it is warm.
_WARMTH = re.compile(r"\b(?:degrees|temperatures?|Fahrenheit|Celsius)\b")


def _spelled_decade(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    return (
        None
        if _WARMTH.search(m.string)
        else written(f"{'20' if m['tens'] == 'twenties' else '19'}{DECADES[m['tens']]}X")
    )


def _century(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    nth = m["nth"].lower()
    return written(f"{(CENTURIES.get(nth) or int(nth)) - 1}XX")


# --------------------------------------------------------------------------- counted from the article's day


def months_before(day: date, months: int) -> str:
    """The month so many months before a day's: ``months_before(date(2024, 6, 19), 9) == "2023-09"``."""
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}"


def _ago(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if day is None:
        return counted(None, "")
    count = count_of(m["count"])
    loose = "~" if m["loose"] else ""
    unit = {"centurie": "century"}.get(m["unit"].lower(), m["unit"].lower())
    if unit == "day":
        value = (day - timedelta(days=int(count))).isoformat()
    elif unit in {"week", "fortnight"}:
        value = (day - timedelta(weeks=count * (2 if unit == "fortnight" else 1))).isoformat() + "~"
    elif unit == "month":
        value = months_before(day, int(count))
    else:
        years = {"decade": 10, "century": 100}.get(unit, 1)
        value = f"{day.year - int(count * years):04}" + ("~" if years > 1 else "")
    return counted(value if value.endswith("~") else value + loose, f"counted back from the article's date by {unit}s")


def _week(day: date, step: int) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
    return monday, monday + timedelta(days=6)


# "She won this weekend" of a Monday or Tuesday tells of the one just over; from here on it may be the one to come.
_MIDWEEK = 2


def _shifted_unit(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if day is None:
        return counted(None, "")
    shift, unit = step(m["shift"]), m["unit"].lower()
    rule = f"a {unit} counted from the article's date"
    if unit == "year":
        return counted(f"{day.year + shift:04}", rule)
    if unit == "month":
        return counted(months_before(day, -shift), rule)
    if unit == "weekend" and not shift and day.weekday() < _MIDWEEK and tense is Tense.PAST:
        shift = -1
    monday, sunday = _week(day, shift)
    return counted(
        f"{(monday if unit == 'week' else sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}", rule
    )


def _weekend(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "Over the weekend" is the one behind us, or the one we are in; with the future, the one to come."""
    if day is None:
        return counted(None, "")
    _, sunday = _week(day, 0)
    if day.weekday() < 5 and tense is not Tense.FUTURE:
        sunday -= timedelta(weeks=1)
    return counted(
        f"{(sunday - timedelta(days=1)).isoformat()}/{sunday.isoformat()}", "a weekend counted from the article's date"
    )


# "Their first win in eight years" is told of the years behind it.
_LAST_SO_LONG_AGO = re.compile(r"\b(?:first|only|\w{3,}est|most|worst|best)\b[^.,;:]{0,60}$", re.I)


def _ahead(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    """ "In two days" lies ahead in the future tense; else it is how long something takes."""
    if (not m["sure"] and tense is not Tense.FUTURE) or _LAST_SO_LONG_AGO.search(m.string[: m.start()]):
        return None
    if day is None:
        return counted(None, "")
    count, unit = int(count_of(m["count"])), m["unit"].lower()
    if unit in {"day", "week"}:
        ahead = day + timedelta(days=count * (7 if unit == "week" else 1))
        value = ahead.isoformat() + ("~" if unit == "week" else "")
    else:
        value = months_before(day, -count) if unit == "month" else f"{day.year + count:04}"
    return counted(value, f"counted on from the article's date by {unit}s")


def _part_of_week(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
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


def _end_of_unit(m: re.Match[str], day: date | None, tense: Tense) -> Meaning | None:
    if day is None:
        return counted(None, "")
    shift = step(m["shift"])
    value = f"{day.year + shift:04}" if m["unit"].lower() == "year" else months_before(day, -shift)
    return counted(value, "a month or year counted from the article's date")


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
    "spelled_decade": _spelled_decade,
    "span_of_months": _span_of_months,
    "quarter": _quarter,
    "weekend": _weekend,
    "ahead": _ahead,
    "ago": _ago,
    "shifted_unit": _shifted_unit,
    "part_of_week": _part_of_week,
    "end_of_unit": _end_of_unit,
}
