"""Passes the article through."""

from __future__ import annotations

from briefgen.model import AnnotatedArticle


def times(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as it came."""
    return article


def times_counted_from(article: AnnotatedArticle, assumed_date: str | None) -> AnnotatedArticle:
    """The article as it came."""
    return article
