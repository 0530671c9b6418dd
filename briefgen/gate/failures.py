"""What the gate could not prove, and which part of a briefing falls with it.

A check yields a `Failure` for each thing that does not hold.  Its `Place` says in words where that stands, and by its
path what has to go so that the rest may stay: ``withhold.py`` takes it out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Step = tuple[str, int | None]
"""A field, and the number of the item in it; None is the field's whole value."""

ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a briefing: how it is called, and the way to it through the briefing's fields.

    The path of a role is ``(("people", 3), ("roles", 0))``.  Without a path no part can be told, and the story falls.

    >>> str(Place("timeline 2031-03-04", (("timeline", 0),)))
    'timeline 2031-03-04'
    """

    label: str
    path: tuple[Step, ...] = ()

    def __str__(self) -> str:
        return self.label

    def inner(self, name: str, index: int | None, label: str = "") -> Place:
        """A part of this part.

        >>> Place("fact f-1", (("facts", 4),)).inner("brackets", 0, "bracket of fact f-1").path
        (('facts', 4), ('brackets', 0))
        """
        return Place(label or self.label, (*self.path, (name, index)))


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold: where, and why.

    >>> str(Failure(Place("fact f-1"), "it cites nothing"))
    'fact f-1: it cites nothing'
    """

    place: Place
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


Failures = Iterator[Failure]


def of_section(name: str, index: int | None, label: str) -> Place:
    """An item of one of a briefing's sections, or the whole section.

    >>> of_section("gaps", 2, "gap").path
    (('gaps', 2),)
    """
    return Place(label, ((name, index),))


def of_article(article: str, index: int | None = None) -> Place:
    """An article of the story; without its number in the table of sources it is named, and the story falls."""
    return Place(f"article {article}", () if index is None else ((ARTICLES, index),))
