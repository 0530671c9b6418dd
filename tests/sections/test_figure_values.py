"""Which uses of a number are one value, and which are two that happen to be alike."""

from __future__ import annotations

import pytest

from briefgen.sections.figures.choice import uses_of
from briefgen.sections.figures.values import key_of, values_of
from tests.kit.invented import annotated


def values(*texts: str) -> list[list[str]]:
    articles = [annotated(text, name=f"n{i}") for i, text in enumerate(texts)]
    return [[u.quantity.text for u in v.uses] for v in values_of(uses_of(articles))]


@pytest.mark.parametrize(
    "texts",
    [
        ("The ferry carried 60 passengers.", "Sixty passengers were on deck."),
        ("The deal is worth $4.2 billion.", "The firm offered $4.2 billion on Monday."),
        ("The road is 12 km long.", "The road is 12,000 metres long."),
        ("At least 84 people were killed.", "The toll is 84 dead."),
        ("About 40 people had been on the bridge, police said.", "Police said about 40 people had been on the bridge."),
        (
            "The wreck lies 12 miles (19 km) off the quay of Corran.",
            "The wreck was found 19 km off the quay of Corran.",
        ),
        ("The flood at Corran hurt two men, police said.", "Two people were hurt in the Corran flood on Monday."),
    ],
)
def test_one_value(texts: tuple[str, ...]) -> None:
    assert len(values(*texts)) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("The ferry carried 60 passengers.", "The ferry carried 61 passengers."),
        ("The ferry carried 60 passengers.", "The ferry carried 60 crates."),
        ("Rents rose 8 percent.", "Turnout was 8 percent higher in Corran."),
        ("Two sailors drowned off Corran.", "In Oster a fire killed two firefighters."),
        ("Nine people died.", "Nine people were hurt."),
        ("Twelve people were held, including two women.", "Two women were held."),
        ("They paid $30.", "They paid 30 euros."),
    ],
)
def test_two_values(texts: tuple[str, ...]) -> None:
    found = values(*texts)
    assert len(found) > 1
    assert all(len(uses) == 1 for uses in found)


def test_the_key_does_not_depend_on_how_the_unit_is_written() -> None:
    one, other = (u.quantity for u in uses_of([annotated("It is 12 km and 12,000 metres.")]))
    assert key_of(one) == key_of(other)
