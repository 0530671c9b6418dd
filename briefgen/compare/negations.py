"""One article tells a deed, another denies it: "the guards fired a shot" / "the guards did not fire a shot".

Both sentences have one verb, one doer and one thing.  What is only expected, possible or asked for is neither told nor
denied.  "Has not yet" in an earlier article is answered by time.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.deeds import Deed, deeds, one_deed, two_sides
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import Difference, DifferenceKind, Reading

RULE = "One article tells a deed; another says that it was not done."
UPDATE_RULE = "An earlier article says that it was not done yet; a later one tells it."
# Cosine of what else the two sentences are about.  At half of this, two of two on real stories were of two deeds.
SAME_DEED = 0.15


def negations(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each deed that one article tells and another denies."""
    told = [d for d in deeds(matter) if d.stance.mood is Mood.DONE and not older(matter, d.sentence)]
    pairs = (
        (likeness, a, b)
        for a in told
        for b in told
        if b.stance.denied and not a.stance.denied and _one_verb(a, b) and _one_thing(a, b)
        if (likeness := one_deed(matter, a, b, SAME_DEED))
    )
    found: list[Difference] = []
    for done, against in two_sides(pairs):
        a, b = done[0], against[0]
        update = _not_yet(matter, done, against)
        rule, reading = (UPDATE_RULE, Reading.UPDATE) if update else (RULE, Reading.CONFLICT)
        topic = f"Done or not? {label([a.sentence, b.sentence], matter.weight)}"
        sides = [_side(done), _side(against)]
        found.append(difference(matter, DifferenceKind.CONTRADICTION, topic, rule, sides, reading))
    return tuple(found)


def _one_verb(a: Deed, b: Deed) -> bool:
    return a.lemma == b.lemma or a.verb == b.verb


def _one_thing(a: Deed, b: Deed) -> bool:
    """Nothing said of the one thing is missing of the other and the other way round: a storm and a frost warning."""
    return a.things <= b.things or b.things <= a.things


def _not_yet(matter: Matter, done: Sequence[Deed], against: Sequence[Deed]) -> bool:
    """Was every denial printed on an earlier day than every telling, or does one say "yet" on the same day?"""
    days = [[(matter.published[d.article] or "")[:10] for d in side] for side in (done, against)]
    if not all(days[0]) or not all(days[1]) or max(days[1]) > min(days[0]):
        return False
    yet = any(t.lemma.lower() in words("stances", "yet") for d in against for t in d.sentence.tokens)
    return yet or max(days[1]) < min(days[0])


def _side(told: Sequence[Deed]) -> Side:
    first = told[0]
    text = first.sentence.sentence.text
    return Side(text[first.start : first.end], tuple(cite(d.sentence, (d.start, d.end)) for d in told))
