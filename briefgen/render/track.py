"""The number track: how a number moved from one report time to the next, as the geometry of a small picture.

Report times stand side by side in order, each with the values its articles give; a step leads from the highest value of
one to the highest of the next.  What the picture shows stands in the table behind it as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.model import ArticleCard, Bound
from briefgen.render import dates
from briefgen.sections.figures.figure import Amount, Figure
from briefgen.sections.figures.reports import report_times

# The picture is this wide in its own units; on a phone one of them is about a pixel, so letters keep their size.
WIDTH, HEIGHT = 340, 170
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 34, 26, 132
# Two dates need so much room side by side; of more times than fit, the first, the last and some between are named.
_DATE_ROOM = 58
_VALUE_ROOM = 20
# So far above its dot a label stands, or below.
_ABOVE, _BELOW = 8, 16
_SIGNS = {Bound.EXACT: "", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.ABOUT: "≈ "}
_SHORT = ((1e9, " bn"), (1e6, " m"))


@dataclass(frozen=True)
class Dot:
    """One value at one report time: its place, from ``y`` to ``top`` where it is a range.

    Its label stands at ``at``, above it or else below; it is left out where neither has room.
    """

    x: float
    y: float
    top: float
    bound: str
    label: str
    at: float


@dataclass(frozen=True)
class Stop:
    """One report time: its place, its date in words where there is room, and the rows of the table behind it."""

    x: float
    date: str
    when: str
    amounts: tuple[tuple[Amount, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Track:
    """The picture: dots, stops, the path of the steps, what it shows in one sentence, and who is not in it."""

    width: int
    height: int
    base: float
    dots: tuple[Dot, ...]
    stops: tuple[Stop, ...]
    path: str
    question: str
    says: str
    undated: tuple[str, ...] = ()


def track(figure: Figure, cards: Mapping[str, ArticleCard]) -> Track | None:
    """The track of a figure that moves; None of one that does not."""
    if not figure.moves:
        return None
    times = report_times(figure.amounts, {i: card.published for i, card in cards.items()})
    xs = _spread(len(times))
    values = [v for _, given in times for a in given for v in (a.low, a.high)]
    low, high = min(values), max(values)
    heights = [[_height(a.high, low, high) for a in given] for _, given in times]
    dots: list[Dot] = []
    for x, (_, given) in zip(xs, times, strict=True):
        dots += _dots(x, given, low, high)
    named = _named(xs)
    stops = tuple(
        _stop(x, when, given, cards, named=i in named)
        for i, (x, (when, given)) in enumerate(zip(xs, times, strict=True))
    )
    path = _path(xs, [min(ys) for ys in heights])
    given_by = dict.fromkeys(c.article for a in figure.amounts for c in a.citations)
    undated = tuple(i for i in given_by if i not in cards or not cards[i].published)
    first, last = times[0][1][-1], times[-1][1][-1]
    says = f"{_short(first)} in the first report, {_short(last)} in the latest, {len(times)} report times"
    return Track(WIDTH, HEIGHT, _BOTTOM, tuple(dots), stops, path, figure.question, says, undated)


def _dots(x: float, given: Sequence[Amount], low: float, high: float) -> list[Dot]:
    """The values of one report time from the highest down; a label that would touch another thing is left out."""
    found: list[Dot] = []
    free = float("-inf")
    ordered = sorted(given, key=lambda a: (-a.high, -a.low))
    tops = [_height(a.high, low, high) for a in ordered]
    for amount, top, beneath in zip(ordered, tops, (*tops[1:], _BOTTOM), strict=True):
        y, at = _height(amount.low, low, high), top - _ABOVE
        label = _short(amount)
        if top - free >= _VALUE_ROOM:
            free = y
        elif beneath - y >= _VALUE_ROOM + _ABOVE:
            at = y + _BELOW
            free = at
        else:
            label, free = "", y
        found.append(Dot(x, y, top, amount.bound.name.lower().replace("_", "-"), label, at))
    return found


def _stop(x: float, when: str, given: Sequence[Amount], cards: Mapping[str, ArticleCard], *, named: bool) -> Stop:
    day = dates.day(when) or when
    rows = tuple(
        (a, tuple(dict.fromkeys(c.article for c in a.citations if _at(cards, c.article, when)))) for a in given
    )
    return Stop(x, _brief(day, when) if named else "", dates.moment(when) or day, rows)


def _at(cards: Mapping[str, ArticleCard], article: str, when: str) -> bool:
    card = cards.get(article)
    return card is not None and (card.published or "").startswith(when[:10])


def _spread(count: int) -> list[float]:
    step = (WIDTH - _LEFT - _RIGHT) / max(1, count - 1)
    return [round(_LEFT + i * step, 1) for i in range(count)]


def _named(xs: Sequence[float]) -> set[int]:
    """The stops whose date is written: the last, and from the first on each that keeps clear of the one before."""
    last = len(xs) - 1
    named = [0]
    for i in range(1, last):
        if xs[i] - xs[named[-1]] >= _DATE_ROOM and xs[last] - xs[i] >= _DATE_ROOM:
            named.append(i)
    return {*named, last}


def _height(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(_BOTTOM - 14 - share * (_BOTTOM - 14 - _TOP), 1)


def _path(xs: Sequence[float], ys: Sequence[float]) -> str:
    steps = [f"M {xs[0]:g} {ys[0]:g}"]
    steps += [f"H {x:g} V {y:g}" for (_, x), y in zip(pairwise(xs), ys[1:], strict=True)]
    return " ".join(steps)


def _brief(day: str, when: str) -> str:
    """ "11 Nov", with the hour where the report times have one."""
    words = dates.readable(day).split()
    short = f"{words[0]} {words[1][:3]}" if len(words) == 3 else " ".join(words)
    return f"{short} {when[11:16]}" if len(when) > len(day) else short


def _short(amount: Amount) -> str:
    ends = list(dict.fromkeys(_number(v) for v in (amount.low, amount.high)))
    return _SIGNS[amount.bound] + "–".join(ends)


def _number(value: float) -> str:
    for size, name in _SHORT:
        if abs(value) >= size:
            return f"{value / size:.4g}{name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4g}"
