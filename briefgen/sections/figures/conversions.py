"""A measure in another unit, as our own note: "three miles" is about 4.8 km.

Physical ratios only (``units.yml``; what is shown: ``conversions.yml``), never exchange rates.  The result has as many
telling digits as the source gives, but no fewer than two: of "three miles" one digit tells, and "5 km" would be further
off than a reader forgives.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from briefgen.annotate.numbers.units import factor_of
from briefgen.lexicon.wordlists import data
from briefgen.model import AnnotatedSentence, Bound, Quantity

FEWEST_DIGITS = 2
# A source that gives both units itself writes the other within so many characters: "12 miles (19 km)".
BESIDE = 4
# ... and rounds it: the farthest a rounded twin lies from the exact ratio.
TWIN = 0.07
# Figures are exact to so many digits before they are rounded; more are the dust of binary fractions.
_EXACT = 12
_DEGREES = {"degree celsius", "degree fahrenheit"}
_PLAINLY_BELOW = Decimal("1e6")


def converted(quantity: Quantity, sentence: AnnotatedSentence) -> str | None:
    """The quantity in another unit, as we write it; None where there is no other, or the source gives it beside.

    "At least three miles" gives ``"at least 4.8 km"``, "three miles" ``"about 4.8 km"``, "20 to 30 feet"
    ``"about 6.1–9.1 m"``, "$30" None.
    """
    shown = data("conversions")["shown"].get(quantity.measure)
    if shown is None or "/" in quantity.unit or twin(quantity, sentence) is not None:
        return None
    ends = [_end(value, quantity.measure, shown) for value in dict.fromkeys((quantity.low, quantity.high))]
    bound = quantity.bound.value if quantity.bound is not Bound.EXACT else Bound.ABOUT.value
    note = f"{bound} {_span(ends)} {data('conversions')['signs'].get(shown, shown)}"
    taken = data("conversions")["taken"].get(quantity.measure)
    return f"{note}, {taken}" if taken else note


def twin(quantity: Quantity, sentence: AnnotatedSentence) -> Quantity | None:
    """The same measure in other units right behind it: of "12 miles (19 km)", for "12 miles", it is "19 km"."""
    text = sentence.text
    for other in sentence.quantities:
        between = text[quantity.end : other.start] if other.start >= quantity.end else None
        if (
            between is None
            or len(between.strip()) > BESIDE
            or not between.lstrip().startswith(("(", "[", "/", "or", ","))
        ):
            continue
        if _one_measure(quantity, other, bracketed=between.lstrip()[:1] in {"(", "["}):
            return other
    return None


def is_money(unit: str) -> bool:
    """Is a base unit a currency, reckoned by something or not?  ``is_money("USD/share")``."""
    name = unit.partition("/")[0]
    return len(name) == 3 and name.isupper()


def as_written(value: float, measure: str) -> float:
    """A value brought back into the unit that the source has: ``as_written(4828.032, "mile") == 3.0``."""
    return float(f"{value / factor_of(measure):.{_EXACT}g}") if measure not in _DEGREES else value


def _one_measure(one: Quantity, other: Quantity, *, bracketed: bool) -> bool:
    """Two units for one thing, and the numbers meet: money of two currencies does so by the source's own brackets."""
    if one.unit != other.unit:
        money = bracketed and all(is_money(q.unit) for q in (one, other))
        return money or {one.unit, other.unit} == {"C", "F"}
    apart = abs(one.low - other.low) / max(abs(one.low), abs(other.low), 1e-9)
    return bool(one.measure and other.measure) and one.measure != other.measure and apart <= TWIN


def _end(value: float, measure: str, shown: str) -> Decimal:
    """A value of one unit in another one, rounded as it is written."""
    written = Decimal(repr(as_written(value, measure)))
    if measure in _DEGREES:  # nought is no starting point, so places count and not digits
        rule = data("conversions")["degrees"][measure]
        exact = written * Decimal(str(rule["factor"])) + Decimal(str(rule["shift"]))
        return exact.quantize(Decimal(1).scaleb(min(0, _exponent(written))), ROUND_HALF_EVEN)
    exact = written * Decimal(repr(factor_of(measure))) / Decimal(repr(factor_of(shown)))
    digits = max(FEWEST_DIGITS, len(written.normalize().as_tuple().digits))
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - digits + 1), ROUND_HALF_EVEN) if exact else exact


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _span(ends: list[Decimal]) -> str:
    words = list(dict.fromkeys(_digits(end) for end in ends))
    return (" to " if any(end < 0 for end in ends) else "–").join(words)


def _digits(value: Decimal) -> str:
    """A number in digits, without a tail of noughts behind the point; millions and more in words."""
    for name, size in (("billion", Decimal("1e9")), ("million", _PLAINLY_BELOW)):
        if abs(value) >= size:
            return f"{_digits(value / size)} {name}"
    plain = f"{value:,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace("-", "−") if plain != "-0" else "0"
