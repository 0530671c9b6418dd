"""What a time expression means, and the small helpers that the rules of ``dating.py`` and ``periods.py`` share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.annotate.times.expressions import MONTHS, NUMBERS, WEEKDAYS
from briefgen.annotate.times.tense import Tense

NEAREST_YEAR = "the year nearest to the article's date"
# A day and month without a year is the nearest such day, unless the tense speaks against it by more than this.
FAR_AHEAD = timedelta(days=35)
FAR_BEHIND = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means.  ``value`` None: it is a date, but which one cannot be told."""

    value: str | None
    inferred: bool
    rule: str


Rule = Callable[[re.Match[str], date | None, Tense], Meaning | None]


def written(value: str) -> Meaning:
    return Meaning(value, False, "as written")


def counted(value: str | None, rule: str) -> Meaning:
    return Meaning(value, value is not None, rule if value is not None else "no date to count from")


def month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().strip(".")[:3]))


def step(shift: str) -> int:
    return {"last": -1, "next": 1}.get(shift.lower(), 0)


def count_of(words: str) -> float:
    """The count that words tell.

    >>> count_of("a couple of"), count_of("half a"), count_of("twenty-five"), count_of("12")
    (2, 0.5, 25, 12)
    """
    words = words.lower()
    if words.startswith("half"):
        return 0.5
    if words.isdigit():
        return int(words)
    tens, _, units = words.replace("-", " ").removesuffix(" of").partition(" ")
    return NUMBERS[tens] + NUMBERS[units] if units and tens != "a" else NUMBERS[units or tens]


def weekday_number(name: str) -> int:
    """Monday is 0: ``weekday_number("Tues.") == 1``."""
    return next(n for n, weekday in enumerate(WEEKDAYS) if weekday.startswith(name.lower().strip(".")[:3]))


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, own: date, tense: Tense) -> date | None:
    """The day and month in the year that lies nearest to the article's own day, the tense permitting.

    29 February is looked for four years about.
    """
    reach = 4 if (month, day) == (2, 29) else 1
    near = [d for year in range(own.year - reach, own.year + reach + 1) if (d := valid_day(year, month, day))]
    if tense is Tense.PAST:
        near = [d for d in near if d - own <= FAR_AHEAD] or near
    elif tense is Tense.FUTURE:
        near = [d for d in near if own - d <= FAR_BEHIND] or near
    return min(near, key=lambda d: (abs(d - own), d), default=None)
