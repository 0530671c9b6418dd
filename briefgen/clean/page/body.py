"""A saved web page: its main content found by trafilatura, its words taken from the page itself.

trafilatura says which texts make the article and what each of them is; every text is then looked up among the page's
visible characters, in order, so that no word reaches the site that cannot be shown in the file.
"""

from __future__ import annotations

import logging
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from briefgen.clean.draft import Draft
from briefgen.clean.page.completed import Paragraph, missing, paragraphs_of, wrong_container
from briefgen.clean.page.data import body_said, is_locked
from briefgen.clean.page.html_text import SHADOW, VisiblePage, page_of
from briefgen.clean.page.liveblog import Place, is_live, live_note, printed_times, with_times
from briefgen.clean.page.record import read_page_record
from briefgen.clean.text.traced import Piece, Traced
from briefgen.clean.text.wording import count
from briefgen.model import BlockKind, Manuscript

_KINDS = {
    "head": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "item": BlockKind.LIST_ITEM,
    "quote": BlockKind.QUOTATION,
    "cell": BlockKind.PARAGRAPH,
    "code": BlockKind.PARAGRAPH,
}
ANCHOR = 24  # characters at the start by which a text is found whose middle differs from the page's
TAILS = (ANCHOR, 12, 7)  # a lost link may stand right before the last word
STRETCH = 1.15  # by how much such a text may be longer on the page ...
LOST_LINK = 60  # ... or by so many letters, where both its ends are long enough to be no coincidence: a link was lost
CAPTION_WORDS = (3, 90)
OTHER_READING = 2  # by how much a second reading must be longer to replace one that found next to nothing
LINKED = 0.9  # share of a piece's letters in links from which it is a link and no text
BEFORE = 3000  # characters above the first paragraph in which a picture still belongs to the article


def read_page(manuscript: Manuscript) -> Draft:
    """The article on a page, and the metadata its head gives."""
    page = page_of(manuscript.text)
    draft = Draft(manuscript, [], by_layout=True)
    tree = _tree(manuscript.text)
    said = read_page_record(draft, tree)
    draft.locked = is_locked(said, tree)
    finder = _Finder(page.traced.text)
    lost = 0
    places: list[Place] = []
    content, apart = _content(tree, body_said(said))
    for kind, level, text in _elements(content):
        if not text.strip():
            continue
        place = finder.find(text)
        if place is None:
            lost += 1
        else:
            places.append((*place, kind, level))
    if lost:
        draft.notes.append(f"{lost} piece(s) of the page's text could not be traced to the file and were left out.")
    _give_back(draft, finder, places, apart)
    times, note = page.within("time"), live_note(said) if is_live(said) else None
    if note is None:
        times, note = printed_times(page.traced.text, times, places)
    timed = {start for start, _ in times}
    if note is not None:
        places = with_times(page.traced.text, times, places)
        draft.notes.append(note)
    places = _with_captions(page, places)
    links = _Links(page)
    draft.pieces = [
        Piece(kind, _trace(page, start, end), level, linked=links.cover(start, end), timed=start in timed)
        for start, end, kind, level in places
    ]
    draft.pieces = [p for p in draft.pieces if p.text]
    return draft


def _tree(text: str) -> Any:
    from trafilatura import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = load_html(text)
    for node in tree.iter("template") if tree is not None else ():
        if any(name in node.attrib for name in SHADOW):
            node.tag = "div"
    return tree


def _content(tree: Any, said: str) -> tuple[Any, list[Paragraph]]:
    """The body trafilatura finds, with the settings that proved best on news, and the paragraphs it lost."""
    from trafilatura import bare_extraction

    if tree is None:
        return None, []
    paragraphs = paragraphs_of(tree)
    document: Any = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    text = (document.text or "") if document is not None else ""
    if wrong_container(paragraphs, text):
        other: Any = bare_extraction(tree, include_comments=False, with_metadata=False)
        if other is not None and len((other.text or "").split()) > OTHER_READING * len(text.split()):
            document, text = other, other.text or ""
    return getattr(document, "body", None), missing(paragraphs, text, said)


def _give_back(draft: Draft, finder: _Finder, places: list[Place], lost: list[Paragraph]) -> None:
    """Put lost paragraphs where they stand on the page, and say so."""
    given = 0
    for paragraph in lost:
        place = finder.anywhere(paragraph.text)
        if place is None or any(p[0] < place[1] and place[0] < p[1] for p in places):
            continue
        kind = BlockKind.QUOTATION if paragraph.post else BlockKind.PARAGRAPH
        places.insert(bisect_left([p[0] for p in places], place[0]), (*place, kind, 0))
        given += 1
    if given:
        draft.notes.append(f"{given} paragraph(s) of the body stood apart from the rest on the page and were put back.")


