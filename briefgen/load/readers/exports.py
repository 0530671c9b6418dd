"""Exports of read-later tools: wallabag and Readeck as JSON, with the text; lists of links as CSV, without."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from briefgen.load.fragment import plain_text
from briefgen.load.readers.entry import FeedEntry, read_entry
from briefgen.load.readers.mail import iso
from briefgen.load.reading import Left, part_name
from briefgen.model import Manuscript, SourceFile

JSON_NAME = "an export of saved articles (JSON)"
CSV_NAME = "a list of links (CSV)"
OWN = "It is a note of its reader's own, and such notes are never published."
_START = re.compile(rb"^\s*(?:\[\s*\{|\{)")
_LISTS = ("items", "entries", "articles", "bookmarks", "list", "data")
_URLS = ("url", "given_url", "link", "href_original", "original_url", "resolved_url", "URL")
_TEXTS = (
    "htmlContent",
    "content",
    "content_html",
    "html",
    "article",
    "article_html",
    "readable_content",
    "text",
    "content_text",
)
_TITLES = ("title", "resolved_title", "given_title")
_ADDRESS = re.compile(r"https?://[^\s,\"]+")


def knows_json(source: SourceFile) -> bool:
    """JSON that lists saved pages: objects with an address and a title."""
    return bool(_START.match(source.data[:64].lstrip(b"\xef\xbb\xbf"))) and bool(_entries(source.data))


def read_json(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every saved article; one saved without its text is named."""
    for number, item in enumerate(_entries(source.data), 1):
        if item.get("type") == "text" and not _first(item, _URLS):
            yield Left(part_name(f"note-{number}"), OWN)
            continue
        people = _first(item, ("published_by", "authors", "author", "byline"))
        yield read_entry(
            source,
            FeedEntry(
                where="export",
                title=plain_text(_string(_first(item, _TITLES))),
                url=_string(_first(item, _URLS)),
                name=str(item.get("id") or ""),
                content=_string(_first(item, _TEXTS)),
                authors=tuple(_names(people)),
                outlet=_string(_first(item, ("site_name", "site_title", "publisher", "container-title"))),
                published=_day(
                    _first(
                        item,
                        (
                            "published_at",
                            "published",
                            "date_published",
                            "datePublished",
                            "publishedAt",
                            "published_date",
                        ),
                    )
                ),
            ),
        )


def knows_csv(source: SourceFile) -> bool:
    """A table whose head names an address and whose every row has one."""
    return bool(_rows(source.data))


def read_csv(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every link, named: a list of links holds no article."""
    for title, url in _rows(source.data):
        why = f"It is only a link in a list ({url}); fetch it with `briefgen add`, or save the page itself."
        yield Left(part_name(title if title != url else "", url), why)


def _entries(data: bytes) -> list[dict[str, Any]]:
    try:
        said = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return []
    if isinstance(said, dict):
        told = next((said[name] for name in _LISTS if said.get(name)), None)
        said = list(told.values()) if isinstance(told, dict) else told if told is not None else [said]
    if not isinstance(said, list):
        return []
    entries = [_flat(item) for item in said if isinstance(item, dict)]
    pages = [e for e in entries if _string(_first(e, _URLS)) and _first(e, (*_TITLES, *_TEXTS))]
    return entries if pages and len(pages) * 2 >= len(entries) else []


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """An entry whose address and text stand one level deeper (Karakeep's "content") as the others have them."""
    inner = item.get("content")
    return {**item, **inner, "title": item.get("title") or inner.get("title")} if isinstance(inner, dict) else item


def _rows(data: bytes) -> list[tuple[str, str]]:
    """Title and address of each row; none where the file is not such a table."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf").splitlines()[:1]
    if not head or b"," not in head[0] or not re.search(rb"\b(?:url|link|address)\b", head[0], re.IGNORECASE):
        return []
    try:
        table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"), newline="")))
    except csv.Error:
        return []
    found = []
    for row in table:
        cells = {str(k).strip().lower(): v for k, v in row.items() if isinstance(v, str)}
        url = next((cells[k].strip() for k in ("url", "link", "address") if cells.get(k)), "")
        if not _ADDRESS.fullmatch(url):
            return []
        found.append((" ".join((cells.get("title") or "").split()), url))
    return found


def _first(item: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((item[name] for name in names if item.get(name)), None)


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else re.split(r"\s*[;,]\s*", value) if isinstance(value, str) else []:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            yield name


def _day(value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 4_102_444_800:
        return datetime.fromtimestamp(value, UTC).isoformat(timespec="seconds")
    return iso(value) if isinstance(value, str) else None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
