"""Ages of people and things."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.ages import ages
from briefgen.model import Bound
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "whom"),
    [
        ("An 8-year-old girl won.", 8, 8, "years old", "girl"),
        ("The 8-year-old Oster girl won.", 8, 8, "years old", "girl"),
        ("8-Year-Old Girl Wins", 8, 8, "years old", ""),
        ("A 7 year old boy won.", 7, 7, "years old", "boy"),
        ("A 20-month-old boy was found.", 20, 20, "months old", "boy"),
        ("The bridge is 67 years old.", 67, 67, "years old", ""),
        ("She was 39 years of age.", 39, 39, "years old", ""),
        ("Both are 16 or 17 years old.", 16, 17, "years old", ""),
        ("A boy aged 12 was found.", 12, 12, "years old", "boy"),
        ("Children aged between 5 and 11 sang.", 5, 11, "years old", ""),
    ],
)
def test_an_age(text: str, low: float, high: float, unit: str, whom: str) -> None:
    (age,) = ages(annotated(text).sentences[0])
    assert (age.low, age.high, age.unit, age.counted) == (low, high, unit, (whom,) if whom else ())


def test_the_age_behind_a_name_is_that_persons() -> None:
    (age,) = ages(annotated("Ann Lorne, 54, of Oster, opened the bridge.").sentences[0])
    assert (age.low, age.counted) == (54, ("Ann Lorne",))


def test_an_age_may_be_bounded() -> None:
    (age,) = ages(annotated("Riders must be at least 18 years old.").sentences[0])
    assert (age.text, age.bound) == ("at least 18 years old", Bound.AT_LEAST)


@pytest.mark.parametrize(
    "text", ["The talks took 12 years.", "The line on page 12 is wrong.", "In Oster, 54 boats sank."]
)
def test_no_age(text: str) -> None:
    assert ages(annotated(text).sentences[0]) == []
