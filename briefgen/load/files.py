"""Which files make a story.

A story is ``content/<id>/``; its articles are the files in it and in its ``articles/``.  Nothing is skipped
in silence: a file that is no article, yet visible, is named under "not read".
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from briefgen.errors import NothingToBuild
from briefgen.load.sidecar import SIDECAR, is_sidecar, read_sidecar, subject_of
from briefgen.model import NotRead, Publisher, SourceFile, Story
from briefgen.settings.edits import NAME as EDITS
from briefgen.settings.edits import read_edits
from briefgen.settings.publishers import publishers_in

ARTICLES = "articles"
SETTINGS = "story.yml"
PAGE_FOLDERS = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_arquivos", "-filer", "_pliki")
MAX_FILE = 300_000_000  # bytes; a larger file would fill the memory, and no article is so long


@dataclass(frozen=True, slots=True)
class _Settings:
    title: str | None = None
    description: str | None = None
    order: int | None = None
    publish: bool = True
    publishers: tuple[Publisher, ...] = ()


def find_stories(content: Path) -> tuple[Path, ...]:
    """The story folders of ``content``, by name: those that hold a source file, directly or in ``articles/``, or a
    ``story.yml`` that waits for one."""
    if not content.is_dir():
        return ()
    folders = sorted((p for p in content.iterdir() if p.is_dir() and not _hidden(p)), key=lambda p: p.name)
    return tuple(folder for folder in folders if _sources(folder) or (folder / SETTINGS).is_file())


def load_story(folder: Path, content: Path | None = None) -> Story:
    """Read a story's files.  ``folder`` is the story's or its ``articles/``, which lends its parent's name.

    Paths in the result are relative to ``content`` (by default the folder that holds the story's).  Raises
    ``NothingToBuild`` where the folder is missing; a story without any source file is returned empty.
    """
    if not folder.is_dir():
        raise NothingToBuild(f"{folder} is not a folder; name the folder that holds a story's articles.")
    folder = folder.resolve()
    story = folder.parent if folder.name == ARTICLES else folder
    root = (content or story.parent).resolve()
    sources, not_read = [], []
    for path in _sources(story):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        given, complaint = read_sidecar(path)
        if complaint:
            not_read.append(NotRead(f"{name}{SIDECAR}", complaint))
        try:
            if path.stat().st_size > MAX_FILE:
                why = f"It is larger than {MAX_FILE // 1_000_000} MB; split it, or save the articles one by one."
                not_read.append(NotRead(name, why))
            else:
                sources.append(SourceFile(name, path.read_bytes(), given))
        except OSError as error:
            why = f"It could not be opened ({error.strerror}); check that the file may be read."
            not_read.append(NotRead(name, why))
    for path in _bystanders(story):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        not_read.append(NotRead(name, _why_not(path)))
    settings, complaint = _settings(story / SETTINGS)
    if complaint:
        name = (story / SETTINGS).relative_to(root).as_posix() if story.is_relative_to(root) else SETTINGS
        not_read.append(NotRead(name, complaint))
    edits, faults = read_edits(story, [s.path for s in sources])
    where = (story / EDITS).relative_to(root).as_posix() if story.is_relative_to(root) else EDITS
    not_read += [NotRead(where, fault) for fault in faults]
    return Story(
        id=story.name,
        sources=tuple(sources),
        not_read=tuple(not_read),
        title=settings.title,
        description=settings.description,
        order=settings.order,
        publish=settings.publish,
        cleaning=edits,
        publishers=settings.publishers,
    )


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.name in {"Thumbs.db", "desktop.ini"}


def _is_data(path: Path) -> bool:
    """Settings and other YAML lie beside articles and are none."""
    return path.suffix.lower() in {".yml", ".yaml"}


def _visible_files(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if p.is_file() and not _hidden(p)] if folder.is_dir() else []


def _sources(story: Path) -> list[Path]:
    """Source files in the order of their names; those of the story's own folder before those of ``articles/``."""
    nested = [p for p in _visible_files(story / ARTICLES) if not is_sidecar(p)]
    found = [p for p in _visible_files(story) if not _is_data(p)] + nested
    return sorted(found, key=lambda p: (p.name, p.parent.name == ARTICLES))


def _bystanders(story: Path) -> list[Path]:
    """What lies in a story folder and is neither an article nor one of the two settings files."""
    data = [p for p in _visible_files(story) if _is_data(p) and p.name not in {SETTINGS, EDITS}]
    data += [p for p in _visible_files(story / ARTICLES) if is_sidecar(p)]
    data = [p for p in data if not (is_sidecar(p) and subject_of(p).is_file())]
    folders = [p for p in story.iterdir() if p.is_dir() and not _hidden(p) and p.name != ARTICLES]
    nested = story / ARTICLES
    if nested.is_dir():
        folders += [p for p in nested.iterdir() if p.is_dir() and not _hidden(p)]
    return sorted(data + [p for p in folders if not _is_of_page(p)], key=lambda p: p.as_posix())


def _is_of_page(folder: Path) -> bool:
    """Browsers put the pictures and scripts of a page they save into a folder beside it; no article is in there."""
    stem = next((folder.name.removesuffix(end) for end in PAGE_FOLDERS if folder.name.endswith(end)), None)
    return stem is not None and any(folder.with_name(stem + ending).is_file() for ending in (".html", ".htm", ".xhtml"))


def _why_not(path: Path) -> str:
    if path.is_dir():
        return "It is a folder inside a story; move its articles up into the story's folder or its articles/."
    if is_sidecar(path):
        return f"It says where {subject_of(path).name} came from, but there is no such file beside it; delete it."
    return f"It is YAML data, not an article; only {SETTINGS} and {EDITS} are used from a story's folder."


def _settings(path: Path) -> tuple[_Settings, str | None]:
    """What ``story.yml`` says, and a complaint where something in it cannot be used."""
    if not path.is_file():
        return _Settings(), None
    try:
        said: Any = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" (line {where.line + 1})" if where else ""
        return _Settings(), f"It is not valid YAML{line}; the story is built without it. Mend or delete it."
    if said is None:
        return _Settings(), None
    if not isinstance(said, dict):
        return _Settings(), "It should hold 'title: ...' and the like; the story is built without it."
    bad = [k for k in said if k not in {"title", "description", "order", "publish", "publishers"}]
    order, publish = said.get("order"), said.get("publish", True)
    if order is not None and (isinstance(order, bool) or not isinstance(order, int)):
        order, bad = None, [*bad, "order"]
    if not isinstance(publish, bool):
        # An unreadable "publish" must not put a story on the web that its owner meant to hold back.
        publish, bad = False, [*bad, "publish"]
    try:
        publishers = publishers_in(said.get("publishers"))
    except ValueError:
        publishers, bad = (), [*bad, "publishers"]
    complaint = (
        f"These entries are not understood: {', '.join(map(str, bad))}; use title, description, "
        "order (a whole number), publish (true or false) and publishers (a publisher: [its titles])."
    )
    settings = _Settings(_text(said.get("title")), _text(said.get("description")), order, publish, publishers)
    return settings, complaint if bad else None


def _text(value: Any) -> str | None:
    text = " ".join(str(value).split()) if value is not None else ""
    return text or None
