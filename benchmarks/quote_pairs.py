"""Pairs of similar quotations: which are one utterance, and what the wording rule says of them.

44 pairs from real events, each quotation with the words around it: 22 are one utterance (11 of them reworded, 11 word
for word but for trimming), 22 are others.  Each side is made an article of its own and read as any article.  Measured
are the F of "one utterance", how many of the reworded pairs the wording rule reports, and how many others it does.
The baseline calls a pair one utterance from a token-set ratio of 83.

Usage: python -m benchmarks.quote_pairs [--shared DIR]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.bench import f_of, rows, shared_of, table
from benchmarks.texts import article_from
from briefgen.annotate.pipeline import annotate
from briefgen.compare.matter import Matter
from briefgen.compare.phrases import folded_words
from briefgen.compare.wording import one_utterance, utterances, wording
from briefgen.gather.origins import origins
from briefgen.likeness.passages import claims
from briefgen.model import Article

BASELINE = 83
REWORDED = "same_reworded"


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: its label, whether we and the baseline call it one utterance, whether the wording rule reports it."""

    label: str
    ours: bool
    baseline: bool
    reported: bool

    @property
    def same(self) -> bool:
        """Whether it is one utterance."""
        return self.label.startswith("same")


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    judged = [judge(row) for row in rows(shared, "clusters/quote_pairs.jsonl")]
    if not judged:
        return {}, {}
    mine, base = _same(judged, "ours"), _same(judged, "baseline")
    reworded = [j for j in judged if j.label == REWORDED]
    mine["reworded.reported"] = sum(j.reported for j in reworded) / max(1, len(reworded))
    mine["others.reported"] = float(sum(j.reported for j in judged if j.label != REWORDED))
    return mine, base


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    if not mine:
        return {}
    floored = {k: mine[k] for k in ("same.F", "same.precision", "reworded.reported")}
    return {"quote_pairs": floored | {"others.not_reported": 1.0 - min(1.0, mine["others.reported"])}}


def judge(row: dict[str, Any]) -> Judged:
    """What we and the baseline make of one pair."""
    articles = tuple(annotate(_article(side, row[side])) for side in "ab")
    every = tuple(c for article in articles for c in claims(article))
    matter = Matter(articles, every, (), origins([a.article for a in articles]))
    wanted = {side: _folded(row[side]["quote"]) for side in "ab"}
    meant = [u for u in utterances(matter) if _is_meant(u.words, wanted[u.sentence.article])]
    ids = {u.sentence.sentence.id for u in meant}
    reported = any(
        all(c.sentence in ids for p in found.positions for c in p.citations[:1]) for found in wording(matter)
    )
    return Judged(row["label"], bool(one_utterance(meant)), row["tset"] >= BASELINE, reported)


def _same(judged: list[Judged], which: str) -> dict[str, float]:
    called = [j for j in judged if getattr(j, which)]
    hits = sum(j.same for j in called)
    precision, recall = hits / max(1, len(called)), hits / max(1, sum(j.same for j in judged))
    return {"same.precision": precision, "same.recall": recall, "same.F": f_of(precision, recall)}


def _article(side: str, one: dict[str, str]) -> Article:
    """A quotation between marks with the words around it, of which broken marks are taken away."""
    before = re.sub(r"[“”\"]", "", one["before"])
    after = re.sub(r"[“”\"]", "", one["after"])
    quote = re.sub(r"[“”\"]", "'", one["quote"])
    text = f"{before.rstrip(' ')} “{quote}” {after.lstrip(' ')}".strip()
    return article_from({"id": side, "text": re.sub(r"(?m)^ +| +$", "", text), "publisher": side})


def _folded(text: str) -> list[str]:
    return folded_words(re.sub(r"[“”\"]", "'", text))


def _is_meant(words: list[str], wanted: list[str]) -> bool:
    """Whether an utterance is (a sentence of) the quotation of the pair."""
    return f" {' '.join(words)} " in f" {' '.join(wanted)} "


def report(shared: Path) -> str:
    """Our figures beside the baseline's, as text; empty where the data is not here."""
    mine, base = measure(shared)
    return (
        table("quote_pairs", mine, base, f"one utterance or two; baseline: token-set ratio from {BASELINE}")
        if mine
        else ""
    )


def main() -> int:
    """Print our figures beside the baseline's."""
    print(report(shared_of(__doc__)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
