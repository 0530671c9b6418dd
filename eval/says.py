"""Fit ``briefgen/compare/weights.json`` to pairs that a reader labelled, and print what it does on stories left out.

Usage: python -m eval.says --shared ../shared [--write]

The pairs are those of ``bench/pairs`` (two passages of different articles of one story; does ``b`` say what ``a``
claims in the first place?), and those of ``eval/propositions.jsonl`` (does ``b`` say what one clause of ``a`` states?):
740 pairs of the unlabelled stories, by two readers who agree on 0.94 of 80 whether it is said.  Labels a reader was not
sure of are left out of the fitting and counted in the figures.  The weights are a
logistic regression with a ridge on standardised measures, found by Newton's method; stories are dealt into ten parts,
and each pair is scored by weights fitted without its story.  Nothing random is in it but the dealing, which is fixed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from briefgen.annotate.story import annotate_story
from briefgen.compare.align import align
from briefgen.compare.clashes import clashes
from briefgen.compare.measures import Measures, measures, said_in
from briefgen.compare.pair import passages, rarity, shares, word_weights
from briefgen.compare.propositions import clause_heads, propositions
from briefgen.compare.weigh import PARTLY, SAYS
from briefgen.likeness.encoder import Encoded, cosines, shipped_encoder
from briefgen.load.files import load_story
from briefgen.model import AnnotatedArticle
from briefgen.model.comparison import Aligned, Pair, Passage, Proposition
from briefgen.pipeline.intake import take_in

PROPOSITIONS = Path(__file__).with_name("propositions.jsonl")
CLAUSES = "propositions"
# Two cuts of a sentence are the same clause where they share this part of their characters.
SAME_CUT = 0.6
TARGET = Path(__file__).parents[1] / "briefgen" / "compare" / "weights.json"
SETS = ("natural", "pairs", "judged")
PLACES = ("stories", "differences", "unlabelled/stories", "unlabelled/incidents")
LABELS = ("same", "part", "differs", "other")
RIDGE = 30.0
PARTS = 10
Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Row:
    """A labelled pair with what is measured of it."""

    which: str
    story: str
    label: str
    sure: bool
    measures: Measures
    clashes: tuple[str, ...]


def main() -> None:
    """Print the figures; write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--cache", type=Path, help="a folder for annotated stories, to measure again in seconds")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rows = labelled(options.shared, options.cache)
    x, y = np.array([astuple(r.measures) for r in rows]), np.array([r.label == "same" for r in rows])
    sure = np.array([r.sure for r in rows])
    left_out = np.zeros(len(rows))
    part = dealt([r.story for r in rows])
    for number in range(PARTS):
        own = part == number
        intercept, weights = fit(x[~own & sure], y[~own & sure])
        left_out[own] = x[own] @ weights + intercept
    probability = 1 / (1 + np.exp(-left_out))
    for which in (*SETS, CLAUSES):
        report(which, rows, probability)
    print_clashes(rows)
    intercept, weights = fit(x[sure], y[sure])
    stories = len({r.story for r in rows})
    written = {
        "data": f"bench/pairs and propositions.jsonl, {int(sure.sum())} sure pairs of {stories} stories",
        "intercept": round(float(intercept), 4),
        "weights": {f.name: round(float(w), 4) for f, w in zip(fields(Measures), weights, strict=True)},
    }
    print(json.dumps(written, indent=1))
    if options.write:
        TARGET.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def labelled(shared: Path, cache: Path | None) -> list[Row]:
    """The labelled pairs whose sentences are found, each measured in its story."""
    by_story: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for which in SETS:
        for line in (shared / "bench" / "pairs" / f"{which}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            by_story[row["story"]].append({**row, "which": which})
    for line in PROPOSITIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_story[row["story"]].append({**row, "which": CLAUSES})
    folders = {f.name: f for place in PLACES for f in sorted((shared / place).iterdir())}
    return [row for story in sorted(by_story) for row in _measured(annotated(folders[story], cache), by_story[story])]


def annotated(folder: Path, cache: Path | None) -> tuple[AnnotatedArticle, ...]:
    """The annotated articles of a story, kept in the cache by the content of the annotating code."""
    kept = cache / f"{folder.name}-{_code()}.pickle" if cache else None
    if kept and kept.exists():
        return tuple(pickle.loads(kept.read_bytes()))
    story = load_story(folder)
    articles = annotate_story(take_in(story.sources, story.cleaning).articles)
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(articles))
    return articles


def _code() -> str:
    package = Path(__file__).parents[1] / "briefgen"
    rooms = ("model/annotation.py", "model/article.py", "load", "clean", "annotate", "lexicon")
    files = sorted(
        p for room in rooms for p in ((package / room).rglob("*.[py]*") if "." not in room else [package / room])
    )
    return hashlib.sha256(b"".join(p.read_bytes() for p in files if p.suffix in {".py", ".yml"})).hexdigest()[:12]


