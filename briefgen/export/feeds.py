"""Feeds of a site's stories and of their facts and differences: Atom (RFC 4287) and JSON Feed 1.1.

No clock: an entry is as old as the first of the articles it cites, and was updated when the last of them came out.  A
fact that a later article says too is so a changed one, and a reader that follows the feed shows it again.  An entry's
name is made of the ids of its story and of what it tells, so it stays wherever the site moves.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Any, cast

from lxml import etree

from briefgen.model import Citation
from briefgen.render.addresses import Addresses
from briefgen.render.cited import cited, instant
from briefgen.render.escape import visible
from briefgen.render.reader import BriefingReader

MOST_ENTRIES = 100
"""A reader that follows a feed asks for all of it each time."""

MOST_PAGES = 10
"""Whoever comes back after long follows "next" this far (RFC 5005); older entries are on the site alone."""

UNDATED = "1980-01-01T00:00:00Z"
"""Where no article has a date; Atom wants one.  The site's map of itself says the same (`briefgen.site.epoch`)."""

_ATOM = "http://www.w3.org/2005/Atom"
_JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class NewsItem:
    """One entry of a feed: what it is about (``key``, made of ids), where it stands, and what it says.

    ``uri`` and ``anchor`` are its place in the site; ``html`` holds statements and their sources.
    """

    key: str
    title: str
    uri: str
    anchor: str
    published: str
    updated: str
    kind: str
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, the last updated first; ``home`` is the page it follows.

    A long one is in several files: this is number ``page`` of ``pages``.
    """

    key: str
    title: str
    home: str
    entries: tuple[NewsItem, ...]
    page: int = 1
    pages: int = 1

    @property
    def updated(self) -> str:
        """When its newest entry was."""
        return self.entries[0].updated if self.entries else UNDATED


def stories(readers: Iterable[BriefingReader], title: str, home: str) -> Feed:
    """All stories, each with its bottom line."""
    return _feed("stories", title, home, (_story(r) for r in readers))


def statements(readers: Iterable[BriefingReader], title: str, home: str) -> Feed:
    """The facts and differences of these stories, the newest and the newly changed first."""
    found = tuple(readers)
    key = f"statements/{found[0].briefing.story.id}" if len(found) == 1 else "statements"
    return _feed(key, title, home, (entry for reader in found for entry in _statements(reader)))


def paged(feed: Feed, most: int = MOST_ENTRIES) -> tuple[Feed, ...]:
    """The feed in files of so many entries, the newest first."""
    cuts = range(0, len(feed.entries), most)[:MOST_PAGES] or range(1)
    parts = (feed.entries[at : at + most] for at in cuts)
    return tuple(replace(feed, entries=part, page=n, pages=len(cuts)) for n, part in enumerate(parts, 1))


def newest(feed: Feed) -> Feed:
    """The newest entries alone, as one file: all of a story is on its page, one step away."""
    return replace(feed, entries=feed.entries[:MOST_ENTRIES])


def file_of(stem: str, page: int) -> str:
    """What the file of such a part is called, without its ending.

    >>> file_of("facts-feed", 1), file_of("facts-feed", 2)
    ('facts-feed', 'facts-feed-2')
    """
    return stem if page == 1 else f"{stem}-{page}"


def atom(feed: Feed, addresses: Addresses, at: str) -> bytes:
    """The feed as an Atom document, to be written as the file ``at`` of the site."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=cast("dict[str, str]", {None: _ATOM}))
    _add(root, "id", _name(feed.key))
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(root, "link", rel="alternate", type="text/html", href=addresses.link(feed.home, at=at))
    _add(root, "link", rel="self", type="application/atom+xml", href=addresses.link(at, at=at))
    for rel, page in _ways(feed):
        _add(root, "link", rel=rel, href=addresses.link(_other(feed, at, page), at=at))
    _add(_add(root, "author"), "name", "briefgen")
    for entry in feed.entries:
        e = _add(root, "entry")
        _add(e, "id", _name(entry.key))
        _add(e, "title", entry.title)
        _add(e, "published", entry.published)
        _add(e, "updated", entry.updated)
        _add(e, "category", term=entry.kind)
        _add(e, "link", rel="alternate", type="text/html", href=addresses.link(entry.uri, entry.anchor, at=at))
        _add(e, "content", entry.html, type="html")
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def json_feed(feed: Feed, addresses: Addresses, at: str) -> bytes:
    """The same as a JSON Feed."""
    data: dict[str, Any] = {"version": _JSON_FEED, "title": feed.title}
    if addresses.base:
        data |= {"home_page_url": addresses.link(feed.home, at=at), "feed_url": addresses.link(at, at=at)}
    if feed.page < feed.pages:
        data["next_url"] = addresses.link(_other(feed, at, feed.page + 1), at=at)
    data["items"] = [
        {
            "id": _name(entry.key),
            "url": addresses.link(entry.uri, entry.anchor, at=at),
            "title": entry.title,
            "content_html": entry.html,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "tags": [entry.kind],
        }
        for entry in feed.entries
    ]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _ways(feed: Feed) -> Iterator[tuple[str, int]]:
    """From one file of a feed to the others."""
    if feed.pages > 1:
        yield from (("first", 1), ("last", feed.pages))
        yield from (("previous", feed.page - 1),) if feed.page > 1 else ()
        yield from (("next", feed.page + 1),) if feed.page < feed.pages else ()


