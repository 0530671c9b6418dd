"""Feasts: the table of days that move, and days that everybody can look up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.times.feasts import easter
from briefgen.annotate.times.times import times_in


@pytest.mark.parametrize(
    "day", ["1961-04-02", "1999-04-04", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"]
)
def test_easter(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Thanksgiving 2024", "2024-11-28"),
        ("Labor Day 2025", "2025-09-01"),
        ("Memorial Day 2025", "2025-05-26"),
        ("Good Friday 2024", "2024-03-29"),
        ("Palm Sunday 2024", "2024-03-24"),
    ],
)
def test_a_feast_with_its_year(name: str, day: str) -> None:
    assert [w.value for w in times_in(f"It rained on {name}.", (), None)] == [day]


def test_without_a_day_to_count_from_a_feast_is_not_told() -> None:
    assert [w.value for w in times_in("It rained on Easter Monday.", (), None)] == [None]
