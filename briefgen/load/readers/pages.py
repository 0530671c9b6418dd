"""A page that holds several articles: one below the other, as sites load the next one while a reader scrolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from lxml import etree

from briefgen.errors import SourceError
from briefgen.load.decode import read
from briefgen.load.fragment import tree_of
from briefgen.load.readers.embedded import begins_page, without_data
from briefgen.load.reading import Left, given, part_name
from briefgen.model import Evidence, Format, Manuscript, SourceFile

NAME = "a page of several articles"
ARTICLE_WORDS = 100  # of text in one; the teasers that sites put into the same element have 60 at most
PARAGRAPH_WORDS = 12
_SIGNED = re.compile(r"byline|author", re.IGNORECASE)
_APART = ("article", "aside", "nav", "footer", "header")


def knows(source: SourceFile) -> bool:
    """A page with two articles or more, each with its headline, its text, and a byline or time of its own."""
    return source.data.count(b"<article") > 1 and begins_page(source.data) and len(_articles(_tree(source))) > 1


def read_pages(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article: the first with what the page's head says, for it speaks of that one; the others by themselves.

    The first is the one that was saved and bears the file's name alone; the others are its parts.
    """
    whole = _light(source)
    tree = _tree(source)
    found = _articles(tree)
    note = (f"It is one of {len(found)} articles on one saved page.",)
    site = next((m.get("content") for m in tree.iter("meta") if m.get("property") == "og:site_name"), None)
    for number, article in enumerate(found):
        title = _title(article)
        if number == 0:
            page = deepcopy(tree)
            for other in _articles(page)[1:]:
                other.drop_tree()
            text = _written(page)
        else:
            body = _written(article)
            text = f"<!doctype html><html><body>{body}</body></html>"
        told = _given(article, title, site) if number else ()
        if whole is not None:
            part = part_name(title) if number else ""
            yield replace(whole, format=Format.HTML, text=text, repairs=(), part=part, given=told, notes=note)


def _given(article: Any, title: str, site: str | None) -> tuple[Evidence, ...]:
    day = next((t.get("datetime") for t in article.iter("time") if t.get("datetime")), None)
    return given("article element", title=title, outlet=site, published=day)


def _light(source: SourceFile) -> Manuscript | None:
    """The page's characters without the pictures embedded in it; None where it is none."""
    try:
        light = read(SourceFile(source.path, without_data(source.data.decode("latin-1")).encode("latin-1")))
    except SourceError:
        return None
    return replace(light, source=source)


def _tree(source: SourceFile) -> Any:
    page = _light(source)
    return tree_of(page.text) if page is not None else None


def _articles(tree: Any) -> list[Any]:
    if tree is None:
        return []
    outer = (a for a in tree.iter("article") if not any(e.tag in _APART for e in a.iterancestors()))
    return [a for a in outer if _title(a) and _is_signed(a) and _words(a) >= ARTICLE_WORDS]


def _title(article: Any) -> str:
    heading = next(iter(article.iter("h1", "h2")), None)
    return " ".join("".join(heading.itertext()).split()) if heading is not None else ""


def _is_signed(article: Any) -> bool:
    marks = (e.get(name) or "" for e in article.iter(etree.Element) for name in ("class", "rel", "itemprop"))
    return next(iter(article.iter("time")), None) is not None or any(_SIGNED.search(m) for m in marks)


def _words(article: Any) -> int:
    counts = (len("".join(p.itertext()).split()) for p in article.iter("p"))
    return sum(n for n in counts if n >= PARAGRAPH_WORDS)


def _written(node: Any) -> str:
    return str(etree.tostring(node, encoding="unicode", method="html"))
