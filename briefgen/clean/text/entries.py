"""The times above the entries of a live blog: how they are written, and whether they rise or fall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_TIME = re.compile(
    r"\W{0,3}(?P<h>[01]?\d|2[0-3])[:.h](?P<min>[0-5]\d)\s*(?:(?P<half>[ap])\.?m\b\.?)?(?!\w|[.:]\d)", re.IGNORECASE
)


def minutes_of(line: str) -> int | None:
    """The minute of the day that a line begins with; None where it begins with none.

    >>> minutes_of("11:20 Three hurt"), minutes_of("1.05pm: Bridge opens"), minutes_of("11 people hurt")
    (680, 785, None)
    """
    found = _TIME.match(line)
    if found is None:
        return None
    hour, half = int(found["h"]), (found["half"] or "").lower()
    return (hour % 12 + 12 * (half == "p") if half else hour) * 60 + int(found["min"])


def falling(times: Sequence[int]) -> bool | None:
    """Whether times only fall (the newest entry on top) or only rise; None where they do neither.

    >>> falling([680, 585, 538]), falling([538, 585, 680]), falling([538, 680, 585]), falling([538])
    (True, False, None, None)
    """
    down, up = (all(a >= b for a, b in pairwise(run)) for run in (times, times[::-1]))
    return None if down == up else down
