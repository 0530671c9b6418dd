"""What a number answers, as a short question that names its thing: "How many people died?", "Weight of the gull".

The question is ours; its nouns and verbs are the source's own.
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
_STATES = {"displaced": "had to leave", "rescued": "were brought to safety", "missing": "are missing"}
# "1,200 of the other young swimmers" is cut to its noun with so many words before it.
_WORDS = 4
LENGTH, SECONDS = "m", "s"
# So near stands the word that tells a height from a distance.
_BESIDE = 3
_BEFORE = "_before"
# Between a measure and the thing it describes stand so many words: "the 400-pound male gull".
_NEAR = 8
# What people did is said in so many words at most: "were in critical condition".
_MOST_SAID = 6
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_AN_AGE = frozenset({"old", "olds"})  # "two 10-year-olds"
# Of these one has a sum or a share, not a property: "Money: bail", and not "money of the bail".
_APART = frozenset({"money", "percentage", "change of a percentage", "temperature", "length of time"})
_WIDE = {"length of time": "length", "length or distance": "length"}


def label(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What a quantity answers: "at least six civilians", who were killed: ``"How many civilians were killed?"``."""
    if quantity.state:
        whom = _plural(_people(quantity, sentence), quantity)
        told = any(outcome(t) == quantity.state for t in sentence.tokens if whom != "people" and t.text in whom.split())
        return (
            f"How many {whom}?" if told else f"How many {whom} {_STATES.get(quantity.state, f'were {quantity.state}')}?"
        )
    if quantity.unit in AGES:
        return f"Age of {quantity.counted[0]}" if quantity.counted else "Age"
    if not quantity.unit:
        noun = _noun(quantity, sentence)
        noun = "people" if noun in _OF_AN_AGE else noun
        said = _predicate(quantity, sentence) if noun.lower() in words("people", "everybody") else ""
        return f"How many {noun} {said}".rstrip() + "?" if noun else "How many?"
    unit, _, per = quantity.unit.partition("/")
    kind = "money" if is_money(unit) else _kinds().get(unit, unit)
    kind = (_dimension(quantity, sentence) or kind) if unit == LENGTH else kind
    return _measured(kind, per, quantity, sentence)


