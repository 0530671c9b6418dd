"""The whole line, in one function: from a folder of articles to finished pages that keep their receipts.

`build_pages` is what every door uses: the commands, the MkDocs plugin, the tests.  It raises only for what stops
everything (`NothingToBuild`, `GateError`, `SettingsError`); a source file that cannot be read is named in the report
and the rest goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from briefgen.errors import GateError, NothingToBuild
from briefgen.gate.verify import verify
from briefgen.load.files import find_stories, load_story
from briefgen.model import BriefedStory, NotRead, Story
from briefgen.pipeline.story import brief_story
from briefgen.render.site import render
from briefgen.settings.site import Settings
from briefgen.site.progress import Progress, Silent

MANIFEST = ".briefgen.json"
"""Lies beside the finished pages and names each of them, so that a later build removes its own files and no others."""

FILES_PER_WORKER = 40
"""A worker pays from about so many source files on: it takes 3 s to start, and an article 0.3 s."""


_kept: dict[Story, BriefedStory] = {}
"""The stories of the last good build: under ``serve`` an edit then costs one story, not all."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    ``stories`` are the ids of the published stories, ``pages`` the finished files relative to the build folder,
    ``written`` how many of them changed, ``newest`` the latest day an article was published ("2024-06-19") or None.
    """

    stories: tuple[str, ...]
    articles: int
    not_read: tuple[NotRead, ...]
    pages: tuple[str, ...]
    written: int
    newest: str | None

    @property
    def exit_code(self) -> int:
        """0 where everything was read, 1 where something was left out."""
        return 1 if self.not_read else 0


def build_pages(settings: Settings, progress: Progress | None = None) -> BuildReport:
    """Read every story of the site, write its finished pages into ``settings.build_dir``, and say what was done.

    Raises `NothingToBuild` without a single article, `GateError` where a receipt does not hold; then no page is
    written, and those of the last good build stay.
    """
    progress = progress or Silent()
    stories = _load(settings)
    progress.begin(len(stories))
    try:
        briefed = _brief_all(stories, settings.workers, progress)
    finally:
        progress.end()
    not_read = tuple(chain.from_iterable(s.briefing.not_read for s in briefed))
    if not any(s.articles for s in briefed):
        raise NothingToBuild(_nothing(settings.content, not_read))
    pages = render(briefed, settings)
    if failures := verify(briefed, pages):
        raise GateError(failures)
    _kept.clear()
    _kept.update((done.story, done) for done in briefed)
    return BuildReport(
        stories=tuple(s.story.id for s in briefed),
        articles=sum(len(s.articles) for s in briefed),
        not_read=not_read,
        pages=tuple(sorted(pages)),
        written=write_pages(pages, settings.build_dir),
        newest=_newest(briefed),
    )


def write_pages(pages: dict[str, bytes], folder: Path) -> int:
    """Make ``folder`` hold these pages; returns how many were written.

    A page that did not change is not touched, so that its date tells when it did.  Of the files that are there
    already, only those an earlier build wrote (the manifest names them) are removed.
    """
    manifest = folder / MANIFEST
    for stale in _earlier(manifest) - set(pages):
        _remove(folder, stale)
    written = sum(_write(folder / path, data) for path, data in sorted(pages.items()))
    _write(manifest, json.dumps(sorted(pages), indent=0).encode() + b"\n")
    return written


def _load(settings: Settings) -> tuple[Story, ...]:
    """The published stories of the content folder, in the order of their ids."""
    if not settings.content.is_dir():
        raise NothingToBuild(
            f"{settings.content}: there is no such folder. Put each story's articles into a folder of it, "
            "or start with `briefgen new DIR`."
        )
    stories = [_named(load_story(folder, settings.content)) for folder in find_stories(settings.content)]
    known = (replace(s, publishers=s.publishers + settings.publishers) for s in stories if s.publish)
    return tuple(sorted(known, key=lambda s: s.id))


def _named(story: Story) -> Story:
    """A story without a single source file says so under "not read", instead of looking like an empty page."""
    if story.sources or story.not_read:
        return story
    reason = "There is no article in this folder; put one there (text, HTML or Markdown), or delete the folder."
    return replace(story, not_read=(NotRead(f"{story.id}/", reason),))


def _brief_all(stories: tuple[Story, ...], workers: int, progress: Progress) -> tuple[BriefedStory, ...]:
    """All stories, in order, whoever did the work; what did not change since the last good build is taken from it."""
    changed = [story for story in stories if story not in _kept]
    fresh = zip(changed, _brief_each(changed, workers), strict=True)
    return tuple(_told(_kept.get(story) or next(fresh)[1], progress) for story in stories)


def _brief_each(stories: list[Story], workers: int) -> Iterator[BriefedStory]:
    """The stories one after the other, or in so many processes (0: one a processor) where that pays."""
    workers = min(
        workers or os.cpu_count() or 1, len(stories), sum(len(s.sources) for s in stories) // FILES_PER_WORKER
    )
    if workers < 2:
        yield from map(brief_story, stories)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(brief_story, stories)


def _told(done: BriefedStory, progress: Progress) -> BriefedStory:
    for file in done.briefing.not_read:
        progress.left_out(file)
    progress.story(done.story.id, len(done.articles))
    return done


def _nothing(content: Path, not_read: tuple[NotRead, ...]) -> str:
    """Why there is nothing to build, and what to do."""
    if not not_read:
        return (
            f"{content}: no story in this folder. Make a folder in it for each story and put the articles there "
            "(text, HTML or Markdown)."
        )
    return (
        f"{content}: none of the files could be read as an article. The first: {not_read[0].path}: {not_read[0].reason}"
    )


def _newest(briefed: tuple[BriefedStory, ...]) -> str | None:
    days = [a.metadata.published[:10] for s in briefed for a in s.articles if a.metadata.published]
    return max(days, default=None)


def _earlier(manifest: Path) -> set[str]:
    """The files an earlier build wrote; none where its list is missing or spoilt."""
    try:
        names = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return set()
    return {n for n in names if isinstance(n, str)} if isinstance(names, list) else set()


def _remove(folder: Path, name: str) -> None:
    """Remove one file of an earlier build, and the folders it leaves empty; never anything outside ``folder``."""
    file = folder / name
    if not file.resolve().is_relative_to(folder.resolve()) or not file.is_file():
        return
    file.unlink()
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _write(file: Path, data: bytes) -> bool:
    """Write a file where its bytes differ from what is there."""
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return True
