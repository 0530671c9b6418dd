"""Who says what: each fact against each article, the picture of it, and the fewest articles that say it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from markupsafe import Markup

from briefgen.model import ArticleCard, Citation, Difference, Fact
from briefgen.render import dates
from briefgen.render.escape import plain
from briefgen.sections.briefing import Briefing
from briefgen.sections.timeline.happenings import EVENT


class MapState(StrEnum):
    """How an article stands to a fact."""

    SAYS = "says so"
    OTHERWISE = "says otherwise"
    PARTLY = "says a part"
    EARLY = "published too early"
    SILENT = "silent"


@dataclass(frozen=True)
class Cell:
    """A field of the map: how the article stands to the fact, and the sentence that shows it, if there is one."""

    article: str
    state: MapState
    citation: Citation | None = None


@dataclass(frozen=True)
class ReadingList:
    """The articles that say all there is, and the others with what only they add.

    ``fewest`` says that no smaller set does; with many articles a small one is found without trying all.
    """

    articles: tuple[str, ...]
    others: tuple[str, ...]
    positions: int
    words: int
    all_words: int
    fewest: bool


TOO_EARLY = timedelta(days=2)
"""An article that appeared so long before the day a fact tells of could not tell it; a day may be the time zone's."""

MOST_TRIED = 12
"""Up to so many articles every set of them is tried; beyond, the one that adds most is taken until all is said."""

MOST_DRAWN = 24
"""Facts in the picture; more would not fit on a phone."""


def row(fact: Fact, columns: Iterable[ArticleCard], briefing: Briefing) -> tuple[Cell, ...]:
    """A fact's row of the map: for each article how it stands to it, with the first sentence that shows it."""
    says, partly = _first(fact.citations), _first((*fact.partly, *fact.details))
    otherwise = _first(_against(fact, briefing.differences))
    day = _day_told(fact, briefing)
    found = []
    for card in columns:
        state = MapState.SILENT
        for known, name in ((says, MapState.SAYS), (otherwise, MapState.OTHERWISE), (partly, MapState.PARTLY)):
            if card.id in known:
                found.append(Cell(card.id, name, known[card.id]))
                break
        else:
            appeared = dates.day(card.updated or card.published)
            if day and appeared and date.fromisoformat(appeared) + TOO_EARLY <= day:
                state = MapState.EARLY
            found.append(Cell(card.id, state))
    return tuple(found)


def reading_list(briefing: Briefing, columns: Sequence[ArticleCard]) -> ReadingList | None:
    """The fewest articles that together say every key fact and hold every position; of these the shortest to read.

    None where there are fewer than three articles, or nothing to cover.
    """
    at_hand = {a.id: a for a in columns}
    wanted = [frozenset(c.article for c in f.citations) & at_hand.keys() for f in briefing.facts]
    sides = [
        frozenset(c.article for c in p.citations) & at_hand.keys() for d in briefing.differences for p in d.positions
    ]
    needed = [who for who in (*wanted, *sides) if who]
    if len(at_hand) < 3 or not needed:
        return None
    fewest = len(at_hand) <= MOST_TRIED
    chosen = _smallest(needed, at_hand) if fewest else _greedy(needed, at_hand)
    others = tuple(i for i in at_hand if i not in chosen)
    words = {i: a.words for i, a in at_hand.items()}
    return ReadingList(
        tuple(i for i in at_hand if i in chosen),
        others,
        sum(bool(who) for who in sides),
        sum(words[i] for i in chosen),
        sum(words.values()),
        fewest,
    )


def _smallest(needed: Sequence[frozenset[str]], articles: Mapping[str, ArticleCard]) -> frozenset[str]:
    for size in range(1, len(articles) + 1):
        sets = [frozenset(s) for s in combinations(articles, size) if all(who & set(s) for who in needed)]
        if sets:
            return min(sets, key=lambda s: (sum(articles[i].words for i in s), sorted(s)))
    return frozenset(articles)


def _greedy(needed: Sequence[frozenset[str]], articles: Mapping[str, ArticleCard]) -> frozenset[str]:
    chosen: set[str] = set()
    while left := [who for who in needed if not who & chosen]:
        chosen.add(max(sorted(articles), key=lambda i: (sum(i in who for who in left), -articles[i].words)))
    return frozenset(chosen)


def _first(citations: Iterable[Citation]) -> dict[str, Citation]:
    found: dict[str, Citation] = {}
    for c in citations:
        found.setdefault(c.article, c)
    return found


