"""OpenDocument texts (.odt, .fodt): the paragraphs, headings and lists of LibreOffice and its kin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen.errors import Unreadable
from briefgen.load.clipping import Clip, clipping
from briefgen.load.readers.databases.found import articles_in
from briefgen.load.readers.several import doubt, several_in
from briefgen.load.reading import Left, given, manuscript
from briefgen.load.xml import local, space, tree_of
from briefgen.load.zips import is_zip, names_in, opened
from briefgen.model import BlockKind, Format, Manuscript, SourceFile

NAME = "an OpenDocument text"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_UNSEEN = frozenset({"tracked-changes", "note", "annotation", "annotation-end", "sequence-decls", "forms", "image"})
_MANIFEST = "META-INF/manifest.xml"


def knows(source: SourceFile) -> bool:
    """A zip file with an OpenDocument's parts, or the same in one piece of XML."""
    if not is_zip(source.data):
        head = source.data[:2000]
        return b"office:document" in head and b"opendocument.text" in head
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in source.data[:200]:
        return True
    names = names_in(source.data)
    return "content.xml" in names and _MANIFEST in names


def read_odt(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The document's text; what was deleted under tracked changes is not in it."""
    try:
        content, meta = _trees(source)
    except ValueError as error:
        raise Unreadable(source.path, f"It is damaged ({error}); save the document once more.") from error
    body = next(iter(content.iter(f"{{{_OFFICE}}}text")), None)
    styles = _styles(content)
    passages = list(_passages(body, BlockKind.PARAGRAPH, styles)) if body is not None else []
    if (articles := articles_in(source, passages) or several_in(source, passages, "OpenDocument text")) is not None:
        yield from articles
        return
    text = clipping(passages)
    if not text:
        raise Unreadable(source.path, "It is a document without text, only pictures; save its text as .txt.")
    heading = next((p.text for p in passages if p.kind is BlockKind.HEADING and p.level == 1), None)
    said = {local(n): (n.text or "").strip() for n in meta.iter()} if meta is not None else {}
    found = given(
        "OpenDocument text",
        title=heading or said.get("title"),
        author=said.get("initial-creator") or said.get("creator"),
        created=said.get("creation-date"),
    )
    unsure = doubt(passages)
    yield manuscript(source, Format.MARKDOWN, text, given=found, notes=(unsure,) if unsure else ())


def _trees(source: SourceFile) -> tuple[Any, Any]:
    if not is_zip(source.data):
        tree = tree_of(source.data)
        return tree, next(iter(tree.iter(f"{{{_OFFICE}}}meta")), None)
    with opened(source) as members:
        if _MANIFEST in members.names and b"encryption-data" in members.read(_MANIFEST):
            raise Unreadable(source.path, "It is locked with a password; save it without one.")
        meta = tree_of(members.read("meta.xml")) if "meta.xml" in members.names else None
        return tree_of(members.read("content.xml")), meta


def _styles(content: Any) -> dict[str, str]:
    """The parent of each style the document made for itself ("P3" -> "Title")."""
    key = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    return {s.get(f"{key}name") or "": s.get(f"{key}parent-style-name") or "" for s in content.iter(f"{key}style")}


def _passages(node: Any, kind: BlockKind, styles: dict[str, str]) -> Iterator[Clip]:
    for child in node:
        name = local(child)
        if name == "h":
            level = int(child.get(f"{{{_TEXT}}}outline-level") or 1) + 1
            yield Clip(BlockKind.HEADING, _words(child), min(6, level))
        elif name == "p":
            style = child.get(f"{{{_TEXT}}}style-name") or ""
            of, level = _kind_of(styles.get(style) or style, kind)
            yield from (Clip(of, line, level) for line in _words(child).split("\n") if line.strip())
            for box in child.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"):
                yield from _passages(box, BlockKind.CAPTION, styles)
        elif name == "list-item":
            yield from _passages(child, BlockKind.LIST_ITEM, styles)
        elif name == "table-row":
            cells = [" ".join("".join(_words(p) + " " for p in c.iter(f"{{{_TEXT}}}p")).split()) for c in child]
            yield Clip(BlockKind.PARAGRAPH, " ".join(cell for cell in cells if cell))
        elif name and name not in _UNSEEN:
            yield from _passages(child, kind, styles)


def _kind_of(style: str, kind: BlockKind) -> tuple[BlockKind, int]:
    style = style.lower().replace("_20_", " ")
    if style == "title":
        return BlockKind.HEADING, 1
    if "quot" in style:
        return BlockKind.QUOTATION, 0
    return (BlockKind.CAPTION, 0) if style in ("caption", "figure", "illustration") else (kind, 0)


def _words(node: Any) -> str:
    """The words of a paragraph; its frames (pictures with their captions) stand beside it, not in it."""
    parts = [node.text or ""]
    for child in node:
        name = local(child)
        if name in ("s", "tab"):
            parts.append(" ")
        elif name == "line-break":
            parts.append("\n")
        elif name not in _UNSEEN and "drawing" not in space(child):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
