"""E-books (EPUB), in which read-later programs send articles: each chapter with a text is an article."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from briefgen.errors import Unreadable
from briefgen.load.clipping import Clip, clipping
from briefgen.load.decode import read
from briefgen.load.fragment import passages_of
from briefgen.load.reading import given, manuscript, part_name
from briefgen.load.xml import local, tree_of
from briefgen.load.zips import Members, is_zip, names_in, opened
from briefgen.model import BlockKind, Evidence, Format, Manuscript, SourceFile

NAME = "an e-book (EPUB)"
CONTAINER = "META-INF/container.xml"
CHAPTER_WORDS = 40  # of a chapter that can be an article; covers, contents and colophons have fewer


def knows(source: SourceFile) -> bool:
    """A zip file with an e-book's list of contents."""
    return is_zip(source.data) and CONTAINER in names_in(source.data)


def read_epub(source: SourceFile) -> Iterator[Manuscript]:
    """The chapters in their order, those that hold a text."""
    with opened(source) as members:
        spine, said = _spine(source, members)
        told = [(name, passages_of(read(SourceFile(name, members.read(name))).text)) for name in spine]
    chapters = [(name, passages) for name, passages in told if _words(passages) >= CHAPTER_WORDS]
    if not chapters:
        raise Unreadable(source.path, "It is an e-book without a text of an article's length; save the article's page.")
    for name, passages in chapters:
        heading = next((p.text for p in passages if p.kind is BlockKind.HEADING), None)
        known = given("chapter", title=heading) if len(chapters) > 1 else (*given("chapter", title=heading), *said)
        part = part_name(heading, name) if len(chapters) > 1 else ""
        yield manuscript(source, Format.MARKDOWN, clipping(passages), part=part, given=known)


def _spine(source: SourceFile, members: Members) -> tuple[list[str], tuple[Evidence, ...]]:
    """The chapters' files in reading order, and what the book says of itself."""
    try:
        root = next(n.get("full-path") for n in tree_of(members.read(CONTAINER)).iter() if local(n) == "rootfile")
        package = tree_of(members.read(root or ""))
    except (ValueError, StopIteration) as error:
        raise Unreadable(source.path, "It is a damaged e-book; save or download it once more.") from error
    items = {n.get("id"): unquote(n.get("href") or "") for n in package.iter() if local(n) == "item"}
    order = [items.get(n.get("idref")) for n in package.iter() if local(n) == "itemref"]
    names = [posixpath.normpath(posixpath.join(posixpath.dirname(root or ""), href)) for href in order if href]
    said = {local(n): (n.text or "").strip() for n in package.iter()}
    found = given("EPUB", title=said.get("title"), author=said.get("creator"), published=said.get("date"))
    return [name for name in names if name in members.names], found


def _words(passages: list[Clip]) -> int:
    return sum(len(p.text.split()) for p in passages if p.kind is not BlockKind.LIST_ITEM)
