"""From a source file to its manuscripts: a table picks the reader, by the bytes and not by the name alone.

Most files are one article.  A feed, an export, an archive or a ZIP file holds several: each becomes a manuscript of its
own, named ``file#part``, or a line of what was not read.  Reading the same bytes again gives the same manuscripts; the
gate does that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.errors import SourceError, Unreadable
from briefgen.load.archives import articles_in, holds_files
from briefgen.load.budget import loaded_first, may_burst, within_budget
from briefgen.load.decode import read
from briefgen.load.readers.pasted import with_doubt
from briefgen.load.readers.saved import saved_from
from briefgen.load.readers.table import READERS
from briefgen.load.reading import Left, Readout
from briefgen.load.sidecar import of_part
from briefgen.load.whole import CUT_OFF, breaks_off, in_utf8
from briefgen.model import Format, Manuscript, NotRead, SourceFile

EXPORTS = "an export of"  # how the names of the databases' readers begin

loaded_first(__name__)


def read_source(source: SourceFile) -> Readout:
    """Everything a source file holds.  Raises ``Unreadable`` where it holds nothing that can be read.

    A file that may burst a reader is read within a budget of time and memory; each file in a ZIP file has its own.

    >>> [m.text for m in read_source(SourceFile("a.txt", b"Rain fell.")).manuscripts]
    ['Rain fell.']
    """
    return _read_by(_within_budget, source)


def read_here(source: SourceFile) -> Readout:
    """The same without a budget, in this process."""
    return _read_by(_here, source)


def part_of(reading: Readout, part: str) -> Manuscript | None:
    """The manuscript of one part ("" where the file is one article), None where there is none of that name."""
    return next((m for m in reading.manuscripts if m.part == part), None)


def located(content: Path, path: str) -> tuple[Path, str]:
    """The file an article's path names, and the part of it.

    >>> located(Path("nowhere"), "storm/feed.xml#dry-again")[1]
    'dry-again'
    """
    whole = content / path
    if whole.is_file() or "#" not in path:
        return whole, ""
    file, _, part = path.rpartition("#")
    return content / file, part


def _read_by(way: Callable[[SourceFile], Readout | None], source: SourceFile) -> Readout:
    """What is found this way in a file, or in each file that it holds."""
    reading = way(source)
    if reading is not None:
        return reading
    reading = Readout.of(source, articles_in(source, way))
    told = (replace(m, given=(*m.given, *of_part(source.given, m.part))) for m in reading.manuscripts)
    return replace(reading, manuscripts=tuple(told))


def _within_budget(source: SourceFile) -> Readout | None:
    """What a file holds; None where that are files."""
    if not may_burst(source.data):
        return _here(source)
    reading = within_budget(source.path, len(source.data), _without_bytes, source)
    return _carrying(source, reading) if reading else None


def _without_bytes(source: SourceFile) -> Readout | None:
    """What a file holds, to be sent to another process that has its bytes already."""
    reading = _here(source)
    return _carrying(replace(source, data=b""), reading) if reading else None


def _carrying(source: SourceFile, reading: Readout) -> Readout:
    return replace(reading, manuscripts=tuple(replace(m, source=source) for m in reading.manuscripts))


def _here(source: SourceFile) -> Readout | None:
    """What a file holds, read in this process; None where that are files."""
    seen = in_utf8(source)
    for reader in READERS:
        if reader.knows(seen):
            reading = _read(seen, reader.name, reader.read(seen))
            if reader.name.startswith(EXPORTS) and breaks_off(seen.data):
                reading = replace(reading, not_read=(*reading.not_read, NotRead(source.path, CUT_OFF)))
            return _with_note(source, _carrying(source, reading))
    if holds_files(source):
        return None
    return _with_note(source, Readout((with_doubt(read(source)),)))


def _read(source: SourceFile, name: str, found: Iterator[Manuscript | Left]) -> Readout:
    """What a reader finds; whatever else goes wrong in a damaged file is a reason, not the end."""
    try:
        reading = Readout.of(source, found)
    except (SourceError, MemoryError):
        raise
    except Exception as error:  # a damaged file can make a parser fail in any way at all
        why = f"It looks like {name}, but it is damaged ({type(error).__name__}); save it once more."
        raise Unreadable(source.path, why) from error
    if not reading.manuscripts and not reading.not_read:
        raise Unreadable(source.path, f"It is {name} without any text in it; save the article's own page or text.")
    return Readout(tuple(replace(m, reader=name) for m in reading.manuscripts), reading.not_read)


def _with_note(source: SourceFile, reading: Readout) -> Readout:
    """What the program that saved a page wrote into it, then what the note beside the file says of it.

    What the note says of the whole file it says of no part among several; those it may name one by one.
    """
    told = []
    for found in reading.manuscripts:
        page = saved_from(found.text) if found.format is Format.HTML else ()
        told.append(replace(found, given=(*found.given, *page, *of_part(source.given, found.part))))
    return Readout(tuple(told), reading.not_read)
