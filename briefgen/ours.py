"""The values that are ours: what we resolved or converted is computed again, from the cited sentence alone.

A page may print three kinds of things that stand in no article: a date counted from "last year", a number brought into
one unit, and the sum of several counts in one sentence.  All are marked as ours.  Here each is asked of its sentence
once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen.annotate.story import annotate_story
from briefgen.brackets import brackets
from briefgen.compare.values import written
from briefgen.model import (
    AnnotatedSentence,
    Article,
    Bound,
    Briefing,
    Citation,
    DifferenceKind,
    Figure,
    Position,
    TimelineEntry,
)

Sentences = dict[tuple[str, str], AnnotatedSentence]


def value_failures(briefing: Briefing, articles: Iterable[Article]) -> Iterator[str]:
    """Dates and figures of a briefing that the sentences they cite do not give."""
    found = [sentence for article in annotate_story(tuple(articles)) for sentence in article.sentences]
    sentences = {(s.article, s.sentence.id): s for s in found}
    for fact in briefing.facts:
        read = {b for s in _cited(fact.citations[:1], sentences) for b in brackets(s)}
        for bracket in fact.brackets:
            if bracket not in read:
                yield f"fact {fact.id}: its sentence does not give {bracket.date} for {bracket.words!r}"
    for entry in briefing.timeline:
        yield from _entry_failures(entry, sentences)
    for figure in briefing.figures:
        if not _gives(figure, sentences):
            yield f"figure {figure.text}: the sentence it cites does not give {figure.value} {figure.unit}".rstrip()
    for difference in briefing.differences:
        for number, position in enumerate(difference.positions, 1):
            for failure in _position_failures(difference.kind, position, sentences):
                yield f"difference {difference.id}, position {number}: {failure}"


def _position_failures(kind: DifferenceKind, position: Position, sentences: Sentences) -> Iterator[str]:
    if position.resolved is None:
        return
    if kind is DifferenceKind.DATE:
        if position.resolved not in {w.value for s in _cited(position.citations, sentences) for w in s.times}:
            yield f"no sentence it cites gives the date {position.resolved}"
    elif position.resolved != _summed(position.citations[0], sentences):
        yield f"the counts marked in its sentence do not add up to {position.resolved}"


def _entry_failures(entry: TimelineEntry, sentences: Sentences) -> Iterator[str]:
    times = [[w for w in s.times if w.value == entry.date] for s in _cited(entry.citations, sentences)]
    if not all(times):
        yield f"timeline {entry.date}: a sentence it cites does not give this date"
    elif entry.inferred != all(w.inferred for found in times for w in found):
        yield f"timeline {entry.date}: whether the date was counted by us is not what its sentences say"


def _gives(figure: Figure, sentences: Sentences) -> bool:
    for sentence in _cited(figure.citations[:1], sentences):
        for quantity in sentence.quantities:
            bound = "" if quantity.bound is Bound.EXACT else f"{quantity.bound.value} "
            value = (bound + written(quantity), quantity.unit or quantity.state, quantity.text)
            if value == (figure.value, figure.unit, figure.text):
                return True
    return False


def _summed(cited: Citation, sentences: Sentences) -> str | None:
    """The sum of the quantities that a citation marks, as we write it; None where it marks none."""
    found = [q for s in _cited([cited], sentences) for q in s.quantities if (q.start, q.end) in cited.marks]
    if not found:
        return None
    return written(replace(found[0], low=sum(q.low for q in found), high=sum(q.high for q in found)))


def _cited(citations: Iterable[Citation], sentences: Sentences) -> list[AnnotatedSentence]:
    return [sentences[c.article, c.sentence] for c in citations if (c.article, c.sentence) in sentences]
