"""Articles on another event are told by the calendar, and only where the others agree when the story is."""

from __future__ import annotations

import pytest

from briefgen.background import background
from briefgen.model import Article, Format, Metadata


def published(*days: str | None) -> list[Article]:
    return [
        Article(f"a{n}", f"s/a{n}.txt", "", Format.TEXT, "utf-8", Metadata(published=day), (), ())
        for n, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("days", "aside"),
    [
        (("2024-06-18", "2024-06-19", "2024-06-19"), []),
        (("2024-06-18", "2024-06-19", "2021-03-02"), ["a2"]),
        (("2024-06-18", "2024-06-19", "2025-02-19"), ["a2"]),
        (("2024-06-18", "2024-07-20", "2024-06-19"), []),
        (("2021-01-01", "2022-01-01", "2023-01-01"), []),
        ((None, None), []),
        ((), []),
    ],
)
def test_only_an_article_far_from_an_agreed_time_is_aside(days: tuple[str | None, ...], aside: list[str]) -> None:
    assert [b.article for b in background(published(*days))] == aside


def test_the_reason_says_how_far_and_on_which_side() -> None:
    (before,) = background(published("2024-06-18", "2024-06-19", "2021-06-02"))
    (after,) = background(published("2024-06-18", "2024-06-19", "2024-12-18"))
    assert "about 3 years before the other articles" in before.reason
    assert "about 6 months after the other articles" in after.reason
