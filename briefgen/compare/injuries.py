"""Articles have the one struck person hit in different parts of the body, or on different sides of it.

A hand is part of an arm, and a thigh of a leg; where a shot went through two parts each article may name one of them,
so an article that names several takes no side.  Example: "was shot in the left foot" / "was shot in the chest".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.compare.tolls import older
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token
from briefgen.wordlists import words

RULE = "The one person struck is hit in different parts of the body."
_REGIONS = ("head", "arm", "trunk", "leg")
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
        if not (ours and theirs and _one_place(ours) and _one_place(theirs)):
            continue
        if _parted(ours, theirs) and matter.one_event(a, b) and single_victim(matter, a, b):
            return (difference(matter, DifferenceKind.DETAIL, "Hit where?", RULE, [_side(ours), _side(theirs)]),)
    return ()


def _one_place(wounds: Sequence[_Wound]) -> bool:
    return len({w.region for w in wounds}) == 1 and len({w.hand for w in wounds if w.hand}) <= 1


def _parted(ours: Sequence[_Wound], theirs: Sequence[_Wound]) -> bool:
    hands = [next((w.hand for w in side if w.hand), "") for side in (ours, theirs)]
    return ours[0].region != theirs[0].region or (all(hands) and hands[0] != hands[1])


def _wounds(sentence: AnnotatedSentence) -> Iterable[_Wound]:
    """ "Shot in the left foot": the part of the body behind "in", "to" or "through" under a verb or noun of harm."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        region = next((r for r in _REGIONS if token.lemma.lower() in words("injuries", r)), None)
        if region is None or token.dep != "pobj" or tokens[token.head].text.lower() not in {"in", "to", "through"}:
            continue
        if not _of_harm(tokens, tokens[token.head].head):
            continue
        hand = next((t.lemma.lower() for t in tokens if t.head == i and t.lemma.lower() in _SIDES), "")
        yield _Wound(sentence, tokens[token.head].start, token.end, region, hand)


def _of_harm(tokens: tuple[Token, ...], index: int) -> bool:
    lemma = tokens[index].lemma.lower()
    harm = words("struck", "hurt") | words("struck", "struck") | {"wound", "shot", "gunshot", "injury", "graze"}
    return lemma in harm


def _side(wounds: Sequence[_Wound]) -> Side:
    first = wounds[0]
    value = first.sentence.sentence.text[first.start : first.end]
    return Side(value, tuple(cite(w.sentence, (w.start, w.end)) for w in wounds))
