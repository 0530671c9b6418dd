"""Units, currencies and rates."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.numerals import number_at
from briefgen.annotate.numbers.units import Unit, is_unit, rate, unit_of
from briefgen.lexicon.wordlists import data
from tests.kit.invented import annotated


def unit_in(text: str) -> Unit:
    tokens = annotated(text).sentences[0].tokens
    number = next(n for i in range(len(tokens)) if (n := number_at(tokens, i)) is not None)
    return unit_of(tokens, number)


@pytest.mark.parametrize(
    ("text", "name", "factor"),
    [
        ("It lies 12 km off.", "m", 1000),
        ("It lies 12km off.", "m", 1000),
        ("It lies three nautical miles off.", "m", 1852),
        ("It covers 5 square miles.", "m2", 2589988.11),
        ("It holds 5 cubic metres.", "m3", 1),
        ("It runs at 80 miles per hour.", "kmh", 1.609344),
        ("It rose by two percentage points.", "percentage points", 1),
        ("It rose by 12 per cent.", "%", 1),
        ("It rose by 12%.", "%", 1),
        ("It cost £12.", "GBP", 1),
        ("It cost 12 roubles.", "RUB", 1),
        ("They counted 12 swimmers.", "", 1),
    ],
)
def test_a_unit_with_its_factor(text: str, name: str, factor: float) -> None:
    unit = unit_in(text)
    assert unit.name == name
    assert unit.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The fine was 200 pounds.", "GBP"),
        ("The repair cost two million pounds.", "GBP"),
        ("The tank took two million pounds of water.", "kg"),
        ("The 200-pound man sat down.", "kg"),
        ("The fish weighed 12 pounds and sold well.", "kg"),
    ],
)
def test_a_pound_is_money_or_a_weight(text: str, name: str) -> None:
    assert unit_in(text).name == name


def test_rates() -> None:
    for text, meant in (
        ("It pays $30 a share.", "/share"),
        ("It pays $30 per person.", "/person"),
        ("It pays $30.", ""),
    ):
        tokens = annotated(text).sentences[0].tokens
        assert rate(tokens, next(i for i, t in enumerate(tokens) if t.text == "30")) == meant


def test_every_unit_has_a_base_and_a_factor() -> None:
    for kind in data("units").values():
        assert kind["base"]
        assert all(float(factor) > 0 for factor in kind["words"].values())
    assert is_unit("km")
    assert not is_unit("boat")
