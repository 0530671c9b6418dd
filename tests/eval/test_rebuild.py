"""The table of builds and rebuilds: each figure beside what it is measured by."""

from __future__ import annotations

from eval.rebuild import Run, table

RUNS = (
    Run("spaCy alone", 2, 2),
    Run("encoder alone", 1, 1),
    Run("bare MkDocs", 4, 3),
    Run("full build", 20, 9),
    Run("full build, two workers", 10, 11),
    Run("stories alone, one worker", 9, 8),
    Run("stories alone, two workers", 5, 8.8),
    Run("nothing changed", 2, 1.5),
    Run("one article changed", 4, 3.6),
)


def test_each_run_stands_beside_what_it_cannot_do_without() -> None:
    lines = {line.split("|")[1].strip(): line.split("|")[4].strip() for line in table(350, RUNS).splitlines()[2:]}
    assert lines["full build"] == "1.50 × (spaCy + encoder + MkDocs), processor"
    assert lines["full build, two workers"] == "2.00 × as fast, clock"
    assert lines["stories alone, two workers"] == "1.80 × as fast, clock; 1.10 × the processor"
    assert lines["nothing changed"] == "0.50 × bare MkDocs, processor"
    assert lines["one article changed"] == "1.20 × bare MkDocs, processor"
    assert lines["spaCy alone"] == ""
