"""A finished story: its briefing with all that its receipts lead back to."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.story import annotate_story
from briefgen.model import AnnotatedArticle, Article, Manuscript, Story
from briefgen.sections.briefing import Briefing


@dataclass(frozen=True, slots=True)
class BriefedStory:
    """A finished story: its briefing, its articles, and the manuscripts its receipts lead back to.

    ``annotated`` is what was found in the articles' sentences; it is not kept where a story only waits to be printed.
    """

    story: Story
    briefing: Briefing
    articles: tuple[Article, ...]
    manuscripts: tuple[Manuscript, ...]
    annotated: tuple[AnnotatedArticle, ...] = ()


def annotated_of(done: BriefedStory) -> tuple[AnnotatedArticle, ...]:
    """What was found in a finished story's articles: as it was kept, else found again."""
    return done.annotated or annotate_story(done.articles)
