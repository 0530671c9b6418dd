"""Our small invented stories: one Markdown file each, which holds the articles and what a careful reader finds in them.

A heading ``## key: file name`` opens an article, a fence holds its text; the last heading is followed by the gold, in
YAML.  What stands between them is for people.  See ``tests/stories/incidents/README.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefgen.model import SourceFile, Story

_ARTICLE = re.compile(r"^## (?P<key>\w+): (?P<file>\S+)\n+```\w*\n(?P<text>.*?)^```$", re.M | re.S)
_GOLD = re.compile(r"^```yaml\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Incident:
    """One story: its name, its articles by the names of their files, and the gold."""

    name: str
    articles: dict[str, str]
    gold: dict[str, Any]

    def story(self) -> Story:
        """The same as source files, as if they lay in the story's ``articles/``."""
        files = sorted(self.articles.items())
        return Story(self.name, tuple(SourceFile(f"{self.name}/articles/{n}", text.encode()) for n, text in files))


def incidents(folder: Path) -> list[Incident]:
    """Every story of a folder, by name.  Raises ``ValueError`` where a file holds no article or no gold."""
    return [read_incident(file) for file in sorted(folder.glob("*.md")) if file.name != "README.md"]


def read_incident(file: Path) -> Incident:
    """One story; ``articles`` of its gold gives the file of each key, from the headings."""
    text = file.read_bytes().decode("utf-8")
    found = list(_ARTICLE.finditer(text))
    gold = _GOLD.search(text, found[-1].end()) if found else None
    if gold is None:
        raise ValueError(f"{file}: write articles ('## a: file.txt' and a fence), then the gold in a fence 'yaml'.")
    known = {"articles": {m["key"]: m["file"] for m in found}, **yaml.safe_load(gold[1])}
    return Incident(file.stem, {m["file"]: m["text"] for m in found}, known)
