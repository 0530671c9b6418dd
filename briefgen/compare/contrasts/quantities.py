"""What a number of a sentence counts or measures, and when another article's number explains it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefgen.annotate.numbers.units import is_unit
from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Mention
from briefgen.compare.ground import Ground
from briefgen.model import AnnotatedSentence, Bound, Quantity
from briefgen.values.quantity import differ

Sentences = tuple[AnnotatedSentence, AnnotatedSentence]
# From three told digits on, the last of them is meant.
FINEST = 100


def noun_of(quantity: Quantity) -> str:
    """The lemma of what is counted, "" where nothing is named; "hectares" are the measure and nothing counted."""
    noun = quantity.counted[0] if quantity.counted else ""
    return "" if quantity.unit and is_unit(noun) else noun


def measured(tree: Clauses, quantity: Quantity) -> str:
    """What is measured: "a 25-ton truck", "$310,000 bail", "bail was set at $130,000"; "" where it is not told."""
    noun = noun_of(quantity)
    if noun and not is_unit(noun):
        return noun
    at = tree.head_of(quantity.start, quantity.end)
    if at is None:
        return ""
    above = tree.tokens[at].head
    if tree.tokens[above].pos == "NOUN" and above > at and not is_unit(tree.lemma(above)):
        return tree.lemma(above)
    if tree.tokens[at].dep == "pobj" and tree.lemma(above) == "at":
        verb = tree.verb_above(above)
        subject = None if verb is None else tree.subject(verb)
        if subject is not None and tree.tokens[subject].pos == "NOUN":
            return tree.lemma(subject)
    return ""


def moves(quantity: Quantity) -> bool:
    """Shares and prices move from hour to hour."""
    return "%" in quantity.unit or "/" in quantity.unit


def is_money(unit: str) -> bool:
    """Is the unit a currency: "USD"?"""
    return len(unit) == 3 and unit.isupper()


def apart(a: Quantity, b: Quantity) -> bool:
    """Do two numbers differ?  Exact ones within what the coarser one's last digit counts do not.

    "$43 million" may be $43,885,310, cut or rounded; "$139 million" is not $140,937,785.
    """
    exact = a.bound is b.bound is Bound.EXACT and a.low == a.high and b.low == b.high and a.measure == b.measure
    step = max(_step(a.low), _step(b.low)) if exact else 0.0
    gap = abs(a.low - b.low)
    if step and gap < step:
        return False
    return differ(a, b) or (step > 0 and gap >= step and step <= min(a.low, b.low) / FINEST)


def _step(value: float) -> float:
    """What the last told digit counts: a million in 139,000,000."""
    step = 1.0 if value >= 1 and value == int(value) else 0.0
    while step and value % (step * 10) == 0:
        step *= 10
    return step


def mention_of(sentence: AnnotatedSentence, quantity: Quantity) -> Mention:
    """The number as an answer."""
    return Mention(sentence, ((quantity.start, quantity.end),), quantity.low)


def explained(ground: Ground, pair: Sentences, one: Quantity, other: Quantity) -> bool:
    """Does an article give the other's number too, or does a sum of numbers beside one make the other?"""
    for article, quantity in ((pair[0].article, other), (pair[1].article, one)):
        told = [q for s in ground.told[article] for q in s.quantities if q.unit == quantity.unit]
        if any(not differ(q, quantity) for q in told):
            return True
    return one.unit == "" and any(_sums(s, q.low) for s, q in ((pair[0], other), (pair[1], one)))


def _sums(sentence: AnnotatedSentence, wanted: float) -> bool:
    beside: Sequence[float] = [q.low for q in sentence.quantities if q.unit == ""]
    return any(sum(some) == wanted for n in (2, 3) for some in combinations(beside, n)) or any(
        abs(x - y) == wanted for x, y in combinations(beside, 2)
    )
