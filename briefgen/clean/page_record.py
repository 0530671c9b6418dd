"""What a web page's head says of it: JSON-LD, OpenGraph, meta tags, the canonical link, the time element."""

from __future__ import annotations

import json
import re
from typing import Any

from briefgen.clean.credits import agency, known_outlet, outlet_of_url
from briefgen.clean.draft import Draft
from briefgen.clean.head import without_site
from briefgen.clean.persons import credited, person

_ARTICLE = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Blog|Live|Scholarly|Tech)?\w*(?:Article|Posting|BlogPost)$"
)
FAR = "2099-12-31"  # the latest day htmldate may take; its default is the clock's
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")


def read_page_record(draft: Draft, tree: Any) -> None:
    """Take a page's metadata; of several places the one that is most often right comes first."""
    if tree is None:
        return
    said = _linked_data(tree)
    meta = _meta(tree)
    _read_addresses(draft, tree, said, meta)
    _read_outlet(draft, said, meta)
    _read_title(draft, tree, said, meta)
    _read_authors(draft, tree, said, meta)
    _read_dates(draft, tree, said, meta)
    for place in ("og:description", "description"):
        draft.found("description", _tidy(meta.get(place)), place)


def body_said(tree: Any) -> str:
    """The article's text as the page's own data give it; empty where they do not."""
    said = _linked_data(tree).get("articleBody")
    return said if isinstance(said, str) else ""


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first article among a page's JSON-LD blocks."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text.strip().removeprefix("//<![CDATA[").removesuffix("//]]>"), strict=False)
        except ValueError:
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and _ARTICLE.search(kind):
                    return node
    return {}


def _nodes(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [n for item in data for n in _nodes(item)]
    if isinstance(data, dict):
        return [data, *_nodes(data.get("@graph")), *_nodes(data.get("mainEntity"))]
    return []


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = _tidy(node.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


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
    text = _tidy(value)
    return text if text and re.match(r"https?://[^\s\"'<>]+$", text) else None


def _read_outlet(draft: Draft, said: dict[str, Any], meta: dict[str, str]) -> None:
    url = draft.value("url")
    host = outlet_of_url(url) if url else None
    if host and known_outlet(host):
        draft.found("outlet", host, str(url))
    for value, where in (
        (meta.get("og:site_name"), "og:site_name"),
        (_name(said.get("publisher")), "JSON-LD publisher"),
    ):
        if value and not value.startswith(("http", "@")):
            draft.found("outlet", known_outlet(value) or value, where)
    draft.found("outlet", host, str(url))


def _read_title(draft: Draft, tree: Any, said: dict[str, Any], meta: dict[str, str]) -> None:
    outlet = draft.value("outlet")
    site = meta.get("og:site_name")
    headings = [t for t in (_tidy("".join(h.itertext())) for h in tree.iter("h1")) if t]
    candidates = [
        (_tidy(said.get("headline")), "JSON-LD headline"),
        (meta.get("og:title"), "og:title"),
        (meta.get("twitter:title"), "twitter:title"),
        (_tidy(tree.findtext(".//title")), "title element"),
    ]
    stripped = [(without_site(without_site(t, outlet), site), w) for t, w in candidates if t]
    # The headline a reader sees is the one the other places begin with or repeat.
    for heading in headings[:3]:
        if known_outlet(heading) or (outlet and heading.lower() == outlet.lower()):
            continue
        if any(_same(heading, t) for t, _ in stripped) or (len(headings) == 1 and not stripped):
            draft.found("title", heading, "h1 element")
            return
    for title, where in stripped:
        draft.found("title", title, where)


def _same(a: str, b: str) -> bool:
    fold_a, fold_b = (re.sub(r"\W+", " ", t.lower()).strip() for t in (a, b))
    return bool(fold_a) and (fold_a == fold_b or fold_b.startswith(fold_a) or fold_a.startswith(fold_b.rstrip(" .")))


def _read_authors(draft: Draft, tree: Any, said: dict[str, Any], meta: dict[str, str]) -> None:
    authors = said.get("author") or said.get("creator")
    for author in authors if isinstance(authors, list) else [authors]:
        _take_author(draft, _name(author), "JSON-LD author")
    if draft.value("author"):
        return
    for place in ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "byline"):
        _take_author(draft, meta.get(place), place)
        if draft.value("author"):
            return
    for node in tree.iter("a", "span", "p", "div", "address"):
        marks = f"{node.get('rel') or ''} {node.get('class') or ''} {node.get('itemprop') or ''}".lower()
        if re.search(r"\bauthor\b|\bbyline\b|author-?name|byline-?name", marks):
            text = _tidy("".join(node.itertext())) or ""
            if len(text) <= 120:
                _take_author(draft, text, "byline on the page")


def _take_author(draft: Draft, value: str | None, where: str) -> None:
    if not value or value.startswith("http"):
        return
    value = re.sub(r"^(?:(?:written |posted )?by)\b:?\s*", "", value, flags=re.IGNORECASE)
    one = person(value)
    people, agencies, _ = ([one], [], "") if one else credited(value) or ([], [], "")
    own = agency(value)
    for name in agencies or ([own] if own else []):
        draft.found("agency", name, where)
    for name in people:
        draft.found("author", name, where)


def _read_dates(draft: Draft, tree: Any, said: dict[str, Any], meta: dict[str, str]) -> None:
    """htmldate finds the day; the time comes from the place that names the same day."""
    from htmldate import find_date

    # Its extensive search counts "two days ago" from today: a page's date must not depend on the day it is read.
    day = find_date(tree, original_date=True, extensive_search=False, max_date=FAR)
    exact = [_tidy(said.get("datePublished")), meta.get("article:published_time"), meta.get("datepublished")]
    for value in exact:
        if value and _ISO.fullmatch(value) and (not day or value[:10] == day):
            draft.found("published", value, "page's data")
    draft.found("published", day, "htmldate")
    for value in (_tidy(said.get("dateModified")), meta.get("article:modified_time"), meta.get("og:updated_time")):
        if value and _ISO.fullmatch(value) and value[:16] != (draft.value("published") or "")[:16]:
            draft.found("updated", value, "page's data")


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _tidy(value.get("name") if isinstance(value, dict) else value)


def _tidy(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    text = " ".join(str(value).split()) if isinstance(value, (str, int)) else ""
    return text or None
