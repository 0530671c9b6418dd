"""The annotators in their order.  Each is a plain function ``AnnotatedArticle -> AnnotatedArticle``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefgen.annotate.names.names import names
from briefgen.annotate.numbers.quantities import quantities
from briefgen.annotate.speech.attributions import attributions
from briefgen.annotate.speech.polarity import polarity
from briefgen.annotate.speech.quotations import quotations
from briefgen.annotate.times.times import times, times_counted_from
from briefgen.annotate.tokens import tokens
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Article

Annotator = Callable[[AnnotatedArticle], AnnotatedArticle]

ANNOTATORS: tuple[tuple[str, Annotator], ...] = (
    ("tokens", tokens),
    ("names", names),
    ("times", times),
    ("quantities", quantities),
    ("quotations", quotations),
    ("attributions", attributions),
    ("polarity", polarity),
)


def annotate(article: Article, assumed_date: str | None = None) -> AnnotatedArticle:
    """The article with everything found in its sentences.

    ``assumed_date`` (ISO, to the day) stands in for an article without a date of its own; what is counted from
    it says so.  An article known to be in another language than English is not compared: its sentences stay
    without annotation, and a note tells the reader.
    """
    bare = AnnotatedArticle(
        article=article,
        sentences=tuple(
            AnnotatedSentence(article=article.id, sentence=s, kind=article.blocks[s.block].kind)
            for s in article.sentences
        ),
    )
    if not _understood(article):
        return _set_aside(bare)
    for name, annotator in ANNOTATORS:
        bare = times_counted_from(bare, assumed_date) if name == "times" else annotator(bare)
    return bare


def _understood(article: Article) -> bool:
    language = article.metadata.language
    return language is None or language.lower().replace("_", "-").split("-")[0] == "en"


def _set_aside(bare: AnnotatedArticle) -> AnnotatedArticle:
    note = f"This article is in another language ({bare.article.metadata.language}); it is shown, but not compared."
    notes = tuple(dict.fromkeys((*bare.article.notes, note)))
    return replace(bare, compared=False, article=replace(bare.article, notes=notes))
