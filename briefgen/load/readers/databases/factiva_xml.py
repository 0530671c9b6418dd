"""Factiva as XML, as its web service hands it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.databases.entry import ExportEntry, Para, read_entry
from briefgen.load.readers.databases.factiva_lines import NAME as WHERE
from briefgen.load.reading import Left
from briefgen.load.xml import local, tree_of
from briefgen.model import Manuscript, SourceFile

NAME = "an export of Factiva (XML)"
_MARK = re.compile(rb"global\.factiva\.com|<(?:\w+:)?ppsarticle\b", re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """XML in Factiva's own namespace, or with its elements."""
    start = source.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    return start.startswith(b"<") and bool(_MARK.search(start))


def read_xml(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the file; where it is cut off, those that are whole and what there is of the last."""
    try:
        root = tree_of(source.data, forgiving=True)
    except ValueError as error:
        raise Unreadable(source.path, f"It is {NAME}, but damaged ({error}); export it once more.") from error
    for number, node in enumerate((n for n in root.iter() if local(n).lower() == "article"), 1):
        yield read_entry(source, WHERE, _entry(number, node))


def _entry(number: int, node: Any) -> ExportEntry:
    entry = ExportEntry(number)
    for child in node:
        name = local(child).lower()
        paragraphs = _paragraphs(child)
        text = " ".join(paragraphs)
        match name:
            case "headline":
                entry.title = text or None
            case "byline":
                entry.byline = text or None
            case "sourcename":
                entry.outlet = text or None
            case "publicationdate":
                entry.day = day_in(text)
            case "sectionname" | "columnname":
                entry.section = entry.section or text or None
            case "edition":
                entry.edition = text or None
        if name in ("leadparagraph", "tailparagraphs"):
            for paragraph in paragraphs:
                entry.text(Para(paragraph))
        elif name == "corrections" and text:
            entry.notes.append(f"The database appends a correction: “{text}”")
            entry.aside(text, "correction")
        elif text:
            entry.aside(text, name)
    return entry


def _paragraphs(node: Any) -> list[str]:
    """An element's paragraphs; in bare text a line that is set in, or one behind an empty line, begins another."""
    inner = [n for n in node.iter() if local(n).lower() == "paragraph"]
    if inner:
        return [tidy for n in inner if (tidy := " ".join("".join(n.itertext()).split()))]
    told: list[str] = []
    lines = "".join(node.itertext()).expandtabs().split("\n")
    edge = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    gap = True
    for line in lines:
        if not line.strip():
            gap = True
        elif gap or len(line) - len(line.lstrip()) > edge:
            told.append(line.strip())
            gap = False
        else:
            told[-1] += f" {line.strip()}"
    return [" ".join(text.split()) for text in told]
