"""Results on disk, one file each: signed, written whole, bounded in size; whatever is wrong with one, it is made anew.

A file begins with its signature (BLAKE2b over the version, its name and its bytes, with the user's key).  So it holds
what this program, of this version, wrote for this user under this name, or it counts as missing: damage, another
version and another's results look alike.  A file is written beside its place and then put there, so that two builds at
a time and a crash leave whole files; nothing waits for a lock.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

from briefgen.keep.packing import Form, Unpackable
from briefgen.keep.place import NoKey, key_file, place, read_key
from briefgen.keep.version import code_version

T = TypeVar("T")
MOST_BYTES = 1_000_000_000
"""So much is kept, of all sites of a user together (an article: 0.3 MB); what was not used for longest goes first."""
SIZE = "BRIEFGEN_CACHE_MB"
"""The variable of the environment that says otherwise, in megabytes."""
SIGNATURE = 32  # bytes
_ROOM = 0.9  # when too much is kept, so much of the most stays, so that not each build has to clear
_HOUR = 3600
DAMAGED = "A kept result was damaged, or not made here; it was made anew."


class Store(Protocol):
    """What keeps results by the hash of what they were made of."""

    def recall(self, key: str, form: Form[T]) -> T | None:
        """The value kept under a key; None where there is none that can be trusted."""

    def keep(self, key: str, value: T, form: Form[T]) -> None:
        """Keep a value under a key, where that can be done; nothing is raised."""


class Nowhere:
    """Keeps nothing."""

    def recall(self, key: str, form: Form[T]) -> None:
        """Nothing."""

    def keep(self, key: str, value: T, form: Form[T]) -> None:
        """Nothing."""


class Memory:
    """Keeps values as they are, as long as it lives: what one process hands to another, or a build to the next."""

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self.values: dict[str, Any] = dict(values or {})
        self._used: set[str] = set()

    def recall(self, key: str, form: Form[T]) -> T | None:
        """The value kept under a key."""
        self._used.add(key)
        return self.values.get(key)

    def keep(self, key: str, value: T, form: Form[T]) -> None:
        """Keep a value."""
        self._used.add(key)
        self.values[key] = value

    def let_go(self) -> None:
        """Let go of what was not asked for since this was last called."""
        self.values = {key: value for key, value in self.values.items() if key in self._used}
        self._used = set()


@dataclass(frozen=True, slots=True)
class Held:
    """How much a folder holds: results, their bytes, and the most it may hold."""

    results: int
    size: int
    most: int


class Disk:
    """Results in a folder; it can be sent to another process of the same user and machine.

    ``words`` says in plain words what went wrong, each thing once; nothing is raised.
    """

    def __init__(self, folder: Path, key: bytes, version: str | None = None) -> None:
        self.folder = folder
        self.words: tuple[str, ...] = ()
        self._key, self._version = key, version or code_version()
        self._full = False

    def recall(self, key: str, form: Form[T]) -> T | None:
        """The value kept under a key; None where there is none, or none that this version of the program wrote."""
        file = self._file(key)
        try:
            data = file.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._say(f"A kept result could not be read ({error.strerror}); it was made anew.")
            return None
        if not secrets.compare_digest(data[:SIGNATURE], self._signature(key, data[SIGNATURE:])):
            self._say(DAMAGED)
            return None
        try:
            value = form.unpacked(data[SIGNATURE:])
        except Unpackable:
            self._say(DAMAGED)
            return None
        with suppress(OSError):  # so that what is used goes last
            if time.time() - file.stat().st_mtime > _HOUR:
                os.utime(file)
        return value

    def keep(self, key: str, value: T, form: Form[T]) -> None:
        """Write a value; where the disk refuses, nothing more is written."""
        if self._full:
            return
        try:
            data, file = form.packed(value), self._file(key)
        except Unpackable:  # it is made anew each time
            return
        draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
        try:
            try:
                with _created(draft) as opened:
                    opened.write(self._signature(key, data) + data)
                draft.replace(file)
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
        except OSError as error:
            self._full = True
            self._say(f"Results could not be kept in {self.folder} ({error.strerror}); the next build makes them anew.")

    def _file(self, key: str) -> Path:
        """A result's file: versions do not overwrite each other's."""
        name = blake2b(f"{self._version} {key}".encode(), digest_size=20).hexdigest()
        return self.folder / name[:2] / name

    def _signature(self, key: str, data: bytes) -> bytes:
        told = blake2b(f"{self._version} {key}\0".encode(), key=self._key, digest_size=SIGNATURE)
        told.update(data)
        return told.digest()

    def _say(self, word: str) -> None:
        self.words = tuple(dict.fromkeys((*self.words, word)))


def _created(file: Path) -> BinaryIO:
    """A new file to write into; its folder is made where it is missing, which is seldom."""
    try:
        return file.open("xb")
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return file.open("xb")


def disk() -> tuple[Disk | None, str]:
    """The user's own results; None and the reason where nothing is kept ("" where that is what the user wants)."""
    folder = place()
    if folder is None:
        return None, ""
    try:
        return Disk(folder, read_key(key_file())), ""
    except NoKey as error:
        return None, f"No results are kept: {error}."


def most_bytes() -> int:
    """The most that may be kept; what the environment says where it is a number."""
    said = os.environ.get(SIZE, "").strip()
    return int(said) * 1_000_000 if said.isdecimal() else MOST_BYTES


def held(folder: Path) -> Held:
    """How much a folder of results holds."""
    found = list(_results(folder))
    return Held(len(found), sum(size for _, size, _ in found), most_bytes())


def trim(folder: Path, most: int | None = None) -> int:
    """Remove what was not used for longest where a folder holds too much, and what a crash left; returns how many."""
    most = most_bytes() if most is None else most
    found = sorted(_results(folder), key=lambda f: (f[2], f[0].name))
    now, size, gone = time.time(), sum(s for _, s, _ in found), 0
    enough = size if size <= most else int(most * _ROOM)
    for file, its, used in found:
        left_over = file.suffix == ".part" and now - used > _HOUR
        if size > enough or left_over:
            with suppress(OSError):
                file.unlink()
                size, gone = size - its, gone + 1
    return gone


def clear(folder: Path) -> int:
    """Remove all results of a folder, and nothing else that lies there; returns how many."""
    gone = 0
    for file, _, _ in _results(folder):
        with suppress(OSError):
            file.unlink()
            gone += 1
    for inner in _rooms(folder):
        with suppress(OSError):
            inner.rmdir()
    return gone


def _rooms(folder: Path) -> list[Path]:
    try:
        return [p for p in folder.iterdir() if len(p.name) == 2 and p.is_dir() and not p.is_symlink()]
    except OSError:
        return []


def _results(folder: Path) -> Iterator[tuple[Path, int, float]]:
    """Each result's file with its bytes and when it was last used."""
    for room in _rooms(folder):
        with suppress(OSError), os.scandir(room) as inside:
            for entry in inside:
                if entry.name.startswith(room.name) and entry.is_file(follow_symlinks=False):
                    told = entry.stat(follow_symlinks=False)
                    yield Path(entry.path), told.st_size, told.st_mtime
