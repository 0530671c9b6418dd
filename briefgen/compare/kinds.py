"""What kind of thing it was: a van or a tractor, a dog or a wolf.

Two articles tell the same deed, and in the same place of it ("drove a van into" / "drove a tractor into", "van bomb" /
"lorry bomb") stand words for kinds that exclude each other.  An article that uses both words takes no side alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.gather.origins import origin_of
from briefgen.lexicon.wordlists import groups_of
from briefgen.likeness.measures import Telling
from briefgen.likeness.terms import term_of_each
from briefgen.model import Claim, Difference, DifferenceKind

RULE = "In the same place of the same deed stand kinds of things that exclude each other."
# How sure two sentences must tell the same thing (``measures.py``).
SURE = 0.5
_ROLES = {"nsubj", "nsubjpass", "dobj", "pobj", "compound", "attr"}


@dataclass(frozen=True, slots=True)
class _Use:
    """A word for a kind: its claim, its place among the tokens, its group, and the place it takes in which deed."""

    claim: Claim
    at: int
    kind: str
    group: str
    place: tuple[str, str]


def kinds(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each pair of kinds that articles put in the same place of the same deed."""
    telling = Telling.of(matter.claims)
    used: dict[str, set[str]] = {}
    uses = []
    for claim in matter.claims:
        if claim.whole:
            uses += list(_uses(claim))
            used.setdefault(claim.article, set()).update(_kinds_in(claim))
    found: dict[frozenset[str], list[tuple[_Use, _Use]]] = {}
    for a, b in combinations(uses, 2):
        if _apart(a, b, matter, used) and telling.sure(a.claim, b.claim) >= SURE:
            found.setdefault(frozenset({a.kind, b.kind}), []).append((a, b))
    return tuple(_told(matter, pairs) for pairs in found.values())


def _apart(a: _Use, b: _Use, matter: Matter, used: Mapping[str, set[str]]) -> bool:
    if a.claim.article == b.claim.article or a.kind == b.kind or (a.group, a.place) != (b.group, b.place):
        return False
    if b.kind in _kinds_in(a.claim) or a.kind in _kinds_in(b.claim):
        return False
    if a.kind in used[b.claim.article] and b.kind in used[a.claim.article]:
        return False
    names = [{t for t in u.claim.terms if t.startswith("@")} for u in (a, b)]
    if names[0] - names[1] and names[1] - names[0]:
        return False  # a school opened in one town and a library opened in another
    return origin_of(a.claim.article, matter.origins) != origin_of(b.claim.article, matter.origins)


def _kinds_in(claim: Claim) -> set[str]:
    return {kind for t in claim.sentence.tokens if (kind := _kinds().get(t.lemma.lower(), ("", ""))[1])}


def _told(matter: Matter, pairs: Sequence[tuple[_Use, _Use]]) -> Difference:
    first = pairs[0]
    sides = []
    for side in (0, 1):
        mine = [u for pair in pairs for u in pair if u.kind == first[side].kind]
        cited = tuple(cite(u.claim.sentence, _word(u)) for u in dict.fromkeys(mine))
        start, end = _word(first[side])
        sides.append(Side(first[side].claim.sentence.sentence.text[start:end], cited))
    about = label([u.claim.sentence for u in first], matter.weight)
    return difference(matter, DifferenceKind.DETAIL, f"What kind? {about}", RULE, sides)


def _word(use: _Use) -> tuple[int, int]:
    token = use.claim.sentence.tokens[use.at]
    return token.start, token.end


def _uses(claim: Claim) -> Iterator[_Use]:
    """The words for kinds in a sentence that stand in a place of a deed."""
    tokens, terms = claim.sentence.tokens, term_of_each(claim.sentence)
    for index, token in enumerate(tokens):
        group, kind = _kinds().get(token.lemma.lower(), ("", ""))
        if not group or token.pos != "NOUN" or token.dep not in _ROLES:
            continue
        head, role = token.head, token.dep
        if role == "pobj":
            by = tokens[head].dep == "agent"
            head, role = tokens[head].head, "nsubj" if by else f"pobj {tokens[head].lemma.lower()}"
        if role == "nsubjpass":
            role = "dobj"
        if (deed := terms[head]) is not None and tokens[head].pos in {"VERB", "NOUN"}:
            yield _Use(claim, index, kind, group, (deed, role))


@cache
def _kinds() -> Mapping[str, tuple[str, str]]:
    """The group and the kind of each word: "lorry" is of the vehicles, and a truck."""
    entries = ((group, entry.split("|")) for group, found in groups_of("kinds").items() for entry in found)
    return {word: (group, words[0]) for group, words in entries for word in words}
