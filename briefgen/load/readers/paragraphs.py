"""From lines with places on paper to passages: columns in order, running heads gone, lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefgen.load.clipping import Clip
from briefgen.load.readers.hyphens import ENDING
from briefgen.model import BlockKind

MARGIN = 0.1  # of a page's height, above and below, in which running heads stand
COLUMN_LINES = 3  # of a column at least; fewer are a byline or a number beside the text
HEAD_ROWS = 6  # of print above a text: name of the paper, headline, byline
EDGE = 0.06  # of the height, in which a page number or address counts as running though it stands there once
GUTTER = 7.0  # points between two columns; words are 3 apart, columns of a paper 10 to 30
LARGER = 1.15  # times the body's size, from which a line is a heading
HEADING_WORDS = 30
GAP = 1.45  # times the usual distance of lines, from which a new paragraph begins
SHORT = 0.82  # of the column's width; a line shorter than this that ends a sentence ends its paragraph
SHADOW = 3.0  # points by which a line drawn again may be off
INDENT = (5.0, 45.0)  # points by which a first line is set in
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_PRINTED = re.compile(
    r"https?://\S+|(?:file|about):\S+|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d\d(?:\s*[AP]M)?.*"
)
_BULLET = re.compile(r"[•‣▪◦●–—-]\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: its page, its edges in points from the left and the top, its words, their size."""

    page: int
    left: float
    right: float
    top: float
    bottom: float
    text: str
    size: float
    bold: bool
    height: float


def without_running(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Pages without what a printer or editor set on each of them, and what that was, each once.

    A line counts that stands in the margin of half the pages, numbers aside; or a page number or address at the edge.
    """
    seen: defaultdict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page:
            if _in_margin(line, MARGIN):
                seen[_shape(line)].add(number)
    often = {shape for shape, on in seen.items() if len(on) >= max(2, len(pages) / 2)}
    kept: list[list[Line]] = []
    running: dict[str, None] = {}
    for page in pages:
        stamped = {round(s.top) for s in page if _in_margin(s, EDGE) and _PRINTED.fullmatch(s.text)}
        rest = []
        for line in page:
            at_edge = _in_margin(line, EDGE)
            alone = _NUMBER.fullmatch(line.text) or _PRINTED.fullmatch(line.text) or round(line.top) in stamped
            if (at_edge and alone) or (_in_margin(line, MARGIN) and _shape(line) in often):
                running.setdefault(line.text)
            else:
                rest.append(line)
        kept.append(rest)
    return kept, list(running)


def passages_of(pages: list[list[Line]]) -> Iterator[Clip]:
    """The passages of a document, from its pages' lines."""
    ordered = [group for page in pages for group in columns(page)]
    sizes: Counter[float] = Counter()
    for group in ordered:
        for line in group:
            sizes[line.size] += len(line.text)
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    ranks = sorted({line.size for group in ordered for line in group if line.size >= body * LARGER}, reverse=True)
    paragraphs = [p for group in ordered for p in _paragraphs(group, body)]
    for lines in _across(paragraphs, body):
        yield _passage(lines, body, ranks)


def columns(lines: Iterable[Line]) -> list[list[Line]]:
    """A page's lines in columns, in the order they are read.

    An empty stripe from top to bottom divides it first, then what spans the columns of a part divides that into bands.

    >>> def at(left, top): return Line(0, left, left + 40, top, top + 10, f"{left}/{top}", 10, False, 800)
    >>> [[line.text for line in c] for c in columns([at(0, 0), at(60, 0), at(0, 12), at(60, 12)])]
    [['0/0', '0/12'], ['60/0', '60/12']]
    """
    drawn = sorted(_once(list(lines)), key=lambda line: (line.top, line.left))
    parts = _split(drawn)
    whole = len(parts) > 1 and all(len(part) >= COLUMN_LINES for part in parts)
    return [group for part in (parts if whole else [drawn]) for group in _bands(part)]


def _bands(lines: list[Line]) -> list[list[Line]]:
    rows = _rows(lines)
    found: list[list[Line]] = []
    band: list[Line] = []
    for row in rows:
        if band and len(_split(band + row)) < max(len(_split(row)), len(_split(band))):
            found += _below_head(band)
            band = []
        band = band + row
    return found + (_below_head(band) if band else [])


def _below_head(band: list[Line]) -> list[list[Line]]:
    """The columns of a band.  Where its first rows, a headline's, hide that those below stand in columns, which need
    not begin beside each other (one under a picture), they are a band of their own."""
    parts = _split(band)
    rows = _rows(band) if len(parts) == 1 else []
    for n in range(1, min(HEAD_ROWS + 1, len(rows))):
        below = _split([line for row in rows[n:] for line in row])
        if len(below) > 1 and all(len(part) >= COLUMN_LINES for part in below):
            return [[line for row in rows[:n] for line in row], *below]
    return parts


def _once(lines: list[Line]) -> list[Line]:
    """Lines without those drawn a second time in their place, as browsers print shadows."""

    def shadows(one: Line, number: int, other: Line, at: int) -> bool:
        near = abs(one.top - other.top) < SHADOW and other.left - SHADOW < one.left and one.right < other.right + SHADOW
        return near and one.text in other.text and (len(one.text) < len(other.text) or at < number)

    return [
        line for n, line in enumerate(lines) if not any(shadows(line, n, o, m) for m, o in enumerate(lines) if m != n)
    ]


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Lines beside each other."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and line.top < rows[-1][0].bottom - 0.5 * (line.bottom - line.top):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _split(lines: list[Line]) -> list[list[Line]]:
    """Lines by columns: wherever an empty stripe runs through all of them."""
    found: list[list[Line]] = []
    edge = 0.0
    for line in sorted(lines, key=lambda line: line.left):
        if found and line.left < edge + GUTTER:
            found[-1].append(line)
        else:
            found.append([line])
        edge = max(edge, line.right) if len(found[-1]) > 1 else line.right
    return [[line for row in _rows(group) for line in row] for group in map(_downwards, found)]


def _downwards(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.top, line.left))


