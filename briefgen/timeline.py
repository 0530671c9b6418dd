"""The timeline: dated statements, oldest first."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Citation, TimelineEntry, When

# Statements of one date that share this much of the smaller one's content words tell one happening.
SHARED = 0.4
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_EMPTY = frozenset({"say", "be", "have", "do", "make", "take", "year", "month", "week", "day", "tell", "also", "new"})


@dataclass(slots=True)
class _Happening:
    date: str
    inferred: bool
    text: str
    lemmas: frozenset[str]
    citations: list[Citation]


def timeline(articles: tuple[AnnotatedArticle, ...]) -> tuple[TimelineEntry, ...]:
    """What the articles date, oldest first; each entry's text is a sentence, verbatim.

    Statements of one date that tell the same thing are one entry with all their citations.
    """
    happenings: dict[str, list[_Happening]] = {}
    for article in articles:
        for sentence in article.sentences:
            if sentence.sentence.damaged or sentence.kind is BlockKind.HEADING:
                continue
            for when in _telling(sentence):
                _place(happenings.setdefault(when.value or "", []), sentence, when)
    every = [h for date in happenings.values() for h in date]
    every.sort(key=lambda h: (sort_key(h.date), -len({c.article for c in h.citations})))
    return tuple(TimelineEntry(h.date, h.inferred, h.text, tuple(h.citations)) for h in every)


def sort_key(edtf: str) -> tuple[str, str]:
    """An order for EDTF dates: ``sort_key("199X") < sort_key("1991-05")``; a year stands before its months."""
    start = edtf.split("/")[0].rstrip("~").replace("X", "0")
    return start, edtf


def _telling(sentence: AnnotatedSentence) -> list[When]:
    """The dates a sentence gives, each once; a month or year that one of its days lies in adds nothing."""
    values: dict[str, When] = {}
    for when in sentence.times:
        if when.value:
            values.setdefault(when.value, when)
    return [w for v, w in values.items() if not any(o != v and o.startswith(v + "-") for o in values)]


def _place(same_day: list[_Happening], sentence: AnnotatedSentence, when: When) -> None:
    citation = Citation(sentence.article, sentence.sentence.id, sentence.sentence.text, ((when.start, when.end),))
    lemmas = frozenset(t.lemma.lower() for t in sentence.tokens if t.pos in _CONTENT) - _EMPTY
    for happening in same_day:
        if _same(happening.lemmas, lemmas):
            if all((c.article, c.sentence) != (citation.article, citation.sentence) for c in happening.citations):
                happening.citations.append(citation)
            if happening.inferred and not when.inferred:  # a written date is the better witness
                happening.inferred, happening.text = False, sentence.sentence.text
                happening.citations.sort(key=lambda c: c.sentence != citation.sentence)
            return
    same_day.append(_Happening(when.value or "", when.inferred, sentence.sentence.text, lemmas, [citation]))


def _same(a: frozenset[str], b: frozenset[str]) -> bool:
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) / smaller >= SHARED
