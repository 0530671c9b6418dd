"""The articles of a story annotated together: one without a date borrows the day of the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.annotate.pipeline import annotate
from briefgen.model import AnnotatedArticle, Article

STORIES_KEPT = 64
"""Annotated stories that a process remembers, so that the gate, which asks again, need not wait again."""


@lru_cache(maxsize=STORIES_KEPT)
def annotate_story(articles: tuple[Article, ...]) -> tuple[AnnotatedArticle, ...]:
    """The articles with everything found in their sentences, in their order."""
    day = assumed_date(articles)
    return tuple(annotate(article, day) for article in articles)


def assumed_date(articles: Sequence[Article]) -> str | None:
    """The day an article without a date is taken to be of: the middle one of the others' days, None without any.

    The later one of two middles, since "on Tuesday" is told on Tuesday or after.
    """
    days = sorted(a.metadata.published[:10] for a in articles if a.metadata.published)
    return days[len(days) // 2] if days else None
