"""The site is the old one or the new one, whole, whatever happens in between.

A build goes into a hidden folder beside the site, on the same disk::

    site/                 the old site, untouched
    .site.briefgen/       gone when the build is over
        new/              the new site, until it is finished and has passed the gate
        old/              the old one on its way out, where two folders cannot change places at once
        swap.json         there from just before the swap to just after it: what the next start has to finish

Then the two change places, in the best way the system has:

1. At once: Linux' ``renameat2(RENAME_EXCHANGE)``, macOS' ``renamex_np(RENAME_SWAP)``.  There is no moment without a
   whole site.
2. By two renames, where the system or the file system has no such call (Windows, some network disks).  Between them
   there is no ``site/`` for an instant; a crash in it is mended by the next start.
3. File by file, each by a rename, where ``site/`` cannot be renamed because it is the root of a disk of its own (a
   volume of a container).  A reader may then see pages of both for a moment; a crash is mended by the next start.

What lies at the top of ``site/`` and is its owner's (`briefgen.gate.untouched.owners_entries`) is carried over.
One lock in the build folder lets one build of a site run at a time; the system frees it when a process dies.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from briefgen.errors import SettingsError
from briefgen.gate.untouched import SUMS, hashes, owners_entries, sums_file
from briefgen.site import rename

NEW, OLD, JOURNAL, LOCK = "new", "old", "swap.json", ".lock"
OURS = frozenset({SUMS, "404.html", "sitemap.xml", "assets", "search", "css", "js"})
"""One of them at least is in whatever MkDocs has begun to build."""

PATIENCE = 5.0  # seconds for which a folder that a program holds (on Windows) is tried again
_IMMOVABLE = {errno.EXDEV, errno.EBUSY}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Staging:
    """A site that is being built beside the one at ``site``.

    >>> Staging(Path("/news/site")).new.as_posix()
    '/news/.site.briefgen/new'
    """

    site: Path

    @property
    def work(self) -> Path:
        """The hidden folder beside the site."""
        return self.site.with_name(f".{self.site.name}.briefgen")

    @property
    def new(self) -> Path:
        """Where the new site is built."""
        return self.work / NEW

    def publish(self) -> None:
        """Put the new site in the old one's place, with its owner's entries and its ``SHA256SUMS``.

        Raises ``OSError`` where the disk refuses; then the old site is still there.
        """
        sums = _write_sums(self)
        rename.flush(self.new)
        _publish(self, sums)

    def discard(self) -> None:
        """Throw the new site away; the old one stays.  A swap that was cut short is left for the next start to mend."""
        if not (self.work / JOURNAL).exists():
            shutil.rmtree(self.work, ignore_errors=True)


def take_turn(build_dir: Path) -> FileLock:
    """Wait until no other build of this site runs, and keep others out until the lock is released.

    Raises ``OSError`` where the build folder cannot be written.
    """
    build_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(build_dir / LOCK, thread_local=False)
    try:
        lock.acquire(timeout=0.5)
    except Timeout:
        log.warning("Another build of this site is running; waiting for it to end.")
        lock.acquire()
    return lock


def begin(site: Path) -> Staging:
    """An empty folder to build a new site in, beside the one at ``site``; call it with the turn taken.

    What a crash left behind is finished or cleared first.  A link is followed: its target is what is replaced.  Raises
    `SettingsError` where there are files at ``site`` that no build has left there, ``OSError`` where the disk refuses.
    """
    staging = Staging(site.resolve())
    recover(site)
    _refuse_strange(staging.site)
    staging.new.mkdir(parents=True)
    return staging


def recover(site: Path) -> None:
    """Finish or undo the swap that a crash has cut short, and clear away what it left; call it with the turn taken."""
    staging = Staging(site.resolve())
    if not staging.work.exists():
        return
    sums, poured = _read_journal(staging.work / JOURNAL)
    if sums and _sums(staging.site) != sums:
        whole = _sums(staging.new) == sums
        if poured and whole:
            _pour(staging)
        elif not staging.site.exists() and whole:
            staging.new.rename(staging.site)
        elif not staging.site.exists() and (staging.work / OLD).exists():
            (staging.work / OLD).rename(staging.site)
    if sums and _sums(staging.site) == sums:
        _carry_over(staging)
    shutil.rmtree(staging.work)


def _publish(staging: Staging, sums: str) -> None:
    """The swap itself, from the note in the journal to the last left-over."""
    journal = staging.work / JOURNAL
    _write_journal(journal, sums, poured=False)
    try:
        if not staging.site.exists():
            staging.new.rename(staging.site)
        elif not rename.exchange(staging.new, staging.site):
            _by_two_renames(staging)
    except OSError as error:
        if error.errno not in _IMMOVABLE:
            if staging.site.exists():
                journal.unlink(missing_ok=True)
            raise
        _write_journal(journal, sums, poured=True)
        _pour(staging)
    _carry_over(staging)
    rename.flush_entry(staging.site.parent)
    journal.unlink()
    shutil.rmtree(staging.work, ignore_errors=True)


def _by_two_renames(staging: Staging) -> None:
    old = staging.work / OLD
    _patiently(lambda: staging.site.rename(old))
    try:
        _patiently(lambda: staging.new.rename(staging.site))
    except OSError:
        old.rename(staging.site)
        raise


def _patiently(move: Callable[[], object]) -> None:
    """Windows refuses to rename a folder as long as a program (a browser, a virus scanner) reads in it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            move()
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > end:
                raise
            time.sleep(0.2)


