"""HTML that is content and nothing else (a mail's body, a feed's entry, an export's article) as passages.

Such a fragment has no menus to tell from the text by layout; what furniture it has is left to the rules of cleaning.
What no reader sees goes: scripts, styles, hidden preview lines, embedded pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from briefgen.load.clipping import Clip
from briefgen.model import BlockKind

_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "svg", "math", "iframe", "object", "embed", "audio"}
    | {"video", "canvas", "select", "textarea", "button", "input", "img", "map"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "body", "html", "center"}
    | {"ul", "ol", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "form", "fieldset", "pre"}
    | {"address", "details", "summary", "hr", "picture"}
)
_KINDS = {
    **{f"h{n}": BlockKind.HEADING for n in range(1, 7)},
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0", re.IGNORECASE)
MAX_DEPTH = 200  # elements inside each other; the deepest newsletter read by hand has 60
CELL_WORDS = 12  # cells no longer than this, several in a row, are a row of a table and not a mail's layout


def passages_of(text: str) -> list[Clip]:
    """The passages of an HTML fragment, in order.

    >>> passages_of("<h2>Dry</h2><p>It is <b>dry</b>.<script>x</script>")
    [Clip(kind=<BlockKind.HEADING: 'heading'>, text='Dry', level=2), \
Clip(kind=<BlockKind.PARAGRAPH: 'paragraph'>, text='It is dry.', level=0)]
    """
    tree = tree_of(text)
    return list(_Walk().through(tree)) if tree is not None else []


def plain_text(text: str | None) -> str | None:
    """A title or name that may hold tags and entities, as words; None where nothing is left.

    >>> plain_text("Dry &amp; <i>hot</i>"), plain_text(" ")
    ('Dry & hot', None)
    """
    if not text or not text.strip():
        return None
    if "<" in text or "&" in text:
        text = " ".join(passage.text for passage in passages_of(f"<p>{text}</p>"))
    return " ".join(text.split()) or None


def tree_of(text: str) -> Any:
    """A page's or fragment's tree, None where there is none.  No network, no entities, any size."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


class _Walk:
    """Gathers the words of one block after another."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._kind, self._level = BlockKind.PARAGRAPH, 0

    def through(self, tree: Any) -> Iterator[Clip]:
        yield from self._node(tree, BlockKind.PARAGRAPH, 0, 0)
        yield from self._close()

    def _node(self, node: Any, kind: BlockKind, level: int, depth: int) -> Iterator[Clip]:
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _UNSEEN or depth > MAX_DEPTH or _hidden(node):
            return
        if tag in _KINDS:
            kind, level = _KINDS[tag], int(tag[1]) if tag[0] == "h" else 0
        if tag == "br" or (tag == "tr" and (row := _row(node))):
            yield from self._close()
            if tag == "tr":
                yield Clip(BlockKind.PARAGRAPH, row)
            return
        edge = tag in _BLOCKS or tag in _KINDS
        if edge:
            yield from self._close()
        self._add(node.text, kind, level)
        for child in node:
            yield from self._node(child, kind, level, depth + 1)
            self._add(child.tail, kind, level)
        if edge:
            yield from self._close()

    def _add(self, text: str | None, kind: BlockKind, level: int) -> None:
        if text:
            if not self._words:
                self._kind, self._level = kind, level
            self._words.append(text)

    def _close(self) -> Iterator[Clip]:
        text = " ".join("".join(self._words).split())
        self._words = []
        if any(c.isalnum() for c in text):
            yield Clip(self._kind, text, self._level)


def _hidden(node: Any) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _row(node: Any) -> str:
    """The words of a row of a table of data; "" where its cells only lay out a mail."""
    cells = [" ".join("".join(cell.itertext()).split()) for cell in node if cell.tag in ("td", "th")]
    told = [cell for cell in cells if cell]
    if len(told) < 2 or any(len(cell.split()) > CELL_WORDS for cell in told):
        return ""
    inner = {e.tag for e in node.iter() if isinstance(e.tag, str)} & (_UNSEEN | {"table", "ul", "ol", "h1", "h2", "h3"})
    return "" if inner else " ".join(told)
