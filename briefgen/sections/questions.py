"""The questions of a report that no source answers: who, what, when, where, why, how.

Precision first: a question counts as answered as soon as any article has anything that might answer it, and nothing is
said of a story with an article that was not read for its language.  What would answer it:

======  ==============================================================================================
who     a person, a body or a group is named, or somebody acts ("a driver told")
what    a sentence has a verb
when    a date, a weekday, a time of day or any other time expression ("recently"); a tense tells nothing
where   a place is named, or told without a name ("near the bridge")
why     a word of cause, purpose, reason or motive, or a purpose in the syntax ("to warn the ships")
how     a word of means or manner ("by", "with", "using"), or an adverb of manner
======  ==============================================================================================

The six questions are those of Hamborg et al., "Giveme5W1H" (2019); the evidence here is far wider than theirs, since
they look for the best answer and we for the absence of any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache

from briefgen.lexicon.wordlists import groups_of
from briefgen.likeness.terms import country_of
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, NameKind
from briefgen.sections.gaps import told_unknown


class Slot(StrEnum):
    """The questions that a report answers."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    HOW = "how"


_ACTORS = {NameKind.PERSON, NameKind.BODY, NameKind.GROUP}
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_NOBODY = {"it", "that", "this", "there", "which", "what"}
# Fewer sentences in all the articles together are a note, and silence in a note means nothing.
FEWEST_SENTENCES = 8


def unanswered(articles: Sequence[AnnotatedArticle], *, all_read: bool = True) -> tuple[Slot, ...]:
    """The questions for which no article has any candidate, in the order of `Slot`.

    Empty where an article was not read for its language (``all_read`` is False), where there is no article, and where
    all articles together have fewer than 8 sentences.
    """
    every = [s for a in articles for s in a.sentences if s.kind is not BlockKind.CAPTION]
    body = [s for s in every if s.kind is not BlockKind.HEADING]
    if not all_read or not all(a.compared for a in articles) or len(body) < FEWEST_SENTENCES:
        return ()
    return tuple(slot for slot in Slot if not any(candidate(slot, s) for s in every))


def candidate(slot: Slot, sentence: AnnotatedSentence) -> bool:
    """Does a sentence have anything that might answer a question?

    "She broke the window with a hammer." has it for who, what and how; a sentence that says that the answer is not
    known ("It was not clear why") has none for why and how.
    """
    if slot is Slot.WHO:
        return any(n.kind in _ACTORS for n in sentence.names) or _somebody(sentence)
    if slot is Slot.WHAT:
        return any(t.pos == "VERB" for t in sentence.tokens)
    if slot is Slot.WHEN:
        return bool(sentence.times) or _has(slot, sentence)
    if slot is Slot.WHERE:
        named = any(n.kind is NameKind.PLACE or country_of(n.text) for n in sentence.names)
        return named or _has(slot, sentence)
    if told_unknown(sentence) is not None:
        return _has(slot, sentence, beside=True)
    return _has(slot, sentence) or (_purpose(sentence) if slot is Slot.WHY else _manner(sentence))


def _somebody(sentence: AnnotatedSentence) -> bool:
    return any(
        t.dep in _SUBJECTS and t.pos in {"NOUN", "PROPN", "PRON"} and t.text.lower() not in _NOBODY
        for t in sentence.tokens
    )


def _has(slot: Slot, sentence: AnnotatedSentence, *, beside: bool = False) -> bool:
    """A word of the list; ``beside`` the question word itself, which stands in a sentence about what is not known."""
    found = (m.group().lower() for m in _pattern(slot).finditer(sentence.text))
    return any(not beside or word not in _asking(slot) for word in found)


def _asking(slot: Slot) -> Iterable[str]:
    """ "Why", "the cause", "the motive": in "the cause is not known" they answer nothing."""
    return {Slot.WHY: ("why", "cause", "reason", "reasons", "motive", "motives"), Slot.HOW: ("how", "means")}.get(
        slot, ()
    )


def _purpose(sentence: AnnotatedSentence) -> bool:
    """ "Rang the bell to warn the ships": an infinitive that hangs on a verb as its purpose."""
    tokens = sentence.tokens
    infinitives = (
        t for i, t in enumerate(tokens) if t.tag == "VB" and any(o.head == i and o.tag == "TO" for o in tokens)
    )
    return any(
        t.dep in {"advcl", "acl", "relcl"}
        or (t.dep == "xcomp" and any(o.head == t.head and o.dep == "dobj" for o in tokens))
        for t in infinitives
    )


def _manner(sentence: AnnotatedSentence) -> bool:
    return any(t.pos == "ADV" and t.text.lower().endswith("ly") for t in sentence.tokens)


@cache
def _pattern(slot: Slot) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(groups_of('slots')[slot.value])})\b", re.IGNORECASE)
