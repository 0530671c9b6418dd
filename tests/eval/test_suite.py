"""The marked data beside some checkouts: its floors, and what each adapter makes of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import suite
from eval.floors import below, floors


def test_without_the_shared_data_nothing_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert suite.measure_bench(tmp_path) == {}
    assert capsys.readouterr().out.count("is not here") >= len(suite.FLOORED)


def test_every_adapter_that_is_printed_has_floors() -> None:
    assert [f.__module__ for f in suite.FLOORED] == [b.measure.__module__ for b in suite.BENCHMARKS]
    assert {f.__module__.split(".")[-1] for f in suite.FLOORED} == set(floors()["bench"])


@pytest.mark.bench
@pytest.mark.slow
def test_the_benchmarks_keep_their_floors(shared: Path) -> None:
    if not (shared / "bench").is_dir():
        pytest.skip("the shared benchmarks are not here")
    assert below(suite.measure_bench(shared.resolve()), floors()["bench"]) == ()
