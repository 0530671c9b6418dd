"""The text of an article as Readability left it, saved without the page around it: nothing in it is a menu."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.load.clipping import clipping
from briefgen.load.decode import read
from briefgen.load.fragment import passages_of
from briefgen.load.reading import manuscript
from briefgen.model import Format, Manuscript, SourceFile

NAME = "the text of a saved page"
_START = re.compile(rb"\s*<(?:div|section|article)\b[^<>]*\bid=[\"']?readability-(?:content|page-1)\b", re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """A fragment of a page that begins with that program's element."""
    return bool(_START.match(source.data[:2000].lstrip(b"\xef\xbb\xbf")))


def read_fragment(source: SourceFile) -> Iterator[Manuscript]:
    """The text, with its headings and lists."""
    whole = read(source)
    yield manuscript(source, Format.MARKDOWN, clipping(passages_of(whole.text)), encoding=whole.encoding)
