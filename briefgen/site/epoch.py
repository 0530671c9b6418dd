"""What "today" is for MkDocs: the newest article's day, so that the same input gives the same bytes.

MkDocs asks the environment (``SOURCE_DATE_EPOCH``) before the clock, and writes the answer into the site map and into
the head of a packed file, which holds seconds from 1970 to 2106 and nothing else.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time

from briefgen.errors import SettingsError

EPOCH = "SOURCE_DATE_EPOCH"
FIRST = date(1980, 1, 1)
"""Where no article has a date, or all are older: the first day a zip file can name."""

LAST = date(2106, 2, 6)
"""Where an article's date is later: the last whole day a packed file can name."""

_given_by_us = False


def check_epoch() -> None:
    """Raise `SettingsError` where somebody set a ``SOURCE_DATE_EPOCH`` that is no time a packed file can name."""
    said = os.environ.get(EPOCH)
    if said is not None and not (said.isascii() and said.isdigit() and int(said) < 2**32):
        raise SettingsError(
            f"The environment variable {EPOCH} is {said!r}. It must be a whole number of seconds since 1970, such as "
            "1735689600; mend it, or unset it."
        )


def set_epoch(newest: str | None) -> None:
    """Set it to a day ("2031-03-04", or more exactly), unless somebody else has set it; None is `FIRST`."""
    global _given_by_us
    if EPOCH in os.environ and not _given_by_us:
        return
    os.environ[EPOCH] = str(int(datetime.combine(_day(newest), time(), UTC).timestamp()))
    _given_by_us = True


def forget_epoch() -> None:
    """Leave the environment as it was before `set_epoch`."""
    global _given_by_us
    if _given_by_us:
        os.environ.pop(EPOCH, None)
        _given_by_us = False


def _day(newest: str | None) -> date:
    try:
        day = date.fromisoformat((newest or "")[:10])
    except ValueError:
        return FIRST
    return min(max(day, FIRST), LAST)
