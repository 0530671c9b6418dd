"""The values that are ours: what we resolved or converted is computed again, from the cited sentence alone.

A page may print these things that stand in no article: a date counted from "last year", a number in digits or in
another unit with the question it answers, the sum of several counts in one sentence, and the questions that no source
answers.
All are marked as ours.  Here each is asked of its sentence once more (figures and gaps in ``recount.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.annotate.story import assumed_date
from briefgen.gate.failures import Failure, Failures, Place, of_article, of_section
from briefgen.gate.recount import figure_failures, gap_failures, slot_failures
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Citation, DifferenceKind, Position
from briefgen.sections.briefing import Briefing
from briefgen.sections.facts.brackets import brackets
from briefgen.sections.timeline.happenings import dated_in
from briefgen.sections.timeline.timeline import TimelineEntry
from briefgen.values.quantity import written

Kinds = dict[tuple[str, str, str], str]
Sentences = dict[tuple[str, str], AnnotatedSentence]


def value_failures(briefing: Briefing, annotated: Sequence[AnnotatedArticle]) -> Failures:
    """Dates, figures and gaps of a briefing that the sentences they cite do not give."""
    found = [sentence for article in annotated for sentence in article.sentences]
    sentences = {s.key: s for s in found}
    kinds = _kinds(annotated)
    for n, fact in enumerate(briefing.facts):
        read = {b for s in _cited(fact.citations[:1], sentences) for b in brackets(s)}
        for number, bracket in enumerate(fact.brackets):
            if bracket not in read:
                where = of_section("facts", n, "").inner("brackets", number, f"fact {fact.id}")
                yield Failure(where, f"its sentence does not give {bracket.date} for {bracket.words!r}")
    for n, entry in enumerate(briefing.timeline):
        where = of_section("timeline", n, f"timeline {entry.date}")
        yield from _entry_failures(where, entry, sentences, kinds)
    yield from _assumed_failures(briefing, annotated)
    topics = {d.id: d.topic for d in briefing.differences}
    for n, figure in enumerate(briefing.figures):
        where = of_section("figures", n, f"figure {figure.text}")
        asked = topics.get(figure.difference or "")
        yield from (Failure(where, why) for why in figure_failures(figure, sentences, asked))
    for n, gap in enumerate(briefing.gaps):
        where = of_section("gaps", n, f"gap {gap.text[:50]!r}")
        yield from (Failure(where, why) for why in gap_failures(gap, sentences))
    where = of_section("unanswered", None, "questions no source answers")
    yield from (Failure(where, why) for why in slot_failures(briefing, annotated))
    for n, difference in enumerate(briefing.differences):
        for number, position in enumerate(difference.positions, 1):
            where = of_section("differences", n, f"difference {difference.id}, position {number}")
            yield from (Failure(where, why) for why in _position_failures(difference.kind, position, sentences))


def _position_failures(kind: DifferenceKind, position: Position, sentences: Sentences) -> Iterator[str]:
    if position.resolved is None:
        return
    if kind is DifferenceKind.DATE:
        if position.resolved not in {w.value for s in _cited(position.citations, sentences) for w in s.times}:
            yield f"no sentence it cites gives the date {position.resolved}"
    elif position.resolved != _summed(position.citations[0], sentences):
        yield f"the counts marked in its sentence do not add up to {position.resolved}"


def _entry_failures(where: Place, entry: TimelineEntry, sentences: Sentences, kinds: Kinds) -> Failures:
    times = [[w for w in s.times if w.value == entry.date] for s in _cited(entry.citations, sentences)]
    if not all(times):
        yield Failure(where, "a sentence it cites does not give this date")
    elif entry.inferred != all(w.inferred for found in times for w in found):
        yield Failure(where, "whether the date was counted by us is not what its sentences say")
    if entry.clock and entry.clock not in {w.clock for found in times for w in found}:
        yield Failure(where.inner("clock", None), f"no sentence it cites gives the time {entry.clock}")
    if entry.kind not in {kinds.get((c.article, c.sentence, entry.date)) for c in entry.citations}:
        yield Failure(where, f"no sentence it cites tells of {entry.kind} by this date")


def _kinds(articles: Iterable[AnnotatedArticle]) -> Kinds:
    """What each dated sentence tells of by each of its dates: an event, a plan, or a saying alone."""
    every = (d for article in articles for d in dated_in(article))
    return {(d.sentence.article, d.sentence.id, d.when.value or ""): d.kind for d in every}


def _assumed_failures(briefing: Briefing, articles: Iterable[AnnotatedArticle]) -> Failures:
    day = assumed_date([a.article for a in articles])
    for card in briefing.articles:
        if card.assumed != (None if card.published or card.updated else day):
            yield Failure(of_article(card.id), "the day it is taken to be of is not the middle one of the others")


def _summed(cited: Citation, sentences: Sentences) -> str | None:
    """The sum of the quantities that a citation marks, as we write it; None where it marks none."""
    found = [q for s in _cited([cited], sentences) for q in s.quantities if (q.start, q.end) in cited.marks]
    if not found:
        return None
    return written(replace(found[0], low=sum(q.low for q in found), high=sum(q.high for q in found)))


def _cited(citations: Iterable[Citation], sentences: Sentences) -> list[AnnotatedSentence]:
    return [sentences[c.article, c.sentence] for c in citations if (c.article, c.sentence) in sentences]
