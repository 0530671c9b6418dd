"""Which passages of different articles may tell one matter: the only place that says so.

Each word piece of a passage is held against all pieces of the other, in the encoder's states, which know the words
around them; its best cosine counts by how rare the piece is in the story (BERTScore, Zhang et al. 2020).  Two passages
are a pair when each is among the other's best two of that article.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from briefgen.likeness.encoder import Encoded, Encoder
from briefgen.model import AnnotatedArticle, Token
from briefgen.model.comparison import Pair, Passage

# Each passage must be among so many best of the other's article.  Of 258 marked differences in 26 stories, one has a
# pair among each other's best two in 0.67, among the best three in 0.74, at 168 and 282 pairs a story (November 2026).
BEST = 2
# Likeness below which a pair tells one matter in fewer than one case of four.  Precision among all pairs of 14 stories
# is 0.8 above 0.54, 0.5 above 0.46 and 0.3 above 0.41 (November 2026).
LEAST = 0.4
# Rarity is counted as if a story had this many passages at least: in a story of two sentences the words that both share
# would else weigh nothing.
FEWEST_PASSAGES = 50
_Array = np.ndarray[Any, Any]


def passages(article: AnnotatedArticle) -> tuple[Passage, ...]:
    """The sentences of an article's body that state something, in order.

    What is set aside is no news; headings and captions are no statements of the article; without a verb nothing is
    stated.
    """
    return tuple(
        Passage(article.article.id, rank, sentence)
        for rank, sentence in enumerate(article.sentences)
        if sentence.reports and any(t.pos in {"VERB", "AUX"} for t in sentence.tokens)
    )


def pairs(found: Sequence[Passage], encoder: Encoder) -> tuple[Pair, ...]:
    """The pairs among the passages of a story, in the order of the articles, then of their passages.

    Articles come in the order of their first passage.  Copies of one text are paired like any others: who copied whom
    is for `Origin` to say.
    """
    told = _States.of(found, encoder)
    articles = list(dict.fromkeys(p.article for p in found))
    return tuple(pair for one, other in combinations(articles, 2) for pair in _between(told, one, other))


@dataclass(frozen=True)
class _States:
    """The passages of each article with the encoder's states of all their pieces, one under the other."""

    passages: Mapping[str, list[Passage]]
    states: Mapping[str, _Array]  # float32 [pieces of the article, 384], whole numbers
    lengths: Mapping[str, _Array]  # float32 [pieces]
    starts: Mapping[str, _Array]  # where each passage begins among the pieces
    weights: Mapping[str, _Array]  # float64 [pieces]: rarity, each passage's summing to 1
    words: Mapping[str, list[tuple[float, ...]]]  # for each passage the weights of its words

    @classmethod
    def of(cls, found: Sequence[Passage], encoder: Encoder) -> _States:
        encoded = dict(zip((p.key for p in found), encoder.encode([p.text for p in found]), strict=True))
        known = rarity(encoded.values())
        kept: dict[str, list[Passage]] = {}
        for passage in found:
            if encoded[passage.key].pieces:
                kept.setdefault(passage.article, []).append(passage)
        states, lengths, starts, weights, by_word = {}, {}, {}, {}, {}
        for article, theirs in kept.items():
            these = [encoded[p.key] for p in theirs]
            states[article] = np.concatenate([e.states for e in these]).astype(np.float32)
            lengths[article] = np.concatenate([e.lengths for e in these])
            starts[article] = np.cumsum([0, *(len(e.pieces) for e in these[:-1])])
            mine = [shares(e, known) for e in these]
            weights[article] = np.concatenate(mine)
            by_word[article] = [word_weights(p, e, w) for p, e, w in zip(theirs, these, mine, strict=True)]
        return cls(kept, states, lengths, starts, weights, by_word)


def rarity(encoded: Iterable[Encoded]) -> Mapping[int, float]:
    """How rare each piece is among the passages of the story: inverse document frequency (Sparck Jones 1972)."""
    counts: Counter[int] = Counter()
    total = 0
    for sentence in encoded:
        counts.update({piece.number for piece in sentence.pieces})
        total += 1
    total = max(total, FEWEST_PASSAGES)
    return {number: math.log((total + 1) / (count + 1)) for number, count in counts.items()}


def shares(encoded: Encoded, known: Mapping[int, float]) -> _Array:
    """The weight of each piece of a passage by its rarity, float64 [pieces], summing to 1; an unknown one is rarest."""
    rarest = max(known.values(), default=1.0)
    weights = np.array([known.get(p.number, rarest) for p in encoded.pieces])
    total = math.fsum(weights)
    return weights / total if total else np.full(len(weights), 1 / len(weights))


def owners(encoded: Encoded, tokens: Sequence[Token]) -> list[int]:
    """The index of the word that each piece is of, never falling."""
    found = []
    word = 0
    for piece in encoded.pieces:
        while word + 1 < len(tokens) and tokens[word].end <= piece.start:
            word += 1
        found.append(word)
    return found


def word_weights(passage: Passage, encoded: Encoded, weights: _Array) -> tuple[float, ...]:
    """What each word of a passage weighs: its pieces together, rounded to six places."""
    sums = np.bincount(owners(encoded, passage.tokens), weights=weights, minlength=len(passage.tokens))
    return tuple(np.round(sums, 6).tolist())


def _between(told: _States, one: str, other: str) -> Iterator[Pair]:
    """The pairs of two articles."""
    cosines = told.states[one] @ told.states[other].T
    cosines /= told.lengths[one][:, None]
    cosines /= told.lengths[other]
    here, there = told.starts[one], told.starts[other]
    # [pieces of one, passages of other] and [passages of one, pieces of other]: the best counterpart of each piece
    ahead = np.maximum.reduceat(cosines, there, axis=1) * told.weights[one][:, None]
    back = np.maximum.reduceat(cosines, here, axis=0) * told.weights[other]
    covered = np.round(np.add.reduceat(ahead, here, axis=0), 6), np.round(np.add.reduceat(back, there, axis=1), 6)
    likeness = (covered[0] + covered[1]) / 2
    chosen = _among_best(likeness) & _among_best(likeness.T).T & (likeness >= LEAST)
    for i, j in zip(*np.nonzero(chosen), strict=True):
        shares = float(covered[0][i, j]), float(covered[1][i, j])
        weights = told.words[one][i], told.words[other][j]
        yield Pair(told.passages[one][i], told.passages[other][j], shares, weights)


def _among_best(likeness: _Array) -> _Array:
    """Whether each column is among the best two of its row; of equal ones the first count."""
    order = np.argsort(-likeness, axis=1, kind="stable")[:, :BEST]
    best = np.zeros(likeness.shape, bool)
    np.put_along_axis(best, order, True, axis=1)
    return best
