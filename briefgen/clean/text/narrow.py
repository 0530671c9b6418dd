"""Narrow columns: text copied from print or read by a scanner, broken every few words, with words divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefgen.clean.text.traced import Piece, Traced
from briefgen.load.clipping import Clip
from briefgen.load.readers.hyphens import DIVIDED, ENDING, joined

WIDTH = (18, 40)  # characters of a column's longest line; wider ones are told by their width alone
SEVERAL = 4  # lines from which a column is told
GOES_ON = 0.6  # share of line ends behind which a small letter stands; lists and verse begin each line with a capital
EXPLAINED = 0.7  # share of line ends at which the next word would not have fitted
_DIVIDED = re.compile(r"[^\W\d_]-\s*$")


def is_narrow(groups: Sequence[Sequence[Traced]]) -> bool:
    """Whether runs of lines are a narrow column: at least one run is long enough to tell."""
    low, high = WIDTH
    for group in groups:
        lines = [line.text.strip() for line in group]
        width = max(map(len, lines), default=0)
        if len(lines) < SEVERAL or not low <= width < high:
            continue
        full = [divided(a, b) or len(a) + 1 + len(b.split(maxsplit=1)[0]) > width for a, b in pairwise(lines)]
        if sum(full) >= EXPLAINED * len(full) and goes_on(group):
            return True
    return False


def goes_on(group: Sequence[Traced]) -> bool:
    """Whether most lines of a run go on in the middle of a sentence."""
    inner = [(a.text.strip(), b.text.strip()) for a, b in pairwise(group)]
    small = sum(divided(a, b) or b[:1].islower() for a, b in inner)
    return bool(inner) and max(len(a) for a, _ in inner) < WIDTH[1] and small >= GOES_ON * len(inner)


def divided(before: str, after: str) -> bool:
    """Whether a line ends in the middle of a word, or behind a word's own hyphen.

    >>> divided("police said, kill-", "ing four"), divided("1 -", "2")
    (True, False)
    """
    return bool(_DIVIDED.search(before)) and after.lstrip()[:1].isalpha()


def undivided(pieces: list[Piece]) -> list[Piece]:
    """Pieces whose divided words are joined: a mark stands at each join, until it is logged as a repair."""
    if not any(ENDING in piece.text for piece in pieces):
        return pieces
    for piece, told in zip(pieces, joined(Clip(p.kind, p.text) for p in pieces), strict=True):
        if ENDING in piece.text:
            piece.traced = _marked(piece.traced, told.text)
    return pieces


def _marked(traced: Traced, told: str) -> Traced:
    """A text with its line ends as they were decided: each hyphen stays, or is a mark."""
    keep: list[int] = []
    text: list[str] = []
    for i, c in enumerate(traced.text):
        if c == ENDING:
            continue
        decided = told[len(text)] if len(text) < len(told) else c
        text.append(DIVIDED if decided == DIVIDED else c)
        keep.append(i)
    return Traced("".join(text), tuple(traced.starts[i] for i in keep), tuple(traced.ends[i] for i in keep))
