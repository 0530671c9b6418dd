"""Numbers in digits, in words or in both, and the words that bound them.

"1,200" is 1200, "Twenty-one" is 21, "three hundred and five" is 305, "2.3 million" and "2.3m" are 2,300,000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from briefgen.model import Bound, Token
from briefgen.wordlists import data

_DIGITS = re.compile(r"^\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$|^\.\d+$")
GLUED = re.compile(r"^(\d+(?:[.,]\d+)*)(bn|m|mn|k|tn|km|kg|ft|mph|kph|cm|mm|lb)$", re.I)
# The longest phrase that bounds a number ("in excess of", "no fewer than") and a word to spare.
_BOUND_WORDS = 4
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: the tokens ``first`` to ``end`` (one past the last) and their value."""

    first: int
    end: int
    value: float


def number_at(tokens: tuple[Token, ...], index: int) -> Number | None:
    """The number that starts at a token, None where none starts.

    >>> number_at(tokens_of("Three hundred and five voted."), 0)  # doctest: +SKIP
    Number(first=0, end=4, value=305.0)
    """
    sum_ = _Sum()
    end = index
    while end < len(tokens) and sum_.take(tokens, end):
        end += 1
    return Number(index, end, sum_.value) if sum_.begun else None


def bound_before(tokens: tuple[Token, ...], first: int) -> tuple[int, Bound]:
    """(index of the first word of the bound, or of the number and its currency sign; the bound).

    "at least $6" gives the index of "at" and ``AT_LEAST``.
    """
    signed = first > 0 and tokens[first - 1].text in numerals()["currencies"]
    start = first - 1 if signed else first
    before = [t.text.lower() for t in tokens[max(0, start - _BOUND_WORDS) : start]]
    best = (start, Bound.EXACT)
    for name, phrases in numerals()["bounds"].items():
        for phrase in phrases:
            said = phrase.split()
            if before[-len(said) :] == said and len(said) > start - best[0]:
                best = (start - len(said), Bound(name))
    return best


def numerals() -> Any:
    """The list ``numerals.yml``: number words, scales, currencies, bounds."""
    return data("numerals")


class _Sum:
    """A number as its words are read one by one: what is complete, and what a scale may still multiply."""

    def __init__(self) -> None:
        self.complete = 0.0
        self.current = 0.0
        self.begun = False

    @property
    def value(self) -> float:
        return self.complete + self.current

    def take(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Read the word at an index; False where it does not belong to the number."""
        word = tokens[index].text.lower()
        if not self.begun and self._take_digits(word):
            self.begun = True
            return True
        if word in numerals()["ones"]:
            return self._take_one(word, tokens[index - 1].text == "-")
        if not self.begun:
            return False
        if word in numerals()["scales"]:
            return self._take_scale(word)
        return _joins(tokens, index, word)

    def _take_digits(self, word: str) -> bool:
        glued = GLUED.match(word)
        if not glued and not _DIGITS.match(word):
            return False
        digits = glued[1] if glued else word
        self.current = float(digits.replace(",", "").replace("\u00a0", ""))
        if glued:
            self.current *= numerals()["scales"].get(glued[2].lower(), 1)
        return True

    def _take_one(self, word: str, hyphenated: bool) -> bool:
        """ "Twenty-one" and "hundred five" go on, "twenty three" and "one two" do not."""
        one = float(numerals()["ones"][word])
        apart = self.current >= 20 > self.current % 100 > 0 or one >= max(self.current, 1)
        if self.begun and apart and not hyphenated:
            return False
        self.current += one
        self.begun = True
        return True

    def _take_scale(self, word: str) -> bool:
        if len(word) <= 2 and word not in {"bn", "mn", "tn"}:
            return False  # "12 m" may be metres
        factor = float(numerals()["scales"][word])
        if factor >= _THOUSAND and len(word) > 2:
            self.complete, self.current = self.complete + max(self.current, 1) * factor, 0.0
        else:
            self.current *= factor
        return True


def _joins(tokens: tuple[Token, ...], index: int, word: str) -> bool:
    """ "-" in "twenty-one", "and" in "hundred and five": only with a number word behind."""
    goes_on = index + 1 < len(tokens) and tokens[index + 1].text.lower() in numerals()["ones"]
    return goes_on and (word == "-" or (word == "and" and tokens[index - 1].text.lower() == "hundred"))
