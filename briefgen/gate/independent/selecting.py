"""The elements that a CSS selector names: to read a selector takes longer than to find what it names."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement as Element


def select(element: Element, selector: str) -> list[Element]:
    """The elements below this one, and itself, that a selector names, in the order of the page.

    >>> import lxml.html
    >>> [e.text for e in select(lxml.html.fromstring("<ul><li>Rain<li class=b>Fog</ul>"), "li.b")]
    ['Fog']
    """
    return cast("list[Element]", _read(selector)(element))


@lru_cache(maxsize=256)
def _read(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
