"""Word documents (.docx): the paragraphs as they would be printed, with their headings, lists and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.clipping import Clip, clipping
from briefgen.load.readers.databases.found import articles_in
from briefgen.load.readers.several import doubt, several_in
from briefgen.load.reading import Left, given, manuscript
from briefgen.load.xml import local, tree_of
from briefgen.load.zips import Members, is_zip, names_in, opened
from briefgen.model import BlockKind, Format, Manuscript, SourceFile

NAME = "a Word document"
DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|title|berschrift|titre)\D{0,3}(\d?)$", re.IGNORECASE)
_UNSEEN = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "footnoteReference", "Fallback", "sectPr"}
)


def knows(source: SourceFile) -> bool:
    """A zip file that holds a Word document's text."""
    return is_zip(source.data) and DOCUMENT in names_in(source.data)


def read_docx(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The document's text; deleted words of tracked changes are not in it, inserted ones are."""
    with opened(source) as members:
        body = _tree(source, members, DOCUMENT).find(f"{_W}body")
        styles = _styles(source, members)
        core = _tree(source, members, "docProps/core.xml") if "docProps/core.xml" in members.names else None
    passages = list(_passages(body, styles)) if body is not None else []
    if (articles := articles_in(source, passages) or several_in(source, passages, "Word document")) is not None:
        yield from articles
        return
    text = clipping(passages)
    if not text:
        raise Unreadable(source.path, "It is a Word document without text, only pictures; save its text as .txt.")
    heading = next((p.text for p in passages if p.kind is BlockKind.HEADING and p.level == 1), None)
    said = {local(node): (node.text or "").strip() for node in core} if core is not None else {}
    found = given("Word document", title=heading or said.get("title"), author=said.get("creator"))
    found += given("Word document", created=said.get("created"), language=said.get("language"))
    unsure = doubt(passages)
    yield manuscript(source, Format.MARKDOWN, text, given=found, notes=(unsure,) if unsure else ())


def _tree(source: SourceFile, members: Members, name: str) -> Any:
    try:
        return tree_of(members.read(name))
    except ValueError as error:
        raise Unreadable(source.path, f"Its part {name} is damaged ({error}); save the document once more.") from error


def _styles(source: SourceFile, members: Members) -> dict[str, str]:
    """The name of each style by its id: the id may be in the language of the writer's Word."""
    if "word/styles.xml" not in members.names:
        return {}
    tree = _tree(source, members, "word/styles.xml")
    names = {}
    for style in tree.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[style.get(f"{_W}styleId") or ""] = name.get(f"{_W}val") or ""
    return names


def _passages(body: Any, styles: dict[str, str]) -> Iterator[Clip]:
    for node in body:
        name = local(node)
        if name == "p":
            yield from _paragraph(node, styles)
        elif name == "tbl":
            for row in node.iter(f"{_W}tr"):
                cells = [" ".join(_words(cell).split()) for cell in row if local(cell) == "tc"]
                yield Clip(BlockKind.PARAGRAPH, " ".join(cell for cell in cells if cell))
        elif name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"):
            yield from _passages(node, styles)


def _paragraph(node: Any, styles: dict[str, str]) -> Iterator[Clip]:
    style_node = node.find(f"{_W}pPr/{_W}pStyle")
    style_id = style_node.get(f"{_W}val") or "" if style_node is not None else ""
    style = styles.get(style_id, style_id).lower()
    kind, level = BlockKind.PARAGRAPH, 0
    if heading := _HEADING.match(style):
        kind = BlockKind.HEADING
        level = 1 if "tit" in style else min(6, int(heading[1] or 1) + 1)
    elif "caption" in style:
        kind = BlockKind.CAPTION
    elif "quote" in style:
        kind = BlockKind.QUOTATION
    elif node.find(f"{_W}pPr/{_W}numPr") is not None or style.startswith("list"):
        kind = BlockKind.LIST_ITEM
    aligned = node.find(f"{_W}pPr/{_W}jc")
    centred = aligned is not None and aligned.get(f"{_W}val") == "center"
    for line in _words(node).split("\n"):
        if line.strip():
            yield Clip(kind, line, level, centred)


def _words(node: Any) -> str:
    """The words a reader sees in a node, line breaks kept."""
    parts: list[str] = []
    for child in node:
        name = local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in ("tab", "br", "cr"):
            parts.append(" " if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            parts.append("\u2011")
        elif name == "p":
            parts.append(_words(child) + "\n")
        elif name and name not in _UNSEEN:
            parts.append(_words(child))
    return "".join(parts)
