"""Clock times: "9 p.m.", "21:00", "1900 GMT", "noon", and which date each belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate.times.expressions import CLOCKS
from briefgen.lexicon.wordlists import words
from briefgen.model import Token

# What may stand between a date and its clock time: "Tuesday at around 9 p.m.", "9 p.m. local time on Tuesday".
_BETWEEN = re.compile(
    r"T|[\s,(]*(?:(?:on|at|around|about|shortly|just|before|after|local time|GMT|UTC"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich)(?:\s[Mm]ean)?(?:\s[Tt]ime)?|[A-Z]{1,3}T)[\s,)(]*){0,4}"
)
# "7pm (1900 GMT)": one time told in two zones.
_AGAIN = re.compile(r"\s\(")
_ZONE = re.compile(r"\s\(?(?P<zone>[A-Z][A-Za-z]{1,8})(?![\w+/-])(?:\s[Tt]ime\b)?")


def clocks_in(text: str, tokens: Sequence[Token], taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """The clock times outside of the spans ``taken``: start, end, and "21:00" or "21:00 GMT".

    >>> clocks_in("It rose at 9 p.m.", (), [])
    [(11, 17, '21:00')]
    """
    found: list[tuple[int, int, str]] = []
    for pattern in CLOCKS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or any(a < end and start < b for a, b, _ in found):
                continue
            clock = _clock(match)
            if clock:
                found.append((start, end, clock + _zone(text, tokens, end)))
    return _told_again(text, sorted(found))


def together(text: str, day: tuple[int, int], clock: tuple[int, int]) -> bool:
    """Whether the date and the clock time at these spans are one: "Tuesday at 9 p.m."."""
    first, last = sorted((day, clock))
    return _BETWEEN.fullmatch(text[first[1] : last[0]]) is not None


def _told_again(text: str, clocks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """ "7pm (1900 GMT)" is one time: the one told first."""
    kept: list[tuple[int, int, str]] = []
    for start, end, clock in clocks:
        if kept and " " in clock and _AGAIN.fullmatch(text[kept[-1][1] : start]) and ")" in text[end:]:
            kept[-1] = (kept[-1][0], text.index(")", end) + 1, kept[-1][2])
        else:
            kept.append((start, end, clock))
    return kept


def _zone(text: str, tokens: Sequence[Token], end: int) -> str:
    """The time zone named right behind a clock time, with a space before it; "" where none is."""
    match = _ZONE.match(text, end)
    if match is None or match["zone"] not in words("zones"):
        return ""
    return f" {match['zone']}" if not tokens or any(t.text == match["zone"] for t in tokens) else ""


def _clock(match: re.Match[str]) -> str | None:
    """ "9:30 p.m." is 21:30; a bare "9:30" could be either half of the day and is not told."""
    groups = match.groupdict()
    if groups.get("word"):
        return "00:00" if groups["word"].lower() == "midnight" else "12:00"
    hour, minute = int(groups["h"]), int(groups.get("min") or 0)
    half, later = (groups.get("half") or "").lower(), groups.get("later") or ""
    if half or later:
        if not half:
            half = "a" if "morning" in later or (hour == 12 and "night" in later) else "p"
        if hour > 12:
            return f"{hour:02}:{minute:02}"
        return f"{hour % 12 + (12 if half == 'p' else 0):02}:{minute:02}"
    if hour > 12 or (len(groups["h"]) == 2 and groups["h"] < "10"):
        return f"{hour:02}:{minute:02}"
    return f"{hour:02}:{minute:02}" if hour == 0 else None
