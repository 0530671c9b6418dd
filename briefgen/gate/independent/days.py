"""Is a date told by a sentence?  Asked without knowing how it was read.

Each of its parts (year, month, day) must be named there, or lie so near the article's own day that nobody would name
it; or a word for the distance from that day ("yesterday", "three weeks ago") must lead to it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from briefgen.gate.independent.plain import closed, has_word, numbers, straight

_EDTF = re.compile(r"(\d{2})(\d\d|\dX|XX)(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
_MONTH = re.compile(r"\d{4}-\d\d")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?!\d)")
A_WEEK_OFF, A_CENTURY, HALF_A_YEAR = 13, 36525, 200
"""A weekday without a date may lie in this week, the last or the next one."""
A_YEAR_OFF, AHEAD = 400, 290
"""A day and a month without a year lie in the year around the article; what lies ahead lies nearer."""
Span = tuple[date, date]


def span(edtf: str) -> Span | None:
    """The first and the last day an EDTF date may mean; None where it cannot be read or has an open end.

    >>> span("2024-02"), span("2024-06-18/2024-06-19")
    ((datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)), (datetime.date(2024, 6, 18), datetime.date(2024, 6, 19)))
    """
    ends = [_ends(part) for part in edtf.split("/")]
    first, last = ends[0], ends[-1]
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def tells(text: str, edtf: str, day: str | None) -> bool:
    """Does a sentence give this date, read on ``day`` ("2025-09-21"), the article's own?"""
    parts, there, today = edtf.split("/"), span(edtf), date.fromisoformat(day) if day else None
    if there is None:
        return len(parts) == 2 and all(p in {"", ".."} or tells(text, p, day) for p in parts)
    if any(_by_parts(text, part, today) for part in parts):
        return True
    if len(parts) > 1 and (_year_named(text, there) or _quarter(text, there, today)):
        return True
    return today is not None and any(_by_distance(text, s, today) for s in (there, *map(span, parts)) if s)


def tells_after(text: str, before: list[str], edtf: str, day: str | None) -> bool:
    """Does a sentence give this date by its distance from one that the sentences before it give ("the next day")?"""
    there = span(edtf)
    if there is None or not has_word(text, closed("reaching_back")):
        return False
    steps = {0.0, 1.0} | {
        n * length for n in (1.0, *numbers(text)) for w, (length, _) in closed("spans").items() if w in text
    }
    year = (there[0].month, there[0].day, there[1].month) == (1, 1, 12)
    for step in (round(sign * s) for s in sorted(steps) if s <= A_CENTURY for sign in (1, -1)):
        anchor = str(there[0] - timedelta(days=step))[: len(edtf) if _MONTH.fullmatch(edtf) else None]
        if year or abs(step) > A_YEAR_OFF:
            anchor = f"{there[0].year - round(step / 365.25):04d}"
        if any(tells(b, anchor, day) for b in before):
            return True
    return False


def too_far_back(sentence: str, words: str, edtf: str, day: str | None) -> bool:
    """Is a month or a day without its year, in a sentence on what lies ahead, read as one of long ago?"""
    there = span(edtf)
    if not there or not day or not _month_named(words, there[0].month) or re.search(r"\d{4}", words):
        return False
    past = has_word(words, closed("reaching_back")) or _known(words, edtf)
    return not past and has_word(sentence, closed("ahead")) and _off(there, date.fromisoformat(day)) < -HALF_A_YEAR


def written_out(text: str, edtf: str) -> bool:
    """Does the sentence write the date, its year and all?"""
    for part in edtf.split("/"):
        there, found = span(part), _EDTF.fullmatch(part)
        named = there and _year_named(text, there) and (not found or not found[4] or _by_parts(text, part, None))
        if not named and not (found and _numeric(text, found)):
            return _known(text, edtf)
    return True


