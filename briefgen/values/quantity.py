"""When two quantities differ: bounds, rounding and vagueness taken into account."""

from __future__ import annotations

from briefgen.model import Bound, Quantity

# "About 40" and 42 are one number, "about 700" and "about 900" are two.
ABOUT = 0.12
# 56 billion and 56.4 billion are one number told coarsely.
ROUNDING = 0.015
# Numbers told in two measures ("5 km", "three miles") were converted and rounded by the outlet.
CONVERTED = 0.05
# "More than 100" fits 120, but not 300: nobody says so of three hundred.
ABOVE = 0.35


def differ(a: Quantity, b: Quantity, *, running: bool = False) -> bool:
    """Do these two quantities, in one unit, say different numbers?

    A lower bound meets every greater number.  Not so while a count is ``running``: then "at least two" and "at least
    six" are two reports, and a lower bound only meets numbers a little above it.
    """
    if a.high < b.low or b.high < a.low:
        low, high = sorted((a, b), key=lambda q: q.low)
        gap = (high.low - low.high) / max(abs(high.low), 1e-9)
        if gap <= ROUNDING and (_coarse(a) or _coarse(b)):
            return False
        if gap <= CONVERTED and a.measure and b.measure and a.measure != b.measure:
            return False
        beyond = running and low.bound is Bound.ABOUT and high.bound is Bound.AT_LEAST  # "nearly 80", "at least 84"
        if Bound.ABOUT in {a.bound, b.bound} and gap <= ABOUT and not beyond:
            return False
        if low.bound is Bound.AT_LEAST and (not running or _a_little_above(low, high, gap)):
            return False
        return not (high.bound is Bound.AT_MOST and low.bound is not Bound.AT_MOST)
    return False


def _a_little_above(low: Quantity, high: Quantity, gap: float) -> bool:
    return high.bound is not Bound.AT_LEAST and gap <= ABOVE and low.high >= 10


def _coarse(quantity: Quantity) -> bool:
    """A number with few telling digits ("56 billion"), which may be another one rounded."""
    if quantity.low < 1:
        return False
    digits = len(f"{quantity.low:.6e}".split("e")[0].replace(".", "").rstrip("0"))
    return (digits <= 3 and quantity.low >= 100) or (
        digits <= 2 and quantity.unit not in {"", "years old", "months old"}
    )


def written(quantity: Quantity) -> str:
    """The number of a quantity as we write it where it is ours: ``24``, ``1,200 m``, ``3.5 %``, ``20–30``."""
    ends = [_digits(value) for value in dict.fromkeys((quantity.low, quantity.high))]
    return f"{'–'.join(ends)} {quantity.unit}".strip()


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")
