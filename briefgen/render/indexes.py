"""The two indexes over all stories: outlets with their articles, people with the stories they are in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefgen.annotate.names.bodynames import body_key
from briefgen.annotate.names.fullnames import best_form, folded, what_sets_apart
from briefgen.model import ArticleCard, NameKind
from briefgen.render.labels import NOT_TOLD
from briefgen.render.people import WhosWho
from briefgen.render.reader import BriefingReader
from briefgen.sections.people.people import Person


@dataclass(frozen=True)
class OutletEntry:
    """An outlet and its articles, each with the story it belongs to."""

    name: str
    articles: tuple[tuple[BriefingReader, ArticleCard], ...]


@dataclass(frozen=True)
class PersonEntry:
    """A person's or a body's name and each story that has it, with its entry there."""

    name: str
    kind: NameKind
    stories: tuple[tuple[BriefingReader, WhosWho], ...]

    @property
    def mentions(self) -> int:
        """How often all stories together name them."""
        return sum(entry.person.mentions for _, entry in self.stories)


def outlets(readers: tuple[BriefingReader, ...]) -> tuple[OutletEntry, ...]:
    """All outlets by name; articles whose outlet is not known stand last."""
    found: dict[str, list[tuple[BriefingReader, ArticleCard]]] = {}
    for reader in readers:
        for card in reader.briefing.articles:
            found.setdefault(card.outlet or NOT_TOLD, []).append((reader, card))
    names = sorted(found, key=lambda n: (n == NOT_TOLD, sorting(n.removeprefix("The "))))
    return tuple(OutletEntry(name, tuple(found[name])) for name in names)


def people(readers: tuple[BriefingReader, ...]) -> tuple[PersonEntry, ...]:
    """All people and bodies by name, those of several stories once.

    The same name in two stories, in any of its spellings, is one entry: it says nothing more than that.
    """
    groups: list[list[tuple[BriefingReader, WhosWho]]] = []
    owner: dict[tuple[NameKind, tuple[str, ...]], int] = {}
    for reader in readers:
        for entry in reader.entries:
            keys = _keys(entry.person)
            at = next((owner[key] for key in keys if key in owner), len(groups))
            if at == len(groups):
                groups.append([])
            groups[at].append((reader, entry))
            for key in keys:
                owner.setdefault(key, at)
    found = [_entry(group) for group in groups]
    return tuple(sorted(found, key=lambda e: (e.kind is NameKind.BODY, sorting(e.name.removeprefix("The ")))))


def _keys(person: Person) -> list[tuple[NameKind, tuple[str, ...]]]:
    """What a name is known by in other stories: its words, and those of its other full forms."""
    folds = body_key if person.kind is NameKind.BODY else folded
    apart = what_sets_apart(person.name)
    if apart:  # of two namesakes of a story only one is whoever bears the bare name elsewhere
        return [(person.kind, (*folds(person.name), apart))]
    keys = [folds(person.name)]
    keys += [key for alias in person.aliases if len(key := folds(alias)) > 1]
    return [(person.kind, key) for key in dict.fromkeys(keys)]


def _entry(group: list[tuple[BriefingReader, WhosWho]]) -> PersonEntry:
    name = best_form((entry.person.name, entry.person.mentions) for _, entry in group)
    return PersonEntry(name, group[0][1].person.kind, tuple(group))


def sorting(name: str) -> tuple[str, str]:
    """Alphabetical whatever the accents and capitals, the same on every machine."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold(), name
