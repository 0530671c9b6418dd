"""What may be shown of each article, written onto it before anything is made of it.

Of an article that may only be named nothing goes on but its citation: it has no text any more, so none can come out
anywhere.  One of which only cited sentences may be shown is compared as a whole, and is cut down to them when it is
published (`briefgen.render.excerpts`).
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.model import Article, Rights, Story
from briefgen.settings.rights import rights_for

CITED = (
    "Of this article only the sentences that the briefing cites are shown, each with the one before it; "
    "the rest is at its publisher’s."
)
NAMED = "This article is only named: its text is not published here, and is not compared."
_TOLD = ("description",)
"""What its metadata holds of an article's text."""

_QUOTED = "“"
"""A note with this mark quotes the article, such as a correction that a database appends to it."""


def under_terms(story: Story, articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """The articles as far as the story's terms let them be shown."""
    return tuple(_under(article, rights_for(article.metadata, story.terms)) for article in articles)


def _under(article: Article, rights: Rights) -> Article:
    if rights is Rights.FULL:
        return article
    meta = article.metadata
    evidence = tuple(e for e in meta.evidence if e.field not in _TOLD)
    held = replace(article, rights=rights, metadata=replace(meta, description=None, evidence=evidence))
    notes = tuple(note for note in article.notes if _QUOTED not in note)
    if rights is Rights.CITED:
        return replace(held, notes=(*notes, CITED))
    return replace(held, blocks=(), sentences=(), cuts=(), repairs=(), overruled=(), notes=(*notes, NAMED))
