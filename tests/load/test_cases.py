"""Readers, by the files of ``cases/load/``: one as people have it, and the text that must come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.load.sources import read_source
from briefgen.model import SourceFile
from tests.kit.places import CASE_FILES

TEXTS = {f.stem: f for f in sorted((CASE_FILES / "load").glob("*.md")) if f.name != "README.md"}
FILES = [f for f in sorted((CASE_FILES / "load").iterdir()) if f.suffix != ".md"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)
def test_what_is_read_is_the_text_beside_it(file: Path) -> None:
    read = read_source(SourceFile(f"case/{file.name}", file.read_bytes()))
    assert "\n---\n".join(m.text.strip() + "\n" for m in read.manuscripts) == TEXTS[file.stem].read_text(
        encoding="utf-8"
    )


def test_every_text_has_its_file() -> None:
    assert sorted(TEXTS) == sorted(f.stem for f in FILES)
