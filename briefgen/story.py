"""One story from its source files to its briefing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from briefgen.annotate.pipeline import annotate
from briefgen.brief import brief
from briefgen.errors import GateError, NothingToBuild
from briefgen.intake import take_in
from briefgen.load.files import load_story
from briefgen.model import Article, BriefedStory, NotRead, Story
from briefgen.verify import verify_story

STORIES_KEPT = 256
"""Finished stories that a running ``serve`` remembers: an edit then costs one story, not all."""


@lru_cache(maxsize=STORIES_KEPT)
def brief_story(story: Story) -> BriefedStory:
    """Read, clean, annotate and brief one story.

    Source files that cannot be read, or are no articles, stand in the briefing's ``not_read``; the others go on.
    """
    intake = take_in(story.sources)
    left_out = sorted({*story.not_read, *intake.not_read}, key=_by_path)
    day = assumed_date(intake.articles)
    annotated = tuple(annotate(article, day) for article in intake.articles)
    return BriefedStory(story, brief(story, annotated, tuple(left_out)), intake.articles, intake.manuscripts)


def brief_folder(folder: Path) -> BriefedStory:
    """The story in a folder (the story's own, or its ``articles/``), briefed.

    Raises `NothingToBuild` where none of its files is an article, `GateError` where a receipt does not hold.
    """
    done = brief_story(load_story(folder))
    if not done.articles:
        first = next((f" The first: {n.path}: {n.reason}" for n in done.briefing.not_read), "")
        raise NothingToBuild(f"{folder}: no file in it could be read as an article.{first}")
    if failures := verify_story(done):
        raise GateError(failures)
    return done


def assumed_date(articles: Sequence[Article]) -> str | None:
    """The day an article without a date is taken to be of: the middle one of the others' days, None without any.

    The later one of two middles, since "on Tuesday" is told on Tuesday or after.
    """
    days = sorted(a.metadata.published[:10] for a in articles if a.metadata.published)
    return days[len(days) // 2] if days else None


def _by_path(file: NotRead) -> tuple[str, str]:
    return file.path, file.reason
