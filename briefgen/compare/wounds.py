"""Articles differ on whether the struck person was hit once or several times.

Only where one person was struck; "at least one wound" and what only seemed so says nothing.  Example: "was stabbed
several times" / "had a single stab wound".
"""

from __future__ import annotations

from briefgen.compare.contrast import Phrase, phrases_of, said_before, side_of
from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, difference
from briefgen.compare.single import single_victim
from briefgen.model import Difference, DifferenceKind

RULE = "One has the struck person hit once, the other several times."


def wounds(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about how often the struck person was hit, or none."""
    several = phrases_of(matter, "wounds", "several", _sure)
    once = phrases_of(matter, "wounds", "once", _sure)
    pairs = [
        (a, b)
        for a in sorted(set(several) - set(once))
        for b in sorted(set(once) - set(several))
        if matter.one_event(a, b) and single_victim(matter, a, b)
    ]
    if not pairs:
        return ()
    sides = [side_of(several, sorted({a for a, _ in pairs})), side_of(once, sorted({b for _, b in pairs}))]
    return (difference(matter, DifferenceKind.DETAIL, "Hit how often?", RULE, sides),)


def _sure(phrase: Phrase) -> bool:
    return not has(said_before(phrase, 30), "wounds", "at_least")
