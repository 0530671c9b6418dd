"""From a manuscript to pieces: the paragraphs, headings and items of plain text and Markdown, in order."""

from __future__ import annotations

from itertools import pairwise

from briefgen.clean.text.markdown_text import chunks
from briefgen.clean.text.traced import Piece, Traced, plain
from briefgen.model import BlockKind, Manuscript

# A file is taken as wrapped by hand when of its lines that are followed by another this share ends in mid-sentence.
WRAPPED_SHARE = 0.6
WRAPPED_WIDTH = (40, 110)  # characters; pasted paragraphs are longer, menu lines shorter
_STOPS = ".!?:;…\"'”’)]"


def read_text(manuscript: Manuscript) -> list[Piece]:
    """The lines of a pasted text, each a piece; lines wrapped by hand are joined again."""
    return _pieces(plain(manuscript.text).lines(), BlockKind.PARAGRAPH, 0, gap=True)


def read_markdown(manuscript: Manuscript) -> list[Piece]:
    """The blocks of a Markdown file.  Lines of one block are pieces of their own, unless wrapped by hand."""
    pieces: list[Piece] = []
    for chunk in chunks(manuscript.text):
        pieces += _pieces(chunk.traced.lines(), chunk.kind, chunk.level, gap=chunk.gap)
    return pieces


def _pieces(lines: list[Traced], kind: BlockKind, level: int, *, gap: bool) -> list[Piece]:
    found: list[Piece] = []
    for group in _groups(lines):
        if not group:
            gap = True
            continue
        for line in [_joined(group)] if len(group) > 1 and _wrapped(group) else group:
            tidy = line.tidy()
            if tidy.text:
                found.append(Piece(kind, tidy, level, gap))
                gap = False
    return found


def _groups(lines: list[Traced]) -> list[list[Traced]]:
    """Runs of lines without an empty one between them; an empty list stands for the gap."""
    groups: list[list[Traced]] = [[]]
    for line in lines:
        if line.text.strip():
            groups[-1].append(line)
        else:
            groups += [[], []]
    return groups


def _wrapped(group: list[Traced]) -> bool:
    """Whether a run of lines is one paragraph that was broken at a fixed width."""
    inner = [(a.text.strip(), b.text.strip()) for a, b in pairwise(group)]
    low, high = WRAPPED_WIDTH
    broken = [low <= len(a) <= high and a[-1] not in _STOPS and (b[0].islower() or len(group) > 2) for a, b in inner]
    starts_small = sum(b[0].islower() for _, b in inner)
    return sum(broken) >= WRAPPED_SHARE * len(inner) and starts_small > 0


def _joined(group: list[Traced]) -> Traced:
    starts: list[int] = []
    ends: list[int] = []
    for line in group:
        if ends:
            starts.append(ends[-1])
            ends.append(ends[-1])
        starts += line.starts
        ends += line.ends
    return Traced(" ".join(line.text for line in group), tuple(starts), tuple(ends))
