"""What the second look reads, and how it names what it doubts.

`Told` is a story as its published files hold it: ``briefing.json`` and ``articles/<id>.json`` as plain JSON, and the
bytes of the source files where they are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefgen.gate.independent.days import span

Json = dict[str, Any]
Steps = tuple[str | int, ...]
Found = Iterator[tuple[Steps, str]]
"""What a check gives: the way to a value in the data, and in words why it is doubted."""

Key = tuple[str, str]
"""An article's id and a sentence's."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value of a story's data that a second look does not confirm.

    ``steps`` lead to it: ``("quotes", 3, "speaker")`` in the briefing, ``("articles/gull.json", "cuts", 0, "text")`` in
    an article's file, ``("pages", "ferry/index.html")`` on a page.
    """

    story: str
    steps: Steps
    reason: str

    @property
    def part(self) -> tuple[tuple[str, int | None], ...]:
        """The smallest part of the briefing that takes the value with it when it is withheld: (field, number) pairs.

        ``(("quotes", 3), ("speaker", None))`` for a speaker, ``(("people", 0), ("roles", 1))`` for one of some roles;
        empty where the value belongs to the story as a whole (a source's metadata, an origin) or to a page.
        """
        section, *rest = self.steps
        if section not in STATEMENTS or not rest or not isinstance(rest[0], int):
            return ()
        first = (str(section), rest[0])
        if len(rest) > 2 and rest[1] in {"roles", "says", "aliases", "brackets", "details", "silent"}:
            return first, (str(rest[1]), int(rest[2]))
        if section == "quotes" and len(rest) > 1 and rest[1] in {"speaker", "source", "addressee", "occasion"}:
            return first, (str(rest[1]), None)
        return (first,)

    def __str__(self) -> str:
        """``ferry: quotes[3].speaker: no name of Ida Fenwright stands ...``."""
        way = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in self.steps).lstrip(".")
        return f"{self.story}: {way}: {self.reason}"


OPENING = 3
"""An article opens with so many sentences."""

STATEMENTS = frozenset(
    {
        "bottom_line",
        "facts",
        "differences",
        "timeline",
        "people",
        "quotes",
        "figures",
        "single_source",
        "gaps",
        "unanswered",
    }
)
"""The sections whose entries are statements: one of them can be withheld and the rest goes on."""


@dataclass(frozen=True)
class Told:
    """A story's data; ``sources`` are the bytes of its source files by their path, as far as they are at hand."""

    briefing: Json
    articles: Mapping[str, Json]
    sources: Mapping[str, bytes]

    @cached_property
    def cards(self) -> dict[str, Json]:
        """The rows of the table of sources, by article."""
        return {card["id"]: card for card in self.briefing["articles"]}

    @cached_property
    def order(self) -> dict[str, list[Json]]:
        """Each article's sentences in their order."""
        return {name: article["sentences"] for name, article in self.articles.items()}

    @cached_property
    def places(self) -> dict[Key, int]:
        """Where a sentence stands in its article: 0 is the first."""
        return {(name, s["id"]): n for name, all_of in self.order.items() for n, s in enumerate(all_of)}

    @cached_property
    def openings(self) -> dict[Key, bool]:
        """The sentences an article opens with, headings and captions aside; False for the one after them."""
        found: dict[Key, bool] = {}
        for name, all_of in self.order.items():
            kinds = [b["kind"] for b in self.articles[name]["blocks"]]
            body = [s for s in all_of if kinds[s["block"]] not in {"heading", "caption"} and not s.get("damaged")]
            found |= {(name, s["id"]): n < OPENING for n, s in enumerate(body[: OPENING + 1])}
        return found

    @cached_property
    def aside(self) -> frozenset[str]:
        """The articles that are kept out of the comparison."""
        foreign = {card["id"] for card in self.briefing["articles"] if card.get("uncompared")}
        return frozenset(foreign | {b["article"] for b in self.briefing["background"]})

    @cached_property
    def texts(self) -> dict[str, str]:
        """Each article's body as one line."""
        return {i: " ".join(" ".join(b["text"] for b in a["blocks"]).split()) for i, a in self.articles.items()}

    @cached_property
    def said(self) -> dict[str, str]:
        """Each article's title, description and body as one line: everything it may be named in."""
        meta = {i: a["metadata"] for i, a in self.articles.items()}
        return {i: f"{meta[i]['title'] or ''} {meta[i]['description'] or ''} {t}" for i, t in self.texts.items()}

    def sentence(self, key: Key) -> str | None:
        """A sentence's words; None where there is no such sentence."""
        at = self.places.get(key)
        return None if at is None else str(self.order[key[0]][at]["text"])

    def before(self, key: Key, many: int) -> list[str]:
        """So many sentences before one, the nearest first."""
        at = self.places.get(key, 0)
        return [str(s["text"]) for s in reversed(self.order.get(key[0], [])[max(0, at - many) : at])]

    def day(self, article: str) -> str | None:
        """The day an article is of, as its row in the table gives it: "2025-09-21"."""
        card = self.cards.get(article, {})
        day = (card.get("published") or card.get("updated") or card.get("assumed") or "")[:10]
        return day if len(day) == 10 and span(day) else None


def key_of(citation: Json) -> Key:
    """The sentence a citation names."""
    return citation["article"], citation["sentence"]


def cited(value: object, steps: Steps = ()) -> Iterator[tuple[Steps, Json]]:
    """Every citation in a piece of data, with the way to it."""
    if isinstance(value, dict):
        if {"article", "sentence", "text"} <= set(value):
            yield steps, value
        for name, inner in value.items():
            yield from cited(inner, (*steps, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from cited(inner, (*steps, number))
