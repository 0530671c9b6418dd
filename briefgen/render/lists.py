"""The pages that list what the site holds (stories, outlets, people): one of each, or several where it is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.render import dates
from briefgen.render.indexes import OutletEntry, PersonEntry, outlets, people, sorting
from briefgen.render.paging import MOST_LISTED, MOST_ON_HOME, Shelf, by_letter, by_month, page_of
from briefgen.render.people import anchor_of
from briefgen.render.reader import BriefingReader

NOT_SEARCHED = {"exclude": True}
"""A search for a name never finds a bare list of stories."""

MOST_PEOPLE = 400
"""Entries of the page of people; each has a few lines."""


@dataclass(frozen=True)
class ListPage:
    """A page of a list: where it is, its template, its heading, what the search makes of it, what it shows."""

    uri: str
    template: str
    name: str
    search: dict[str, Any]
    shown: dict[str, Any]


def list_pages(readers: tuple[BriefingReader, ...], uris: dict[str, str], home_name: str) -> Iterator[ListPage]:
    """Every such page; ``uris`` say where the first page of each list is."""
    yield from _stories(readers, uris["home"], home_name)
    yield from _outlets(readers, uris["outlets"])
    yield from _people(readers, uris["people"])


def _stories(readers: tuple[BriefingReader, ...], uri: str, name: str) -> Iterator[ListPage]:
    more = by_month(readers, newest) if len(readers) > MOST_ON_HOME else ()
    where = {shelf.key: page_of(_stem(uri), shelf.key) for shelf in more}
    shown = {"stories": readers[:MOST_ON_HOME], "shelf": None, "shelves": more, "where": where}
    yield ListPage(uri, "home.md.j2", name, NOT_SEARCHED, shown)
    for shelf in more:
        inside = {"stories": shelf.entries, "shelf": shelf, "shelves": more, "where": where}
        yield ListPage(where[shelf.key], "home.md.j2", f"{name}: {shelf.name}", NOT_SEARCHED, inside)


def _outlets(readers: tuple[BriefingReader, ...], uri: str) -> Iterator[ListPage]:
    found = outlets(readers)
    large = sum(len(entry.articles) for entry in found) > MOST_LISTED
    anchors = _anchors(entry.name for entry in found) if large else []
    where = {entry.name: page_of(uri, anchor) for entry, anchor in zip(found, anchors, strict=False)}
    yield ListPage(uri, "outlets.md.j2", "Outlets", {"kind": "outlet"}, {"outlets": found, "where": where})
    for entry in found if large else ():
        yield from _outlet(entry, where[entry.name], uri)


def _outlet(entry: OutletEntry, uri: str, above: str) -> Iterator[ListPage]:
    """An outlet's own pages: one, or one for each month."""
    newest_first = sorted(entry.articles, key=lambda a: dates.day(a[1].published) or "", reverse=True)
    shelves = by_month(newest_first, lambda a: a[1].published)
    long = len(newest_first) > MOST_LISTED
    pages = shelves if long else (Shelf("", "", tuple(newest_first)),)
    where = {shelf.key: page_of(uri, shelf.key) if n else uri for n, shelf in enumerate(pages)}
    for shelf in pages:
        shown = {"outlet": entry, "shelf": shelf, "shelves": pages, "where": where, "above": above}
        name = f"{entry.name}: {shelf.name}" if shelf.name else entry.name
        yield ListPage(where[shelf.key], "outlet.md.j2", name, NOT_SEARCHED, shown)


def _people(readers: tuple[BriefingReader, ...], uri: str) -> Iterator[ListPage]:
    found = people(readers)
    if len(found) <= MOST_PEOPLE:
        whole: dict[str, Any] = {"people": found, "shelf": None, "shelves": (), "where": {}}
        yield ListPage(uri, "people.md.j2", "People", {"kind": "person"}, whole)
        return
    shelves = by_letter(sorted(found, key=_by_name), _by_name)
    where = {shelf.key: page_of(uri, shelf.key) for shelf in shelves}
    known = sorted((p for p in found if len(p.stories) > 1), key=lambda p: (-len(p.stories), -p.mentions, p.name))
    shown: dict[str, Any] = {"people": tuple(known[:MOST_LISTED]), "shelf": None, "shelves": shelves, "where": where}
    yield ListPage(uri, "people.md.j2", "People", NOT_SEARCHED, shown)
    for shelf in shelves:
        inside = {"people": shelf.entries, "shelf": shelf, "shelves": shelves, "where": where}
        yield ListPage(where[shelf.key], "people.md.j2", f"People: {shelf.name}", {"kind": "person"}, inside)


def _by_name(entry: PersonEntry) -> str:
    return sorting(entry.name.removeprefix("The "))[0]


def newest(reader: BriefingReader) -> str:
    """The day of a story's newest article; "" where none has one."""
    return max(filter(None, (dates.day(card.published) for card in reader.briefing.articles)), default="")


def _stem(uri: str) -> str:
    """Where the months of the stories are: ``stories-2031-03.md`` beside a home of any name.

    >>> _stem("news/index.md")
    'news/stories.md'
    """
    folder, slash, _ = uri.rpartition("/")
    return f"{folder}{slash}stories.md"


def _anchors(names: Iterable[str]) -> list[str]:
    """An address for each name, none twice."""
    found: dict[str, None] = {}
    for name in names:
        plain = anchor_of(name).removeprefix("who-")
        free = next(a for n in range(1, len(found) + 2) if (a := plain if n == 1 else f"{plain}-{n}") not in found)
        found[free] = None
    return list(found)
