"""What a disk refuses, in one sentence: the name, the cause, the next step."""

from __future__ import annotations

import errno
import os

from briefgen.errors import DiskTrouble

_FULL = "the disk is full", "Free some space and try again"
_RIGHTS = "there is no right to read or write it", "Check whose it is and what its rights are, and try again"
_READ_ONLY = "the disk may only be read", "Name a folder on another disk, or make this one writable"
_NAME = "the disk cannot hold a name like this", "Give it a shorter name of plain letters and try again"
_GONE = "it has disappeared while it was needed", "Leave the folders alone while a build runs, and try again"
_HELD = "another program holds it", "Close what has it open and try again"
_FILES = "too many files are open", "Close other programs, or allow more (`ulimit -n 4096`), and try again"
_KIND = "there is a file where a folder is needed, or the other way round", "Move it away and try again"
_BROKEN = "the disk answers with an error", "Check the disk, and build on another one meanwhile"

_NAMES = {
    "ENOSPC EDQUOT EFBIG": _FULL,
    "EACCES EPERM": _RIGHTS,
    "EROFS": _READ_ONLY,
    "ENAMETOOLONG EILSEQ": _NAME,
    "ENOENT ESTALE": _GONE,
    "EBUSY ETXTBSY": _HELD,
    "EMFILE ENFILE": _FILES,
    "ENOTDIR EISDIR EEXIST ENOTEMPTY": _KIND,
    "EIO": _BROKEN,
}
_CAUSES = {
    getattr(errno, name): cause for names, cause in _NAMES.items() for name in names.split() if hasattr(errno, name)
}
"""By number; not every system has all of them."""

_WINDOWS = {32: _HELD, 33: _HELD, 112: _FULL, 123: _NAME, 206: _NAME}
"""Windows' own numbers: two for a file in use, a full disk, a name it does not take, a path too long for it."""


def disk_trouble(error: BaseException) -> DiskTrouble | None:
    """The plain words for what a disk refused; None where ``error`` tells of something else.

    >>> str(disk_trouble(OSError(errno.ENOSPC, "", "/news/site/index.html")))
    '/news/site/index.html: the disk is full. Free some space and try again.'
    >>> disk_trouble(OSError(errno.EADDRINUSE, "in use")), disk_trouble(ValueError())
    (None, None)
    """
    if not isinstance(error, OSError):
        return None
    known = _WINDOWS.get(getattr(error, "winerror", None) or 0) or _CAUSES.get(error.errno or 0)
    if known is None or (error.filename is None and known not in (_FULL, _FILES, _BROKEN)):
        return None
    cause, step = known
    written = known in (_FULL, _READ_ONLY) and error.filename2  # of a copy, the second is the one that is written
    named = written or error.filename
    name = os.fsdecode(named) if isinstance(named, (str, bytes, os.PathLike)) else "A file"
    return DiskTrouble(f"{name}: {cause}. {step}.")
