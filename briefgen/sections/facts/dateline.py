"""Where a report was written ("MARROWBY, May 12 (Northwire) — The quay is shut.") is no part of what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefgen.model import Fact

_LARGE = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
# "Queens", "N.M.", "May 12", "NEW YORK": what follows a town behind a comma.
_BESIDE = r"(?:, ?(?:[A-Z][\w.'’-]*)(?: [A-Z\d][\w.'’-]*){0,2}){0,2}"
_BRACKET = r"\([^()]{2,40}\)"
_DASH = r"(?:--|-(?= )|[–—―|])"  # "MARROWBY - ", and not "KTXD-TV"
_OPENS = r"(?=[\"“‘'(]?[A-Z\d])"
_DATELINE = re.compile(
    rf"(?:{_BRACKET} )?(?:\d{{1,2}}:\d\d [A-Z]{{2,3}} )?{_LARGE}{_BESIDE}(?: {_BRACKET})?,? ?{_DASH}+ ?{_OPENS}"
    rf"|(?:{_BRACKET} ?)?{_DASH}+ {_OPENS}"
)
_DASHES = re.compile(r"\s(?:--?|[–—―])\s")
# So short a word in capitals may be a body's, and a dash behind it open an aside: "NATO – Dunmark’s allies – met".
_SHORT = 5


def without_datelines(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts, each told without the dateline of the sentence that tells it; its citations are left whole.

    >>> without_datelines(())
    ()
    """
    return tuple(replace(fact, text=after_dateline(fact.text)) for fact in facts)


def after_dateline(text: str) -> str:
    """A sentence without the dateline it begins with, as it is where it has none.

    >>> after_dateline("MARROWBY, Dunmark (Northwire) — The quay is shut.")
    'The quay is shut.'
    """
    match = _DATELINE.match(text)
    if match is None:
        return text
    rest = text[match.end() :]
    name = re.sub(r"[^A-Za-z]", "", match.group())
    aside = len(name) <= _SHORT and name.isupper() and _DASHES.search(rest) is not None
    return text if aside or len(rest.split()) < len(match.group().split()) else rest
