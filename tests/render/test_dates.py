"""Dates as a reader writes them."""

from __future__ import annotations

import pytest

from briefgen.render import dates


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2024-06", "June 2024"),
        ("2024", "2024"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("2024-06-19~", "about 19 June 2024"),
        ("2024?", "perhaps 2024"),
        ("2024-06-18/2024-06-19", "18–19 June 2024"),
        ("2024-06-30/2024-07-02", "30 June – 2 July 2024"),
        ("2023-12-31/2024-01-02", "31 December 2023 – 2 January 2024"),
        ("2023/2024", "2023 – 2024"),
        ("2024-22", "summer 2024"),
        ("2023-24", "winter 2023"),
        ("2024-01/2024-03", "January – March 2024"),
        ("2023-11/2024-02", "November 2023 – February 2024"),
        ("2023/..", "from 2023"),
        ("../2023", "until 2023"),
        ("2024-13-01", "2024-13-01"),
        ("gibberish", "gibberish"),
    ],
)
def test_edtf_in_words(edtf: str, words: str) -> None:
    assert dates.readable(edtf) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2024-06-19", "19 June 2024"),
        ("2024-06-19T07:05:00Z", "19 June 2024, 07:05 UTC"),
        ("2024-06-19T07:05:00.5+0900", "19 June 2024, 07:05 (UTC+0900)"),
        ("2024-06-19 07:05", "19 June 2024, 07:05"),
        ("2024", "2024"),
        (None, None),
        ("", None),
    ],
)
def test_an_articles_date_in_words(iso: str | None, words: str | None) -> None:
    assert dates.moment(iso) == words


def test_the_day_and_the_years() -> None:
    assert (dates.day("2024-06-19T07:05:00Z"), dates.day(None), dates.day("soon")) == ("2024-06-19", None, None)
    assert (dates.first_year("1950/1953"), dates.last_year("1950/1953"), dates.last_year("19XX")) == (1950, 1953, 1999)
    assert dates.first_year("..") is None