def _elements(body: Any) -> list[tuple[BlockKind, int, str]]:
    """The texts of the body in order, each with its kind and level."""
    found: list[tuple[BlockKind, int, str]] = []

    def walk(node: Any, inside: BlockKind | None) -> None:
        kind = _KINDS.get(node.tag)
        if node.tag == "quote":
            inside = BlockKind.QUOTATION
        if kind is not None and not _has_blocks(node):
            level = (
                int(node.get("rend", "h2")[1:] or 2)
                if node.tag == "head" and node.get("rend", "h2")[1:].isdigit()
                else 2
            )
            found.append((inside or kind, level, "".join(node.itertext())))
        else:
            if node.text and node.text.strip():
                found.append((inside or BlockKind.PARAGRAPH, 0, node.text))
            for child in node:
                walk(child, inside)
        if node.tail and node.tail.strip():
            found.append((inside or BlockKind.PARAGRAPH, 0, node.tail))

    if body is not None:
        for child in body:
            walk(child, None)
    return found


def _has_blocks(node: Any) -> bool:
    return any(child.tag in _KINDS or child.tag in ("list", "table", "row", "lb") for child in node)


@dataclass(slots=True)
class _Finder:
    """Finds texts among a page's visible characters, white space aside; each search begins where the last one ended."""

    letters: str
    places: list[int]
    at: int = 0

    def __init__(self, text: str) -> None:
        self.places = [i for i, c in enumerate(text) if not c.isspace()]
        self.letters = "".join(text[i] for i in self.places)
        self.at = 0

    def find(self, text: str) -> tuple[int, int] | None:
        wanted = "".join(text.split())
        if not wanted:
            return None
        start = self._search(wanted)
        end = start + len(wanted)
        if start < 0 and len(wanted) > 3 * ANCHOR:
            start = self._search(wanted[:ANCHOR])
            end = self._end(wanted, start) if start >= 0 else -1
            if end < 0:
                return None
        if start < 0:
            return None
        self.at = max(self.at, end)
        return self.places[start], self.places[end - 1] + 1

    def _end(self, wanted: str, start: int) -> int:
        """Where a text ends whose middle, or last link, differs from the page's; -1 where it is not to be found."""
        for length in TAILS:
            last = self.letters.find(wanted[-length:], start + ANCHOR)
            most = max(STRETCH * len(wanted), len(wanted) + LOST_LINK if length == ANCHOR else 0)
            if last >= 0 and last + length - start <= most:
                return last + length
        return -1

    def anywhere(self, text: str) -> tuple[int, int] | None:
        """The first place of a text on the whole page."""
        wanted = "".join(text.split())
        start = self.letters.find(wanted) if wanted else -1
        return (self.places[start], self.places[start + len(wanted) - 1] + 1) if start >= 0 else None

    def _search(self, wanted: str) -> int:
        """The next place, or, for a text long enough to be no coincidence, any place."""
        found = self.letters.find(wanted, self.at)
        return found if found >= 0 or len(wanted) < ANCHOR else self.letters.find(wanted)


class _Links:
    """Which of a page's visible characters are links."""

    def __init__(self, page: VisiblePage) -> None:
        self.text = page.traced.text
        self.ranges = page.within("a")
        self.starts = [start for start, _ in self.ranges]

    def cover(self, start: int, end: int) -> bool:
        """Whether nearly all letters from ``start`` to ``end`` stand in links."""
        letters = linked = 0
        at = max(0, bisect_left(self.starts, start) - 1)
        inside = [r for r in self.ranges[at : bisect_left(self.starts, end)] if r[1] > start]
        for i in range(start, end) if inside else ():
            if self.text[i].isalnum():
                letters += 1
                linked += any(a <= i < b for a, b in inside)
        return bool(inside) and linked >= LINKED * letters


def _with_captions(page: VisiblePage, places: list[Place]) -> list[Place]:
    """The captions of pictures inside the article, put where they stand; a text is there once."""
    if not places:
        return places
    first, last = min(p[0] for p in places), max(p[1] for p in places)
    outside = [r for name in ("aside", "nav", "footer") for r in page.within(name)]
    result = list(places)
    low, high = CAPTION_WORDS
    for start, end in page.within("figcaption"):
        text = page.traced.text[start:end]
        if not (first - BEFORE <= start and end <= last) or not low <= count(text) <= high:
            continue
        if any(a <= start and end <= b for a, b in outside):
            continue
        result = [p for p in result if not (start <= p[0] and p[1] <= end)]
        if not any(p[0] < end and start < p[1] for p in result):
            result.insert(bisect_left([p[0] for p in result], start), (start, end, BlockKind.CAPTION, 0))
    return result


def _trace(page: VisiblePage, start: int, end: int) -> Traced:
    return page.traced.cut(start, end).tidy()
