"""Factiva as a saved page, with codes in a table or without, and as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.load.decode import read
from briefgen.load.fragment import tree_of
from briefgen.load.readers.databases.entry import ExportEntry, Para, read_entry
from briefgen.load.readers.databases.factiva_lines import NAME as WHERE
from briefgen.load.readers.databases.factiva_lines import code_of, head_kinds, is_counted, read_coded, take
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

NAME = "an export of Factiva (web page)"
_MARK = re.compile(rb"class\s*=\s*[\"']?article [a-z]{2,3}Article", re.IGNORECASE)
_ARTICLE = re.compile(r"article [a-z]{2,3}Article(?:\s|$)", re.IGNORECASE)
_HEADLINE = re.compile(r"(?:^|\s)[a-z]{2,3}Headline(?:\s|$)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:^|\s)articleParagraph(?:\s|$)", re.IGNORECASE)
_BLOCKS = ("div", "p", "pre", "td", "tr", "table", "ul", "li")


def knows(source: SourceFile) -> bool:
    """A page with articles in the classes Factiva gives them."""
    return bool(_MARK.search(source.data)) and (b"activa" in source.data or b"articleParagraph" in source.data)


def read_page(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the page; the table of the search terms behind them is none."""
    tree = tree_of(read(source).text.replace("&softReturn;", " "))
    if tree is None:
        return
    number = 0
    for node in tree.iter("div"):
        if _ARTICLE.match(" ".join((node.get("class") or "").split())):
            number += 1
            rows = _coded_rows(node)
            entry = read_coded(number, rows) if rows else _plain(number, node)
            yield read_entry(source, WHERE, entry)


def _coded_rows(article: Any) -> list[tuple[str, list[Para]]]:
    """The rows of a table of codes, each with the paragraphs of its value; none where there are no codes."""
    rows: list[tuple[str, list[Para]]] = []
    for row in article.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = code_of("".join(cells[0].itertext())) if len(cells) >= 2 else None
        if code is not None:
            values = [line for cell in cells[1:] for line in _lines(cell)]
            rows.append((code, values))
    return rows if any(code == "HD" for code, _ in rows) else []


def _plain(number: int, article: Any) -> ExportEntry:
    """An article by its classes: what stands before its first paragraph is the head, what follows its last the foot."""
    entry = ExportEntry(number)
    blocks = list(_leaves(article))
    inside = [n for n, (_, kind) in enumerate(blocks) if kind == "text"]
    first, last = (inside[0], inside[-1]) if inside else (len(blocks), len(blocks))
    count = next((n for n, (text, _) in enumerate(blocks[:first]) if is_counted(text)), first)
    below = [text for text, _ in blocks[count:first]]
    kinds = head_kinds(entry, below, below_count=True)
    for n, (text, known) in enumerate(blocks[:first]):
        titled = any(kind == "title" for _, kind in blocks[:n])
        kind = known or (kinds[n - count] if n >= count else "credit" if titled else "section")
        take(entry, kind, text)
        entry.aside(text, kind)
    for text, kind in blocks[first : last + 1]:
        entry.text(Para(text)) if kind == "text" else entry.aside(text, "credit")
    for text, _ in blocks[last + 1 :]:
        entry.aside(text, "accession number")
    return entry


def _leaves(article: Any) -> Iterator[tuple[str, str]]:
    """The words of each block that holds no other, with what its class says it is ("" where it says nothing)."""
    for node in article.iter(*_BLOCKS):
        if next(node.iterchildren(*_BLOCKS), None) is not None and not _PARAGRAPH.search(node.get("class") or ""):
            text = " ".join((node.text or "").split())
            kind = _kind(node)
        elif any(_PARAGRAPH.search(up.get("class") or "") for up in node.iterancestors()):
            continue
        else:
            text, kind = " ".join("".join(node.itertext()).split()), _kind(node)
        if any(c.isalnum() for c in text):
            yield text, kind


def _kind(node: Any) -> str:
    classes = " ".join(up.get("class") or "" for up in (node, *node.iterdescendants()) if isinstance(up.tag, str))
    if _PARAGRAPH.search(node.get("class") or ""):
        return "text"
    if node.get("id") == "hd" or _HEADLINE.search(classes):
        return "title"
    return "byline" if "author" in (node.get("class") or "").split() else ""


def _lines(cell: Any) -> Sequence[Para]:
    """A cell's paragraphs; the whole cell where it has none."""
    inner = [node for node in cell.iter("p", "pre") if next(node.iterchildren("p", "pre"), None) is None]
    texts = [" ".join("".join(node.itertext()).split()) for node in inner or [cell]]
    return [Para(text) for text in texts if text]
