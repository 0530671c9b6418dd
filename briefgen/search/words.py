"""What a word is to the search, and which words are forms of one.

The browser cuts a reader's query by the same rule (``templates/assets/search.js``), but it has no stemmer: the index
names the forms of each word that stand on the site, so that "flooding" finds "flooded" by looking both up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from snowballstemmer.english_stemmer import EnglishStemmer

LONGEST = 40
"""Letters of a word that count: what is longer is no word, and would fill the index."""

_WORD = re.compile(r"[^\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_ENGLISH = re.compile(r"[a-z]{3,}")


def plain(text: str) -> str:
    """A text without capitals and accents.

    >>> plain("CAFÉ Ödön"), plain("ΟΔΟΣ")
    ('cafe odon', 'οδοσ')
    """
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.lower())
    return _FOREIGN.sub(_unmarked, letters)


def words_of(text: str) -> list[str]:
    """The words of a text, in order.

    >>> words_of("Ida's 12,500 crates, re-counted")
    ['ida', 's', '12', '500', 'crates', 're', 'counted']
    """
    return [word[:LONGEST] for word in _WORD.findall(plain(text))]


def _unmarked(letter: re.Match[str]) -> str:
    """A letter; nothing for a mark that stands over or under one."""
    return "" if unicodedata.category(letter[0])[0] == "M" else "σ" if letter[0] == "ς" else letter[0]


@cache
def stem(word: str) -> str:
    """What the forms of a word share; a word that is not English is its own.

    >>> stem("flooding"), stem("flooded"), stem("1912"), stem("öl")
    ('flood', 'flood', '1912', 'öl')
    """
    return str(_stemmer().stemWord(word)) if _ENGLISH.fullmatch(word) else word


@cache
def _stemmer() -> EnglishStemmer:
    """Snowball's own, in Python: another one may be installed beside it, and would give another index."""
    return EnglishStemmer()
