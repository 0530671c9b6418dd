"""Which files make a story.

A story is any folder of the content folder that holds articles, at any depth, and its id is its path
(``2031/storm``); its articles are the files in it and in its ``articles/``.  Nothing is skipped in silence: a file
that is no article, or of no story, yet visible, is named under "not read".
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.errors import NothingToBuild
from briefgen.load import omnivore
from briefgen.load.beside import is_data, is_hidden, pages_of
from briefgen.load.normal import normal
from briefgen.load.sidecar import SIDECAR, is_sidecar, read_sidecar, subject_of
from briefgen.model import NotRead, Publisher, Rights, SourceFile, Story, Terms
from briefgen.settings.edits import NAME as EDITS
from briefgen.settings.edits import read_edits
from briefgen.settings.own import own_pages
from briefgen.settings.plain_yaml import BadYaml, read_yaml_file
from briefgen.settings.publishers import publishers_in

ARTICLES = "articles"
SETTINGS = "story.yml"
MAX_FILE = 300_000_000  # bytes; a larger file would fill the memory, and no article is so long


@dataclass(frozen=True, slots=True)
class _StorySettings:
    title: str | None = None
    description: str | None = None
    order: int | None = None
    publish: bool = True
    publishers: tuple[Publisher, ...] = ()
    rights: Rights | None = None


def find_stories(content: Path) -> tuple[Path, ...]:
    """The story folders of ``content``, at any depth, by path: those that hold a source file, directly or in
    ``articles/``, or a ``story.yml`` that waits for one."""
    found = (folder for folder in _folders(content) if _sources(folder) or (folder / SETTINGS).is_file())
    return tuple(sorted(found, key=lambda folder: folder.relative_to(content).as_posix()))


def strays_in(content: Path) -> tuple[NotRead, ...]:
    """What lies in ``content`` and is of no story, nor a page of the owner's, each with what to do; by path."""
    own, stories = {page.name for page in own_pages(content)}, set(find_stories(content))
    found = [(p, _why_loose(p)) for p in (*_visible_files(content), *_odd(content)) if p.name not in own]
    for folder in _folders(content):
        if not _can_be_listed(folder):
            found.append((folder, "This folder could not be opened; check that it may be read."))
        elif folder not in stories:
            found += [(p, _why_not(p)) for p in _bystanders(folder)]
            found += [(p, _why_loose(p)) for p in _visible_files(folder) if p.name == EDITS]
    return tuple(sorted((NotRead(p.relative_to(content).as_posix(), why) for p, why in found), key=lambda n: n.path))


def load_story(folder: Path, content: Path | None = None) -> Story:
    """Read a story's files.  ``folder`` is the story's or its ``articles/``, which lends its parent's name.

    Paths in the result, and the story's id, are relative to ``content`` (by default the folder that holds the
    story's).  Raises ``NothingToBuild`` where the folder is missing; a story without any source file is returned empty.
    """
    if not folder.is_dir():
        raise NothingToBuild(f"{folder} is not a folder; name the folder that holds a story's articles.")
    folder = folder.resolve()
    above = content.resolve() if content else None
    story = folder.parent if folder.name == ARTICLES and folder.parent != above else folder
    root = above or story.parent
    sources: list[SourceFile] = []
    not_read: list[NotRead] = []
    for path in _sources(story):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        source, complaints = source_in(path, name)
        sources += [source] if source else []
        not_read += complaints
    for path in _bystanders(story):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        not_read.append(NotRead(name, _why_not(path)))
    for title in omnivore.without_text(story):
        path = omnivore.lists_in(story)[0]
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        not_read.append(NotRead(name, f"It lists “{title}”, whose text is not in the export; save the page itself."))
    settings, complaint = _settings(story / SETTINGS)
    if complaint:
        name = (story / SETTINGS).relative_to(root).as_posix() if story.is_relative_to(root) else SETTINGS
        not_read.append(NotRead(name, complaint))
    edits, faults = read_edits(story, [s.path for s in sources])
    where = (story / EDITS).relative_to(root).as_posix() if story.is_relative_to(root) else EDITS
    not_read += [NotRead(where, fault) for fault in faults]
    return Story(
        id=story.relative_to(root).as_posix() if story.is_relative_to(root) else story.name,
        sources=tuple(sources),
        not_read=tuple(not_read),
        title=settings.title,
        description=settings.description,
        order=settings.order,
        publish=settings.publish,
        declared=(story / SETTINGS).is_file(),
        cleaning=edits,
        publishers=settings.publishers,
        said_beside=tuple((path.relative_to(story).as_posix(), sha) for path, sha in _said_beside(story)),
        rights=settings.rights,
        terms=Terms(settings.rights or Rights.FULL),
    )


