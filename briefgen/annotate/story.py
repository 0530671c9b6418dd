"""The articles of a story annotated together: one without a date borrows the day of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.annotate.pipeline import annotate, set_aside
from briefgen.keep.once import Task, once
from briefgen.keep.packing import Typed
from briefgen.model import AnnotatedArticle, Article, Rights
from briefgen.steps import step

MOST_ARTICLES = 200
"""Articles of a story that are compared: the newest (see `eval/results.md` for what they take)."""

ANNOTATED = Task("annotated", Typed[AnnotatedArticle](AnnotatedArticle))

BEYOND = "this one is shown, but not compared. Make stories of their own of what belongs together."
"""The end of the note of an article that is one too many."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """All that an article's annotation rests on beside the article: what its story tells of days.

    ``assumed`` stands in for an article's own day, ``days`` are those on which the story's articles were published.
    """

    assumed: str | None
    days: frozenset[date]

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Calendar:
        """The days of a story.

        >>> Calendar.of(()).assumed is None
        True
        """
        return cls(assumed_date(articles), _days_of(articles))


def annotate_story(articles: tuple[Article, ...]) -> tuple[AnnotatedArticle, ...]:
    """The articles with everything found in their sentences, in their order.

    Of a story of more than `MOST_ARTICLES` the newest are annotated; the others are set aside with a note.
    """
    calendar, annotated = Calendar.of(articles), []
    read = {a.id for a in to_annotate(articles)}
    note = f"This story has {len(articles):,} articles, and the newest {MOST_ARTICLES} are compared; {BEYOND}"
    for number, article in enumerate(articles, 1):
        if article.id in read:
            annotated.append(annotate_one(article, calendar))
        else:
            annotated.append(set_aside(article, *(() if article.rights is Rights.NONE else (note,))))
        step("articles annotated", number, len(articles))
    return tuple(annotated)


def annotate_one(article: Article, calendar: Calendar) -> AnnotatedArticle:
    """One article of a story with everything found in its sentences; what was found before is taken from there."""
    return once(ANNOTATED, (article, calendar), lambda: annotate(article, calendar.assumed, calendar.days))


def to_annotate(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of a story that are read for what they say: not those that are too many, or may only be named."""
    left = _left_over(articles)
    return tuple(a for a in articles if a.rights is not Rights.NONE and a.id not in left)


def _left_over(articles: Sequence[Article]) -> frozenset[str]:
    """The ids of the articles that are too many: the oldest, those without a day first."""
    newest = sorted(articles, key=lambda a: a.path)
    newest.sort(key=lambda a: a.metadata.published or "", reverse=True)
    return frozenset(a.id for a in newest[MOST_ARTICLES:])


def _days_of(articles: Sequence[Article]) -> frozenset[date]:
    """The days on which the articles were published or updated."""
    told = (_day(moment) for a in articles for moment in (a.metadata.published, a.metadata.updated))
    return frozenset(day for day in told if day is not None)


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def assumed_date(articles: Sequence[Article]) -> str | None:
    """The day an article without a date is taken to be of: the middle one of the others' days, None without any.

    The later one of two middles, since "on Tuesday" is told on Tuesday or after.
    """
    days = sorted(a.metadata.published[:10] for a in articles if a.metadata.published)
    return days[len(days) // 2] if days else None