def _measured(kind: str, per: str, quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Height of the fall", "Length of the talks", "Money per share: offer", "Length of time: dragged"."""
    if kind == "length of time" and (since := _first_since(quantity, sentence)):
        return f"Time since the last {since}"
    counted = quantity.counted[0] if quantity.counted and " the " not in quantity.text else ""
    noun, did = _thing(quantity, sentence)
    noun = next((n for n in (noun, counted) if _names_thing(n)), "")
    if noun and not per and (kind not in _APART or kind == "length of time"):
        return f"{_WIDE.get(kind, kind).capitalize()} of the {noun}"
    kind = f"{kind} per {per}" if per else kind
    return kind.capitalize() + (f": {noun or did}" if noun or did else "")


def _plural(noun: str, quantity: Quantity) -> str:
    """ "Suspects" of "at least one suspect"."""
    one = quantity.high == 1 and noun.islower() and not noun.endswith(("s", "men", "people", "children"))
    return f"{noun}s" if one and not noun.endswith(("man", "child", "person", "y", "ch")) else noun


def _names_thing(noun: str) -> bool:
    known = (
        noun in words("uncounted", "empty")
        or is_unit(noun)
        or noun.lower() in {*numerals()["currencies"], *numerals()["scales"], "degree", "%", "cent"}
    )
    return re.sub("[ -]", "", noun).isalnum() and noun[:1].isalpha() and not known


def _first_since(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Visit" of "her first visit in nine years"."""
    tokens, inside = sentence.tokens, _inside(quantity, sentence)
    if not inside or not inside[0] or tokens[inside[0] - 1].text.lower() != "in":
        return ""
    before = tokens[max(0, inside[0] - _BESIDE - _NEAR) : inside[0]]
    first = next((i for i, t in enumerate(before) if t.text.lower() == "first"), None)
    return "" if first is None else next((t.text.lower() for t in before[first:] if t.pos == "NOUN"), "")


def _predicate(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What those counted did or were: "were in critical condition", "have signed a petition"; "" where too long."""
    tokens, inside = sentence.tokens, _inside(quantity, sentence)
    subject = next(
        (i for i, t in enumerate(tokens) if t.dep in _SUBJECTS and (i in inside or _counts(tokens, i, inside))), None
    )
    if subject is None or tokens[subject].start > quantity.end:
        return ""
    verb = tokens[subject].head
    first = min([i for i, t in enumerate(tokens) if t.head == verb and t.dep in {"aux", "auxpass", "neg"}] + [verb])
    if first <= subject or tokens[verb].pos not in {"VERB", "AUX"}:
        return ""
    ends = next(
        (i for i in range(verb + 1, len(tokens)) if tokens[i].pos in {"PUNCT", "CCONJ", "SCONJ", "VERB"}), len(tokens)
    )
    while ends > verb + 1 and ends - first > _MOST_SAID:
        ends = next((i for i in range(ends - 1, verb, -1) if tokens[i].pos == "ADP"), verb + 1)
    while ends - 1 > verb and tokens[ends - 1].pos in {"ADP", "DET", "PART"}:
        ends -= 1
    return sentence.text[tokens[first].start : tokens[ends - 1].end]


def _counts(tokens: Sequence[Token], noun: int, inside: Sequence[int]) -> bool:
    return any(tokens[i].head == noun and tokens[i].dep == "nummod" for i in inside)


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


def _thing(quantity: Quantity, sentence: AnnotatedSentence) -> tuple[str, str]:
    """What a measure is of, as a noun or else as what was done: "bail" of "bail was set at $450", "gull dragged".

    "Gull" of "the 4-pound gull" and of "the gull weighed 4 pounds", "taxes" of "paid $450 in taxes", "wall" of "two
    miles of wall", "fall" of "fell 15 feet"; "for the weir" of "wants $450 for the weir".
    """
    tokens, inside = sentence.tokens, _inside(quantity, sentence)
    into = next(
        (i for i, t in enumerate(tokens) if t.head in inside and t.text in {"in", "of"} and i not in inside), None
    )
    if into is not None:
        behind = (i for i, t in enumerate(tokens) if t.head == into and t.dep == "pobj" and t.pos == "NOUN")
        noun = next((_compound(tokens, i, into) for i in behind), "")
        return ("", noun) if quantity.unit == SECONDS else (noun, "")
    above = _above(tokens, inside)
    if above is None:
        return "", _purpose(quantity, sentence)
    if tokens[above].pos in {"NOUN", "PROPN"}:
        return _described(quantity, tokens, inside, above), _purpose(quantity, sentence)
    if tokens[above].pos not in {"VERB", "AUX"}:
        return "", _purpose(quantity, sentence)
    return _done(tokens, inside, above) or ("", _purpose(quantity, sentence) or _did(tokens, above))


def _described(quantity: Quantity, tokens: Sequence[Token], inside: Sequence[int], noun: int) -> str:
    """The noun that a measure stands before, or that stands before "of" and the measure; "" for any other."""
    before = inside[-1] < noun <= inside[-1] + _NEAR and not any(t.pos == "VERB" for t in tokens[inside[-1] : noun])
    of_it = inside[0] > 0 and tokens[inside[0] - 1].text == "of"
    return _compound(tokens, noun, inside[-1]) if before or of_it or "-" in quantity.text else ""


def _done(tokens: Sequence[Token], inside: Sequence[int], above: int) -> tuple[str, str] | None:
    """The subject of "was", "weighed", "lasted"; the noun of "fell"; None where the verb itself must tell."""
    lemma = tokens[above].lemma.lower()
    before = tokens[inside[0] - 1].text.lower() if inside[0] else ""
    own = next((i for i, t in enumerate(tokens) if t.head == above and t.dep in _SUBJECTS and t.pos == "NOUN"), None)
    if lemma in words("measured", "amounts") and before not in {"from", "of", "with"} and own is not None:
        return _compound(tokens, own), ""
    return (lemma, "") if lemma in words("measured", "deeds") else None


def _did(tokens: Sequence[Token], verb: int) -> str:
    """Who did what: "gull dragged", "donors give"; "" where the verb tells nothing."""
    if tokens[verb].pos == "AUX" or tokens[verb].lemma.lower() in words("measured", "amounts"):
        return ""
    own = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in _SUBJECTS), None)
    if own is not None and tokens[own].tag in {"WP", "WDT"}:
        own = tokens[verb].head
    named = own is not None and own < verb and tokens[own].pos in {"NOUN", "PROPN"}
    return f"{tokens[own].text} {tokens[verb].text}" if own is not None and named else tokens[verb].text.lower()


def _compound(tokens: Sequence[Token], noun: int, behind: int = -1) -> str:
    """A noun with the nouns before it that are a part of it, those up to ``behind`` aside: "tax rate"."""
    first = noun
    while first - 1 > behind and tokens[first - 1].dep == "compound" and tokens[first - 1].pos == "NOUN":
        first -= 1
    said = " ".join(t.text for t in tokens[first : noun + 1])
    return said if tokens[noun].pos == "PROPN" else said.lower()


def _purpose(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "For the weir", right behind the number."""
    tokens = [t for t in sentence.tokens if t.start >= quantity.end]
    if not tokens or tokens[0].text.lower() != "for":
        return ""
    ends = next((i for i, t in enumerate(tokens) if i and t.pos not in {"DET", "ADJ", "NOUN", "PROPN"}), len(tokens))
    told = 1 < ends <= _MOST_SAID and tokens[ends - 1].pos in {"NOUN", "PROPN"} and not is_unit(tokens[ends - 1].lemma)
    return sentence.text[tokens[0].start : tokens[ends - 1].end] if told else ""


def _above(tokens: Sequence[Token], inside: Sequence[int]) -> int | None:
    """What a measure hangs on, over a preposition; None where it is the sentence's own head."""
    above = next((tokens[i].head for i in inside if tokens[i].head not in inside), None)
    if above is not None and tokens[above].pos in {"ADP", "ADJ", "ADV"} and above not in inside:
        above = tokens[above].head  # "in two hours", "90 metres tall", "three miles off"
    return above


def _inside(quantity: Quantity, sentence: AnnotatedSentence) -> list[int]:
    return [i for i, t in enumerate(sentence.tokens) if quantity.start <= t.start < quantity.end]


def _governor(tokens: Sequence[Token], inside: Sequence[int]) -> str:
    """The lemma of the verb that a measure hangs on, over a preposition; "" where none does."""
    above = _above(tokens, inside)
    return tokens[above].lemma.lower() if above is not None and tokens[above].pos in {"VERB", "AUX"} else ""


def _people(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Schoolgirls" of "31 schoolgirls"; "people" where those struck are named as such, or not at all."""
    head = quantity.counted[0] if quantity.counted else ""
    of_a_sort = head in words("people", "sorts") and quantity.scope is Scope.PART
    everybody = (head in words("people", "everybody") or head in _OF_AN_AGE) and not of_a_sort
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
