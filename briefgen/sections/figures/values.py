"""Which uses of a number give one value: one number in one unit, of one thing.

"60 passengers" and "sixty passengers" are one value; "8 percent" in two articles is one only where the sentences are
alike, for so short a number is said of many things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import synonym_class, terms_of
from briefgen.model import Quantity, Scope
from briefgen.sections.figures.choice import Spot, Use
from briefgen.sections.figures.conversions import as_written, is_money, twin
from briefgen.sections.figures.measures import kind_of

# "8 percent" in two articles may be of two things: a number of so few digits needs words in common as well.
FEW_DIGITS = 2
SHARED_WORDS = 3
# ... that are this part of the shorter sentence.  Read by eye on seven stories and 37 other events: 0.35 parts three
# true pairs, 0.2 parts none, and two false ones (two launches of one kind, told in the same words) stand at both.
SHARED_PART = 0.2
# Half of a short sentence is enough, however few words that is: "About 40 people had been on the bridge."
SAME_SENTENCE = 0.5
# Two counts of people struck alike share the outcome already.
SHARED_OF_COUNTS = 2
# One measure in two units, each rounded as its article does.
ROUNDED = 0.02


@dataclass(eq=False)
class Value:
    """The uses that give one number of one thing."""

    uses: list[Use]

    @property
    def spots(self) -> set[Spot]:
        """Where its uses stand."""
        return {u.spot for u in self.uses}


def values_of(uses: Iterable[Use]) -> list[Value]:
    """The uses put together by number, unit and what is counted; the words of a bound aside."""
    found: dict[tuple[str, ...], list[Value]] = {}
    values: list[Value] = []
    for use in uses:
        other = twin(use.quantity, use.sentence)
        keys = [key_of(q) for q in (use.quantity, other) if q is not None]
        home = next((v for key in keys for v in found.get(key, ()) if _one_thing(v.uses[0], use)), None)
        if home is None:
            home = Value([])
            values.append(home)
        home.uses.append(use)
        for key in keys:
            if home not in found.setdefault(key, []):
                found[key].append(home)
    return values


def in_two_units(values: Iterable[Value]) -> list[list[Value]]:
    """The values, those together that are one measure in two units: one article's "90 kg" and another's "200 lb"."""
    found: list[list[Value]] = []
    for value in values:
        home = next((group for group in found if _one_measure(group[0].uses[0], value.uses[0])), None)
        if home is None:
            found.append([value])
        else:
            home.append(value)
    return found


def _one_measure(a: Use, b: Use) -> bool:
    one, other = a.quantity, b.quantity
    if not one.unit or one.unit != other.unit or is_money(one.unit) or not one.measure or not other.measure:
        return False
    apart = abs(one.low - other.low) / max(abs(one.low), abs(other.low), 1e-9)
    kinds = {kind_of(u.quantity, u.sentence) for u in (a, b)}
    return one.measure != other.measure and a.place[0] != b.place[0] and apart <= ROUNDED and len(kinds) == 1


def key_of(quantity: Quantity) -> tuple[str, ...]:
    """The number and the unit of a quantity, the same for "12 km" and "12,000 metres"."""
    return f"{quantity.low:.9g} {quantity.high:.9g}", quantity.unit


def _one_thing(a: Use, b: Use) -> bool:
    """One number in one unit; and of a count, what is counted is called alike or much else is said alike as well."""
    digits = _telling_digits(a.quantity)
    if not a.quantity.unit and _counted(a.quantity) != _counted(b.quantity):
        return a.place != b.place and digits >= FEW_DIGITS and _alike(a, b, SHARED_WORDS)
    named = not a.quantity.unit and not {*_counted(a.quantity)[1:2]} & (words("uncounted", "anybody") | {""})
    enough = FEW_DIGITS if a.quantity.state or is_money(a.quantity.unit) else FEW_DIGITS + 1
    if a.place == b.place or named or digits >= enough:
        return True
    return _alike(a, b, SHARED_OF_COUNTS if a.quantity.state else SHARED_WORDS)


def _alike(a: Use, b: Use, enough: int) -> bool:
    """Do two sentences share so many words, numbers aside, and not too small a part of the shorter; or half of it?"""
    one, other = ({t for t in terms_of(u.sentence) if not t[:1].isdigit()} for u in (a, b))
    shared, shorter = len(one & other), min(len(one), len(other))
    return (shared >= enough and shared >= SHARED_PART * shorter) or (shared > 1 and shared >= SAME_SENTENCE * shorter)


def _counted(quantity: Quantity) -> tuple[str, str, str]:
    noun = synonym_class(quantity.counted[0]) if quantity.counted else ""
    whole = quantity.scope is Scope.WHOLE or (quantity.state and quantity.scope is Scope.MORE)  # "100 others wounded"
    people = bool(quantity.state) and bool({*quantity.counted[:1]} & words("people", "everybody") or not noun)
    return quantity.state, "" if people else noun, "" if whole else quantity.scope.value


def _telling_digits(quantity: Quantity) -> int:
    """How many digits of a number tell: three of 11,500,000, one of 8 and of 2,000."""
    written = f"{as_written(quantity.low, quantity.measure):.6e}"
    return len(written.split("e")[0].replace(".", "").rstrip("0"))
