"""Three sentences of an article for who, what, when and where, on articles with marked phrases.

Three coders marked in 50 articles the phrases that tell who, what, when, where, why and how.  One of the first four is
covered when half or more of a marked phrase's words (articles and prepositions aside) stand in the chosen sentences.
Measured is the share of them that three sentences of ``briefgen.sections.facts.gist`` cover; the baseline takes the
first three.

Usage: python -m eval.gold5w1h [--shared DIR]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefgen.annotate.pipeline import annotate
from briefgen.model import words_of
from briefgen.sections.facts.gist import SENTENCES, gist
from eval.bench import Benchmark, rows
from eval.texts import article_from

WANTED = ("who", "what", "when", "where")
_SMALL = frozenset({"the", "a", "an", "of", "in", "at", "on", "to", "and", "for", "s"})


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    mine: dict[str, list[bool]] = {}
    base: dict[str, list[bool]] = {}
    for row in rows(shared, "clusters/gold5w1h.jsonl"):
        article = annotate(article_from(row))
        for told, sentences in ((mine, gist(article)), (base, article.sentences[:SENTENCES])):
            for slot, hit in covered(row["gold"], [s.text for s in sentences]):
                told.setdefault(slot, []).append(hit)
                told.setdefault("coverage", []).append(hit)
    return _shares(mine), _shares(base)


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    return {"gold5w1h": {"coverage": mine["coverage"]}} if mine else {}


def covered(gold: dict[str, list[dict[str, Any]]], sentences: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """For each of the four that has a marked phrase, whether the sentences tell it.

    >>> list(covered({"who": [{"text": "the Mayor of Dorfield"}]}, ["Dorfield has a new bridge."]))
    [('who', True)]
    """
    there = {w for s in sentences for w in words_of(s)}
    for slot in WANTED:
        phrases = [p["text"] for p in gold.get(slot, []) if p["text"]]
        if phrases:
            yield slot, any(2 * len(_telling(p) & there) >= len(_telling(p)) for p in phrases)


def _telling(phrase: str) -> set[str]:
    said = set(words_of(phrase))
    return said - _SMALL or said


def _shares(told: dict[str, list[bool]]) -> dict[str, float]:
    return {slot: sum(told[slot]) / len(told[slot]) for slot in ("coverage", *WANTED) if slot in told}


BENCHMARK = Benchmark("gold5w1h", "the four W's by three sentences; baseline: the first three", measure)


if __name__ == "__main__":
    raise SystemExit(BENCHMARK.main(__doc__))
