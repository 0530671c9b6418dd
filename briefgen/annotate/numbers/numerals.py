"""Numbers in digits, in words or in both, and ranges of them.

"1,200" is 1200, "1,20,000" is 120,000, "Twenty-one" is 21, "three hundred and five" is 305, "2.3 million" and "$2.3m"
are 2,300,000, "between 20 and 30" and "3-4,000" are ranges, "two dozen" is about 24.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from briefgen.lexicon.wordlists import data, words
from briefgen.model import Token

Tokens = tuple[Token, ...]

_DIGITS = r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_NUMBER = re.compile(
    rf"([a-z]{{1,3}}\$)?({_DIGITS})([½¼¾])?|(\d+(?:[.,]\d+)*)(bn|m|mn|k|tn|km|kg|ft|mph|kph|cm|mm|lb)", re.IGNORECASE
)
_DASHED = re.compile(rf"({_DIGITS})(bn|m|k|tn)?[–—-][$£€]?({_DIGITS})(bn|m|k|tn)?", re.IGNORECASE)
_DASHES = {"-", "–", "—"}
_JOINING = {"to", "or"}
_SHARES = {"%", "percent"}
_THOUSAND = 1000
_SMALL = 100
_YEARS = (1800, 2100)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: the tokens ``first`` to ``end`` (one past the last), its value or range of values.

    ``opening`` is the index of "between" where that opens it, else ``first``; ``measured`` the index behind which
    its unit stands ("from 4 to 6 percent": both have it behind the 6); ``suffix`` a unit glued to it ("10km"),
    ``sign`` a currency glued to it ("HK$40"); ``vague`` says that it is only ever about so many ("a dozen").
    """

    first: int
    end: int
    low: float
    high: float
    opening: int
    measured: int
    suffix: str = ""
    vague: bool = False
    sign: str = ""


def number_at(tokens: Tokens, index: int) -> Number | None:
    """The number or range that starts at a token, None where none starts.

    In "Three hundred and five of 20 to 30" there is 305 at the first token, and 20 to 30 at the sixth.
    """
    if dashed := _DASHED.fullmatch(tokens[index].text):
        return _one_word_range(tokens, index, dashed)
    if hyphened := _hyphened_range(tokens, index):
        return hyphened
    one = _single(tokens, index, signed=is_signed(tokens, index))
    return _range(tokens, one) or one if one is not None else None


def numerals() -> Any:
    """The list ``numerals.yml``: number words, scales, currencies, bounds."""
    return data("numerals")


# --------------------------------------------------------------------------- one number


def _single(tokens: Tokens, index: int, *, signed: bool) -> Number | None:
    """The number that starts at a token, ranges aside; ``signed`` says that a currency's sign stands before it."""
    reading, end = _Numeral(tokens, signed), index
    if opened := _opened(tokens, index):
        end += reading.open(*opened)
    while end < len(tokens) and (taken := reading.take(end)):
        end += taken
    if not reading.begun:
        return None
    vague = reading.vague or (opened is not None and end == index + opened[1] + 1)
    return Number(index, end, reading.value, reading.value, index, end, reading.suffix, vague, reading.sign)


def _opened(tokens: Tokens, index: int) -> tuple[float, int] | None:
    """ "A dozen", "half a million": (what the scale multiplies, the words before it)."""
    said = [t.text.lower() for t in tokens[index : index + 3]]
    before = tokens[index - 1].text.lower() if index else ""
    if (
        len(said) > 1
        and said[0] == "a"
        and _multiplies(said[1])
        and before != "half"
        and not _part_before(tokens, index)
    ):
        return 1.0, 1
    if len(said) > 2 and said[:2] == ["half", "a"] and _multiplies(said[2]):
        return 0.5, 2
    return None


def _multiplies(word: str) -> bool:
    return word in numerals()["vague"] or (word in numerals()["scales"] and len(word) > 2)


def _part_before(tokens: Tokens, index: int) -> bool:
    """ "A quarter of a million": not a million."""
    said = [t.text.lower() for t in tokens[max(0, index - 2) : index]]
    return (
        len(said) == 2 and said[1] == "of" and (said[0] in {"half", "quarter"} or said[0] in words("numbered", "parts"))
    )


