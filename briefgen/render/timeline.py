"""The timeline as a page shows it: entries put together by date and numbered, long ago and bare sayings folded away.

The data stay as they are.  A sentence that names several years stands once, with all of them: "1961, 2000, 2001".  In a
long timeline what ended more than a year before the first article is background.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from markupsafe import Markup

from briefgen.render import dates
from briefgen.render.picture import NEWS_BEGINS, Mark, picture
from briefgen.sections.timeline.happenings import PLAN, STATEMENT
from briefgen.sections.timeline.timeline import TimelineEntry

LONG_GAP_YEARS = 5
"""The drawn timeline says in words when this many years or more pass between two of its dates."""

LONG = 15
"""More entries than this do not show at a glance; then the background is folded."""

_YEARS = re.compile(r"-?\d{4}|\d{3}X|\d{2}XX")


@dataclass(frozen=True)
class Moment:
    """One station of the drawn timeline: its dates and everything dated so; ``years`` is a long silence before it.

    Its entries are numbered from ``first`` on, or bear ``numbers`` of their own where some of them stand elsewhere.
    """

    dates: tuple[str, ...]
    inferred: bool
    entries: tuple[TimelineEntry, ...]
    years: int = 0
    first: int = 1
    numbers: tuple[int, ...] = ()

    @property
    def numbered(self) -> tuple[tuple[int, TimelineEntry], ...]:
        """Its entries with their numbers."""
        return tuple(zip(self.numbers or range(self.first, self.first + len(self.entries)), self.entries, strict=True))

    @property
    def ahead(self) -> bool:
        """Whether something of it lay ahead when it was written."""
        return any(entry.kind == PLAN for entry in self.entries)

    @property
    def times(self) -> tuple[tuple[str, str], ...]:
        """Each date as EDTF and in words."""
        return tuple((day, dates.readable(day)) for day in self.dates)


@dataclass(frozen=True)
class Layout:
    """A whole timeline: the background, the rest, what was only said, and the picture of the first two."""

    before: tuple[Moment, ...]
    since: tuple[Moment, ...]
    said: tuple[Moment, ...]
    picture: Markup


@dataclass(frozen=True)
class _Row:
    """One sentence and its dates."""

    dates: tuple[str, ...]
    entry: TimelineEntry


def laid_out(timeline: Sequence[TimelineEntry], published: Sequence[str]) -> Layout:
    """The timeline with its picture; ``published`` are the days of the articles on this event (ISO, one each)."""
    first = min(published, default="")
    before, since = drawn([e for e in timeline if e.kind != STATEMENT], first)
    said = drawn([e for e in timeline if e.kind == STATEMENT])[1]
    before = _numbered(before, 1)
    since = _numbered(since, 1 + _entries(before))
    said = _numbered(said, 1 + _entries(before) + _entries(since))
    marks = [
        Mark(moment.first + n, anchor(moment.first + n), day, entry.kind == PLAN)
        for moment in (*before, *since)
        for n, entry in enumerate(moment.entries)
        for day in moment.dates
    ]
    return Layout(before, since, said, picture(marks, published))


_FAR = 2
"""How far from the news stands what tells nothing of it."""


@dataclass(frozen=True)
class Weight:
    """What makes an entry a main one: the sentences that tell the story's news or a part of it, and when it begins."""

    news: frozenset[tuple[str, str]] = frozenset()
    part: frozenset[tuple[str, str]] = frozenset()
    begins: str = ""

    def is_news(self, entry: TimelineEntry) -> bool:
        """Whether one of its sentences tells the news."""
        return any((c.article, c.sentence) in self.news for c in entry.citations)

    def farness(self, entry: TimelineEntry) -> int:
        """0 for the news, 1 for a part of it that was not over before it began, `_FAR` for all else."""
        if self.is_news(entry):
            return 0
        told = any((c.article, c.sentence) in self.part for c in entry.citations)
        return 1 if told and not self.is_before(entry) else _FAR

    def is_before(self, entry: TimelineEntry) -> bool:
        """Whether it was over when the news began."""
        return (dates.last_day(entry.date) or self.begins) < self.begins


def news_begins(published: Iterable[str]) -> str:
    """The day from which on things belong to the news, as in the picture; "" where no article's day is known.

    >>> news_begins(["2031-05-13", "2031-05-12"])
    '2031-05-02'
    """
    days = [date.fromisoformat(day) for day in published if len(day) == len("2031-05-12") and dates.real(day)]
    return str(min(days) - NEWS_BEGINS) if days else ""


