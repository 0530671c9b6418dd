"""Heaps of invented articles, as large as a measurement needs: many events, each told by several outlets.

Every event has a place, persons, a day and numbers of its own, made of syllables, so that ten thousand articles tell of
thousands of events; events of one kind share their words ("flooded", "the mill") and differ in what makes them events.
The same number gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST_DAY = date(2031, 1, 1)
TELLERS = 5
"""Articles of an event, on average and in turn: 3, 4, 5, 6 and 7."""

_STARTS = (
    "Mar",
    "Tal",
    "Or",
    "Lir",
    "Kes",
    "Dun",
    "Fal",
    "Bri",
    "Ost",
    "Gan",
    "Hol",
    "Pel",
    "Wen",
    "Sar",
    "Cor",
    "Ves",
)
_MIDDLES = ("ro", "lo", "ri", "re", "se", "me", "sta", "ne", "ve", "do", "ka", "ti", "mu", "bo")
_ENDS = ("wick", "bridge", "ford", "mere", "ham", "sea", "gate", "field", "port", "ley", "quay", "den", "holm", "by")
_FIRST = (
    "Ida",
    "Jonas",
    "Mara",
    "Oswin",
    "Ines",
    "Tobias",
    "Della",
    "Rufus",
    "Hanna",
    "Piers",
    "Nell",
    "Edgar",
    "Otto",
)
_LAST = ("wright", "more", "croft", "son", "low", "ard", "ell", "ington", "aker", "ridge", "man", "ott")
_OUTLETS = ("Gull", "Ledger", "Mercury", "Courier", "Herald", "Observer", "Post", "Tribune", "Echo", "Chronicle")
_THINGS = ("mill", "ferry", "bridge", "weir", "library", "quarry", "chapel", "depot", "theatre", "clinic", "tunnel")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of event: its verb, its noun and what else its reports say."""

    happened: tuple[str, ...]
    noun: str
    told: tuple[str, ...]


_KINDS = (
    _Kind(
        ("burned down", "went up in flames", "was gutted by fire"),
        "fire",
        (
            "Firefighters fought the blaze for {hours} hours.",
            "The flames were seen as far away as {far}.",
            "{n} people were led out of the {thing} before the roof fell in.",
            "The cause of the fire is not known, {chief} said.",
        ),
    ),
    _Kind(
        ("was flooded", "stood under water", "was swamped"),
        "flood",
        (
            "The water rose by {hours} centimetres an hour until midnight.",
            "{n} families had to leave their homes beside the {thing}.",
            "Pumps were brought in from {far}.",
            "Nobody had seen the river so high before, {chief} said.",
        ),
    ),
    _Kind(
        ("was sold", "changed hands", "found a buyer"),
        "sale",
        (
            "The buyer paid {n} million crowns, according to {chief}.",
            "The {thing} had stood empty for {hours} years.",
            "A firm from {far} had offered less.",
            "The council must agree to the sale before the summer.",
        ),
    ),
    _Kind(
        ("was robbed", "was broken into", "was raided by thieves"),
        "robbery",
        (
            "The thieves took {n},000 crowns from the safe of the {thing}.",
            "A dark van was seen on the road to {far}.",
            "Police are looking for {hours} men.",
            "{chief} asked witnesses to come forward.",
        ),
    ),
    _Kind(
        ("was opened again", "opened its doors once more", "welcomed its first guests"),
        "opening",
        (
            "The works on the {thing} had taken {hours} years and cost {n} million crowns.",
            "{n} guests had come, some of them from {far}.",
            "{chief} cut the ribbon at noon.",
            "A band of pupils played in front of the {thing}.",
        ),
    ),
)
_COMMON = (
    "“We had not expected this,” {chief} said in {place}.",
    "{second}, who lives next to the {thing}, heard of it on the radio.",
    "{second} said that the {noun} would be talked about for years.",
    "The mayor of {place}, {chief}, thanked all who had helped.",
    "{place} has some {n} inhabitants and lies an hour from {far}.",
    "The council of {place} will speak about the {thing} next week.",
    "Work at the {thing} is to go on as soon as {chief} allows it.",
    "It was the second {noun} of the year in {place}, the records show.",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented article: its file's name, its text with a head, its event and its day."""

    name: str
    text: str
    event: int
    day: date


def articles(count: int, event_size: int | None = None) -> Iterator[Invented]:
    """The first ``count`` articles; those of one event stand together.

    ``event_size`` makes every event so large; without it they have 3 to 7.

    >>> [a.event for a in articles(5)]
    [0, 0, 0, 1, 1]
    """
    event = made = 0
    while made < count:
        size = event_size or TELLERS - 2 + event % 5
        told = _Event(event)
        for teller in range(min(size, count - made)):
            yield told.article(teller)
            made += 1
        event += 1


def write(folder: Path, count: int, event_size: int | None = None) -> list[Invented]:
    """Write so many of them as files into a folder, and say which."""
    folder.mkdir(parents=True, exist_ok=True)
    made = list(articles(count, event_size))
    for article in made:
        (folder / article.name).write_text(article.text, encoding="utf-8")
    return made


class _Event:
    """One event, and how outlets tell it."""

    def __init__(self, number: int) -> None:
        dice = random.Random(number)
        self.number = number
        self.kind = _KINDS[number % len(_KINDS)]
        self.day = FIRST_DAY + timedelta(days=dice.randrange(365))
        self.said = {
            "place": _place(dice),
            "far": _place(dice),
            "thing": dice.choice(_THINGS),
            "noun": self.kind.noun,
            "n": str(dice.randrange(3, 900)),
            "hours": str(dice.randrange(2, 60)),
            "chief": _person(dice),
            "second": _person(dice),
        }

    def article(self, teller: int) -> Invented:
        """Its report by one outlet."""
        dice = random.Random(self.number * 1009 + teller)
        said = self.said
        day = self.day + timedelta(days=dice.choice((0, 0, 1, 1, 2)))
        happened = dice.choice(self.kind.happened)
        outlet = f"The {said['place']} {_OUTLETS[(self.number + teller) % len(_OUTLETS)]}"
        title = dice.choice(
            (
                f"{said['thing'].title()} in {said['place']} {happened}",
                f"{said['place']}: {said['noun']} at the {said['thing']}",
                f"{said['chief']} speaks about the {said['noun']} in {said['place']}",
            )
        )
        lead = dice.choice(
            (
                "The {thing} in {place} {happened} on {weekday}, {chief} said.",
                "On {weekday} the {thing} of {place} {happened}, as {chief} told reporters.",
                "People in {place} were talking on {weekday} about the {thing} that {happened}.",
            )
        )
        rest = [*self.kind.told, *_COMMON]
        dice.shuffle(rest)
        lines = [lead, *rest[: dice.randrange(8, len(rest) + 1)]]
        body = [s.format(**said, happened=happened, weekday=self.day.strftime("%A")) for s in lines]
        paragraphs = "\n\n".join(" ".join(body[i : i + 2]) for i in range(0, len(body), 2))
        head = f"---\ntitle: '{title}'\nsite: {outlet}\ndate: {day.isoformat()}\n---\n\n"
        return Invented(f"{self.number:05d}-{teller:03d}.md", f"{head}{paragraphs}\n", self.number, day)


def _place(dice: random.Random) -> str:
    return dice.choice(_STARTS) + dice.choice(_MIDDLES) + dice.choice(_ENDS)


def _person(dice: random.Random) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_STARTS)}{dice.choice(_LAST)}"
