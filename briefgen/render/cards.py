"""The differences as a page shows them: in numbered cards, the quarrels first, ways of putting it last.

A conflict is what cannot both be right, an update what the later article knows better.  How something is worded or
called is neither: those cards stand in a quiet group at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefgen.model import Difference, DifferenceKind, Fact, Reading


class CardGroup(StrEnum):
    """Where a card stands, in the order of the page."""

    CONFLICT = "conflict"
    UPDATE = "update"
    WORDS = "words"


MARKS = {CardGroup.CONFLICT: "disputed", CardGroup.UPDATE: "updated", CardGroup.WORDS: "worded otherwise"}
"""What a fact bears that stands in a difference of the group."""

_IN_WORDS = {DifferenceKind.WORDING, DifferenceKind.LABEL}


@dataclass(frozen=True)
class Card:
    """Differences that are shown as one, mostly a single one; pages point to it by its number."""

    number: int
    group: CardGroup
    differences: tuple[Difference, ...]

    @property
    def first(self) -> Difference:
        """The difference that lends the card its question."""
        return self.differences[0]


def numbered(differences: Iterable[Difference]) -> tuple[Card, ...]:
    """The cards in the order of the page: how one speaker's words are quoted is one card."""
    found: dict[object, list[Difference]] = {}
    for d in differences:
        together = d.kind is DifferenceKind.WORDING
        key = (d.topic, d.reading, d.rule, d.revision) if together else d.id
        found.setdefault(key, []).append(d)
    order = list(CardGroup)
    cards = sorted(found.values(), key=lambda card: order.index(group_of(card[0])))
    return tuple(Card(n, group_of(card[0]), tuple(card)) for n, card in enumerate(cards, 1))


def group_of(difference: Difference) -> CardGroup:
    """The group that a difference's card stands in."""
    if difference.kind in _IN_WORDS:
        return CardGroup.WORDS
    return CardGroup.UPDATE if difference.reading is Reading.UPDATE else CardGroup.CONFLICT


def marks_of(fact: Fact, cards: Sequence[Card]) -> tuple[tuple[str, Card, str], ...]:
    """What a fact bears: the word for it, the card it points to, the id of the difference on it; each card once."""
    found = ((d.id, card) for card in cards for d in card.differences if d.id in fact.differences)
    once = {card.number: (MARKS[card.group], card, where) for where, card in reversed(tuple(found))}
    return tuple(once[n] for n in sorted(once))