def _paragraphs(lines: list[Line], body: float) -> Iterator[list[Line]]:
    """The paragraphs of one column."""
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left
    steps = [b.top - a.top for a, b in pairwise(lines) if abs(a.size - b.size) < 0.5 and b.top - a.top > 0.5 * a.size]
    step = sorted(steps)[len(steps) // 5] if steps else 0.0  # of short paragraphs half the steps are between them
    held: list[Line] = []
    for line in lines:
        if held and _begins(held, line, left, width, 1.25 * line.size if line.size >= body * LARGER else step):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _begins(held: list[Line], line: Line, left: float, width: float, step: float) -> bool:
    last = held[-1]
    if last.right <= line.left + SHADOW and abs(line.top - last.top) < 0.5 * last.size:
        return False  # the rest of the same line of print
    usual = min(step, 1.6 * last.size) if step else 1.4 * last.size
    if abs(line.size - last.size) > 0.6 or (line.bold != last.bold and len(held) == 1) or _BULLET.match(line.text):
        return True
    if line.top - last.top > GAP * usual:
        return True
    ends = bool(_ENDS.search(last.text))
    low, high = INDENT
    set_in = low <= line.left - last.left <= high and len(held) >= 1 and abs(last.left - left) < low
    return ends and (set_in or last.right - left < SHORT * width)


def _across(paragraphs: Iterable[list[Line]], body: float) -> Iterator[list[Line]]:
    """Paragraphs that go on in the next column or on the next page are one."""
    held: list[Line] = []
    for lines in paragraphs:
        first = lines[0]
        goes_on = (
            held
            and (held[-1].page != first.page or first.top < held[-1].top)
            and abs(held[-1].size - first.size) < 0.6
            and abs(first.size - body) < 0.6
            and not _ENDS.search(held[-1].text)
            and not _BULLET.match(first.text)
        )
        if goes_on:
            held = held + lines
        else:
            if held:
                yield held
            held = lines
    if held:
        yield held


def _passage(lines: list[Line], body: float, ranks: list[float]) -> Clip:
    text = _flow(lines)
    words = len(text.split())
    size = max(line.size for line in lines)
    if size >= body * LARGER and words <= HEADING_WORDS:
        return Clip(BlockKind.HEADING, text, 1 if size == ranks[0] else 2)
    if all(line.bold for line in lines) and words <= HEADING_WORDS / 2 and not _ENDS.search(text):
        return Clip(BlockKind.HEADING, text, 3)
    if bullet := _BULLET.match(text):
        return Clip(BlockKind.LIST_ITEM, text[bullet.end() :])
    return Clip(BlockKind.PARAGRAPH, text)


def _flow(lines: list[Line]) -> str:
    """The words of lines in a row; behind a hyphen at a line's end no space, but a mark."""
    text = ""
    for line in lines:
        if text and re.search(r"[^\W\d_][-\u2010\u00ad]$", text) and line.text[:1].isalpha():
            text += ENDING + line.text
        else:
            text += f" {line.text}" if text else line.text
    return text


def _in_margin(line: Line, share: float) -> bool:
    return line.bottom < share * line.height or line.top > (1 - share) * line.height


def _shape(line: Line) -> str:
    return f"{round(line.top / 8)} {re.sub(r'[0-9]+', '#', line.text)}"
