"""The gate's own reading of dates: what a sentence gives, and what it does not."""

from __future__ import annotations

import pytest

from briefgen.gate.independent.days import tells, tells_after

OPENED = ["The mill at Orre opened in 1990, and burned down the following year."]
LEFT = ["She left the guild in May and led the other one a month later."]
AFTER = [
    ("the following year", OPENED, "1991", True),
    ("the following year", OPENED, "1993", False),
    ("a month later", LEFT, "2031-06", True),
    ("a month later", LEFT, "2031-03", False),
]
QUARTERS = [
    ("the first quarter of this year", "2031-01/2031-03", True),
    ("the second half of last year", "2030-07/2030-12", True),
    ("the first quarter of this year", "2028-01/2028-03", False),
]


@pytest.mark.parametrize(("words", "before", "date", "given"), AFTER, ids=[f"{a[0]} {a[2]}" for a in AFTER])
def test_a_date_counted_from_one_before_it(words: str, before: list[str], date: str, given: bool) -> None:
    assert tells_after(words, before, date, "2031-11-05") is given


@pytest.mark.parametrize(("words", "date", "given"), QUARTERS, ids=[f"{q[0]} {q[1]}" for q in QUARTERS])
def test_a_part_of_a_year(words: str, date: str, given: bool) -> None:
    assert tells(words, date, "2031-11-05") is given
