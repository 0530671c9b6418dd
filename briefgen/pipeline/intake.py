"""From source files to cleaned articles, and the list of those that are none.

The one place where a file that cannot be read becomes a line of "not read" instead of an end of the build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from briefgen.clean.markdown import to_markdown
from briefgen.clean.report import report
from briefgen.clean.story import clean_story
from briefgen.errors import OverBudget, SourceError, damaged
from briefgen.keep.once import Task, not_for_keeps, once
from briefgen.keep.packing import Typed
from briefgen.load.budget import may_burst
from briefgen.load.files import ARTICLES
from briefgen.load.reading import Readout
from briefgen.load.sidecar import read_sidecar
from briefgen.load.sources import read_source
from briefgen.model import Article, Manuscript, NotRead, SourceFile
from briefgen.settings.edits import NAME, Edits, read_edits
from briefgen.steps import step

READ = Task("read", Typed[Readout](Readout))
_PART = re.compile(r"(\.\w{1,10})#([^#/\\]+)$")


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of some source files: each is among the articles or named in ``not_read``."""

    manuscripts: tuple[Manuscript, ...]
    articles: tuple[Article, ...]
    not_read: tuple[NotRead, ...]


def take_in(sources: Iterable[SourceFile], edits: Edits = ()) -> Intake:
    """Read and clean the files of one story, which help each other; ``edits`` are the editor's over the cleaning.

    Raises nothing for a bad file: it is named.
    """
    manuscripts: list[Manuscript] = []
    not_read: list[NotRead] = []
    sources = tuple(sources)
    for number, source in enumerate(sources, 1):
        if len(sources) > 1:
            step("files read", number, len(sources))
        try:
            reading = _read(source)
        except SourceError as error:
            if isinstance(error, OverBudget):
                not_for_keeps()
            not_read.append(NotRead(error.path, error.reason))
            continue
        except Exception as error:  # a hostile file can make any parser fail in any way; the others are read
            not_for_keeps()
            not_read.append(NotRead(source.path, damaged(error)))
            continue
        manuscripts += reading.manuscripts
        not_read += reading.not_read
    articles, no_articles = clean_story(tuple(manuscripts), edits)
    return Intake(tuple(manuscripts), articles, tuple(sorted((*not_read, *no_articles), key=_by_path)))


def _read(source: SourceFile) -> Readout:
    """Everything a file holds; what takes long to read is read once (the gate reads it again by itself)."""
    if not may_burst(source.data):
        return read_source(source)
    bare = replace(source, data=b"")
    reading = once(READ, source, lambda: _carried(read_source(source), bare))
    return _carried(reading, source)


def _carried(reading: Readout, source: SourceFile) -> Readout:
    """What was read, with the source that its manuscripts carry along: the file, or the same without its bytes."""
    return replace(reading, manuscripts=tuple(replace(m, source=source) for m in reading.manuscripts))


def clean_files(files: tuple[Path, ...], *, together: bool = False) -> tuple[dict[str, bytes], tuple[NotRead, ...]]:
    """The clippings (cleaned Markdown) of these files, by file name, and the files that are no articles.

    ``together`` says that they are of one story and may help each other; else each is cleaned by itself.
    """
    intakes = _taken_in(files, together=together)
    paths = dict.fromkeys(
        file.as_posix() for file in files
    )  # a file that is no article keeps its name, whoever comes later
    parts = [m.path for intake in intakes for m in intake.manuscripts if m.part]
    paths |= dict.fromkeys(parts)
    names = dict(zip(paths, clipping_names(paths), strict=True))
    cleaned = {names[article.path]: to_markdown(article).encode() for intake in intakes for article in intake.articles}
    return cleaned, tuple(n for intake in intakes for n in intake.not_read)


def report_files(files: tuple[Path, ...], *, together: bool = False) -> tuple[str, tuple[NotRead, ...]]:
    """What was kept and what cut of these files, by which rules, and the files that are no articles."""
    reports: list[str] = []
    not_read: list[NotRead] = []
    for intake in _taken_in(files, together=together):
        manuscripts = {m.path: m for m in intake.manuscripts}
        reports += [report(article, manuscripts[article.path]) for article in intake.articles]
        not_read += intake.not_read
    return "\n".join(reports), tuple(not_read)


def _taken_in(files: tuple[Path, ...], *, together: bool) -> list[Intake]:
    """Each file by itself, or all as one story; the edits of the story a file lies in count either way."""
    sources = [SourceFile(file.as_posix(), file.read_bytes(), read_sidecar(file)[0]) for file in files]
    edits: Edits = ()
    faults: list[NotRead] = []
    for folder in dict.fromkeys(file.parent.parent if file.parent.name == ARTICLES else file.parent for file in files):
        there = [p.as_posix() for place in (folder, folder / ARTICLES) if place.is_dir() for p in place.iterdir()]
        found, bad = read_edits(folder, there)
        edits += tuple(replace(e, file=(folder / e.file).as_posix()) for e in found if (folder / e.file).is_file())
        edits += tuple(replace(e, file=(folder / ARTICLES / e.file).as_posix()) for e in found)
        faults += [NotRead((folder / NAME).as_posix(), why) for why in bad]
    intakes = [take_in(sources, edits)] if together else []
    for number, source in enumerate(() if together else sources, 1):
        step("files cleaned", number, len(sources))
        intakes.append(take_in([source], edits))
    return [*intakes, *([Intake((), (), tuple(faults))] if faults else [])]


def clipping_names(paths: Iterable[str]) -> tuple[str, ...]:
    """A file name for each source file's clipping, each one its own.

    ``STEM.md``; ``NAME.EXT.md`` where two stems are equal; numbered where two names are.  A part of a file puts its
    own name behind the stem.

    >>> clipping_names(["a/storm.txt", "b/quay.html", "b/storm.html", "c/storm.html", "feed.xml#dry-again"])
    ('storm.txt.md', 'quay.md', 'storm.html.md', 'storm.html-2.md', 'feed.dry-again.md')
    """
    pure = [PurePath(_PART.sub(r".\2\1", path)) for path in paths]
    stems = Counter(path.stem.casefold() for path in pure)
    names: list[str] = []
    taken: set[str] = set()
    numbers: Counter[str] = Counter()
    for path in pure:
        name = path.stem if stems[path.stem.casefold()] == 1 else path.name
        free = name
        while free.casefold() in taken:
            numbers[name] += 1
            free = f"{name}-{numbers[name] + 1}"
        taken.add(free.casefold())
        names.append(f"{free}.md")
    return tuple(names)


def _by_path(file: NotRead) -> tuple[str, str]:
    return file.path, file.reason
