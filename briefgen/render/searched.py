"""What a reader may choose a page by when searching: its kind, outlets, people and days; the search reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from briefgen.model import Article
from briefgen.render import dates
from briefgen.render.escape import visible
from briefgen.render.reader import BriefingReader
from briefgen.sections.people.people import Person
from briefgen.values.edtf import begins, ends

SOURCE_BOOST, STORY_BOOST = 1, 4
"""A search for a name should find the briefing before the articles it was made from."""


def story_searched(reader: BriefingReader) -> dict[str, Any]:
    """A story's page is of all its outlets, people and days."""
    cards = reader.briefing.articles
    outlets = sorted({card.outlet for card in cards if card.outlet})
    people = (person.name for person in reader.briefing.people)
    return _told("story", STORY_BOOST, outlets, people, filter(None, (dates.day(c.published) for c in cards)))


def article_searched(reader: BriefingReader, article: Article) -> dict[str, Any]:
    """An article's page is of its outlet and day, and of those of the story's people whose name stands in it."""
    m = article.metadata
    words = " ".join(block.text for block in article.blocks)
    people = (person.name for person in reader.briefing.people if _stands(person, words))
    days = filter(None, [dates.day(m.published)])
    return _told("article", SOURCE_BOOST, [m.outlet] if m.outlet else [], people, days)


def _stands(person: Person, words: str) -> bool:
    """Whether one of the forms of a name stands in a text."""
    return any(re.search(rf"\b{re.escape(form)}\b", words) for form in (person.name, *person.aliases) if form)


def _told(kind: str, boost: int, outlets: Iterable[str], people: Iterable[str], days: Iterable[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": kind}
    if boost != 1:
        told["boost"] = boost
    if named := [visible(name).strip() for name in outlets]:
        told["outlets"] = named
    if named := [visible(name).strip() for name in people]:
        told["people"] = named
    if found := [day for day in days if begins(day)]:
        told |= {"first": min(map(begins, found)), "last": max(map(ends, found))}
    return told
