"""Set phrases in a sentence, found by patterns that anybody can read and add to (``lexicon/*.yml``).

A pattern is words in a row.  ``a|b`` is either word, ``arrest*`` any ending, ``...`` up to five words that do not end a
clause.  "no ... arrest* ... made" finds "No arrests have been made" and "no further arrest was made".
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.lexicon.wordlists import groups_of

_SPACE = r"[\s,'’\"“”-]+"
_GAP = rf"{_SPACE}(?:[\w$%.'’-]*[\w%]{_SPACE}){{0,5}}?"


def cues(text: str, name: str, group: str) -> tuple[tuple[int, int], ...]:
    """The spans of a text that fit a pattern of one group of a list, in order, none inside another.

    >>> [text[a:b] for text in ("He was picked up on Monday.",) for a, b in cues(text, "hunts", "caught")]
    ['was picked up']
    """
    found: list[tuple[int, int]] = []
    for match in _pattern(name, group).finditer(_plain(text)):
        found.append(match.span())
    return tuple(found)


def has(text: str, name: str, *groups: str) -> bool:
    """Is a phrase of one of these groups in the text?"""
    plain = _plain(text)
    return any(_pattern(name, group).search(plain) for group in groups)


def _plain(text: str) -> str:
    """The text with straight apostrophes, every letter in its place."""
    return text.replace("’", "'")


@cache
def _pattern(name: str, group: str) -> re.Pattern[str]:
    # The longest pattern first, so that "in critical condition" is not cut down to "critical condition".
    ways = sorted((_regex(entry) for entry in groups_of(name)[group]), key=lambda way: (-len(way), way))
    return re.compile("|".join(ways), re.IGNORECASE)


def _regex(entry: str) -> str:
    """The regular expression of one pattern."""
    out = ""
    glue = ""
    for word in entry.split():
        if word == "...":
            glue = _GAP
            continue
        out += glue + _word(word)
        glue = _SPACE
    return rf"(?<!\w){out}(?!\w)"


def _word(word: str) -> str:
    ways = [re.escape(way.rstrip("*")) + (r"[\w’']*" if way.endswith("*") else "") for way in word.split("|")]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
