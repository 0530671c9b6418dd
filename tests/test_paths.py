"""The paths of docs/paths.md, walked in a copy of the checkout: what is added there as it says works, and the gate passes."""

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

_FILE = re.compile(r"`((?:briefgen|templates|tests)/[\w./-]+)`")
_EDIT = re.compile(r"(?P<side>below|above) `(?P<line>[^`]+)`:$")
FOG = "The fog had lifted at noon."
TELETEXT = "P100 NEWS\n\nHarbour board meets\n\n5 March 2025\n\n{}\n"


def paths(root: Path) -> dict[str, str]:
    """The paths of the page, by their headings (a line in a fence is none)."""
    found: dict[str, str] = {}
    heading, fenced = "", False
    for line in (root / "docs" / "paths.md").read_text(encoding="utf-8").splitlines(keepends=True):
        fenced ^= line.startswith("```")
        if line.startswith("#") and not fenced:
            heading = line.lstrip("# ").strip() if line.startswith("## Add ") else ""
        elif heading:
            found[heading] = found.get(heading, "") + line
    return found


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


@pytest.fixture(scope="module")
def touched(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every path walked in one copy of the checkout's code, templates and tests; the files that each touches."""
    copy = tmp_path_factory.mktemp("copy")
    for part in ("briefgen", "templates", "tests", "tools"):
        shutil.copytree(root / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "vendor", "stories"))
    shutil.copy(root / "pyproject.toml", copy)
    walked = {heading: walk(path, copy) for heading, path in paths(root).items()}
    walked["copy"] = [str(copy)]
    return walked


@pytest.fixture(scope="module")
def copy(touched: dict[str, list[str]]) -> Path:
    """The folder of that copy."""
    return Path(touched["copy"][0])


@pytest.fixture(scope="module")
def made(copy: Path) -> Path:
    """The pages of a story of a plain text, a teletext page and a sentence on the weather; the gate has passed them."""
    site = copy / "site"
    (site / "content" / "ferry").mkdir(parents=True)
    (site / "content" / "ferry" / "gull.ttx").write_text(TELETEXT.format(GULL.split("\n\n", 3)[-1]), encoding="utf-8")
    (site / "content" / "ferry" / "tide.txt").write_text(f"{TIDE}\n{FOG}\n", encoding="utf-8")
    (site / "mkdocs.yml").write_text("site_name: X\ndocs_dir: content\nplugins: [briefgen]\n")
    run(copy, "-m", "briefgen", "pages", "pages", "--site", "site", "--quiet")
    return copy / "pages" / "ferry"


def run(copy: Path, *command: str) -> str:
    """What Python prints for a command in the copy; where it fails, that is in the failure."""
    around = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run([sys.executable, *command], cwd=copy, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def test_the_cases_of_a_path_pass_with_what_it_adds(copy: Path) -> None:
    cases = ["tests/load/test_cases.py", "tests/sections/test_cases.py", "tests/compare/test_cases.py"]
    run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *cases, "-k", "teletext or weather or colours")


def test_a_reader_is_two_files_and_a_case_and_its_articles_are_briefed(
    touched: dict[str, list[str]], made: Path
) -> None:
    assert len({*touched["Add a reader"]}) == 3
    data = json.loads((made / "briefing.json").read_bytes())
    assert data["not_read"] == []
    assert [Path(card["path"]).name for card in data["articles"]] == ["gull.ttx", "tide.txt"]


FOUND = """
from tests.kit.compare_cases import cases
case = next(c for c in cases() if c.file == "colours")
print(*(d.rule for d in case.briefed().briefing.differences))
"""


def test_a_contrast_is_two_files_and_a_case_and_tells_its_difference(touched: dict[str, list[str]], copy: Path) -> None:
    assert len({*touched["Add a contrast"]}) == 3
    assert run(copy, "-c", FOUND) == "One thing is given different colours.\n"


def test_a_section_is_three_files_and_a_case_and_in_the_data_its_schema_and_the_page(
    touched: dict[str, list[str]], copy: Path, made: Path
) -> None:
    assert len({*touched["Add a section"]}) == 4
    data = json.loads((made / "briefing.json").read_bytes())
    assert [(told["text"], told["kind"]) for told in data["weather"]] == [(FOG, "fog")]
    page = (made / "index.md").read_text(encoding="utf-8")
    assert "The weather" in page
    assert FOG in page
    run(copy, "-m", "tools.schema")
    assert '"weather"' in (copy / "templates/assets/briefing.schema.json").read_text(encoding="utf-8")


LIE = """
from dataclasses import replace
from briefgen.gate.receipts import briefing_failures
from briefgen.model import Citation
from briefgen.sections.weather import Weather
from tests.kit.honest import honest_story
done = honest_story()
cited = done.briefing.facts[0].citations[0]
lies = (Weather("It snowed.", (cited,), "snow"), Weather(cited.text, (replace(cited, text=cited.text + "!"),), "snow"))
told = replace(done.briefing, weather=lies)
print(*briefing_failures(told, done.articles), sep="\\n")
"""


def test_the_receipts_of_a_section_follow_from_its_type(copy: Path) -> None:
    told = run(copy, "-c", LIE)
    assert "weather 'It snowed.': its words" in told
    assert "the words it cites are not those of" in told


def test_every_path_is_walked(root: Path) -> None:
    assert {*paths(root)} == {"Add a reader", "Add a contrast", "Add a section"}, "test what the new path adds"