def source_in(path: Path, name: str) -> tuple[SourceFile | None, list[NotRead]]:
    """A file's bytes with what the note beside it says, under this name; None and the reason where it cannot be had."""
    given, complaint = read_sidecar(path)
    complaints = [NotRead(f"{name}{SIDECAR}", complaint)] if complaint else []
    try:
        if path.stat().st_size > MAX_FILE:
            why = f"It is larger than {MAX_FILE // 1_000_000} MB; split it, or save the articles one by one."
            return None, [*complaints, NotRead(name, why)]
        return SourceFile(name, path.read_bytes(), given + omnivore.told_of(path)), complaints
    except OSError as error:
        why = f"It could not be opened ({error.strerror}); check that the file may be read."
        return None, [*complaints, NotRead(name, why)]


def files_below(folder: Path) -> tuple[Path, ...]:
    """Every file of a folder at any depth that may be an article, by path: no YAML, no part of a saved page, nothing
    hidden."""
    folders = [folder, *(f for f in _every_folder(folder, frozenset()))]
    return tuple(sorted(p for f in folders for p in _visible_files(f) if not is_data(p.name)))


def _every_folder(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    for inner in sorted(p for p in _listed(folder) if p.is_dir()):
        real = inner.resolve()
        own = inner.name == omnivore.MARKED and omnivore.is_part(inner)
        if real not in above and not own and not _is_of_page(inner):
            yield inner
            yield from _every_folder(inner, above | {real, folder.resolve()})


def _listed(folder: Path) -> list[Path]:
    """What a folder holds and shows; nothing where it cannot be opened."""
    try:
        return [p for p in folder.iterdir() if not is_hidden(p.name)]
    except OSError:
        return []


def _can_be_listed(folder: Path) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


def _visible_files(folder: Path) -> list[Path]:
    return [p for p in _listed(folder) if p.is_file()]


def _odd(folder: Path) -> list[Path]:
    """What is neither a file nor a folder: a link that leads nowhere, a pipe."""
    return [p for p in _listed(folder) if not p.is_file() and not p.is_dir()]


def _folders(content: Path, above: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """Every folder that may be a story's, whatever it holds: not a story's ``articles/``, nor a saved page's own, nor a
    link that leads back to a folder it lies in."""
    for folder in sorted(p for p in _listed(content) if p.is_dir()):
        real = folder.resolve()
        if real in above or _is_of_page(folder) or omnivore.is_part(folder) or (above and folder.name == ARTICLES):
            continue
        yield folder
        yield from _folders(folder, above | {real, content.resolve()})


def _sources(story: Path) -> list[Path]:
    """Source files in the order of their names; those of the story's own folder before those of ``articles/``."""
    nested = [p for p in _visible_files(story / ARTICLES) if not is_sidecar(p)]
    lists = omnivore.lists_in(story)
    nested += [p for p in _visible_files(story / omnivore.TEXTS) if lists and not is_sidecar(p)]
    found = [p for p in _visible_files(story) if not is_data(p.name) and p not in lists] + nested
    return sorted(found, key=lambda p: (p.name, p.parent.name == ARTICLES))


def _said_beside(story: Path) -> Iterator[tuple[Path, str]]:
    """The settings files of a story and the notes beside its sources that can be read, each with its SHA-256."""
    notes = [p for p in _visible_files(story) + _visible_files(story / ARTICLES) if is_sidecar(p)]
    for path in sorted([story / SETTINGS, story / EDITS, *notes]):
        with suppress(OSError):
            if path.is_file() and path.stat().st_size <= MAX_FILE:
                yield path, hashlib.sha256(path.read_bytes()).hexdigest()


def _bystanders(story: Path) -> list[Path]:
    """What lies in a story folder and is neither an article nor one of the two settings files, nor a story itself."""
    data = [p for p in _visible_files(story) if is_data(p.name) and p.name not in {SETTINGS, EDITS}]
    data += [p for p in _visible_files(story / ARTICLES) if is_sidecar(p)]
    data = [p for p in data if not (is_sidecar(p) and subject_of(p).is_file())]
    folders = [p for p in _listed(story / ARTICLES) if p.is_dir() and not _is_of_page(p)]
    odd = _odd(story) + _odd(story / ARTICLES)
    if omnivore.lists_in(story):
        data += _visible_files(story / omnivore.MARKED)
    return sorted(data + folders + odd, key=lambda p: p.as_posix())


def _is_of_page(folder: Path) -> bool:
    """Browsers put the pictures and scripts of a page they save into a folder beside it; no article is in there."""
    return any(folder.with_name(page).is_file() for page in pages_of(folder.name))


def _why_not(path: Path) -> str:
    if path.parent.name == omnivore.MARKED and omnivore.is_part(path.parent):
        return omnivore.OWN
    if path.is_dir():
        return "It is a folder inside articles/; move its articles up, or make a story's folder of it beside articles/."
    if not path.is_file():
        return "It is no file that can be opened, but such as a link that leads nowhere; put the file itself here."
    if is_sidecar(path):
        return f"It says where {subject_of(path).name} came from, but there is no such file beside it; delete it."
    return f"It is YAML data, not an article; only {SETTINGS} and {EDITS} are used from a story's folder."


def _why_loose(path: Path) -> str:
    if not path.is_file():
        return _why_not(path)
    if is_data(path.name):
        return "It is of no story; move it into the folder of the story it speaks of, or delete it."
    said = ", for its front matter says that it was published elsewhere" if path.suffix == ".md" else ""
    return (
        f"It lies in no story{said}; make a folder for its story beside it and move it there, "
        "or run `briefgen add STORY FILE` and delete it here."
    )


def _settings(path: Path) -> tuple[_StorySettings, str | None]:
    """What ``story.yml`` says, and a complaint where something in it cannot be used."""
    if not path.is_file():
        return _StorySettings(), None
    try:
        said = read_yaml_file(path)
    except BadYaml as error:
        return _StorySettings(), f"It is not valid YAML{error.where}; the story is built without it. Mend or delete it."
    if said is None:
        return _StorySettings(), None
    if not isinstance(said, dict):
        return _StorySettings(), "It should hold 'title: ...' and the like; the story is built without it."
    bad = [k for k in said if k not in {"title", "description", "order", "publish", "publishers"}]
    order, publish = said.get("order"), said.get("publish", True)
    if order is not None and (isinstance(order, bool) or not isinstance(order, int)):
        order, bad = None, [*bad, "order"]
    rights = Rights(str(publish)) if publish in list(Rights) else None
    publish = True if rights else publish
    if not isinstance(publish, bool):
        # An unreadable "publish" must not put a story on the web that its owner meant to hold back.
        publish, bad = False, [*bad, "publish"]
    try:
        publishers = publishers_in(said.get("publishers"))
    except ValueError:
        publishers, bad = (), [*bad, "publishers"]
    complaint = (
        f"These entries are not understood: {', '.join(map(str, bad))}; use title, description, "
        "order (a whole number), publish (true, false, full, cited or none) and publishers (a publisher: [its titles])."
    )
    title, description = _text(said.get("title")), _text(said.get("description"))
    settings = _StorySettings(title, description, order, publish, publishers, rights)
    return settings, complaint if bad else None


def _text(value: Any) -> str | None:
    text = " ".join(normal(str(value)).split()) if value is not None else ""
    return text or None
