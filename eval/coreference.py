"""Sentence alignment and people's names on news with coreference chains.

196 articles of 20 topics; annotators joined into chains the mentions of one event, and of one person or group.

Two sentences of different articles of one topic tell the same when they share two event chains or more.  The measure
is the ranking of all such pairs by likeness: average precision, and the best F over its cuts; the baseline is the
cosine of TF-IDF over lower-cased words.

People: B-cubed over the mentions of persons and groups of a topic.  Ours are joined by the person whom briefgen's
names see there, else by their last word; the baseline joins by the last word.

Usage: python -m eval.coreference [--shared DIR]
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.annotate.pipeline import annotate
from briefgen.gather.people import canonical_names
from briefgen.likeness.passages import claims
from briefgen.likeness.terms import similarity, term_weights, weights
from briefgen.model import AnnotatedArticle, Claim, Name, NameKind, words_of
from eval.bench import Benchmark, article_of, b_cubed, rows

PERSONS = "HUM"
SHARED_EVENTS = 2


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    documents = rows(shared, "coreference/docs.jsonl")
    if not documents:
        return {}, {}
    topics = sorted({d["topic"] for d in documents})
    mine: dict[str, float] = {}
    base: dict[str, float] = {}
    scorers = (("sentences", sentences_alike), ("clauses", clauses_alike))
    for row, name, score in [*((mine, *one) for one in scorers), *((base, n, words_alike) for n, _ in scorers[:1])]:
        ranked = [pair for topic in topics for pair in _topic(documents, topic, score)]
        row[f"{name}.AP"], row[f"{name}.F"] = average_precision(ranked)
    base |= {f"{name}.{k}": base[f"sentences.{k}"] for name, _ in scorers[1:] for k in ("AP", "F")}
    people = [one for topic in topics for one in _people([d for d in documents if d["topic"] == topic])]
    mine["people.F"] = b_cubed([(true, ours) for true, ours, _ in people])[2]
    base["people.F"] = b_cubed([(true, last) for true, _, last in people])[2]
    return mine, base


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    floored = ("sentences.AP", "clauses.AP", "people.F")
    return {"coreference": {k: mine[k] for k in floored}} if mine else {}


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
    sets = [frozenset(words_of(cs[0].sentence.text)) for cs in sentences]
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


_READ: dict[str, AnnotatedArticle] = {}
Row = tuple[str, tuple[Claim, ...], frozenset[str]]


def _read(document: dict[str, Any]) -> AnnotatedArticle:
    """A document's annotated sentences, each a paragraph of its own."""
    if document["id"] not in _READ:
        sentences = [[" ".join(tokens)] for tokens in document["annotated_sentences"].values()]
        _READ[document["id"]] = annotate(article_of(document["id"], sentences))
    return _READ[document["id"]]


def _sentences(document: dict[str, Any]) -> list[Row]:
    """(document, claims, event chains) of each annotated sentence that claims something."""
    article = _read(document)
    claimed: dict[str, list[Claim]] = {}
    for claim in claims(article):
        claimed.setdefault(claim.sentence.id, []).append(claim)
    numbers = [int(n) for n in document["annotated_sentences"]]
    found = []
    for n, sentence in zip(numbers, article.sentences, strict=True):
        if sentence.id in claimed:
            chains = frozenset(m["chain"] for m in document["mentions"] if m["kind"] == "event" and m["sent"] == n)
            found.append((document["id"], tuple(claimed[sentence.id]), chains))
    return found


def _people(documents: list[dict[str, Any]]) -> Iterator[tuple[Hashable, Hashable, Hashable]]:
    """For each mention of a person or group of a topic: its chain, whom we see, its last word."""
    canonical = canonical_names(tuple(_read(d) for d in documents))
    for document in documents:
        numbers = [int(n) for n in document["annotated_sentences"]]
        for m in document["mentions"]:
            if m["type"] != PERSONS or m["sent"] not in numbers:
                continue
            sentence = _read(document).sentences[numbers.index(m["sent"])]
            topic, last = document["topic"], (words_of(m["text"]) or ("",))[-1]
            name = next((n for n in sentence.names if n.kind is NameKind.PERSON and _within(m["text"], n)), None)
            ours = name and canonical.get((sentence.article, name.full), name.full)
            yield (topic, m["chain"]), (topic, "person", ours) if ours else (topic, "word", last), (topic, last)


def _within(mention: str, name: Name) -> bool:
    """Whether a mention and a name share a word."""
    return bool(set(words_of(mention)) & set(words_of(name.text)))


BENCHMARK = Benchmark("coreference", "sentences that tell the same, people; baseline: words, last word", measure)


if __name__ == "__main__":
    raise SystemExit(BENCHMARK.main(__doc__))