def _against(fact: Fact, differences: Iterable[Difference]) -> Iterable[Citation]:
    """The sentences on the other sides of the differences that a fact stands in."""
    mine = {(c.article, c.sentence) for c in fact.citations}
    for d in differences:
        if d.id in fact.differences:
            theirs = [p for p in d.positions if not any((c.article, c.sentence) in mine for c in p.citations)]
            if len(theirs) < len(d.positions):
                yield from (c for p in theirs for c in p.citations)


def _day_told(fact: Fact, briefing: Briefing) -> date | None:
    """The last day on which something happened that the fact's sentence tells; None where no day is told."""
    lead = {(c.article, c.sentence) for c in fact.citations[:1]}
    days = [
        e.date
        for e in briefing.timeline
        if e.kind == EVENT
        and len(e.date) == len("2024-06-19")
        and lead & {(c.article, c.sentence) for c in e.citations}
    ]
    return date.fromisoformat(max(days)) if days else None


# --------------------------------------------------------------------------- the picture

_STEP, _ROW, _HEAD = 11, 18, 16
_PHONE = 356
"""The picture is no wider than a phone; what its columns leave is for the names."""
_LABEL, _MOST_LABEL = 92, 210
_LETTER = 6.0
_FEWEST_LETTERS = 4
"""Of an outlet's name so many letters are left at least."""


def picture(
    rows: Sequence[Sequence[Cell]], columns: Sequence[ArticleCard], labels: Mapping[str, str], starts: frozenset[str]
) -> Markup:
    """The map drawn: a line an article, a column a fact, the articles of one origin close together.

    ``starts`` are the articles that begin an origin.  Empty where nothing is to be drawn.
    """
    rows = rows[:MOST_DRAWN]
    if not rows or len(columns) < 2:
        return Markup("")
    label = min(_MOST_LABEL, max(_LABEL, _PHONE - _STEP * len(rows) - 8))
    letters = int(label / _LETTER)
    width = label + _STEP * len(rows) + 8
    shared = len(starts) < len(columns)
    parts, y = [], _HEAD
    for n in range(len(rows)):
        if n == 0 or (n + 1) % 5 == 0 or (n + 1 == len(rows) and (n + 1) % 5 > 1):
            parts.append(f'<text class="bg-tick" x="{label + _STEP * n + 5}" y="10">{n + 1}</text>')
    for at, card in enumerate(columns):
        if at and shared and card.id in starts:
            parts.append(f'<path class="bg-between" d="M 0 {y + 3} H {width}"></path>')
            y += 6
        parts.append(f'<text class="bg-name" x="0" y="{y + 13}">{plain(_cut(labels[card.id], letters))}</text>')
        for n, cells in enumerate(rows):
            parts.append(_drawn(cells[at].state, label + _STEP * n + 5, y + 9))
        y += _ROW
    said = "; ".join(
        f"{labels[card.id]} says {sum(cells[at].state is MapState.SAYS for cells in rows)} of {len(rows)}"
        for at, card in enumerate(columns)
    )
    head = f"<title>Which article says which of the first {len(rows)} facts</title><desc>{plain(said)}.</desc>"
    body = "".join(parts)
    return Markup(
        f'<svg class="bg-map" width="{width}" height="{y + 2}" viewBox="0 0 {width} {y + 2}" role="img" '
        f'focusable="false">{head}{body}</svg>'
    )


def _cut(name: str, letters: int) -> str:
    """A name with so many letters at most: where its end tells it from others ("The Post, 12 May"), that stays."""
    if len(name) <= letters:
        return name
    outlet, comma, rest = name.partition(", ")
    room = letters - len(comma + rest) - 1
    if comma and room >= _FEWEST_LETTERS:
        return f"{outlet[:room].rstrip()}…{comma}{rest}"
    return name[: letters - 1].rstrip() + "…"


def _drawn(state: MapState, x: int, y: int) -> str:
    if state is MapState.SAYS:
        return f'<circle class="bg-says" cx="{x}" cy="{y}" r="4"></circle>'
    if state is MapState.OTHERWISE:
        return f'<path class="bg-otherwise" d="M {x - 4} {y - 4} l 8 8 m 0 -8 l -8 8"></path>'
    if state is MapState.PARTLY:
        return f'<circle class="bg-partly" cx="{x}" cy="{y}" r="3.5"></circle>'
    if state is MapState.EARLY:
        return f'<path class="bg-early" d="M {x - 3} {y} h 6"></path>'
    return f'<circle class="bg-mute" cx="{x}" cy="{y}" r="1"></circle>'
