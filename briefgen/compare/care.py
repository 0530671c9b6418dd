"""Articles have the hurt cared for on the spot, or taken to hospital.

Only where both tell of as many hurt, or of one struck person, and where neither tells both.  Example: "were treated by
paramedics" / "were taken to hospital".
"""

from __future__ import annotations

from briefgen.compare.contrast import phrases_of, side_of
from briefgen.compare.matter import Matter, difference
from briefgen.compare.single import single_victim
from briefgen.model import Difference, DifferenceKind

RULE = "One has the hurt treated on the spot, the other taken to hospital."


def care(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about where the hurt were treated, or none."""
    spot, hospital = (phrases_of(matter, "care", group) for group in ("spot", "hospital"))
    pairs = [
        (a, b)
        for a in sorted(set(spot) - set(hospital))
        for b in sorted(set(hospital) - set(spot))
        if matter.one_event(a, b) and _as_many(matter, a, b)
    ]
    if not pairs:
        return ()
    sides = [side_of(spot, sorted({a for a, _ in pairs})), side_of(hospital, sorted({b for _, b in pairs}))]
    return (difference(matter, DifferenceKind.DETAIL, "Treated where?", RULE, sides),)


def _as_many(matter: Matter, a: str, b: str) -> bool:
    """Do both count as many hurt, or tell of one struck person?"""
    counts = [
        next((q for s in matter.told[article] for q in s.quantities if q.state == "injured"), None)
        for article in (a, b)
    ]
    if counts[0] is not None and counts[1] is not None:
        return (counts[0].low, counts[0].high) == (counts[1].low, counts[1].high)
    return single_victim(matter, a, b)
