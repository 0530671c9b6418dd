"""Moments: a day and a time of day whose zone is told, whichever zone that is.

"10:30 p.m. ET on Tuesday" and "02:30 GMT on Wednesday" are one moment, though no word of the one is in the other.
"""

from __future__ import annotations

from datetime import date, timedelta

from briefgen.lexicon.wordlists import data
from briefgen.values.edtf import apart

_A_DAY = 24 * 60
SOME_MINUTES = 20  # by which two tell one moment, roughly


def moments(day: str | None, clock: str | None) -> tuple[int, ...]:
    """The minutes, counted from one beginning, that a day and a clock with its zone may mean; none without either.

    >>> moments("2031-06-03", "22:30 ET") == moments("2031-06-04", "02:30 GMT")
    True
    >>> moments("2031-06-03", "22:30"), moments(None, "02:30 GMT")
    ((), ())
    """
    told, _, zone = (clock or "").partition(" ")
    try:
        on = date.fromisoformat(day or "")
        hour, minute = (int(part) for part in told.split(":")[:2])
    except ValueError:
        return ()
    here = on.toordinal() * _A_DAY + hour * 60 + minute
    return tuple(here - ahead for ahead in _ahead(zone, on))


def one_moment(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    """May two days with their clocks be one moment?

    Where both tell a zone their moments say so.  Where one alone does, its day may be the neighbour of the other's:
    what happens on Tuesday evening in one place happens on Wednesday in another.

    >>> one_moment(("2031-06-03", "22:30 ET"), ("2031-06-04", "02:30 GMT"))
    True
    >>> one_moment(("2031-06-03", "22:30 ET"), ("2031-06-04", "22:30 ET"))
    False
    """
    here, there = moments(*a), moments(*b)
    if here and there:
        return any(abs(x - y) <= SOME_MINUTES for x in here for y in there)
    if not (here or there):
        return False
    try:
        days = [date.fromisoformat(day or "") for day in (a[0], b[0])]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) <= 1


def exclude(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    """Do two days, each with its clock where that is told, exclude each other?  Not where either is not known.

    >>> exclude(("2031-06-03", None), ("2031-06-04", None)), exclude((None, None), ("2031-06-04", None))
    (True, False)
    >>> exclude(("2031-06-03", "22:30 ET"), ("2031-06-04", "02:30 GMT"))
    False
    """
    return bool(a[0] and b[0]) and apart(a[0] or "", b[0] or "") and not one_moment(a, b)


def _ahead(zone: str, on: date) -> tuple[int, ...]:
    zones = data("zone_minutes")
    winter = zones["north_america"].get(zone)
    always = tuple(zones["always"].get(zone, ()))
    if winter is None:
        return always
    if not _summer_time(on):
        return always or (winter,)
    return tuple(dict.fromkeys((*always, winter + 60)))


def _summer_time(on: date) -> bool:
    """Whether clocks in North America are put forward: from the second Sunday of March to the first of November."""
    return _sunday(on.year, 3, 2) <= on < _sunday(on.year, 11, 1)


def _sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
