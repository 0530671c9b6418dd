"""The invented pages on which the search is measured: the same each time, and as long as real ones."""

from __future__ import annotations

from eval.searching import pages


def test_the_pages_are_the_same_each_time_and_like_real_ones() -> None:
    made = list(pages(5))
    assert made == list(pages(5))
    assert len({page.title for page in made}) == 5
    for page in made:
        words = sum(len(piece.text.split()) for section in page.sections for piece in section.pieces)
        assert 600 < words < 1200
        assert page.outlets
        assert page.first
