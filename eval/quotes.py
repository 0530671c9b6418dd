"""Quoted words and who said them, on articles with marked attributions.

Annotators marked in 244 articles who says what: source, cue and content.  A stretch between quotation marks is true
when it lies within a marked content; its sayer is that of the shortest such content (of "Ann said that Jo called it
'x'", Jo).  Ours are the quotations that briefgen finds; the baseline takes every stretch
between double marks.  A stretch is found when ours covers half of it or more.

Of each true stretch whose attribution has a source, the speaker is found when briefgen gives it a source, and right
when the words of both overlap, or are the same (for a pronoun, in the same
paragraph).  In a few rows source and cue stand in
each other's place; either counts.  The baseline looks for a capitalised name or a pronoun beside a cue verb next to the
closing mark, or before the opening one.

Usage: python -m eval.quotes [--shared DIR]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.annotate.pipeline import annotate
from briefgen.model import AnnotatedArticle, Article
from eval.bench import Benchmark, f_of, rows
from eval.texts import article_from

Span = tuple[int, int]
COVERED = 0.5
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
_STRETCH = re.compile(
    r"“([^“”\n]+)(?:”|$)|\"([^\"\n]+)\"|''((?:[^'\n]|'(?!'))+)''|(?<![\w'])['‘](?=\w)([^'‘’\n]{3,}?)['’](?!\w)",
    re.MULTILINE,
)
_SAYS = r"(?:said|says|told|added|wrote|tweeted|asked|replied|continued|explained|noted|argued|insisted|declared)"
_WHO = r"(?P<who>he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
_BEHIND = re.compile(rf"[”\"]\s*,?\s*(?:{_WHO} {_SAYS}|{_SAYS} {_WHO.replace('who', 'whom')})\b")
_BEFORE = re.compile(rf"\b{_WHO.replace('he|she|they', 'He|She|They|he|she|they')} {_SAYS}\b[^“”\"\n.]{{0,40}}$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words of an article and the words that name their source, as spans of its text."""

    span: Span
    source: Span | None
    also: tuple[Span, ...] = ()


@dataclass(slots=True)
class Tally:
    """What was found so far."""

    true: int = 0
    found: int = 0
    given: int = 0
    good: int = 0
    sourced: int = 0
    named: int = 0
    right: int = 0

    def add(self, gold: list[Stretch], ours: list[Stretch]) -> None:
        """Count one article."""
        self.true += len(gold)
        self.given += len(ours)
        self.good += sum(any(_covers(g.span, o.span) for g in gold) for o in ours)
        for g in gold:
            match = next((o for o in ours if _covers(o.span, g.span)), None)
            self.found += match is not None
            self.sourced += g.source is not None
            if g.source is not None and match is not None and match.source is not None:
                self.named += 1
                self.right += any(_meets(one, match.source) for one in (g.source, *g.also))

    def figures(self) -> dict[str, float]:
        """As shares."""
        precision, recall = self.good / max(1, self.given), self.found / max(1, self.true)
        return {
            "spans.precision": precision,
            "spans.recall": recall,
            "spans.F": f_of(precision, recall),
            "speakers.recall": self.right / max(1, self.sourced),
            "speakers.precision": self.right / max(1, self.named),
        }


def measure(shared: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Our figures and the baseline's."""
    mine, base = Tally(), Tally()
    for row in rows(shared, "quotes/articles.jsonl"):
        gold = list(marked(row))
        mine.add(gold, list(ours(annotate(article_from(row)))))
        base.add(gold, list(baseline(row["text"])))
    return (mine.figures(), base.figures()) if mine.true else ({}, {})


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that have floors."""
    mine, _ = measure(shared)
    return {"quotes": {k: mine[k] for k in ("spans.F", "speakers.recall", "speakers.precision")}} if mine else {}


def marked(row: dict[str, Any]) -> Iterator[Stretch]:
    """The true stretches: between double marks, within a marked content."""
    text = row["text"]
    for stretch in _between_marks(text):
        holding = [
            (end - start, n)
            for n, one in enumerate(row["attributions"])
            for start, end in one.get("content", [])
            if _covers((start, end), stretch)
        ]
        if holding:
            one = row["attributions"][min(holding)[1]]
            spans = [(start, end) for key in ("source", "cue") for start, end in one.get(key, [])]
            source = spans[0] if one.get("source") else None
            yield Stretch(stretch, source, (*spans[1:], *(_again(text, source) if source else ())))


def _again(text: str, source: Span) -> Iterator[Span]:
    """Where the words of a source stand once more: a pronoun's in its paragraph, a name's in the article."""
    word, start, end = text[slice(*source)].lower(), 0, len(text)
    if word in _PRONOUNS:
        start, end = text.rfind("\n", 0, source[0]) + 1, text.find("\n", source[1]) % (len(text) + 1)
    for m in re.finditer(rf"\b{re.escape(word)}\b", text[start:end], re.IGNORECASE):
        yield start + m.start(), start + m.end()


def ours(read: AnnotatedArticle) -> Iterator[Stretch]:
    """Our quotations, each paragraph's pieces of one source that touch joined to one."""
    starts = {s.id: _offset(read.article, s.plain.block, s.plain.start) for s in read.sentences}
    joined: list[Stretch] = []
    for sentence in read.sentences:
        base = starts[sentence.id]
        for q in sentence.quotations:
            source = None
            if q.source is not None:
                at = starts[q.source.sentence]
                source = (at + q.source.start, at + q.source.end)
            here = Stretch((base + q.start, base + q.end), source)
            if joined and joined[-1].source == source and here.span[0] - joined[-1].span[1] <= 1:
                joined[-1] = Stretch((joined[-1].span[0], here.span[1]), source)
            else:
                joined.append(here)
    yield from joined


def baseline(text: str) -> Iterator[Stretch]:
    """Every stretch between double marks, with a name or pronoun beside a cue verb next to it."""
    for span in _between_marks(text):
        behind = _BEHIND.match(text, span[1])
        before = _BEFORE.search(text, max(0, span[0] - 120), span[0] - 1)
        source = None
        if behind:
            source = behind.span("who") if behind.group("who") else behind.span("whom")
        elif before:
            source = before.span("who")
        yield Stretch(span, source)


def _between_marks(text: str) -> Iterator[Span]:
    for m in _STRETCH.finditer(text):
        yield m.span(m.lastindex or 0)


def _offset(read: Article, block: int, start: int) -> int:
    return read.blocks[block].source[0] + start


def _covers(outer: Span, inner: Span) -> bool:
    """Whether half of ``inner`` or more lies in ``outer``."""
    return min(outer[1], inner[1]) - max(outer[0], inner[0]) >= COVERED * max(1, inner[1] - inner[0])


def _meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


BENCHMARK = Benchmark("quotes", "quoted words and their sources; baseline: marks and cue verbs", measure)


if __name__ == "__main__":
    raise SystemExit(BENCHMARK.main(__doc__))
