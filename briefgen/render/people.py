"""The who's who as a page shows it: each entry with its own words, its claims, and how each outlet calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.annotate.names.fullnames import folded, what_sets_apart
from briefgen.gather.people import plainly
from briefgen.model import Citation, NameKind
from briefgen.sections.briefing import Briefing
from briefgen.sections.people.people import Person
from briefgen.sections.quotes import Quote

ANCHOR = "who-"
"""How the anchor of an entry begins; that of a speaker's quotations is counted in their order."""


@dataclass(frozen=True)
class Called:
    """What one outlet calls somebody: its words, each with the sentence it stands in."""

    outlet: str
    words: tuple[tuple[str, Citation], ...]


@dataclass(frozen=True)
class WhosWho:
    """One entry of the who's who.

    ``spoken`` is the anchor of their quotations on the story's page, None where there are none; ``sides`` says how
    each outlet calls them, empty where all that call them anything use the same words.
    """

    person: Person
    anchor: str
    quotes: tuple[Quote, ...] = ()
    spoken: str | None = None
    sides: tuple[Called, ...] = ()

    @property
    def told(self) -> bool:
        """Whether the articles tell more of them than the name."""
        return bool(self.person.roles or self.person.says or self.quotes)


def entries(briefing: Briefing, labels: Mapping[str, str], speakers: Iterable[str | None]) -> tuple[WhosWho, ...]:
    """The entries of a story in their order; ``labels`` name the articles, ``speakers`` are those of the quotations.

    The anchor of the third speaker's quotations is ``speaker-3``.
    """
    outlets = {a.id: a.outlet or labels[a.id] for a in briefing.articles}
    spoken = {name: f"speaker-{n}" for n, name in enumerate(speakers, 1) if name}
    found: list[WhosWho] = []
    taken: set[str] = set()
    for person in briefing.people:
        quotes = tuple(q for q in briefing.quotes if q.speaker == person.name)
        anchor = _free(anchor_of(person.name), taken)
        found.append(WhosWho(person, anchor, quotes, spoken.get(person.name), sides(person, outlets)))
    return tuple(found)


def split(
    found: Iterable[WhosWho],
) -> tuple[tuple[WhosWho, ...], tuple[WhosWho, ...], tuple[WhosWho, ...]]:
    """The people and the bodies of whom the articles tell something, and those they merely name."""
    every = tuple(found)
    people = tuple(e for e in every if e.told and e.person.kind is not NameKind.BODY)
    bodies = tuple(e for e in every if e.told and e.person.kind is NameKind.BODY)
    return people, bodies, tuple(e for e in every if not e.told)


def sides(person: Person, outlets: Mapping[str, str]) -> tuple[Called, ...]:
    """How each outlet calls somebody, in the order of the names; empty where all use the same words.

    "Mayor" and "the mayor" are the same words.
    """
    told: dict[str, dict[str, tuple[str, Citation]]] = {}
    for citation in (c for role in person.roles for c in role.citations if c.article in outlets):
        for start, end in citation.marks[:1]:
            words = citation.text[start:end]
            told.setdefault(outlets[citation.article], {}).setdefault(words.lower(), (words, citation))
    if len({frozenset(plainly(w) for w in words) for words in told.values()}) < 2:
        return ()
    return tuple(Called(outlet, tuple(told[outlet].values())) for outlet in sorted(told, key=lambda o: (o.lower(), o)))


def anchor_of(name: str) -> str:
    """The anchor of an entry: ``anchor_of("Céline Aubert") == "who-celine-aubert"``."""
    parts = "-".join((*folded(name), what_sets_apart(name)))
    return ANCHOR + (re.sub(r"[^a-z0-9]+", "-", parts).strip("-") or "unnamed")


def _free(anchor: str, taken: set[str]) -> str:
    """The anchor, with a number behind it where the page has it already."""
    free = next(a for n in range(1, len(taken) + 2) if (a := anchor if n == 1 else f"{anchor}-{n}") not in taken)
    taken.add(free)
    return free
