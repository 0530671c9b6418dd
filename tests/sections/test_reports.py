"""Report times: who gave which number when, and whether it moves."""

from __future__ import annotations

import pytest

from briefgen.model import Bound, Citation
from briefgen.sections.figures.figure import Amount
from briefgen.sections.figures.reports import moves, report_times


def amount(value: float, *articles: str, unit: str = "") -> Amount:
    cited = tuple(Citation(a, "s-1", "x") for a in articles)
    return Amount("x", f"{value:g}", value, value, Bound.EXACT, unit, cited, len(articles), len(articles))


SIX, NINE = amount(6, "a", "b"), amount(9, "c")


def test_report_times_in_order_with_their_values() -> None:
    published = {"a": "2024-06-19", "b": "2024-06-18", "c": "2024-06-19"}
    times = report_times((NINE, SIX), published)
    assert [(when, [a.value for a in given]) for when, given in times] == [
        ("2024-06-18", ["6"]),
        ("2024-06-19", ["6", "9"]),
    ]


def test_moments_are_compared_across_zones() -> None:
    published = {"a": "2024-06-19T09:00:00+09:00", "b": "2024-06-19T00:00:00Z", "c": "2024-06-19T01:00:00Z"}
    assert [len(given) for _, given in report_times((SIX, NINE), published)] == [1, 1]


def test_a_day_alone_makes_all_of_them_days() -> None:
    published = {"a": "2024-06-19", "b": "2024-06-19T01:00:00Z", "c": "2024-06-19T23:00:00Z"}
    assert [when for when, _ in report_times((SIX, NINE), published)] == ["2024-06-19"]


@pytest.mark.parametrize(
    ("published", "so"),
    [
        ({"a": "2024-06-18", "b": "2024-06-18", "c": "2024-06-19"}, True),
        ({"a": "2024-06-18", "b": "2024-06-18", "c": "2024-06-18"}, False),
        ({"a": "2024-06-18", "b": None, "c": None}, False),
        ({}, False),
    ],
)
def test_a_number_moves_where_two_report_times_differ(published: dict[str, str | None], so: bool) -> None:
    assert moves((SIX, NINE), published) is so


def test_one_value_does_not_move_and_two_units_are_never_one_track() -> None:
    published = {"a": "2024-06-18", "b": "2024-06-19", "c": "2024-06-19"}
    assert not moves((SIX,), published)
    assert not moves((SIX, amount(9, "c", unit="mile")), published)
