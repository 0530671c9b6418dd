"""CONTRIBUTING's paths, walked in a copy of the checkout: what is added there as it says works, and the gate passes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from tests.kit.ferry import GULL, TIDE

pytestmark = pytest.mark.slow

_PATH = re.compile(r"^### (Add .+)$(.*?)(?=^##|\Z)", re.M | re.S)
_FILE = re.compile(r"`((?:briefgen|templates|tests)/[\w./-]+)`")
_EDIT = re.compile(r"(?P<side>below|above) `(?P<line>[^`]+)`:$")
TELETEXT = "P100 NEWS\n\nHarbour board meets\n\n5 March 2025\n\n{}\n"


def paths(root: Path) -> dict[str, str]:
    """The paths of the page, by their headings."""
    return {m[1]: m[2] for m in _PATH.finditer((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))}


def blocks(path: str) -> Iterator[tuple[str, str]]:
    """Each fenced block of a path: the words of the paragraph before it, and what stands in it."""
    words, lines = "", iter(path.splitlines())
    for line in lines:
        if line.startswith("```"):
            yield words, "".join(f"{inner}\n" for inner in takewhile(lambda inner: inner != "```", lines))
            words = ""
        elif line:
            words += f" {line}"
        elif not words.endswith(":"):
            words = ""


def walk(path: str, copy: Path) -> list[str]:
    """Do in ``copy`` what a path says, block by block; the files it touches.  Fails where a line it names is not there."""
    touched: list[str] = []
    for words, text in blocks(path):
        edit = _EDIT.search(words)
        named = _FILE.findall(words)
        touched.append(named[-1] if named else touched[-1])
        file = copy / touched[-1]
        if edit:
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            places = [n for n, line in enumerate(lines) if line.strip() == edit["line"]]
            assert len(places) == 1, f"{touched[-1]} has {len(places)} lines {edit['line']!r}"
            at = places[0] + (edit["side"] == "below")
            file.write_text("".join([*lines[:at], text, *lines[at:]]), encoding="utf-8")
        else:
            assert not file.exists(), f"{touched[-1]} is there already"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return touched


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    """A copy of the checkout's code, templates and tests, without what was built."""
    for part in ("briefgen", "templates", "tests", "eval", "tools"):
        shutil.copytree(root / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "vendor", "stories"))
    for file in ("pyproject.toml", "CONTRIBUTING.md"):
        shutil.copy(root / file, tmp_path)
    return tmp_path


def run(copy: Path, *command: str) -> str:
    """Run a module of the copy; what it prints."""
    around = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=copy, env=around, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def briefed(copy: Path, files: dict[str, str]) -> tuple[dict[str, object], str]:
    """A story's data and page, through the copy's whole line with its gate."""
    for name, text in files.items():
        file = copy / "site" / "content" / "ferry" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (copy / "site" / "mkdocs.yml").write_text("site_name: X\ndocs_dir: content\nplugins: [briefgen]\n")
    run(copy, "briefgen", "pages", "pages", "--site", "site", "--quiet")
    made = copy / "pages" / "ferry"
    return json.loads((made / "briefing.json").read_bytes()), (made / "index.md").read_text(encoding="utf-8")


def test_a_reader_is_added(root: Path, copy: Path) -> None:
    touched = walk(paths(root)["Add a reader"], copy)
    code = [name for name in dict.fromkeys(touched) if name.startswith("briefgen")]
    assert len(code) == 2, "a reader is one file and one table"
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/load/test_cases.py", "-k", "teletext")
    body = GULL.split("\n\n", 3)[-1]
    data, _ = briefed(copy, {"tide.txt": TIDE, "gull.ttx": TELETEXT.format(body)})
    assert data["not_read"] == []
    assert len(data["articles"]) == 2  # type: ignore[arg-type]


def test_a_section_is_added(root: Path, copy: Path) -> None:
    touched = walk(paths(root)["Add a section"], copy)
    assert len(set(touched)) <= 7
    run(copy, "tools.schema")
    assert '"weather"' in (copy / "templates/assets/briefing.schema.json").read_text(encoding="utf-8")
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/sections/test_cases.py", "-k", "weather")
    fog = "The fog had lifted at noon."
    data, page = briefed(copy, {"gull.txt": GULL, "tide.txt": TIDE + f"\n{fog}\n"})
    assert [s["text"] for s in data["weather"]] == [fog]  # type: ignore[attr-defined]
    assert "The weather" in page
    assert fog in page


def test_every_path_is_walked(root: Path) -> None:
    assert {*paths(root)} == {"Add a reader", "Add a section"}, "walk the new path in a test of this file"
