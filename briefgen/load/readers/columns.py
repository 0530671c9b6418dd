"""What the columns of a table and the fields of a data file say of an article, told by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from briefgen.lexicon.wordlists import groups_of
from briefgen.load.fragment import plain_text
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.entry import FULL_WORDS, FeedEntry
from briefgen.load.readers.mail import iso

_CAMEL = re.compile(r"(?<=[a-zäöüéà])(?=[A-Z])")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?:[T ,].*)?")
_MILLISECONDS = 100_000_000_000  # seconds from 1970 on that no article's date reaches
_END = 4_102_444_800  # the year 2100, in seconds


@cache
def kind_of(name: str) -> tuple[str, int] | None:
    """What a column of this name tells, and how far below the best name for it this one stands.

    >>> kind_of("Full text"), kind_of("htmlContent"), kind_of("Tags")
    (('text', 3), ('text', 0), None)
    """
    plain = " ".join(re.sub(r"[\W_]+", " ", _CAMEL.sub(" ", name)).lower().split())
    return next(((kind, n[plain]) for kind, n in _kinds().items() if plain in n), None)


def kinds_in(names: Iterable[str]) -> frozenset[str]:
    """What a head of columns tells of articles."""
    return frozenset(kind[0] for name in names if (kind := kind_of(name)))


def told(row: Mapping[str, Any], kind: str) -> Any:
    """What a row says of one thing: the value of its best-named column that has one."""
    named = sorted((at[1], name) for name in row if (at := kind_of(name)) and at[0] == kind and row[name])
    return row[named[0][1]] if named else None


def entry_of(row: Mapping[str, Any], where: str, *, month_first: bool | None = None) -> FeedEntry:
    """The article of one row.  ``month_first`` says how a date in figures is read; None: not at all, where both fit."""
    return FeedEntry(
        where=where,
        title=plain_text(_string(told(row, "title"))),
        url=_string(told(row, "url")),
        name=str(row.get("id") or ""),
        content=_string(told(row, "text")),
        authors=tuple(_names(told(row, "byline"))),
        outlet=_outlet(told(row, "outlet")),
        published=day_of(told(row, "date"), month_first=month_first),
    )


def is_article(row: Mapping[str, Any]) -> bool:
    """Whether a row holds a text of an article's length."""
    text = _string(told(row, "text"))
    return text is not None and len(text.split()) >= FULL_WORDS


def month_first(values: Iterable[Any]) -> bool | None:
    """Whether the dates of a column name the month first, told by one that fits only one way; None where none does.

    >>> month_first(["04/03/2031", "25/03/2031"]), month_first(["03/25/2031"]), month_first(["04/03/2031"])
    (False, True, None)
    """
    found = [m for value in values if isinstance(value, str) and (m := _FIGURES.fullmatch(value.strip()))]
    day_first = any(int(m[1]) > 12 for m in found)
    other = any(int(m[2]) > 12 for m in found)
    return None if day_first == other else other


def day_of(value: Any, *, month_first: bool | None = None) -> str | None:
    """A day or moment as a file writes it, as ISO 8601; None where it is none, or could be two.

    >>> day_of("March 4, 2031"), day_of("04.03.2031"), day_of("04/03/2031"), day_of("25/03/2031"), day_of(1930377600)
    ('2031-03-04', '2031-03-04', None, '2031-03-25', '2031-03-04T08:00:00+00:00')
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > _MILLISECONDS else value
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if 0 < seconds < _END else None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    return iso(value) or day_in(value) or _in_figures(value.strip(), month_first)


def _in_figures(text: str, month_first: bool | None) -> str | None:
    found = _FIGURES.fullmatch(text)
    if found is None:
        return None
    if "." in text[:6]:  # "04.03.2031" is written where the day comes first
        month_first = False
    orders = {(int(found[1]), int(found[2])), (int(found[2]), int(found[1]))}
    if month_first is not None:
        orders = {(int(found[1]), int(found[2])) if month_first else (int(found[2]), int(found[1]))}
    days = {day for month, number in orders if (day := _date(int(found[3]), month, number))}
    return days.pop() if len(days) == 1 else None


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _kinds() -> dict[str, dict[str, int]]:
    return {kind: {name: at for at, name in enumerate(names)} for kind, names in groups_of("columns").items()}


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else re.split(r"\s*[;,]\s*", value) if isinstance(value, str) else []:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield name


def _outlet(value: Any) -> str | None:
    """An outlet's name, which may stand in an object of its own: {"id": null, "name": "Harbour Echo"}."""
    return _string(told({"source": value.get("name")}, "outlet") if isinstance(value, dict) else value)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
