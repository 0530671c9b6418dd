"""A live blog: one article whose parts each have a time of their own, the newest mostly on top."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from briefgen.clean.page.dates import moment
from briefgen.model import BlockKind

Place = tuple[int, int, BlockKind, int]
ENTRIES = 2  # from which a page is a live blog; one is an update
_CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?\W*", re.IGNORECASE)


def is_live(said: dict[str, Any]) -> bool:
    """Whether a page's own data say that it is one."""
    return len(_entries(said)) >= ENTRIES


def live_note(said: dict[str, Any]) -> str:
    """What to say of it: how many entries it has, over which time."""
    times = sorted(t for entry in _entries(said) if (t := moment(str(entry.get("datePublished") or ""))))
    span = f" from {_plain(times[0])} to {_plain(times[-1])}" if times else ""
    return f"It is a live blog of {len(_entries(said))} entries{span}; each stands under its time."


def with_times(text: str, times: list[tuple[int, int]], places: list[Place]) -> list[Place]:
    """The places of the body's pieces, the time of each entry before the heading or text that it stands above."""
    starts = [place[0] for place in places]
    found = list(places)
    for start, end in times:
        at = bisect_left(starts, end)
        stands_before = at < len(places) and not text[end : places[at][0]].strip()
        inside = any(a < end and start < b for a, b, _, _ in places)
        if stands_before and not inside and _CLOCK.fullmatch(text[start:end]):
            after = places[at]
            if after[2] is BlockKind.HEADING:
                found[found.index(after)] = (start, *after[1:])
            else:
                found.insert(found.index(after), (start, end, BlockKind.HEADING, 3))
    return found


def _entries(said: dict[str, Any]) -> list[dict[str, Any]]:
    told = said.get("liveBlogUpdate")
    return [entry for entry in told if isinstance(entry, dict)] if isinstance(told, list) else []


def _plain(stamp: str) -> str:
    """A moment as a reader writes it.

    >>> _plain("2031-03-04T08:58:00Z"), _plain("2031-03-04")
    ('2031-03-04 08:58', '2031-03-04')
    """
    return stamp[:16].replace("T", " ")
