"""HTML as a reader sees it: tags, scripts and styles gone, entities decoded, every character with its place."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from itertools import accumulate

from briefgen.clean.text.traced import Traced

# "rt" and "rp" say how a word is spoken, above it: beside it in a line they would tear the sentence in two.
_HIDDEN = frozenset(
    {"script", "style", "template", "title", "textarea", "select", "svg", "iframe", "object", "rt", "rp"}
)
_SPOKEN = frozenset({"rt", "rp"})  # their end tags may be left out: the next of them, or the end of the word, ends them
_OPAQUE = frozenset({"script", "style", "template", "svg"})
# A paragraph never stands in a title or a menu of choices: one that opens there shows that the end tag is missing.
_VISIBLE_AGAIN = frozenset({"p", "h1", "h2", "article", "main", "body"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
# A template that a browser shows: the inside of an element of the page's own, as tools that save pages write it.
SHADOW = frozenset({"shadowrootmode", "shadowroot", "shadowmode"})
_MARKED = frozenset({"a", "figcaption", "h1", "aside", "nav", "footer", "time"})


@dataclass(frozen=True, slots=True)
class VisiblePage:
    """A web page's visible characters, and the ranges of them that stand in elements of interest."""

    traced: Traced
    ranges: tuple[tuple[str, int, int], ...]

    def within(self, name: str) -> list[tuple[int, int]]:
        """The ranges of visible characters inside elements of this name, in order."""
        return [(start, end) for tag, start, end in self.ranges if tag == name]


def project_html(text: str) -> Traced:
    """The visible characters of a page; a tag that ends a block gives a line end."""
    return page_of(text).traced


@lru_cache(maxsize=8)
def page_of(text: str) -> VisiblePage:
    """A page's visible characters with the places of its captions and headlines.  It never fails."""
    reader = _HtmlReader(text)
    reader.feed(text)
    reader.close()
    return reader.page()


class _HtmlReader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = text
        self._line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._chars: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._hidden: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._ranges: list[tuple[str, int, int]] = []

    def page(self) -> VisiblePage:
        ranges = [*self._ranges, *((tag, start, len(self._chars)) for tag, start in self._open)]
        traced = Traced("".join(self._chars), tuple(self._starts), tuple(self._ends))
        return VisiblePage(traced, tuple(sorted(ranges, key=lambda r: (r[1], r[2], r[0]))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VISIBLE_AGAIN:
            self._hidden = [t for t in self._hidden if t in _OPAQUE]
        self._end_spoken(tag)
        self._edge(tag)
        if tag in _HIDDEN and not (tag == "template" and any(name in SHADOW for name, _ in attrs)):
            self._hidden.append(tag)
        if tag in _MARKED:
            self._open.append((tag, len(self._chars)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._edge(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_spoken(tag)
        self._edge(tag)
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        if tag in _MARKED:
            for i in range(len(self._open) - 1, -1, -1):
                if self._open[i][0] == tag:
                    self._ranges.append((tag, self._open[i][1], len(self._chars)))
                    del self._open[i]
                    break

    def handle_data(self, data: str) -> None:
        start = self._offset()
        if not self._hidden:
            self._chars += data
            self._starts += range(start, start + len(data))
            self._ends += range(start + 1, start + len(data) + 1)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._offset()
        end = start + len(written)
        if self._source[end : end + 1] == ";":
            end += 1
        if not self._hidden:
            for c in html.unescape(self._source[start:end]):
                self._chars.append(c)
                self._starts.append(start)
                self._ends.append(end)

    def _end_spoken(self, tag: str) -> None:
        if (tag in _SPOKEN or tag == "ruby") and self._hidden and self._hidden[-1] in _SPOKEN:
            self._hidden.pop()

    def _edge(self, tag: str) -> None:
        """The edge of a block is white space to a reader."""
        if tag not in _INLINE and not self._hidden and self._chars and self._chars[-1] != "\n":
            at = self._offset()
            self._chars.append("\n")
            self._starts.append(at)
            self._ends.append(at)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[min(line, len(self._line_starts)) - 1] + column
