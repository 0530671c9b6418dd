"""Units and currencies, with the factor to their base unit, and rates.

"three miles" is 4,828 m, "$42 billion" is USD, "66 per cent" is %, "$30 a share" is USD/share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from briefgen.annotate.numbers.numerals import Number, numerals
from briefgen.lexicon.wordlists import data, words
from briefgen.model import Token

_RATE_WORDS = {"a", "an", "per", "each"}
# "a Harrow share": the noun of a rate may have one name before it; and hyphens stand between.
_RATE_REACH = 5
# The longest unit has so many words: "kilometre per hour".
_LONGEST = 3
_POUND = "pound"
_DASHES = {"-", "–"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A base unit ("" for things counted), the factor into it, and the index of the quantity's last token.

    ``measure`` is the word of the list that it was read from ("mile" where ``name`` is "m").
    """

    name: str
    factor: float
    last: int
    measure: str = ""


def unit_of(tokens: tuple[Token, ...], number: Number) -> Unit:
    """The unit of a number.

    "12 km" gives ``Unit("m", 1000.0, <index of km>)``, "12 swimmers" gives ``Unit("", 1.0, <index of 12>)``.
    """
    end, last = number.measured, number.end - 1
    before = tokens[number.first - 1] if number.first else None
    sign = number.sign or (before.text if before is not None else "")
    if sign in numerals()["currencies"]:
        return Unit(numerals()["currencies"][sign], 1.0, last)
    if number.suffix:
        known = number.suffix in _units()
        return Unit(*_units()[number.suffix], last, number.suffix) if known else Unit("", 1.0, last)
    found = _behind(tokens, end)
    if found is None:
        return Unit("", 1.0, last)
    return found if end == number.end else replace(found, last=last)


def rate(tokens: tuple[Token, ...], last: int) -> str:
    """What a quantity is reckoned by: "/share" for "$30 a share" and "$55-a-share", "" where by nothing."""
    after = [t for t in tokens[last + 1 : last + 1 + _RATE_REACH] if t.text != "-"]
    if len(after) > 1 and after[0].text.lower() in _RATE_WORDS and after[1].pos in {"NOUN", "PROPN"}:
        noun = next((t for t in after[1:3] if t.pos == "NOUN"), after[1])
        return f"/{noun.lemma.lower()}"
    return ""


def factor_of(measure: str) -> float:
    """The factor from a unit of the list into its base unit; 1 where it is none: ``factor_of("km") == 1000.0``."""
    return _units().get(measure, ("", 1.0))[1]


def is_unit(word: str) -> bool:
    """Is this a word of a unit, as "metre" and "km" are?"""
    return word.lower() in _units()


def _behind(tokens: tuple[Token, ...], end: int) -> Unit | None:
    """The unit in the words behind a number: "miles", "-minute", "-square-mile", "per cent", "euros"."""
    dashed = end < len(tokens) and tokens[end].text in _DASHES
    reach = range(end, min(len(tokens), end + _LONGEST * (1 + dashed)))
    spoken = [i for i in reach if not (dashed and tokens[i].text in _DASHES)][:_LONGEST]
    for length in range(len(spoken), 0, -1):
        last = spoken[length - 1]
        for said in _readings(tuple(tokens[i] for i in spoken[:length])):
            paid = said != _POUND or _is_money(tokens, last) or _too_heavy(tokens, end, last)
            if said in numerals()["currencies"] and paid:
                return Unit(numerals()["currencies"][said], 1.0, last)
            if said in _units():
                return Unit(*_units()[said], last, said)
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


def _too_heavy(tokens: tuple[Token, ...], end: int, pound: int) -> bool:
    """ "Half a million pounds" is money where no "of" tells what weighs so much."""
    behind = tokens[pound + 1].text.lower() if pound + 1 < len(tokens) else ""
    large = tokens[end - 1].text.lower() in {"million", "billion", "m", "bn"}
    return large and behind not in words("pounds", "weighed")


@cache
def _units() -> dict[str, tuple[str, float]]:
    kinds = data("units").values()
    return {word: (kind["base"], float(factor)) for kind in kinds for word, factor in kind["words"].items()}