class _Numeral:
    """A number as its words are read one by one: what is complete, and what a scale may still multiply."""

    def __init__(self, tokens: Tokens, signed: bool) -> None:
        self.tokens = tokens
        self.signed = signed
        self.complete = 0.0
        self.current = 0.0
        self.begun = False
        self.vague = False
        self.suffix = ""
        self.sign = ""

    @property
    def value(self) -> float:
        return self.complete + self.current

    def open(self, factor: float, length: int) -> int:
        self.current, self.begun = factor, True
        return length

    def take(self, index: int) -> int:
        """How many words from an index on belong to the number; 0 where it is over."""
        word = self.tokens[index].text.lower()
        if not self.begun and self._take_digits(word, index):
            return 1
        if word in numerals()["ones"]:
            return int(self._take_one(word, index))
        if not self.begun or self.suffix:
            return 0
        if _multiplies(word) or word in {"bn", "mn", "tn"} or _is_million(self.tokens, index, self.signed):
            return int(self._take_scale(word.rstrip(".")))
        if word in _DASHES and index + 1 < len(self.tokens) and _multiplies(self.tokens[index + 1].text.lower()):
            self._take_scale(self.tokens[index + 1].text.lower())
            return 2  # "the 1.1-billion-dollar bridge"
        if half := _and_a_half(self.tokens, index):
            self.current += 0.5
            return half
        return int(_joins(self.tokens, index, word))

    def _take_digits(self, word: str, index: int) -> bool:
        match = _NUMBER.fullmatch(word)
        if not match:
            return False
        self.current, self.begun = _value(match[2] or match[4]), True
        self.current += numerals()["fractions"].get(match[3], 0.0)
        self.sign = (match[1] or "").upper()
        suffix = (match[5] or "").lower()
        if suffix in numerals()["scales"] and (suffix != "m" or _is_million(self.tokens, index, self.signed)):
            self._take_scale(suffix)
        else:
            self.suffix = suffix
        return True

    def _take_one(self, word: str, index: int) -> bool:
        """ "Twenty-one", "twenty three" and "hundred five" go on, "one two" and "twelve twenty" do not."""
        one = float(numerals()["ones"][word])
        hyphenated = index > 0 and self.tokens[index - 1].text == "-"
        after_scale = self.complete > 0 and self.current == 0
        apart = self.current >= 20 > self.current % 100 > 0 or one >= max(self.current, 1)
        if self.begun and apart and not hyphenated and not after_scale:
            return False
        self.current += one
        self.begun = True
        return True

    def _take_scale(self, word: str) -> bool:
        if word in numerals()["vague"]:
            self.current, self.vague = self.current * numerals()["vague"][word], True
            return True
        factor = float(numerals()["scales"][word])
        if factor >= _THOUSAND:
            self.complete, self.current = self.complete + self.current * factor, 0.0
        else:
            self.current *= factor
        return True


def _is_million(tokens: Tokens, index: int, signed: bool) -> bool:
    """Is the "m" at (or glued to) this token a million and no metre?  "£4.5m", "12m euros", "2.3m people"."""
    word = tokens[index].text.lower().rstrip(".")
    if not word.endswith("m") or not (word == "m" or word[:-1].replace(",", "").replace(".", "").isdigit()):
        return False
    if signed:
        return True
    behind = [t for t in tokens[index + 1 : index + 3] if t.text not in _DASHES][:1]
    return any(
        t.lemma.lower() in numerals()["currencies"]
        or t.lemma.lower() in words("people", "everybody")
        or t.text == "strong"
        for t in behind
    )


def _and_a_half(tokens: Tokens, index: int) -> int:
    """How many words "and a half" takes from an index on, with hyphens or without; 0 where it is not there."""
    behind = [i for i in range(index, min(len(tokens), index + 6)) if tokens[i].text not in _DASHES][:3]
    said = [tokens[i].text.lower() for i in behind]
    return behind[-1] + 1 - index if said == ["and", "a", "half"] else 0


def _joins(tokens: Tokens, index: int, word: str) -> bool:
    """ "-" in "twenty-one", "and" in "hundred and five": only with a number word behind."""
    goes_on = index + 1 < len(tokens) and tokens[index + 1].text.lower() in numerals()["ones"]
    after_hundred = index > 0 and tokens[index - 1].text.lower() == "hundred"
    return goes_on and (word == "-" or (word == "and" and after_hundred))


def is_signed(tokens: Tokens, first: int) -> bool:
    """Whether a currency's sign stands before the number that begins at ``first``: "$ 6"."""
    return first > 0 and tokens[first - 1].text in numerals()["currencies"]


def _value(digits: str) -> float:
    return float(digits.replace(",", "").replace("\u00a0", ""))


# --------------------------------------------------------------------------- ranges


def _range(tokens: Tokens, one: Number) -> Number | None:
    """The range that a number opens: "between 20 and 30", "20 to 30", "two or three", "$20-30 million"."""
    other = _second(tokens, one)
    if other is None:
        return None
    twice = tokens[one.end].text in _SHARES
    if twice and (other.end >= len(tokens) or tokens[other.end].text not in _SHARES):
        return None  # "fell 2% to $30"
    joint, opening = tokens[one.end + twice].text.lower(), one.first - 1 - is_signed(tokens, one.first)
    opener = tokens[opening].text.lower() if opening >= 0 else ""
    low, high = _same_scale(tokens, one, other, dashed=joint in _DASHES)
    if joint == "to" and opener == "from":
        return None if twice else replace(one, measured=other.end, low=low, high=low)
    between = joint == "and" and opener == "between"
    spoken = between or joint in _JOINING
    if not low < high or not (spoken or (joint in _DASHES and _dash_counts(tokens, other.end, low))):
        return None
    return replace(other, first=one.first, low=low, high=high, opening=opening if between else one.first)


