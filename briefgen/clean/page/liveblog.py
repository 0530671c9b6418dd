"""A live blog: one article whose parts each have a time of their own, the newest mostly on top."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from briefgen.clean.page.dates import moment
from briefgen.clean.text.entries import falling, minutes_of
from briefgen.model import BlockKind

Place = tuple[int, int, BlockKind, int]
ENTRIES = 2  # from which a page is a live blog; one is an update
PLAIN_ENTRIES = 3  # where only the times that are printed tell; two may be anything
HEADING_WORDS = 16  # of an entry's headline
_LINE = re.compile(r"[^\n]+")
_CLOCK = re.compile(r"\W*\d{1,2}[:.h]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+(?-i:[A-Z]{2,4}))?\W*", re.IGNORECASE)


def is_live(said: dict[str, Any]) -> bool:
    """Whether a page's own data say that it is one."""
    return len(_entries(said)) >= ENTRIES


def live_note(said: dict[str, Any]) -> str:
    """What to say of it: how many entries it has, over which time."""
    times = sorted(t for entry in _entries(said) if (t := moment(str(entry.get("datePublished") or ""))))
    span = f" from {_plain(times[0])} to {_plain(times[-1])}" if times else ""
    return f"It is a live blog of {len(_entries(said))} entries{span}; each stands under its time."


def printed_times(
    text: str, marked: list[tuple[int, int]], places: list[Place]
) -> tuple[list[tuple[int, int]], str | None]:
    """The times printed above a body's entries where a page's data do not say that it is a live blog, and the note of
    it; nothing where they are fewer than three, neither rise nor fall, or have no text of the body between them.

    ``marked`` are the page's elements for a time; a time may as well stand on a line of its own.
    """
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    clocks = {t: text[t[0] : t[1]].strip() for t in {*marked, *lines}}
    times = sorted(t for t, told in clocks.items() if _CLOCK.fullmatch(told) and minutes_of(told) is not None)
    times = [t for n, t in enumerate(times) if n == 0 or t[0] >= times[n - 1][1]]
    body = sorted(place[0] for place in places if place[2] is BlockKind.PARAGRAPH and place[:2] not in times)
    ends = [*(start for start, _ in times[1:]), len(text)][: len(times)]
    held = [t for t, end in zip(times, ends, strict=True) if bisect_left(body, t[1]) < bisect_left(body, end)]
    minutes = [minutes_of(text[start:end]) or 0 for start, end in held]
    if len(held) < PLAIN_ENTRIES or falling(minutes) is None:
        return [], None
    return held, f"It is a live blog of {len(held)} entries; each stands under its time."


def with_times(text: str, times: list[tuple[int, int]], places: list[Place]) -> list[Place]:
    """The places of the body's pieces as they stand on the page, the time of each entry before the heading or text that
    it stands above.  A heading between the two that was not found to be of the body is."""
    found = sorted(places, key=lambda place: place[:2])
    for start, end in times:
        if not _CLOCK.fullmatch(text[start:end]):
            continue
        if (kept := next((p for p in found if p[:2] == (start, end)), None)) is not None:
            found[found.index(kept)] = (start, end, BlockKind.HEADING, 3)
            continue
        at = bisect_left([place[0] for place in found], end)
        if at == len(found) or any(a < end and start < b for a, b, _, _ in found):
            continue
        above = text[end : found[at][0]].strip()
        if not above and found[at][2] is BlockKind.HEADING:
            found[at] = (start, *found[at][1:])
        elif not above or not text[end].isspace():  # whoever wrote the entry may stand right behind its time
            found.insert(at, (start, end, BlockKind.HEADING, 3))
        elif "\n" not in above and len(above.split()) <= HEADING_WORDS:
            found.insert(at, (start, text.index(above, end) + len(above), BlockKind.HEADING, 3))
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
