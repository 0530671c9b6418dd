"""Articles have it done with different things: a truck or a car, a pistol or a rifle, a knife or a bat.

A thing counts where it is driven, fired or wielded, where it hits, or where somebody is hit by it or attacked with it.
Words for any such thing ("vehicle", "gun") say nothing, and an article that tells of two sorts takes no side.  Example:
"rammed a truck into the gate" / "a car was driven into the gate".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "The same thing is done with things of different sorts."
# What the event was done with stands early; further down come the cars of the police and the trucks of the rescuers.
LEAD = 10
_SORTS = {
    "vehicle": ("car", "truck", "van", "bus", "motorcycle", "tractor"),
    "weapon": (
        "handgun",
        "rifle",
        "shotgun",
        "knife",
        "blade",
        "axe",
        "hammer",
        "bar",
        "club",
        "stone",
        "bottle",
        "screwdriver",
    ),
}
_TOPICS = {"vehicle": "With what vehicle?", "weapon": "With what weapon?"}
_BY = {"by", "with"}
MOST_CITED = 2


@dataclass(frozen=True, slots=True)
class _Thing:
    sentence: AnnotatedSentence
    start: int
    end: int
    sort: str


def means(matter: Matter) -> tuple[Difference, ...]:
    """At most one difference about the vehicle and one about the weapon."""
    found = []
    for kind, sorts in _SORTS.items():
        told = {
            a: [t for s in ss[:LEAD] if not older(matter, s) for t in _things(s, sorts)]
            for a, ss in matter.told.items()
        }
        sure = {a: things for a, things in told.items() if len({t.sort for t in things}) == 1}
        sides = _sides(matter, sure)
        if len(sides) > 1:
            found.append(difference(matter, DifferenceKind.DETAIL, _TOPICS[kind], RULE, sides))
    return tuple(found)


def _sides(matter: Matter, sure: Mapping[str, Sequence[_Thing]]) -> list[Side]:
    """One side for each sort, of the articles that tell one event with the first of them."""
    if not sure:
        return []
    first = min(sure)
    by_sort: dict[str, list[_Thing]] = {}
    for article in sorted(sure):
        if article == first or matter.one_event(first, article):
            by_sort.setdefault(sure[article][0].sort, []).extend(sure[article][:MOST_CITED])
    return [
        Side(
            things[0].sentence.sentence.text[things[0].start : things[0].end],
            tuple(cite(t.sentence, (t.start, t.end)) for t in things),
        )
        for _, things in sorted(by_sort.items())
    ]


def _things(sentence: AnnotatedSentence, sorts: Sequence[str]) -> Iterable[_Thing]:
    """The things of these sorts in a sentence in which one of them is at work: a bus that hits a car is two."""
    tokens = sentence.tokens
    named = [
        (i, sort)
        for i, t in enumerate(tokens)
        if t.pos == "NOUN" and (sort := next((s for s in sorts if t.lemma.lower() in words("means", s)), None))
    ]
    if not any(_at_work(tokens, i) for i, _ in named if tokens[i].tag == "NN"):
        return
    for i, sort in named:
        air = bool(i) and tokens[i - 1].lemma.lower() in words("means", "air")
        yield _Thing(sentence, tokens[i - 1 if air else i].start, tokens[i].end, "air" if air else sort)


def _at_work(tokens: tuple[Token, ...], index: int) -> bool:
    """Is the thing driven, fired or wielded, does it hit, or is somebody hit by it or attacked with it?"""
    token = tokens[index]
    head = tokens[token.head]
    lemma = head.lemma.lower()
    if token.dep == "dobj":
        return lemma in words("means", "done_with")
    if token.dep == "nsubjpass":
        return lemma in words("means", "done_with")
    if token.dep == "nsubj":
        return lemma in words("means", "does")
    if token.dep == "pobj" and head.text.lower() in _BY:
        return tokens[head.head].lemma.lower() in words("means", "hurts") | words("means", "done_with")
    return False
