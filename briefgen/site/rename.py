"""What the system offers for putting one folder in another's place, and for having it on the disk."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2
_RENAME_SWAP = 2  # macOS, renamex_np
_NOT_OFFERED = {errno.ENOSYS, errno.EINVAL, getattr(errno, "ENOTSUP", 0), getattr(errno, "EOPNOTSUPP", 0)}


def exchange(one: Path, other: Path) -> bool:
    """Let two entries of one disk change places in a single step; False where the system does not offer that.

    Raises ``OSError`` where it does, and refuses.
    """
    a, b = os.fsencode(one), os.fsencode(other)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            result = libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            result = libc.renamex_np(a, b, _RENAME_SWAP)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # a C library without the call, or none that can be opened
        return False
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_OFFERED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def flush(folder: Path) -> None:
    """Have everything below a folder on the disk, so that pulling the plug after the swap leaves no empty files."""
    if sys.platform != "linux":
        if hasattr(os, "sync"):
            os.sync()
        return
    at = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(at)
    except (AttributeError, OSError):
        os.sync()
    finally:
        os.close(at)


def flush_entry(folder: Path) -> None:
    """Have a folder's own list of names on the disk, where the system lets one ask for it."""
    if os.name == "nt":
        return
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)
