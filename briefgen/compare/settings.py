"""Articles put one act at places of different sorts: in a vehicle, in a building, in the open.

The act is the same verb with the same object ("watching films in a van" / "at the clubhouse"), or what befell the one
struck person ("was found in a house" / "was found in an alley").  A car stands in a street, and a house by a road: only
sorts that shut each other out are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "The same act is put at places that shut each other out."
_SORTS = ("vehicle", "building", "outdoors")
# A car or a boat is in the open and may stand in a garage.
_APART = ({"vehicle", "building"}, {"building", "outdoors"})
_INSIDE = {"in", "inside"}
_NEAR = {*_INSIDE, "at", "on"}
_OUTSIDE = {"outside"}
_BEFALLEN = {"find", "kill", "shoot", "stab", "attack", "discover"}


@dataclass(frozen=True, slots=True)
class _Act:
    sentence: AnnotatedSentence
    verb: str
    objects: frozenset[str]
    sort: str
    start: int
    end: int
    said: str


def settings(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each act that the articles put at places of different sorts."""
    acts = [a for s in matter.sentences if not older(matter, s) for a in _acts(s)]
    found: dict[str, Difference] = {}
    for x, y in combinations(acts, 2):
        a, b = x.sentence.article, y.sentence.article
        if a == b or x.verb in found or not _parted(x, y) or not matter.one_event(a, b):
            continue
        if not x.objects and not single_victim(matter, a, b):
            continue
        sorts = [{z.sort for z in acts if z.sentence.article == w and z.verb == x.verb} for w in (a, b)]
        if sorts[0] & sorts[1]:
            continue
        sides = [Side(z.sentence.sentence.text[z.start : z.end], (cite(z.sentence, (z.start, z.end)),)) for z in (x, y)]
        found[x.verb] = difference(matter, DifferenceKind.PLACE, f"Where? {x.said}", RULE, sides)
    return tuple(found.values())


def _parted(x: _Act, y: _Act) -> bool:
    same = x.verb == y.verb and (bool(x.objects & y.objects) or not (x.objects or y.objects))
    return same and {x.sort, y.sort} in _APART


def _acts(sentence: AnnotatedSentence) -> Iterable[_Act]:
    tokens, terms = sentence.tokens, term_of_each(sentence)
    for i, token in enumerate(tokens):
        if token.pos != "VERB" or any(t.head == i and t.dep == "neg" for t in tokens):
            continue
        objects = frozenset(
            term for j, t in enumerate(tokens) if t.head == i and t.dep == "dobj" and (term := terms[j])
        )
        lemma = token.lemma.lower()
        passive = any(t.head == i and t.dep == "auxpass" for t in tokens)
        if not objects and not (passive and lemma in _BEFALLEN):
            continue
        allowed = _NEAR if objects else _INSIDE
        for j, sort in _places(tokens, i, allowed):
            start = token.start if objects else tokens[tokens[j].head].start
            yield _Act(sentence, lemma, objects, sort, start, tokens[j].end, _said(sentence, i))


def _places(tokens: tuple[Token, ...], verb: int, allowed: set[str]) -> Iterable[tuple[int, str]]:
    """The nouns of place that a preposition ties to the verb or to its object, with their sorts."""
    near = {verb, *(i for i, t in enumerate(tokens) if t.head == verb and t.dep == "dobj")}
    for j, token in enumerate(tokens):
        if token.dep != "pobj" or token.tag in {"NNS", "NNPS"}:
            continue
        preposition = tokens[token.head]
        sort = next((s for s in _SORTS if token.lemma.lower() in words("settings", s)), None)
        if sort == "building" and preposition.text.lower() in _OUTSIDE and preposition.head in near:
            yield j, "outdoors"
        elif sort and preposition.text.lower() in allowed and preposition.head in near:
            yield j, sort


def _said(sentence: AnnotatedSentence, verb: int) -> str:
    """The act in the sentence's words: the verb with its object, where that stands right behind it."""
    tokens = sentence.tokens
    ends = [t.end for i, t in enumerate(tokens) if t.head == verb and t.dep == "dobj" and i > verb]
    return sentence.sentence.text[tokens[verb].start : ends[0] if ends else tokens[verb].end]
