"""Who took part: one article's list of names goes on where another's ends.

The same thing is done by, or to, the named; two names at least stand in both lists, and the longer has all of the
shorter.  Example: "Marrow and Corran condemned the raid" / "Marrow, Corran and Lirren were quick to condemn the raid".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.contrast import earlier
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.gather.origins import origin_of
from briefgen.likeness.measures import Telling
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Claim, Difference, DifferenceKind, Reading, Token

RULE = "One lists all whom the other lists, and more."
UPDATE_RULE = "A later article lists all whom an earlier one lists, and more."
# Fewer names in common may be those of two events.
FEWEST_SHARED = 2
# How sure two sentences must tell the same thing (``measures.py``), beside the names and the deed they share.
SURE = 0.05
_ROLES = {"nsubj": "who", "nsubjpass": "whom", "dobj": "whom", "agent": "who"}


@dataclass(frozen=True, slots=True)
class _List:
    """Names in one role of a deed: the claim they stand in, their terms, the span of all, and the deeds."""

    claim: Claim
    names: frozenset[str]
    start: int
    end: int
    role: str
    deeds: frozenset[str]


def lists(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each deed whose doers, or whose targets, one article lists at greater length."""
    telling = Telling.of(matter.claims)
    every = [one for claim in matter.claims if claim.whole for one in _lists(claim)]
    pairs = [
        tuple(sorted((a, b), key=lambda one: len(one.names)))
        for a, b in combinations(every, 2)
        if _comparable(a, b, matter) and telling.sure(a.claim, b.claim) >= SURE
    ]
    found: dict[tuple[str, frozenset[str]], Difference] = {}
    for short, long in sorted(pairs, key=lambda pair: -len(pair[1].names)):
        found.setdefault((short.role, short.names), _told(matter, short, long, every))
    return tuple(found.values())


def _comparable(a: _List, b: _List, matter: Matter) -> bool:
    if a.claim.article == b.claim.article or a.role != b.role or not a.deeds & b.deeds:
        return False
    short, long = sorted((a.names, b.names), key=len)
    if len(short) < FEWEST_SHARED or not short < long:
        return False
    return origin_of(a.claim.article, matter.origins) != origin_of(b.claim.article, matter.origins)


def _told(matter: Matter, short: _List, long: _List, every: Sequence[_List]) -> Difference:
    later = earlier(matter, short.claim.article, long.claim.article)
    fellows = [
        [o for o in every if o.names == one.names and o.deeds & one.deeds and o is not one] for one in (short, long)
    ]
    sides = [
        Side(_text(one), tuple(cite(o.claim.sentence, (o.start, o.end)) for o in (one, *others)))
        for one, others in zip((short, long), fellows, strict=True)
    ]
    about = label([short.claim.sentence, long.claim.sentence], matter.weight, without=long.names)
    return difference(
        matter,
        DifferenceKind.DETAIL,
        f"Who else? {about}",
        UPDATE_RULE if later else RULE,
        sides,
        Reading.UPDATE if later else Reading.CONFLICT,
    )


def _text(one: _List) -> str:
    return one.claim.sentence.sentence.text[one.start : one.end]


def _lists(claim: Claim) -> Iterator[_List]:
    """The lists of two names or more that do something, or have it done to them."""
    sentence = claim.sentence
    if sentence.denies or claim.negated:
        return
    terms = term_of_each(sentence)
    for index, token in enumerate(sentence.tokens):
        role, head = _ROLES.get(token.dep), token.head
        if token.dep == "pobj" and sentence.tokens[head].dep == "agent":
            role, head = "who", sentence.tokens[head].head
        if role is None:
            continue
        members = _members(sentence.tokens, index)
        names = frozenset(t for i in members if (t := terms[i]) and t.startswith("@"))
        if len(names) >= FEWEST_SHARED:
            start, end = _span(sentence, members)
            yield _List(claim, names, start, end, role, _deeds(sentence.tokens, terms, head))


def _members(tokens: Sequence[Token], first: int) -> list[int]:
    """The heads of a coordination, in order."""
    found = [first]
    for member in found:
        found += [i for i, t in enumerate(tokens) if t.head == member and t.dep in {"conj", "appos"} and i not in found]
    return sorted(found)


def _span(sentence: AnnotatedSentence, members: Sequence[int]) -> tuple[int, int]:
    """From the first word of the first member to the last word of the last, names whole."""
    start, end = sentence.tokens[members[0]].start, sentence.tokens[members[-1]].end
    for name in sentence.names:
        if name.start <= start < name.end:
            start = name.start
        if name.start < end <= name.end:
            end = name.end
    return start, end


def _deeds(tokens: Sequence[Token], terms: Sequence[str | None], head: int) -> frozenset[str]:
    """What is done: the verb, and the one it leads to ("were swift to condemn")."""
    chain = [head]
    for at in chain:
        chain += [i for i, t in enumerate(tokens) if t.head == at and t.dep in {"xcomp", "acomp"} and i not in chain]
    return frozenset(t for i in chain if tokens[i].pos in {"VERB", "NOUN"} and (t := terms[i]))
