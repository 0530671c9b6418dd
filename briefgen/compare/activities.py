"""Articles have somebody do different things when it happened.

Either somebody handled the weapon ("was polishing a rifle" / "was reloading the gun"), or the one struck person was at
rest, on foot, in bed, in the water.  An article that tells both takes no side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.single import single_victim
from briefgen.compare.struck import struck_in
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "At the same moment of the event somebody does one thing here, another there."
_WAYS = ("seated", "on_foot", "in_bed", "in_water", "at_table")
# Words behind the verb that the value shows.
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Doing:
    """What somebody was doing: the sentence, the span from the verb's "was" on, and the sort of doing."""

    sentence: AnnotatedSentence
    start: int
    end: int
    sort: str


def activities(matter: Matter) -> tuple[Difference, ...]:
    """At most one difference about the weapon and one about the struck person."""
    found = []
    for told, alone in ((_with_weapon, False), (_of_victim, True)):
        doing = {a: [d for s in ss if not older(matter, s) for d in told(s)] for a, ss in matter.told.items()}
        if (one := _first(matter, doing, alone=alone)) is not None:
            found.append(one)
    return tuple(found)


def _first(matter: Matter, doing: Mapping[str, Sequence[_Doing]], *, alone: bool) -> Difference | None:
    for a, b in combinations(sorted(doing), 2):
        sorts = [{d.sort for d in doing[x]} for x in (a, b)]
        if not all(sorts) or sorts[0] & sorts[1] or not matter.one_event(a, b):
            continue
        if alone and not (single_victim(matter, a, b) and all(len(s) == 1 for s in sorts)):
            continue
        sides = [Side(_value(doing[x][0]), tuple(cite(d.sentence, (d.start, d.end)) for d in doing[x])) for x in (a, b)]
        return difference(matter, DifferenceKind.DETAIL, "Doing what when it happened?", RULE, sides)
    return None


def _with_weapon(sentence: AnnotatedSentence) -> Iterable[_Doing]:
    """ "Was cleaning his gun", "playing with a rifle": each way of handling is a sort of its own."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        lemma = token.lemma.lower()
        if token.tag != "VBG" or lemma not in words("activities", "handling") | words("activities", "playing"):
            continue
        if any(t.lemma.lower() in words("activities", "weapons") for t in _objects(tokens, i)):
            sort = "play" if lemma in words("activities", "playing") else lemma
            yield _Doing(sentence, *_span(tokens, i), sort)


def _of_victim(sentence: AnnotatedSentence) -> Iterable[_Doing]:
    """ "The girl was walking when she was hit", "a man sitting in a car was shot"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        way = next((w for w in _WAYS if token.lemma.lower() in words("activities", w)), None)
        if token.tag != "VBG" or way is None:
            continue
        subjects = [t for t in tokens if t.head == i and t.dep == "nsubj"]
        above = tokens[token.head] if token.dep == "acl" else None
        who = subjects[0] if subjects else above
        when = any(t.text.lower() in {"when", "as"} for t in tokens[i:])
        if who is not None and _befell(sentence, who) and (when or above is not None):
            yield _Doing(sentence, *_span(tokens, i), way)


def _befell(sentence: AnnotatedSentence, who: Token) -> bool:
    """Is this the one person whom the sentence says something befell, or "the victim"?"""
    struck = any(one.start <= who.start < one.end for one in struck_in(sentence))
    return struck or (who.tag == "NN" and who.lemma.lower() == "victim")


def _objects(tokens: tuple[Token, ...], verb: int) -> list[Token]:
    """The verb's object, or that of "with"."""
    with_ = [i for i, t in enumerate(tokens) if t.head == verb and t.dep == "prep" and t.text.lower() == "with"]
    return [t for t in tokens if (t.head == verb and t.dep == "dobj") or (t.head in with_ and t.dep == "pobj")]


def _span(tokens: tuple[Token, ...], verb: int) -> tuple[int, int]:
    """From "was" to the end of what the verb takes, up to the next comma."""
    first = min([verb, *(i for i, t in enumerate(tokens) if t.head == verb and t.dep == "aux" and i < verb)])
    last = verb
    for i in range(verb + 1, min(verb + _SHOWN, len(tokens))):
        if tokens[i].text in {",", ".", ";", "—", "–"} or tokens[i].text.lower() in {"when", "while", "as", "and"}:
            break
        last = i
    return tokens[first].start, tokens[last].end


def _value(doing: _Doing) -> str:
    return doing.sentence.sentence.text[doing.start : doing.end]