def _pour(staging: Staging) -> None:
    """Make the site hold the files of the new one, file by file, its sums last; then remove what it has no more."""
    names = sorted(_files(staging.new), key=lambda name: (name == SUMS, name))
    for name in names:
        source, target = staging.new / name, staging.site / name
        _make_way(target, staging.site)
        beside = target.with_name(f".{target.name[:40]}.briefgen")
        shutil.copyfile(source, beside)
        beside.replace(target)
    kept = owners_entries(staging.site)
    for name in _files(staging.site) - set(names):
        if name.split("/")[0] not in kept:
            (staging.site / name).unlink()
    for folder, _, _ in os.walk(staging.site, topdown=False):
        inside = Path(folder).relative_to(staging.site).parts
        if inside and inside[0] not in kept and not any(Path(folder).iterdir()):
            Path(folder).rmdir()


def _make_way(target: Path, site: Path) -> None:
    """Where a folder stands in a file's place, or a file in its folder's, it goes."""
    for parent in reversed(target.relative_to(site).parents[:-1]):
        if (site / parent).is_file():
            (site / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _carry_over(staging: Staging) -> None:
    """Move the owner's entries from the old site, wherever it is now, into the new one; what is there already stays."""
    for old in (staging.new, staging.work / OLD):
        for name in owners_entries(old):
            if not os.path.lexists(staging.site / name):
                (old / name).rename(staging.site / name)


def _write_sums(staging: Staging) -> str:
    """Write the new site's ``SHA256SUMS``, the owner's entries of the old one included; returns the file's own hash."""
    known = hashes(staging.new)
    if staging.site.is_dir():
        shutil.copymode(staging.site, staging.new)
        theirs = set(owners_entries(staging.site)) - {entry.name for entry in staging.new.iterdir()}
        known |= hashes(staging.site, only=theirs)
    data = sums_file(known)
    (staging.new / SUMS).write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _sums(site: Path) -> str | None:
    """The hash of a site's ``SHA256SUMS``, by which one tells which site it is; None where it has none."""
    try:
        return hashlib.sha256((site / SUMS).read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write_journal(journal: Path, sums: str, *, poured: bool) -> None:
    """Note which site goes in, at once and for good: a journal is there whole or not at all."""
    draft = journal.with_suffix(".tmp")
    with draft.open("w", encoding="utf-8") as stream:
        json.dump({"sums": sums, "poured": poured}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(journal)
    rename.flush_entry(journal.parent)


def _read_journal(journal: Path) -> tuple[str | None, bool]:
    """Which site was going in, and whether file by file; nothing where no swap had begun."""
    try:
        said = json.loads(journal.read_bytes())
        return str(said["sums"]), bool(said["poured"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None, False


def _refuse_strange(site: Path) -> None:
    """A folder of somebody's own files is not replaced because a setting names it by mistake."""
    if not site.exists():
        return
    if not site.is_dir():
        raise SettingsError(f"{site}: site_dir names a file. Name a folder for the built site.")
    names = {entry.name for entry in site.iterdir()} - set(owners_entries(site))
    if names and not names & OURS:
        raise SettingsError(
            f"{site}: site_dir names a folder with files that no build has left there, such as {min(names)}. A build "
            "would delete them. Move them away, or name another folder."
        )


def _files(folder: Path) -> set[str]:
    found = (Path(at, name) for at, _, names in os.walk(folder) for name in names)
    return {file.relative_to(folder).as_posix() for file in found}
