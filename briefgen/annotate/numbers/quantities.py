"""Quantities: a number with its bound, its unit, what it counts and what befell it.

"At least six civilians were killed" is ``Quantity(low=6, high=6, bound=AT_LEAST, counted=("civilian",),
state="killed")``.  Dates, clock times, house numbers and ordinals are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.annotate.numbers.ages import ages
from briefgen.annotate.numbers.bounds import bound_before, bound_behind
from briefgen.annotate.numbers.counted import counted, counted_head, noun_above
from briefgen.annotate.numbers.numbered import names_something
from briefgen.annotate.numbers.numerals import Number, number_at, numerals
from briefgen.annotate.numbers.outcomes import nobody, state_of
from briefgen.annotate.numbers.scopes import beside_one, scope_of
from briefgen.annotate.numbers.temperatures import temperatures
from briefgen.annotate.numbers.units import factor_of, is_unit, rate, unit_of
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Bound, Quantity, Scope, Token

# The noun counted is marked with its number where it stands this close behind it.
_MARKED = 4
# Numbers as the Continent writes them: points between thousands, a comma before the decimals.
_CONTINENTAL = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d+)(?![\d.,]*\d)")
_COMMA = re.compile(r"\d\.\d{3},\d|\d\.\d{3}\.\d{3}")
_THREE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?!\d)")


def quantities(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the quantities of its sentences, in order; offsets are into each sentence's text.

    Takes an article that has tokens, names and times; what a time expression covers is left alone.
    """
    continental = any(_CONTINENTAL.search(s.text) for s in article.sentences)
    told = (replace(s, quantities=_in_sentence(s, continental=continental)) for s in article.sentences)
    return replace(article, sentences=tuple(told))


def _in_sentence(sentence: AnnotatedSentence, *, continental: bool) -> tuple[Quantity, ...]:
    if not sentence.tokens:
        return ()
    told = [*ages(sentence), *nobody(sentence), *temperatures(sentence)]
    taken = [(t.start, t.end) for t in sentence.times] + [(q.start, q.end) for q in told]
    found, index = list(told), 0
    while index < len(sentence.tokens):
        number = number_at(sentence.tokens, index)
        if number is None:
            index += 1
            continue
        index = number.end
        start, end = sentence.tokens[number.first].start, sentence.tokens[number.end - 1].end
        quantity = _quantity(sentence, number)
        free = not any(a < end and start < b for a, b in taken)
        if quantity and free and not _is_open(quantity, sentence.text[start:end], continental=continental):
            found.append(quantity)
    return _compounds(sorted(found, key=lambda q: q.start), sentence.text)


def _quantity(sentence: AnnotatedSentence, number: Number) -> Quantity | None:
    """The quantity of a number, None where it names something or counts nothing."""
    tokens, first, end = sentence.tokens, number.first, number.end
    if names_something(tokens, first, end):
        return None
    unit, head = unit_of(tokens, number), counted_head(tokens, first, number.measured)
    state = "" if unit.name else state_of(tokens, head, first)
    if not unit.name and head is None and not state:
        return None
    if unit.name and head is None:
        head = noun_above(tokens, end - 1)
    if head is not None and any(t.start <= tokens[head].start < t.end for t in sentence.times):
        head = None
    beside = head is not None and unit.last < head < end + _MARKED and number.measured == end
    beside = beside and not any(t.pos in {"DET", "PUNCT"} and t.text != "-" for t in tokens[end:head] if unit.name)
    start, last, bound = _bounded(tokens, number, head if head is not None and beside else unit.last)
    span = tokens[start].start, _end(tokens[last])
    name = unit.name + (rate(tokens, max(unit.last, end - 1)) if unit.name else "")
    values = number.low * unit.factor, number.high * unit.factor
    text, whom = sentence.text[slice(*span)], counted(tokens, head, first)
    scope = scope_of(tokens, start, end)
    if state and scope is Scope.WHOLE and head is not None and beside_one(tokens, head):
        scope = Scope.PART
    return Quantity(text, *span, *values, name, whom, bound, state, unit.measure, scope)


def _is_open(quantity: Quantity, digits: str, *, continental: bool) -> bool:
    """Whether "12.500" may be twelve and a half or twelve thousand five hundred: nobody's number, then.

    What is counted has no half, an article that writes "1.234,5" has no decimal point, and a measure to a thousandth
    ends in no zero.
    """
    if _COMMA.search(digits):
        return True
    return bool(_THREE.search(digits)) and (continental or not quantity.unit or digits.endswith("0"))


def _compounds(found: list[Quantity], text: str) -> tuple[Quantity, ...]:
    """ "Eight minutes and 12 seconds", "6 feet 4 inches": one measure, in the smaller of its units."""
    whole: list[Quantity] = []
    for quantity in found:
        before = whole[-1] if whole else None
        if before and _goes_on(before, quantity, text[before.end : quantity.start]):
            values = before.low + quantity.low, before.high + quantity.high
            span = before.start, quantity.end
            whole[-1] = Quantity(
                text[slice(*span)], *span, *values, quantity.unit, quantity.counted, before.bound,
                measure=quantity.measure, scope=before.scope,
            )  # fmt: skip
        else:
            whole.append(quantity)
    return tuple(whole)


def _goes_on(large: Quantity, small: Quantity, between: str) -> bool:
    factors = factor_of(large.measure), factor_of(small.measure)
    same = large.unit == small.unit and bool(large.measure and small.measure) and factors[0] > factors[1]
    return same and between in {" ", " and "} and small.low == small.high < factors[0] and small.bound is Bound.EXACT


def _end(token: Token) -> int:
    """Where a quantity's last word ends: "£4.5m." has the sentence's full stop in its last word."""
    short = token.text.rstrip(".").lower()
    return token.start + len(short) if len(short) == 1 or is_unit(short) or short in numerals()["scales"] else token.end


def _bounded(tokens: tuple[Token, ...], number: Number, last: int) -> tuple[int, int, Bound]:
    """(first token, last token, bound) of a quantity that ends at ``last`` but for a bound behind it."""
    start, bound = bound_before(tokens, number.opening)
    if bound is Bound.EXACT:
        for behind in (number.end, last + 1):
            if said := bound_behind(tokens, behind):
                return start, max(last, behind + 1), said
    return start, last, Bound.ABOUT if number.vague and bound is Bound.EXACT else bound
