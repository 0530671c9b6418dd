"""LexisNexis as text and as a web page: from the file's characters to the lines of its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.load.decode import read
from briefgen.load.fragment import tree_of
from briefgen.load.readers.databases.entry import Para, read_entries, read_entry
from briefgen.load.readers.databases.labels import is_count, label_of
from briefgen.load.readers.databases.lexis import NAME as WHERE
from briefgen.load.readers.databases.lexis import documents
from briefgen.load.readers.databases.wrapped import paragraphs
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

TEXT_NAME = "an export of LexisNexis (text)"
PAGE_NAME = "an export of LexisNexis (web page)"
LABELLED_WITHIN = 20_000  # bytes in which the first article has a label
_COUNT_LINE = re.compile(
    rb"^[ \t\x0c]*(?:\d{1,6} +[a-z]{2,3} +\d{1,6} +d[a-z]{5,11}|d[a-z]{5,11} +\d{1,6} +[a-z]{2,3} +\d{1,6})[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DOCUMENT = re.compile(rb"<a\s+(?:id|name)=[\"']?DOC_ID_\d+_\d+", re.IGNORECASE)
_ANCHOR = re.compile(r"DOC_ID_\d+_\d+")
_CENTRED = re.compile(r"\.(\w+)\s*\{[^{}]*text-align\s*:\s*center", re.IGNORECASE)


def knows_text(source: SourceFile) -> bool:
    """A text with the count of articles on a line of its own, and a label."""
    data = source.data
    if data.lstrip()[:1] in (b"<", b"{") or b"\x00" in data[:4096]:
        return False
    counted = any(is_count(found[0].decode("latin-1")) for found in _COUNT_LINE.finditer(data))
    return counted and b"ProQuest document ID" not in data and _is_labelled(data)


def _is_labelled(data: bytes) -> bool:
    """Whether a line begins with a label in capitals, or with one the database is known to print."""
    if re.search(rb"^[A-Z\xc0-\xff-]{4,20}: ", data, re.MULTILINE):
        return True
    return any(label_of(line) is not None for line in data[:LABELLED_WITHIN].decode("utf-8", "replace").splitlines())


def read_text(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the text; lines wrapped at 80 columns are joined."""
    told = read(source)
    text = told.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").lstrip("\ufeff")
    yield from read_entries(source, WHERE, documents(list(paragraphs(_counts_alone(text)))))


def knows_page(source: SourceFile) -> bool:
    """A page with the anchors LexisNexis puts before each document."""
    return bool(_DOCUMENT.search(source.data))


def read_page(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the page."""
    text = read(source).text
    tree = tree_of(text)
    centred = frozenset(_CENTRED.findall(text[:20_000]))
    if tree is None:
        return
    for number, lines in enumerate(_divided(tree, centred), 1):
        counts = [n for n, line in enumerate(lines) if is_count(line.text)]
        for entry in documents(lines) if counts else documents([Para("1 of 1 DOCUMENTS", centred=True), *lines]):
            entry.number = number
            yield read_entry(source, WHERE, entry)


def _counts_alone(text: str) -> str:
    """The text with each count of articles in a paragraph of its own: one may follow a copyright line at once."""
    return "\n".join(f"\n{line}\n" if is_count(line) else line for line in text.split("\n"))


def _divided(tree: Any, centred: frozenset[str]) -> Iterator[list[Para]]:
    """The lines between one anchor and the next."""
    lines: list[Para] | None = None
    for node in tree.iter("a", "p", "tr"):
        if node.tag == "a":
            if _ANCHOR.match(node.get("name") or node.get("id") or ""):
                if lines is not None:
                    yield lines
                lines = []
        elif lines is not None and node.tag == "tr":
            cells = [" ".join("".join(cell.itertext()).split()) for cell in node if cell.tag in ("td", "th")]
            lines.append(Para(" ".join(cell for cell in cells if cell)))
        elif lines is not None and next(node.iterancestors("tr"), None) is None:
            lines += _lines_of(node, centred)
    if lines is not None:
        yield lines


def _lines_of(node: Any, centred: frozenset[str]) -> Iterator[Para]:
    """A paragraph's lines: those in the middle each by itself, others as one with its line breaks."""
    parts: list[str] = [node.text or ""]
    for child in node.iterdescendants():
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag not in ("style", "script"):
            parts.append(child.text or "")
        parts.append(child.tail or "")
    rows = [" ".join(row.split()) for row in "".join(parts).split("\n")]
    rows = [row for row in rows if row]
    parent = node.getparent()
    classes = {node.get("class"), parent.get("class") if parent is not None else None}
    if classes & centred:
        yield from (Para(row, centred=True) for row in rows)
    elif rows:
        # A title in two parts ends the first with a semicolon; it is one line that was broken for its length.
        yield Para("\n".join(rows).replace(";\n", "; "))