def main_entries(moments: Iterable[Moment], weight: Weight = Weight()) -> tuple[tuple[int, TimelineEntry], ...]:
    """The entries that tell the news or a part of it, or that several articles tell, with their numbers.

    Those of the news come first, then those of a part of it, what was over before it last, and among them those that
    most articles tell.
    """
    every = (pair for moment in moments for pair in moment.numbered)
    told = (
        (weight.farness(entry), weight.is_before(entry), -len({c.article for c in entry.citations}), number, entry)
        for number, entry in every
    )
    ordered = sorted(told, key=lambda t: t[:4])
    return tuple((n, entry) for far, _, many, n, entry in ordered if many < -1 or far < _FAR)


def parted(
    moments: Sequence[Moment], most: int, weight: Weight = Weight()
) -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """The moments with the first of the main entries alone, and with all others; each entry keeps its number."""
    chosen = {number for number, _ in main_entries(moments, weight)[:most]}
    parts = []
    for inside in (True, False):
        found = []
        for moment in moments:
            kept = [(n, entry) for n, entry in moment.numbered if (n in chosen) is inside]
            if kept:
                entries = tuple(entry for _, entry in kept)
                inferred = all(entry.inferred for entry in entries)
                found.append(replace(moment, entries=entries, inferred=inferred, numbers=tuple(n for n, _ in kept)))
        parts.append(_with_gaps(found))
    return parts[0], parts[1]


def anchor(number: int) -> str:
    """The anchor of an entry on the story's page: ``anchor(3) == "event-3"``."""
    return f"event-{number}"


def drawn(timeline: Sequence[TimelineEntry], first_article: str = "") -> tuple[tuple[Moment, ...], tuple[Moment, ...]]:
    """The background and the rest, each oldest first; ``first_article`` is the day of the first article, if known.

    A timeline of `LONG` entries or fewer has no background, and neither has one that would be all background.
    """
    moments = [
        Moment(days, all(row.entry.inferred for row in rows), tuple(row.entry for row in rows))
        for days, group in groupby(_rows(timeline), key=lambda row: row.dates)
        for rows in (tuple(group),)
    ]
    old = [m for m in moments if _long_before(m, first_article)] if len(timeline) > LONG else []
    rest = [m for m in moments if m not in old]
    return (_with_gaps(old), _with_gaps(rest)) if rest else ((), _with_gaps(old))


def _numbered(moments: Iterable[Moment], first: int) -> tuple[Moment, ...]:
    found = []
    for moment in moments:
        found.append(replace(moment, first=first))
        first += len(moment.entries)
    return tuple(found)


def _entries(moments: Iterable[Moment]) -> int:
    return sum(len(m.entries) for m in moments)


def _rows(timeline: Iterable[TimelineEntry]) -> list[_Row]:
    """The entries, those of one sentence in one row where they stand together or name nothing but years."""
    rows: list[_Row] = []
    for entry in timeline:
        at = next((n for n, row in enumerate(rows) if _one(row, entry, last=n == len(rows) - 1)), None)
        if at is None:
            rows.append(_Row((entry.date,), entry))
        else:
            rows[at] = _Row((*rows[at].dates, entry.date), rows[at].entry)
    return rows


def _one(row: _Row, entry: TimelineEntry, *, last: bool) -> bool:
    """Whether an entry is the sentence of this row once more."""
    if row.entry.text != entry.text or row.entry.inferred != entry.inferred:
        return False
    if [(c.article, c.sentence) for c in row.entry.citations] != [(c.article, c.sentence) for c in entry.citations]:
        return False
    return entry.date not in row.dates and (last or all(_YEARS.fullmatch(d) for d in (*row.dates, entry.date)))


def _long_before(moment: Moment, day: str) -> bool:
    """Whether all of a moment ended more than a year before a day."""
    if not (found := re.fullmatch(r"(\d{4})(.*)", day)):
        return False
    year_before = f"{int(found[1]) - 1:04}{found[2]}"
    return all((last := dates.last_day(told)) is not None and last < year_before for told in moment.dates)


def _with_gaps(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """The moments with the long silences between them."""
    found: list[Moment] = []
    before: int | None = None
    for moment in moments:
        year = dates.first_year(moment.dates[0])
        gap = year - before if year is not None and before is not None else 0
        ends = (dates.last_year(told) for told in moment.dates)
        before = max(filter(None, (before, *ends)), default=None)
        found.append(replace(moment, years=gap if gap >= LONG_GAP_YEARS else 0))
    return tuple(found)
