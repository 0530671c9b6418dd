"""One story from its source files to its briefing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.annotate.story import annotate_story
from briefgen.errors import GateError, NothingToBuild
from briefgen.gate.verify import verify_story
from briefgen.load.files import load_story
from briefgen.model import BriefedStory, NotRead, Publisher, Story
from briefgen.pipeline.brief import brief
from briefgen.pipeline.intake import take_in


def brief_story(story: Story) -> BriefedStory:
    """Read, clean, annotate and brief one story.

    Source files that cannot be read, or are no articles, stand in the briefing's ``not_read``; the others go on.
    """
    intake = take_in(story.sources, story.cleaning)
    left_out = sorted({*story.not_read, *intake.not_read}, key=_by_path)
    briefing = brief(story, annotate_story(intake.articles), tuple(left_out), story.publishers)
    return BriefedStory(story, briefing, intake.articles, intake.manuscripts)


def brief_folder(folder: Path, publishers: tuple[Publisher, ...] = ()) -> BriefedStory:
    """The story in a folder (the story's own, or its ``articles/``), briefed.

    ``publishers`` are those that the site around it names.  Raises `NothingToBuild` where none of its files is an
    article, `GateError` where a receipt does not hold.
    """
    story = load_story(folder)
    done = brief_story(replace(story, publishers=story.publishers + publishers))
    if not done.articles:
        first = next((f" The first: {n.path}: {n.reason}" for n in done.briefing.not_read), "")
        raise NothingToBuild(f"{folder}: no file in it could be read as an article.{first}")
    if failures := verify_story(done):
        raise GateError(failures)
    return done


def _by_path(file: NotRead) -> tuple[str, str]:
    return file.path, file.reason
