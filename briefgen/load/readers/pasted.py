"""Several articles pasted or clipped into one text file, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

from briefgen.errors import SourceError
from briefgen.load.clipping import Clip
from briefgen.load.decode import read
from briefgen.load.readers.several import divided, doubt
from briefgen.load.reading import Left, part_name
from briefgen.model import BlockKind, Format, Manuscript, SourceFile

NAME = "a file of several articles"
_HEADING = re.compile(r"#{1,6}[ \t]+")
_FRONT = re.compile(r"^---[ \t]*\n(?:[A-Za-z_][\w -]*:[^\n]*\n|[ \t]+[^\n]*\n)+---[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)


def knows(source: SourceFile) -> bool:
    """A text with several heads of articles, or several clippings, each with its front matter."""
    start = source.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return not start.startswith((b"<", b"{")) and len(_places(_read(source))) > 1


def read_pasted(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article, exactly as it stands in the file."""
    whole = _read(source)
    for start, end, title, notes in _places(whole) if whole else ():
        assert whole is not None, "there are places"
        repairs = tuple(
            replace(r, start=r.start - start)
            for r in whole.repairs
            if start <= r.start and r.start + len(r.after) <= end
        )
        yield replace(whole, text=whole.text[start:end], repairs=repairs, part=part_name(title), notes=notes)


def with_doubt(whole: Manuscript) -> Manuscript:
    """A text that stays one article, with a note where it may hold several."""
    if whole.format is Format.HTML or _FRONT.match(whole.text):
        return whole
    note = doubt(_lines(whole.text))
    return replace(whole, notes=(*whole.notes, note)) if note else whole


def _read(source: SourceFile) -> Manuscript | None:
    """The file's characters; None where they are no text, which is said elsewhere."""
    try:
        return read(source)
    except SourceError:
        return None


@lru_cache(maxsize=2)
def _places(whole: Manuscript | None) -> tuple[tuple[int, int, str, tuple[str, ...]], ...]:
    """Start, end, title and notes of each article in a text; none where it is one article."""
    if whole is None or whole.format is Format.HTML:
        return ()
    text = whole.text
    fronts = list(_FRONT.finditer(text))
    if fronts and not text[: fronts[0].start()].strip():
        if len(fronts) < 2:
            return ()
        note = (f"It is one of {len(fronts)} articles in its file, each with front matter of its own.",)
        bounds = [*(m.start() for m in fronts), len(text)]
        titles = [found[1].strip("\"' ") if (found := _TITLE.search(m[0])) else "" for m in fronts]
        return tuple((a, b, title, note) for (a, b), title in zip(pairwise(bounds), titles, strict=True))
    lines = _lines(text)
    told = divided(lines)
    if told is None:
        return ()
    starts = list(accumulate((len(line) for line in text.splitlines(keepends=True)), initial=0))
    places, at = [], len(lines) - sum(len(article) for article in told.articles)
    for article in told.articles:
        title = article[0].text
        counted = title != lines[at].text  # "2. Dry again": the number is the collection's
        start = text.index(title, starts[at]) if counted else starts[at]
        places.append((start, starts[at + len(article)], title, (told.note,)))
        at += len(article)
    return tuple(places)


def _lines(text: str) -> list[Clip]:
    found = []
    for line in text.splitlines():
        mark = _HEADING.match(line)
        kind = BlockKind.HEADING if mark else BlockKind.PARAGRAPH
        found.append(Clip(kind, line[mark.end() :] if mark else line, 1 if mark else 0))
    return found