def _other(feed: Feed, at: str, page: int) -> str:
    """The place of another file of the feed that has one at ``at``."""
    stem, dot, ending = at.rpartition(".")
    return f"{file_of(stem.removesuffix(f'-{feed.page}') if feed.page > 1 else stem, page)}{dot}{ending}"


def _feed(key: str, title: str, home: str, entries: Iterable[NewsItem]) -> Feed:
    ordered = sorted(entries, key=lambda e: e.key)
    ordered.sort(key=lambda e: e.updated, reverse=True)
    return Feed(key, _line(title), home, tuple(ordered))


def _story(reader: BriefingReader) -> NewsItem:
    b = reader.briefing
    first, last = _span(reader, [a.id for a in b.articles])
    lines = [f"<p>{escape(' · '.join(reader.strap))}</p>"]
    lines += [_paragraph(reader, fact.text, fact.citations) for fact in reader.bottom_line]
    return NewsItem(f"story/{b.story.id}", _line(b.story.title), reader.uri, "", first, last, "story", "".join(lines))


def _statements(reader: BriefingReader) -> Iterator[NewsItem]:
    story = reader.briefing.story
    for fact in reader.briefing.facts:
        first, last = _span(reader, [c.article for c in fact.citations])
        html = _paragraph(reader, fact.text, fact.citations)
        key = f"{story.id}#{fact.id}"
        yield NewsItem(key, _line(fact.text), reader.uri, fact.id, first, last, "fact", html)
    for d in reader.briefing.differences:
        first, last = _span(reader, [c.article for p in d.positions for c in p.citations])
        html = "".join(_paragraph(reader, c.text, (c,)) for p in d.positions for c in p.citations)
        title = _line(f"{str(d.reading).capitalize()}: {d.topic}")
        yield NewsItem(f"{story.id}#{d.id}", title, reader.uri, d.id, first, last, "difference", html)


def _paragraph(reader: BriefingReader, text: str, citations: Iterable[Citation]) -> str:
    """A statement in its quotation marks, then who says it."""
    names = dict.fromkeys(c.article for c in citations)
    sources = "; ".join(cited(reader.cards[i], reader.labels[i]) for i in names if i in reader.cards)
    return f"<blockquote>{escape(_line(text))}</blockquote><p>{escape(sources)}</p>"


def _span(reader: BriefingReader, articles: Iterable[str]) -> tuple[str, str]:
    """When the first and the last of these articles were published; where none has a date, of all of the story's."""
    return _ends(reader, articles) or _ends(reader, reader.cards) or (UNDATED, UNDATED)


def _ends(reader: BriefingReader, articles: Iterable[str]) -> tuple[str, str] | None:
    told = sorted(filter(None, (instant(reader.cards[i].published) for i in articles if i in reader.cards)))
    return (told[0], told[-1]) if told else None


def _name(key: str) -> str:
    """A name that no other entry in the world has, the same for the same key."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'briefgen:{key}')}"


def _add(parent: Any, tag: str, text: str | None = None, **attributes: str) -> Any:
    found = etree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    found.text = text
    return found


def _line(text: str) -> str:
    return visible(text).strip()
