"""The encoded texts of an article as bytes: a few arrays one after the other, told by how many pieces each text has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from briefgen.keep.packing import Unpackable
from briefgen.likeness.encoder import WIDTH, Encoded
from briefgen.likeness.wordpieces import WordPiece

_PIECE, _STATE, _LENGTH = np.dtype("<i4"), np.dtype("i1"), np.dtype("<f4")
_Array = np.ndarray[Any, Any]


class Stacking:
    """How encoded texts are written: a line that counts their pieces; then each piece's number, start and end, all
    states, all lengths, bit for bit."""

    def packed(self, value: tuple[Encoded, ...]) -> bytes:
        """Encoded texts as bytes."""
        pieces = [(p.number, p.start, p.end) for e in value for p in e.pieces]
        parts: list[_Array] = [np.array(pieces, _PIECE).reshape(-1, 3)]
        parts += [e.states.astype(_STATE) for e in value] + [e.lengths.astype(_LENGTH) for e in value]
        counts = json.dumps([len(e.pieces) for e in value]).encode()
        return b"".join([counts, b"\n", *(part.tobytes() for part in parts)])

    def unpacked(self, data: bytes) -> tuple[Encoded, ...]:
        """The encoded texts of these bytes.  Raises `Unpackable` where they are of none."""
        try:
            told, _, arrays = data.partition(b"\n")
            return tuple(_encoded(json.loads(told), arrays))
        except (ValueError, TypeError) as error:
            raise Unpackable(str(error)) from error


def _encoded(counts: list[int], data: bytes) -> Iterator[Encoded]:
    total = sum(counts)
    starts = np.cumsum([0, total * 3 * _PIECE.itemsize, total * WIDTH, total * _LENGTH.itemsize]).tolist()
    if starts[-1] != len(data):
        raise ValueError("they are too few, or too many")
    pieces = np.frombuffer(data[starts[0] : starts[1]], _PIECE).reshape(-1, 3)
    states = np.frombuffer(data[starts[1] : starts[2]], _STATE).reshape(-1, WIDTH)
    lengths = np.frombuffer(data[starts[2] : starts[3]], _LENGTH)
    at = 0
    for count in counts:
        rows = slice(at, at + count)
        yield Encoded(tuple(WordPiece(*row) for row in pieces[rows].tolist()), states[rows], lengths[rows])
        at += count
