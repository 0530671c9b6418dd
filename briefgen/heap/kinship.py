"""How sure it is that two articles tell one event, for all pairs of a heap that may.

Three things are weighed, by logistic regression (Cox 1958): the words in common by their rarity, the likeness of
headline and opening by the encoder, and the days between them.  Of ten thousand articles not each can be held against
each; so a pair is looked at when one is among the nearest of the other by the encoder, or when both have a few of the
heap's rarest words.  What is not looked at counts as another event.  Runs of words in common make sure what is likely:
by themselves they may be an outlet's own furniture.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from briefgen.heap.rarity import LIKE_ARTICLES, rarity_of
from briefgen.heap.sketch import Sketch

# Fitted by eval/clusters.py to 216 events with 787 articles, in three heaps (30 November 2026).
WORDS, NEARNESS, DAYS, ALWAYS = 17.0, 9.7, -0.63, -5.1
UNKNOWN_DAYS = 30
"""Days between two articles where one has no date."""
NEAREST = 250
"""So many of an article's nearest are looked at; an event of more articles may fall into several stories."""
LEAST_NEAR = 0.0
"""Cosine below which an article is among nobody's nearest."""
RARE_IN = 25
"""A word that so many articles have, or fewer, may bring two of them together."""
RARE_WORDS = 3
"""So many such words bring two articles together, whatever the encoder says."""
LEAST = 0.05
"""Surety below which a pair counts as another event."""
LIKELY = 0.5
"""Surety from which shared runs of words make a pair sure: of 41 pairs with shared runs in 43 events, 13 are of two
events, all with a surety below 0.05."""
RARE_NAME = 2.0
STRANGERS = 5
"""Two articles that have so many rare names each, and none in common, tell two events, however alike their words are:
two fires in two towns.  Of such pairs that are likely otherwise, 24 are of two events and 3 of one in 173 stories, 5
and 9 in 43 events more (30 November 2026)."""
COPIED = 0.3
"""The part of the shorter text's word runs that stand in the other: it is the same text, as for origins."""
FEWEST_RUNS = 3
_BLOCK = 256
_Array = np.ndarray[Any, Any]
Sureties = Mapping[int, Mapping[int, float]]


@dataclass(frozen=True)
class Kinship:
    """The articles of a heap and, by their numbers, how sure it is that two tell one event; symmetric, rounded."""

    articles: Sequence[Sketch]
    rare: Mapping[str, float]
    sure: Sureties
    same_text: frozenset[tuple[int, int]] = frozenset()

    def copied(self, one: int, other: int) -> bool:
        """Whether a good part of one of two articles stands word for word in the other."""
        return (min(one, other), max(one, other)) in self.same_text

    @classmethod
    def of(cls, articles: Sequence[Sketch]) -> Kinship:
        """The kinship of some articles.

        >>> Kinship.of(()).sure
        {}
        """
        rare = rarity_of(a.words for a in articles)
        rows = _Rows.of(articles, rare)
        vectors = centred(articles)
        days = np.array([a.day.toordinal() if a.day else -1 for a in articles])
        sure: dict[int, dict[int, float]] = {n: {} for n in range(len(articles))}
        names = [frozenset(w for w in a.names if rare.get(w, 0.0) >= RARE_NAME) for a in articles]
        for one, others in enumerate(_candidates(articles, vectors)):
            if len(others):
                near = vectors[others] @ vectors[one]
                found = _sureties(rows.cosines(one, others), near, _apart(days, one, others))
                for other, value in zip(others.tolist(), np.round(found, 4).tolist(), strict=True):
                    if value >= LEAST and not _strangers(names[one], names[other]):
                        sure[one][other] = sure[other][one] = value
        same_text = frozenset(p for p in copies(articles) if sure[p[0]].get(p[1], 0.0) >= LIKELY)
        for one, other in sorted(same_text):
            sure[one][other] = sure[other][one] = 1.0
        return cls(articles, rare, sure, same_text)


def surety(words: float, near: float, apart: float) -> float:
    """How sure it is, 0 to 1: words and near are cosines, apart is in days.

    >>> surety(0.3, 0.6, 1) > 0.9 > 0.1 > surety(0.05, 0.2, 1)
    True
    """
    return float(_sureties(np.array([words]), np.array([near]), np.array([apart]))[0])


def copies(articles: Sequence[Sketch]) -> frozenset[tuple[int, int]]:
    """The pairs of which a good part of the shorter text stands in the other, the lower number first."""
    having: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for run in article.runs:
            having[run].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        # A run that hundreds of articles have is boilerplate, and would cost the square of them.
        if len(numbers) <= NEAREST:
            shared.update(combinations(numbers, 2))
    lengths = [len(a.runs) for a in articles]
    return frozenset(
        (a, b)
        for (a, b), count in shared.items()
        if count >= FEWEST_RUNS and count >= COPIED * min(lengths[a], lengths[b])
    )


