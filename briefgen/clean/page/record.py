"""What a web page's head says of it: addresses, outlet, headline, authors, dates, description."""

from __future__ import annotations

import re
from typing import Any

from briefgen.clean.draft import Draft
from briefgen.clean.page.authors import read_authors
from briefgen.clean.page.data import linked_data, meta_tags, name_of, tidy
from briefgen.clean.page.dates import read_dates
from briefgen.clean.page.title import read_title
from briefgen.clean.paste.credits import known_outlet, outlet_of_url


def read_page_record(draft: Draft, tree: Any) -> dict[str, Any]:
    """Take a page's metadata; the result is its JSON-LD article, for whoever needs more of it."""
    if tree is None:
        return {}
    said = linked_data(tree)
    meta = meta_tags(tree)
    _read_addresses(draft, tree, said, meta)
    _read_outlet(draft, said, meta, tidy(tree.findtext(".//title")))
    read_title(draft, tree, said, meta)
    read_authors(draft, tree, said, meta)
    read_dates(draft, tree, said, meta)
    for place in ("og:description", "description"):
        draft.found("description", meta.get(place), place)
    return said


def _read_addresses(draft: Draft, tree: Any, said: dict[str, Any], meta: dict[str, str]) -> None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            draft.found("url", _address(link.get("href")), "canonical link")
    draft.found("url", _address(meta.get("og:url")), "og:url")
    page = said.get("mainEntityOfPage")
    draft.found("url", _address(page.get("@id") if isinstance(page, dict) else page), "JSON-LD mainEntityOfPage")
    draft.found("url", _address(said.get("url")), "JSON-LD url")


def _address(value: Any) -> str | None:
    """Only http addresses are ever kept: nothing that a browser could run."""
    text = tidy(value)
    return text if text and re.match(r"https?://[^\s\"'<>]+$", text) else None


def _read_outlet(draft: Draft, said: dict[str, Any], meta: dict[str, str], title: str | None) -> None:
    url = draft.value("url")
    host = outlet_of_url(url) if url else None
    if host and known_outlet(host):
        draft.found("outlet", host, str(url))
    for value, where in (
        (meta.get("og:site_name"), "og:site_name"),
        (name_of(said.get("publisher")), "JSON-LD publisher"),
    ):
        if value and not value.startswith(("http", "@")):
            draft.found("outlet", known_outlet(value) or value, where)
    if host:
        draft.found("outlet", _own_name(title, host), "title element")
    draft.found("outlet", host, str(url))


def _own_name(title: str | None, host: str) -> str | None:
    """The part of a title that is the name of the site itself, letter for letter: "Dry again | Harbour Echo"."""
    parts = re.split(r"\s+(?:[|»«–—-]|::)\s+", title or "")
    labels = {label.removeprefix("the") for label in host.replace("-", "").split(".")}
    own = (p.strip() for p in parts[1:] if re.sub(r"\W|^the\b", "", p.strip().lower()) in labels)
    return next(own, None)
