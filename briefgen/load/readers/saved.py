"""What a browser writes into a page it saves: where the page came from, and when."""

from __future__ import annotations

import re

from briefgen.load.reading import given
from briefgen.model import Evidence

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(?P<url>\S+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\b.{0,200}?url:\s*(?P<url>\S+).{0,400}?-->", re.DOTALL)
WITHIN = 20_000  # characters from the start; browsers write the comment before or right behind the first tag


def saved_from(text: str) -> tuple[Evidence, ...]:
    """The address in the comment of a page saved by a browser or by SingleFile.

    >>> saved_from("<!-- saved from url=(0021)https://weir.example/ --><html>")[0].value
    'https://weir.example/'
    """
    for pattern in (_SAVED_FROM, _SINGLE_FILE):
        if found := pattern.search(text[:WITHIN]):
            return given("comment of the program that saved the page", url=found["url"])
    return ()
