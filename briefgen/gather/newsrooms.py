"""Whose text an article is by its credits and its address: an agency's, or one publisher's.

What pages credit in words (bylines, datelines, credit lines) was found when they were cleaned; this adds what only an
address or an uncut dateline tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from briefgen.clean.paste.credits import agency
from briefgen.lexicon.wordlists import data
from briefgen.model import Article, BlockKind, Publisher

# "HARBOUR CITY, June 19 (Northwire) -- ": a place, perhaps a day, the agency and a dash.
_DATELINE = re.compile(r"[A-Z][\w .,/’'-]{1,48}\((?P<who>[A-Z][\w ./-]{1,30})\)\s*[-–—]")


@dataclass(frozen=True, slots=True)
class Credit:
    """The one agency a text is credited to, and what says so: "credit", "address" or "dateline"."""

    agency: str
    by: str


def credit(article: Article) -> Credit | None:
    """The agency an article's text comes from; None for an outlet's own text, and for material of several agencies.

    >>> agency_of_address("https://www.dailymail.co.uk/wires/ap/article-1/Gull.html")
    'AP'
    """
    meta = article.metadata
    if meta.agencies:
        return Credit(meta.agencies[0], "credit") if len(meta.agencies) == 1 else None
    if meta.url and (named := agency_of_address(meta.url)):
        return Credit(named, "address")
    body = next((b.text for b in article.blocks if b.kind is BlockKind.PARAGRAPH), "")
    line = _DATELINE.match(body)
    named = agency(line["who"]) if line else None
    return Credit(named, "dateline") if named else None


def agency_of_address(url: str) -> str | None:
    """The agency whose site an address is on, or whose folder of another site it is in.

    >>> agency_of_address("https://uk.reuters.com/article/1"), agency_of_address("https://harbourecho.example/2")
    ('Reuters', None)
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # "http://[[somebody" is no address
        return None
    told: Mapping[str, Mapping[str, str]] = data("agency_sites")
    folders = f"{parts.path.lower().rpartition('/')[0]}/"
    of_site = _by_domain(host, told["sites"])
    of_folder = (name for folder, name in told["folders"].items() if f"/{folder}/" in folders)
    here = (pair for pair in told["site_folders"].items() if _by_domain(host, {pair[0].partition("/")[0]: "it"}))
    of_both = (name for place, name in here if f"/{place.partition('/')[2].lower()}/" in folders)
    return of_site or next(of_folder, None) or next(of_both, None)


def publisher(article: Article, more: Iterable[Publisher] = ()) -> str | None:
    """Who publishes an article: the house of its title by the list or by an editor's word, else the title itself.

    None where neither an outlet nor an address is known.
    """
    outlet, url = article.metadata.outlet, article.metadata.url or ""
    named = {_folded(title): house.name for house in more for title in house.titles}
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    for known in (named, _houses()):
        found = (known.get(_folded(outlet)) if outlet else None) or _by_domain(host, known)
        if found:
            return found
    return outlet or host or None


@cache
def _houses() -> dict[str, str]:
    return {_folded(title): house for house, titles in data("publishers").items() for title in titles}


def _folded(title: str) -> str:
    return re.sub(r"^the ", "", title.strip().casefold())


def _by_domain(host: str, known: Mapping[str, str]) -> str | None:
    """The entry of a host's own domain, or of one it is a part of."""
    labels = host.lower().split(".")
    return next((known[d] for n in range(len(labels) - 1) if (d := ".".join(labels[n:])) in known), None)
