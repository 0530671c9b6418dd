"""The annotators in their order.  Each is a plain function ``AnnotatedArticle -> AnnotatedArticle``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from briefgen.annotate.asides import asides
from briefgen.annotate.entries import newest_entries
from briefgen.annotate.names.names import names
from briefgen.annotate.names.namesakes import namesakes
from briefgen.annotate.numbers.quantities import quantities
from briefgen.annotate.speech.attributions import attributions
from briefgen.annotate.speech.polarity import polarity
from briefgen.annotate.speech.quotations import quotations
from briefgen.annotate.times.times import times, times_counted_from
from briefgen.annotate.tokens import tokens
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Article

MAX_COMPARED = 60_000
"""Characters of an article; a longer text is a book, or hundreds of articles in one file.  A magazine's longest reports
have 10,000 words; the longest of the real articles at hand has 7,700 characters (29 November 2026)."""

Annotator = Callable[[AnnotatedArticle], AnnotatedArticle]

ANNOTATORS: tuple[tuple[str, Annotator], ...] = (
    ("tokens", tokens),
    ("names", names),
    ("namesakes", namesakes),
    ("times", times),
    ("quantities", quantities),
    ("asides", asides),
    ("newest entries", newest_entries),
    ("quotations", quotations),
    ("attributions", attributions),
    ("polarity", polarity),
)


def annotate(
    article: Article, assumed_date: str | None = None, story_days: frozenset[date] = frozenset()
) -> AnnotatedArticle:
    """The article with everything found in its sentences.

    ``assumed_date`` (ISO, to the day) stands in for an article without a date of its own; what is counted from
    it says so; ``story_days`` are those on which the story's articles were published.  An article known to be in
    another language than English, or longer than any article is, is not compared: its sentences stay without
    annotation, and a note tells the reader.
    """
    bare = _bare(article)
    if not _understood(article):
        note = f"This article is in another language ({article.metadata.language}); it is shown, but not compared."
        return set_aside(article, note)
    if (length := sum(len(b.text) for b in article.blocks)) > MAX_COMPARED:
        note = (
            f"This text has {length:,} characters, and an article has {MAX_COMPARED:,} at the most; it is shown, but "
            "not compared. If it holds several articles, save each as a file of its own."
        )
        return set_aside(article, note)
    for name, annotator in ANNOTATORS:
        bare = times_counted_from(bare, assumed_date, story_days) if name == "times" else annotator(bare)
    return bare


def set_aside(article: Article, *note: str) -> AnnotatedArticle:
    """The article without annotation, not compared; ``note`` tells the reader why where its own notes do not."""
    notes = tuple(dict.fromkeys((*article.notes, *note)))
    return replace(_bare(article), compared=False, article=replace(article, notes=notes))


def _understood(article: Article) -> bool:
    language = article.metadata.language
    return language is None or language.lower().replace("_", "-").split("-")[0] == "en"


def _bare(article: Article) -> AnnotatedArticle:
    kinds = [article.blocks[s.block].kind for s in article.sentences]
    sentences = (AnnotatedSentence(article.id, s, kind) for s, kind in zip(article.sentences, kinds, strict=True))
    return AnnotatedArticle(article, tuple(sentences))
