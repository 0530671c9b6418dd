"""A finished page cut into its sections, each in pieces that have an anchor of their own.

A section begins at a heading with an anchor.  Inside it, each element with an id (a sentence of an article, a fact, a
quotation) begins a piece, so that a result leads to the very place.  What is marked ``data-search-exclude`` is left
out, as MkDocs' own search does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import lxml.html

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
EXCLUDED = "data-search-exclude"
_SILENT = frozenset({"script", "style", "template", "svg", "button", "noscript"})
_WITHIN_A_LINE = (
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var"
)
_INLINE = frozenset(_WITHIN_A_LINE.split())
APART = "\n"
"""Stands between two blocks of text, which a sentence does not cross."""
_BREAK = "\x1f"
"""The same while a page is read, where a line end is mere white space."""


@dataclass(frozen=True, slots=True)
class AnchoredText:
    """Some text and the anchor that leads to it; "" where it has none but its section's."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchedSection:
    """What stands under one heading; the first section of a page has its title's."""

    heading: str
    anchor: str
    pieces: tuple[AnchoredText, ...]


@dataclass(slots=True)
class _Unfinished:
    """A section that is being read."""

    heading: list[str] = field(default_factory=list)
    anchor: str = ""
    pieces: list[tuple[str, list[str]]] = field(default_factory=list)

    def say(self, text: str) -> None:
        """More text of the newest piece."""
        if not self.pieces:
            self.pieces.append(("", []))
        self.pieces[-1][1].append(text)

    def closed(self) -> SearchedSection:
        """The section as it is."""
        pieces = (AnchoredText(anchor, _spaced("".join(said))) for anchor, said in self.pieces)
        heading = " ".join("".join(self.heading).split())
        return SearchedSection(heading, self.anchor, tuple(p for p in pieces if p.text))


def sections(html: str) -> tuple[SearchedSection, ...]:
    """The sections of a page's text, as HTML, in order; those that say nothing are left out.

    >>> [(s.heading, [(p.anchor, p.text) for p in s.pieces]) for s in sections(
    ...     '<h1 id="t">Ferry</h1><p><span id="s-1">It sank.</span> <b data-search-exclude>new</b></p>'
    ... )]
    [('Ferry', [('s-1', 'It sank.')])]
    """
    if not html.strip():
        return ()
    found = [_Unfinished()]
    _read(lxml.html.fragment_fromstring(html, create_parent="div", parser=lxml.html.HTMLParser(huge_tree=True)), found)
    closed = (part.closed() for part in found)
    return tuple(section for section in closed if section.heading or section.pieces)


def _read(element: lxml.html.HtmlElement, found: list[_Unfinished]) -> None:
    """Walk through an element; no recursion, since a source may be nested as deep as it likes."""
    for entering, node in _walk(element):
        tag = node.tag
        if not entering:
            if isinstance(tag, str) and tag not in _INLINE:
                found[-1].say(_BREAK)
            if node.tail:
                found[-1].say(node.tail)
            continue
        name = node.get("id")
        if tag in HEADINGS and name:
            found.append(_Unfinished([_visible(node)], name))
            continue
        if name and node is not element:
            found[-1].pieces.append((name, []))
        elif tag not in _INLINE:
            found[-1].say(_BREAK)
        if node.text:
            found[-1].say(node.text)


def _walk(root: lxml.html.HtmlElement) -> Iterator[tuple[bool, lxml.html.HtmlElement]]:
    """Each element as it begins (True) and ends (False), but nothing inside a heading or what is left out."""
    waiting: list[tuple[bool, lxml.html.HtmlElement]] = [(True, root)]
    while waiting:
        entering, node = waiting.pop()
        if not isinstance(node.tag, str) or node.tag in _SILENT or node.get(EXCLUDED) is not None:
            if entering and node.tail and node is not root:
                yield False, node
            continue
        yield entering, node
        if not entering:
            continue
        if node is not root:
            waiting.append((False, node))
        if not (node.tag in HEADINGS and node.get("id")):
            waiting += [(True, child) for child in reversed(node)]


def _visible(node: lxml.html.HtmlElement) -> str:
    """A heading's words, less what is left out of them and the sign that links to it."""
    said = [node.text or ""]
    for child in node:
        if isinstance(child.tag, str) and child.get(EXCLUDED) is None and child.get("class") != "headerlink":
            said.append(_visible(child))
        said.append(child.tail or "")
    return "".join(said)


def _spaced(text: str) -> str:
    """The text with its white space made one; where blocks met there is one line end."""
    blocks = (" ".join(block.split()) for block in text.split(_BREAK))
    return APART.join(block for block in blocks if block)
