"""Whether a word's clause tells of the past, the future, or neither: "met" and "will meet" date "Friday" apart."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from briefgen.lexicon.wordlists import words
from briefgen.model import Token


class Tense(StrEnum):
    """What the clause around a word tells of."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


_FUTURE_WORDS = frozenset({"will", "wo", "'ll", "’ll", "shall"})
_PRESENT = frozenset({"VBZ", "VBP"})
_JOINTS = frozenset({"prep", "pobj", "npadvmod", "compound", "nummod", "pcomp", "prt", "advmod"})

# "They must approve it by May": a duty lies ahead.
_DUTY = frozenset({"must"})
# "It should open again on Thursday" is hoped of the next one; "it should have opened" is past.
_LIKELY = frozenset({"should", "may", "might", "would"})
_HAVE = frozenset({"'ve", "’ve"})  # the model gives no lemma for it

_HOPES = frozenset({"hope", "expect", "plan", "aim", "intend", "want"})


def tense_at(tokens: Sequence[Token], start: int) -> Tense:
    """The tense of the clause that the word at character ``start`` belongs to.

    "They will meet on Friday." at "Friday" is FUTURE; "They met on Friday." is PAST; "Friday's meeting" is OPEN.
    """
    index = next((i for i, t in enumerate(tokens) if t.end > start), None)
    if index is None:
        return Tense.OPEN
    inner = False
    for i in _ancestors(tokens, index):
        told = Tense.OPEN if inner and _goes_on(tokens, i) else _tense_of_verb(tokens, i)
        if told is Tense.OPEN and _hopes_for(tokens, i, index):
            return Tense.FUTURE
        if told is not Tense.OPEN:
            return told
        inner = inner or tokens[i].tag in _PRESENT
    return Tense.OPEN


def scheduled_at(tokens: Sequence[Token], start: int) -> bool:
    """Whether the day at character ``start`` hangs right on a verb that sets it ahead: "The fair opens on Friday".

    Most verbs do not: "the paper writes on Friday", and "the leaders meet on Friday" under a picture, are past.
    """
    index = next((i for i, t in enumerate(tokens) if t.end > start), None)
    if index is None:
        return False
    if _set_for(tokens, index):
        return True
    for _ in range(len(_JOINTS)):
        named = tokens[index].dep == "attr" and tokens[tokens[index].head].lemma == "be"  # "the vote is Thursday"
        if not (named or tokens[index].dep in _JOINTS) or tokens[index].head == index:
            return False
        index = tokens[index].head
        if tokens[index].pos in {"VERB", "AUX", "ADJ"}:
            break
    verb, lemma = tokens[index], tokens[index].lemma.lower()
    helpers = [t for t in tokens if t.head == index and t.dep in {"aux", "auxpass"} and t is not verb]
    if verb.pos == "ADJ":
        return lemma in words("verbs", "ahead") and tokens[verb.head].tag in _PRESENT
    if verb.tag == "VBN" and helpers:
        return lemma in words("verbs", "ahead") and all(t.tag in _PRESENT and t.lemma == "be" for t in helpers)
    return verb.tag in _PRESENT and not helpers and lemma in words("dates", "scheduled")


def _set_for(tokens: Sequence[Token], index: int) -> bool:
    """ "A rally set for Friday has been moved" is told before it; "a rally set for Friday drew thousands" behind it."""
    if index < len(("set", "for")) or tokens[index - 1].text != "for":
        return False
    planned = tokens[index - 2].lemma.lower() in words("verbs", "ahead") and tokens[index - 2].tag in {"VBN", "VBD"}
    return planned and any(t.lemma == "have" and t.tag in _PRESENT and t.dep == "aux" for t in tokens[index:])


def _ancestors(tokens: Sequence[Token], index: int) -> list[int]:
    """The verbs from the word up to its sentence's root, nearest first."""
    chain, i = [], index
    while True:
        if tokens[i].pos in {"VERB", "AUX"}:
            chain.append(i)
        above = tokens[i].head
        if above == i or len(chain) > len(tokens):
            return chain
        i = above


def _tense_of_verb(tokens: Sequence[Token], i: int) -> Tense:
    verb = tokens[i]
    helpers = [t for t in tokens if t.head == i and t.dep in {"aux", "auxpass"} and tokens[i] is not t]
    said = {t.text.lower() for t in helpers} | {t.lemma.lower() for t in helpers if t.lemma == "will"}
    if said & (_FUTURE_WORDS | _DUTY) or (verb.text.lower() in _FUTURE_WORDS):
        return Tense.FUTURE
    have = any(t.lemma == "have" or t.text.lower() in _HAVE for t in helpers)
    if said & _LIKELY and not have:
        return Tense.FUTURE
    if verb.tag == "VB" and "to" in said:
        return Tense.FUTURE if _lies_ahead(tokens[verb.head]) else Tense.OPEN
    if verb.tag == "VBG" and any(t.tag in {"VBZ", "VBP"} for t in helpers):
        return Tense.FUTURE
    if verb.tag == "VBD" or have or any(t.tag == "VBD" for t in helpers):
        return Tense.PAST
    if verb.tag == "VBN" and not helpers:
        return Tense.OPEN
    return Tense.OPEN


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """ "Crews are looking": around a clause of its own ("the lesson from Friday is clear") it dates nothing ahead."""
    return tokens[i].tag == "VBG" and any(t.head == i and t.dep == "aux" and t.tag in _PRESENT for t in tokens)


def _hopes_for(tokens: Sequence[Token], verb: int, index: int) -> bool:
    """ "The crews hope for fair winds in May": what is hoped for behind the verb lies ahead."""
    said = {tokens[verb].lemma.lower(), tokens[verb].text.lower().removesuffix("s")}  # "hopes" may be read as "hop"
    return tokens[verb].tag in _PRESENT and not said.isdisjoint(_HOPES) and verb < index


def _lies_ahead(above: Token) -> bool:
    """ "Plans to meet", "has to meet": an infinitive under such a verb is yet to come."""
    lemma = above.lemma.lower()
    if lemma == "be":
        return above.tag in _PRESENT  # "they are to meet"
    return lemma in words("verbs", "ahead") or (lemma in words("verbs", "oblige") and above.tag in {"VBP", "VBZ"})
