"""What a person saved, and its characters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Format(StrEnum):
    """The forms a source file is kept in; told by content, not by file name alone."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a metadata value was found: ``where`` is the source's own words or the name of the place."""

    field: str
    value: str
    where: str


@lru_cache(maxsize=4)
def _hash_of(data: bytes) -> str:
    """Kept for the last few files: each of the thousand articles of an archive asks for its file's."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a person saved: bytes and where they lie (``path`` is POSIX, relative to the content folder).

    ``given`` is what a note beside the file (``NAME.source.yml``) says of it.
    """

    path: str
    data: bytes
    given: tuple[Evidence, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in lower-case hexadecimal."""
        return _hash_of(self.data)


@dataclass(frozen=True, slots=True)
class NotRead:
    """A source file that is not on the site, and why, in one sentence with a next step."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One repaired run of characters: ``text[start:start + len(after)] == after``, which was ``before``."""

    start: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A run of a manuscript's text (``text[start:end]``) of which its reader knows that it is none of the article's own
    text, and the rule by which it will be cut."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A source file, or one part of it, as characters.

    Without a ``reader``, ``text`` is the decoded file with mojibake mended: undoing ``repairs`` (offsets into
    ``text``, ascending) gives ``data.decode(encoding)`` again, so every later offset leads back to the bytes.
    With one ("a PDF document"), ``text`` is what that reader makes of the bytes, always the same; reading the file
    once more leads back to them.  ``part`` names one of several articles in a file (a feed, an archive) and is ""
    where the file is one article; ``given`` is what the container says of it, ``notes`` are for the reader.
    ``asides`` says what is no text, where the container tells it (a database's export); None where it must be found.
    """

    source: SourceFile
    format: Format
    encoding: str
    text: str
    repairs: tuple[Repair, ...] = ()
    part: str = ""
    reader: str = ""
    given: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    asides: tuple[Aside, ...] | None = None

    @property
    def path(self) -> str:
        """The file's path, with the part behind a "#"."""
        return f"{self.source.path}#{self.part}" if self.part else self.source.path
