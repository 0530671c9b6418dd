"""What the second look reads, how it comes to a value in it, and how it names what it doubts.

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
Key = tuple[str, str]
"""An article's id and a sentence's."""

STATEMENTS = {"bottom_line", "facts", "differences", "timeline", "people", "quotes", "figures", "single_source", "gaps",
              "unanswered", "parallels"}  # fmt: skip
"""The sections whose entries are statements: one of them can be withheld and the rest goes on."""
ITEMS, ASIDES = (
    {"roles", "says", "aliases", "brackets", "details", "silent"},
    {"speaker", "source", "addressee", "occasion"},
)
"""What can be withheld without its statement: an entry of a list, a thing that is told about a quotation."""


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
        match self.steps:
            case (str(section), int(n), str(name), int(m), *_) if section in STATEMENTS and name in ITEMS:
                return (section, n), (name, m)
            case ("quotes", int(n), str(name), *_) if name in ASIDES:
                return ("quotes", n), (name, None)
            case (str(section), int(n), *_) if section in STATEMENTS:
                return ((section, n),)
        return ()

    def __str__(self) -> str:
        """``ferry: quotes[3].speaker: no name of Ida Fenwright stands ...``."""
        way = "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in self.steps).lstrip(".")
        return f"{self.story}: {way}: {self.reason}"


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
    def home(self) -> dict[str, str]:
        """The origin of each article."""
        return {article: o["id"] for o in self.briefing["origins"] for article in o["articles"]}

    @cached_property
    def order(self) -> dict[str, list[Json]]:
        """Each article's sentences in their order."""
        return {name: article["sentences"] for name, article in self.articles.items()}

    @cached_property
    def places(self) -> dict[Key, int]:
        """Where a sentence stands in its article: 0 is the first."""
        return {(name, s["id"]): n for name, all_of in self.order.items() for n, s in enumerate(all_of)}

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
    def everything(self) -> str:
        """All that somebody may be named in, as one line: titles, descriptions, bodies."""
        heads = (str(a["metadata"][name] or "") for a in self.articles.values() for name in ("title", "description"))
        return " ".join(" ".join([*heads, *self.texts.values()]).split())

    def sentence(self, key: Key) -> Json | None:
        """A sentence; None where there is no such one."""
        at = self.places.get(key)
        return None if at is None else self.order[key[0]][at]

    def before(self, key: Key, many: int) -> list[str]:
        """So many sentences before one, the nearest first."""
        at = self.places.get(key, 0)
        return [str(s["text"]) for s in reversed(self.order.get(key[0], [])[max(0, at - many) : at])]

    def day(self, article: str) -> str | None:
        """The day an article is of, as its row in the table gives it: "2025-09-21"."""
        card = self.cards.get(article, {})
        day = (card.get("published") or card.get("updated") or card.get("assumed") or "")[:10]
        return day if len(day) == 10 and span(day) else None


@dataclass(frozen=True, slots=True)
class At:
    """A value of the data: the way to it, and everything that holds it, from the whole file inwards."""

    told: Told
    steps: Steps
    chain: tuple[Any, ...]

    @property
    def value(self) -> Any:
        """The value itself."""
        return self.chain[-1]

    @property
    def entry(self) -> Json:
        """What has the value: the innermost entry that holds it."""
        return next(v for v in reversed(self.chain[:-1]) if isinstance(v, dict))

    @property
    def statement(self) -> Json:
        """The entry of a section that it is a part of, or is."""
        found: Json = self.chain[2]
        return found

    @property
    def number(self) -> int:
        """Which one it is in the list that holds it, or that holds its entry."""
        return next(s for s in reversed(self.steps) if isinstance(s, int))

    @property
    def cited(self) -> list[Json]:
        """What is cited for it: the citations of the innermost entry that has some."""
        return next(v["citations"] for v in reversed(self.chain) if isinstance(v, dict) and "citations" in v)

    @property
    def first(self) -> Json:
        """The first sentence cited for it."""
        return self.cited[0]


def places(told: Told, way: str) -> Iterator[At]:
    """Every value at a way through the data: ``facts.*.text``, ``gaps|facts.*``, ``**.marks.*`` at any depth.

    ``articles/*`` at its head leads into each article's file.
    """
    first, *rest = way.split(".")
    if first != "articles/*":
        yield from _down(told, (), (told.briefing,), [first, *rest])
        return
    for name, article in told.articles.items():
        yield from _down(told, (f"articles/{name}.json",), (told.articles, article), rest)


def _down(told: Told, steps: Steps, chain: tuple[Any, ...], way: list[str]) -> Iterator[At]:
    if not way:
        yield At(told, steps, chain)
        return
    here, names = chain[-1], way[0].split("|")
    inner = list(here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ())
    if way[0] == "**":
        yield from _down(told, steps, chain, way[1:])
    for name, value in inner:
        if way[0] == "**" or name in names or (way[0] == "*" and isinstance(here, list)):
            yield from _down(told, (*steps, name), (*chain, value), way if way[0] == "**" else way[1:])


def key_of(citation: Json) -> Key:
    """The sentence a citation names."""
    return citation["article"], citation["sentence"]


def marked(citation: Json) -> list[str]:
    """The words of a sentence that a citation marks."""
    return [citation["text"][start:end] for start, end in citation.get("marks", [])]
