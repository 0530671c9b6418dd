"""Passes the article through."""

from __future__ import annotations

from briefgen.model import AnnotatedArticle


def quantities(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as it came."""
    return article
