"""From a manuscript to pieces: the paragraphs, headings and items of plain text and Markdown, in order."""

from __future__ import annotations

import re
from itertools import pairwise

from briefgen.clean.text.markdown_text import chunks
from briefgen.clean.text.narrow import divided, goes_on, is_narrow, undivided
from briefgen.clean.text.traced import Piece, Traced, plain
from briefgen.load.readers.hyphens import ENDING
from briefgen.model import BlockKind, Manuscript

# A file is taken as wrapped by hand when of its lines that are followed by another this share ends in mid-sentence.
WRAPPED_SHARE = 0.6
WRAPPED_WIDTH = (40, 110)  # characters; pasted paragraphs are longer, menu lines shorter
_RULE = re.compile(r"([-=_*~])\1{9,}")
_STOPS = ".!?:;…\"'”’)]"


def read_text(manuscript: Manuscript) -> list[Piece]:
    """The lines of a pasted text, each a piece; lines wrapped by hand are joined again."""
    lines = plain(manuscript.text).lines()
    return undivided(_pieces(lines, BlockKind.PARAGRAPH, 0, gap=True, narrow=is_narrow(_groups(lines))))


def read_markdown(manuscript: Manuscript) -> list[Piece]:
    """The blocks of a Markdown file.  Lines of one block are pieces of their own, unless wrapped by hand."""
    told = list(chunks(manuscript.text))
    narrow = is_narrow([group for chunk in told for group in _groups(chunk.traced.lines())])
    pieces: list[Piece] = []
    for chunk in told:
        pieces += _pieces(chunk.traced.lines(), chunk.kind, chunk.level, gap=chunk.gap, narrow=narrow)
    return undivided(pieces)


def _pieces(lines: list[Traced], kind: BlockKind, level: int, *, gap: bool, narrow: bool) -> list[Piece]:
    found: list[Piece] = []
    for group in _groups(lines):
        if not group:
            gap = True
            continue
        wrapped = len(group) > 1 and (_wrapped(group) or (narrow and goes_on(group)))
        for line in [_joined(group)] if wrapped else group:
            tidy = line.tidy()
            if tidy.text:
                found.append(Piece(kind, tidy, level, gap))
                gap = False
    return found


def _groups(lines: list[Traced]) -> list[list[Traced]]:
    """Runs of lines without an empty one between them; an empty list stands for the gap."""
    groups: list[list[Traced]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line.text.strip()):
            groups += [[line], []]  # what stands above a rule and below it is no one paragraph
        elif line.text.strip():
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
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for before, line in pairwise([Traced("", (), ()), *group]):
        if letters and divided(before.text, line.text):
            bare = len(letters) - (len(before.text) - len(before.text.rstrip()))
            del letters[bare:], starts[bare:], ends[bare:]
        if letters:
            letters += ENDING if divided(before.text, line.text) else " "
            starts.append(ends[-1])
            ends.append(ends[-1])
        letters += line.text
        starts += line.starts
        ends += line.ends
    return Traced("".join(letters), tuple(starts), tuple(ends))
