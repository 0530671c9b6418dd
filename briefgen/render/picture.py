"""The timeline drawn: one inline SVG, readable without colour, without JavaScript, on paper and on a phone.

Two rows of columns.  The upper row is what lies before the news, a column a year (or decade, where there are many);
the lower one the news, a column a day (or month, or year).  A column stands for a date that is told; a broken axis
says that time is left out between two of them, so 1945 and last night are both in sight.  Every mark is a happening and
bears its number in the list below.  Under the days of the news stand the articles, at the day they appeared: what
happened and when it was told are two things.

Places across are percentages and sizes are pixels, so that the letters keep their size on any screen.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup, escape

from briefgen.render import dates
from briefgen.values.edtf import begins, ends

NEWS_BEGINS = timedelta(days=10)
"""What happened so long before the first article, or later, is drawn by the day; the rest by the year."""

MOST_COLUMNS = 12
"""More columns do not find room for their labels on a phone; then days become months, months years, and so on."""

_PHONE = 330
_STEP = 22
_RADIUS = 9
_MOST_HIGH = 6
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEVELS = (10, 7, 4, 3, 2)
"""How many characters of a date make a column: a day, a month, a year, a decade, a century."""


@dataclass(frozen=True)
class Mark:
    """One happening on one date: its number and anchor in the list, the date as EDTF, and whether it lies ahead."""

    number: int
    anchor: str
    date: str
    plan: bool = False


@dataclass
class _Column:
    key: str
    marks: list[Mark] = field(default_factory=list)
    articles: int = 0


def picture(marks: Sequence[Mark], published: Sequence[str]) -> Markup:
    """The drawing as one element; empty where fewer than two dates are told that can be read.

    ``published`` are the days of the articles (ISO), one each.
    """
    marks = [m for m in marks if begins(m.date)]
    days = sorted(day for day in published if re.fullmatch(r"\d{4}-\d\d-\d\d", day))
    start = (date.fromisoformat(days[0]) - NEWS_BEGINS).isoformat() if days else ""
    news = [m for m in marks if begins(m.date) >= start or (_by_day(m.date) and ends(m.date) >= start)]
    before = [m for m in marks if m not in news]
    if len({m.date for m in marks}) < 2:
        return Markup("")
    rows = [("Before", _columns(before, (), 2))] if before else []
    rows += [("The news", _columns(news, days, 0))] if news else []
    return _svg(rows)


def _by_day(edtf: str) -> bool:
    """A day, or a span of days."""
    return all(re.fullmatch(r"\d{4}-\d\d-\d\d[~?%]?", part) for part in edtf.split("/"))


# --------------------------------------------------------------------------- columns


def _columns(marks: Iterable[Mark], articles: Iterable[str], finest: int) -> list[_Column]:
    """The columns of a row, oldest first, as fine as their number allows."""
    marks, articles = list(marks), list(articles)
    for level in _LEVELS[finest:]:
        found: dict[str, _Column] = {}
        for mark in marks:
            key = _key(mark.date, level)
            found.setdefault(key, _Column(key)).marks.append(mark)
        for day in articles:
            found.setdefault(key := _key(day, level), _Column(key)).articles += 1
        if len(found) <= MOST_COLUMNS:
            break
    return sorted(found.values(), key=lambda c: (c.key.split("/")[0].replace("X", "0"), c.key))


def _key(edtf: str, level: int) -> str:
    """The column a date belongs to; a span of days has one of its own."""
    plain = re.sub(r"[~?%]", "", edtf)
    first, _, last = plain.partition("/")
    if last and level == _LEVELS[0]:
        return plain
    if level < len("1961"):
        return first[:level] + "X" * (len("1961") - level)
    return re.sub(r"^(\d{4})-2[1-4]$", r"\1", first)[:level]  # a season is told by its year


def _label(key: str) -> tuple[str, str, str]:
    """The three lines under a column: day, month, year; as short as they can be, for a phone."""
    if "/" in key:
        (a, month, year), (b, other, _) = (_label(part) for part in key.split("/"))
        return f"{a}–{b}", month if month == other else f"{month}–{other}", year
    if "X" in key:
        return key.replace("X", "0") + "s", "", ""
    year, *rest = key.split("-")
    if not rest:
        return year, "", ""
    month = _MONTHS[int(rest[0]) - 1]
    return (str(int(rest[1])), month, year) if len(rest) > 1 else (month, "", year)


def _next(a: str, b: str) -> bool:
    """Whether no time is left out between two columns."""
    return _ordinal(begins(b)) - _ordinal(ends(a)) <= 1


def _ordinal(day: str) -> int:
    year, month, number = (int(part) for part in day.split("-"))
    return date(year, month, min(number, monthrange(year, month)[1])).toordinal()


# --------------------------------------------------------------------------- drawing


def _svg(rows: Sequence[tuple[str, list[_Column]]]) -> Markup:
    """The drawing, and over it the links: an image may hold none that a screen reader could come upon."""
    drawn, links, height = Markup(""), Markup(""), 0
    for name, columns in rows:
        row, over, high = _row(name, columns, height)
        drawn, links, height = drawn + row, links + over, height + high
    widest = max(len(columns) for _, columns in rows)
    size = Markup('width="100%" height="{0}" style="max-width: {1}rem"').format(height, 6 * widest + 5)
    return Markup(
        '<div class="bg-layers"><svg class="bg-drawing" role="img" aria-labelledby="drawing-name drawing-words" {0}>'
        '<title id="drawing-name">The timeline, drawn</title><desc id="drawing-words">{1}</desc>{2}</svg>'
        '<svg class="bg-over" aria-hidden="true" {0}>{3}</svg></div>'
    ).format(size, _in_words(rows), drawn, links)


def _row(name: str, columns: list[_Column], top: int) -> tuple[Markup, Markup, int]:
    """A row of columns that begins at ``top``, the links over it, and how high it is."""
    abreast = max(1, _PHONE // len(columns) // _STEP)
    wide = [min(abreast, max(1, -(-len(c.marks) // _MOST_HIGH))) for c in columns]
    high = max(-(-len(c.marks) // w) for c, w in zip(columns, wide, strict=True))
    axis = top + 26 + high * _STEP
    lines = 1 + max(sum(map(bool, _label(c.key)[1:])) for c in columns)
    told = any(c.articles for c in columns)
    drawn = Markup('<text class="bg-row" x="0" y="{0}">{1}</text>').format(top + 13, name) + _axis(columns, axis)
    links, shown = Markup(""), ("", "", "")
    for at, (column, abreast) in enumerate(zip(columns, wide, strict=True)):
        here = Markup('<svg x="{0}" y="{1}" overflow="visible">').format(_across(at, len(columns)), axis)
        placed = [(mark, *_place(n, abreast)) for n, mark in enumerate(column.marks)]
        inner = [_mark(*one) for one in placed] + _ticks(_label(column.key), shown)
        inner += _articles(column.articles, 15 + 13 * lines)
        drawn += here + Markup("").join(inner) + Markup("</svg>")
        links += here + Markup("").join(_link(*one) for one in placed) + Markup("</svg>")
        shown = _label(column.key)
    return drawn, links, 26 + high * _STEP + 13 + 13 * lines + 16 * told


def _ticks(label: tuple[str, str, str], before: tuple[str, str, str]) -> list[Markup]:
    """The lines under a column; month and year only where they are other than those of the column before."""
    line = Markup('<text class="bg-tick{0}" y="{1}">{2}</text>')
    found = [line.format("", 19, label[0])]
    changed = [part for n, part in enumerate(label[1:], 1) if part and label[n:] != before[n:]]
    return found + [line.format(" bg-year", 19 + 13 * n, part) for n, part in enumerate(changed, 1)]


def _across(at: int, columns: int) -> str:
    return f"{(2 * at + 1) * 50 / columns:.2f}%"


def _axis(columns: Sequence[_Column], y: int) -> Markup:
    """The line below the marks; broken where time is left out."""
    count = len(columns)
    line = Markup('<line class="bg-axis{0}" x1="{1}" x2="{2}" y1="{3}" y2="{3}"/>')
    found = [
        line.format("" if _next(a.key, b.key) else " bg-broken", _across(at, count), _across(at + 1, count), y)
        for at, (a, b) in enumerate(pairwise(columns))
    ]
    dot = Markup('<circle class="bg-stop" cx="{0}" cy="{1}" r="2.5"/>')
    return Markup("").join(found + [dot.format(_across(at, count), y) for at in range(count)])


def _place(n: int, abreast: int) -> tuple[float, float]:
    """The middle of a column's mark, counted from where the column stands on the axis."""
    return (n % abreast - (abreast - 1) / 2) * _STEP, -(n // abreast) * _STEP - _RADIUS - 6


def _mark(mark: Mark, x: float, y: float) -> Markup:
    """A numbered disc; what lies ahead is a ring."""
    return Markup(
        '<circle class="bg-mark{0}" cx="{1:g}" cy="{2:g}" r="{3}"/>'
        '<text class="bg-number{0}" x="{1:g}" y="{4:g}">{5}</text>'
    ).format(" bg-ahead" if mark.plan else "", x, y, _RADIUS, y + 3.5, mark.number)


def _link(mark: Mark, x: float, y: float) -> Markup:
    """The way from a disc to its entry, for a pointer; the list below is the way for the keyboard."""
    return Markup(
        '<a href="#{0}" tabindex="-1"><title>{1}</title><circle class="bg-hit" cx="{2:g}" cy="{3:g}" r="{4}"/></a>'
    ).format(escape(mark.anchor), dates.readable(mark.date), x, y, _RADIUS + 1)


def _articles(count: int, y: int) -> list[Markup]:
    """A small sheet for each article of a day; a number where there are many."""
    if count > _MOST_HIGH:
        return [Markup('<text class="bg-tick" y="{0}">{1} articles</text>').format(y + 9, count)]
    sheet = Markup('<rect class="bg-sheet" x="{0:g}" y="{1}" width="6" height="8"/>')
    return [sheet.format((n - count / 2) * 9 + 1.5, y) for n in range(count)]


def _in_words(rows: Sequence[tuple[str, list[_Column]]]) -> str:
    """The same for who cannot see it: each column with its numbers and articles."""
    told = ["Numbers are those of the list below."]
    for name, columns in rows:
        words = []
        for column in columns:
            parts = [", ".join(str(m.number) + (" (ahead)" if m.plan else "") for m in column.marks)]
            parts += [f"{column.articles} article{'s' if column.articles > 1 else ''}"] if column.articles else []
            words.append(f"{dates.readable(column.key)}: {'; '.join(filter(None, parts))}")
        told.append(f"{name}. {'. '.join(words)}.")
    return " ".join(told)
