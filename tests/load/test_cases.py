"""Readers, by the cases of ``cases/load/``: a file as people have it, and the text that must come of it."""

from __future__ import annotations

import pytest

from briefgen.load.sources import read_source
from briefgen.model import SourceFile
from tests.kit.places import CASE_FILES

ARROW = b"\n=>\n"
"""What parts the two in a case of one file."""
TEXTS = {f.stem: f.read_bytes() for f in sorted((CASE_FILES / "load").glob("*.md")) if f.name != "README.md"}
FILES = {f.name: f.read_bytes() for f in sorted((CASE_FILES / "load").iterdir()) if f.suffix != ".md"}
CASES = {name: (data, TEXTS.get(name.rpartition(".")[0])) for name, data in FILES.items()} | {
    stem: (both[0], both[1].lstrip()) for stem, text in TEXTS.items() if len(both := text.split(ARROW)) == 2
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_read_is_the_text_beside_it(name: str) -> None:
    data, text = CASES[name]
    read = read_source(SourceFile(f"case/{name}", data))
    assert text is not None, "write what must come of it"
    found = [m.text.strip() + "\n" for m in read.manuscripts]
    lines = [f"not read: {n.path.removeprefix('case/')}: {n.reason}\n" for n in read.not_read]
    assert "\n---\n".join([*found, "".join(lines)] if lines else found) == text.decode()


def test_every_text_has_its_file() -> None:
    assert sorted(TEXTS) == sorted(name.rpartition(".")[0] or name for name in CASES)
