"""A web page's headline: what a reader sees, checked against what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from briefgen.clean.draft import Draft
from briefgen.clean.page.data import tidy
from briefgen.clean.paste.credits import known_outlet
from briefgen.clean.paste.head import without_site
from briefgen.clean.text.wording import count

# What marks a heading that is no headline: a path of links that ends in words for search engines; the site's name.
_NO_HEADLINE = re.compile(r"breadcrumb|seo-?title|visually-?hidden|sr-only|modal|cookie", re.IGNORECASE)
_SITE = re.compile(r"logo\b|site-?(?:name|title)", re.IGNORECASE)
_AROUND = re.compile(r"breadcrumb|modal|cookie|recirc", re.IGNORECASE)
_PATHS = frozenset({"nav", "ol", "ul", "li", "footer", "aside"})
HEADINGS = 4  # headings of either level that are looked at
NEAR = 4  # elements above a heading whose marks are read


def read_title(draft: Draft, tree: Any, said: dict[str, Any], meta: dict[str, str]) -> None:
    """Take the headline; of several places the one that is most often right comes first.

    That is the first heading of the first level (right on 0.95 of the news pages read by hand, the page's own data on
    0.58 and og:title on 0.73), unless its marks say that it is the site's name or a search engine's line.  Then it is
    the visible heading of the second level that the page's own data repeat, or else what they say.
    """
    outlet = draft.value("outlet")
    # A title may call the outlet otherwise than its page does, or in another script: as the address does.
    host = re.match(r"https?://(?:www\.)?([^/:?#]+)", draft.value("url") or "")
    sites = (meta.get("og:site_name"), host[1] if host else None)
    told = [
        (_tidy_title(said.get("headline"), outlet, sites), "JSON-LD headline"),
        (_tidy_title(meta.get("og:title"), outlet, sites), "og:title"),
        (_tidy_title(meta.get("twitter:title"), outlet, sites), "twitter:title"),
        (_tidy_title(tree.findtext(".//title"), outlet, sites), "title element"),
    ]
    first, passed = _headings(tree, "h1", outlet, sites)
    same = [h for h in first if any(t and _same(h, t) for t, _ in told)]
    for heading in same or first:
        draft.found("title", _without_kicker(heading, told), "h1 element")
        return
    # What stands in a line for search engines is not what a reader sees.
    seen = [(t, w) for t, w in told[:-1] if t and _fold(t) not in {_fold(h) for h in passed}]
    for heading in _headings(tree, "h2", outlet, sites)[0]:
        if any(_fold(heading).endswith(_fold(t)) for t, _ in seen):
            draft.found("title", _without_kicker(heading, seen), "h2 element")
            return
    for title, where in [*seen, *((h, "h1 element") for h in passed), *told]:
        draft.found("title", title, where)


def _without_kicker(heading: str, told: Sequence[tuple[str | None, str]]) -> str:
    """A headline without the line above it, where the page's own data have it so."""
    if any(t and _fold(t) == _fold(heading) for t, _ in told):
        return heading
    for title, _ in told:
        if title and _fold(heading).endswith(f" {_fold(title)}") and count(title) >= count(heading) / 2:
            return title
    return heading


def _tidy_title(value: Any, outlet: str | None, sites: tuple[str | None, ...]) -> str | None:
    """A title without the site's name, in whatever form, before or behind it."""
    text = tidy(value)
    if not text:
        return None
    parts = re.split(r"\s+[|–—:-]\s+", text, maxsplit=1)
    if len(parts) == 2 and _fold(parts[0]) in {_fold(name) for name in (outlet, *sites) if name}:
        text = parts[1]
    for name in (outlet, *sites):
        text = without_site(text, name)
    return text


def _headings(tree: Any, tag: str, outlet: str | None, sites: tuple[str | None, ...]) -> tuple[list[str], list[str]]:
    """The first visible headings of a level that can be an article's headline, and those whose marks say otherwise."""
    found: list[str] = []
    passed: list[str] = []
    own = {_fold(name) for name in (outlet, *sites) if name}
    for node in list(tree.iter(tag))[:HEADINGS]:
        text = tidy(" ".join(node.itertext()))
        if not text or count(text) < 2 or _fold(text) in own or known_outlet(text):
            continue
        if not _SITE.search(node.get("class") or ""):
            (passed if _marked(node) else found).append(text)
    return found, passed


def _marked(node: Any) -> bool:
    if _NO_HEADLINE.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
        return True
    for element in list(node.iterancestors())[:NEAR]:
        if element.tag in ("body", "html", "main", "article"):
            return False
        if element.tag in _PATHS or _AROUND.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
    return False


def _same(a: str, b: str) -> bool:
    """Whether one of two titles begins with the other."""
    a, b = _fold(a), _fold(b)
    return bool(a) and bool(b) and (a.startswith(b) or b.startswith(a) or a.endswith(f" {b}"))


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()
