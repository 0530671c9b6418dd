"""Dates in digits alone: "19/06/24", "06/19/24", and which of their numbers is the day.

One that can be no other day tells it, and with it how its article writes the others; where none does, the country
of the outlet decides.  Else nobody can tell, and such a date is nobody's agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from briefgen.annotate.times.reading import Meaning, valid_day, written
from briefgen.lexicon.wordlists import data, words
from briefgen.model import Metadata
from briefgen.model.annotation import EITHER

PIVOT = 5  # years that a year of two digits may lie ahead of the article; further, it was a hundred years ago


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day stands first in an article's dates in digits, and how that is known; ``first`` None: it is not
    known."""

    first: bool | None = None
    why: str = ""


def order_of(matches: Iterable[re.Match[str]], day: date | None, metadata: Metadata) -> Order:
    """How an article writes its dates in digits: by those of them that can be read in one way, or by its outlet."""
    sure = {int(m["a"]) > 12 for m in matches if len(_readings(m, day)) == 1 and m["a"] != m["b"]}
    if len(sure) == 1:
        return Order(sure.pop(), "as in the article's other dates")
    return _by_country(metadata) if not sure else Order()


def in_digits(match: re.Match[str], day: date | None, order: Order) -> Meaning | None:
    """What such a date means; None where it is no date ("1.2.24" is a version)."""
    if match["sep"] == "." and len(match["year"]) == 2 and len(match["a"] + match["b"]) < 4:
        return None
    readings = _readings(match, day)
    if len(readings) < 2:
        return written(next(iter(readings.values())).isoformat()) if readings else None
    if order.first is None:
        return Meaning(None, False, EITHER)
    which = "the day" if order.first else "the month"
    return Meaning(readings[order.first].isoformat(), False, f"{which} stands first, {order.why}")


def _readings(match: re.Match[str], day: date | None) -> dict[bool, date]:
    """The days it may be, by whether the day stands first; one where both are the same."""
    a, b, year = int(match["a"]), int(match["b"]), _year(match["year"], day)
    found = {True: valid_day(year, b, a), False: valid_day(year, a, b)}
    if a == b:
        del found[False]
    return {first: there for first, there in found.items() if there}


def _year(digits: str, day: date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    year = 2000 + int(digits)
    return year if year <= (day.year if day else 2000 + 60) + PIVOT else year - 100


def _by_country(metadata: Metadata) -> Order:
    outlet, why = metadata.outlet or "", "as the outlet's country writes"
    for first, group in ((True, "day_first_outlets"), (False, "month_first_outlets")):
        if outlet in words("day_order", group):
            return Order(first, why)
    domains = [domain for domain, name in data("outlets").items() if name == outlet]
    if metadata.url:
        domains.insert(0, urlsplit(metadata.url).hostname or "")
    for domain in (*domains, outlet.lower() if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", outlet) else ""):
        ending = domain.rpartition(".")[2]
        if ending in words("day_order", "day_first"):
            return Order(True, why)
        if ending in words("day_order", "month_first"):
            return Order(False, why)
    return Order()
