"""How likely a sentence is news: what a careful editor would tell of the story in three lines.

Some measures of a sentence are weighed by logistic regression (Cox 1958) with a ridge, fitted by ``eval/bottom.py`` to
33 stories for which an editor wrote down the claims of a good bottom line.  There are two weighings: whether a sentence
states the main claim, and whether it states any of them.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from briefgen.compare.pair import passages
from briefgen.gather.origins import Origins
from briefgen.likeness.direction import directions, nearness
from briefgen.likeness.encoder import Encoder
from briefgen.likeness.logistic import Coefficients
from briefgen.model import AnnotatedArticle, Claim
from briefgen.model.comparison import Passage, Weighed

OPENING = 3
"""An article opens with so many sentences."""
_FILE = Path(__file__).with_name("newsworth.json")
# How fast a sentence loses weight with its place in the article.
_PLACE = 4.0
# More names and numbers than these make no sentence more telling.
_MOST_NAMES, _MOST_NUMBERS = 4, 3
_Key = tuple[str, str]
_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class LineMeasures:
    """What is measured of a sentence.

    ``place`` is 1 for the first sentence of an article and falls towards 0; ``first`` 1 for that sentence alone;
    ``told`` the share of the other origins that tell of it, each as sure as it says its clauses on the whole;
    ``opened`` how near the other articles' openings come to it, ``titled`` its own article's title (-1 to 1);
    ``shared`` in how many of the other articles its terms stand, summed over the terms, each at most 1; ``attributed``
    1 where somebody is named as saying it; ``names`` and ``numbers`` how many it has, up to 4 and 3.
    """

    place: float
    first: float
    told: float
    opened: float
    titled: float
    shared: float
    attributed: float
    names: float
    numbers: float


@dataclass(frozen=True, slots=True)
class Newsworthy:
    """A sentence with how likely it states the main claim of the story, and any claim of a good bottom line (0 to 1).

    ``direction`` is what it is about, as in ``likeness/direction.py``: float32 [1, 384].
    """

    passage: Passage
    main: float
    some: float
    direction: _Array


def newsworthy(
    articles: Sequence[AnnotatedArticle],
    weighed: Sequence[Weighed],
    claims: Sequence[Claim],
    origins: Origins,
    encoder: Encoder,
) -> tuple[Newsworthy, ...]:
    """Every passage of a story's articles that another article may tell of, in their order, weighed."""
    main, some = _weights()
    found = measured(articles, weighed, claims, origins, encoder)
    return tuple(Newsworthy(p, _sure(m, main), _sure(m, some), d) for p, m, d in found)


def measured(
    articles: Sequence[AnnotatedArticle],
    weighed: Sequence[Weighed],
    claims: Sequence[Claim],
    origins: Origins,
    encoder: Encoder,
) -> tuple[tuple[Passage, LineMeasures, _Array], ...]:
    """The same passages with what is measured of them, and their directions."""
    every = [p for a in articles for p in passages(a)]
    told, shared = _told(weighed, origins), _shared(claims, len(articles))
    pointing = directions(encoder.encode([p.text for p in every]))
    opened = _opened(every, pointing)
    titles = {a.article.id: a.article.metadata.title or "" for a in articles}
    heads = dict(zip(titles, directions(encoder.encode(list(titles.values()))), strict=True))
    others = max(1, len({origins.of(a.article.id) for a in articles}) - 1)
    found = []
    for n, passage in enumerate(every):
        if passage.key not in told:
            continue
        direction, sentence = pointing[n : n + 1], passage.sentence
        measures = LineMeasures(
            place=1 / (1 + passage.rank / _PLACE),
            first=float(passage.rank == 0),
            told=round(told[passage.key] / others, 6),
            opened=opened[n],
            titled=round(float(nearness(direction, heads[passage.article][None])[0, 0]), 6),
            shared=round(shared.get(passage.key, 0.0), 6),
            attributed=float(bool(sentence.attributions)),
            names=float(min(len(sentence.names), _MOST_NAMES)),
            numbers=float(min(len(sentence.quantities), _MOST_NUMBERS)),
        )
        found.append((passage, measures, direction))
    return tuple(found)


def _told(weighed: Sequence[Weighed], origins: Origins) -> Mapping[_Key, float]:
    """How much other origins tell of each sentence: the mean over its clauses of the surest telling, summed."""
    surest: dict[_Key, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for one in weighed:
        claim, other = one.view.claim, origins.of(one.view.witness.article)
        if other != origins.of(claim.article):
            clauses = surest[claim.key][other]
            clauses[one.proposition.head] = max(clauses.get(one.proposition.head, 0.0), one.surety)
    return {key: math.fsum(fmean(c.values()) for c in by_origin.values()) for key, by_origin in surest.items()}


def _shared(claims: Sequence[Claim], articles: int) -> Mapping[_Key, float]:
    """In what part of the other articles the terms of each sentence stand, summed over its terms."""
    whole = [c for c in claims if c.whole]
    standing = Counter(term for _, term in {(c.article, term) for c in whole for term in c.terms})
    others = max(1, articles - 1)
    return {(c.article, c.sentence.id): math.fsum((standing[t] - 1) / others for t in sorted(c.terms)) for c in whole}


def _opened(every: Sequence[Passage], pointing: _Array) -> Sequence[float]:
    """How near each passage's nearest sentence is among each other article's first, on the whole."""
    openings: dict[str, list[int]] = {p.article: [] for p in every}
    for n, passage in enumerate(every):
        if passage.rank < OPENING:
            openings[passage.article].append(n)
    best = {a: nearness(pointing, pointing[rows]).max(axis=1) if rows else None for a, rows in openings.items()}
    found = []
    for n, passage in enumerate(every):
        near = [0.0 if row is None else float(row[n]) for a, row in best.items() if a != passage.article]
        found.append(round(fmean(near), 6) if near else 0.0)
    return found


@cache
def _weights() -> tuple[Coefficients, Coefficients]:
    """The weights in the package: for the main claim, for any."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Coefficients.read(data["main"]), Coefficients.read(data["some"])


def _sure(measured: LineMeasures, weights: Coefficients) -> float:
    return weights.surety(weights.contributions(measured))
