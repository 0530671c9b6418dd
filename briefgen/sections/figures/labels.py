"""What a number answers, as a short label: "people killed", "passengers", "money: offer", "length or distance".

A label is ours; the noun in it is the source's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.outcomes import outcome
from briefgen.annotate.numbers.units import is_unit
from briefgen.lexicon.wordlists import data, groups_of, words
from briefgen.model import AnnotatedSentence, Quantity, Scope, Token
from briefgen.sections.figures.conversions import is_money

AGES = {"years old", "months old"}
_STATES = {"displaced": "who had to leave", "rescued": "brought to safety"}
# "1,200 of the other young swimmers" is cut to its noun with so many words before it.
_WORDS = 4
LENGTH = "m"
# So near stands the word that tells a height from a distance.
_BESIDE = 3
_BEFORE = "_before"


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
    kind = (_dimension(quantity, sentence) or kind) if unit == LENGTH else kind
    kind = f"{kind} per {per}" if per else kind
    noun = quantity.counted[0] if quantity.counted else _thing(quantity, sentence)
    known = (
        noun in words("uncounted", "empty")
        or is_unit(noun)
        or noun.lower() in {*numerals()["currencies"], *numerals()["scales"], "degree", "%", "cent"}
    )
    return kind if not noun.isalpha() or known else f"{kind}: {noun}"


def _dimension(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Height" of "15 metres tall" and of "fell 15 metres", "distance" of "15 miles south"; "" where no word tells."""
    tokens, inside = sentence.tokens, _inside(quantity, sentence)
    if not inside:
        return ""
    before = {t.lemma.lower() for t in tokens[max(0, inside[0] - _BESIDE) : inside[0]]} | {_governor(tokens, inside)}
    behind = {t.lemma.lower() for t in tokens[inside[-1] + 1 : inside[-1] + 1 + _BESIDE]}
    told = groups_of("dimensions")
    found = [d.removesuffix(_BEFORE) for d, said in told.items() if d.endswith(_BEFORE) and before & set(said)]
    found += [d for d, said in told.items() if not d.endswith(_BEFORE) and behind & set(said)]
    return next(iter(found), "")


def _thing(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What a measure is of: "bail" of "bail was set at $450", "taxes" of "paid $450 in taxes"."""
    tokens, inside = sentence.tokens, _inside(quantity, sentence)
    into = next((i for i, t in enumerate(tokens) if t.head in inside and t.text == "in" and i not in inside), None)
    if into is not None:
        return next((t.text.lower() for t in tokens if t.head == into and t.dep == "pobj" and t.pos == "NOUN"), "")
    above = next((tokens[i].head for i in inside if tokens[i].head not in inside), None)
    if above is not None and tokens[above].pos == "ADP":
        above = tokens[above].head
    if above is not None and tokens[above].pos == "NOUN":
        of_it = inside[0] > 0 and tokens[inside[0] - 1].text == "of"
        return tokens[above].text.lower() if of_it or "-" in quantity.text else ""
    before = tokens[inside[0] - 1].text.lower() if inside and inside[0] else ""
    if _governor(tokens, inside) not in words("dimensions_of_money", "amounts") or before in {"from", "of", "with"}:
        return ""
    subjects = (t for t in tokens if t.head == above and t.dep in {"nsubj", "nsubjpass"} and t.pos == "NOUN")
    return next((t.text.lower() for t in subjects), "")


def _inside(quantity: Quantity, sentence: AnnotatedSentence) -> list[int]:
    return [i for i, t in enumerate(sentence.tokens) if quantity.start <= t.start < quantity.end]


def _governor(tokens: Sequence[Token], inside: Sequence[int]) -> str:
    """The lemma of the verb that a measure hangs on, over a preposition; "" where none does."""
    above = next((tokens[i].head for i in inside if tokens[i].head not in inside), None)
    if above is not None and tokens[above].pos == "ADP":
        above = tokens[above].head
    return tokens[above].lemma.lower() if above is not None and tokens[above].pos in {"VERB", "AUX"} else ""


def _people(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Schoolgirls" of "31 schoolgirls"; "people" where those struck are named as such, or not at all."""
    head = quantity.counted[0] if quantity.counted else ""
    of_a_sort = head in words("people", "sorts") and quantity.scope is Scope.PART
    everybody = head in words("people", "everybody") and not of_a_sort
    if not head or everybody or head in words("outcomes"):
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
