"""Is a date told by a sentence?  Asked without knowing how it was read: the day's name, its number and month, or a word
for the distance from the article's own day must stand in it, and lead to that date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from briefgen.gate.independent.plain import closed, has_word, numbers, straight

_EDTF = re.compile(r"(\d{2})(\d\d|\dX|XX)(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?!\d)")
A_WEEK_OFF = 13
"""A weekday without a date may lie in this week, the last or the next one."""
A_CENTURY = 36525
A_YEAR_OFF, AHEAD, HALF_A_YEAR = 400, 290, 200
"""A day and a month without a year lie in the year around the article; what lies ahead lies nearer."""


def span(edtf: str) -> tuple[date, date] | None:
    """The first and the last day an EDTF date may mean; None where it cannot be read or has an open end.

    >>> span("2024-02"), span("2024-06-18/2024-06-19")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), (datetime.date(2024, 6, 18), datetime.date(2024, 6, 19)))
    """
    ends = [_ends(part) for part in edtf.split("/")]
    if not ends or any(e is None for e in ends):
        return None
    first, last = ends[0], ends[-1]
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def tells(text: str, edtf: str, day: str | None) -> bool:
    """Does a sentence give this date, read on ``day`` ("2025-09-21"), the article's own?"""
    parts = edtf.split("/")
    there = span(edtf)
    if there is None:
        return len(parts) == 2 and all(p in {"", ".."} or _tells(text, p, day) for p in parts)
    if len(parts) == 1:
        return _tells(text, edtf, day)
    return any(_tells(text, part, day) for part in parts) or _relative(text, there, day) or _year(text, there)


def tells_after(text: str, before: list[str], edtf: str, day: str | None) -> bool:
    """Does a sentence give this date by its distance from one that the sentences before it give ("the next day")?"""
    there = span(edtf)
    if there is None or not has_word(text, closed("reaching_back")):
        return False
    steps = {0.0, 1.0} | {n * length for n in numbers(text) for w, (length, _) in closed("spans").items() if w in text}
    year = (there[0].month, there[0].day, there[1].month) == (1, 1, 12)
    for step in (round(sign * s) for s in sorted(steps) if s <= A_CENTURY for sign in (1, -1)):
        anchor = str(there[0] - timedelta(days=step))
        if year or abs(step) > A_YEAR_OFF:
            anchor = f"{there[0].year - round(step / 365.25):04d}"
        if any(_tells(b, anchor, day) for b in before):
            return True
    return False


def written_out(text: str, edtf: str) -> bool:
    """Does the sentence write the whole date, its year and all?"""
    if has_word(text, closed("known_days").get(edtf, ("\0",))):
        return True
    for found in (_EDTF.fullmatch(part) for part in edtf.split("/")):
        if found is None:
            return False
        century, year, month, day = found.groups()
        if not month and re.search(rf"\d{{4}}[-–/]{year}(?!\d)", text):
            continue
        if not re.search(rf"(?<!\d)(?:{century}|['’]){year.replace('X', '0')}(?!\d)", text) and not _numeric(
            text, found
        ):
            return False
        if day and _named(text, edtf):
            continue
        if month and not (_numeric(text, found) or (_month_named(text, int(month)) and _day_named(text, day))):
            return False
    return True


