"""The rules of comparison in their order.  Each is a plain function ``Matter -> tuple[Difference, ...]``."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.compare.dates import dates
from briefgen.compare.denials import denials
from briefgen.compare.matter import Matter
from briefgen.compare.nobody import nobody
from briefgen.compare.numbers import numbers
from briefgen.compare.since import since
from briefgen.compare.tolls import tolls
from briefgen.compare.wording import wording
from briefgen.model import Difference, DifferenceKind

Rule = Callable[[Matter], tuple[Difference, ...]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("tolls", tolls),
    ("numbers", numbers),
    ("nobody", nobody),
    ("dates", dates),
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
    found = [d for _, rule in RULES for d in rule(matter)]
    unique = {d.id: d for d in found}
    return tuple(sorted(unique.values(), key=lambda d: (_TELLING.index(d.kind), -_articles(d), d.id)))


def _articles(found: Difference) -> int:
    return len({c.article for p in found.positions for c in p.citations})
