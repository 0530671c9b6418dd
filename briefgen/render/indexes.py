"""The two indexes over all stories: outlets with their articles, people with the stories they are in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefgen.model import ArticleCard, Person
from briefgen.render.reader import Reader

UNKNOWN_OUTLET = "Outlet unknown"


@dataclass(frozen=True)
class OutletEntry:
    """An outlet and its articles, each with the story it belongs to."""

    name: str
    articles: tuple[tuple[Reader, ArticleCard], ...]


@dataclass(frozen=True)
class PersonEntry:
    """A person's name and each story that has it."""

    name: str
    stories: tuple[tuple[Reader, Person], ...]


def outlets(readers: tuple[Reader, ...]) -> tuple[OutletEntry, ...]:
    """All outlets by name; articles whose outlet is not known stand last."""
    found: dict[str, list[tuple[Reader, ArticleCard]]] = {}
    for reader in readers:
        for card in reader.briefing.articles:
            found.setdefault(card.outlet or UNKNOWN_OUTLET, []).append((reader, card))
    names = sorted(found, key=lambda n: (n == UNKNOWN_OUTLET, _sorting(n.removeprefix("The "))))
    return tuple(OutletEntry(name, tuple(found[name])) for name in names)


def people(readers: tuple[Reader, ...]) -> tuple[PersonEntry, ...]:
    """All people by name.  The same name in two stories is one entry: it says nothing more than that."""
    found: dict[str, list[tuple[Reader, Person]]] = {}
    for reader in readers:
        for person in reader.briefing.people:
            found.setdefault(person.name, []).append((reader, person))
    return tuple(PersonEntry(name, tuple(found[name])) for name in sorted(found, key=_sorting))


def _sorting(name: str) -> tuple[str, str]:
    """Alphabetical whatever the accents and capitals, the same on every machine."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold(), name
