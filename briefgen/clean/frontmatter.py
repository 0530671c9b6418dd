"""Front matter as web clippers write it: title, source, author, published, description, site."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agency, agency_of_url, known_outlet, outlet_of_url
from briefgen.clean.paste.persons import person
from briefgen.clean.paste.stamps import first_date
from briefgen.clean.text.markdown_text import front_matter
from briefgen.settings.plain_yaml import BadYaml, read_yaml

# The names clippers give a field; the first that says something counts.
FIELDS = {
    "title": ("title", "headline"),
    "url": ("source", "url", "link", "original", "permalink", "canonical"),
    "author": ("author", "authors", "byline", "by", "creator"),
    "published": ("published", "date", "datepublished", "date_published", "publish_date", "pubdate"),
    "updated": ("updated", "modified", "datemodified", "date_modified", "lastmod"),
    "description": ("description", "excerpt", "summary", "subtitle", "standfirst", "dek"),
    "outlet": ("site", "publisher", "outlet", "publication", "sitename", "site_name", "website"),
}
# An agency and this many people or more: the page's other writers were listed, and nobody knows who wrote the text.
SIDEBAR = 3
MAX_LINE = 5000  # characters of a line of broken front matter that is looked at; a standfirst has 300


def read_front_matter(draft: Draft) -> None:
    """Take the metadata of a clipping.  Broken front matter is read line by line, and a note says so."""
    block = front_matter(draft.manuscript.text)
    if block is None:
        if re.match(r"\ufeff?\s*---[ \t]*\r?\n", draft.manuscript.text):
            draft.notes.append("The file's front matter is not closed by a line of dashes; it was read as text.")
        return
    entries = _entries(block, draft)
    for what, names in FIELDS.items():
        value = next((entries[n] for n in names if entries.get(n) not in (None, "", [])), None)
        if value is not None:
            _take(draft, what, value)
    url = draft.value("url")
    if url:
        draft.found("outlet", outlet_of_url(url), url)
        draft.found("agency", agency_of_url(url), url)


def _entries(block: str, draft: Draft) -> dict[str, Any]:
    try:
        said = read_yaml(block)
    except BadYaml:
        said = None
    if isinstance(said, dict):
        return {str(k).strip().lower(): v for k, v in said.items()}
    if block.strip():
        draft.notes.append(
            "The file's front matter is not valid YAML; what its lines say was read one by one. Mend it."
        )
    return _line_by_line(block)


def _line_by_line(block: str) -> dict[str, Any]:
    """ "key: value" lines, and the items of a list under a key."""
    entries: dict[str, Any] = {}
    key = ""
    for line in block.splitlines():
        if len(line) > MAX_LINE:
            continue
        pair = re.match(r"\s?([A-Za-z_][\w -]*?)\s*:\s*(.*)$", line)
        item = re.match(r"\s*-\s+(.+)$", line)
        if pair:
            key = pair[1].lower()
            value = _unquoted(pair[2])
            # With a quotation mark too many nobody can tell where the value was to end.
            entries[key] = value if value.count('"') % 2 == 0 else None
        elif item and key:
            held = entries.get(key)
            entries[key] = [*(held if isinstance(held, list) else []), _unquoted(item[1])]
    return entries


def _unquoted(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _take(draft: Draft, what: str, value: Any) -> None:
    if what == "author":
        _take_authors(
            draft, [str(v) for v in value] if isinstance(value, list) else re.split(r"\s*[;,]\s*|\s+and\s+", str(value))
        )
        return
    text = " ".join(str(value).split())
    if what in ("published", "updated"):
        draft.found(what, _iso(value), f"{what}: {text}")
    elif what == "url":
        if address := re.fullmatch(r"(?:\[[^\[\]]*\]\(|<)?(https?://[^\s<>()]+(?:\([^\s()]*\)[^\s<>()]*)?)[)>]?", text):
            draft.found("url", address[1], text)
    elif what == "outlet":
        draft.found("outlet", known_outlet(_plain(text)) or _plain(text), text)
    else:
        draft.found(what, _plain(text), text)


def _take_authors(draft: Draft, names: list[str]) -> None:
    plain = [_plain(n) for n in names]
    agencies = [a for n in plain if (a := agency(n))]
    people = [p for n in plain if (p := person(n))]
    for name in agencies:
        draft.found("agency", name, "author")
    if agencies and len(people) >= SIDEBAR:
        draft.notes.append("The clipping lists an agency and several people as authors; only the agency is credited.")
        return
    for name in people:
        draft.found("author", name, "author")


def _plain(text: str) -> str:
    """Without the marks of a wikilink."""
    return re.sub(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1", text).strip()


def _iso(value: Any) -> str | None:
    if isinstance(value, datetime):
        return value.isoformat() if value.tzinfo else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)", text):
        return text
    return first_date(text)
