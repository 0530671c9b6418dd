"""The states of several texts as a few arrays, which are kept and read faster than thousands of small values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from briefgen.likeness.encoder import WIDTH, Encoded
from briefgen.likeness.wordpieces import WordPiece

_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Stacked:
    """Texts under each other: how many pieces each has, each piece (number, start, end), its state and its length."""

    counts: tuple[int, ...]
    pieces: _Array  # int32 [pieces, 3]
    states: _Array  # int8 [pieces, 384]
    lengths: _Array  # float32 [pieces]


def states_of(encoded: Sequence[Encoded]) -> Stacked:
    """Encoded texts as arrays; `encoded_of` gives them back."""
    pieces = [(p.number, p.start, p.end) for e in encoded for p in e.pieces]
    return Stacked(
        tuple(len(e.pieces) for e in encoded),
        np.array(pieces, np.int32).reshape(-1, 3),
        np.concatenate([np.zeros((0, WIDTH), np.int8), *(e.states for e in encoded)]),
        np.concatenate([np.zeros(0, np.float32), *(e.lengths for e in encoded)]),
    )


def encoded_of(states: Stacked) -> tuple[Encoded, ...]:
    """The encoded texts of such arrays."""
    found, at = [], 0
    for count in states.counts:
        rows = slice(at, at + count)
        pieces = tuple(WordPiece(*row) for row in states.pieces[rows].tolist())
        found.append(Encoded(pieces, states.states[rows], states.lengths[rows]))
        at += count
    return tuple(found)
