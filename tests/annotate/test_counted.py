"""What a number counts, and what a sum of money belongs to."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.counted import counted, counted_head, noun_above
from briefgen.annotate.numbers.numerals import number_at
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Twelve young swimmers sang.", ("swimmer", "young")),
        ("Two of the other men sang.", ("man", "other")),
        ("Two others sang.", ("other",)),
        ("Six were hurt.", ()),
    ],
)
def test_the_noun_counted(text: str, meant: tuple[str, ...]) -> None:
    tokens = annotated(text).sentences[0].tokens
    number = number_at(tokens, 0)
    assert number is not None
    assert counted(tokens, counted_head(tokens, number.first, number.end), number.first) == meant


def test_what_a_sum_belongs_to() -> None:
    tokens = annotated("Brenner rejected an offer of $30 a share.").sentences[0].tokens
    above = noun_above(tokens, next(i for i, t in enumerate(tokens) if t.text == "30"))
    assert above is not None
    assert tokens[above].lemma == "offer"
