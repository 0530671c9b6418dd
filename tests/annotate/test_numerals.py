"""Numbers in words and digits, ranges, and what bounds them."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.bounds import bound_before, bound_behind
from briefgen.annotate.numbers.numerals import number_at
from briefgen.model import Bound, Token
from tests.kit.invented import annotated


def tokens_of(text: str) -> tuple[Token, ...]:
    return annotated(text).sentences[0].tokens


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7", 7, 7),
        ("1,200", 1200, 1200),
        ("3.5", 3.5, 3.5),
        ("twenty-one", 21, 21),
        ("three hundred and five", 305, 305),
        ("forty thousand", 40_000, 40_000),
        ("two million three hundred thousand", 2_300_000, 2_300_000),
        ("0.5 million", 500_000, 500_000),
        ("40k", 40_000, 40_000),
        ("3bn", 3e9, 3e9),
        ("one and a half million", 1_500_000, 1_500_000),
        ("3½", 3.5, 3.5),
        ("two dozen", 24, 24),
        ("20 to 30", 20, 30),
        ("two or three", 2, 3),
        ("5 to 6 million", 5_000_000, 6_000_000),
    ],
)
def test_the_number_that_begins_a_sentence(text: str, low: float, high: float) -> None:
    number = number_at(tokens_of(f"{text} boats sank."), 0)
    assert number is not None
    assert (number.low, number.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["Several hundred came.", "Dozens came.", "First, it rained.", "Half of them came."])
def test_no_number_begins_here(text: str) -> None:
    assert number_at(tokens_of(text), 0) is None


def test_two_numbers_side_by_side_stay_two() -> None:
    first = number_at(tokens_of("Two three-year-old boys sang."), 0)
    assert first is not None
    assert (first.low, first.end) == (2, 1)


def test_an_ascent_is_no_range() -> None:
    tokens = tokens_of("It rose from 4 to 6 percent.")
    first = number_at(tokens, 3)
    assert first is not None
    assert (first.low, first.high, first.measured) == (4, 4, 6)


def test_m_is_a_million_where_money_or_people_are_counted() -> None:
    for text, value in (("It cost £12m today.", 12e6), ("So 12m euros went.", 12e6), ("So 12m people went.", 12e6)):
        tokens = tokens_of(text)
        at = next(i for i, t in enumerate(tokens) if t.text.startswith("12"))
        number = number_at(tokens, at)
        assert number is not None
        assert number.low == value
    metres = number_at(tokens_of("12m high it stood."), 0)
    assert metres is not None
    assert metres.low == 12


def test_bounds_before_and_behind() -> None:
    tokens = tokens_of("It cost at least $6 or more.")
    assert bound_before(tokens, 5) == (2, Bound.AT_LEAST)
    assert bound_behind(tokens, 6) is Bound.AT_LEAST
    assert bound_behind(tokens, 0) is None
    assert bound_before(tokens_of("It cost $6."), 3) == (2, Bound.EXACT)
