"""Which passages of a large story may tell one matter, in a time that does not grow with their square.

Of a story of two dozen articles each passage is held against all others, piece by piece (``pair.py``).  Of a larger one
each is held so only against those that point most nearly the same way as a whole; the rest is as in a small story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from briefgen.compare.pair import BEST, LEAST, pairs, rarity, shares, word_weights
from briefgen.likeness.direction import directions, nearness
from briefgen.likeness.encoder import Encoded, Encoder
from briefgen.model.comparison import Pair, Passage

EACH_AGAINST_EACH = 24
"""So many articles are held each against each; of the real stories at hand the largest has six."""
NEAREST = 24
"""So many passages of other articles a passage of a larger story is held against."""
SAME = 0.97
"""Passages whose likeness as wholes is above this are copies: an agency's sentence may stand in a hundred papers."""
FEW = 4
"""So many copies of a passage are among its nearest whatever else there is."""
_BLOCK = 512
_Array = np.ndarray[Any, Any]
_f4 = np.float32
_Covered = tuple[float, float]


def is_large(articles: int) -> bool:
    """Whether a story of so many articles is compared by shortlists: ``is_large(24)`` is false."""
    return articles > EACH_AGAINST_EACH


def pairs_of(found: Sequence[Passage], encoder: Encoder) -> tuple[Pair, ...]:
    """The pairs among the passages of a story, in the order of the articles, then of their passages.

    The passages of an article stand together.  Of a large story those between a passage and its nearest alone.
    """
    if not is_large(len({p.article for p in found})):
        return pairs(found, encoder)
    encoded = encoder.encode([p.text for p in found])
    known = rarity({p.key: e for p, e in zip(found, encoded, strict=True)}.values())
    kept = [(p, e) for p, e in zip(found, encoded, strict=True) if e.pieces]
    if not kept:
        return ()
    passages, states = [p for p, _ in kept], [e for _, e in kept]
    weights = [shares(e, known) for e in states]
    covered = _covered(states, weights, _shortlists(passages, states))
    by_word = [word_weights(p, e, w) for p, e, w in zip(passages, states, weights, strict=True)]
    return tuple(
        Pair(passages[i], passages[j], covered[i, j], (by_word[i], by_word[j])) for i, j in _chosen(passages, covered)
    )


def _shortlists(passages: Sequence[Passage], states: Sequence[Encoded]) -> Mapping[int, Sequence[int]]:
    """For each passage the later ones it is held against: its nearest, and those whose nearest it is."""
    whole = directions(states)
    numbers = {article: n for n, article in enumerate(dict.fromkeys(p.article for p in passages))}
    article = np.array([numbers[p.article] for p in passages])
    found: dict[int, set[int]] = defaultdict(set)
    for start in range(0, len(whole), _BLOCK):
        near = nearness(whole[start : start + _BLOCK], whole)
        near[article[start : start + _BLOCK, None] == article] = -np.inf
        _copies_last(near)
        order = np.argsort(-near, axis=1, kind="stable")[:, :NEAREST]
        for row, columns in enumerate(order):
            for other in columns[np.isfinite(near[row, columns])].tolist():
                found[min(start + row, other)].add(max(start + row, other))
    return {one: sorted(others) for one, others in sorted(found.items())}


def _copies_last(near: _Array) -> None:
    """Of what is nearly the same as a passage, all but a few stand behind all else, so that copies leave room."""
    ranked = np.argsort(np.argsort(-near, axis=1, kind="stable"), axis=1, kind="stable")
    near[(near > SAME) & (ranked >= FEW)] -= 2.0


def _covered(
    states: Sequence[Encoded], weights: Sequence[_Array], shortlists: Mapping[int, Sequence[int]]
) -> Mapping[tuple[int, int], _Covered]:
    """What part of the first of two passages the second covers, and the other way round, as in ``pair.py``."""
    covered: dict[tuple[int, int], _Covered] = {}
    for one, others in shortlists.items():
        mine, theirs = states[one], [states[o] for o in others]
        starts = np.cumsum([0, *(len(e.pieces) for e in theirs[:-1])])
        near = mine.states.astype(_f4) @ np.concatenate([e.states for e in theirs]).astype(_f4).T
        near /= mine.lengths[:, None]
        near /= np.concatenate([e.lengths for e in theirs])
        ahead = np.add.reduce(np.maximum.reduceat(near, starts, axis=1) * weights[one][:, None], axis=0)
        back = np.add.reduceat(near.max(axis=0) * np.concatenate([weights[o] for o in others]), starts)
        both = np.round(np.stack([ahead, back], axis=1), 6).tolist()
        covered |= {(one, other): (a, b) for other, (a, b) in zip(others, both, strict=True)}
    return covered


def _chosen(passages: Sequence[Passage], covered: Mapping[tuple[int, int], _Covered]) -> Iterator[tuple[int, int]]:
    """Those alike enough that are each among the other's best two of that article, of equal ones the first."""
    likeness = {pair: (a + b) / 2 for pair, (a, b) in covered.items()}
    of_one: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), value in likeness.items():
        of_one[i, passages[j].article].append((-value, j))
        of_one[j, passages[i].article].append((-value, i))
    best = {key: {n for _, n in sorted(those)[:BEST]} for key, those in of_one.items()}
    number = {article: n for n, article in enumerate(dict.fromkeys(p.article for p in passages))}
    both = (
        (i, j)
        for (i, j), value in likeness.items()
        if value >= LEAST and j in best[i, passages[j].article] and i in best[j, passages[i].article]
    )
    yield from sorted(both, key=lambda p: (number[passages[p[0]].article], number[passages[p[1]].article], p))
