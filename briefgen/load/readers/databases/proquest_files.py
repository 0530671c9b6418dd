"""ProQuest as a page or in a mail: the page's anchors become boundaries, its blocks lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.load.decode import read
from briefgen.load.fragment import passages_of
from briefgen.load.readers.databases.found import articles_in
from briefgen.load.readers.databases.proquest_lines import BOUNDARY
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

NAME = "an export of ProQuest (web page)"
_ANCHOR = re.compile(r"<a\b[^<>]{0,80}\bname\s*=\s*[\"']?DocID_\w+[\"']?[^<>]{0,80}>(?:\s*</a>)?", re.IGNORECASE)
_MARK = re.compile(rb"name\s*=\s*[\"']?DocID_\w+", re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """A page with the anchors ProQuest puts before each document."""
    return source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and bool(_MARK.search(source.data))


def read_page(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each document of the page."""
    yield from articles_of_page(source, read(source).text) or ()


def articles_of_page(source: SourceFile, page: str) -> Iterator[Manuscript | Left] | None:
    """The documents of a page's text, None where it is no such export."""
    if _ANCHOR.search(page) is None:
        return None
    return articles_in(source, passages_of(_ANCHOR.sub(f"<p>{BOUNDARY}</p>", page)))
