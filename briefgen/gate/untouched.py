"""Is a finished site still what was built?  Every file has its hash in ``SHA256SUMS``, every source in
``SOURCES.sha256``, both in the form that ``sha256sum -c`` reads.

Lines are sorted by name and end with a line feed; a name with a backslash or a line break is written as
``sha256sum`` writes it.  The owner's own entries at the top of the site (see `owners_entries`) are listed like the
rest, save the store of a version control, which changes whenever it is used.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.model import Story

SUMS = "SHA256SUMS"
SOURCES = "SOURCES.sha256"
STORES = frozenset({".git", ".hg", ".svn"})
CNAME = "CNAME"
"""GitHub's file for a site's own domain; people put it straight into the built site."""

_CHUNK = 1 << 20
_ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"))


def owners_entries(site: Path) -> tuple[str, ...]:
    """What lies at the top of a built site and is its owner's: hidden entries, as MkDocs has it, and ``CNAME``."""
    if not site.is_dir():
        return ()
    return tuple(sorted(e.name for e in site.iterdir() if e.name.startswith(".") or e.name == CNAME))


def hashes(site: Path, only: Collection[str] | None = None) -> dict[str, str]:
    """The SHA-256 of each file below a folder, by its path in it; `SUMS` itself and version stores are left out.

    ``only`` names the entries at the top that count; all do where it is None.

    A link to a file counts as the file; what is neither has the hash "".
    """
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(site):
        at = Path(folder)
        if at == site:
            folders[:] = [name for name in folders if _counts(name, only)]
            files = [name for name in files if _counts(name, only)]
        for name in files + [name for name in folders if (at / name).is_symlink()]:
            found[(at / name).relative_to(site).as_posix()] = _hash(at / name)
    return found


def sums_file(known: Mapping[str, str]) -> bytes:
    """Hashes by name in the form of ``sha256sum``.

    >>> sums_file({"b": "22", "a": "11"})
    b'11  a\\n22  b\\n'
    """
    lines = []
    for name in sorted(known):
        escaped = name
        for plain, code in _ESCAPES:
            escaped = escaped.replace(plain, code)
        lines.append(f"{'' if escaped == name else chr(92)}{known[name]}  {escaped}\n")
    return os.fsencode("".join(lines))


def read_sums(data: bytes) -> dict[str, str]:
    """Hashes by name from a file of that form.  Raises ``ValueError`` where it is not exactly what `sums_file` writes.

    >>> read_sums(sums_file({"a b": "11", "c\\\\d": "22"}))
    {'a b': '11', 'c\\\\d': '22'}
    """
    known: dict[str, str] = {}
    for line in os.fsdecode(data).split("\n")[:-1]:
        digest, _, name = line.removeprefix("\\").partition("  ")
        if line.startswith("\\"):
            name = _unescaped(name)
        known[name] = digest
    if sums_file(known) != data:
        raise ValueError("not in the form it was written in")
    return known


def touched(site: Path) -> Iterator[str]:
    """What is changed, missing or added in a built site since its ``SHA256SUMS`` was written, in words, by name."""
    try:
        known = read_sums((site / SUMS).read_bytes())
    except FileNotFoundError:
        yield f"{SUMS} is not there: it was deleted, or the site was built by an earlier version"
        return
    except ValueError as error:
        yield f"{SUMS} is {error}"
        return
    yield from _compared(known, hashes(site), "has been changed", "is missing", "has been added")


def sources_file(stories: Iterable[Story]) -> bytes:
    """The hashes of what these stories are made of, by their path in ``content/``: the source files, ``story.yml``,
    ``edits.yml`` and the notes beside source files."""
    return sums_file(_made_of(stories))


def changed_since(recorded: bytes, stories: Iterable[Story]) -> Iterator[str]:
    """Which files were changed, removed or added since ``recorded`` (a `sources_file`) was made, in words."""
    try:
        known = read_sums(recorded)
    except ValueError as error:
        yield f"{SOURCES} is {error}"
        return
    now = _made_of(stories)
    words = "has changed", "is gone, or no longer published,", "was added"
    yield from (f"source file {line} since the site was built" for line in _compared(known, now, *words))


def _made_of(stories: Iterable[Story]) -> dict[str, str]:
    found: dict[str, str] = {}
    for story in stories:
        found |= {source.path: source.sha256 for source in story.sources}
        found |= {f"{story.id}/{name}": sha256 for name, sha256 in story.said_beside}
    return found


def _compared(
    known: Mapping[str, str], now: Mapping[str, str], changed: str, missing: str, added: str
) -> Iterator[str]:
    for name in sorted(known.keys() | now.keys()):
        if name not in now:
            yield f"{name} {missing}"
        elif name not in known:
            yield f"{name} {added}"
        elif known[name] != now[name]:
            yield f"{name} {changed}"


def _counts(name: str, only: Collection[str] | None) -> bool:
    """Whether an entry at the top of a site is looked at."""
    return name != SUMS and name not in STORES and (only is None or name in only)


def _hash(file: Path) -> str:
    if not file.is_file():  # a link that leads nowhere or to a folder, a pipe: a build makes none of them
        return ""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _unescaped(name: str) -> str:
    """A name without the backslashes that ``sha256sum`` puts before a backslash or a line break."""
    codes = {code: plain for plain, code in _ESCAPES}
    parts, at = [], 0
    while at < len(name):
        code = name[at : at + 2]
        parts.append(codes.get(code, name[at]))
        at += 2 if code in codes else 1
    return "".join(parts)