def _quarter(text: str, there: Span, today: date | None) -> bool:
    """ "The first quarter of this year", "the second half": the months it has, in a year that a word leads to."""
    found = re.search(r"\b(first|second|third|fourth|final|last)\s(quarter|half)\b", straight(text).lower())
    if found is None or today is None:
        return False
    long = 3 if found[2] == "quarter" else 6
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(found[1], 12 // long)
    months = (there[0].month, there[1].month) == ((nth - 1) * long + 1, nth * long)
    return months and there[0].year - today.year in _turns(text)


def _by_parts(text: str, edtf: str, today: date | None) -> bool:
    """Is each part of the date named, or so near that it needs no name?"""
    found, there = _EDTF.fullmatch(edtf), span(edtf)
    if found is None or there is None:
        return False
    century, year, month, day = found.groups()
    if _numeric(text, found) or _known(text, edtf) or not month:
        return _numeric(text, found) or _known(text, edtf) or _year_named(text, there)
    told = today is None or _not_far(text, _off(there, today))
    told = told or bool(re.search(rf"(?<!\d)(?:{century})?{year}(?!\d)", text))
    if day and not _day(text, day):
        return _holiday(text, edtf) or (told and _weekday(text, there[0], today))
    return told and (_month_named(text, int(month)) or _holiday(text, edtf))


def _by_distance(text: str, there: Span, today: date) -> bool:
    """Does a word for the distance lead from the article's day to the date?"""
    off, wide = (there[0] - today).days, (there[1] - there[0]).days
    if wide <= 10 and (_weekday(text, there[0], today) or any(low <= off <= high for low, high in _near(text))):
        return True
    if not any(_weekday(text, date(2024, 1, n), None) for n in range(1, 8)) and _counted(text, there, today):
        return True
    if 25 <= wide <= 31 and has_word(text, ("month-",)):
        return (there[0].year - today.year) * 12 + there[0].month - today.month in _turns(text)
    if wide >= 27 and has_word(text, ("year-", "annual-")) and not numbers(text):
        return there[0].year - today.year in _turns(text)
    season = 27 <= wide < 125 and has_word(text, closed("seasons")) and abs(there[0].year - today.year) <= 1
    return (season and not (has_word(text, ("last",)) and off > 0)) or (
        wide >= 27 and _month_named(text, there[0].month) and _not_far(text, off)
    )


def _near(text: str) -> list[tuple[int, int]]:
    return [(low, high) for words, (low, high) in closed("near_days").items() if has_word(text, (words,))]


def _counted(text: str, there: Span, today: date) -> bool:
    """ "Three weeks ago", "a day earlier", "in two years"; what is past does not lie ahead."""
    back = has_word(text, ("ago", "last", "earlier", "past", "previous"))
    for n in (1.0, *numbers(text), *([50.0] if "half a century" in text else [])):
        for word, (length, slack) in closed("spans").items():
            if has_word(text, (f"{word}-",)) or (word == "day" and "daily" in text):
                wide = slack + length * (n >= 3 and length > 7)
                offs = [(end - today).days for end in there]
                if any(abs(abs(off) - n * length) <= wide and not (back and off > 0) for off in offs):
                    return True
    return False


def _turns(text: str) -> set[int]:
    """How many years, or months, "last", "this" and "next" lead on."""
    return {int(n) for n, words in closed("turns").items() if has_word(text, words)} or {-1, 0, 1}


def _off(there: Span, today: date) -> int:
    """How many days off the nearest day of a date lies; below 0 for the past."""
    first, last = (there[0] - today).days, (there[1] - today).days
    return max(first, 0) if last >= 0 else last


def _not_far(text: str, off: int) -> bool:
    """May a day without its year lie so many days off?  One that lies ahead seldom lies far."""
    return -A_YEAR_OFF <= off <= (A_YEAR_OFF if has_word(text, ("next", "later", "this")) else AHEAD)


def _known(text: str, edtf: str) -> bool:
    return has_word(text, closed("known_days").get(edtf, ("\0",)))


def _holiday(text: str, edtf: str) -> bool:
    """The name of a day: "New Year's Eve"."""
    names = [on for name, on in closed("named_days").items() if has_word(text, (name,))]
    return any(on in edtf for on in names if on) if any(names) else bool(names)


def _weekday(text: str, there: date, today: date | None) -> bool:
    """Its weekday, a few days off."""
    name = next(name for name, n in closed("weekdays").items() if n == there.weekday())
    named = re.search(rf"\b{name}(?:s|nes|rs|ur)?(?:days?)?\b", text, re.IGNORECASE)
    return bool(named) and (today is None or abs((there - today).days) <= A_WEEK_OFF)


def _year_named(text: str, there: Span) -> bool:
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
    name = next((name for name, n in closed("months").items() if n == month), "\0")
    return bool(re.search(rf"\b{name}", straight(text), re.IGNORECASE))


def _day(text: str, day: str | None) -> bool:
    there = rf"(?<!\d)0?{int(day or 0)}(?:st|nd|rd|th)?(?!\d)"
    return not day or bool(re.search(there, text)) or int(day) in numbers(text)


def _numeric(text: str, found: re.Match[str]) -> bool:
    """All parts of a date as digits, in any order: 21/09/2025, 2025-09-21, 9/21."""
    wanted = {int(found[3] or 0), int(found[4] or 0)} - {0}
    year = {int(found[1] + found[2]), int(found[2])} if found[2].isdigit() else set()
    every = [{int(part) for part in run} for run in _NUMERIC.findall(text)]
    return bool(wanted) and any(wanted <= run and run & year for run in every)


def _ends(part: str) -> Span | None:
    found = _EDTF.fullmatch(part)
    if found is None:
        return None
    first, last = (int(found[1] + found[2].replace("X", n)) for n in "09")
    month, day = (int(found[n]) if found[n] else None for n in (3, 4))
    try:
        if month and month > 12:  # 21 is the spring: three months from March
            spring = date(first, 3 * (month - 20), 1)
            return spring, (spring + timedelta(days=95)).replace(day=1) - timedelta(days=1)
        begin, end = (n if month is None else month for n in (1, 12))
        return date(first, begin, 1 if day is None else day), date(last, end, day or monthrange(last, end)[1])
    except ValueError:
        return None
