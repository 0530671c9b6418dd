"""Days and months that are names: a club's, a person's."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.language import is_word
from briefgen.annotate.names.candidates import is_title
from briefgen.model import Token


def names_a_club(tokens: Sequence[Token], start: int) -> bool:
    """ "Orre Wednesday won the cup", "the Wednesday Club": a proper noun before the day, which acts, or behind."""
    i = next((k for k, t in enumerate(tokens) if t.start == start), 0)
    if not 0 < i < len(tokens) - 1:
        return False
    before, behind = tokens[i - 1], tokens[i + 1]
    acts = tokens[i].dep == "nsubj" and before.tag == "NNP" and before.head == i
    return acts or (before.text.lower() == "the" and tokens[i].dep == "compound" and behind.tag == "NNP")


def is_first_name(tokens: Sequence[Token], i: int) -> bool:
    """ "August Dunn saw it", "Mr. August saw it": the month belongs to the proper noun behind it, or to the title."""
    if i and is_title(tokens[i - 1].text):
        return True
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    named = behind is not None and behind.tag == "NNP" and behind.text.isalpha() and not is_word(behind.text)
    return named and tokens[i].dep == "compound" and tokens[i].head == i + 1
