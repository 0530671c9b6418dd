"""A source as a person cites it: its outlet, its title, its date, the address of the original.

What is not known is left out, never guessed; the address only where it may be linked to.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from briefgen.model import ArticleCard
from briefgen.render import dates
from briefgen.render.escape import visible, web_address

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d))?")


def cited(card: ArticleCard, label: str) -> str:
    """A source in one line; ``label`` is what it is called where its outlet is not known.

    >>> unknown = (None, None, None, None, "", "", 9)
    >>> card = ArticleCard("q", "q.txt", "Ferry aground", "The Gull", (), (), "2031-03-04", *unknown)
    >>> cited(card, "The Gull")
    'The Gull, “Ferry aground”, 4 March 2031'
    """
    day = dates.day(card.published)
    parts = (
        ", ".join(card.authors),
        card.outlet or label,
        f"“{card.title}”" if card.title else "",
        dates.readable(day) if day else "no date",
    )
    line = ", ".join(visible(part).strip() for part in parts if part)
    return f"{line}, {url}" if (url := web_address(card.url)) else line


def instant(iso: str | None) -> str | None:
    """A date as feeds want it (RFC 3339), to the second; a day, or a time without a zone, is its first second in UTC.

    >>> instant("2031-03-04"), instant("2031-03-04T07:05+09:00"), instant("2031-03")
    ('2031-03-04T00:00:00Z', '2031-03-04T07:05:00+09:00', None)
    """
    found = _ISO.match(iso or "")
    if not found or not dates.real(found[1]):
        return None
    day, clock, seconds, zone = found.groups()
    if not zone:
        return f"{day}T00:00:00Z"
    zone = zone if zone == "Z" or ":" in zone else f"{zone[:3]}:{zone[3:]}"
    told = f"{day}T{clock}:{seconds or '00'}{zone}"
    try:
        datetime.fromisoformat(told).astimezone(UTC)
    except (ValueError, OverflowError):
        return f"{day}T00:00:00Z"
    return told
