"""ZIP files in which articles are delivered: each file in them is read as if it lay in the folder.

Databases, browsers and newsletters pack what they deliver.  Nothing is unpacked to disk: a file in a ZIP file is bytes
and a name that is only ever shown, so it matters to nobody where that name would lead.  What a program packs for
its own use (a presentation, an app) is no such ZIP file.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath

from briefgen.errors import OverBudget, SourceError, Unreadable, damaged
from briefgen.keep.once import not_for_keeps
from briefgen.load.beside import is_data, is_hidden, pages_of
from briefgen.load.normal import normal
from briefgen.load.omnivore import is_list
from briefgen.load.reading import Left, Readout, part_name
from briefgen.load.zips import MAX_MEMBERS, Members, is_locked, is_zip, names_in, opened
from briefgen.model import Manuscript, SourceFile
from briefgen.steps import step

NAME = "a ZIP file"
MAX_FILE = 50_000_000  # bytes of one file, unpacked; an issue of a paper in PDF has 30 million
MAX_ALL = 500_000_000  # bytes of all of them; a hundred articles with their pictures have 60 million
MAX_GROWTH, FREE = 30, 20_000_000
"""All files unpacked may have so many times the size of their ZIP file, and so many bytes more.  Pages pack by 10; what
packs better by far is made to keep its readers busy for an hour."""
MOST_BURST = 3  # files that go over their budget, after which the rest is left out: each of them costs its whole budget
SHOWN = 200  # characters of a name, the end of it
NAMED = 5  # pictures and the like, by name

_PROGRAMS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/manifest.xml", "META-INF/MANIFEST.MF"})
"""What stands at the top of a ZIP file that is a document or a program, and not a parcel of files."""
_OF_APPLE = (".iwa", "Index.zip")
_Entry = tuple[str, zipfile.ZipInfo]
"""A file in a ZIP file, with the name it is shown by."""
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".ico", ".tif", ".tiff", ".heic"})
_SOUNDS = frozenset({".mp3", ".m4a", ".ogg", ".opus", ".wav", ".mp4", ".mov", ".webm"})
_SCRIPTS = frozenset({".css", ".js", ".woff", ".woff2", ".ttf", ".otf", ".eot"})
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for more memory than there is
_DRIVE = re.compile(r"[A-Za-z]:")

_NESTED = "It is a ZIP file inside a ZIP file; unpack it, and add the files in it."
_LINK = "It is a link to a file and not the file; add the file itself."
_DATA = "It is YAML data, which counts only beside the files of a folder; unpack the ZIP file if it is to count."
_LOCKED = "It is locked with a password; unpack it, and add the file."
_ALL_LOCKED = "It is locked with a password; unpack it, and add the files in it."
_ODDLY = "It is packed in a way that is not read; unpack it, and add the file."
_TWICE = "Another file of its name stands behind it and takes its place when one unpacks them; only that one is read."
_OMNIVORE = "It is an export of Omnivore; unpack it into the story's folder."
_ONLY_ADDED = "It holds only pictures, sound, scripts or the like"
_EMPTY = "It is a ZIP file without a file that may be an article; delete it."


def holds_files(source: SourceFile) -> bool:
    """Whether a file that no reader knows is a ZIP file of articles' files.

    Raises ``Unreadable`` where it has too many of them to be looked at.
    """
    names = names_in(source.data) if is_zip(source.data) else ()
    if len(names) >= MAX_MEMBERS:
        why = f"It holds {MAX_MEMBERS:,} files or more; unpack it, and add the few that are articles."
        raise Unreadable(source.path, why)
    return bool(names) and not _PROGRAMS.intersection(names) and not any(name.endswith(_OF_APPLE) for name in names)


def articles_in(source: SourceFile, read: Callable[[SourceFile], Readout | None]) -> Iterator[Manuscript | Left]:
    """What ``read`` finds in each file of a ZIP file, in the order of their names, under the names of their parts.

    ``read`` gives None for a file that holds files itself.  Raises ``Unreadable`` where nothing in it may be read.
    """
    burst = 0
    for file in _files_in(source):
        if isinstance(file, Left):
            yield file
            continue
        name = file.path.removeprefix(f"{source.path}#")
        try:
            yield from _read(source, file, name, read)
        except OverBudget as error:
            not_for_keeps()
            yield _left(name, error.reason)
            burst += 1
            if burst == MOST_BURST:
                yield Left("", f"What stands behind “{name}” was left out; unpack it, and add the files one by one.")
                return
        except SourceError as error:
            yield _left(name, error.reason)
        except MemoryError:
            raise
        except Exception as error:  # one bad file must not take the others with it
            not_for_keeps()
            yield _left(name, damaged(error))


def _read(
    source: SourceFile, file: SourceFile, name: str, read: Callable[[SourceFile], Readout | None]
) -> Iterator[Manuscript | Left]:
    """The articles of one file, and its parts that are none."""
    reading = read(file)
    if reading is None:
        yield _left(name, _NESTED)
        return
    for found in reading.manuscripts:
        yield replace(
            found,
            source=source,
            part=part_name(f"{name} {found.part}"),
            reader=f"{found.reader} in {NAME}" if found.reader else NAME,
            notes=(*found.notes, _where(name)),
        )
    for left in reading.not_read:
        yield _left(name, left.reason, left.path.removeprefix(file.path).removeprefix("#"))


def _files_in(source: SourceFile) -> Iterator[SourceFile | Left]:
    """The files of a ZIP file that may hold articles, unpacked one by one, and those that are left out."""
    with opened(source) as members:
        last = {info.filename: info for info in members.entries}
        entries = sorted(_shown(members), key=lambda entry: (entry[0], last[entry[1].filename] is not entry[1]))
        added = [name for name, _ in entries if _is_added(name)]
        if why := _why_none(entries, added):
            raise Unreadable(source.path, why)
        if added:
            yield Left("", f"It holds pictures, sound, scripts or the like, which are not read{_list(added)}.")
        unpacked, most = 0, min(MAX_ALL, FREE + MAX_GROWTH * len(source.data))
        for number, (name, info) in enumerate(entries, 1):
            step("files of a ZIP file read", number, len(entries))
            if _is_added(name):
                continue
            if why := _why_not(name, info) if last[info.filename] is info else _TWICE:
                yield _left(name, why)
                continue
            try:
                data = members.read_entry(info, MAX_FILE)
            except Unreadable as error:
                yield _left(name, error.reason)
                continue
            unpacked += len(data)
            if unpacked > most:
                much = f"Its files unpack to more than {most // 1_000_000} MB; those from “{name}” on were left out."
                yield Left("", f"{much} Unpack it, and add them one by one.")
                return
            yield SourceFile(f"{source.path}#{name}", data)


def _shown(members: Members) -> Iterator[_Entry]:
    """The files that a folder would show, each with the name it is shown by."""
    named = [(_name(info), info) for info in members.entries if not info.is_dir()]
    names = {name for name, _ in named}
    for name, info in named:
        path = PurePosixPath(name)
        if not any(map(is_hidden, path.parts)) and not any(_is_of_page(folder, names) for folder in path.parents):
            yield name, info


def _name(info: zipfile.ZipInfo) -> str:
    """A file's path without what leads out of the folder, and without what cannot be shown.

    A ZIP file made on a Mac has its names in UTF-8 and does not say so.
    """
    name = info.filename
    with suppress(UnicodeError):  # it is told to be UTF-8, or it is none
        name = name.encode("cp437").decode("utf-8")
    steps = " ".join(normal(name).split()).replace("\\", "/").replace("#", "-").split("/")
    steps = [s for s in steps if s not in ("", ".", "..") and not _DRIVE.fullmatch(s)]
    return "/".join(steps)[-SHOWN:] or "unnamed"


def _is_of_page(folder: PurePosixPath, names: set[str]) -> bool:
    return any(folder.with_name(page).as_posix() in names for page in pages_of(folder.name))


def _is_added(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _PICTURES | _SOUNDS | _SCRIPTS


def _why_none(entries: list[_Entry], added: list[str]) -> str | None:
    """Why nothing of a ZIP file is read; None where its files are looked at."""
    if any(is_list(PurePosixPath(name).name) for name, _ in entries):
        return _OMNIVORE
    if not entries:
        return _EMPTY
    if all(is_locked(info) for _, info in entries):
        return _ALL_LOCKED
    return f"{_ONLY_ADDED}{_list(added)}; save the text." if len(added) == len(entries) else None


def _why_not(name: str, info: zipfile.ZipInfo) -> str | None:
    """Why a file is not even unpacked; None where it is."""
    if stat.S_ISLNK(info.external_attr >> 16):
        return _LINK
    if is_data(name):
        return _DATA
    if is_locked(info):
        return _LOCKED
    return None if info.compress_type in _PACKINGS else _ODDLY


def _left(name: str, reason: str, part: str = "") -> Left:
    return Left(part_name(f"{name} {part}"), f"{reason} {_where(name)}")


def _where(name: str) -> str:
    return f"In the ZIP file it is “{name}”."


def _list(names: list[str]) -> str:
    """Some names to show, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f": {', '.join(names[:NAMED])}{more}"
