"""What a time expression means, and the small helpers that the rules of ``dating.py`` and ``periods.py`` share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefgen.annotate.expressions import MONTHS
from briefgen.annotate.tense import Tense


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means.  ``value`` None: it is a date, but which one cannot be told."""

    value: str | None
    inferred: bool
    rule: str


Rule = Callable[[re.Match[str], date | None, Tense], Reading | None]


def written(value: str) -> Reading:
    return Reading(value, False, "as written")


def counted(value: str | None, rule: str) -> Reading:
    return Reading(value, value is not None, rule if value is not None else "no date to count from")


def month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower().strip(".")[:3]))


def step(shift: str) -> int:
    return {"last": -1, "next": 1}.get(shift.lower(), 0)
