"""Exports of read-later tools and of crawlers as JSON (wallabag, Readeck, NewsAPI, one object a line), with the text or
without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefgen.load.readers.columns import entry_of, is_article, kind_of, told
from briefgen.load.readers.entry import read_entry
from briefgen.load.reading import Left, part_name
from briefgen.model import Manuscript, SourceFile

JSON_NAME = "an export of saved articles (JSON)"
DATA_NAME = "a data file (JSON)"
OWN = "It is a note of its reader's own, and such notes are never published."
UNKNOWN = (
    "It is data (JSON) in no form that is known: no list of entries with a title, an address or a text; "
    "save the articles' pages, or name these fields title, url, date, author, source and text."
)
BROKEN = "It is data (JSON) that breaks off or is damaged; save or download it once more."
FIELDS = 3  # of what a program writes, at least; fewer may be an example in a text
_START = re.compile(rb"^\s*(?:\[\s*\{|\{)")
_DATA = re.compile(rb"^\s*(?:\[\s*)?\{\s*\"(?:[^\"\\\n]|\\.){1,80}\"\s*:")
_LISTS = ("items", "entries", "articles", "bookmarks", "list", "data", "results", "docs", "hits")


def knows_json(source: SourceFile) -> bool:
    """JSON that lists saved pages: objects with an address and a title, or with a title and a text."""
    return bool(_START.match(source.data[:64].lstrip(b"\xef\xbb\xbf"))) and bool(_entries(source.data))


def read_json(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every saved article; one saved without its text is named."""
    for number, item in enumerate(_entries(source.data), 1):
        if item.get("type") == "text" and not told(item, "url"):
            yield Left(part_name(f"note-{number}"), OWN)
            continue
        yield read_entry(source, entry_of(item, "export"))


def knows_data(source: SourceFile) -> bool:
    """Any other JSON: data of a program, which is no article, whatever words are in it."""
    return bool(_DATA.match(source.data[:4096].lstrip(b"\xef\xbb\xbf"))) and source.data.count(b'":') >= FIELDS


def read_data(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Never an article, only the reason."""
    yield Left("", UNKNOWN if parsed(source.data) is not None else BROKEN)


def parsed(data: bytes) -> Any:
    """What a JSON file says, also one with an object on each line; None where it is none."""
    text = data.decode("utf-8-sig", "replace")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    return lines if len(lines) > 1 and all(isinstance(line, dict) for line in lines) else None


def _entries(data: bytes) -> list[dict[str, Any]]:
    said = parsed(data)
    if isinstance(said, dict):
        listed = next((said[name] for name in _LISTS if said.get(name)), None)
        found = list(listed.values()) if isinstance(listed, dict) else listed if isinstance(listed, list) else []
        said = found if any(isinstance(item, dict) for item in found) else [said]
    if not isinstance(said, list):
        return []
    entries = [_flat(item) for item in said if isinstance(item, dict)]
    pages = [e for e in entries if _is_page(e)]
    return entries if pages and len(pages) * 2 >= len(entries) else []


def _is_page(entry: dict[str, Any]) -> bool:
    url, title = told(entry, "url"), told(entry, "title")
    return bool(isinstance(url, str) and (title or told(entry, "text"))) or bool(title and is_article(entry))


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """An entry whose address and text stand one level deeper (Karakeep's "content") as the others have them."""
    inner = next((v for v in item.values() if isinstance(v, dict) and any(kind_of(k) == ("url", 0) for k in v)), None)
    inner = item["content"] if isinstance(item.get("content"), dict) else inner if not told(item, "url") else None
    return {**item, **inner, "title": item.get("title") or inner.get("title")} if isinstance(inner, dict) else item
