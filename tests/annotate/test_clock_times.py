"""Clock times and their zones."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.times.clock_times import clocks_in, together


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("It rose at 9 p.m.", "21:00"),
        ("It rose at 9pm (2000 GMT).", "21:00"),
        ("It rose at 0630 UTC.", "06:30 UTC"),
        ("It rose at 6.30am EST.", "06:30 EST"),
        ("It rose at 6.30am Harbour Time.", "06:30"),
        ("It rose at noon.", "12:00"),
    ],
)
def test_one_clock_time(text: str, clock: str) -> None:
    assert [c for _, _, c in clocks_in(text, (), [])] == [clock]


@pytest.mark.parametrize(
    "text", ["The home side won 3:2.", "It took 9:30 minutes.", "He paid 9.30.", "Psalm 9:15 says so."]
)
def test_no_clock_time(text: str) -> None:
    assert clocks_in(text, (), []) == []


def test_what_lies_between_a_date_and_its_time() -> None:
    text = "Tuesday at around 9 p.m."
    assert together(text, (0, 7), (18, 24))
    assert not together("Tuesday the crew of 9 p.m.", (0, 7), (20, 26))


@given(st.text(alphabet="0123456789:. apmGTMZ()", max_size=30))
def test_every_clock_time_is_one_and_they_do_not_overlap(text: str) -> None:
    found = clocks_in(text, (), [])
    assert all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d( \w+)?", clock) for _, _, clock in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
