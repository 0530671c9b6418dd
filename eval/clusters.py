"""Which articles belong to one event, on 43 events of several articles each that editors put together.

The words beside each other (TF-IDF, average linkage) reach a B-cubed F of 0.93.  ``fit`` fits the weights of
``briefgen/heap/kinship.py`` anew, to these events and to stories that people put together, and measures each event with
the weights of the others.

Usage: python -m eval.clusters [--shared DIR]; python -m eval.clusters fit
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from briefgen.heap import kinship
from briefgen.heap.events import TOGETHER, joined
from briefgen.heap.kinship import Kinship
from briefgen.heap.rarity import rarity_of
from briefgen.heap.sketch import Sketch, sketches
from briefgen.likeness.encoder import shipped_encoder
from briefgen.load.files import source_in
from briefgen.pipeline.intake import take_in
from eval.bench import Benchmark, b_cubed, rows
from eval.events import find_events, shared_folder
from eval.texts import article_from

BASELINE = 0.93
FOLDS = 5
HEAPS = {"stories": ("differences", "unlabelled/stories"), "incidents": ("incidents", "unlabelled/incidents")}
"""Heaps made of stories that people put together, by their sets; many incidents are of one kind."""
_Array = np.ndarray[Any, Any]


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    events, articles = _read(shared)
    if not articles:
        return {}, {}
    return scored(events, joined(Kinship.of(articles).sure)), {"B3.F": BASELINE}


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    return {"clusters": mine} if mine else {}


def scored(
    events: Sequence[str], groups: Sequence[Sequence[int]], only: frozenset[int] | None = None
) -> dict[str, float]:
    """B-cubed of some groups of articles and the precision of their pairs; of the articles ``only`` alone.

    >>> scored(["a", "a", "b"], [[0, 1], [2]])["pairs.P"]
    1.0
    """
    home = {m: number for number, members in enumerate(groups) for m in members}
    wanted = sorted(home if only is None else only)
    precision, recall, f = b_cubed([(events[m], home[m]) for m in wanted])
    told = [events[a] == events[b] for g in groups for a, b in combinations(g, 2) if {a, b} & set(wanted)]
    return {"B3.P": precision, "B3.R": recall, "B3.F": f, "pairs.P": sum(told) / len(told) if told else 1.0}


def fitted(shared: Path) -> None:
    """Print the weights over all heaps, and the figures with each fold's events left out of the fitting."""
    heaps = {"bench": _read(shared)} | {name: _stories(shared, sets) for name, sets in HEAPS.items()}
    pairs = {name: np.triu_indices(len(articles), 1) for name, (_, articles) in heaps.items()}
    given = {name: _measures(articles) for name, (_, articles) in heaps.items()}
    folds = {name: _folds(events) for name, (events, _) in heaps.items()}
    same = {
        name: np.array([events[a] == events[b] for a, b in zip(*pairs[name], strict=True)])
        for name, (events, _) in heaps.items()
    }
    print("all:", np.round(_regression(np.concatenate(list(given.values())), np.concatenate(list(same.values()))), 2))
    found: dict[tuple[str, float], list[tuple[dict[str, float], int]]] = {}
    for number in range(FOLDS):
        kept = {
            name: (fold[pairs[name][0]] != number) & (fold[pairs[name][1]] != number) for name, fold in folds.items()
        }
        weights = _regression(
            np.concatenate([given[name][k] for name, k in kept.items()]),
            np.concatenate([same[name][k] for name, k in kept.items()]),
        )
        for name, (events, articles) in heaps.items():
            sure = _sure(len(articles), np.column_stack([given[name], np.ones(len(given[name]))]) @ weights)
            only = frozenset(np.nonzero(folds[name] == number)[0].tolist())
            for enough in (0.4, 0.45, TOGETHER, 0.55, 0.6):
                figures_ = scored(events, joined(sure, enough=enough), only)
                found.setdefault((name, enough), []).append((figures_, len(only)))
    for (name, enough), parts in found.items():
        sizes = [size for _, size in parts]
        means = {key: np.average([row[key] for row, _ in parts], weights=sizes) for key in parts[0][0]}
        print(f"  {name}, left out, at {enough}:", " ".join(f"{key} {mean:.3f}" for key, mean in means.items()))


def _folds(events: Sequence[str]) -> _Array:
    names = sorted(set(events))
    return np.array([names.index(e) % FOLDS for e in events])


def _sure(count: int, odds: _Array) -> dict[int, dict[int, float]]:
    """What a regression says of all pairs, as `joined` takes it."""
    matrix = np.zeros((count, count))
    matrix[np.triu_indices(count, 1)] = 1 / (1 + np.exp(-odds))
    matrix += matrix.T
    return {a: {int(b): float(row[b]) for b in np.nonzero(row >= kinship.LEAST)[0]} for a, row in enumerate(matrix)}


def _stories(shared: Path, sets: Sequence[str]) -> tuple[list[str], list[Sketch]]:
    """The articles of these sets of stories as one heap."""
    events, articles = [], []
    for event in find_events(shared, sets):
        for path in event.files:
            source, _ = source_in(path, f"{event.name}/{path.name}")
            for article in take_in([source]).articles if source else ():
                events.append(event.name)
                articles.append(article)
    return events, sketches(articles, shipped_encoder())


def _read(shared: Path) -> tuple[list[str], list[Sketch]]:
    events, articles = [], []
    for event in rows(shared, "clusters/events.jsonl"):
        for document in event["docs"]:
            events.append(str(event["event_id"]))
            articles.append(article_from({**document, "text": document["text"] or ""}))
    return events, sketches(articles, shipped_encoder())


def _measures(articles: Sequence[Sketch]) -> _Array:
    """float64 [pairs, 3]: what `kinship.surety` weighs, of all pairs."""
    rows_ = kinship._Rows.of(articles, rarity_of(a.words for a in articles))
    vectors, days = kinship.centred(articles), np.array([a.day.toordinal() if a.day else -1 for a in articles])
    found = []
    for one in range(len(articles) - 1):
        others = np.arange(one + 1, len(articles))
        near, apart = vectors[others] @ vectors[one], kinship._apart(days, one, others)
        found.append(np.column_stack([rows_.cosines(one, others), near, np.log1p(apart)]))
    return np.concatenate(found)


def _regression(given: _Array, same: _Array, ridge: float = 1.0) -> _Array:
    """Logistic regression by Newton's method, the intercept last."""
    rows_ = np.column_stack([given, np.ones(len(given))])
    weights = np.zeros(rows_.shape[1])
    pull = np.diag([ridge] * given.shape[1] + [0.0])
    for _ in range(40):
        p = 1 / (1 + np.exp(-rows_ @ weights))
        slope = rows_.T @ (p - same) + pull @ weights
        weights -= np.linalg.solve((rows_ * (p * (1 - p))[:, None]).T @ rows_ + pull, slope)
    return weights


BENCHMARK = Benchmark("clusters", "43 events, 239 articles; baseline TF-IDF with average linkage", measure)

if __name__ == "__main__":
    if sys.argv[1:] == ["fit"]:
        fitted(shared_folder())
    else:
        raise SystemExit(BENCHMARK.main(__doc__))
