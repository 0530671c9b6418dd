"""Temperatures, and letters behind numbers that are none."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.temperatures import temperatures
from briefgen.model import Bound
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("It was 40 degrees Celsius.", (40, 40), "C"),
        ("It was 40 °C.", (40, 40), "C"),
        ("It was 104ºF.", (104, 104), "F"),
        ("Temperatures fell to minus 4C.", (-4, -4), "C"),
        ("It fell to −10 degrees Fahrenheit.", (-10, -10), "F"),
        ("It was 5 to 8 degrees centigrade.", (5, 8), "C"),
        ("It fell from the heat to -3 to -1 °C.", (-3, -1), "C"),
    ],
)
def test_a_temperature(text: str, values: tuple[float, float], unit: str) -> None:
    (found,) = temperatures(annotated(text).sentences[0])
    assert (found.low, found.high, found.unit) == (*values, unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    ["She sat in seat 40C.", "It is 12 C sharp.", "They wore size 40f boots in the cold.", "It was hot on bus 4b."],
)
def test_no_temperature(text: str) -> None:
    assert temperatures(annotated(text).sentences[0]) == []


def test_a_bound_belongs_to_it() -> None:
    (found,) = temperatures(annotated("It was above 40 degrees Celsius.").sentences[0])
    assert (found.text, found.bound) == ("above 40 degrees Celsius", Bound.AT_LEAST)
