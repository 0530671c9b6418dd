"""Articles tell another condition of the struck: in danger of life, dead since, or lightly hurt only.

That the one person in danger has died is an update.  "Minor injuries" of all who live are at odds with "one is in
critical condition", unless an article tells both, or one more has died.  Example: "was taken to a hospital in critical
condition" / "died on Tuesday".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.compare.contrast import Phrase, earlier, phrases_of, side_of
from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.compare.struck import Struck
from briefgen.compare.tolls import counts_of_event, older
from briefgen.model import Difference, DifferenceKind, Reading

RULE_DIED = "The struck person is in danger of life in one article, and dead in a later one."
RULE_WORSE = "One tells that somebody's life is in danger, the other that all who live are lightly hurt."

_Found = Mapping[str, Sequence[Phrase]]


def conditions(matter: Matter) -> tuple[Difference, ...]:
    """At most one difference about who has died since, and one about how badly the others are hurt."""
    severe, mild = (phrases_of(matter, "conditions", group) for group in ("severe", "mild"))
    dead = {
        a: [s for s in struck if s.dead and not older(matter, s.sentence)]
        for a, struck in sorted(matter.struck.items())
    }
    return (*_died(matter, severe, dead), *_worse(matter, severe, mild))


def _died(matter: Matter, severe: _Found, dead: Mapping[str, Sequence[Struck]]) -> tuple[Difference, ...]:
    pairs = [
        (a, b)
        for a in sorted(severe)
        for b in sorted(dead)
        if dead[b] and matter.one_event(a, b) and earlier(matter, a, b) and _one_more(matter, dead, a, b)
    ]
    if not pairs:
        return ()
    died = [s for b in sorted({b for _, b in pairs}) for s in dead[b]]
    value = died[0].sentence.sentence.text[died[0].start : died[0].end]
    later = Side(value, tuple(cite(s.sentence, (s.start, s.end)) for s in died))
    sides = [side_of(severe, sorted({a for a, _ in pairs})), later]
    return (difference(matter, DifferenceKind.DETAIL, "In what condition?", RULE_DIED, sides, Reading.UPDATE),)


def _one_more(matter: Matter, dead: Mapping[str, Sequence[Struck]], a: str, b: str) -> bool:
    """Was nobody dead at first, or does the later article count one more?"""
    if not any(has(s.sentence.text, "struck", "dead") for s in matter.told[a]):
        return True
    if not dead[a] and single_victim(matter, a, b):
        return True
    counts = {s.article: q for s, q in counts_of_event(matter, "killed")}
    return a in counts and b in counts and counts[b].low - counts[a].high == 1


def _worse(matter: Matter, severe: _Found, mild: _Found) -> tuple[Difference, ...]:
    killed = {a for a, told in matter.told.items() if any(has(s.sentence.text, "struck", "dead") for s in told)}
    pairs = [
        (a, b)
        for a in sorted(set(severe) - set(mild))
        for b in sorted(set(mild) - set(severe))
        if matter.one_event(a, b) and (a in killed) == (b in killed)
    ]
    if not pairs:
        return ()
    sides = [side_of(severe, sorted({a for a, _ in pairs})), side_of(mild, sorted({b for _, b in pairs}))]
    return (difference(matter, DifferenceKind.DETAIL, "How badly hurt?", RULE_WORSE, sides),)
