"""The direction in which a whole sentence points: the mean of its word pieces, to tell what lies near what at a glance.

The means are kept as small whole numbers in float32, whose products are exact on every processor (see ``encoder.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from briefgen.likeness.encoder import WIDTH, Encoded

_WHOLE = 127
_Array = np.ndarray[Any, Any]
_f4 = np.float32


def directions(encoded: Sequence[Encoded]) -> _Array:
    """The direction of each sentence in whole numbers, float32 [sentences, 384]; all zeros where it has no word.

    >>> directions([]).shape
    (0, 384)
    """
    means = np.array([_mean(e) for e in encoded]).reshape(len(encoded), WIDTH)
    most = np.abs(means).max(axis=1, keepdims=True, initial=0.0)
    whole: _Array = np.rint(means / np.where(most == 0, 1, most) * _WHOLE).astype(_f4)
    return whole


def lengths(whole: _Array) -> _Array:
    """The length of each direction, float64 [sentences]; 1 where it is all zeros."""
    found: _Array = np.sqrt(np.add.reduce(whole.astype(np.float64) ** 2, axis=1))
    return np.where(found == 0, 1, found)


def nearness(a: _Array, b: _Array) -> _Array:
    """The cosine of each direction of ``a`` with each of ``b``: float64 [sentences of a, sentences of b], -1 to 1."""
    near: _Array = (a @ b.T) / lengths(b) / lengths(a)[:, None]
    return near


def _mean(encoded: Encoded) -> _Array:
    if not encoded.pieces:
        return np.zeros(WIDTH)
    total: _Array = np.add.reduce(encoded.states / encoded.lengths[:, None].astype(np.float64))
    return total
