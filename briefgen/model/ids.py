"""Stable ids: hashes of words, and of nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation: ``words_of("It's 5 km.") == ("it", "s", "5", "km")``."""
    return tuple(re.findall(r"\w+", text.lower()))


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits that depend on the parts and on nothing else."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def sentence_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Stable ids for an article's sentences in order: a hash of the words, and the occurrence where they recur.

    >>> sentence_ids(["It rained.", "It rained!", "It snowed."])[1].endswith("-2")
    True
    """
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        digest = short_hash(*words_of(text))
        seen[digest] += 1
        ids.append(f"s-{digest}" if seen[digest] == 1 else f"s-{digest}-{seen[digest]}")
    return tuple(ids)
