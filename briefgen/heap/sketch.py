"""What an article is known by in a heap: its words and names, its day, the direction of its headline and opening, and a
sample of its word runs.  The article itself is let go, so that ten thousand fit into the memory.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np

from briefgen.annotate.times.expressions import MONTHS, WEEKDAYS
from briefgen.gather.copies import RUN
from briefgen.lexicon.wordlists import words
from briefgen.likeness.encoder import Encoded, Encoder
from briefgen.model import Article, BlockKind, words_of

# The headline counts as much as the first sentences together.  On 43 events (eval/clusters.py) that gives an F of 0.95
# and more at every threshold where no two events are mixed; the first sentence or five of them, or a lighter headline,
# give less (30 November 2026).
OPENING = 4
FEWEST_WORDS = 5
"""A sentence of fewer words opens nothing ("Read more.")."""
IN_A_HEADLINE = 2
"""A word of the headline counts as often as so many in the text."""
# One run of words in so many is kept, chosen by its hash, so that two texts keep the same ones (Manber, "Finding
# similar files in a large file system", 1994).
SAMPLED = 4
_CALENDAR = frozenset(WEEKDAYS) | frozenset(MONTHS)
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_ENDS = '.!?:;"“”\n'
_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """An article as the heap knows it; ``vector`` is float32 [384] of length 1, all zeros where nothing could be read.

    ``words`` counts its words, bent and plural forms as one; ``names`` has those that are written with a capital inside
    a sentence, as they are written, days and months aside; ``runs`` are hashes of a sample of its word runs.
    """

    path: str
    title: str
    day: date | None
    words: Mapping[str, int]
    names: Mapping[str, str]
    vector: _Array
    runs: frozenset[int]


def sketches(articles: Sequence[Article], encoder: Encoder) -> list[Sketch]:
    """The sketch of each article, in their order."""
    openings = [_opening(a) for a in articles]
    texts = list(dict.fromkeys(t for title, sentences in openings for t in (title, *sentences) if t))
    states = {t: _mean(e) for t, e in zip(texts, encoder.encode(texts), strict=True)}
    return [_sketch(a, o, states) for a, o in zip(articles, openings, strict=True)]


def day_of(article: Article) -> date | None:
    """The day on which an article was published, or at least updated."""
    try:
        return date.fromisoformat((article.metadata.published or article.metadata.updated or "")[:10])
    except ValueError:
        return None


def _opening(article: Article) -> tuple[str, tuple[str, ...]]:
    body = [s.text for s in article.sentences if article.blocks[s.block].kind is not BlockKind.CAPTION]
    long = (t for t in body if len(t.split()) >= FEWEST_WORDS)
    return article.metadata.title or "", tuple(t for t, _ in zip(long, range(OPENING), strict=False))


def _mean(encoded: Encoded) -> _Array:
    """The mean direction of a text's pieces, float64 [384]."""
    if not encoded.pieces:
        return np.zeros(encoded.states.shape[-1])
    directions = encoded.states / encoded.lengths[:, None].astype(np.float64)
    mean: _Array = np.add.reduce(directions, axis=0) / len(encoded.pieces)
    return mean


def _sketch(article: Article, opening: tuple[str, tuple[str, ...]], states: Mapping[str, _Array]) -> Sketch:
    title, sentences = opening
    parts = [states[s] for s in sentences] + ([OPENING * states[title]] if title else [])
    total = np.add.reduce(parts) if parts else np.zeros(1)
    length = np.sqrt(np.add.reduce(total * total))
    text = "\n".join(b.text for b in article.blocks if b.kind is not BlockKind.CAPTION)
    counts, names = _words(text)
    for word in _WORD.findall(title):
        if is_telling(stem := stem_of(word.lower())):
            counts[stem] += IN_A_HEADLINE
    vector = (total / length if length else total).astype(np.float32)
    return Sketch(article.path, title, day_of(article), dict(counts), names, vector, _runs(text))


def _words(text: str) -> tuple[Counter[str], dict[str, str]]:
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for match in _WORD.finditer(text):
        stem = stem_of(match[0].lower())
        if not is_telling(stem):
            continue
        counts[stem] += 1
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
        if match[0][0].isupper() and before and before[-1] not in _ENDS and stem not in _CALENDAR:
            names.setdefault(stem, re.sub(r"['’]s$", "", match[0]))
    return counts, names


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """A word without the ending of a plural or a genitive.

    >>> stem_of("bridges"), stem_of("ferries"), stem_of("council's"), stem_of("glass")
    ('bridge', 'ferry', 'council', 'glass')
    """
    word = re.sub(r"['’]s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def is_telling(stem: str) -> bool:
    """Whether a word can tell two events apart at all."""
    return len(stem) > 1 and stem not in words("function_words", "english")


def _runs(text: str) -> frozenset[int]:
    told = words_of(text)
    hashes = (zlib.crc32(" ".join(told[i : i + RUN]).encode()) for i in range(len(told) - RUN + 1))
    return frozenset(h for h in hashes if h % SAMPLED == 0)
