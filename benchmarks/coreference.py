"""Sentence alignment on news with event coreference chains: average precision and best F.

Usage: python benchmarks/coreference.py SHARED_DIR [--split dev]

Two sentences of different articles of one topic are the same when they share two event chains or more.  The measure
is the ranking of all such pairs by likeness; the baseline is the cosine of TF-IDF over lower-cased words.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.likeness import term_weights
from briefgen.annotate.pipeline import annotate
from briefgen.claims import claims
from briefgen.model import Article, Block, BlockKind, Claim, Format, Metadata, Sentence, sentence_ids, words_of
from briefgen.terms import similarity, weights

SHARED_EVENTS = 2


def main() -> None:
    """Print the figures of the baseline and of ours."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--split", help="dev or test; both without")
    options = parser.parse_args()
    lines = (options.shared / "bench/coreference/docs.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    documents = [d for d in documents if options.split in {None, d["split"]}]
    for name, score in (
        ("TF-IDF of words", words_alike),
        ("terms, sentences", sentences_alike),
        ("terms, clauses", clauses_alike),
    ):
        ranked = [pair for topic in sorted({d["topic"] for d in documents}) for pair in _topic(documents, topic, score)]
        precision, best = average_precision(ranked)
        print(f"{name:20} AP {precision:.3f}  F {best:.3f}  ({len(ranked)} pairs, {sum(t for _, t in ranked)} true)")


def average_precision(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Average precision of a ranking, and the best F over its cuts.

    >>> average_precision([(0.9, True), (0.1, False)])
    (1.0, 1.0)
    """
    ranked = sorted(pairs, key=lambda p: -p[0])
    total = sum(true for _, true in ranked)
    hits, summed, best = 0, 0.0, 0.0
    for rank, (_, true) in enumerate(ranked, 1):
        if true:
            hits += 1
            summed += hits / rank
            best = max(best, 2 * hits / (rank + total))
    return summed / total, best


Scorer = Callable[[Sequence[Sequence[Claim]]], Callable[[int, int], float]]


def words_alike(sentences: Sequence[Sequence[Claim]]) -> Callable[[int, int], float]:
    """The baseline: cosine of the words."""
    sets = [frozenset(words_of(cs[0].sentence.sentence.text)) for cs in sentences]
    weight = weights(sets)
    return lambda i, j: similarity(sets[i], sets[j], weight)


def sentences_alike(sentences: Sequence[Sequence[Claim]]) -> Callable[[int, int], float]:
    """The likeness of whole sentences by their terms."""
    weight = term_weights([c for cs in sentences for c in cs])
    return lambda i, j: similarity(sentences[i][0].terms, sentences[j][0].terms, weight)


def clauses_alike(sentences: Sequence[Sequence[Claim]]) -> Callable[[int, int], float]:
    """The likeness of the two clauses that are most alike."""
    weight = term_weights([c for cs in sentences for c in cs])
    return lambda i, j: max(similarity(a.terms, b.terms, weight) for a in sentences[i] for b in sentences[j])


def _topic(documents: Sequence[dict[str, Any]], topic: int, score: Scorer) -> list[tuple[float, bool]]:
    rows = [row for d in documents if d["topic"] == topic for row in _sentences(d)]
    alike = score([claimed for _, claimed, _ in rows])
    return [
        (alike(i, j), len(rows[i][2] & rows[j][2]) >= SHARED_EVENTS)
        for i, j in combinations(range(len(rows)), 2)
        if rows[i][0] != rows[j][0]
    ]


_READ: dict[str, list[tuple[str, tuple[Claim, ...], frozenset[str]]]] = {}


def _sentences(document: dict[str, Any]) -> list[tuple[str, tuple[Claim, ...], frozenset[str]]]:
    """(document, claims, event chains) of each annotated sentence."""
    if document["id"] not in _READ:
        texts = {int(n): " ".join(tokens) for n, tokens in document["annotated_sentences"].items()}
        ids = dict(zip(texts, sentence_ids(texts.values()), strict=True))
        article = Article(
            document["id"],
            document["id"],
            "",
            Format.TEXT,
            "utf-8",
            Metadata(language="en"),
            tuple(Block(BlockKind.PARAGRAPH, text, (0, 0)) for text in texts.values()),
            tuple(Sentence(ids[n], text, place, 0, len(text)) for place, (n, text) in enumerate(texts.items())),
        )
        claimed: dict[str, list[Claim]] = {}
        for claim in claims(annotate(article)):
            claimed.setdefault(claim.sentence.sentence.id, []).append(claim)
        _READ[document["id"]] = [
            (
                document["id"],
                tuple(claimed[ids[n]]),
                frozenset(m["chain"] for m in document["mentions"] if m["kind"] == "event" and m["sent"] == n),
            )
            for n in texts
            if ids[n] in claimed
        ]
    return _READ[document["id"]]


if __name__ == "__main__":
    main()
