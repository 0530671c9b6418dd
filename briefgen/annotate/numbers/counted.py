"""What a number counts: "12 young swimmers" counts (swimmer, young); "an offer of $30" is an (offer)."""

from __future__ import annotations

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.units import is_unit
from briefgen.model import Token

# A noun further behind its number than this is another phrase's, whatever the parse says.
_FAR = 6
# How many words behind a number its noun is looked for where the parse has none ("two of the other men").
_NEAR = 5
_CLIMB = 6
_BETWEEN = {"of", "the", "other", "others", "more"}
_PART_OF_NUMBER = {"nummod", "quantmod", "compound"}
_UPWARD = {"pobj", "prep", "conj", "appos", "nummod", "quantmod", "nmod", "npadvmod", "compound"}


def counted_head(tokens: tuple[Token, ...], first: int, end: int) -> int | None:
    """The index of the noun that the number of the tokens ``first`` to ``end`` counts.

    The noun it modifies ("two men"), else the next one behind it ("two of the men"), else None.
    """
    number = tokens[end - 1]
    if number.dep in {*_PART_OF_NUMBER, "amod"} and number.head != end - 1:
        head = _above_numbers(tokens, number.head)
        near = head >= first and head - end <= _FAR and tokens[head].pos in {"NOUN", "PROPN", "ADJ", "SYM"}
        if near or tokens[head].text in {"$", "£", "€"}:
            return head
    return _next_noun(tokens, end)


def counted(tokens: tuple[Token, ...], head: int | None, first: int) -> tuple[str, ...]:
    """The lemmas of the noun counted and of its modifiers, the noun first."""
    if head is None:
        return ()
    kinds = {"amod", "compound", "nmod"}
    modifiers = [
        t.lemma.lower()
        for i, t in enumerate(tokens)
        if i > first and i != head and t.head == head and t.dep in kinds and t.pos != "NUM"
    ]
    return (tokens[head].lemma.lower(), *modifiers)


def noun_above(tokens: tuple[Token, ...], index: int) -> int | None:
    """The noun that a sum belongs to: "an offer of $30 a share, or $42 billion" -> offer."""
    for _ in range(_CLIMB):
        head = tokens[index].head
        if head == index or tokens[index].dep not in _UPWARD:
            return None
        is_scale = tokens[head].lemma.lower() in numerals()["scales"]
        if tokens[head].pos == "NOUN" and not is_scale and not is_unit(tokens[head].text):
            return head
        index = head
    return None


def _above_numbers(tokens: tuple[Token, ...], head: int) -> int:
    while tokens[head].pos == "NUM" and tokens[head].head != head and tokens[head].dep in _PART_OF_NUMBER:
        head = tokens[head].head
    return head


def _next_noun(tokens: tuple[Token, ...], end: int) -> int | None:
    for index in range(end, min(end + _NEAR, len(tokens))):
        token = tokens[index]
        if token.pos == "NOUN":
            return index
        between = token.pos in {"ADJ", "ADV", "PROPN", "PUNCT"} or token.text.lower() in _BETWEEN
        if token.text == "," or not between:
            return None
        if token.text.lower() == "others":
            return index
    return None
