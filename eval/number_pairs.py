"""Pairs of sentences with one unit and two numbers: which of them do our rules report as a difference?

76 pairs from real events.  12 are true differences (9 conflicts, 3 updates), 2 are one number told more and less
exactly, 62 count different things.  The articles of an event are compared with each other as in a story; a pair is
flagged when a difference in numbers cites its sentences on two sides and marks the pair's numbers there: one pair of
sentences may hold a child's ages, which differ, and the age of another.  Pairs of the second sort count for nothing.
The baseline flags every pair, for all have the same unit and other numbers.

Usage: python -m eval.number_pairs [--shared DIR]
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.annotate.pipeline import annotate
from briefgen.compare.engine import compare
from briefgen.model import Citation, DifferenceKind, words_of
from eval.bench import Benchmark, rows
from eval.texts import article_from, ground_of

TRUE = frozenset({"conflict", "update"})
Sides = frozenset[tuple[str, tuple[str, ...], tuple[str, ...]]]


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    pairs = rows(shared, "clusters/number_pairs.jsonl")
    documents = {d["id"]: d for e in rows(shared, "clusters/events.jsonl") for d in e["docs"]}
    flagged = {
        sides: reading
        for event in sorted({p["event_id"] for p in pairs})
        for sides, reading in _flagged([p for p in pairs if p["event_id"] == event], documents).items()
    }
    judged = [(p["label"], flagged.get(_sides(p))) for p in pairs]
    return (scored(judged), scored([(label, "conflict") for label, _ in judged])) if judged else ({}, {})


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    return {"number_pairs": {k: mine[k] for k in ("precision", "recall")}} if mine else {}


def scored(judged: list[tuple[str, str | None]]) -> dict[str, float]:
    """How many pairs are flagged, and how well, given the (label, our reading or None) of each.

    >>> scored([("update", "update"), ("different", None)])["recall"]
    1.0
    """
    said = [(label, reading) for label, reading in judged if reading is not None and label != "precision"]
    hits = [(label, reading) for label, reading in said if label in TRUE]
    return {
        "flagged": float(len(said)),
        "precision": len(hits) / max(1, len(said)),
        "recall": len(hits) / max(1, sum(label in TRUE for label, _ in judged)),
        "reading": sum(label == reading for label, reading in hits) / max(1, len(hits)),
    }


def _flagged(pairs: list[dict[str, Any]], documents: dict[str, Any]) -> dict[Sides, str]:
    """The pairs of sentences that stand on two sides of a difference in numbers, with how it is to be read."""
    ids = sorted({p[side]["doc"] for p in pairs for side in "ab"})
    articles = tuple(annotate(article_from(documents[i])) for i in ids)
    told = compare(ground_of(articles)).differences
    found: dict[Sides, str] = {}
    for difference in (d for d in told if d.kind is DifferenceKind.NUMBER):
        for one, other in combinations(difference.positions, 2):
            for a in one.citations:
                for b in other.citations:
                    found[frozenset({_cited(a), _cited(b)})] = str(difference.reading)
    return {_sides(p): reading for p in pairs for sides, reading in found.items() if _are(p, sides)}


def _cited(one: Citation) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The article, the sentence's words, and the marked ones."""
    marked = " ".join(one.text[start:end] for start, end in one.marks)
    return one.article, words_of(one.text), words_of(marked)


def _sides(pair: dict[str, Any]) -> Sides:
    sides = (pair[side] for side in "ab")
    return frozenset((s["doc"], words_of(s["sent"]), words_of(s["num"])) for s in sides)


def _are(pair: dict[str, Any], cited: Sides) -> bool:
    """Whether the cited sentences are those of the pair, however each was cut from its text, and the numbers marked."""
    for doc, sentence, number in _sides(pair):
        cut = [words for article, words, marked in cited if article == doc and number[0] in marked]
        if not any(set(words) <= set(sentence) or set(sentence) <= set(words) for words in cut):
            return False
    return True


BENCHMARK = Benchmark("number_pairs", "true differences of number; baseline: one unit, another number", measure)


if __name__ == "__main__":
    raise SystemExit(BENCHMARK.main(__doc__))
