"""Saved pages that carry their pictures and styles in themselves: megabytes of ``data:`` in a page of text.

No word of an article stands in such data, and it costs: 8 MB of it on one line take 2 s to clean (19 s where the line
has broken characters), and a piece of more than 10 MB ends the page for lxml.  So it is left out before anything else
looks at the page.  The rest of the page is as it was, so reading the file again gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.load.decode import read
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

NAME = "a web page with its pictures in it"
_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head)", re.I | re.S
)
# Fewer than 2,000 bytes are an icon and cost nothing.
_DATA = re.compile(r"data:[\w.+/-]{0,80}(?:;[\w.+=-]{1,60}){0,4},[^\s\"'<>()]{2000,}", re.IGNORECASE)
_DATA_BYTES = re.compile(_DATA.pattern.encode(), re.IGNORECASE)
_FRAME = re.compile(r"""\ssrcdoc\s*=\s*(?:"[^"]{2000,}"|'[^']{2000,}')""", re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """A page with at least one large piece of embedded data."""
    return begins_page(source.data) and bool(_DATA_BYTES.search(source.data))


def begins_page(data: bytes) -> bool:
    """Whether bytes begin like a web page."""
    return bool(_START.match(data[:8192]))


def read_page(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The page without its embedded data."""
    light = SourceFile(source.path, without_data(source.data.decode("latin-1")).encode("latin-1"))
    told = read(light)
    yield replace(told, source=source)


def without_data(text: str) -> str:
    """A page's text with each large piece of embedded data cut down to "data:,".

    >>> without_data('<img src="data:image/png;base64,' + "A" * 3000 + '">')
    '<img src="data:,">'
    """
    return _FRAME.sub(" srcdoc=''", _DATA.sub("data:,", text))
