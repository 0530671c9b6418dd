"""The gate's second look at figures and gaps: what is ours in them is asked of the cited sentences once more.

Ours are a figure's question, its values in digits, its sums and conversions; in what way a gap is one; and the
questions that no source answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.model import AnnotatedArticle, AnnotatedSentence, Citation, Quantity
from briefgen.sections.briefing import Briefing
from briefgen.sections.figures.conversions import as_written, converted, twin
from briefgen.sections.figures.figure import Amount, Figure
from briefgen.sections.figures.figures import in_digits
from briefgen.sections.figures.labels import label
from briefgen.sections.gaps import Gap, told_unknown
from briefgen.sections.questions import unanswered

Sentences = Mapping[tuple[str, str], AnnotatedSentence]
Number = tuple[str, str, str]


def figure_failures(figure: Figure, sentences: Sentences, topic: str | None = None) -> Iterator[str]:
    """What the sentences that a figure cites do not give of it, in words; ``topic`` is what its difference asks."""
    questions, units = {topic} if figure.difference else set(), set()
    for amount in figure.amounts:
        read = _read(amount, sentences)
        if read is None:
            yield f"the words marked for {amount.text!r} give no number"
            continue
        quantity, sentence, summed = read
        questions |= {label(q, s) for s, q in _marked(amount.citations, sentences)}
        units.add(quantity.state or quantity.measure or quantity.unit)
        said = amount.value, amount.low, amount.high, amount.bound, amount.unit, amount.converted
        if said != _told(quantity, None if summed else converted(quantity, sentence)):
            yield f"its sentence does not give {amount.value} {amount.unit} for {amount.text!r}"
        if not summed and not _one_number(amount.citations, sentences):
            yield f"not all that it cites for {amount.text!r} give one number"
    if not figure.question or figure.question not in questions:
        yield f"no sentence it cites answers {figure.question!r}"
    if figure.unit not in units:
        yield f"no sentence it cites gives the unit {figure.unit!r}"


def gap_failures(gap: Gap, sentences: Sentences) -> Iterator[str]:
    """Citations of a gap whose marked words do not say that something is not known, or not in its way."""
    for cited in gap.citations:
        sentence = sentences.get((cited.article, cited.sentence))
        if sentence is not None and told_unknown(sentence) not in [(gap.kind, mark) for mark in cited.marks]:
            yield f"the words marked in {cited.article}#{cited.sentence} do not say {gap.kind.value!r}"


def slot_failures(briefing: Briefing, articles: Sequence[AnnotatedArticle]) -> Iterator[str]:
    """Questions that the briefing calls open and an article may answer; one that it does not call open is no lie."""
    aside = {b.article for b in briefing.background}
    compared = [a for a in articles if a.compared]
    at_hand = [a for a in compared if a.article.id not in aside]
    found = unanswered(at_hand, all_read=len(compared) == len(articles))
    if set(briefing.unanswered) - set(found):
        said = ", ".join(briefing.unanswered) or "none"
        yield f"it says {said}, the articles leave {', '.join(found) or 'none'}"


def _read(amount: Amount, sentences: Sentences) -> tuple[Quantity, AnnotatedSentence, bool] | None:
    """The quantity that the first citation of an amount marks, its sentence, and whether it adds up several."""
    first = amount.citations[0] if amount.citations else None
    sentence = sentences.get((first.article, first.sentence)) if first else None
    if first is None or sentence is None:
        return None
    marked = [q for q in sentence.quantities if (q.start, q.end) in first.marks]
    if amount.text not in [q.text for q in marked]:
        return None
    whole = replace(marked[0], low=sum(q.low for q in marked), high=sum(q.high for q in marked))
    return whole, sentence, len(marked) > 1


def _told(quantity: Quantity, note: str | None) -> tuple[object, ...]:
    ends = [as_written(value, quantity.measure) for value in (quantity.low, quantity.high)]
    return in_digits(quantity), *ends, quantity.bound, quantity.measure or quantity.unit, note


def _one_number(citations: Sequence[Citation], sentences: Sentences) -> bool:
    """Does every citation mark the number of another one, or the number that its sentence gives for it in brackets?"""
    left = [_numbers(c, sentences) for c in citations]
    known = left.pop(0) if left else set()
    while joined := [numbers for numbers in left if numbers & known]:
        known = known.union(*joined)
        left = [numbers for numbers in left if numbers not in joined]
    return not left


def _marked(citations: Sequence[Citation], sentences: Sentences) -> Iterator[tuple[AnnotatedSentence, Quantity]]:
    """The quantities that citations mark, with their sentences."""
    for cited in citations:
        sentence = sentences.get((cited.article, cited.sentence))
        if sentence is not None:
            yield from ((sentence, q) for q in sentence.quantities if (q.start, q.end) in cited.marks)


def _numbers(cited: Citation, sentences: Sentences) -> set[Number]:
    found = list(_marked((cited,), sentences))
    both = [q for _, q in found] + [other for sentence, q in found if (other := twin(q, sentence)) is not None]
    return {(f"{q.low:.9g}", f"{q.high:.9g}", q.unit) for q in both}
