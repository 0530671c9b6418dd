"""The links: every one inside the site leads to a page that is there, and to an anchor that is on it.

Checked twice: on the finished Markdown pages before MkDocs sees them, and on the HTML of a built site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast
from urllib.parse import unquote, urlsplit

import lxml.html
from markdown.extensions.toc import slugify

SENTENCE = "s-"
"""How the anchor of a sentence begins."""

RECEIPT = "data-receipt"
"""The attribute of an element that prints a statement: the article and sentence it must stand in."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.S)  # its title is text: what looks like a link there is none
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.S | re.M)
_LINK = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)|\b(?:href|src)=\"([^\"]*)\"")
_ANCHOR = re.compile(r"\b(?:id|name)=\"([^\"]+)\"|\{:?[^}\n]*?#([\w.:-]+)[^}\n]*\}")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*(?:\{[^}]*\})?\s*$", re.M)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page offers and wants.

    ``anchors`` are on it, ``links`` lead from it; of a built page also ``texts``, the words of each sentence's
    anchor, and ``receipts``, the printed statements: ("article#sentence", their words).
    """

    anchors: frozenset[str]
    links: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    receipts: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=1024)  # under serve most pages are what they were
def markdown_page(text: str) -> Page:
    """The anchors and links of a finished Markdown page.

    >>> page = markdown_page('# The quay\\n\\n[a](b.md#c) <span id="d">e</span>')
    >>> sorted(page.anchors), page.links
    (['d', 'the-quay'], ('b.md#c',))
    """
    text = _CODE.sub("", _FRONT_MATTER.sub("", text, count=1))
    anchors = {one or other for one, other in _ANCHOR.findall(text)}
    anchors |= {slugify(re.sub(r"[*_`\\]|<[^>]*>", "", heading), "-") for heading in _HEADING.findall(text)}
    return Page(frozenset(anchors), tuple(one or other for one, other in _LINK.findall(text)))


def html_page(data: bytes) -> Page:
    """The anchors, links, sentences and receipts of a built page."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = cast("lxml.html.HtmlElement", lxml.html.document_fromstring(data or b"<html></html>", parser=parser))
    named = [(e.get("id") or e.get("name"), e) for e in tree.iter() if isinstance(e.tag, str)]
    texts = {name: _words(e) for name, e in reversed(named) if name and name.startswith(SENTENCE)}
    receipts = tuple((e.get(RECEIPT, ""), _words(e)) for _, e in named if e.get(RECEIPT))
    links = [value for _, name, value, _ in tree.iterlinks() if name in {"href", "src"}]
    return Page(frozenset(name for name, _ in named if name), tuple(links), texts, receipts)


def link_failures(pages: Mapping[str, Page], files: frozenset[str], root: str = "") -> Iterator[str]:
    """Links of the pages that lead nowhere.

    ``files`` are all files of the site, relative to its root; ``root`` is the path of the site's address, so that
    ``/news/a.html`` is found where the site is published under ``/news/``.
    """
    for name, page in pages.items():
        for link in dict.fromkeys(page.links):
            if reason := _broken(link, name, pages, files, root):
                yield f"{name}: the link {link} {reason}"


def _broken(link: str, page: str, pages: Mapping[str, Page], files: frozenset[str], root: str) -> str | None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    target = page if not path else _target(path, page, root)
    if target not in files:
        target = posixpath.join(target, "index.html").removeprefix("./")
    if target not in files:
        return "leads to a page that does not exist"
    if anchor and target in pages and anchor not in pages[target].anchors:
        return "leads to an anchor that does not exist"
    return None


def _target(path: str, page: str, root: str) -> str:
    """The file a link's path leads to, relative to the site's root; one that leads out of it begins with ``..``."""
    if not path.startswith("/"):
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return posixpath.relpath(posixpath.normpath(path), unquote(root) or "/")


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
