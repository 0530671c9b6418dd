"""What a web page says of itself for machines: its JSON-LD article and its meta tags."""

from __future__ import annotations

import html
import json
import re
from typing import Any

_ARTICLE = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Blog|Live|Scholarly|Tech)?\w*(?:Article|Posting|BlogPost)$"
)
_WRAPPED = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*$")
DEEPEST = 20  # levels of nested JSON-LD that are looked into; pages have three


def linked_data(tree: Any) -> dict[str, Any]:
    """The first article among a page's JSON-LD blocks; empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for node in _nodes(_parsed(script.text), 0):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and _ARTICLE.search(kind):
                    return node
    return {}


def _parsed(text: str) -> Any:
    """A block as data; a comma too many, the commonest fault of templates, is forgiven."""
    text = _WRAPPED.sub("", text.strip())
    for attempt in (text, re.sub(r",\s*(?=[}\]])", "", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Any, depth: int) -> list[dict[str, Any]]:
    if depth > DEEPEST:
        return []
    if isinstance(data, list):
        return [n for item in data for n in _nodes(item, depth + 1)]
    if isinstance(data, dict):
        return [data, *_nodes(data.get("@graph"), depth + 1), *_nodes(data.get("mainEntity"), depth + 1)]
    return []


def body_said(said: dict[str, Any]) -> str:
    """The article's text as the page's own data give it; empty where they do not."""
    body = said.get("articleBody")
    return body if isinstance(body, str) else ""


def is_locked(said: dict[str, Any], tree: Any) -> bool:
    """Whether the page says that not everybody may read it."""
    free = str(said.get("isAccessibleForFree", "")).lower()
    tier = meta_tags(tree).get("article:content_tier", "") if tree is not None else ""
    return free == "false" or tier.lower() in ("locked", "metered")


def meta_tags(tree: Any) -> dict[str, str]:
    """The page's meta tags by name, in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = tidy(node.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def name_of(value: Any) -> str | None:
    """The name of a person or body in JSON-LD, whichever way it is given."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return tidy(value)
    parts = (tidy(value.get("givenName")), tidy(value.get("familyName")))
    return tidy(value.get("name")) or tidy(" ".join(p for p in parts if p))


def tidy(value: Any) -> str | None:
    """A value as one line of text, entities that were escaped twice read; None for anything else and for nothing.

    >>> tidy(" Rain &amp;  wind\\n"), tidy({})
    ('Rain & wind', None)
    """
    if isinstance(value, list):
        value = value[0] if value else None
    text = " ".join(html.unescape(str(value)).split()) if isinstance(value, (str, int)) else ""
    return text or None
