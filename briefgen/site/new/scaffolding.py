"""A new site: settings, one example story and a workflow that publishes it.

The files lie in ``scaffold/`` as they will be written; a name that begins with ``_`` gets a dot instead, because
packaging tools treat real dot-files each in their own way.  ``requirements.txt`` names the briefgen that runs, and
``requirements.lock`` what it needs, each file with its hash.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from briefgen.errors import SettingsError
from briefgen.model import Rights
from briefgen.site.new.origin import WHEELS, Installation, installed_from

_PUBLISH = b"\n      publish: %s\n"
"""The line of the settings that says how much of an article is shown."""


@dataclass(frozen=True, slots=True)
class NewSite:
    """What was written, relative to the new folder, and what is to be done before it can be published ("": nothing)."""

    files: tuple[str, ...]
    todo: str


def new_site(folder: Path, source: Installation | None = None, publish: Rights = Rights.FULL) -> NewSite:
    """Write a new site into ``folder``, which may exist but must be empty.

    ``source`` is where its workflow gets briefgen from; where not given, from where the one that runs came.
    ``publish`` is how much of an article's text its pages show; it stands in the site's settings.
    Raises `SettingsError` where something is there already, since nobody's file is ever overwritten, and where the
    folder cannot be written.
    """
    source = source or installed_from()
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise SettingsError(f"{folder} is not empty. Name a new folder, or an empty one.")
        return NewSite(tuple(_written(folder, source, publish)), source.todo)
    except OSError as error:
        raise SettingsError(
            f"{error.filename or folder}: it cannot be written ({error.strerror}). Name another folder."
        ) from error


def _written(folder: Path, source: Installation, publish: Rights) -> Iterator[str]:
    parts = dict(_scaffold(files("briefgen.site.new") / "scaffold", PurePosixPath()))
    settings = PurePosixPath("mkdocs.yml")
    parts[settings] = parts[settings].replace(_PUBLISH % Rights.FULL.encode(), _PUBLISH % publish.encode())
    note = f"# {source.todo}\n" if source.todo else ""
    parts[PurePosixPath("requirements.txt")] = f"{note}{source.requirement}\n".encode()
    if source.wheel:
        parts[PurePosixPath(WHEELS, source.wheel.name)] = source.wheel.read_bytes()
    for path, data in parts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        yield path.as_posix()


def _scaffold(folder: Traversable, under: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        path = under / (f".{item.name[1:]}" if item.name.startswith("_") else item.name)
        if item.is_dir():
            yield from _scaffold(item, path)
        else:
            yield path, item.read_bytes()
