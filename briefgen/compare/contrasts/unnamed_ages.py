"""One person, whom an article does not name, is given two ages: "a six-year-old boy" / "her 5-year-old son".

No name makes it one matter, so the ages themselves must: a year apart, neither told by the other article of anybody,
and no third age that may be meant.  The sentences must lie near each other or tell a like thing, and "boy" is no
"daughter".  Persons whom both articles name are not held against each other here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from briefgen.compare.contrasts.ages import UNIT, birthday, whose
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.contrasts.persons import SEX
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Bound, DifferenceKind, Quantity
from briefgen.model.comparison import is_content

RULE = "One person whom an article does not name is given two ages, a year apart, which no other age there explains."
# On 149 stories eight of nine such pairs a year apart are one person's, none of three that are two years apart; the
# ninth lies in sentences that are no pair (30 November 2026).
YEARS = 1
# Nearer sentences than this tell one matter by themselves; others must share so many words of what is told.
NEAR = 0.5
SHARED = 2


@dataclass(frozen=True, slots=True)
class _Age:
    sentence: AnnotatedSentence
    quantity: Quantity
    name: str
    noun: str

    @property
    def sex(self) -> str:
        return SEX.get(self.noun, "")


def unnamed_ages(ground: Ground) -> Iterator[Contrast]:
    """The pairs of ages of one person, of which at most one article tells the name."""
    told = {a: [x for s in sentences for x in _ages(ground, a, s)] for a, sentences in ground.told.items()}
    for a, b in combinations(told, 2):
        here, there = ({x.quantity.low for x in told[c]} for c in (a, b))
        near = [(x, y) for x, y in product(here - there, there - here) if abs(x - y) <= YEARS]
        for x, y in near:
            if sum(x == p or y == q for p, q in near) > 1:
                continue
            mine, theirs = ([t for t in told[c] if t.quantity.low == v] for c, v in ((a, x), (b, y)))
            pair = _one_person(ground, mine, theirs, told[a], told[b])
            if pair is not None and not birthday(ground, *(_mention(t) for t in pair)):
                yield _contrast(ground, *pair)


def _ages(ground: Ground, article: str, sentence: AnnotatedSentence) -> Iterator[_Age]:
    for q in sentence.quantities:
        if q.unit == UNIT and q.low == q.high and q.bound is Bound.EXACT:
            name = whose(sentence, q)
            yield _Age(sentence, q, ground.who(article, name) if name else "", "" if name else (*q.counted, "")[0])


def _one_person(
    ground: Ground, mine: Sequence[_Age], theirs: Sequence[_Age], all_mine: Sequence[_Age], all_theirs: Sequence[_Age]
) -> tuple[_Age, _Age] | None:
    """The tellings that lie nearest each other, where nothing says that they are of two persons."""
    names = [{t.name for t in side} - {""} for side in (mine, theirs)]
    aged = [{t.name for t in side} for side in (all_mine, all_theirs)]
    if all(names) or names[0] & aged[1] or names[1] & aged[0] or max(map(len, names)) > 1:
        return None
    if len({t.sex for t in (*mine, *theirs)} - {""}) > 1:
        return None
    if any(ground.older(t.sentence) for t in (*mine, *theirs)):
        return None
    both = max(product(mine, theirs), key=lambda p: ground.likeness(p[0].sentence, p[1].sentence))
    near = ground.likeness(both[0].sentence, both[1].sentence)
    return both if near >= NEAR or (near and len(_shared(*both)) >= SHARED) else None


def _shared(one: _Age, other: _Age) -> frozenset[str]:
    """What is told of both: the words that two sentences share, without names, numbers and words for people."""
    told = [
        {t.lemma.lower() for t in x.sentence.tokens if is_content(t) and t.pos in {"NOUN", "VERB"} and t.text.isalpha()}
        for x in (one, other)
    ]
    return frozenset.intersection(*map(frozenset, told)) - words("verbs", "say") - words("stages", "anybody") - {"year"}


def _mention(age: _Age) -> Mention:
    return Mention(age.sentence, ((age.quantity.start, age.quantity.end),), age.quantity.low)


def _contrast(ground: Ground, one: _Age, other: _Age) -> Contrast:
    name = one.name or other.name
    who = name or f"the {next((t.noun for t in (one, other) if t.noun), 'one whom both tell of')}"
    ages = sorted((one.quantity.low, other.quantity.low))
    near = ground.likeness(one.sentence, other.sentence)
    return Contrast(
        DifferenceKind.NUMBER,
        f"How old is {who}?",
        f"age {name or ages}",
        RULE,
        _mention(one),
        _mention(other),
        (f"The sentences lie near each other (likeness {near:.2f}), and neither article gives the other's age.",),
    )
