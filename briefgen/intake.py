"""From source files to cleaned articles, and the list of those that are none.

The one place where a file that cannot be read becomes a line of "not read" instead of an end of the build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path, PurePath

from briefgen.clean.markdown import to_markdown
from briefgen.clean.story import clean_story
from briefgen.errors import SourceError
from briefgen.load.sources import read_source
from briefgen.model import Article, Manuscript, NotRead, SourceFile

_PART = re.compile(r"(\.\w{1,10})#([^#/\\]+)$")


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of some source files: each is among the articles or named in ``not_read``."""

    manuscripts: tuple[Manuscript, ...]
    articles: tuple[Article, ...]
    not_read: tuple[NotRead, ...]


def take_in(sources: Iterable[SourceFile]) -> Intake:
    """Read and clean the files of one story, which help each other.  Raises nothing for a bad file: it is named."""
    manuscripts: list[Manuscript] = []
    not_read: list[NotRead] = []
    for source in sources:
        try:
            reading = read_source(source)
        except SourceError as error:
            not_read.append(NotRead(error.path, error.reason))
            continue
        manuscripts += reading.manuscripts
        not_read += reading.not_read
    articles, no_articles = clean_story(tuple(manuscripts))
    return Intake(tuple(manuscripts), articles, tuple(sorted((*not_read, *no_articles), key=_by_path)))


def clean_files(files: tuple[Path, ...], *, together: bool = False) -> tuple[dict[str, bytes], tuple[NotRead, ...]]:
    """The clippings (cleaned Markdown) of these files, by file name, and the files that are no articles.

    ``together`` says that they are of one story and may help each other; else each is cleaned by itself.
    """
    sources = [SourceFile(file.as_posix(), file.read_bytes()) for file in files]
    intakes = [take_in(sources)] if together else [take_in([source]) for source in sources]
    paths = dict.fromkeys(s.path for s in sources)  # a file that is no article keeps its name, whoever comes later
    parts = [m.path for intake in intakes for m in intake.manuscripts if m.part]
    paths |= dict.fromkeys(parts)
    names = dict(zip(paths, clipping_names(paths), strict=True))
    cleaned = {names[article.path]: to_markdown(article).encode() for intake in intakes for article in intake.articles}
    return cleaned, tuple(n for intake in intakes for n in intake.not_read)


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
    for path in pure:
        name = path.stem if stems[path.stem.casefold()] == 1 else path.name
        options = chain([name], (f"{name}-{number}" for number in count(2)))
        taken = {n.casefold() for n in names}
        names.append(next(f"{n}.md" for n in options if f"{n}.md".casefold() not in taken))
    return tuple(names)


def _by_path(file: NotRead) -> tuple[str, str]:
    return file.path, file.reason
