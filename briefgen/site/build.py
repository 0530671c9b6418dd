"""The whole line, in one function: from a folder of articles to finished pages that keep their receipts.

`build_pages` is what every door uses: the commands, the MkDocs plugin, the tests.  It raises only for what stops
everything (`NothingToBuild`, `GateError`, `SettingsError`); a source file that cannot be read, a statement that cannot
be proven and a story that cannot be built are named in the report, and the rest goes on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from briefgen.errors import GateError, NothingToBuild
from briefgen.export.beside import beside
from briefgen.gate.proof import proofs_of
from briefgen.gate.untouched import SOURCES, sources_file
from briefgen.gate.verify import verify_pages
from briefgen.keep.once import keeping
from briefgen.load.files import find_stories, load_story, strays_in
from briefgen.model import Article, NotRead, Story, Terms, Withheld
from briefgen.pipeline.story import briefed_before, whole_articles
from briefgen.render.site import readers_of, render
from briefgen.sections.briefed import BriefedStory
from briefgen.settings.site import Settings
from briefgen.site.crew import Crew, brief_each
from briefgen.site.progress import Progress, Silent
from briefgen.site.untold import Untold, untold

MANIFEST = ".briefgen.json"
"""Lies beside the finished pages and names each of them, so that a later build removes its own files and no others."""

DRAFT = ".briefgen.draft"
"""A file that is being written; a crash may leave one in a folder, and the next file written there takes its place."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    ``stories`` are the ids of the published stories, ``pages`` the finished files relative to the build folder,
    ``written`` how many of them changed, ``newest`` the latest day an article was published ("2024-06-19") or None;
    ``withheld`` is what no page prints since it could not be proven, each with its story's id; ``untold`` the articles
    that do not say who published them or when; ``proven`` is what the gate knows proven data by (see `gate/proof.py`).
    """

    stories: tuple[str, ...]
    articles: int
    not_read: tuple[NotRead, ...]
    pages: tuple[str, ...]
    written: int
    newest: str | None
    withheld: tuple[tuple[str, Withheld], ...] = ()
    untold: tuple[Untold, ...] = ()
    proven: frozenset[str] = frozenset()

    @property
    def exit_code(self) -> int:
        """0 where everything was read, 1 where something was left out or withheld."""
        return 1 if self.not_read or self.withheld else 0


def build_pages(settings: Settings, progress: Progress | None = None, crew: Crew | None = None) -> BuildReport:
    """Read every story of the site, write its finished pages into ``settings.build_dir``, and say what was done.

    ``crew`` says who does the work and where results are kept; without one, processes as the settings say, and nowhere.

    Raises `NothingToBuild` without a single article, `GateError` where a finished page says what it must not; then no
    page is written, and those of the last good build stay.
    """
    progress, crew = progress or Silent(), crew or Crew(settings.workers)
    stories, strays = _load(settings)
    progress.begin(len(stories))
    try:
        briefed, failed = _brief_all(stories, crew, progress)
    finally:
        progress.end()
    aside = {*strays, *failed}
    aside_of_stories = tuple(sorted((n for n in aside if settings.uri(n.path) not in settings.used), key=_by_path))
    not_read = (*aside_of_stories, *chain.from_iterable(s.briefing.not_read for s in briefed))
    if not any(s.articles for s in briefed):
        raise NothingToBuild(_nothing(settings, strays, not_read))
    readers = readers_of(briefed, settings)
    with keeping(crew.store):
        pages = {
            **render(briefed, settings, aside_of_stories, readers),
            **beside(readers, settings),
            settings.uri(SOURCES): sources_file(stories),
        }
    if failures := verify_pages(briefed, pages):
        raise GateError(failures)
    return BuildReport(
        stories=tuple(s.story.id for s in briefed),
        articles=sum(len(s.articles) for s in briefed),
        not_read=not_read,
        pages=tuple(sorted(pages)),
        written=write_pages(pages, settings.build_dir),
        newest=_newest(briefed),
        withheld=tuple((s.story.id, w) for s in briefed for w in s.briefing.withheld),
        untold=tuple(u for s in briefed for u in untold(s.articles)),
        proven=proofs_of(briefed, pages, settings.prefix),
    )


def write_pages(pages: dict[str, bytes], folder: Path) -> int:
    """Make ``folder`` hold these pages; returns how many were written.

    A page that did not change is not touched, so that its date tells when it did.  Of the files that are there
    already, only those an earlier build wrote (the manifest names them) are removed.  Each file is there whole or
    not at all, and the manifest names all that may be there at any time, so that a crash leaves nothing for good.
    """
    manifest = folder / MANIFEST
    earlier = _earlier(manifest)
    _write(manifest, _listed(earlier | set(pages)))
    written = sum(_write(folder / path, data) for path, data in sorted(pages.items()))
    for stale in earlier - set(pages):
        _remove(folder, stale)
    _write(manifest, _listed(set(pages)))
    return written


def load_stories(settings: Settings) -> tuple[Story, ...]:
    """The published stories of the content folder, in the order of their ids; `NothingToBuild` without the folder."""
    return _load(settings)[0]


def whole_of(settings: Settings) -> dict[str, tuple[Article, ...]]:
    """The whole articles of the stories of which only a part is published, by the story's id: what was compared.

    They are read and cleaned anew, so that the gate can hold a finished site against them.
    """
    held = (s for s in load_stories(settings) if s.terms != Terms())
    return {story.id: whole_articles(story) for story in held}


def _load(settings: Settings) -> tuple[tuple[Story, ...], tuple[NotRead, ...]]:
    """The published stories of the content folder, in the order of their ids, and what is of no story."""
    content = settings.content
    if not content.is_dir():
        raise NothingToBuild(
            f"{content}: there is no such folder. Put each story's articles into a folder of it, "
            "or start with `briefgen new DIR`."
        )
    stories: list[Story] = []
    strays = list(strays_in(content))
    for folder in find_stories(content):
        try:
            story = _named(load_story(folder, content))
        except OSError as error:
            why = f"This folder could not be opened ({error.strerror}); check that it may be read."
            strays.append(NotRead(f"{folder.relative_to(content).as_posix()}/", why))
            continue
        if story.publish:
            stories.append(settings.around_story(story))
    return tuple(sorted(stories, key=lambda s: s.id)), tuple(strays)


def _named(story: Story) -> Story:
    """A story without a single source file says so under "not read", instead of looking like an empty page."""
    if story.sources or story.not_read:
        return story
    reason = "There is no article in this folder; put one there (text, HTML or Markdown), or delete the folder."
    return replace(story, not_read=(NotRead(f"{story.id}/", reason),))


def _brief_all(
    stories: tuple[Story, ...], crew: Crew, progress: Progress
) -> tuple[tuple[BriefedStory, ...], tuple[NotRead, ...]]:
    """All stories, in order, whoever did the work, and what is of none, each with the reason: stories that cannot be
    built, the files of a folder without a single article.

    What did not change since it was built is taken from what was kept.
    """
    with keeping(crew.store):
        kept = {story: done for story in stories if (done := briefed_before(story))}
    changed = [story for story in stories if story not in kept]
    fresh = brief_each(changed, crew, progress.step, progress.note)
    briefed: list[BriefedStory] = []
    failed: list[NotRead] = []
    for story in stories:
        outcome = kept.get(story) or next(fresh)
        if isinstance(outcome, NotRead):
            failed.append(outcome)
        elif not outcome.articles and not outcome.story.declared:
            failed += outcome.briefing.not_read
        else:
            briefed.append(_told(outcome, progress))
    for left_out in failed:
        progress.left_out(left_out)
    return tuple(briefed), tuple(failed)


def _told(done: BriefedStory, progress: Progress) -> BriefedStory:
    for file in done.briefing.not_read:
        progress.left_out(file)
    progress.story(done.story.id, len(done.articles))
    return done


def _nothing(settings: Settings, strays: tuple[NotRead, ...], not_read: tuple[NotRead, ...]) -> str:
    """Why there is nothing to build, and what to do."""
    content, own = settings.content, len(settings.own_pages)
    taken = "file at its top is taken for a page" if own == 1 else "files at its top are taken for pages"
    own_pages = f" ({own} Markdown {taken} of your own.)" if own else ""
    if strays and len(strays) == len(not_read):
        lie = "file lies" if len(strays) == 1 else "files lie"
        return (
            f"{content}: {len(strays)} {lie} here in no story, the first {strays[0].path}. Make a folder for each "
            f"story and move its articles there, or run `briefgen add STORY FILE...`.{own_pages}"
        )
    if not not_read:
        return (
            f"{content}: no story in this folder. Make a folder in it for each story and put the articles there "
            f"(text, HTML or Markdown), or run `briefgen add STORY FILE...`.{own_pages}"
        )
    return (
        f"{content}: none of the files could be read as an article. The first: {not_read[0].path}: {not_read[0].reason}"
    )


def _by_path(file: NotRead) -> tuple[str, str]:
    return file.path, file.reason


def _newest(briefed: tuple[BriefedStory, ...]) -> str | None:
    days = [a.metadata.published[:10] for s in briefed for a in s.articles if a.metadata.published]
    return max(days, default=None)


def _listed(names: set[str]) -> bytes:
    return json.dumps(sorted(names), indent=0).encode() + b"\n"


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
    """Write a file where its bytes differ from what is there: beside it, then in its place."""
    if file.is_file() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(DRAFT)
    try:
        draft.write_bytes(data)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return True
