"""The same thing is found in places of sorts that shut each other out.

"The motorbikes were found in a forest" and "recovered from the river": what was found is the same noun under any
word of finding, and each article has it in places of one sort alone.  A street may run through a wood and a house
stand in a field: only sorts that shut each other out count, and a place inside another ("a house in Forest Road") is
not read.  Example: "found burnt out in a wood" / "recovered from the canal".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.acts import befallen
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.gather.origins import origin_of
from briefgen.lexicon.wordlists import words
from briefgen.likeness.measures import Telling
from briefgen.model import Claim, Difference, DifferenceKind, Token

RULE = "The same thing is found in places that shut each other out."
_SORTS = ("water", "wood", "field", "street", "house", "peak")
# A hut may stand in a wood or on a ridge, a garage in a street, a wood at a roadside: these pairs say nothing.
_NEAR = (
    {"wood", "street"},
    {"wood", "peak"},
    {"house", "street"},
    {"house", "field"},
    {"house", "peak"},
    {"wood", "field"},
)
# How sure the sentences must tell the same (``measures.py``) where the articles are not of one event of harm.
# On 59 labelled stories every value from 0.05 to 0.5 gives the same differences.
SURE = 0.2
# Letters that a word has to share with a longer one to stand for the same: "bike", "motorbike".
SHORTEST_PART = 4
# What of a verb a place may hang on: "found burnt out in a wood".
_REACHED = {"dobj", "oprd", "acomp", "xcomp", "ccomp", "advcl", "acl", "nsubjpass", "appos", "prt", "advmod"}
_LEVELS = 5
_OF_MANY = {"one", "two", "three", "both", "some", "all", "half", "body"}


@dataclass(frozen=True, slots=True)
class _Find:
    claim: Claim
    thing: str  # empty where it is a pronoun or a name
    sort: str
    start: int
    end: int


def finds(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each thing that the articles have found in places of different sorts."""
    found: dict[str, Difference] = {}
    told = [f for claim in matter.claims if claim.whole and not claim.negated for f in _finds(claim)]
    telling = Telling.of(matter.claims)
    for x, y in combinations(told, 2):
        a, b = x.claim.article, y.claim.article
        if (
            not (x.thing and y.thing)
            or x.thing in found
            or not _parted(x, y)
            or origin_of(a, matter.origins) == origin_of(b, matter.origins)
        ):
            continue
        if not matter.one_event(a, b) and telling.sure(x.claim, y.claim) < SURE:
            continue
        sorts = [
            {f.sort for f in told if f.claim.article == w and (not f.thing or _one(f.thing, x.thing))} for w in (a, b)
        ]
        if sorts[0] & sorts[1]:
            continue
        about = label([x.claim.sentence, y.claim.sentence], matter.weight)
        topic = f"Where found? {about}".strip()
        found[x.thing] = difference(matter, DifferenceKind.PLACE, topic, RULE, [_side(x), _side(y)])
    return tuple(found.values())


def _side(find: _Find) -> Side:
    sentence = find.claim.sentence
    return Side(sentence.sentence.text[find.start : find.end], (cite(sentence, (find.start, find.end)),))


def _parted(x: _Find, y: _Find) -> bool:
    return _one(x.thing, y.thing) and x.sort != y.sort and {x.sort, y.sort} not in _NEAR


def _one(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=lambda word: (len(word), word))
    return x == y or (len(short) >= SHORTEST_PART and long.endswith(short))


def _finds(claim: Claim) -> Iterator[_Find]:
    tokens = claim.sentence.tokens
    for i, token in enumerate(tokens):
        if token.lemma.lower() not in words("finds", "finding") or token.pos != "VERB":
            continue
        if any(t.head == i and t.dep == "neg" for t in tokens):
            continue
        thing = _thing(tokens, i)
        if thing in words("finds", "anything"):
            continue
        for j, sort in _places(tokens, i):
            yield _Find(claim, thing, sort, tokens[tokens[j].head].start, tokens[j].end)


def _thing(tokens: Sequence[Token], verb: int) -> str:
    """The noun of what is found; of "one of the bikes" the bikes; empty for a name or a pronoun."""
    index = befallen(tokens, verb)
    if index is None:
        return ""
    if tokens[index].lemma.lower() in _OF_MANY:
        ties = {i for i, t in enumerate(tokens) if t.head == index and t.text.lower() == "of"}
        index = next((i for i, t in enumerate(tokens) if t.head in ties and t.dep == "pobj"), index)
    return tokens[index].lemma.lower() if tokens[index].pos == "NOUN" else ""


def _places(tokens: Sequence[Token], verb: int) -> Iterator[tuple[int, str]]:
    """The nouns of place that hang on the verb, on its participle ("found burnt out in") or on its object."""
    near = {verb}
    for _ in range(_LEVELS):
        near |= {i for i, t in enumerate(tokens) if t.head in near and _leads_on(tokens, i)}
    for j, token in enumerate(tokens):
        if token.dep != "pobj" or tokens[token.head].text.lower() not in words("finds", "inside"):
            continue
        sort = next((s for s in _SORTS if {token.lemma.lower(), token.text.lower()} & words("finds", s)), None)
        if sort is not None and tokens[token.head].head in near:
            yield j, sort


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """ "One of the boats, a yacht, burnt out in a field": over "of", the yacht and its participle."""
    token = tokens[index]
    return (
        token.dep in _REACHED or token.text.lower() == "of" or (token.dep == "pobj" and tokens[token.head].text == "of")
    )
