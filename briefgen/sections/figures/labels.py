"""What a number answers, as a short label: "people killed", "passengers", "money: offer", "length or distance".

A label is ours; the noun in it is the source's own.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.outcomes import outcome
from briefgen.annotate.numbers.units import is_unit
from briefgen.lexicon.wordlists import data, words
from briefgen.model import AnnotatedSentence, Quantity, Token
from briefgen.sections.figures.conversions import is_money

AGES = {"years old", "months old"}
_STATES = {"displaced": "who had to leave", "rescued": "brought to safety"}
# "1,200 of the other young swimmers" is cut to its noun with so many words before it.
_WORDS = 4


def label(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What a quantity answers: "at least six civilians", who were killed, gives ``"civilians killed"``."""
    if quantity.state:
        whom = _people(quantity, sentence)
        told = any(outcome(t) == quantity.state for t in sentence.tokens if whom != "people" and t.text in whom.split())
        return whom if told else f"{whom} {_STATES.get(quantity.state, quantity.state)}"
    if quantity.unit in AGES:
        return f"age: {quantity.counted[0]}" if quantity.counted else "age"
    if not quantity.unit:
        return _noun(quantity, sentence) or "number"
    unit, _, per = quantity.unit.partition("/")
    kind = "money" if is_money(unit) else _kinds().get(unit, unit)
    kind = f"{kind} per {per}" if per else kind
    noun = quantity.counted[0] if quantity.counted else ""
    known = (
        noun in words("uncounted", "empty")
        or is_unit(noun)
        or noun.lower() in {*numerals()["currencies"], *numerals()["scales"], "degree", "%", "cent"}
    )
    return kind if not noun.isalpha() or known else f"{kind}: {noun}"


def _people(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Schoolgirls" of "31 schoolgirls"; "people" where those struck are named as such, or not at all."""
    head = quantity.counted[0] if quantity.counted else ""
    if not head or head in words("people", "everybody") or head in words("outcomes"):
        return "people"
    return _noun(quantity, sentence) or "people"


def _noun(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """The words behind the number in its own text; where none stand there, the noun that it counts."""
    inside = [t for t in sentence.tokens if quantity.start <= t.start < quantity.end]
    last = max((i for i, t in enumerate(inside) if _is_number(t)), default=-1)
    said = sentence.text[inside[last].end : quantity.end] if inside and last >= 0 else ""
    said = re.sub(r"^[\s\-–]*(?:or so\b|or more\b)?\s*(?:of\s)?(?:the\s|these\s|those\s)?", "", said).strip()
    if nouns := said.split()[-_WORDS:]:
        return " ".join(nouns)
    head = quantity.counted[0] if quantity.counted else ""
    behind = (t.text for t in sentence.tokens if t.start >= quantity.end and t.lemma.lower() == head)
    return next(behind, head)


def _is_number(token: Token) -> bool:
    spelled = {*numerals()["ones"], *numerals()["scales"], *numerals()["vague"]}
    return token.pos == "NUM" or token.text[:1].isdigit() or token.text.lower() in spelled


@cache
def _kinds() -> dict[str, str]:
    return {str(kind["base"]): str(kind["label"]) for kind in data("units").values()} | {"F": "temperature"}
