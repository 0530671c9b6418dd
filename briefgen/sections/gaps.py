"""What the sources themselves say is not known, in their words: "it was not immediately clear", "declined to comment".

Each such sentence is quoted with its words for that marked.  It is closed when a later article tells what was asked:
that is so where an update sets the very words beside newer ones ("no arrests have been made" / "police arrested a
man"), and nowhere else.  From silence nothing is concluded here: see ``questions.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from briefgen.lexicon.wordlists import groups_of
from briefgen.likeness.terms import terms_of
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Citation, Difference, Reading
from briefgen.model.briefing import Citations
from briefgen.model.fields import Verbatim, sparse
from briefgen.sections.facts.facts import citation


class GapKind(StrEnum):
    """In what way the sources say that something is not known."""

    UNKNOWN = "not known"
    UNVERIFIED = "not verified"
    NO_ANSWER = "no answer"
    OPEN = "still open"


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that says that something is not known; its words for that are marked in the first citation.

    ``answered`` is the id of the difference whose later side tells it.
    """

    text: Verbatim
    citations: Citations
    kind: GapKind = GapKind.UNKNOWN
    answered: str | None = sparse(None)


# Two sentences that share this part of their words say one thing; both are cited.
SAME = 0.6
MOST_GAPS = 24
# "I don't know what hit us", said by somebody who was there, is no gap of the report.
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us)\b")


def gaps(articles: Sequence[AnnotatedArticle], differences: Iterable[Difference] = ()) -> tuple[Gap, ...]:
    """The sources' own words for what is not known, each once with all who say so, at most 24, in order.

    "It was not immediately clear who fired." gives a `Gap` of the kind ``UNKNOWN``, with "was not immediately clear"
    marked.  Of the story's ``differences`` the updates say which of them a later article answers.
    """
    found: list[tuple[frozenset[str], Gap]] = []
    for article in articles:
        for sentence in article.sentences:
            told = _told(sentence)
            if told is None:
                continue
            kind, span = told
            about = terms_of(sentence)
            twin = next((i for i, (other, gap) in enumerate(found) if gap.kind is kind and _alike(about, other)), None)
            cited = citation(sentence, span)
            if twin is None:
                found.append((about, Gap(sentence.text, (cited,), kind)))
            else:
                other, gap = found[twin]
                found[twin] = other, Gap(gap.text, (*gap.citations, cited), kind)
    updates = tuple(d for d in differences if d.reading is Reading.UPDATE)
    days = {a.article.id: _days(a) for a in articles}
    return tuple(replace(gap, answered=_answered(gap, updates, days)) for _, gap in found[:MOST_GAPS])


def told_unknown(sentence: AnnotatedSentence) -> tuple[GapKind, tuple[int, int]] | None:
    """In what way a sentence says that something is not known, and the span of its words for that; None for others."""
    found = _matches(sentence.text)
    return next(((kind, span) for kind, span in found if not _own_words(sentence, span)), None)


@lru_cache(maxsize=1 << 13)  # gaps, questions and the gate ask it of the same sentences
def _matches(text: str) -> tuple[tuple[GapKind, tuple[int, int]], ...]:
    found = ((kind, pattern.search(text)) for kind, pattern in _patterns())
    return tuple((kind, match.span()) for kind, match in found if match)


def _days(article: AnnotatedArticle) -> tuple[str, str]:
    """The first and the last day on which an article may have said something; "" where it is not known."""
    meta = article.article.metadata
    return (meta.published or "")[:10], (meta.updated or meta.published or "")[:10]


def _answered(gap: Gap, updates: Iterable[Difference], days: Mapping[str, tuple[str, str]]) -> str | None:
    """The first update in which a gap's words are one side, and another is told after the last who calls it open."""
    last = [days[c.article][1] for c in gap.citations]
    for d in updates if all(last) else ():
        sides = [any(_overlap(a, b) for a in p.citations for b in gap.citations) for p in d.positions]
        told = (c for p, mine in zip(d.positions, sides, strict=True) if not mine for c in p.citations)
        if any(sides) and any(days.get(c.article, ("", ""))[0] > max(last) for c in told):
            return d.id
    return None


def _overlap(one: Citation, other: Citation) -> bool:
    """Whether two citations mark words of one place."""
    same = (one.article, one.sentence) == (other.article, other.sentence)
    return same and any(a < d and c < b for a, b in one.marks for c, d in other.marks)


def _told(sentence: AnnotatedSentence) -> tuple[GapKind, tuple[int, int]] | None:
    if not sentence.reports:
        return None
    return told_unknown(sentence)


def _own_words(sentence: AnnotatedSentence, span: tuple[int, int]) -> bool:
    """Does somebody say it of himself, inside quotation marks?"""
    around = (q for q in sentence.quotations if q.start <= span[0] and span[1] <= q.end)
    return any(_FIRST_PERSON.search(q.text) for q in around)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and len(one & other) >= SAME * max(len(one), len(other))


@cache
def _patterns() -> tuple[tuple[GapKind, re.Pattern[str]], ...]:
    return tuple(
        (GapKind(name), re.compile("|".join(found), re.IGNORECASE)) for name, found in groups_of("gaps").items()
    )
