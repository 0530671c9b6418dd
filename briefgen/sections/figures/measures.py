"""What a measure is of, as a label: "Height of the fall", "Bail", "Money for the weir", "How long the talks lasted".

The label names a thing, or tells who did what; a bare "Money" or "Weight" answers nothing and is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.units import is_unit
from briefgen.lexicon.wordlists import data, groups_of, words
from briefgen.model import AnnotatedSentence, Quantity, Token
from briefgen.sections.figures.around import SUBJECTS, above, clause, compound, inside, phrase_behind
from briefgen.sections.figures.conversions import is_money

LENGTH, SECONDS = "m", "s"
MONEY, SHARE, TIME, DISTANCE, SINCE = "money", "percentage", "length of time", "distance", "time since"
# So near stands the word that tells a height from a distance.
_BESIDE = 3
_BEFORE = "_before"
# Between a measure and the thing it describes stand so many words: "the 400-pound male gull".
_NEAR = 8
_WIDE = {TIME: "length", "length or distance": "length"}
_PURPOSE = frozenset({"for", "from", "to", "toward", "towards"})
# A temperature is one of the air where nothing else is said.
_ALONE = frozenset({"temperature"})


def measured(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What a measure answers; "" where the sentence names nothing that it is of.

    "Height of the fall", "Length of the talks", "Bail", "Offer per share", "Money for the weir", "How much the Lornes
    earned", "How long access was restricted", "Distance south of Oster".
    """
    kind, per = kind_of(quantity, sentence), quantity.unit.partition("/")[2]
    if kind == SINCE:
        since = _first_since(quantity, sentence)
        return f"Time since the last {since}" if since else ""
    noun = _noun(quantity, sentence)
    if kind in {MONEY, SHARE}:
        return _sum_or_share(kind, per, noun, quantity, sentence)
    if kind == TIME:
        noun = "" if noun.rpartition(" ")[2] in words("roles", "roles") else noun  # "a 15-year veteran"
        apart = noun or phrase_behind(quantity, sentence, frozenset({"of"}))  # "eight years of records" last no time
        said = "" if apart else clause(quantity, sentence)
        return f"How long {said}" if said else _of(kind, noun)
    place = phrase_behind(quantity, sentence, words("dimensions", DISTANCE)) if kind == DISTANCE else ""
    if place:
        return f"Distance {place}"
    return _of(kind, noun) or (kind.capitalize() if kind in _ALONE else "")


