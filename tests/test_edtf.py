"""EDTF dates as plain days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.values.edtf import begins, ends


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-06-18", "2024-06-18", "2024-06-18"),
        ("2024-06", "2024-06-01", "2024-06-31"),
        ("2024~", "2024-01-01", "2024-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-24", "2024-12-01", "2024-12-31"),
        ("2023-11/2024-02", "2023-11-01", "2024-02-31"),
        ("soon", "", ""),
    ],
)
def test_the_first_and_the_last_day(edtf: str, first: str, last: str) -> None:
    assert (begins(edtf), ends(edtf)) == (first, last)


@given(st.from_regex(r"(19|20)\d\d(-(0[1-9]|1[0-2]|2[1-4])(-[0-2][1-9])?)?~?", fullmatch=True))
def test_nothing_ends_before_it_begins(edtf: str) -> None:
    assert begins(edtf) <= ends(edtf)
