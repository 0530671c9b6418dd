"""Who wrote a web page's article: people first; a body only where the page names nobody else."""

from __future__ import annotations

import re
from typing import Any

from briefgen.clean.draft import Draft
from briefgen.clean.page.data import name_of, tidy
from briefgen.clean.paste.credits import agency, agency_names, known_outlet
from briefgen.clean.paste.persons import credited, person_in_data
from briefgen.lexicon.wordlists import words

_PLACES = (
    *("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "byline", "article:byline"),
    *("cxenseparse:author", "article_author", "articleauthor", "trackonomics.author"),
)
_MARKS = re.compile(r"author|byline", re.IGNORECASE)
_NOT_MARKS = re.compile(r"bio|about|avatar|image|img|comment|related|share|social|follow", re.IGNORECASE)
_BY = re.compile(r"^(?:(?:written|posted|story|words) )?(?:by|von|por|par|di|door|av|af)\b:?\s+", re.IGNORECASE)
LONGEST = 120  # characters of a byline


def read_authors(draft: Draft, tree: Any, said: dict[str, Any], meta: dict[str, str]) -> None:
    """Take the authors from the first place that names a person: JSON-LD, meta tags, a byline on the page."""
    bodies = _own_names(draft, said, meta)
    authors = _list(said.get("author") or said.get("creator"))
    told = [name_of(a) for a in authors]
    for author, name in zip(authors, told, strict=True):
        if isinstance(author, dict) and "Organization" in str(author.get("@type")):
            draft.found("agency", agency(name or ""), "JSON-LD author")
        else:
            _take(draft, name, "JSON-LD author", bodies)
    for place in _PLACES:
        if draft.value("author") is None:
            _take(draft, meta.get(place), place, bodies)
    _read_signature(draft, told, meta)
    # A page that names an agency as its author has no writer of its own; bylines on it belong to other texts.
    if draft.value("author") is None and not any(agency(name) for name in told if name):
        _read_byline(draft, tree, bodies)


def _read_signature(draft: Draft, told: list[str | None], meta: dict[str, str]) -> None:
    """A body stands as the author where the page's own data name it and the page names no person: it signs the text.

    A desk or a role ("staff reports") is nobody's name.  It counts last, for the text itself may name a writer.
    """
    for name in [*told, meta.get("author")]:
        if not name or re.match(r"https?:|@", name) or len(name) > LONGEST // 2:
            continue
        if not set(re.findall(r"\w+", name.lower())) & words("bylines", "roles"):
            draft.signed = name
        return


def _own_names(draft: Draft, said: dict[str, Any], meta: dict[str, str]) -> set[str]:
    """What the page calls its outlet: never a person's name."""
    names = (draft.value("outlet"), meta.get("og:site_name"), name_of(said.get("publisher")), meta.get("publisher"))
    return {name.lower() for name in names if name}


def _take(draft: Draft, value: str | None, where: str, bodies: set[str]) -> None:
    if not value or re.match(r"https?:|@", value) or value.lower() in bodies:
        return
    value = _BY.sub("", value).split("|")[0].strip()
    for part in [value] if person_in_data(value) else re.split(r"\s+(?:und|et|y|og|och)\s+|\s*/\s*", value):
        one = person_in_data(part)
        people, agencies, _ = ([one], [], "") if one else credited(part) or _with_agency(part)
        own = agency(part)
        for name in agencies or ([own] if own else []):
            draft.found("agency", name, where)
        for name in people:
            if name.lower() not in bodies:
                draft.found("author", name, where)


def _with_agency(value: str) -> tuple[list[str], list[str], str]:
    """A name with an agency right behind it: "Ann Ames The Associated Press"."""
    for form in agency_names():
        start = value.lower().rfind(f" {form.lower()}")
        if start > 0 and start + 1 + len(form) == len(value) and (who := person_in_data(value[:start])):
            return [who], [str(agency(form))], ""
    return [], [], ""


def _read_byline(draft: Draft, tree: Any, bodies: set[str]) -> None:
    """The first byline a reader sees: a name in an element marked as author or linked to an author's page."""
    block = None
    for node in tree.iter("a", "span", "p", "div", "address", "li"):
        marks = " ".join(node.get(name) or "" for name in ("rel", "class", "itemprop"))
        href = node.get("href") or ""
        if not _MARKS.search(marks) and not re.search(r"/authors?/[\w-]+", href):
            parent = node.getparent()
            if parent is None or not _MARKS.search(parent.get("class") or ""):
                continue
        if _NOT_MARKS.search(marks) or (block is not None and node.getparent() is not block):
            continue
        text = tidy(" ".join(node.itertext())) or ""
        if not text or len(text) > LONGEST or known_outlet(text):
            continue
        before = len(draft.values("author"))
        _take(draft, text, "byline on the page", bodies)
        if len(draft.values("author")) > before:
            block = node.getparent()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
