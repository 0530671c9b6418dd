"""Lists that grow with the site, over several pages: by month, or by letter, where one page would be too long.

A short site has none of it.  Where a list is cut, its first page says where the rest is, and nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefgen.render import dates

MOST_ON_HOME = 60
"""Stories on the first page: more than a screen or three is not read but searched."""

MOST_LISTED = 200
"""Lines of a page that is a mere list."""

UNDATED, OTHER = "undated", "other"
T = TypeVar("T")


@dataclass(frozen=True)
class Shelf(Generic[T]):
    """A page of a longer list: what it holds, its name for a reader, and the key that its address ends in."""

    key: str
    name: str
    entries: tuple[T, ...]


def by_month(
    entries: Iterable[T], published: Callable[[T], str | None], most: int = MOST_LISTED
) -> tuple[Shelf[T], ...]:
    """The entries by the month of their day, the newest first; a month with too many has several pages.

    >>> [(s.key, s.name, s.entries) for s in by_month(["2031-04-02", "2031-03-30", "2031-04-01", ""], str, 1)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('2031-04', 'April 2031, 1 of 2', ('2031-04-02',)), ('2031-04-2', 'April 2031, 2 of 2', ('2031-04-01',)),
     ('2031-03', 'March 2031', ('2031-03-30',)), ('undated', 'No date', ('',))]
    """
    months: dict[str, list[T]] = {}
    for entry in entries:
        months.setdefault((dates.day(published(entry)) or "")[:7], []).append(entry)
    order = sorted(months, reverse=True)
    named = ((month or UNDATED, dates.readable(month) if month else "No date", months[month]) for month in order)
    return tuple(shelf for key, name, inside in named for shelf in _parts(key, name, inside, most))


def by_letter(entries: Iterable[T], name: Callable[[T], str], most: int = MOST_LISTED) -> tuple[Shelf[T], ...]:
    """The entries by the first letter of their name; what begins with none of a to z stands last.

    >>> [(s.key, s.name, s.entries) for s in by_letter(["Ida", "ivan", "5th Fleet"], str.lower)]
    [('i', 'I', ('Ida', 'ivan')), ('other', 'Other', ('5th Fleet',))]
    """
    letters: dict[str, list[T]] = {}
    for entry in entries:
        first = name(entry)[:1]
        letters.setdefault(first if re.fullmatch("[a-z]", first) else OTHER, []).append(entry)
    order = sorted(letters, key=lambda letter: (letter == OTHER, letter))
    return tuple(shelf for key in order for shelf in _parts(key, key.capitalize(), letters[key], most))


def page_of(uri: str, key: str) -> str:
    """The address of a further page of a list.

    >>> page_of("news/people.md", "a-2")
    'news/people-a-2.md'
    """
    return f"{uri.removesuffix('.md')}-{key}.md"


def _parts(key: str, name: str, entries: Sequence[T], most: int) -> list[Shelf[T]]:
    cuts = range(0, len(entries), most)
    if len(cuts) < 2:
        return [Shelf(key, name, tuple(entries))]
    return [
        Shelf(key if n == 1 else f"{key}-{n}", f"{name}, {n} of {len(cuts)}", tuple(entries[at : at + most]))
        for n, at in enumerate(cuts, 1)
    ]
