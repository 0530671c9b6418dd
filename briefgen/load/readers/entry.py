"""One entry of a feed or export, whatever its format: its fields, and the manuscript or the reason they make."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.load.clipping import Clip, clipping
from briefgen.load.fragment import passages_of
from briefgen.load.reading import Left, given, manuscript, part_name
from briefgen.model import BlockKind, Evidence, Format, Manuscript, SourceFile

# Words from which a text is an article and no teaser.  An element for the whole text may hold a short notice; one for
# a summary holds an article only where it is long.
FULL_WORDS = 40
SUMMARY_WORDS = 120
_MORE = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\[&hellip;\]|read more|continue reading|read on|full story|\[\+\d+ chars)\W*$", re.I
)
_SEPARATOR = re.compile(r"\s+(?:[|»«–—-]|::)\s+|:\s+")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry: where its words stand (``content`` whole, ``summary`` maybe short), as HTML or as plain text."""

    where: str
    title: str | None = None
    url: str | None = None
    name: str | None = None
    content: str | None = None
    summary: str | None = None
    plain: bool = False
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None


def read_entry(source: SourceFile, entry: FeedEntry) -> Manuscript | Left:
    """The entry's article, or why there is none in it."""
    part = part_name(entry.title, entry.url, entry.name)
    text, long_enough = entry.content, FULL_WORDS
    passages = _passages(text, plain=entry.plain)
    if not passages and entry.summary:
        text, long_enough = entry.summary, SUMMARY_WORDS
        passages = _passages(text, plain=entry.plain)
    words = sum(len(p.text.split()) for p in passages)
    if not words:
        why = "has no text, only a link; save the page itself." if entry.url else "is empty; fetch it once more."
        return Left(part, f"The entry {why}")
    if words < long_enough or (words < SUMMARY_WORDS and _MORE.search(passages[-1].text)):
        return Left(part, f"It is only a teaser ({words} words); save the page it links to.")
    return manuscript(source, Format.MARKDOWN, clipping(passages), part=part, given=_given(entry))


def outlet_name(title: str | None, url: str | None) -> str | None:
    """The outlet in a feed's title: of several parts the one its address bears.

    >>> outlet_name("World news - Harbour Echo", "https://harbourecho.example/a"), outlet_name("The Weir", None)
    ('Harbour Echo', 'The Weir')
    """
    parts = [p.strip() for p in _SEPARATOR.split(title or "") if p.strip()]
    if len(parts) < 2:
        return parts[0] if parts else None
    # Not taken apart by urllib, which raises for "http://[[x]]".
    host = re.sub(r"\W", "", (re.match(r"\w+://([^/?#]*)", url or "") or ["", ""])[1].lower())
    return next((p for p in parts if (name := re.sub(r"\W", "", p.lower())) and name in host), None)


def _passages(text: str | None, *, plain: bool) -> list[Clip]:
    if not text or not text.strip():
        return []
    if plain or not re.search(r"<\w|</\w|&\w+;|&#", text):
        return [Clip(BlockKind.PARAGRAPH, line) for line in text.splitlines() if line.strip()]
    return passages_of(text)


def _given(entry: FeedEntry) -> tuple[Evidence, ...]:
    found = given(
        entry.where,
        title=entry.title,
        url=entry.url,
        outlet=entry.outlet,
        published=entry.published,
        updated=entry.updated if entry.updated != entry.published else None,
    )
    return found + tuple(e for author in entry.authors for e in given(entry.where, author=author))
