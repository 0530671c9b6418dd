"""Where kept results lie, and the key they are signed with: both in folders of the user's own, apart from each other.

The key never lies beside the results, so that results which came with somebody's site, a backup or a shared folder are
not taken for ours: only who has the key can have made them.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_cache_path, user_state_path

PLACE = "BRIEFGEN_CACHE"
"""The variable of the environment that names another folder for the results, or says "off"."""
OFF = "off"
SCHEDULER = "BRIEFGEN_SCHEDULER"
"""The variable that names a cluster's scheduler; ``--scheduler`` sets it."""
KEY_BYTES = 32


class NoKey(Exception):
    """There is no key that only the user has; the message says why."""


def place() -> Path | None:
    """The folder of the results, which may not be there yet; None where the user wants none."""
    said = os.environ.get(PLACE, "").strip()
    if said == OFF:
        return None
    return Path(said).expanduser().resolve() if said else user_cache_path("briefgen") / "results"


def key_file() -> Path:
    """Where the key lies."""
    return user_state_path("briefgen") / "results.key"


def read_key(file: Path) -> bytes:
    """The key, made where there is none.  Raises `NoKey` where it cannot be, or where others may read it."""
    try:
        if not file.exists():
            _make(file)
        told = file.stat()
        key = file.read_bytes()
    except OSError as error:
        raise NoKey(f"{file}: {error.strerror or error}") from error
    if os.name == "posix" and (told.st_uid != os.getuid() or told.st_mode & 0o077):
        raise NoKey(f"{file} can be read by others; delete it")
    if len(key) != KEY_BYTES:
        raise NoKey(f"{file} is damaged; delete it")
    return key


def _make(file: Path) -> None:
    """Write a new key, whole or not at all; of two that make one at a time the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(secrets.token_bytes(KEY_BYTES))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            if not file.exists():
                draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
