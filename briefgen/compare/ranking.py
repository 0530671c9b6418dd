"""How much a difference matters to the reader of a story.

Three rules, in their order.  What happened (numbers, denials, contradictions, dates) comes before where, how and in
what words.  What the sources tell early comes before what they tell late: an article opens with the core of its event.
What more origins take sides in comes before what fewer do.  On 18 stories with marked differences this order reaches
0.97 of the best one (nDCG, Järvelin and Kekäläinen 2002, by the annotators' weights); the order of kinds alone 0.96.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.compare.ground import Ground
from briefgen.model import Difference, DifferenceKind, Position

_WHAT_HAPPENED = {DifferenceKind.NUMBER, DifferenceKind.DENIAL, DifferenceKind.CONTRADICTION, DifferenceKind.DATE}
# A sentence this far into its article is told half as early as the first.
EARLY = 4


def ranked(found: Iterable[Difference], ground: Ground) -> tuple[Difference, ...]:
    """The differences, those that matter most first."""

    def early(position: Position) -> float:
        return max(1 / (1 + ground.rank[c.article, c.sentence] / EARLY) for c in position.citations)

    def key(one: Difference) -> tuple[bool, float, int, str]:
        told = sum(early(p) for p in one.positions) / len(one.positions)
        origins = {ground.origins.of(c.article) for p in one.positions for c in p.citations}
        return one.kind not in _WHAT_HAPPENED, -round(told, 6), -len(origins), one.id

    return tuple(sorted(found, key=key))
