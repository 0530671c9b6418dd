"""One person under two offices or ranks, or one ruling of two courts.

"The energy minister, Ada Brun" and "Mining Minister Ada Brun" cannot both be right, unless one article gives both
fields ("the energy and mining minister"); neither can "Inspector Brun" and "Sergeant Brun".  Former and acting offices
say nothing.  Courts are told apart where each article has one court alone decide, and the sentences tell one decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import groups_of, words
from briefgen.likeness.measures import Telling
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Claim, Difference, DifferenceKind, Name, NameKind, Token

OFFICE_RULE = "One person is given offices or ranks that exclude each other."
COURT_RULE = "One decision is said to be of courts of different kinds."
_RANKS = ("police", "army", "elected", "church")
# How sure two sentences must tell one decision (``measures.py``).  On 59 labelled stories every value from 0.05 to 0.5
# gives the same differences.
SURE = 0.2
# A decision that is the news stands early.
LEAD = 6
# Words before a name in which its office stands, and behind it.
_REACH = 7


@dataclass(frozen=True, slots=True)
class _Held:
    """Somebody's office in a sentence: the list it is of ("minister", "police") and what it is there."""

    sentence: AnnotatedSentence
    start: int
    end: int
    of: str
    fields: frozenset[str]


def offices(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each person with two offices of one list, and at most one about the court."""
    held: dict[str, list[_Held]] = {}
    for sentence in matter.sentences:
        for name in sentence.names:
            who = matter.speaker(sentence.article, name.full)
            if name.kind is NameKind.PERSON and who:
                held.setdefault(who, []).extend(_offices_of(sentence, name))
    found = [d for who in sorted(held) if (d := _parted(matter, who, held[who])) is not None]
    return (*found, *_courts(matter))


def _parted(matter: Matter, who: str, held: Sequence[_Held]) -> Difference | None:
    for of in sorted({h.of for h in held}):
        told: dict[str, list[_Held]] = {}
        for one in held:
            if one.of == of:
                told.setdefault(one.sentence.article, []).append(one)
        known = {a: frozenset[str]().union(*(h.fields for h in mine)) for a, mine in told.items()}
        for a, b in combinations(sorted(known), 2):
            if not known[a] & known[b]:
                sides = [_side([h for c in sorted(told) if known[c] == known[x] for h in told[c][:2]]) for x in (a, b)]
                return difference(matter, DifferenceKind.LABEL, f"What is {who}?", OFFICE_RULE, sides)
    return None


def _side(held: Sequence[_Held]) -> Side:
    first = held[0]
    value = first.sentence.sentence.text[first.start : first.end]
    return Side(value, tuple(cite(h.sentence, (h.start, h.end)) for h in held))


def _offices_of(sentence: AnnotatedSentence, name: Name) -> Iterator[_Held]:
    """The offices right before a name ("the energy minister, Ada Brun") or right behind it, between commas."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end]
    if not inside:
        return
    first, last = inside[0], inside[-1]
    # A title may count as part of the name.
    while first <= last and (tokens[first].text.lower() in words("offices", "heads") or _rank(tokens[first])):
        first += 1
    before = first - 1
    while before >= 0 and tokens[before].text in {",", "."}:
        before -= 1
    if before >= 0 and (one := _office_at(sentence, before)):
        yield one
    if last + 1 < len(tokens) and tokens[last + 1].text == ",":
        for j in range(last + 2, min(len(tokens), last + 2 + _REACH)):
            if tokens[j].pos not in {"DET", "ADJ", "NOUN", "PROPN", "PART", "CCONJ"}:
                break
            if tokens[j + 1].pos not in {"NOUN", "PROPN"} if j + 1 < len(tokens) else True:
                if one := _office_at(sentence, j):
                    yield one
                break


def _office_at(sentence: AnnotatedSentence, index: int) -> _Held | None:
    """The office whose last word stands there, with the words that say what it is of."""
    tokens = sentence.tokens
    first = index
    while first > 0 and index - first < _REACH and _belongs(tokens, first - 1):
        first -= 1
    said = [t.text.lower().rstrip(".") for t in tokens[first : index + 1]]
    if set(said) & words("offices", "passing"):
        return None
    if (rank := _rank(tokens[index])) is not None:
        return _Held(sentence, tokens[index].start, tokens[index].end, rank[0], frozenset({rank[1]}))
    fields = frozenset(_fields()[w] for w in said[:-1] if w in _fields())
    if tokens[index].lemma.lower() not in words("offices", "heads") or not fields:
        return None
    start = next(t.start for t in tokens[first:] if t.text.lower() in _fields())
    return _Held(sentence, start, tokens[index].end, tokens[index].lemma.lower(), fields)


def _belongs(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.pos in {"ADJ", "NOUN", "PROPN", "CCONJ"} or (token.text in {"-", "&", ","} and index > 0)


def _rank(token: Token) -> tuple[str, str] | None:
    word = token.text.lower().rstrip(".")
    return next(((group, _entries(group)[word]) for group in _RANKS if word in _entries(group)), None)


def _courts(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about which court decided, or none."""
    telling = Telling.of(matter.claims)
    told: dict[str, list[tuple[Claim, _Held]]] = {}
    for claim in matter.claims:
        if claim.whole:
            told.setdefault(claim.article, []).extend((claim, c) for c in _deciding(claim))
    sure = {a: found for a, found in told.items() if len({c.fields for _, c in found}) == 1}
    for a, b in combinations(sorted(sure), 2):
        (one, x), (other, y) = sure[a][0], sure[b][0]
        if x.fields != y.fields and telling.sure(one, other) >= SURE:
            sides = [_side([c for d in sorted(sure) for _, c in sure[d][:1] if c.fields == z.fields]) for z in (x, y)]
            return (difference(matter, DifferenceKind.LABEL, "Which court?", COURT_RULE, sides),)
    return ()


def _deciding(claim: Claim) -> Iterator[_Held]:
    """The courts that decide in a sentence of the opening, by their kind."""
    tokens, terms = claim.sentence.tokens, term_of_each(claim.sentence)
    if claim.rank >= LEAD or len(terms) != len(tokens):
        return
    for i, token in enumerate(tokens):
        kind = _entries("courts").get(tokens[i - 1].text.lower().rstrip("'’s")) if i else None
        if token.text.lower() != "court" or kind is None:
            continue
        verb = tokens[token.head]
        agent = token.dep == "pobj" and tokens[token.head].dep == "agent"
        if agent:
            verb = tokens[verb.head]
        if (token.dep == "nsubj" or agent) and verb.lemma.lower() in words("offices", "decides"):
            yield _Held(claim.sentence, tokens[i - 1].start, token.end, "court", frozenset({kind}))


@cache
def _fields() -> Mapping[str, str]:
    return _entries("fields")


@cache
def _entries(group: str) -> Mapping[str, str]:
    """The first word of the entry of each word of a group."""
    return {word: entry.split("|")[0] for entry in groups_of("offices")[group] for word in entry.split("|")}
