"""A new site: settings, one example story and a workflow that publishes it.

The files lie in ``scaffold/`` as they will be written; a name that begins with ``_`` gets a dot instead, because
packaging tools treat real dot-files each in their own way.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from briefgen import __version__
from briefgen.errors import SettingsError


def new_site(folder: Path) -> tuple[str, ...]:
    """Write a new site into ``folder``, which may exist but must be empty; returns the files written.

    Raises `SettingsError` where something is there already: nobody's file is ever overwritten.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise SettingsError(f"{folder} is not empty. Name a new folder, or an empty one.")
    written = []
    for path, data in _scaffold(files("briefgen.site.new") / "scaffold", PurePosixPath()):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data.replace(b"@VERSION@", __version__.encode()))
        written.append(path.as_posix())
    return tuple(written)


def _scaffold(folder: Traversable, under: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        path = under / (f".{item.name[1:]}" if item.name.startswith("_") else item.name)
        if item.is_dir():
            yield from _scaffold(item, path)
        else:
            yield path, item.read_bytes()
