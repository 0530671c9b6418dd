"""A document of Google Docs saved as a web page: its paragraphs, without the comments of those who wrote in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefgen.errors import Unreadable
from briefgen.load.clipping import clipping
from briefgen.load.decode import read
from briefgen.load.fragment import passages_of, tree_of
from briefgen.load.readers.databases.found import articles_in
from briefgen.load.readers.embedded import begins_page, without_data
from briefgen.load.readers.several import doubt, several_in
from briefgen.load.reading import Left, given, manuscript
from briefgen.model import BlockKind, Format, Manuscript, SourceFile

NAME = "a document of Google Docs"
_MARKS = re.compile(rb"<body class=\"[^\"]*\bdoc-content\b|@import url\(['\"]?https://themes\.googleusercontent\.com")


def knows(source: SourceFile) -> bool:
    """A page with that program's marks."""
    return begins_page(source.data) and bool(_MARKS.search(source.data[:200_000]))


def read_document(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The document's text, or the articles it holds."""
    light = SourceFile(source.path, without_data(source.data.decode("latin-1")).encode("latin-1"))
    tree = tree_of(read(light).text)
    comments = [a for a in tree.iter("a") if re.match(r"cmnt", a.get("id") or "")] if tree is not None else []
    for anchor in comments:
        box = next((e for e in anchor.iterancestors("div")), None)
        gone = box if (anchor.get("id") or "").startswith("cmnt") and "_ref" not in (anchor.get("id") or "") else anchor
        if gone is not None and gone.getparent() is not None:
            gone.drop_tree()
    passages = passages_of(etree.tostring(tree, encoding="unicode", method="html")) if tree is not None else []
    if (articles := articles_in(source, passages) or several_in(source, passages, "document")) is not None:
        yield from articles
        return
    text = clipping(passages)
    if not text:
        raise Unreadable(source.path, "It is a document without text, only pictures; save its text as .txt.")
    heading = next((p.text for p in passages if p.kind is BlockKind.HEADING), None)
    unsure = doubt(passages)
    yield manuscript(
        source, Format.MARKDOWN, text, given=given("document", title=heading), notes=(unsure,) if unsure else ()
    )