def _one_word_range(tokens: Tokens, index: int, dashed: re.Match[str]) -> Number | None:
    """ "20–30" as one word: the sign, if any, holds for both ends."""
    scales, signed = numerals()["scales"], is_signed(tokens, index)
    if "m" in {dashed[2], dashed[4]} and not signed:
        return None
    end = index + 1
    suffix = (dashed[4] or "").lower()
    if not suffix and end < len(tokens) and _is_million(tokens, end, signed):
        suffix, end = "m", end + 1  # "£20m-£30m" is cut before its last letter
    behind = float(scales.get(suffix, 1))
    low = _value(dashed[1]) * float(scales.get((dashed[2] or "").lower(), behind))
    high = _value(dashed[3]) * behind
    if not low < high or not (signed or _dash_counts(tokens, end, low)):
        return None
    return Number(index, end, low, high, index, end)


def _hyphened_range(tokens: Tokens, index: int) -> Number | None:
    """A range whose unit hangs on by hyphens: "40- to 60-hour", "two-to-three-hour", "40-to-60-hour"."""
    said = [t.text.lower() for t in tokens[index : index + 4]]
    low = _bare(said[0].removesuffix("-"))
    if low is None or len(said) < len(("40-", "to", "60")):
        return None
    if said[0].endswith("-"):
        other = _single(tokens, index + 2, signed=False) if said[1] in _JOINING else None
    elif said[1] in _DASHES and said[2] in _JOINING and said[-1] in _DASHES and index + 4 < len(tokens):
        other = _single(tokens, index + 4, signed=False)
    elif said[1] in _DASHES and said[2].startswith(("to-", "or-")) and (high := _bare(said[2][3:])) is not None:
        other = Number(index, index + 3, high, high, index, index + 3)
    else:
        other = None
    if other is None or not low < other.high or _YEARS[0] <= low <= _YEARS[1]:
        return None
    hangs = said[0].endswith("-") or (other.end < len(tokens) and tokens[other.end].text in _DASHES)
    return replace(other, first=index, low=low, opening=index) if hangs else None  # "a 3-to-4 win" is no range


def _bare(word: str) -> float | None:
    """The value of one word in digits or letters, None where it is no number."""
    return _value(word) if re.fullmatch(_DIGITS, word) else numerals()["ones"].get(word)


def _second(tokens: Tokens, one: Number) -> Number | None:
    """The number behind the joint that follows a first one, over its currency sign ("8% to 15%": and its own sign)."""
    joint = one.end + (one.end < len(tokens) and tokens[one.end].text in _SHARES)
    if joint + 1 >= len(tokens) or tokens[joint].text.lower() not in _JOINING | _DASHES | {"and"}:
        return None
    signed = joint + 2 < len(tokens) and is_signed(tokens, joint + 2)
    return _single(tokens, joint + 1 + signed, signed=signed or is_signed(tokens, one.first))


def _same_scale(tokens: Tokens, one: Number, other: Number, *, dashed: bool) -> tuple[float, float]:
    """Both ends of a range, the scale that only the second bears given to both: "5 to 6 million", "3-4,000"."""
    low, high = one.low, other.low
    last = tokens[other.end - 1].text.lower().rstrip(".")
    glued = _NUMBER.fullmatch(last)
    scale = float(numerals()["scales"].get((glued[5] or "") if glued else last, 1))
    if 1 < scale <= high and low < _THOUSAND and low * scale < high:
        return low * scale, high
    thousands = high % _THOUSAND == 0 and low * _THOUSAND < high and "," in tokens[other.end - 1].text
    if dashed and thousands and low < _SMALL:
        return low * _THOUSAND, high
    return low, high


def _dash_counts(tokens: Tokens, end: int, low: float) -> bool:
    """ "20-30 boats" is a range; "2-1", "555-0134" and "2019-20" are none: nothing counted or measured follows."""
    if _YEARS[0] <= low <= _YEARS[1]:
        return False
    if tokens[end - 1].text.lower().rstrip(".") in numerals()["scales"]:
        return True
    follower = tokens[end] if end < len(tokens) else None
    return follower is not None and (
        follower.tag in {"NNS", "NNPS"}
        or follower.text.lower() in {"people", "dead", "per"}
        or any(follower.lemma.lower() in kind["words"] for kind in data("units").values())
    )
