"""Taking a finished story along: its e-book, its table, its paper, or the whole site in one file.

All is made of the finished site as it lies there, which must be as it was built.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from pathlib import Path

from briefgen.errors import NothingToBuild, Touched
from briefgen.export.epub import epub, packed
from briefgen.export.pdf import pdf
from briefgen.export.table import table
from briefgen.gate.untouched import SUMS, hashes, touched
from briefgen.gate.verify import BRIEFING
from briefgen.render.addresses import Addresses
from briefgen.render.names import TABLE
from briefgen.render.reader import BriefingReader
from briefgen.sections.json import briefing_from_json
from briefgen.settings.site import Settings

FORMATS = ("pdf", "epub", "zip", "csv")


def taken(settings: Settings, story: str, formats: Collection[str]) -> dict[str, bytes]:
    """The files of these formats, by their names; ``story`` is the story's id, such as "weir-flood".

    Raises `NothingToBuild` where there is no finished site, or no such story in it; `Touched` where a file of it is
    not as it was built; `SettingsError` where what a PDF needs is missing.
    """
    site = settings.site_dir
    reader = _reader(settings, story)
    if found := tuple(touched(site)):
        raise Touched(found)
    addresses, name = Addresses.of(settings), story.replace("/", "-")
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: pdf(reader, addresses, settings.templates),
        "epub": lambda: epub(reader, addresses),
        "csv": lambda: table(reader, addresses, reader.file(TABLE)),
        "zip": lambda: whole_site(site),
    }
    return {f"{name}-site.zip" if f == "zip" else f"{name}.{f}": makers[f]() for f in FORMATS if f in formats}


def whole_site(site: Path) -> bytes:
    """A finished site as one zip file, with its hashes in it; the same bytes for the same site.

    What is its owner's alone there (a version control's store) is left out, as it has no hash.
    """
    names = sorted({*hashes(site), SUMS})
    return packed({f"site/{name}": (site / name).read_bytes() for name in names})


def _reader(settings: Settings, story: str) -> BriefingReader:
    room = settings.site_dir / settings.prefix
    file = room / story / BRIEFING
    inside = file.resolve().is_relative_to(room.resolve())
    if inside and file.is_file():
        return BriefingReader(briefing_from_json(file.read_bytes()), settings.prefix)
    there = sorted(posixpath.dirname(f.relative_to(room).as_posix()) for f in room.rglob(BRIEFING))
    if not there:
        raise NothingToBuild(f"{settings.site_dir}: there is no finished site here. Run `briefgen build` first.")
    raise NothingToBuild(f"There is no finished story {story!r}. There are: {', '.join(there)}.")
