"""What a database prints on each page of an export: its number, and under it the article's title once more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.load.readers.databases.entry import Para

TITLE_LINES = 3  # on which a title may stand
_PAGE = re.compile(
    r"\W*(?:page|seite|página|pagina|side|sida)\s+\d{1,4}\s+(?:of|von|de|sur|van|di|af|av)\s+\d{1,4}\W*", re.IGNORECASE
)


def is_page(text: str) -> bool:
    """Whether a line numbers a page of the export.

    >>> is_page("Page 2 of 3"), is_page("Page 2 of the report")
    (True, False)
    """
    return bool(_PAGE.fullmatch(text.strip()))


def without_page_heads(lines: Sequence[Para]) -> list[Para]:
    """The lines without page numbers, and without the title that stands under each of them beside its own place.

    >>> told = ["Page 1 of 2", "Dry again", "Dry again", "It fell.", "Page 2 of 2", "Dry again", "It rose."]
    >>> [line.text for line in without_page_heads([Para(text) for text in told])]
    ['Dry again', 'It fell.', 'It rose.']
    """
    if not any(is_page(line.text) for line in lines):
        return list(lines)
    texts = [" ".join(line.text.split()) for line in lines]
    kept: list[Para] = []
    known: set[str] = set()
    at = 0
    while at < len(lines):
        if not is_page(texts[at]):
            known.add(texts[at])
            kept.append(lines[at])
            at += 1
            continue
        at += 1
        at += _said_twice(texts[at:])
        for _ in range(TITLE_LINES):
            at += at < len(lines) and texts[at] in known
    return kept


def _said_twice(texts: Sequence[str]) -> int:
    """How many lines of a title stand there before the same lines come again."""
    return next((n for n in range(1, TITLE_LINES + 1) if texts[:n] and texts[:n] == texts[n : 2 * n]), 0)
