"""Exports as PDF: lines of print with places on paper, from which the lines of the export are told again.

A head's lines stand apart and each is one; the lines of a paragraph stand at the distance most lines have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.load.readers.databases.entry import Para
from briefgen.load.readers.databases.factiva_lines import ACCESSION, FOOT
from briefgen.load.readers.databases.labels import alone, is_count
from briefgen.load.readers.databases.marks import is_mark
from briefgen.load.readers.paragraphs import MARGIN, columns
from briefgen.load.readers.paragraphs import Line as Print
from briefgen.model import BlockKind

APART = 1.2  # times the usual distance, from which a line begins a paragraph; a head of Factiva has 1.35
TITLE = 1.15  # times the body's size, from which a line is a title
_PAGE = re.compile(r"\W*(?:page|seite)\s+(?P<number>\d+)\s+(?:of|von|de)\s+\d+\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")


def export_lines(pages: Sequence[Sequence[Print]]) -> list[Para] | None:
    """The lines of an export by the lines of print; None where none bears a mark of a family."""
    texts = [line.text.strip() for page in pages for line in page]
    if not any(ACCESSION.fullmatch(text) or alone(text, "end") or is_count(text) for text in texts):
        return None
    told = [line for page in _without_heads(pages) for column in columns(page) for line in column]
    if not told:
        return None
    size = Counter(line.size for line in told for _ in line.text.split()).most_common(1)[0][0]
    beside = [(a, b) for a, b in pairwise(told) if a.page == b.page and a.size == b.size == size]
    steps = sorted(b.top - a.top for a, b in beside if b.top - a.top > 0.5 * size)
    step = steps[len(steps) // 5] if steps else 1.3 * size  # of short paragraphs half the steps are between them
    return list(_joined(told, size, step))


def _without_heads(pages: Sequence[Sequence[Print]]) -> Iterator[list[Print]]:
    """Pages without the foot the database prints on each, and the title it repeats on an article's later pages."""
    often = Counter(line.text for page in pages for line in page)
    for page in pages:
        numbers = [int(m["number"]) for line in page if (m := _PAGE.fullmatch(line.text.strip()))]
        later = any(number > 1 for number in numbers)
        yield [
            line
            for line in page
            if not _PAGE.fullmatch(line.text.strip())
            and not FOOT.fullmatch(line.text.strip())
            and not (later and line.bottom < MARGIN * line.height and often[line.text] > 1)
        ]


def _joined(lines: Sequence[Print], size: float, step: float) -> Iterator[Para]:
    held: list[Print] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, step):
            yield _line(held, size)
            held = []
        held.append(line)
    if held:
        yield _line(held, size)


def _goes_on(last: Print, line: Print, step: float) -> bool:
    """Whether a line of print goes on with the paragraph the last one stands in."""
    if abs(last.size - line.size) > 0.6 or is_mark(last.text) or is_mark(line.text):
        return False
    if last.page != line.page or line.top <= last.top:
        return not _ENDS.search(last.text)
    usual = step * max(1.0, line.size / max(1.0, min(last.size, line.size)))
    return line.top - last.top <= APART * max(usual, 1.25 * line.size if last.bold and line.bold else 0)


def _line(held: Sequence[Print], size: float) -> Para:
    text = " ".join(line.text for line in held)
    titled = held[0].size >= TITLE * size or all(line.bold for line in held)
    kind = BlockKind.HEADING if titled and not is_mark(text) else BlockKind.PARAGRAPH
    return Para(text, kind=kind, level=2 if kind is BlockKind.HEADING else 0)
