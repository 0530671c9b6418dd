"""The words that bound a number: "at least 12", "30 or more"."""

from __future__ import annotations

from briefgen.annotate.numbers.numerals import Tokens, is_signed, numerals
from briefgen.model import Bound

_DASHES = {"-", "–", "—"}
# The longest phrase that bounds a number ("in excess of", "no fewer than") and a word to spare.
_BOUND_WORDS = 4


def bound_before(tokens: Tokens, first: int) -> tuple[int, Bound]:
    """(index of the first word of the bound, or of the number and its currency sign; the bound).

    "at least $6" gives the index of "at" and ``AT_LEAST``.
    """
    start = first - 1 if is_signed(tokens, first) else first
    before = [t.text.lower() for t in tokens[max(0, start - _BOUND_WORDS) : start]]
    if len(before) > 2 and before[-2] in _DASHES and f"{before[-3]} {before[-1]}" in _hyphened():
        return start - 3, _hyphened()[f"{before[-3]} {before[-1]}"]
    best = (start, Bound.EXACT)
    for name, phrases in numerals()["bounds"].items():
        for phrase in phrases:
            said = phrase.split()
            if before[-len(said) :] == said and len(said) > start - best[0]:
                best = (start - len(said), Bound(name))
    return best


def _hyphened() -> dict[str, Bound]:
    """Bounds of two words, which a dash may join: "more-than 30"."""
    bounds = numerals()["bounds"].items()
    return {phrase: Bound(name) for name, phrases in bounds for phrase in phrases if phrase.count(" ") == 1}


def bound_behind(tokens: Tokens, index: int) -> Bound | None:
    """The bound in the two words from an index on: "or more", "or so"; None where they are none."""
    said = " ".join(t.text.lower() for t in tokens[index : index + 2])
    return next((Bound(name) for name, phrases in numerals()["bounds_behind"].items() if said in phrases), None)
