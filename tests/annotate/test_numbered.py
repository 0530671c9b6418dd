"""Numbers that name and do not count, against those that look like them and count."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.numbered import names_something
from briefgen.annotate.numbers.numerals import number_at
from tests.kit.invented import annotated


def names(text: str) -> list[bool]:
    tokens, found, index = annotated(text).sentences[0].tokens, [], 0
    while index < len(tokens):
        number = number_at(tokens, index)
        if number is not None:
            found.append(names_something(tokens, number.first, number.end))
        index = number.end if number is not None else index + 1
    return found


@pytest.mark.parametrize(
    "text",
    [
        "She took Flight 212.",
        "She lives at No. 4 now.",
        "The house at 14 Mill Road burned.",
        "The house at 377 W. Lorne Ave. burned.",
        "It stands in the 700 block of Mill Road.",
        "The 5G network is slow.",
        "It was built in 1958 by hand.",
        "About two-thirds voted.",
        "It began at nine o'clock.",
        "A magnitude 6.2 quake struck.",
        "It fell to minus 4 degrees.",
        "No one was seriously hurt.",
        "One of the men spoke.",
    ],
)
def test_a_name(text: str) -> None:
    assert names(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "She took 12 flights.",
        "Workers closed 14 roads.",
        "20 Mill Road residents were moved.",
        "There were 1,958 people.",
        "One man spoke.",
        "They drank 700 bottles.",
    ],
)
def test_a_count(text: str) -> None:
    assert names(text) == [False]
