"""The articles of a story annotated together: one without a date borrows the day of the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from briefgen.annotate.pipeline import annotate
from briefgen.model import AnnotatedArticle, Article
from briefgen.steps import step

STORIES_KEPT = 64
"""Annotated stories that a process remembers, so that the gate, which asks again, need not wait again."""


@lru_cache(maxsize=STORIES_KEPT)
def annotate_story(articles: tuple[Article, ...]) -> tuple[AnnotatedArticle, ...]:
    """The articles with everything found in their sentences, in their order."""
    day, days = assumed_date(articles), _days_of(articles)
    annotated = []
    for number, article in enumerate(articles, 1):
        annotated.append(annotate(article, day, days))
        step("articles annotated", number, len(articles))
    return tuple(annotated)


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
