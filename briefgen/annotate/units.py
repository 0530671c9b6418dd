"""Units and currencies, with the factor to their base unit, and rates.

"three miles" is 4,828 m, "$103 billion" is USD, "66 per cent" is %, "$82 a share" is USD/share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.annotate.numerals import GLUED, numerals
from briefgen.model import Token
from briefgen.wordlists import data

_PERCENT = re.compile(r"^\d[\d.,]*%$")
_RATE_WORDS = {"a", "an", "per", "each"}
# "a Harrow share": the noun of a rate may have one name before it; and hyphens stand between.
_RATE_REACH = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit ("" for things counted), the factor into it, and the index of the quantity's last token."""

    name: str
    factor: float
    last: int


def unit_of(tokens: tuple[Token, ...], first: int, end: int) -> Unit:
    """The unit of the number of the tokens ``first`` to ``end``.

    "12 km" gives ``Unit("m", 1000.0, <index of km>)``, "12 swimmers" gives ``Unit("", 1.0, <index of 12>)``.
    """
    before = tokens[first - 1].text if first else ""
    currencies = numerals()["currencies"]
    if before in currencies:
        return Unit(currencies[before], 1.0, end - 1)
    return _behind(tokens, end, before) or _within(tokens[end - 1].text, end - 1)


def rate(tokens: tuple[Token, ...], last: int) -> str:
    """What a quantity is reckoned by: "/share" for "$82 a share" and "$110-a-share", "" where by nothing."""
    after = [t for t in tokens[last + 1 : last + 1 + _RATE_REACH] if t.text != "-"]
    if len(after) > 1 and after[0].text.lower() in _RATE_WORDS and after[1].pos in {"NOUN", "PROPN"}:
        noun = next((t for t in after[1:3] if t.pos == "NOUN"), after[1])
        return f"/{noun.lemma.lower()}"
    return ""


def is_unit(word: str) -> bool:
    """Is this a word of a unit, as "metre" and "km" are?"""
    return word.lower() in _units()


def _behind(tokens: tuple[Token, ...], end: int, before: str) -> Unit | None:
    """The unit in the words behind the number: "miles", "-minute", "per cent", "euros"."""
    index = end + 1 if end + 1 < len(tokens) and tokens[end].text in {"-", "–"} else end
    if index >= len(tokens):
        return None
    follower, currencies = tokens[index], numerals()["currencies"]
    for word in sorted({follower.lemma.lower(), follower.text.lower()}):
        if word in currencies and (word != "pound" or before == ""):
            return Unit(currencies[word], 1.0, index)
        if word in _units():
            return Unit(*_units()[word], index)
    if follower.text.lower() == "per" and end + 1 < len(tokens) and tokens[end + 1].text.lower() == "cent":
        return Unit("%", 1.0, end + 1)
    return None


def _within(text: str, index: int) -> Unit:
    """The unit glued to the number: "10km", "50%"."""
    glued = GLUED.match(text)
    if glued and glued[2].lower() in _units():
        return Unit(*_units()[glued[2].lower()], index)
    return Unit("%" if _PERCENT.match(text) else "", 1.0, index)


@cache
def _units() -> dict[str, tuple[str, float]]:
    kinds = data("units").values()
    return {word: (kind["base"], float(factor)) for kind in kinds for word, factor in kind["words"].items()}
