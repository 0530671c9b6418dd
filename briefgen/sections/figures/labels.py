"""What a number answers, as a short question that names its thing: "How many people died?", "Weight of the gull".

The question is ours; its nouns and verbs are the source's own.  A number whose sentence gives no clear question has
none: "How many people?" and "Money" answer nothing that a reader asks.
"""

from __future__ import annotations

import re

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.outcomes import outcome
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Quantity, Scope, Token
from briefgen.sections.figures.around import inside, phrase_behind, predicate
from briefgen.sections.figures.measures import measured

AGES = {"years old", "months old"}
_STATES = {"displaced": "had to leave", "rescued": "were brought to safety", "missing": "are missing"}
# "1,200 of the other young swimmers" is cut to its noun with so many words before it.
_WORDS = 4
_OF_AN_AGE = frozenset({"old", "olds"})  # "two 10-year-olds"
_PLURALS = {"person": "people", "child": "children", "man": "men", "woman": "women"}
_OF = frozenset({"of"})


def label(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What a quantity answers, "" where its sentence gives no clear question.

    "At least six civilians", who were killed: ``"How many civilians were killed?"``.
    """
    if quantity.state:
        return _befallen(quantity, sentence)
    if quantity.unit in AGES:
        whose = quantity.counted[0] if quantity.counted else _named_behind(quantity, sentence)
        return f"Age of {whose}" if whose else ""
    return measured(quantity, sentence) if quantity.unit else _counted(quantity, sentence)


def _befallen(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "How many sailors are missing?"."""
    whom = _plural(_people(quantity, sentence), quantity)
    told = any(outcome(t) == quantity.state for t in sentence.tokens if whom != "people" and t.text in whom.split())
    return f"How many {whom}?" if told else f"How many {whom} {_STATES.get(quantity.state, f'were {quantity.state}')}?"


def _counted(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "How many shots were fired?", "How many counts of theft?"; people and the like need a deed to be told by."""
    noun = _noun(quantity, sentence)
    noun = "people" if noun in _OF_AN_AGE else noun
    if not noun or _is_one_alone(noun, quantity, sentence):
        return ""
    if whole := phrase_behind(quantity, sentence, _OF):
        return f"How many {noun} {whole}?"
    said = predicate(quantity, sentence)
    anybody = noun.split()[-1].lower() in words("uncounted", "any_people")
    return f"How many {noun} {said}".rstrip() + "?" if said or not anybody else ""


def _is_one_alone(noun: str, quantity: Quantity, sentence: AnnotatedSentence) -> bool:
    """ "The three term mayor": a noun for one behind a number above one belongs to another noun."""
    last = noun.split()[-1]
    forms = {t.tag for t in sentence.tokens if t.text == last and quantity.start <= t.start}
    return (
        quantity.high > 1 and bool(forms) and forms <= {"NN"} and last.lower() not in words("uncounted", "collective")
    )


def _named_behind(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """ "Ann Lorne" of "35-year-old Ann Lorne was hurt"."""
    behind = [t for t in sentence.tokens if t.start >= quantity.end]
    ends = next((i for i, t in enumerate(behind) if t.pos != "PROPN"), len(behind))
    return sentence.text[behind[0].start : behind[ends - 1].end] if ends else ""


def _plural(noun: str, quantity: Quantity) -> str:
    """ "Suspects" of "at least one suspect"."""
    before, _, last = noun.rpartition(" ")
    if quantity.high != 1 or not noun.islower() or last in _PLURALS.values() or last.endswith("s"):
        return noun
    if last.endswith(("ch", "sh", "x")):
        many = f"{last}es"
    elif re.search("[^aeiou]y$", last):
        many = f"{last[:-1]}ies"
    else:
        many = next((last.removesuffix(one) + more for one, more in _PLURALS.items() if last.endswith(one)), f"{last}s")
    return f"{before} {many}".strip()


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
    own = [sentence.tokens[i] for i in inside(quantity, sentence.tokens)]
    last = max((i for i, t in enumerate(own) if _is_number(t)), default=-1)
    said = sentence.text[own[last].end : quantity.end] if own and last >= 0 else ""
    said = re.sub(r"^[\s\-–]*(?:or so\b|or more\b)?\s*(?:of\s)?(?:the\s|these\s|those\s)?", "", said).strip()
    if nouns := said.split()[-_WORDS:]:
        return " ".join(nouns)
    head = quantity.counted[0] if quantity.counted else ""
    behind = (t.text for t in sentence.tokens if t.start >= quantity.end and t.lemma.lower() == head)
    return next(behind, head)


def _is_number(token: Token) -> bool:
    spelled = {*numerals()["ones"], *numerals()["scales"], *numerals()["vague"]}
    return token.pos == "NUM" or token.text[:1].isdigit() or token.text.lower() in spelled
