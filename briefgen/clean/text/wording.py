"""Small questions about a line: does it end like a sentence, is it prose, is it the same as another."""

from __future__ import annotations

import re
import unicodedata

_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u00ad": None})
_TERMINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?:\s*\[\d+\])?$")
_INSIDE = re.compile(r"[.!?]\s+(?=[A-Z])")
# A paragraph has this many words or more and ends like a sentence; the shortest headlines that do have fewer.
PROSE_WORDS = 12
LONG = 45  # words; whatever is longer is no headline, even without a full stop


def folded(text: str) -> str:
    """A text for comparison: one case, one kind of quotation mark and dash, single spaces.

    >>> folded("  It’s  LATE ")
    "it's late"
    """
    return " ".join(unicodedata.normalize("NFKC", text).translate(_FOLD).lower().split())


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or the like, closing quotation marks aside."""
    return bool(_TERMINAL.search(text.rstrip()))


def count(text: str) -> int:
    """How many words a text has; scripts without spaces count two characters a word."""
    unspaced = sum(1 for c in text if c > "\u2e80")
    return len(text.split()) + unspaced // 2


def holds_sentence(text: str) -> bool:
    """Whether a text has a sentence in it, though it may not end like one (a translator's mark stands behind).

    >>> holds_sentence("The weir broke on Monday night, and it fell. Nobody knew why it had. [By machine]")
    True
    """
    sentences = _INSIDE.split(text)[:-1]
    return count(text) >= PROSE_WORDS and any(count(s) >= PROSE_WORDS // 2 for s in sentences)


def is_prose(text: str) -> bool:
    """Whether a line can be a paragraph of an article rather than a headline, a menu entry or a credit."""
    words = count(text)
    return words >= LONG or (words >= PROSE_WORDS and ends_sentence(text))
