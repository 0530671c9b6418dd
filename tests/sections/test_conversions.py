"""Measures in another unit: our own notes, rounded as the source rounds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.annotate.numbers.units import factor_of
from briefgen.lexicon.wordlists import data
from briefgen.model import AnnotatedSentence, Bound, Quantity
from briefgen.sections.figures.conversions import as_written, converted, twin
from tests.kit.invented import annotated

DEGREES = {"degree celsius", "degree fahrenheit"}


def read(text: str) -> AnnotatedSentence:
    return annotated(text).sentences[0]


def notes(text: str) -> list[str | None]:
    sentence = read(text)
    return [converted(q, sentence) for q in sentence.quantities]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The wreck lies three miles off the coast.", "about 4.8 km"),
        ("The road is 10km long.", "about 6.2 miles"),
        ("The bridge is 197 feet long.", "about 60 m"),
        ("The tower is 12m high.", "about 39 feet"),
        ("The board is 9 inches wide.", "about 23 cm"),
        ("The sack weighs 50 kg.", "about 110 lb"),
        ("The fish weighed 12 pounds.", "about 5.4 kg"),
        ("The ship carried 600 tonnes of grain.", "about 660 US tons"),
        ("The fire burned 300 acres.", "about 120 hectares"),
        ("The farm has 12 hectares.", "about 30 acres"),
        ("The fire burned 300 square miles.", "about 780 km²"),
        ("The tank holds 500 litres.", "about 130 US gallons"),
        ("The tank holds 500 gallons.", "about 1,900 litres, taken as US gallons"),
        ("The tank holds 500 imperial gallons.", "about 2,300 litres"),
        ("Winds of 75 mph tore the roof off.", "about 120 km/h"),
        ("Winds of 120 kph tore the roof off.", "about 75 mph"),
        ("It was 40 degrees Celsius in Oster.", "about 104 °F"),
        ("It was 104 degrees Fahrenheit in Oster.", "about 40 °C"),
        ("It fell to minus 4 degrees Celsius.", "about 25 °F"),
        ("It fell to minus 40 degrees Fahrenheit.", "about −40 °C"),
        ("It was 37.5 degrees Celsius in Oster.", "about 99.5 °F"),
        ("At least three miles of road are gone.", "at least 4.8 km"),
        ("Up to 40 miles of road are gone.", "at most 64 km"),
        ("Between 20 and 30 feet of rope are gone.", "about 6.1–9.1 m"),
        ("The moon is 245,600 miles away.", "about 395,300 km"),
        ("The sun is 93 million miles away.", "about 150 million km"),
        ("The basin holds 1.2 billion cubic metres.", "about 42 billion cubic feet"),
    ],
)
def test_a_measure_in_another_unit(text: str, note: str) -> None:
    assert notes(text) == [note]


@pytest.mark.parametrize(
    "text",
    [
        "The offer is worth $42 billion.",
        "They counted 12 swimmers.",
        "The 60-ton crane fell.",
        "The talks lasted four hours.",
        "Turnout was 66 per cent.",
        "They burn 30 litres a day.",
    ],
)
def test_what_is_not_converted(text: str) -> None:
    assert notes(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "It flew 12 miles (19 km).",
        "It flew 12 miles, or 19 km, east.",
        "It cost 40 euros ($44).",
        "It is 101 metres (330 ft) long.",
    ],
)
def test_a_source_that_gives_both_units_is_left_alone(text: str) -> None:
    sentence = read(text)
    one, other = sentence.quantities
    assert twin(one, sentence) == other
    assert converted(one, sentence) is None


def test_two_measures_side_by_side_are_not_one() -> None:
    sentence = read("It flew 12 miles (90 km) high.")
    assert twin(sentence.quantities[0], sentence) is None


@pytest.mark.parametrize(("measure", "shown"), sorted(data("conversions")["shown"].items()))
def test_a_measure_is_shown_in_a_known_unit_of_its_own_kind(measure: str, shown: str) -> None:
    kinds = [kind["words"] for kind in data("units").values()]
    assert any(measure in words and shown in words for words in kinds) or {measure, shown} == DEGREES


@given(st.integers(1, 9999), st.sampled_from(["mile", "foot", "acre", "kg", "litre", "mph"]))
@settings(max_examples=200, deadline=None)
def test_a_note_is_as_near_as_its_digits_allow(value: int, measure: str) -> None:
    sentence = read("It stood.")
    base = value * factor_of(measure)
    note = converted(Quantity("x", 0, 1, base, base, "m", (), Bound.EXACT, measure=measure), sentence)
    assert note is not None
    given_back = float(re.sub(r"[^\d.]", "", note.split()[1]))
    exact = value * factor_of(measure) / factor_of(data("conversions")["shown"][measure])
    assert abs(given_back - exact) <= 0.05 * exact + 1e-9
    assert as_written(base, measure) == value
