"""The gold itself: every snippet stands in its article, every word of kind and reading is one of ours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.load.decode import read
from briefgen.model import DifferenceKind, Format, Reading, SourceFile, words_of
from eval.incidents import incidents
from tests.kit.places import CONTENT, STORIES

Files = dict[str, bytes]
PARTS = ("facts", "not_differences", "timeline", "single_source", "gaps")


def told() -> Iterator[object]:
    """Every story with gold: the gold, and the bytes of its articles by the names of their files."""
    for gold in sorted((STORIES / "samples").glob("*.yml")):
        files = {f.name: f.read_bytes() for f in sorted((CONTENT / gold.stem / "articles").iterdir())}
        yield pytest.param(yaml.safe_load(gold.read_text(encoding="utf-8")), files, id=gold.stem)
    for story in incidents(STORIES / "incidents"):
        yield pytest.param(story.gold, {name: text.encode() for name, text in story.articles.items()}, id=story.name)


TOLD = list(told())


def lines_of(name: str, data: bytes) -> list[tuple[str, ...]]:
    """The words of each line a reader sees, markup aside."""
    manuscript = read(SourceFile(path=name, data=data))
    text = manuscript.text
    if manuscript.format is Format.HTML:
        text = re.sub(r"<(script|style)\b.*?</\1>", " ", text, flags=re.S)
        text = re.sub(r"</?(b|i|strong|em|a|span)\b[^>]*>", "", text)
        text = html.unescape(re.sub(r"<[^>]+>", "\n", text))
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return [words_of(line.replace("*", "")) for line in text.splitlines()]


def stands(snippet: str, lines: list[tuple[str, ...]]) -> bool:
    want = words_of(snippet)
    return bool(want) and any(
        line[i : i + len(want)] == want for line in lines for i in range(len(line) - len(want) + 1)
    )


def snippets(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (article key, snippet) that the gold gives as evidence."""
    sides = [item["evidence"] for part in PARTS for item in gold.get(part, [])]
    sides += [position for difference in gold.get("differences", []) for position in difference["positions"]]
    for side in sides:
        for key, pieces in side.items():
            if key != "value":
                yield from ((key, piece) for piece in pieces)
    yield from ((quote["article"], quote["text"]) for quote in gold.get("quotes", []))
    for key, rules in gold.get("cleaning", {}).items():
        yield from ((key, piece) for piece in rules.get("present", []))


@pytest.mark.parametrize(("gold", "files"), TOLD)
def test_every_snippet_stands_in_its_article(gold: dict[str, Any], files: Files) -> None:
    assert sorted(gold["articles"].values()) == sorted(files)
    seen = {key: lines_of(name, files[name]) for key, name in gold["articles"].items()}
    missing = [(key, piece) for key, piece in snippets(gold) if not stands(piece, seen[key])]
    assert not missing


@pytest.mark.parametrize(("gold", "files"), TOLD)
def test_every_difference_has_sides_and_known_words(gold: dict[str, Any], files: Files) -> None:
    for difference in gold["differences"]:
        assert difference["kind"] in set(DifferenceKind), difference["id"]
        assert difference["reading"] in set(Reading), difference["id"]
        assert len(difference["positions"]) >= 2, difference["id"]
    traps = {trap["id"] for trap in gold["not_differences"]}
    assert not traps & {difference["id"] for difference in gold["differences"]}


def test_the_stories_are_there() -> None:
    assert len(TOLD) >= 5


def test_a_story_without_gold_is_named(tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_text("## a: a.txt\n\n```\nRain fell.\n```\n")
    with pytest.raises(ValueError, match=r"weir\.md: write articles"):
        incidents(tmp_path)
