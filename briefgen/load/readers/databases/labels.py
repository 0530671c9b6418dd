"""The labels of news databases: which of them a line bears, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.lexicon.wordlists import words

HEAD = ("byline", "section", "length", "dateline", "title", "highlight", "outlet", "programme", "date", "edition")
TAIL = ("index", "graphic", "correction", "correction_date", "notes")
_LABEL = re.compile(r"\s*(?P<name>[^\W\d_][^:\n]{1,28}?)\s?:(?P<gap>[ \t\u00a0]*)(?P<value>.*)", re.DOTALL)
_RIGHTS = re.compile(
    r"\s*(?:copyright\b|copy \d{4}|©|\(c\)\s)|.{0,80}(?:all rights reserved|alle rechte vorbehalten|tous droits|"
    r"todos los derechos|alle rechten voorbehouden)|\s*rights reserved\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)
RIGHTS_WORDS = 70  # a longer paragraph that speaks of a copyright is text; the longest of 380 such lines has 50


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means (a group of the word list), the words it stands in, and the value behind it."""

    kind: str
    name: str
    value: str


def label_of(text: str, *, strict: bool = False) -> Label | None:
    """The label a line begins with, or None.

    ``strict`` asks for the form only a database prints (capitals, a hard space, a hyphen), as a sentence of the text
    may begin "Section: ..." too.

    >>> label_of("SECTION: News; Pg. 4"), label_of("Rain: it fell again.")
    (Label(kind='section', name='SECTION', value='News; Pg. 4'), None)
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    name = match["name"].strip()
    kind = _kinds().get(name.lower().replace("\u00a0", " "))
    if kind is None:
        return None
    sure = name.isupper() or match["gap"].startswith("\u00a0") or "-" in name
    return None if strict and not sure else Label(kind, name, match["value"].strip())


def alone(text: str, kind: str) -> bool:
    """Whether a line is one word of a group and nothing else, a colon aside.

    >>> alone("Body", "body"), alone("TEXT:", "body"), alone("Body of water", "body")
    (True, True, False)
    """
    return text.strip().rstrip(":").strip().lower() in words("databases", kind)


def is_rights(text: str) -> bool:
    """Whether a line says whose the text is.

    >>> is_rights("Copyright 2031 Harbour Echo Ltd. All Rights Reserved"), is_rights("It fell.")
    (True, False)
    """
    return bool(_RIGHTS.match(text)) and len(text.split()) <= RIGHTS_WORDS


def is_count(text: str) -> bool:
    """Whether a line counts the articles of the export.

    >>> is_count("1 of 10 DOCUMENTS"), is_count("Dokument 2 von 62"), is_count("One of 10 documents was lost.")
    (True, True, False)
    """
    tidy = text.strip().lower()
    return len(tidy) < 60 and bool(_count().fullmatch(tidy))


@cache
def _count() -> re.Pattern[str]:
    document = "|".join(sorted(words("databases", "document"), key=lambda w: (-len(w), w))).lower()
    of = "|".join(sorted(words("databases", "of")))
    number = rf"\d{{1,6}}\s+(?:{of})\s+\d{{1,6}}"
    return re.compile(rf"{number}\s+(?:{document})|(?:{document})\s+{number}")


@cache
def _kinds() -> dict[str, str]:
    return {name.lower(): kind for kind in (*TAIL, *HEAD, "body") for name in words("databases", kind)}
