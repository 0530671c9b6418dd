"""Articles give different house numbers in one street for the place of the event.

A number in the same block of a hundred is no difference ("4127 Mill Road" lies in "the 4100 block of Mill Road"),
nor is another street: a corner has two.  Where somebody lives is left aside.  Example: "in the 2400 block of Quay
Street" / "in the 4200 block of Quay Street".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind

RULE = "One street, two house numbers that do not lie in one block."
BLOCK = 100
_ADDRESS = re.compile(
    r"\b(?P<number>\d{1,5})(?P<block>[- ]block)?(?: of)?(?P<street>(?: (?:[A-Z][\w.'’]*|\d+(?:st|nd|rd|th))){1,4})"
)
# "of the 900 block of Mill Road": behind a person and an age it is a home.
_HOME = re.compile(
    r"(?:\d,? of(?: the)?|\bof(?: the)?|liv\w+ (?:in|at|on)(?: the)?|residen\w+ of(?: the)?|formerly of(?: the)?)\s*$"
)


@dataclass(frozen=True, slots=True)
class _Address:
    sentence: AnnotatedSentence
    start: int
    end: int
    number: int
    street: str
    block: bool


def addresses(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each street in which the articles put the event at different numbers."""
    given = {article: _by_street(sentences) for article, sentences in matter.told.items()}
    found: dict[str, Difference] = {}
    for (a, ours), (b, theirs) in combinations(sorted(given.items()), 2):
        for street in sorted(set(ours) & set(theirs) - set(found)):
            if matter.one_event(a, b) and _parted(ours[street], theirs[street]):
                sides = [_side(one[street]) for one in (ours, theirs)]
                name = _street_of(ours[street][0])
                found[street] = difference(matter, DifferenceKind.PLACE, f"Where in {name}?", RULE, sides)
    return tuple(found.values())


def _by_street(sentences: Sequence[AnnotatedSentence]) -> Mapping[str, Sequence[_Address]]:
    found: dict[str, list[_Address]] = {}
    for sentence in sentences:
        for one in _addresses(sentence):
            found.setdefault(one.street, []).append(one)
    return found


def _addresses(sentence: AnnotatedSentence) -> Iterable[_Address]:
    text = sentence.sentence.text
    for match in _ADDRESS.finditer(text):
        street, end = _street(match["street"], match.start("street"))
        if street and not _HOME.search(text[: match.start()]):
            yield _Address(sentence, match.start(), end, int(match["number"]), street, bool(match["block"]))


def _street(said: str, start: int) -> tuple[str, int]:
    """The street's name without its compass point and kind, and where it ends; "" where no kind of street is named."""
    names = [(m.group(), start + m.end()) for m in re.finditer(r"\S+", said)]
    kept: list[str] = []
    for word, end in names:
        plain = word.lower().strip(".,'’")
        if plain in words("streets", "kinds") and kept:
            return " ".join(kept), end - (1 if word.endswith(".") and plain not in words("streets", "short") else 0)
        if plain not in words("streets", "points"):
            kept.append(plain)
    return "", start


def _street_of(one: _Address) -> str:
    """The street as it is written, with its kind and without the number."""
    said = one.sentence.sentence.text[one.start : one.end]
    return re.sub(r"^\d+[- ]?(?:block)?(?: of)? ?", "", said)


def _parted(ours: Sequence[_Address], theirs: Sequence[_Address]) -> bool:
    """Does no number of one lie in a block of the other, and is no house the other's?"""
    return not any(_meet(x, y) for x in ours for y in theirs)


def _meet(x: _Address, y: _Address) -> bool:
    if x.block or y.block:
        return x.number // BLOCK == y.number // BLOCK
    return x.number == y.number


def _side(given: Sequence[_Address]) -> Side:
    first = given[0]
    spans = [cite(one.sentence, (one.start, one.end)) for one in given if one.number == first.number]
    return Side(first.sentence.sentence.text[first.start : first.end], tuple(spans))
