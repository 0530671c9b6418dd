"""Units and currencies, with the factor to their base unit, and rates.

"three miles" is 4,828 m, "$42 billion" is USD, "66 per cent" is %, "$30 a share" is USD/share.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefgen.annotate.numerals import Number, numerals
from briefgen.model import Token
from briefgen.wordlists import data, words

_RATE_WORDS = {"a", "an", "per", "each"}
# "a Harrow share": the noun of a rate may have one name before it; and hyphens stand between.
_RATE_REACH = 5
# The longest unit has so many words: "kilometre per hour".
_LONGEST = 3
_POUND = "pound"


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit ("" for things counted), the factor into it, and the index of the quantity's last token."""

    name: str
    factor: float
    last: int


def unit_of(tokens: tuple[Token, ...], number: Number) -> Unit:
    """The unit of a number.

    "12 km" gives ``Unit("m", 1000.0, <index of km>)``, "12 swimmers" gives ``Unit("", 1.0, <index of 12>)``.
    """
    end, last = number.measured, number.end - 1
    before = tokens[number.first - 1] if number.first else None
    if before is not None and before.text in numerals()["currencies"]:
        return Unit(numerals()["currencies"][before.text], 1.0, last)
    if number.suffix:
        return Unit(*_units()[number.suffix], last) if number.suffix in _units() else Unit("", 1.0, last)
    found = _behind(tokens, end)
    if found is None:
        return Unit("", 1.0, last)
    return found if end == number.end else Unit(found.name, found.factor, last)


def rate(tokens: tuple[Token, ...], last: int) -> str:
    """What a quantity is reckoned by: "/share" for "$30 a share" and "$55-a-share", "" where by nothing."""
    after = [t for t in tokens[last + 1 : last + 1 + _RATE_REACH] if t.text != "-"]
    if len(after) > 1 and after[0].text.lower() in _RATE_WORDS and after[1].pos in {"NOUN", "PROPN"}:
        noun = next((t for t in after[1:3] if t.pos == "NOUN"), after[1])
        return f"/{noun.lemma.lower()}"
    return ""


def is_unit(word: str) -> bool:
    """Is this a word of a unit, as "metre" and "km" are?"""
    return word.lower() in _units()


def _behind(tokens: tuple[Token, ...], end: int) -> Unit | None:
    """The unit in the words behind a number: "miles", "-minute", "per cent", "square miles", "euros"."""
    start = end + 1 if end + 1 < len(tokens) and tokens[end].text in {"-", "–"} else end
    for length in range(min(_LONGEST, len(tokens) - start), 0, -1):
        last = start + length - 1
        for said in _readings(tokens[start : last + 1]):
            if said in numerals()["currencies"] and (said != _POUND or _is_money(tokens, last)):
                return Unit(numerals()["currencies"][said], 1.0, last)
            if said in _units():
                return Unit(*_units()[said], last)
    return None


def _readings(run: tuple[Token, ...]) -> tuple[str, ...]:
    """A unit's words as the lists have them: lemmas, or as they stand, "km." without its full stop."""
    lemmas = " ".join(t.lemma.lower() for t in run)
    written = " ".join(t.text.lower() for t in run)
    return (lemmas, written, written.rstrip("."))


def _is_money(tokens: tuple[Token, ...], pound: int) -> bool:
    """ "Fined 200 pounds" is money, "200 pounds of flour" and "a 200-pound man" are weights."""
    said = {word.lower() for t in tokens for word in (t.lemma, t.text)}
    behind = tokens[pound + 1].lemma.lower() if pound + 1 < len(tokens) else ""
    weighed = words("pounds", "weighed")
    return bool(said & words("pounds", "paid")) and behind not in weighed and not said & (weighed - {"of"})


@cache
def _units() -> dict[str, tuple[str, float]]:
    kinds = data("units").values()
    return {word: (kind["base"], float(factor)) for kind in kinds for word, factor in kind["words"].items()}
