"""The measure of saved pages: its figures, its interval, and floors where the shared pages are."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import pages
from eval.floors import below, floors, measure_pages
from eval.pages import Row


def row(precision: float | None, recall: float, **right: bool) -> Row:
    return Row("a", precision, recall, right, 0.1)


def test_an_empty_page_costs_recall_only() -> None:
    assert pages.body_f1([row(1.0, 1.0), row(None, 0.0)]) == pytest.approx(2 / 3)


def test_the_interval_holds_the_difference_and_is_the_same_every_time() -> None:
    ours = [row(1.0, 0.9 + n / 100) for n in range(10)]
    peers = [row(0.9, 0.9) for _ in range(10)]
    low, high = pages.interval(ours, peers)
    assert 0 < low <= pages.body_f1(ours) - pages.body_f1(peers) <= high
    assert pages.interval(ours, peers) == (low, high)
    assert pages.interval(ours, ours) == (0.0, 0.0)


def test_figures_are_shares_of_the_pages_that_have_a_truth() -> None:
    found = pages.figures([row(1.0, 1.0, title=True, authors=False), row(1.0, 1.0, title=False)])
    assert (found["title"], found["authors"], "date" in found) == (0.5, 0.0, False)


SPREAD = 0.03
"""A third of the pages has figures so far from those of all of them."""


@pytest.mark.slow
def test_a_third_of_the_saved_pages_keeps_near_the_floors(shared: Path) -> None:
    """In every run; all of them are measured by ``make bench``, at the floors themselves."""
    least = _least(shared)
    near = {name: {figure: value - SPREAD for figure, value in figures.items()} for name, figures in least.items()}
    assert below(measure_pages(shared.resolve(), every=3), near) == ()


@pytest.mark.bench
@pytest.mark.slow
def test_the_saved_pages_keep_their_floors(shared: Path) -> None:
    assert below(measure_pages(shared.resolve()), _least(shared)) == ()


def _least(shared: Path) -> dict[str, dict[str, float]]:
    if not (shared / "pages").is_dir():
        pytest.skip("the shared pages are not here")
    least = floors()["pages"]
    assert set(least) == set(pages.SETS)
    return least
