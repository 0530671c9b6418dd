"""What a briefing prints and cites, told from its types: no section needs a line here.

Words that are marked (`Verbatim`) are printed, and stand in the citations beside them, or, where there are none, in
those of what they are a part of.  What falls with a part follows from the types as well: an item of a list goes by
itself, one of a list that needs so many items (the positions of a difference) takes the whole with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefgen.gate.failures import Place, of_section
from briefgen.model import Citation
from briefgen.model.fields import marked, needed, nouns_of
from briefgen.sections.briefing import SECTIONS, Briefing

Citations = tuple[Citation, ...]
Printed = tuple[Place, str, Citations]
ITSELF = ("text", "value")
"""A part's own words: they fall with the part, and are called what it is called."""
_MARKED = {noun: marked(noun) for noun in nouns_of(Briefing)}
_NEEDED = {noun: needed(noun) for noun in _MARKED}
_CALLED = {
    "root": "root of {of}",
    "brackets": "bracket of {of}",
    "details": "{of}, detail",
    "partly": "{of}, what says a part of it",
    "positions": "{of}, position {number}",
    "passages": "{of}, passage {number}",
    "forms": "{of}, form {number}",
    "amounts": "{of}, value {text}",
    "roles": "role of {of}",
    "says": "what {of} says",
}
"""How the parts of an item are called; any other one by its own words, or its field."""


def printed(briefing: Briefing) -> Iterator[Printed]:
    """Every statement a page prints, as (where it stands, its words, its citations)."""
    for where, part in _items(briefing):
        yield from _printed(where, part, ())


def all_citations(briefing: Briefing) -> Iterator[tuple[Place, Citation]]:
    """Every citation of a briefing, with where it stands."""
    for where, part in _items(briefing):
        yield from _cited(where, part)


def start_of(text: str) -> str:
    """The first words of a text, to name it by.

    >>> start_of("Nobody was hurt.")
    "'Nobody was hurt.'"
    """
    return repr(text if len(text) <= 50 else text[:49].rstrip() + "…")


def _items(briefing: Briefing) -> Iterator[tuple[Place, Any]]:
    """Each item of each section, under its name."""
    for name, section in SECTIONS.items():
        for number, item in enumerate(getattr(briefing, name)):
            if is_dataclass(item):
                yield of_section(name, number, section.each.format(section=name, **_named(item))), item


def _printed(where: Place, part: Any, around: Citations) -> Iterator[Printed]:
    citations: Citations = getattr(part, "citations", around)
    for name, mark in _MARKED[type(part)].items():
        if (words := getattr(part, name)) is not None:
            place = where if name in ITSELF or not hasattr(part, "citations") else _inner(where, name, None, words)
            yield place, words, citations[:1] if mark.first else citations
    for place, inner in _parts(where, part):
        if not isinstance(inner, Citation):
            yield from _printed(place, inner, citations)


def _cited(where: Place, part: Any) -> Iterator[tuple[Place, Citation]]:
    for place, inner in _parts(where, part):
        if isinstance(inner, Citation):
            yield place, inner
        else:
            yield from _cited(place, inner)


def _parts(where: Place, part: Any) -> Iterator[tuple[Place, Any]]:
    """The parts of a part, each with what falls with it; its own citations are not told from it."""
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name == "citations":
            yield from ((where, citation) for citation in value)
        elif is_dataclass(value):
            yield _inner(where, field.name, None, value), value
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if is_dataclass(item):
                    place = _inner(where, field.name, number, item)
                    yield (replace(where, label=place.label) if field.name in _NEEDED[type(part)] else place), item


def _inner(where: Place, name: str, number: int | None, part: Any) -> Place:
    said = _named(part)
    called = _CALLED.get(name, "{of}, {said}" if said["said"] else "{of}, {name}")
    label = called.format(**{**said, "of": where, "number": (number or 0) + 1, "name": name})
    return where.inner(name, number, label)


def _named(part: Any) -> dict[str, str]:
    """What a part may be called by: its texts, and the start of its words."""
    if not is_dataclass(part):
        return {"said": start_of(str(part))}
    said = {f.name: str(getattr(part, f.name)) for f in fields(part)}
    words = next((said[name] for name in ITSELF if name in said), "")
    return {**said, "said": start_of(words) if words else ""}
