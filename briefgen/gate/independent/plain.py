"""Plain questions to a text: does it stand there, which words has it, which numbers?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

_NUMBER = re.compile(r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|[a-z]+", re.IGNORECASE)
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
STEM = 5


def closed(name: str) -> Any:
    """One of the closed lists of the second look (``lexicon/second_look.yml``)."""
    return _lists()[name]


@cache
def _lists() -> Any:
    text = resources.files("briefgen.lexicon").joinpath("second_look.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def one_line(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Letters and digits alone, in lower case: what is left when spaces, marks and mark-up do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The letters without their accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", letters(text)) if c.isalnum())


@lru_cache(maxsize=16384)
def straight(text: str) -> str:
    """The text on one line with typewriter's quotation marks and dashes."""
    return one_line(text).translate(_TYPOGRAPHY)


def has_word(text: str, words: Iterable[str]) -> bool:
    """Does one of the words stand in the text?  A word that ends in "-" stands for all that begin so."""
    return bool(_pattern(tuple(words)).search(straight(text)))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(w[:-1]) + r"\w*" if w.endswith("-") else re.escape(w) + r"(?!\w)" for w in words)
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")", re.IGNORECASE)


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """What a text is about, roughly: the beginnings of its longer words, and its numbers."""
    found = re.findall(r"[^\W\d_]{3,}", straight(text).casefold())
    small = set(closed("small_words"))
    return frozenset(w[:STEM] for w in found if w not in small) | {f"{n:g}" for n in numbers(text)}


@lru_cache(maxsize=16384)
def numbers(text: str) -> tuple[float, ...]:
    """Every number of a text, in digits or words, in its order.

    >>> numbers("1.2 billion of them, twenty-one others, nobody")
    (1200000000.0, 21, 0)
    """
    units, scales, line = closed("numbers"), closed("scales"), straight(text)
    found: list[float] = []
    end, last = -9, 0.0  # where the number before ended; the size of words that may join it: "twenty" takes 1 to 9
    for match in _NUMBER.finditer(line):
        word = match[0].lower()
        near = match.start() - end <= 1 or line[max(end, 0) : match.start()].strip(" -") in {"", "and", "a"}
        scale = scales.get(word) or scales.get(word.removesuffix("s"))
        value = units.get(word, float(re.sub(r"[,\s]", "", word)) if word[0].isdigit() else None)
        if scale and near and last and found:
            found[-1] *= scale
        elif scale:
            found.append(scale)
        elif value is not None and near and word in units and value < last and last > 9:
            found[-1] += value
        elif value is not None:
            found.append(value)
        if scale or value is not None:
            end = match.end()
            last = (scale and found[-1]) or (10.0 if word in units and 20 <= (value or 0) < 100 else 1.0)
        elif word not in {"and", "a"}:
            end, last = -9, 0.0
    return tuple(found)


def same_number(one: float, other: float, within: float = 1e-12) -> bool:
    """Are two numbers one, but for a part of them?"""
    return abs(one - other) <= within * max(abs(one), abs(other), 1e-9)


def quoted(text: str) -> list[tuple[int, int]]:
    """The spans of a sentence that stand between quotation marks; one that is never closed, or was opened before,
    reaches to the sentence's end or from its beginning."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for at, mark in enumerate(text):
        if mark not in '"“”' and text[at : at + 2] != "''":
            continue
        led, follows = text[:at][-1:] or " ", text[at + 1 :][:1] or " "
        free, joined = led.isspace() or led in "([—–-", not follows.isspace() or at == 0
        opens = (free and joined) or (mark != "”" and follows.isalnum() and not led.isalnum() and led != ",")
        if opens and start is None:
            start = at + 1
        elif not opens:
            if start is not None or not spans:
                spans.append((start or 0, at))
            start = None
    return spans if start is None else [*spans, (start, len(text))]


def unquoted(text: str) -> str:
    """The sentence without what stands between quotation marks."""
    for start, end in reversed(quoted(text)):
        text = text[:start] + " … " + text[end:]
    return text
