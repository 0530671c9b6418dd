"""Articles have the one struck person hit in different parts of the body, or on different sides of it.

A hand is part of an arm, and a thigh of a leg.  Where a shot went through two parts each article may name one of them,
so articles that name several must agree on all but one, and "several times" may be anywhere.  Example: "was shot in
the left foot" / "was shot in the chest".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "The one person struck is hit in different parts of the body."
_REGIONS = ("head", "arm", "chest", "belly", "back", "trunk", "leg")
_TRUNK = {"chest", "belly", "back"}
_SIDES = {"left", "right"}
_CLIMB = 4


@dataclass(frozen=True, slots=True)
class _Wound:
    sentence: AnnotatedSentence
    start: int
    end: int
    region: str
    hand: str


def injuries(matter: Matter) -> tuple[Difference, ...]:
    """The one difference about where the struck person was hit, or none."""
    told = {a: [w for s in ss if not older(matter, s) for w in _wounds(s)] for a, ss in matter.told.items()}
    for a, b in combinations(sorted(told), 2):
        ours, theirs = told[a], told[b]
        if not (ours and theirs) or any(_scattered(w.sentence) for w in (*ours, *theirs)):
            continue
        if _parted(ours, theirs) and matter.one_event(a, b) and single_victim(matter, a, b):
            sides = [_side([w for c in _like(told, x, y) for w in told[c]]) for x, y in ((a, b), (b, a))]
            return (difference(matter, DifferenceKind.DETAIL, "Hit where?", RULE, sides),)
    return ()


def _like(told: Mapping[str, Sequence[_Wound]], one: str, other: str) -> list[str]:
    """The article and those that name only parts that it names, none of them the other's."""
    mine, theirs = _regions(told[one]), _regions(told[other])
    return [one, *(a for a in sorted(told) if a not in {one, other} and told[a] and _regions(told[a]) <= mine - theirs)]


def _regions(wounds: Sequence[_Wound]) -> set[str]:
    return {w.region for w in wounds}


def _scattered(sentence: AnnotatedSentence) -> bool:
    return has(sentence.sentence.text, "wounds", "several") and not has(sentence.sentence.text, "wounds", "once")


def _parted(ours: Sequence[_Wound], theirs: Sequence[_Wound]) -> bool:
    hands = [{w.hand for w in side if w.hand} for side in (ours, theirs)]
    left, right = _regions(ours) - _regions(theirs), _regions(theirs) - _regions(ours)
    if not left and not right:
        return all(len(h) == 1 for h in hands) and hands[0] != hands[1]
    return len(left) == len(right) == 1 and not _nested(left.pop(), right.pop())


def _nested(x: str, y: str) -> bool:
    """ "The torso" may be the chest."""
    return "trunk" in {x, y} and bool({x, y} & _TRUNK)


def _wounds(sentence: AnnotatedSentence) -> Iterable[_Wound]:
    """ "Shot in the left foot": the part of the body behind "in", "to" or "through" under a verb or noun of harm."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        region = next((r for r in _REGIONS if token.lemma.lower() in words("injuries", r)), None)
        first = i
        while tokens[first].dep == "conj" and tokens[first].head < first:
            first = tokens[first].head  # "to his chest and leg"
        at = tokens[tokens[first].head]
        if region is None or tokens[first].dep != "pobj" or at.text.lower() not in {"in", "to", "through"}:
            continue
        if not (_of_harm(tokens, at.head) or (at.head != i and _of_harm(tokens, tokens.index(at) - 1))):
            continue
        hand = next((t.lemma.lower() for t in tokens if t.head == i and t.lemma.lower() in _SIDES), "")
        yield _Wound(sentence, at.start if first == i else token.start, token.end, region, hand)


def _of_harm(tokens: tuple[Token, ...], index: int) -> bool:
    lemma = tokens[index].lemma.lower()
    harm = words("struck", "hurt") | words("struck", "struck") | {"wound", "shot", "gunshot", "injury", "graze"}
    return lemma in harm


def _side(wounds: Sequence[_Wound]) -> Side:
    first = wounds[0]
    value = first.sentence.sentence.text[first.start : first.end]
    return Side(value, tuple(cite(w.sentence, (w.start, w.end)) for w in wounds))
