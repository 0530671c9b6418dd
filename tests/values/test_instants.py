"""Moments: a day and a clock whose zone is told."""

from __future__ import annotations

import pytest

from briefgen.values.instants import moments, one_moment

TUESDAY, WEDNESDAY, THURSDAY = "2031-06-03", "2031-06-04", "2031-06-05"
CASES = [
    ("an evening there is a night here", (TUESDAY, "22:30 ET"), (WEDNESDAY, "02:30 GMT"), True),
    ("another evening is not", (WEDNESDAY, "22:30 ET"), (WEDNESDAY, "02:30 GMT"), False),
    ("three hours later is not", (TUESDAY, "22:30 ET"), (WEDNESDAY, "05:30 GMT"), False),
    ("in winter the clocks are an hour further apart", ("2031-01-07", "21:30 ET"), ("2031-01-08", "02:30 GMT"), True),
    ("many write the winter's name in summer", (TUESDAY, "22:30 EST"), (WEDNESDAY, "02:30 GMT"), True),
    ("one zone of two is told: the day may be the neighbour's", (TUESDAY, None), (WEDNESDAY, "02:30 GMT"), True),
    ("but not the one after", (TUESDAY, None), (THURSDAY, "02:30 GMT"), False),
    ("no zone is told", (TUESDAY, "22:30"), (WEDNESDAY, "02:30"), False),
]


@pytest.mark.parametrize(("a", "b", "same"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_may_be_one_moment(a: tuple[str, str | None], b: tuple[str, str | None], same: bool) -> None:
    assert one_moment(a, b) is one_moment(b, a) is same


def test_a_name_of_several_zones_may_mean_each_of_them() -> None:
    assert len(moments(TUESDAY, "09:00 IST")) == 3
    assert moments(TUESDAY, "09:00 Marrow") == ()
    assert moments("2031-06", "09:00 GMT") == ()
