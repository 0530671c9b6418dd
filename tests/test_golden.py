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

GOLDEN = Path(__file__).parent / "golden"
CONTENT = Path(__file__).parent.parent / "content"
STORIES = [(gold, CONTENT / gold.stem / "articles") for gold in sorted(GOLDEN.glob("samples/*.yml"))]
STORIES += [(gold, gold.parent / "articles") for gold in sorted(GOLDEN.glob("incidents/*/gold.yaml"))]
PARTS = ("facts", "not_differences", "timeline", "single_source", "gaps")


def lines_of(path: Path) -> list[tuple[str, ...]]:
    """The words of each line a reader sees, markup aside."""
    manuscript = read(SourceFile(path=path.name, data=path.read_bytes()))
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


@pytest.mark.parametrize(("path", "articles"), STORIES, ids=[a.parent.name for _, a in STORIES])
def test_every_snippet_stands_in_its_article(path: Path, articles: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert sorted(gold["articles"].values()) == sorted(file.name for file in articles.iterdir())
    seen = {key: lines_of(articles / name) for key, name in gold["articles"].items()}
    missing = [(key, piece) for key, piece in snippets(gold) if not stands(piece, seen[key])]
    assert not missing


@pytest.mark.parametrize(("path", "articles"), STORIES, ids=[a.parent.name for _, a in STORIES])
def test_every_difference_has_sides_and_known_words(path: Path, articles: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    for difference in gold["differences"]:
        assert difference["kind"] in set(DifferenceKind), difference["id"]
        assert difference["reading"] in set(Reading), difference["id"]
        assert len(difference["positions"]) >= 2, difference["id"]
    traps = {trap["id"] for trap in gold["not_differences"]}
    assert not traps & {difference["id"] for difference in gold["differences"]}


def test_the_stories_are_there() -> None:
    assert len(STORIES) >= 5
