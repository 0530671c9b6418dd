"""Text broken at a fixed width: which line ends were the paper's, and which the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.load.readers.databases.entry import Para
from briefgen.load.readers.databases.marks import is_mark

WIDTH = 80  # columns of a text export
CENTRE = 3  # columns by which a centred line may be off
INDENT = 4  # columns; a smaller indent begins a paragraph
PRINTED = (25, 130)  # characters of the longest line where each line of print is a paragraph of its own
SEVERAL = 6  # lines from which that can be told
OPEN_ENDS = 0.5  # share of lines that end in the middle of a sentence
FULL = 0.7  # of the width, from which a line is a full one
_ENDS = re.compile(r"[.!?…:;]['\"”’»)\]]*\s*$")


def paragraphs(text: str, width: int = WIDTH) -> Iterator[Para]:
    """The paragraphs of a text export: runs of lines, joined where the next word would not have fitted.

    A line end that the width does not explain is kept.  What stands in the middle is said to; each of its lines is
    one.

    >>> [line.text for line in paragraphs("It rained on\\nthe weir\\nall day.\\n\\nThen not.", 13)]
    ['It rained on the weir\\nall day.', 'Then not.']
    """
    for group in re.split(r"\n(?:[ \t]*\n)+", text.expandtabs()):
        lines = [line.rstrip() for line in group.split("\n") if line.strip()]
        if not lines:
            continue
        if _is_centred(lines, width):
            yield from (Para(line.strip(), centred=True) for line in lines)
            continue
        joined = lines[0].strip()
        for before, line in pairwise(lines):
            first = line.split(maxsplit=1)[0]
            full = len(before) + 1 + len(first) > width and not line.startswith("  ")
            joined += (" " if full else "\n") + line.strip()
        yield Para(joined)


def lines_of(text: str) -> list[Para]:
    """The lines of a text, each a paragraph; where it was broken at some width, its paragraphs.

    >>> [line.text for line in lines_of("HD\\r\\nDry again\\r\\n")]
    ['HD', 'Dry again']
    """
    rows = [row.rstrip() for row in text.lstrip("\ufeff").replace("\f", "\n").expandtabs().splitlines()]
    width = _width([row for row in rows if row])
    found: list[str] = []
    last = ""
    for row in rows:
        if last and row and _runs_on(last, row, width):
            found[-1] += f" {row.strip()}"
        elif row:
            found.append(row.strip())
        last = row
    return [Para(line) for line in found]


def _width(rows: Sequence[str]) -> int:
    """The width at which a text was broken; 0 where each line is a paragraph."""
    widest = max(map(len, rows), default=0)
    full = [row for row in rows if len(row) > FULL * widest]
    low, high = PRINTED
    if not low <= widest <= high or len(full) < SEVERAL:
        return 0
    return widest if sum(not _ENDS.search(row) for row in full) >= OPEN_ENDS * len(full) else 0


def _runs_on(row: str, following: str, width: int) -> bool:
    """Whether a line was broken only because the next word would not have fitted."""
    first = following.split(maxsplit=1)[0]
    if not width or is_mark(following):
        return False
    if len(row) + 1 + len(first) > width:
        return True
    return not _ENDS.search(row) and first[:1].islower() and len(row) > FULL * width and not is_mark(row)


def unwrapped(lines: Sequence[Para]) -> list[Para]:
    """Paragraphs of a document in which each line of print became one, as paragraphs again; all others as they are."""
    lengths = [len(line.text) for line in lines]
    low, high = PRINTED
    if len(lines) < SEVERAL or not low <= max(lengths, default=0) <= high:
        return list(lines)
    open_ended = sum(not _ENDS.search(line.text) for line in lines)
    if open_ended < OPEN_ENDS * len(lines):
        return list(lines)
    full = 0.6 * max(lengths)
    found: list[Para] = []
    goes_on = False
    for line in lines:
        last = found[-1] if found else None
        if last is not None and goes_on and last.kind is line.kind:
            found[-1] = Para(f"{last.text.rstrip()} {line.text.lstrip()}", last.centred, last.kind, last.level)
        else:
            found.append(line)
        goes_on = len(line.text) >= full and not (_ENDS.search(line.text) and len(line.text) < 0.85 * max(lengths))
    return found


def _is_centred(lines: Sequence[str], width: int) -> bool:
    off = [abs((width - len(line.strip())) / 2 - (len(line) - len(line.lstrip()))) for line in lines]
    return all(o <= CENTRE for o in off) and any(len(line) - len(line.lstrip()) >= INDENT for line in lines)