def _measured(articles: Sequence[AnnotatedArticle], rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    stem = {a.article.id: Path(a.article.path).stem for a in articles}
    every = [Passage(a.article.id, rank, s) for a in articles for rank, s in enumerate(a.sentences) if s.tokens]
    by_words = {(stem[p.article], _words(p.text)): p for p in reversed(every)}
    by_id = {(stem[p.article], p.key[1]): p for p in every}
    encoder = shipped_encoder()
    known = rarity(encoder.encode([p.text for a in articles if a.compared for p in passages(a)]))
    found = []
    for row in rows:
        if row["which"] == CLAUSES:
            a, b = (by_id.get((row[side][0], row[side][1])) for side in "ab")
        else:
            a, b = (by_words.get((row[f"{side}_from"].split()[0], _words(row[side]))) for side in "ab")
        cut = _cut(a, row.get("spans")) if a else None
        if a is None or b is None or cut is None:
            continue
        one, other = encoder.encode([a.text, b.text])
        [aligned] = align([_paired(a, b, one, other, known)], encoder)
        found.append(_row(row, aligned, cut))
    return found


def _paired(a: Passage, b: Passage, one: Encoded, other: Encoded, known: Mapping[int, float]) -> Pair:
    near = cosines(one, other)
    weights = shares(one, known), shares(other, known)
    covered = [float(np.add.reduce(near.max(1 - i) * w)) for i, w in enumerate(weights)]
    by_word = word_weights(a, one, weights[0]), word_weights(b, other, weights[1])
    return Pair(a, b, (covered[0], covered[1]), by_word)


def _cut(passage: Passage, spans: Sequence[Sequence[int]] | None) -> Proposition | None:
    """The proposition that these spans mark, the main one where none are given; None where the cuts are others now."""
    found = propositions(passage)
    if spans is None:
        return next(p for p in found if p.main)
    marked = {i for start, end in spans for i in range(start, end)}
    own = [{i for start, end in p.spans for i in range(start, end)} for p in found]
    alike = [len(marked & mine) / len(marked | mine) for mine in own]
    best = max(range(len(found)), key=lambda i: alike[i])
    return found[best] if alike[best] >= SAME_CUT else None


def _row(row: Mapping[str, Any], aligned: Aligned, cut: Proposition) -> Row:
    view = aligned.views[0]
    there = clause_heads(view.witness)
    kinds = tuple(dict.fromkeys(c.kind.value for c in clashes(view, cut, said_in(view, cut, there))))
    measured = measures(view, cut, there)
    return Row(row["which"], row["story"], row["label"], row["sure"], measured, kinds)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def dealt(stories: Sequence[str]) -> Array:
    """The part of each row: stories are dealt in turn, in the order of their names' hashes."""
    names = sorted(set(stories), key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    place = {name: number % PARTS for number, name in enumerate(names)}
    return np.array([place[name] for name in stories])


def fit(x: Array, y: Array) -> tuple[float, Array]:
    """The intercept and the weights, in the measures' own units."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    rows = np.hstack([np.ones((len(x), 1)), (x - mean) / spread])
    ridge = np.diag([0.0, *[RIDGE] * x.shape[1]])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (p - y) + ridge @ weights
        weights -= np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + ridge, slope)
    own = weights[1:] / spread
    return float(weights[0] - own @ mean), own


def report(which: str, rows: Sequence[Row], probability: Array) -> None:
    """The area under the curve, and what a few thresholds keep where nothing clashes."""
    mine = [(p, r) for p, r in zip(probability.tolist(), rows, strict=True) if r.which == which]
    same = [p for p, r in mine if r.label == "same"]
    rest = [p for p, r in mine if r.label != "same"]
    above = sum((a > b) + (a == b) / 2 for a in same for b in rest) / (len(same) * len(rest))
    print(f"{which}: {len(mine)} pairs, AUC same / rest {above:.3f}")
    for least in (0.4, 0.5, 0.55, SAYS, 0.65, 0.7, 0.8):
        kept = [r.label for p, r in mine if p >= least and not r.clashes]
        share = {label: kept.count(label) / max(1, len(kept)) for label in LABELS}
        print(
            f"  says from {least:.2f}: {len(kept):4} pairs, recall {kept.count('same') / len(same):.2f}, precision "
            f"{share['same'] + share['part']:.3f}, strict {share['same']:.3f}, opposed {share['differs']:.3f}"
        )
    partly = [r.label for p, r in mine if PARTLY <= p < SAYS and not r.clashes]
    print("  partly:", {label: partly.count(label) for label in LABELS})
    otherwise = [r.label for p, r in mine if p >= PARTLY and r.clashes]
    print("  otherwise:", {label: otherwise.count(label) for label in LABELS})


def print_clashes(rows: Sequence[Row]) -> None:
    """How often each kind of clash is met under each label."""
    for kind in sorted({k for r in rows for k in r.clashes}):
        print(f"  {kind:10}", {label: sum(r.label == label and kind in r.clashes for r in rows) for label in LABELS})


if __name__ == "__main__":
    main()
