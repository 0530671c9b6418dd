"""Fit the weights of ``briefgen/likeness/measures.py`` to stories whose key facts were marked by hand, and print them.

Usage: python -m tools.likeness --shared ../shared

Two sentences of different articles tell the same thing when both are evidence of one marked fact.  The weights are
those of a logistic regression with a small ridge, found by Newton's method; nothing random is in it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from benchmarks.coreference import average_precision
from briefgen.annotate.story import annotate_story
from briefgen.gather.event import background
from briefgen.likeness.measures import Measures, Telling, values
from briefgen.likeness.passages import claims
from briefgen.load.files import load_story
from briefgen.model import Claim, words_of
from briefgen.pipeline.intake import take_in

RIDGE = 1.0
STEPS = 25
Pairs = tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]


def main() -> None:
    """Print the weights, and how well those fitted to all other stories rank the pairs of each one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    shared = parser.parse_args().shared
    stories = {folder.name: pairs_of(folder) for folder in sorted((shared / "stories").iterdir()) if folder.is_dir()}
    ranked = []
    for name, (measured, same) in stories.items():
        fitted = fit([pairs for other, pairs in stories.items() if other != name])
        own = list(zip((measured @ fitted[1:] + fitted[0]).tolist(), same.tolist(), strict=True))
        print(f"{name:20} average precision {average_precision(own)[0]:.3f}, by terms {_by_terms(measured, same):.3f}")
        ranked += own
    print(f"{'all':20} average precision {average_precision(ranked)[0]:.3f}")
    fitted = fit(list(stories.values()))
    print(f"intercept {fitted[0]:.2f}")
    for field, weight in zip(fields(Measures), fitted[1:], strict=True):
        print(f"{field.name:10} {weight:.2f}")


def fit(stories: Sequence[Pairs]) -> np.ndarray[Any, Any]:
    """The intercept and the weights that make the marked pairs of these stories most probable."""
    measured = np.vstack([x for x, _ in stories])
    same = np.concatenate([y for _, y in stories])
    spread = measured.std(axis=0)
    rows = np.hstack([np.ones((len(measured), 1)), measured / spread])
    ridge = np.diag([0.0, *([RIDGE] * measured.shape[1])])
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - sure) - ridge @ weights
        weights = weights + np.linalg.solve(rows.T @ (rows * (sure * (1 - sure))[:, None]) + ridge, slope)
    return np.concatenate([weights[:1], weights[1:] / spread])


def pairs_of(folder: Path) -> Pairs:
    """The measures of all pairs of sentences of a story that share a term, and whether each tells one fact."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    taken = take_in(load_story(folder / "articles").sources)
    articles = [a for a in annotate_story(taken.articles) if a.compared]
    aside = {b.article for b in background([a.article for a in articles])}
    key = {a.article.id: k for a in articles for k, name in gold["articles"].items() if a.article.path.endswith(name)}
    every = tuple(c for a in articles if a.article.id not in aside for c in claims(a))
    telling = Telling.of(every)
    measured, same = [], []
    for a, b in combinations([c for c in every if c.whole], 2):
        if a.article != b.article and a.terms & b.terms:
            measured.append(values(telling.measures(a, b)))
            same.append(bool(_evidence(a, key, gold) & _evidence(b, key, gold)))
    return np.array(measured, dtype=float), np.array(same, dtype=float)


def _evidence(claim: Claim, key: dict[str, str], gold: dict[str, Any]) -> set[str]:
    """The marked facts that a sentence is evidence of."""
    said = f" {' '.join(words_of(claim.sentence.sentence.text))} "
    return {
        fact["id"]
        for fact in gold["facts"]
        for snippet in fact["evidence"].get(key.get(claim.article), ())
        if f" {' '.join(words_of(snippet))} " in said
    }


def _by_terms(measured: np.ndarray[Any, Any], same: np.ndarray[Any, Any]) -> float:
    return average_precision(list(zip(measured[:, 0].tolist(), same.tolist(), strict=True)))[0]


if __name__ == "__main__":
    main()
