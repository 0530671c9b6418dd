"""A page as the search knows it: where it is, what it says, and what a reader may choose it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.search.sections import SearchedSection, sections

KINDS = ("story", "article", "person", "outlet", "page")
"""What a page may be; the last is whatever is none of the others."""


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """A page of the site: ``url`` is relative to its top; a page of greater ``boost`` comes first.

    ``first`` and ``last`` are the days (``2031-03-04``) between which the articles it shows came out, None without.
    """

    url: str
    title: str
    sections: tuple[SearchedSection, ...]
    kind: str = "page"
    boost: float = 1
    outlets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


def searched_page(url: str, title: str, html: str, meta: Mapping[str, Any]) -> SearchedPage | None:
    """The page of this text, with what its front matter says under ``search``; None for one that is not searched.

    >>> searched_page("a.html", "A", "<p>Words.</p>", {"search": {"exclude": True}})
    """
    told = meta.get("search")
    told = told if isinstance(told, Mapping) else {}
    if told.get("exclude") is True:
        return None
    kind, boost = told.get("kind"), told.get("boost")
    return SearchedPage(
        url,
        " ".join(title.split()),
        sections(html),
        str(kind) if kind in KINDS else KINDS[-1],
        float(boost) if isinstance(boost, int | float) and boost > 0 else 1,
        _names(told.get("outlets")),
        _names(told.get("people")),
        _day(told.get("first")),
        _day(told.get("last")),
    )


def _names(told: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(name) for name in told)) if isinstance(told, list) else ()


def _day(told: object) -> str | None:
    return str(told) if told else None
