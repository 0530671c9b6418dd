"""The line at the top of a newspaper's page: the paper's name, the day, the page's number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.lexicon.wordlists import words
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.paragraphs import MARGIN, Line

LINE = 14  # words; a longer line is text
_NAME = re.compile(r"(?:[^\W\da-z_][\w’'&.-]*\s+|of\s+|the\s+|and\s+|&\s+){1,6}")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page's first line says: the outlet, the day it was printed, and its words."""

    outlet: str
    day: str
    text: str


def masthead_of(pages: list[list[Line]]) -> tuple[Masthead | None, list[list[Line]]]:
    """The masthead of a document's first page, and the pages without the line; all of them where there is none."""
    for line in pages[0] if pages else ():
        told = masthead_in(line.text) if line.bottom < MARGIN * line.height else None
        if told is not None:
            return told, [[other for other in page if other is not line] for page in pages]
    return None, pages


def masthead_in(text: str) -> Masthead | None:
    """A name that is an outlet's, then the day; before the name, and behind the day, a page's number may stand.

    >>> masthead_in("4 THE HARBOUR ECHO, Wednesday March 5, 2031 NEWS").outlet
    'The Harbour Echo'
    >>> masthead_in("News of the week of March 5, 2031: the weir broke") is None
    True
    """
    day = day_in(text)
    name = _NAME.match(re.sub(r"^\W*\d{1,3}\W+", "", text).replace(",", " ,") + " ")
    if day is None or name is None or len(text.split()) > LINE:
        return None
    found = name[0].split()
    months = {month.rpartition(" ")[0] for month in words("databases", "months")}
    stop = next((n for n, w in enumerate(found) if w.lower() in words("databases", "weekdays") | months), len(found))
    found = found[:stop]
    known = {w.lower() for w in found} & words("mastheads", "outlet_words")
    if len(found) < 2 or not known or found[-1].lower() in ("of", "the", "and"):
        return None
    plain = " ".join(found)
    return Masthead(plain.title() if plain.isupper() else plain, day, text)
