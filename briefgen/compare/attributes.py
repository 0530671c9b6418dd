"""The same thing in another colour, of another stuff, or on another floor.

"A red jacket" and "an orange jacket": two articles give one kind of thing words of one list that exclude each other.
Near shades stand for each other ("grey" and "silver").  The things are one where both are worn by the one person who is
described, where the same is done with them, or where the sentences are sure to tell the same; an article that has
such a thing in several colours takes no side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.gather.origins import origin_of
from briefgen.lexicon.wordlists import groups_of, words
from briefgen.likeness.measures import Telling
from briefgen.likeness.terms import term_of_each
from briefgen.model import Claim, Difference, DifferenceKind, Token

RULE = "The same thing is given colours, stuffs or floors that exclude each other."
# How sure two sentences must tell the same thing (``measures.py``) where nothing else ties the things together.
# On 59 labelled stories every value from 0.35 to 0.7 gives the same differences; an invented trap lies at 0.35.
SURE = 0.5
# Sentences apart that are less sure than this tell of two things, whatever is done with them.
# Every value from 0 to 0.2 gives the same differences there.
LEAST_SURE = 0.05
_TOPICS = {"colours": "What colour?", "materials": "Made of what?", "floors": "On which floor?"}
_THINGS = {
    "colours": ("clothes", "carried", "vehicles", "built", "seen"),
    "materials": ("clothes", "carried", "built"),
    "floors": ("floors",),
}
_WORDS = {"colours": "colours", "materials": "materials", "floors": "ordinals"}
_HYPHENED = re.compile(r"(\w+)-(floor|storey|story|deck)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Use:
    """A thing with its attribute: the sort of attribute, the kind of thing, and what ties it to a deed."""

    claim: Claim
    sort: str
    thing: str
    shades: frozenset[str]
    start: int
    end: int
    worn: bool
    deed: str | None


def attributes(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each thing that articles give attributes that exclude each other."""
    told: dict[str, list[_Use]] = {}
    for claim in matter.claims:
        if claim.whole:
            told.setdefault(claim.article, []).extend(_uses(claim))
    telling = Telling.of(matter.claims)
    found: dict[tuple[str, str], Difference] = {}
    for a, b in combinations(sorted(told), 2):
        if origin_of(a, matter.origins) == origin_of(b, matter.origins):
            continue
        for x in told[a]:
            for y in told[b]:
                key = (x.sort, x.thing)
                if key in found or key != (y.sort, y.thing) or x.shades & y.shades:
                    continue
                if _one_only(told[a], x) and _one_only(told[b], y) and _one_thing(telling, x, y):
                    found[key] = _difference(matter, x, y, told)
    return tuple(found.values())


def _one_only(told: Sequence[_Use], use: _Use) -> bool:
    """Has the article this kind of thing with one attribute of the sort alone?"""
    return all(u.shades & use.shades for u in told if (u.sort, u.thing) == (use.sort, use.thing))


def _one_thing(telling: Telling, x: _Use, y: _Use) -> bool:
    if x.worn and y.worn:
        people = [{t for t in u.claim.terms if t.startswith("@")} for u in (x, y)]
        return not (all(people) and not people[0] & people[1])
    sure = telling.sure(x.claim, y.claim)
    return sure >= SURE or (x.deed is not None and x.deed == y.deed and sure >= LEAST_SURE)


def _difference(matter: Matter, x: _Use, y: _Use, told: Mapping[str, Sequence[_Use]]) -> Difference:
    """The two uses, each with those of other articles that say the same of such a thing."""
    sides = []
    for one in (x, y):
        same = [
            u
            for a in sorted(told)
            if a not in {x.claim.article, y.claim.article} or a == one.claim.article
            for u in told[a]
            if (u.sort, u.thing) == (one.sort, one.thing) and u.shades == one.shades and _one_only(told[a], u)
        ]
        cited = tuple(cite(u.claim.sentence, (u.start, u.end)) for u in [one, *(u for u in same if u is not one)])
        sides.append(Side(one.claim.sentence.sentence.text[one.start : one.end], cited))
    about = label([x.claim.sentence, y.claim.sentence], matter.weight)
    return difference(matter, DifferenceKind.DETAIL, f"{_TOPICS[x.sort]} {about}".strip(), RULE, sides)


def _uses(claim: Claim) -> Iterator[_Use]:
    """The things of a sentence that have an attribute; "neither red nor blue" has none."""
    if claim.negated:
        return
    tokens, terms = claim.sentence.tokens, term_of_each(claim.sentence)
    for i, token in enumerate(tokens):
        for sort, groups in _THINGS.items():
            thing = next((t for g in groups if (t := _entries(g).get(token.text.lower()))), None)
            if thing is None or token.pos not in {"NOUN", "PROPN"}:
                continue
            found = [j for j in _before(tokens, i) if tokens[j].text.lower() in _shades(_WORDS[sort])]
            if found and not _of_several(tokens, i, thing):
                shades = frozenset[str]().union(*(_shades(_WORDS[sort])[tokens[j].text.lower()] for j in found))
                verb = _verb_above(tokens, i)
                worn = thing in _entries("clothes").values() and _wears_one(tokens, verb)
                if tokens[verb].lemma.lower() in words("attributes", "resting"):
                    continue
                yield _Use(claim, sort, thing, shades, tokens[found[0]].start, token.end, worn, terms[verb])


def _before(tokens: Sequence[Token], thing: int) -> list[int]:
    """The words right before a thing that describe it, in order: "a bright red hooded jacket"."""
    found = []
    for j in range(thing - 1, max(-1, thing - 6), -1):
        if tokens[j].pos in {"ADJ", "NOUN", "PROPN", "ADV", "CCONJ", "NUM"} or tokens[j].text in {"-", ","}:
            found.append(j)
        else:
            break
    return found[::-1]


def _of_several(tokens: Sequence[Token], thing: int, entry: str) -> bool:
    """ "Red jackets" are many; trousers and boots are one man's, too."""
    return tokens[thing].tag in {"NNS", "NNPS"} and tokens[thing].text.lower() not in _pairs()


def _wears_one(tokens: Sequence[Token], verb: int) -> bool:
    """Does one person have it on?  "They were wearing red jackets" is of several."""
    subjects = [t for t in tokens if t.head == verb and t.dep in {"nsubj", "nsubjpass"}]
    many = any(t.tag in {"NNS", "NNPS"} or t.lemma.lower() in {"they", "we"} for t in subjects)
    return tokens[verb].lemma.lower() in words("attributes", "worn") and not many


def _verb_above(tokens: Sequence[Token], index: int) -> int:
    """The verb that a thing hangs on, over prepositions and things it is joined to."""
    for _ in range(4):
        index = tokens[index].head
        if tokens[index].pos in {"VERB", "AUX"}:
            break
    return index


@cache
def _pairs() -> frozenset[str]:
    """Clothes that are named in the plural though one person wears them."""
    return frozenset(w for w in _entries("clothes") if w.endswith("s"))


@cache
def _entries(group: str) -> Mapping[str, str]:
    """The kind of each word of a group: "anorak" is a jacket."""
    return {word: entry.split("|")[0] for entry in groups_of("attributes")[group] for word in entry.split("|")}


@cache
def _shades(group: str) -> Mapping[str, frozenset[str]]:
    """The shades of each word: "khaki" is a green and a brown."""
    found: dict[str, set[str]] = {}
    for entry in groups_of("attributes")[group]:
        for word in entry.split("|"):
            found.setdefault(word, set()).add(entry.split("|")[0])
    return {word: frozenset(names) for word, names in found.items()}
