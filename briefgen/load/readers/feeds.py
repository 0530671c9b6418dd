"""Feeds (RSS, RDF, Atom, JSON Feed): each entry with its full text is an article; a teaser is named as one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from briefgen.errors import Unreadable
from briefgen.load.fragment import plain_text
from briefgen.load.readers.entry import FeedEntry, outlet_name, read_entry
from briefgen.load.readers.mail import iso
from briefgen.load.reading import Left
from briefgen.load.xml import local, space, tree_of
from briefgen.model import Manuscript, SourceFile

NAME = "a feed"
JSON_NAME = "a JSON feed"
_FEED = re.compile(rb"<(?:rss|(?:\w+:)?feed|rdf:RDF)\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_JSON_FEED = re.compile(rb"""^\s*\{.{0,4000}?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version""", re.DOTALL)
_DC = "http://purl.org/dc/elements/1.1/"
_ADDRESS = re.compile(r"^\S+@\S+\s*(?:\((?P<name>[^)]+)\))?$")


def knows(source: SourceFile) -> bool:
    """XML whose first element is a feed's."""
    head = source.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"<"):
        return False
    found = _FEED.search(head)
    return found is not None and not _PAGE.search(head[: found.start()])


def read_feed(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every entry of an XML feed, in its order."""
    try:
        root = tree_of(source.data, forgiving=True)
    except ValueError as error:
        why = f"It is a feed that cannot be read ({error}); fetch it once more, or save the articles' pages."
        raise Unreadable(source.path, why) from error
    entries = [n for n in root.iter() if local(n) in ("item", "entry")]
    if not entries:
        raise Unreadable(source.path, "It is a feed without an entry; fetch it once more, or save the articles' pages.")
    channel = next((n for n in root if local(n) == "channel"), root)
    title, link = _text(channel, "title"), _link(channel)
    for node in entries:
        read = _atom if local(node) == "entry" else _rss
        yield read_entry(source, read(node, title, link))


def knows_json(source: SourceFile) -> bool:
    """JSON that says it is a feed."""
    return bool(_JSON_FEED.match(source.data[:8192].lstrip(b"\xef\xbb\xbf")))


def read_json_feed(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every item of a JSON feed."""
    try:
        feed = json.loads(source.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        why = "It is a JSON feed that cannot be read; fetch it once more, or save the articles' pages."
        raise Unreadable(source.path, why) from error
    items = [item for item in feed.get("items") or [] if isinstance(item, dict)]
    if not items:
        raise Unreadable(source.path, "It is a feed without an entry; fetch it once more, or save the articles' pages.")
    for item in items:
        page, plain = _string(item.get("content_html")), _string(item.get("content_text"))
        people = item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author")]
        url = _string(item.get("url") or item.get("external_url"))
        yield read_entry(
            source,
            FeedEntry(
                where="JSON feed item",
                title=_string(item.get("title")),
                url=url,
                name=str(item.get("id") or ""),
                content=page or plain,
                summary=_string(item.get("summary")),
                plain=not page,
                authors=tuple(n for p in people if isinstance(p, dict) and (n := _string(p.get("name")))),
                outlet=outlet_name(_string(feed.get("title")), url or _string(feed.get("home_page_url"))),
                published=iso(_string(item.get("date_published"))),
                updated=iso(_string(item.get("date_modified"))),
            ),
        )


def _rss(item: Any, feed: str | None, home: str | None) -> FeedEntry:
    guid = next((n for n in item if local(n) == "guid"), None)
    permanent = guid is not None and guid.get("isPermaLink", "true") != "false"
    url = _text(item, "origLink") or _text(item, "link") or (_text(item, "guid") if permanent else None)
    people = [_whose(n.text) for n in item if local(n) in ("creator", "author")]
    return FeedEntry(
        where="RSS item",
        title=plain_text(_text(item, "title")),
        url=url,
        name=_text(item, "guid"),
        content=_text(item, "encoded"),
        summary=_text(item, "description"),
        authors=tuple(p for p in people if p),
        outlet=outlet_name(_text(item, "source") or feed, url or home),
        published=iso(_text(item, "pubDate") or next((n.text for n in item if n.tag == f"{{{_DC}}}date"), None)),
        updated=iso(_text(item, "updated")),
    )


def _atom(entry: Any, feed: str | None, home: str | None) -> FeedEntry:
    source = next((n for n in entry if local(n) == "source"), None)
    names = [n for a in entry if local(a) == "author" for n in a if local(n) == "name"]
    if not names and (parent := entry.getparent()) is not None:
        names = [n for a in parent if local(a) == "author" for n in a if local(n) == "name"]
    url = _link(entry)
    published = iso(_text(entry, "published"))
    updated = iso(_text(entry, "updated"))
    return FeedEntry(
        where="Atom entry",
        title=plain_text(_text(entry, "title")),
        url=url,
        name=_text(entry, "id"),
        content=_construct(entry, "content"),
        summary=_construct(entry, "summary"),
        authors=tuple(n.text.strip() for n in names if n.text and n.text.strip()),
        outlet=outlet_name((_text(source, "title") if source is not None else None) or feed, url or home),
        published=published or updated,
        updated=updated if published else None,
    )


def _construct(entry: Any, name: str) -> str | None:
    """An Atom text: escaped HTML as it is; inline XHTML as its markup; plain text escaped, for it has no markup."""
    node = next((n for n in entry if local(n) == name and space(n) != "http://search.yahoo.com/mrss/"), None)
    if node is None:
        return None
    if node.get("type") == "xhtml" or len(node):
        return "".join(etree.tostring(child, encoding="unicode") for child in node)
    text = node.text or ""
    if node.get("type", "text") == "text" or node.get("type") == "text/plain":
        return text.replace("&", "&amp;").replace("<", "&lt;") if re.search(r"<\w", text) else text
    return str(text)


def _link(node: Any) -> str | None:
    """The address a reader is sent to: Atom's alternate link, RSS's link element."""
    links = [n for n in node if local(n) == "link"]
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href")).strip()
    return next((n.text.strip() for n in links if n.text and n.text.strip()), None)


def _text(node: Any, name: str) -> str | None:
    """The text of the first child of this name; a podcast's or picture's own title does not count."""
    for child in node:
        if local(child) == name and "itunes" not in space(child) and "mrss" not in space(child):
            text = "".join(child.itertext()).strip()
            if text:
                return text
    return None


def _whose(text: str | None) -> str | None:
    """The name of an author, who in RSS may stand behind a mail address: "desk@weir.example (Ann Ames)"."""
    text = " ".join((text or "").split())
    address = _ADDRESS.match(text)
    return address["name"] if address else text or None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
