"""What goes into a page's head beside what the theme writes: a card for whoever shares it, linked data, its feeds.

It is made of the page's front matter, so it is the same whatever theme the site has.  The linked data is a script that
no browser runs (``application/ld+json``): a policy does not ask about it, and every character of it that could end a
script is written out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from urllib.parse import quote

_END = re.compile(r"</head\s*>", re.I)
_RUNS = re.compile(r"\s*(?:javascript:|data:)", re.I)
"""How a value begins that the gate lets into no attribute."""

# The theme's script takes each link that is "alternate" and nothing else for the site in another language, and asks for
# its site map; so a feed's link says "feed", too.
ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"


MOST_MAPPED = 50_000
"""Addresses in one file of a site map (sitemaps.org)."""

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NOINDEX = '<meta name="robots" content="noindex">'


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A page that is shared: ``address`` is its own, or None where the site's is not known; ``root`` leads from the
    page to the site's top ("..", "." )."""

    title: str
    site: str
    address: str | None = None
    root: str = "."


def head_of(meta: Mapping[str, Any], shared: SharedPage) -> str:
    """The tags for a page with this front matter; "" for one that is not ours.

    >>> head_of({"briefgen": {"feeds": ["a"]}}, SharedPage("Ferry", "News")).splitlines()[0]
    '<meta property="og:type" content="website">'
    """
    ours = meta.get("briefgen")
    return "\n".join(_tags(meta, ours, shared)) if isinstance(ours, Mapping) else ""


def modified_of(meta: Mapping[str, Any]) -> str | None:
    """The day a page's front matter says its sources are of; None for a page that has none.

    >>> modified_of({"briefgen": {"modified": "2031-03-04T00:00:00Z"}})
    '2031-03-04'
    """
    ours = meta.get("briefgen")
    return str(ours["modified"])[:10] if isinstance(ours, Mapping) and ours.get("modified") else None


def is_article(meta: Mapping[str, Any]) -> bool:
    """Whether a page with this front matter is that of a cleaned article."""
    ours = meta.get("briefgen")
    return isinstance(ours, Mapping) and ours.get("kind") == "source"


def off_the_map(site_map: str, hidden: Collection[str]) -> str:
    """The site map without the pages that search engines are asked to leave out, by their addresses.

    >>> off_the_map("<url><loc>a</loc></url><url><loc>b</loc></url>", {"a"})
    '<url><loc>b</loc></url>'
    """

    def kept(entry: re.Match[str]) -> str:
        place = re.search(r"<loc>(.*?)</loc>", entry[0], re.S)
        return "" if place and unescape(place[1]).strip() in hidden else entry[0]

    return re.sub(r"\s*<url>.*?</url>", kept, site_map, flags=re.S) if hidden else site_map


def in_parts(site_map: str, base: str, most: int = MOST_MAPPED) -> dict[str, str]:
    """A site map and, where it names more pages than search engines read in one file, its parts, by their names.

    Then ``sitemap.xml`` is the list of the others; each address in it begins with ``base``, the site's own.

    >>> sorted(in_parts("<urlset><url><loc>a</loc></url><url><loc>b</loc></url></urlset>", "https://a.example/", 1))
    ['sitemap-1.xml', 'sitemap-2.xml', 'sitemap.xml']
    """
    entries = re.findall(r"<url>.*?</url>", site_map, re.S)
    if len(entries) <= most or not base:
        return {"sitemap.xml": site_map}
    before, after = site_map[: site_map.index("<url>")], site_map[site_map.rindex("</url>") + len("</url>") :]
    cuts = range(0, len(entries), most)
    parts = {
        f"sitemap-{n}.xml": before + "\n    ".join(entries[at : at + most]) + after for n, at in enumerate(cuts, 1)
    }
    listed = "".join(f"    <sitemap><loc>{escape(base)}{name}</loc></sitemap>\n" for name in parts)
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="{_MAP}">\n{listed}</sitemapindex>'
    return {"sitemap.xml": whole, **parts}


def with_head(html: str, tags: str) -> str:
    """The page with these tags at the end of its head.

    >>> with_head("<head><title>A</title></head>", "<meta>")
    '<head><title>A</title><meta>\\n</head>'
    """
    return _END.sub(lambda found: f"{tags}\n{found[0]}", html, count=1) if tags else html


def _tags(meta: Mapping[str, Any], ours: Mapping[str, Any], shared: SharedPage) -> Iterator[str]:
    article = "linked" in ours
    said = {
        "og:type": "article" if article else "website",
        "og:title": unescape(str(meta.get("title") or shared.title)),
        "og:description": unescape(str(meta.get("description") or "")),
        "og:site_name": shared.site,
        "og:url": shared.address or "",
        "article:modified_time": str(ours.get("modified") or "") if article else "",
    }
    for name, value in said.items():
        if value and not _RUNS.match(value):
            yield f'<meta property="{name}" content="{escape(value)}">'
    yield '<meta name="twitter:card" content="summary">'
    for stem in ours.get("feeds") or ():
        for kind, ending in ((ATOM, "xml"), (JSON_FEED, "json")):
            where = escape(f"{shared.root}/{quote(stem)}.{ending}".removeprefix("./"))
            yield f'<link rel="alternate feed" type="{kind}" href="{where}">'
    if article:
        linked = str(ours["linked"]).replace("<", "\\u003c")
        yield f'<script type="application/ld+json">{linked}</script>'
