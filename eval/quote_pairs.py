"""Pairs of similar quotations: which of them do we report as one utterance in other words?

44 pairs from real events, each quotation with the words around it: 22 are one utterance (11 of them reworded, 11 word
for word but for trimming), 22 are others.  Each side is made an article of its own and read as any article.  The
baseline reports a pair from a token-set ratio of 83.

Usage: python -m eval.quote_pairs [--shared DIR]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.annotate.pipeline import annotate
from briefgen.compare.engine import compare
from briefgen.model import Article, DifferenceKind
from eval.bench import Benchmark, rows
from eval.texts import article_from, ground_of

BASELINE = 83
REWORDED = "same_reworded"


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: its label, and whether we and the baseline report it."""

    label: str
    ours: bool
    baseline: bool


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    judged = [judge(row) for row in rows(shared, "clusters/quote_pairs.jsonl")]
    return (_reported(judged, "ours"), _reported(judged, "baseline")) if judged else ({}, {})


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    if not mine:
        return {}
    others = 1.0 - min(1.0, mine["others.reported"])
    return {"quote_pairs": {"reworded.reported": mine["reworded.reported"], "others.not_reported": others}}


def judge(row: dict[str, Any]) -> Judged:
    """What we and the baseline make of one pair."""
    articles = tuple(annotate(_article(side, row[side])) for side in "ab")
    told = compare(ground_of(articles)).differences
    return Judged(row["label"], any(d.kind is DifferenceKind.WORDING for d in told), row["tset"] >= BASELINE)


def _reported(judged: list[Judged], which: str) -> dict[str, float]:
    """The share of reworded pairs that are reported, and how many others are."""
    reworded = [getattr(j, which) for j in judged if j.label == REWORDED]
    others = [getattr(j, which) for j in judged if j.label != REWORDED]
    return {"reworded.reported": sum(reworded) / max(1, len(reworded)), "others.reported": float(sum(others))}


def _article(side: str, one: dict[str, str]) -> Article:
    """A quotation between marks with the words around it, of which broken marks are taken away."""
    before = re.sub(r"[“”\"]", "", one["before"])
    after = re.sub(r"[“”\"]", "", one["after"])
    quote = re.sub(r"[“”\"]", "'", one["quote"])
    text = f"{before.rstrip(' ')} “{quote}” {after.lstrip(' ')}".strip()
    return article_from({"id": side, "text": re.sub(r"(?m)^ +| +$", "", text), "publisher": side})


BENCHMARK = Benchmark(
    "quote_pairs", f"one utterance in other words; baseline: token-set ratio from {BASELINE}", measure
)


if __name__ == "__main__":
    raise SystemExit(BENCHMARK.main(__doc__))
