"""The rules of comparison in their order.  Each is a plain function ``Matter -> tuple[Difference, ...]``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefgen.compare.ages import ages
from briefgen.compare.clocks import clocks
from briefgen.compare.dates import dates
from briefgen.compare.denials import denials
from briefgen.compare.matter import Matter
from briefgen.compare.nobody import nobody
from briefgen.compare.numbers import numbers
from briefgen.compare.since import since
from briefgen.compare.tolls import tolls
from briefgen.compare.wording import wording
from briefgen.model import Difference, DifferenceKind, short_hash

Rule = Callable[[Matter], tuple[Difference, ...]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("tolls", tolls),
    ("numbers", numbers),
    ("ages", ages),
    ("nobody", nobody),
    ("dates", dates),
    ("clocks", clocks),
    ("since", since),
    ("denials", denials),
    ("wording", wording),
)
# The order in which kinds stand on a page: what happened before how it was said.
_TELLING = (
    DifferenceKind.NUMBER,
    DifferenceKind.DENIAL,
    DifferenceKind.CONTRADICTION,
    DifferenceKind.DATE,
    DifferenceKind.PLACE,
    DifferenceKind.DETAIL,
    DifferenceKind.LABEL,
    DifferenceKind.WORDING,
)


def compare(matter: Matter) -> tuple[Difference, ...]:
    """Every difference that a rule finds, most telling first: by kind, then by how many articles take part."""
    found = _each_once(d for _, rule in RULES for d in rule(matter))
    return tuple(sorted(found, key=lambda d: (_TELLING.index(d.kind), -_articles(d), d.id)))


def _each_once(found: Iterable[Difference]) -> Iterable[Difference]:
    """Every finding once; two that ask the same of the same sentence are told apart by their values."""
    unique: dict[str, Difference] = {}
    for one in found:
        twin = unique.get(one.id)
        if twin is not None and twin.positions != one.positions:
            one = replace(one, id=f"d-{short_hash(one.id, *(p.value for p in one.positions))}")
        unique.setdefault(one.id, one)
    return unique.values()


def _articles(found: Difference) -> int:
    return len({c.article for p in found.positions for c in p.citations})