def _sureties(words: _Array, near: _Array, apart: _Array) -> _Array:
    odds = WORDS * words + NEARNESS * near + DAYS * np.log1p(apart) + ALWAYS
    return 1 / (1 + np.exp(-odds))


def _strangers(a: frozenset[str], b: frozenset[str]) -> bool:
    return min(len(a), len(b)) >= STRANGERS and a.isdisjoint(b)


def _apart(days: _Array, one: int, others: _Array) -> _Array:
    unknown = (days[others] < 0) | (days[one] < 0)
    apart: _Array = np.where(unknown, UNKNOWN_DAYS, np.abs(days[others] - days[one])).astype(np.float64)
    return apart


def centred(articles: Sequence[Sketch]) -> _Array:
    """The directions of the articles from the heap's middle, float32 [articles, 384], each of length 1 or 0.

    In a heap of fires every opening points the same way, and what tells two fires apart is where it points beside that.
    A small heap has its middle near nothing, since two articles on one event would else point away from each other.
    """
    width = max((len(a.vector) for a in articles), default=1)
    vectors = np.zeros((len(articles), width))
    for row, article in zip(vectors, articles, strict=True):
        row[: len(article.vector)] = article.vector
    told = vectors.any(axis=1)
    vectors[told] -= np.add.reduce(vectors) / (len(articles) + LIKE_ARTICLES)
    lengths = np.sqrt(np.add.reduce(vectors * vectors, axis=1))
    centred_: _Array = (vectors / np.where(lengths == 0, 1, lengths)[:, None]).astype(np.float32)
    return centred_


def _candidates(articles: Sequence[Sketch], vectors: _Array) -> Iterator[_Array]:
    """For each article the numbers of the later ones that it is held against, ascending."""
    nearest = _nearest(vectors)
    having: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for word in article.words:
            having[word].append(number)
    telling = {word: numbers for word, numbers in having.items() if 1 < len(numbers) <= RARE_IN}
    for one, article in enumerate(articles):
        counts: dict[int, int] = defaultdict(int)
        for word in article.words:
            for other in telling.get(word, ()):
                counts[other] += 1
        rare = [other for other, count in counts.items() if count >= RARE_WORDS and other > one]
        yield np.array(sorted({*nearest[one], *rare}), np.int64)


def _nearest(vectors: _Array) -> list[set[int]]:
    """For each article the later ones that are among its nearest, or that it is among the nearest of."""
    found: list[set[int]] = [set() for _ in vectors]
    most = min(NEAREST + 1, len(vectors))
    with threadpool_limits(limits=1, user_api="blas"):
        for start in range(0, len(vectors), _BLOCK):
            near = vectors[start : start + _BLOCK] @ vectors.T
            best = np.argpartition(-near, most - 1, axis=1)[:, :most]
            for row, columns in enumerate(best):
                one = start + row
                for other in columns[near[row, columns] >= LEAST_NEAR].tolist():
                    if other != one:
                        found[min(one, other)].add(max(one, other))
    return found


@dataclass(frozen=True)
class _Rows:
    """The articles' words as rows of a sparse matrix, each of length 1."""

    starts: _Array
    columns: _Array
    values: _Array
    width: int

    @classmethod
    def of(cls, articles: Sequence[Sketch], rare: Mapping[str, float]) -> _Rows:
        column = {word: number for number, word in enumerate(rare)}
        starts, columns, values = [0], list[int](), list[float]()
        for article in articles:
            row = [(column[w], (1 + math.log(n)) * rare[w]) for w, n in article.words.items() if rare[w] > 0]
            row.sort()
            length = math.sqrt(math.fsum(v * v for _, v in row)) or 1.0
            columns += [c for c, _ in row]
            values += [v / length for _, v in row]
            starts.append(len(columns))
        return cls(np.array(starts), np.array(columns, np.int32), np.array(values), len(column))

    def cosines(self, one: int, others: _Array) -> _Array:
        """The cosine of one row with each of some others."""
        mine = slice(self.starts[one], self.starts[one + 1])
        dense = np.zeros(self.width + 1)
        dense[self.columns[mine]] = self.values[mine]
        begins, ends = self.starts[others], self.starts[others + 1]
        lengths = ends - begins
        offsets = np.cumsum(lengths) - lengths
        places = np.arange(lengths.sum()) - np.repeat(offsets - begins, lengths)
        products = dense[self.columns[places]] * self.values[places]
        return np.bincount(np.repeat(np.arange(len(others)), lengths), weights=products, minlength=len(others))
