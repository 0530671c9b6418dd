"""The golden cases of cleaning: readable files under cases/clean, one test a case."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from briefgen.clean.article import clean
from briefgen.errors import NotAnArticle
from briefgen.load.decode import read
from briefgen.model import Article, BlockKind, SourceFile
from tests.kit.places import CASE_FILES

FOLDER = CASE_FILES / "clean"
ENDING = {"": ".txt", "html": ".html", "markdown": ".md"}


@dataclass(frozen=True)
class Case:
    """One case: its heading, the form of its input, and its parts by name."""

    title: str
    form: str
    parts: dict[str, str]

    def lines(self, part: str) -> list[str]:
        return [line for line in self.parts[part].splitlines() if line.strip()]


def cases(path: Path) -> list[Case]:
    """Every case of one file, in order: a heading outside a fence opens one, the fences after it are its parts."""
    found: list[Case] = []
    part = ""
    for line in path.read_text(encoding="utf-8").replace("\\x9d", "\x9d").splitlines():
        fence = re.fullmatch(r"```(\w+) ?(\w*)", line)
        if part:
            if line == "```":
                part = ""
            else:
                found[-1].parts[part] += line + "\n"
        elif fence:
            part = fence[1]
            found[-1].parts[part] = ""
            if part == "input":
                found[-1] = replace(found[-1], form=fence[2])
        elif line.startswith("## "):
            found.append(Case(line[3:], "", {}))
    return found


def all_cases() -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {case.title}")
        for path in sorted(FOLDER.glob("*.md"))
        if path.name != "README.md"
        for case in cases(path)
    ]


@pytest.mark.parametrize("case", all_cases())
def test_case(case: Case) -> None:
    data = case.parts["input"].encode("utf-8")
    source = SourceFile(path="case/articles/case" + ENDING[case.form], data=data)
    if "refused" in case.parts:
        with pytest.raises(NotAnArticle) as refusal:
            clean(read(source))
        assert refusal.value.reason == case.parts["refused"].strip()
        return
    article = clean(read(source))
    body = [b.text for b in article.blocks if b.kind is not BlockKind.CAPTION]
    captions = [b.text for b in article.blocks if b.kind is BlockKind.CAPTION]
    if "kept" in case.parts:
        assert body == case.lines("kept")
    if "caption" in case.parts:
        assert captions == case.lines("caption")
    for piece in case.lines("cut") if "cut" in case.parts else []:
        assert piece not in "\n".join(body + captions)
    for note in case.lines("note") if "note" in case.parts else []:
        assert note in article.notes
    for line in case.lines("meta") if "meta" in case.parts else []:
        field, _, want = line.partition(": ")
        assert known(article, field) == want, field


def known(article: Article, field: str) -> str:
    """A metadata field as the cases write it."""
    value = getattr(article.metadata, field)
    if isinstance(value, tuple):
        value = " | ".join(value)
    if field == "published" and value:
        value = value[:10]
    return value or "null"


def test_every_file_holds_cases() -> None:
    assert len(all_cases()) >= 20
