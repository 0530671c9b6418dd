"""Zip files from strangers: nothing is unpacked to disk, and no more than a limit is unpacked at all."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.errors import Unreadable
from briefgen.model import SourceFile

MAX_UNPACKED = 200_000_000  # bytes of one member; a Word file of 1,000 pages has 20 million in its text
MAX_MEMBERS = 20_000  # a web archive of a large page has 2,000
MAX_RATIO = 400  # unpacked to packed; ordinary XML packs by 10 to 40, and by 100 where it repeats itself
_ENCRYPTED = 0x1


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin like a zip file that holds something."""
    return data.startswith(b"PK\x03\x04")


def names_in(data: bytes) -> tuple[str, ...]:
    """The names of a zip file's members; none where it is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist()[:MAX_MEMBERS])
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return ()


def is_locked(info: zipfile.ZipInfo) -> bool:
    """Whether a member of a zip file is encrypted."""
    return bool(info.flag_bits & _ENCRYPTED)


class Members:
    """The members of an open zip file, each read within the limits."""

    def __init__(self, path: str, archive: zipfile.ZipFile) -> None:
        self._path, self._archive = path, archive
        self.names = tuple(archive.namelist())
        self.entries = tuple(archive.infolist())

    def read(self, name: str) -> bytes:
        """One member's bytes.  Raises ``Unreadable`` where it is missing, locked, damaged or larger than it may be."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            raise Unreadable(self._path, f"It has no part {name}, so it is damaged; save it once more.") from None
        return self.read_entry(info, MAX_UNPACKED)

    def read_entry(self, info: zipfile.ZipInfo, most: int) -> bytes:
        """The bytes of one of the ``entries``, which may have so many at most; raises as ``read``."""
        if is_locked(info):
            raise Unreadable(self._path, "It is locked with a password; save it without one.")
        packed = max(1, info.compress_size)
        if info.file_size > most or (info.file_size > 5_000_000 and info.file_size / packed > MAX_RATIO):
            raise self._too_large(info.filename, most)
        try:
            with self._archive.open(info) as member:
                data = member.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError) as error:
            raise Unreadable(self._path, f"Its part {info.filename} is damaged; save the file once more.") from error
        if len(data) > most:
            raise self._too_large(info.filename, most)
        return data

    def _too_large(self, name: str, most: int) -> Unreadable:
        why = f"Its part {name} unpacks to more than {most // 1_000_000} MB or is packed to burst; save its text."
        return Unreadable(self._path, why)


@contextmanager
def opened(source: SourceFile) -> Iterator[Members]:
    """The members of a source file that is a zip.  Raises ``Unreadable`` where it is broken."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        why = "It is a broken or half-copied archive; save or download it once more."
        raise Unreadable(source.path, why) from error
    with archive:
        if len(archive.namelist()) > MAX_MEMBERS:
            raise Unreadable(source.path, f"It holds more than {MAX_MEMBERS} files; add the few that are articles.")
        yield Members(source.path, archive)
