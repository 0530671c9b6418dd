"""Everything that a build puts into its folder: the pages, and what lies beside them."""

from __future__ import annotations

from briefgen.export.beside import beside
from briefgen.render.site import readers_of, render
from briefgen.sections.briefed import BriefedStory
from briefgen.settings.site import Settings


def finished(stories: tuple[BriefedStory, ...], settings: Settings) -> dict[str, bytes]:
    """The files of these stories by their path."""
    return {**render(stories, settings), **beside(readers_of(stories, settings), settings)}
