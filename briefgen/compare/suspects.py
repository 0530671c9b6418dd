"""Articles describe the one person held differently: another age, a youth or a grown-up, a man or a woman.

The person is the first one whom each article says somebody arrested or charged.  Where an article counts several held,
or tells of two that cannot be one, nothing is reported.  Example: "a 20-year-old man was arrested" / "the suspect, a
17-year-old boy, was arrested".
"""

from __future__ import annotations

from itertools import combinations

from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import two_people
from briefgen.compare.struck import Struck, held_in
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind

RULE = "The one person held is described differently."


def suspects(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about who is held, or none."""
    held = {a: one for a in sorted(matter.told) if (one := _held(matter, a)) is not None}
    for a, b in combinations(held, 2):
        x, y = held[a], held[b]
        if not matter.one_event(a, b) or _named_apart(x, y):
            continue
        aged = bool(x.age and y.age and x.age.unit == y.age.unit and x.age.low != y.age.low)
        if aged or (x.sex and y.sex and x.sex != y.sex):
            topic = "How old is the one held?" if aged else "Who is held?"
            kind = DifferenceKind.NUMBER if aged else DifferenceKind.DETAIL
            return (difference(matter, kind, topic, RULE, [_side(one, aged=aged) for one in (x, y)]),)
    return ()


def _held(matter: Matter, article: str) -> Struck | None:
    """The one person an article has held, if it is one; the entry with an age, where there is one."""
    told = [s for s in matter.told[article] if not older(matter, s)]
    several = any(has(s.sentence.text, "suspects", "several") for s in told if _tells_of_an_arrest(s))
    found = [one for s in told for one in held_in(s)]
    if several or not found or any(two_people(x, y) for x in found for y in found):
        return None
    return next((one for one in found if one.age is not None), found[0])


def _tells_of_an_arrest(sentence: AnnotatedSentence) -> bool:
    return any(t.lemma.lower() in words("struck", "held") for t in sentence.tokens)


def _named_apart(x: Struck, y: Struck) -> bool:
    return bool(x.name and y.name and x.name.split()[-1] != y.name.split()[-1])


def _side(one: Struck, *, aged: bool) -> Side:
    span = (one.age.start, one.age.end) if aged and one.age else (one.start, one.end)
    return Side(one.sentence.sentence.text[slice(*span)], (cite(one.sentence, span),))