def kind_of(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What sort of measure it is: "height", "distance", "money", "length of time"."""
    unit = quantity.unit.partition("/")[0]
    kind = MONEY if is_money(unit) else _kinds().get(unit, unit)
    if kind == TIME:
        return TIME if _first_since(quantity, sentence) is None else SINCE
    return (_dimension(quantity, sentence) or kind) if unit == LENGTH else kind


def _of(kind: str, noun: str) -> str:
    return f"{_WIDE.get(kind, kind).capitalize()} of the {noun}" if noun else ""


def _sum_or_share(kind: str, per: str, noun: str, quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Bail", "Share of the voters", "Money for the weir", "How much the Lornes earned"."""
    if kind == SHARE and (whole := phrase_behind(quantity, sentence, frozenset({"of"}))):
        return f"Share {whole}"
    if noun and not (kind == SHARE and noun[:1].isupper()):  # "35 percent Dunmarker"
        name = noun[:1].upper() + noun[1:]
        return f"{name} per {per}" if per else name
    if kind == MONEY and (purpose := phrase_behind(quantity, sentence, _PURPOSE)):
        return f"Money {purpose}"
    said = clause(quantity, sentence)
    return f"How much {said}" if said else ""


def _noun(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """The thing that a measure is of; what it stands right before where nothing else tells; "" where nothing does."""
    noun = _thing(quantity, sentence)
    if _names_thing(noun):
        return noun
    counted = quantity.counted[0] if quantity.counted else ""
    last = quantity.text.rpartition(" ")[2].lower()
    beside = last in {counted, f"{counted}s"} and " the " not in quantity.text and "--" not in quantity.text
    return counted if beside and _names_thing(counted) else ""


def _names_thing(noun: str) -> bool:
    known = (
        noun in words("uncounted", "empty")
        or noun in words("uncounted", "nouns")
        or noun in words("dimensions", DISTANCE)
        or is_unit(noun.removesuffix("s"))
        or is_unit(noun)
        or noun.lower() in {*numerals()["currencies"], *numerals()["scales"], "degree", "%", "cent"}
    )
    return re.sub("[ -]", "", noun).isalnum() and noun[:1].isalpha() and not known


def _first_since(quantity: Quantity, sentence: AnnotatedSentence) -> str | None:
    """ "Visit" of "her first visit in nine years", "" of "the first in nine years"; None where nothing is the first."""
    tokens, own = sentence.tokens, inside(quantity, sentence.tokens)
    if not own or not own[0] or tokens[own[0] - 1].text.lower() != "in":
        return None
    before = tokens[max(0, own[0] - _BESIDE - _NEAR) : own[0]]
    first = next((i for i, t in enumerate(before) if t.text.lower() == "first"), None)
    if first is None:
        return None
    noun = next((t.text.lower() for t in before[first:] if t.pos == "NOUN"), "")
    return noun if _names_thing(noun) and noun not in words("roles", "roles") else ""


def _dimension(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Height" of "15 metres tall" and of "fell 15 metres", "distance" of "15 miles south"; "" where no word tells."""
    tokens, own = sentence.tokens, inside(quantity, sentence.tokens)
    if not own:
        return ""
    before = {t.lemma.lower() for t in tokens[max(0, own[0] - _BESIDE) : own[0]]} | {_governor(tokens, own)}
    behind = {t.lemma.lower() for t in tokens[own[-1] + 1 : own[-1] + 1 + _BESIDE]}
    told = groups_of("dimensions")
    found = [d.removesuffix(_BEFORE) for d, said in told.items() if d.endswith(_BEFORE) and before & set(said)]
    found += [d for d, said in told.items() if not d.endswith(_BEFORE) and behind & set(said)]
    return next(iter(found), "")


def _thing(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What a measure is of: "gull" of "the 4-pound gull" and of "the gull weighed 4 pounds", "taxes" of "paid $450 in
    taxes", "wall" of "two miles of wall", "fall" of "fell 15 feet", "bail" of "set bail at $450"."""
    tokens, own = sentence.tokens, inside(quantity, sentence.tokens)
    into = next((i for i, t in enumerate(tokens) if t.head in own and t.text in {"in", "of"} and i not in own), None)
    if into is not None and quantity.unit != SECONDS:
        behind = (i for i, t in enumerate(tokens) if t.head == into and t.dep == "pobj" and t.pos == "NOUN")
        return next((compound(tokens, i, into) for i in behind), "")
    at = above(tokens, own)
    if at is None or into is not None:
        return ""
    if tokens[at].pos in {"NOUN", "PROPN"}:
        return _described(quantity, tokens, own, at)
    return _done(tokens, own, at) if tokens[at].pos in {"VERB", "AUX"} else ""


def _described(quantity: Quantity, tokens: Sequence[Token], own: Sequence[int], noun: int) -> str:
    """The noun that a measure stands before, or that stands before "of" and the measure; "" for any other."""
    before = own[-1] < noun <= own[-1] + _NEAR and not any(t.pos == "VERB" for t in tokens[own[-1] : noun])
    of_it = own[0] > 0 and tokens[own[0] - 1].text == "of"
    return compound(tokens, noun, own[-1]) if before or of_it or "-" in quantity.text else ""


def _done(tokens: Sequence[Token], own: Sequence[int], verb: int) -> str:
    """The subject of "was", "weighed", "lasted"; the noun of "fell"; what was "raised to"; "" for any other verb."""
    lemma = tokens[verb].lemma.lower()
    before = tokens[own[0] - 1].text.lower() if own[0] else ""
    subject = _noun_of(tokens, verb, SUBJECTS)
    if lemma in words("measured", "amounts") and before not in {"from", "of", "with"} and subject is not None:
        return compound(tokens, subject)
    raised = _noun_of(tokens, verb, frozenset({"dobj", "obj"}))
    if before in {"to", "at"} and raised is not None and raised < own[0]:
        return compound(tokens, raised)
    return lemma if lemma in words("measured", "deeds") | words("measured", "penalties") else ""


def _noun_of(tokens: Sequence[Token], verb: int, role: frozenset[str]) -> int | None:
    return next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in role and t.pos == "NOUN"), None)


def _governor(tokens: Sequence[Token], own: Sequence[int]) -> str:
    """The lemma of the verb that a measure hangs on, over a preposition; "" where none does."""
    at = above(tokens, own)
    return tokens[at].lemma.lower() if at is not None and tokens[at].pos in {"VERB", "AUX"} else ""


@cache
def _kinds() -> dict[str, str]:
    return {str(kind["base"]): str(kind["label"]) for kind in data("units").values()} | {"F": "temperature"}
