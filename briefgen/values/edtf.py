"""EDTF dates (level 1) as plain days, for putting them in order and beside other days."""

from __future__ import annotations

import re

_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "12")}


def begins(edtf: str) -> str:
    """The first day a date may mean, "" where it cannot be read; a season begins with its month.

    >>> begins("2024-06"), begins("199X"), begins("2024-22")
    ('2024-06-01', '1990-01-01', '2024-06-01')
    """
    return _day(edtf.split("/")[0], 0)


def ends(edtf: str) -> str:
    """The last day a date may mean, "" where it cannot be read; every month is given 31 days.

    >>> ends("2024-06~"), ends("199X"), ends("2024-06-18/2024-06-19")
    ('2024-06-31', '1999-12-31', '2024-06-19')
    """
    return _day(edtf.rpartition("/")[2], 1)


def _day(date: str, end: int) -> str:
    found = re.fullmatch(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d)(?:-(\d\d))?)?[~?%]*", date)
    if found is None:
        return ""
    year, month, day = found.groups()
    month = _SEASONS.get(month, (month, month))[end] if month else ("01", "12")[end]
    return f"{year.replace('X', '09'[end])}-{month}-{day or ('01', '31')[end]}"