def weekday_of(words: str) -> int | None:
    """The weekday that words name, Monday is 0; None where they name none."""
    found = re.search(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", words, re.IGNORECASE)
    return closed("weekdays")[found[1][:3].lower()] if found else None


def _tells(text: str, edtf: str, day: str | None) -> bool:
    found, there = _EDTF.fullmatch(edtf), span(edtf)
    if found is None or there is None:
        return False
    if _numeric(text, found) or _relative(text, there, day) or has_word(text, closed("known_days").get(edtf, ("\0",))):
        return True
    year, month, number = found[2], found[3], found[4]
    if not month:
        return _year(text, there)
    near = not _whole(day) or _not_far(text, _off(there, date.fromisoformat(day or "")))
    told = near or bool(re.search(rf"(?<!\d)(?:{found[1]})?{year}(?!\d)", text))
    if int(month) > 12:
        return told and has_word(text, closed("seasons"))
    if number and not _day_named(text, number):
        return _named(text, edtf) or (told and _weekday_alone(text, there[0], day))
    return told and (_month_named(text, int(month)) or _named(text, edtf))


def _named(text: str, edtf: str) -> bool:
    """The name of a day: "New Year's Eve"."""
    names = {name: on for name, on in closed("named_days").items() if has_word(text, (name,))}
    fixed = [on for on in names.values() if on]
    return any(on in edtf for on in fixed) if fixed else bool(names)


def _weekday_alone(text: str, there: date, day: str | None) -> bool:
    """A weekday, a few days off."""
    names = [name for name, n in closed("weekdays").items() if n == there.weekday()]
    named = re.search(rf"\b(?:{'|'.join(names)})(?:s|nes|rs|ur|[a-z]?)?(?:day|days)?\b", text, re.IGNORECASE)
    return bool(named) and (not _whole(day) or abs((there - date.fromisoformat(day or "")).days) <= A_WEEK_OFF)


def _relative(text: str, there: tuple[date, date], day: str | None) -> bool:
    """A word for the distance from the article's day: "yesterday", "last year", "three weeks ago"."""
    if not _whole(day):
        return False
    today = date.fromisoformat(day or "")
    off, wide = (there[0] - today).days, (there[1] - there[0]).days
    if wide <= 10 and _weekday_alone(text, there[0], day):
        return True
    if wide <= 10 and any(low <= off <= high for low, high in _near(text)):
        return True
    if weekday_of(text) is None and _counted_off(text, there, today):
        return True
    months = (there[0].year - today.year) * 12 + there[0].month - today.month
    if 25 <= wide <= 31 and has_word(text, ("month-",)):
        return months in _turns(text)
    if wide < 27:
        return False
    if has_word(text, ("year-", "annual-")) and not numbers(text):
        return there[0].year - today.year in _turns(text)
    season = has_word(text, closed("seasons")) and abs(there[0].year - today.year) <= 1 and wide < 125
    return (season and not (has_word(text, ("last",)) and off > 0)) or (
        _month_named(text, there[0].month) and _not_far(text, off)
    )


def _counted_off(text: str, there: tuple[date, date], today: date) -> bool:
    """ "Three weeks ago", "a day earlier", "in two years"; what is past does not lie ahead."""
    back = has_word(text, ("ago", "last", "earlier", "past", "previous"))
    for n in (1.0, *numbers(text), *([50.0] if "half a century" in text else [])):
        for word, (length, slack) in closed("spans").items():
            if has_word(text, (f"{word}-",)) or (word == "day" and "daily" in text):
                for start in there:
                    off = (start - today).days
                    exact = abs(abs(off) - n * length) <= slack + length * (n >= 3 and length > 7)
                    if exact and not (back and off > 0):
                        return True
    return False


def _turns(text: str) -> set[int]:
    """How many years, or months, "last", "this" and "next" lead on."""
    turns = {
        -1: ("last", "previous", "ago", "past"),
        0: ("this", "earlier", "current", "the"),
        1: ("next", "coming", "following"),
    }
    return {n for n, words in turns.items() if has_word(text, words)} or {-1, 0, 1}


def too_far_back(sentence: str, words: str, edtf: str, day: str | None) -> bool:
    """Is a month or a day without its year, in a sentence on what lies ahead, read as one of long ago?"""
    there = span(edtf)
    if there is None or not _whole(day) or not _month_named(words, there[0].month) or re.search(r"\d{4}", words):
        return False
    past = has_word(words, closed("reaching_back")) or has_word(words, closed("known_days").get(edtf, ("\0",)))
    return (
        not past and has_word(sentence, closed("ahead")) and _off(there, date.fromisoformat(day or "")) < -HALF_A_YEAR
    )


def _off(there: tuple[date, date], today: date) -> int:
    """How many days off the nearest day of a date lies; below 0 for the past."""
    first, last = (there[0] - today).days, (there[1] - today).days
    return max(first, 0) if last >= 0 else last


def _not_far(text: str, off: int) -> bool:
    """May a day without its year lie so many days off?  One that lies ahead seldom lies far."""
    return -A_YEAR_OFF <= off <= (A_YEAR_OFF if has_word(text, ("next", "later", "this")) else AHEAD)


def _near(text: str) -> list[tuple[int, int]]:
    return [(low, high) for words, (low, high) in closed("near_days").items() if has_word(text, (words,))]


def _bare_month(text: str, there: tuple[date, date]) -> bool:
    return _month_named(text, there[0].month)


def _year(text: str, there: tuple[date, date]) -> bool:
    """A year, a decade or a century by its digits."""
    first, last = there[0].year, there[1].year
    found = [int(y) for y in re.findall(r"(?<!\d)(\d{4})(?!\d)", text)]
    found += [first // 100 * 100 + int(y) for y in re.findall(r"['’](\d\d)(?!\d)", text)]
    found += [int(a[:2] + b) for a, b in re.findall(r"(\d{4})[-–/](\d\d)(?!\d)", text)]
    ordinal = has_word(text, (f"{first // 100 + 1}th", f"{first // 100 + 1}st")) and last - first > 50
    return ordinal or any(first <= y <= last for y in found)


def _month_named(text: str, month: int) -> bool:
    if month > 12:
        return has_word(text, closed("seasons"))
    name = next(name for name, n in closed("months").items() if n == month)
    return bool(re.search(rf"\b{name}", straight(text), re.IGNORECASE))


def _day_named(text: str, day: str | None) -> bool:
    return (
        not day or bool(re.search(rf"(?<!\d)0?{int(day)}(?:st|nd|rd|th)?(?![\d])", text)) or int(day) in numbers(text)
    )


def _numeric(text: str, found: re.Match[str]) -> bool:
    """All parts of a date as digits, in any order: 21/09/2025, 2025-09-21, 9/21."""
    wanted = {int(found[3] or 0), int(found[4] or 0)} - {0}
    year = {int(found[1] + found[2]), int(found[2])} if found[2].isdigit() else set()
    every = [{int(part) for part in run} for run in _NUMERIC.findall(text)]
    return bool(wanted) and any(wanted <= run and run & year for run in every)


def _ends(part: str) -> tuple[date, date] | None:
    found = _EDTF.fullmatch(part)
    if found is None:
        return None
    first, last = (int(found[1] + found[2].replace("X", n)) for n in "09")
    month, day = (int(found[n]) if found[n] else None for n in (3, 4))
    if not first or (month or 1) > 24 or (month and 12 < month < 21):
        return None
    if month and month > 12:
        start = (3, 6, 9, 12)[month - 21]
        after = date(last + (start == 12), (start + 2) % 12 or 12, 1)
        return date(first, start, 1), after.replace(day=monthrange(after.year, after.month)[1])
    try:
        begin = date(first, month or 1, day or 1)
        month = month or 12
        return begin, date(last, month, day or monthrange(last, month)[1])
    except ValueError:
        return None


def _whole(day: str | None) -> bool:
    return bool(day) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", day or ""))


def within(edtf: str, days: list[str], off: timedelta) -> bool:
    """Does a date lie within the span of these days, so much on either side?"""
    there, known = span(edtf), sorted(date.fromisoformat(d) for d in days if _whole(d))
    return there is None or not known or (there[1] >= known[0] - off and there[0] <= known[-1] + off)
