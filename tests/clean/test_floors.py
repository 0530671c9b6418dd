"""Figures on real stories that may only rise (run where the shared stories are)."""

from __future__ import annotations

from pathlib import Path

import yaml

from briefgen.clean.article import clean
from briefgen.clean.markdown import to_markdown
from briefgen.errors import SourceError
from briefgen.load.decode import read
from briefgen.model import SourceFile
from eval.scorers import scorer

# Measured in November 2026 over all seven stories; the caption floor leaves out two captions without any sign.
FLOORS = {"absent": 137, "present": 147, "caption": 18, "unglued": 4, "metadata": 216}
FIRST = {"metadata": 27}


def _tally(shared: Path, story: Path, out: Path, tally: dict[str, tuple[int, int]]) -> None:
    folder = out / story.name
    folder.mkdir()
    for file in sorted((story / "articles").iterdir()):
        try:
            article = clean(read(SourceFile(file.name, file.read_bytes())))
        except SourceError:
            continue
        (folder / f"{file.stem}.md").write_text(to_markdown(article), encoding="utf-8")
    scorer(shared, "score_clean").score(
        yaml.safe_load((story / "gold.yaml").read_text(encoding="utf-8")), folder, tally, []
    )


def test_the_first_story_is_clean(shared: Path, tmp_path: Path) -> None:
    tally: dict[str, tuple[int, int]] = {}
    _tally(shared, shared / "stories" / "kim-putin-2024", tmp_path, tally)
    assert all(tally[what][0] == tally[what][1] for what in ("absent", "present", "caption", "unglued"))
    assert tally["metadata"][0] >= FIRST["metadata"]


def test_all_stories_stay_as_clean_as_they_were(shared: Path, tmp_path: Path) -> None:
    tally: dict[str, tuple[int, int]] = {}
    for gold in sorted((shared / "stories").glob("*/gold.yaml")):
        _tally(shared, gold.parent, tmp_path, tally)
    assert {what: tally[what][0] for what in FLOORS if tally[what][0] < FLOORS[what]} == {}
