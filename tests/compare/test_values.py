"""When two quantities differ."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Bound, Quantity
from briefgen.values.quantity import ABOUT, differ, written


def quantity(low: float, bound: Bound = Bound.EXACT, high: float | None = None, unit: str = "") -> Quantity:
    return Quantity("so many", 0, 7, low, low if high is None else high, unit, (), bound)


ENDS = st.tuples(st.floats(0, 1e12), st.floats(0, 1e12)).map(sorted)
NUMBERS = st.one_of(
    st.builds(quantity, st.integers(0, 3000).map(float), st.sampled_from(Bound)),
    st.builds(lambda ends, bound: quantity(ends[0], bound, ends[1], "USD"), ENDS, st.sampled_from(Bound)),
)
LEAST, MOST, ROUGHLY = Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT


@given(NUMBERS, NUMBERS, st.booleans())
def test_to_differ_is_symmetric(a: Quantity, b: Quantity, running: bool) -> None:
    assert differ(a, b, running=running) == differ(b, a, running=running)


@given(NUMBERS, st.sampled_from(Bound), st.booleans())
def test_a_number_never_differs_from_itself(a: Quantity, bound: Bound, running: bool) -> None:
    assert not differ(a, a, running=running)
    assert not differ(a, replace(a, bound=bound), running=running)


@given(st.integers(1, 99), st.integers(1, 99))
def test_small_exact_counts_differ_unless_they_are_one(a: int, b: int) -> None:
    assert differ(quantity(a), quantity(b)) == (a != b)


@pytest.mark.parametrize(
    ("a", "b", "meant"),
    [
        (quantity(12), quantity(15), True),
        (quantity(40, ROUGHLY), quantity(42), False),
        (quantity(700, ROUGHLY), quantity(900, ROUGHLY), True),
        (quantity(6, LEAST), quantity(9), False),
        (quantity(9, LEAST), quantity(6), True),
        (quantity(9, MOST), quantity(6), False),
        (quantity(6, MOST), quantity(9), True),
        (quantity(20, high=30), quantity(25), False),
        (quantity(20, high=30), quantity(31), True),
        (quantity(56e9, unit="USD"), quantity(56.4e9, unit="USD"), False),
        (quantity(56.1e9, unit="USD"), quantity(58.4e9, unit="USD"), True),
        (quantity(3.5, unit="%"), quantity(3.52, unit="%"), False),
        (quantity(1234), quantity(1235), True),
        (quantity(1200), quantity(1214), False),
        (quantity(0), quantity(2), True),
    ],
)
def test_numbers_meet_or_differ(a: Quantity, b: Quantity, meant: bool) -> None:
    assert differ(a, b) is meant


def test_a_running_count_that_is_nearly_so_many_is_not_at_least_more() -> None:
    assert differ(quantity(80, ROUGHLY), quantity(84, LEAST), running=True)
    assert not differ(quantity(80, ROUGHLY), quantity(84), running=True)


def test_what_an_outlet_converted_is_rounded() -> None:
    metric, miles = (quantity(5000, unit="m"), quantity(4828, unit="m"))
    assert differ(metric, replace(miles, low=4700, high=4700))
    assert not differ(replace(metric, measure="km"), replace(miles, measure="mile"))
    assert differ(replace(metric, measure="km"), replace(miles, measure="km", low=4700, high=4700))


def test_while_a_count_runs_a_lower_bound_is_a_report() -> None:
    assert differ(quantity(2, LEAST), quantity(6, LEAST), running=True)
    assert differ(quantity(2, LEAST), quantity(6), running=True)
    assert not differ(quantity(100, LEAST), quantity(120), running=True)
    assert differ(quantity(100, LEAST), quantity(300), running=True)


def test_about_has_its_limit() -> None:
    within, beyond = 100 / (1 - ABOUT + 0.01), 100 / (1 - ABOUT - 0.01)
    assert not differ(quantity(100, ROUGHLY), quantity(within))
    assert differ(quantity(100, ROUGHLY), quantity(beyond))


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (quantity(24), "24"),
        (quantity(1200), "1,200"),
        (quantity(3.5, unit="%"), "3.5 %"),
        (quantity(60.0456, unit="m"), "60.05 m"),
        (quantity(20, high=30), "20–30"),
        (quantity(5e6, high=6e6, unit="EUR"), "5,000,000–6,000,000 EUR"),
    ],
)
def test_a_number_in_our_own_hand(number: Quantity, meant: str) -> None:
    assert written(number) == meant
