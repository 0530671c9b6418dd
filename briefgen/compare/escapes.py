"""Articles have those who did it get away on foot, or in a vehicle.

Where an article tells both (they ran to a car), nothing is reported.  Example: "the robber fled on foot" / "the robber
sped away in a van".
"""

from __future__ import annotations

import re

from briefgen.compare.contrast import Phrase, phrases_of, side_of
from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, difference
from briefgen.model import Difference, DifferenceKind

RULE = "One has those who did it get away on foot, the other in a vehicle."


def escapes(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about the way of escape, or none."""
    foot, wheels = (phrases_of(matter, "escapes", group, _of_the_doer) for group in ("on_foot", "in_vehicle"))
    pairs = [
        (a, b)
        for a in sorted(set(foot) - set(wheels))
        for b in sorted(set(wheels) - set(foot))
        if matter.one_event(a, b)
    ]
    if not pairs:
        return ()
    sides = [side_of(foot, sorted({a for a, _ in pairs})), side_of(wheels, sorted({b for _, b in pairs}))]
    return (difference(matter, DifferenceKind.DETAIL, "Got away how?", RULE, sides),)


def _of_the_doer(phrase: Phrase) -> bool:
    """Is somebody who did it the one who got away: in the words of the clause before the phrase?"""
    before = re.split(r"[.;:]", phrase.sentence.sentence.text[: phrase.start])[-1][-60:]
    return has(before, "escapes", "who") and not has(before, "escapes", "others")
