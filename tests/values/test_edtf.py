"""EDTF values as intervals of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.values.edtf import apart, begins, days_apart, ends, interval

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
VALUES = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: d.isoformat()[:4]),
    DAYS.map(lambda d: d.isoformat()[:3] + "X"),
    DAYS.map(lambda d: d.isoformat() + "~"),
    st.tuples(DAYS, DAYS).map(lambda two: f"{min(two).isoformat()}/{max(two).isoformat()}"),
    st.tuples(DAYS, st.integers(21, 24)).map(lambda two: f"{two[0].year}-{two[1]}"),
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-06-19", "2024-06-19", "2024-06-19"),
        ("2024-06-19~", "2024-06-19", "2024-06-19"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("2023-11/2024-02", "2023-11-01", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2024-06-18/2024-06-19", "2024-06-18", "2024-06-19"),
        ("2023/2024-06", "2023-01-01", "2024-06-30"),
    ],
)
def test_an_interval(value: str, first: str, last: str) -> None:
    assert interval(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (begins(value), ends(value)) == (first, last)


@pytest.mark.parametrize(
    "value", ["", "soon", "2024-13", "2024-99", "2024-02-30", "2024/..", "/2024", "0000", "2024-06-xx"]
)
def test_what_is_not_understood_is_none(value: str) -> None:
    assert interval(value) is None
    assert (begins(value), ends(value)) == ("", "")


@given(VALUES, VALUES)
def test_apart_is_symmetric_and_no_value_is_apart_from_itself(a: str, b: str) -> None:
    assert apart(a, b) == apart(b, a)
    assert not apart(a, a)


@given(DAYS, DAYS)
def test_two_days_are_apart_unless_they_are_one(a: date, b: date) -> None:
    assert apart(a.isoformat(), b.isoformat()) == (a != b)
    assert not apart(a.isoformat(), a.isoformat()[:7])


@given(VALUES)
def test_an_interval_runs_forward(value: str) -> None:
    span = interval(value)
    assert span is not None
    assert span[0] <= span[1]


@given(DAYS.filter(lambda d: d.year > 1900), st.integers(-300, 300))
def test_days_apart_counts_back_and_never_below_nought(day: date, before: int) -> None:
    assert days_apart((day - timedelta(before)).isoformat(), day.isoformat()) == max(0, before)


def test_days_apart_takes_a_date_with_its_time_and_the_last_day_of_a_value() -> None:
    assert days_apart("2024-05", "2024-06-02T10:00:00Z") == 2
    assert days_apart("unknown", "2024-06-02") == 0
