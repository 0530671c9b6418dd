"""Articles give one person different ages.

One person: the same name in both articles, or the only one of a kind in each ("the girl", where each article gives one
girl's age).  A year apart is a difference too: birthdays are rarer than slips.  Example: "Dana Fell, 46" / "Fell, 48".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.tolls import older
from briefgen.likeness.terms import similarity, synonym_class, terms_of
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, NameKind, Quantity

RULE = "One person's age is given differently."
UNIT = "years old"
# Cosine of two sentences that tell of "the boy": a boy of a deed that is told in other words may be another boy.
ONE_DEED = 0.1
# Said of animals as well, and of several people in most articles.
ANY_CREATURE = {"male", "female", "victim"}


@dataclass(frozen=True, slots=True)
class _Age:
    sentence: AnnotatedSentence
    quantity: Quantity


def ages(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each person whose age the articles give differently."""
    told = _told(matter)
    found = []
    for whom in sorted({whom for by_whom in told.values() for whom in by_whom}):
        given = [by_whom[whom] for by_whom in told.values() if whom in by_whom]
        sides: dict[float, list[_Age]] = {}
        for uses in given:
            if len({u.quantity.low for u in uses}) == 1 and uses[0].quantity.low == uses[0].quantity.high:
                sides.setdefault(uses[0].quantity.low, []).extend(uses)
        if len(sides) > 1 and not _two_people(told, whom, sides) and (_named(whom) or _one_deed(matter, given)):
            ordered = [sides[value] for value in sorted(sides)]
            found.append(
                difference(matter, DifferenceKind.NUMBER, f"How old? {whom}", RULE, [_side(uses) for uses in ordered])
            )
    return tuple(found)


def _told(matter: Matter) -> Mapping[str, Mapping[str, Sequence[_Age]]]:
    """For each article, the ages it gives by whose they are: a name of the story, or a noun."""
    told: dict[str, dict[str, list[_Age]]] = {a.article.id: {} for a in matter.articles}
    for sentence in matter.sentences:
        for quantity in sentence.quantities:
            named = _name_behind(sentence, quantity)
            noun = quantity.counted[0] if quantity.counted else ""
            if quantity.unit == UNIT and (named or noun) and noun not in ANY_CREATURE:
                whom = matter.speaker(sentence.article, named or noun) or noun
                if not _named(whom) and older(matter, sentence):
                    continue
                told[sentence.article].setdefault(whom, []).append(_Age(sentence, quantity))
    return told


def _name_behind(sentence: AnnotatedSentence, quantity: Quantity) -> str:
    """ "24-year-old Dana Fell": the name right behind an age that counts no noun."""
    people = (n for n in sentence.names if n.kind is NameKind.PERSON and 0 <= n.start - quantity.end <= 1)
    return "" if quantity.counted else next((n.full for n in people), "")


def _two_people(told: Mapping[str, Mapping[str, Sequence[_Age]]], whom: str, sides: Mapping[float, object]) -> bool:
    """Does an article give one of these ages to somebody else as well, or two ages to one noun?  Then there are two."""
    if _named(whom):
        return False
    for by_whom in told.values():
        mine = {u.quantity.low for u in by_whom.get(whom, ())}
        every = {u.quantity.low for uses in by_whom.values() for u in uses}
        if len(mine) > 1 or (mine and (every - mine) & set(sides)):
            return True
    return False


def _named(whom: str) -> bool:
    return whom[:1].isupper()


def _one_deed(matter: Matter, given: Sequence[Sequence[_Age]]) -> bool:
    """Do the sentences of two articles that give different ages tell alike of the person, or are both of the struck?"""
    return any(
        similarity(_deed(x), _deed(y), matter.weight) >= ONE_DEED or (_struck(matter, x) and _struck(matter, y))
        for a, b in combinations(given, 2)
        for x in a
        for y in b
        if x.quantity.low != y.quantity.low
    )


def _deed(one: _Age) -> frozenset[str]:
    """What is told of the person: the sentence without names, numbers and the words of the age itself."""
    age = {synonym_class(word) for word in (*one.quantity.counted, "year", "old", "aged")}
    return frozenset(t for t in terms_of(one.sentence) if t[0] not in "@0123456789" and t not in age)


def _struck(matter: Matter, one: _Age) -> bool:
    return any(
        s.sentence is one.sentence and s.age is not None and s.age.start == one.quantity.start
        for s in matter.struck[one.sentence.article]
    )


def _side(uses: Sequence[_Age]) -> Side:
    cited = [cite(u.sentence, (u.quantity.start, u.quantity.end)) for u in uses]
    return Side(uses[0].quantity.text, tuple(cited))
