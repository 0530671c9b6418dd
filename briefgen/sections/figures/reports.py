"""Report times: when each source published a number, and whether a number moves from one report time to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from briefgen.sections.figures.figure import Amount

Published = Mapping[str, str | None]


def report_times(amounts: Sequence[Amount], published: Published) -> tuple[tuple[str, tuple[Amount, ...]], ...]:
    """The report times in order, as ISO 8601, each with the amounts that an article of that time gives.

    Articles of one moment share an entry; where one of them has a day alone, or a time without a zone beside times
    with one, days are compared and not hours.  Undated articles are left out.
    """
    dated = {c.article: day for a in amounts for c in a.citations if (day := published.get(c.article))}
    hours = [_moment(day) for day in dated.values()]
    exact = all(hour is not None for hour in hours) and len({hour.tzinfo is None for hour in hours if hour}) == 1
    found: dict[str, tuple[str, list[Amount]]] = {}
    for article in sorted(dated, key=lambda a: (dated[a], a)):
        key = _key(dated[article], exact=exact)
        _, given = found.setdefault(key, (dated[article] if exact else dated[article][:10], []))
        given += [a for a in amounts if a not in given and article in {c.article for c in a.citations}]
    return tuple((when, tuple(sorted(given, key=_size))) for _, (when, given) in sorted(found.items()))


def moves(amounts: Sequence[Amount], published: Published) -> bool:
    """Do at least two report times have different values, all in one unit?"""
    if len({a.unit for a in amounts}) != 1:
        return False
    told = {frozenset((a.low, a.high) for a in given) for _, given in report_times(amounts, published)}
    return len(told) > 1


def _size(amount: Amount) -> tuple[float, float, str]:
    return amount.low, amount.high, amount.bound.value


def _key(iso: str, *, exact: bool) -> str:
    moment = _moment(iso) if exact else None
    if moment is None:
        return iso[:10]
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()


def _moment(iso: str) -> datetime | None:
    """The moment of an ISO 8601 date with a time; None for a day alone."""
    try:
        return datetime.fromisoformat(iso) if len(iso) > len("2024-06-19") else None
    except ValueError:
        return None
