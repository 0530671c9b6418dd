"""Passes the article through."""

from __future__ import annotations

from briefgen.model import AnnotatedArticle


def quotations(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as it came."""
    return article
