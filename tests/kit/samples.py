"""The sample stories of ``content/``, briefed once for all tests of a process."""

from __future__ import annotations

from functools import cache

from briefgen.load.files import load_story
from briefgen.pipeline.story import brief_story
from briefgen.sections.briefed import BriefedStory
from tests.kit.places import CONTENT


@cache
def sample(name: str) -> BriefedStory:
    """One of them, by the name of its folder; its values are frozen, so nobody can spoil it for the next."""
    return brief_story(load_story(CONTENT / name, CONTENT))
