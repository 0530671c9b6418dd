"""Articles have the one dead person die at the scene, or in hospital.

Where an article tells both, or where more than one died, nothing is reported.  Example: "was pronounced dead at the
scene" / "died at Marrow General Hospital".
"""

from __future__ import annotations

from briefgen.compare.contrast import phrases_of, side_of
from briefgen.compare.matter import Matter, difference
from briefgen.compare.tolls import counts_of_event
from briefgen.model import Difference, DifferenceKind

RULE = "One has the dead person die at the scene, the other in or on the way to a hospital."


def deathbeds(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about where the one dead person died, or none."""
    scene, hospital = (phrases_of(matter, "deathbeds", group) for group in ("scene", "hospital"))
    several = {s.article for s, q in counts_of_event(matter, "killed") if q.high > 1}
    pairs = [
        (a, b)
        for a in sorted(set(scene) - set(hospital) - several)
        for b in sorted(set(hospital) - set(scene) - several)
        if matter.one_event(a, b) and _one_dead(matter, a, b)
    ]
    if not pairs:
        return ()
    sides = [side_of(scene, sorted({a for a, _ in pairs})), side_of(hospital, sorted({b for _, b in pairs}))]
    return (difference(matter, DifferenceKind.PLACE, "Died where?", RULE, sides),)


def _one_dead(matter: Matter, a: str, b: str) -> bool:
    """Do the two name, or describe, one dead person at most between them?"""
    names = {s.name.split()[-1] for article in (a, b) for s in matter.struck[article] if s.dead and s.name}
    sexes = {s.sex for article in (a, b) for s in matter.struck[article] if s.dead and s.sex}
    return len(names) <= 1 and len(sexes) <= 1
