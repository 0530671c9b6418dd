"""The figures do not fall: our own sample stories everywhere, the shared real ones where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.events import SETS
from eval.floors import QUICK, WANTED, below, floors, measure_shared, raised
from eval.measure import measure_incidents, measure_samples


@pytest.mark.slow
def test_the_samples_keep_their_floors() -> None:
    least = floors()["samples"]
    assert least
    assert below({**measure_samples(), "incidents": measure_incidents()}, least) == ()


@pytest.mark.slow
def test_the_shared_stories_keep_their_floors(shared: Path) -> None:
    measured = measure_shared(shared.resolve(), QUICK)
    least = {group: figures for group, figures in floors()["shared"].items() if group in measured}
    assert {*QUICK} <= {*least}
    assert below(measured, least) == ()


@pytest.mark.bench
@pytest.mark.slow
def test_all_shared_events_keep_their_floors(shared: Path) -> None:
    if not all((shared / name).is_dir() for name in (*SETS, "bench")):
        pytest.skip("not all sets of the shared events are here")
    assert below(measure_shared(shared.resolve()), floors()["shared"]) == ()


def test_every_group_of_the_shared_events_has_floors() -> None:
    least = floors()["shared"]
    assert {group: {*names} for group, names in WANTED.items()} == {g: {*least[g]} for g in WANTED}


def test_a_figure_under_its_floor_is_named() -> None:
    assert below({"a": {"x": 0.5}}, {"a": {"x": 0.6, "y": 0.1}}) == (
        "a: x is 0.500, its floor is 0.600",
        "a: y is 0.000, its floor is 0.100",
    )


def test_floors_only_rise() -> None:
    assert raised({"a": {"x": 0.5, "y": 0.9}}, {"a": {"x": 0.6, "y": 0.1}}) == {"a": {"x": 0.6, "y": 0.895}}


def test_a_story_that_is_gone_keeps_its_floor() -> None:
    assert raised({}, {"a": {"x": 0.6}}) == {"a": {"x": 0.6}}


def test_a_floor_that_a_person_sets_stays() -> None:
    assert raised({"judged": {"differences.kept": 0.9}}, {"judged": {"differences.kept": 0.6}}) == {
        "judged": {"differences.kept": 0.6}
    }
