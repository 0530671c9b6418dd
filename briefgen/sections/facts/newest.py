"""A fact that moved is told as it stands now: "at least six" and not "at least two", where both sentences tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.model import AnnotatedSentence, Citation, Claim, Difference, Fact, Reading
from briefgen.sections.facts.facts import READABLE_WORDS, mostly_quoted, stands_alone


def told_by_newest(
    facts: Sequence[Fact], differences: Sequence[Difference], claims: Sequence[Claim]
) -> tuple[Fact, ...]:
    """The facts, each told by a sentence of the newest position where its own stands in an older one of an update.

    Only a sentence that may tell a fact at all takes the place: it stands alone, is short, and is nobody's words.

    >>> told_by_newest((), (), ())
    ()
    """
    sentences = {_key(c.sentence): c.sentence for c in claims if c.whole}
    updates = [d for d in differences if d.reading is Reading.UPDATE]
    told = {fact.text for fact in facts}
    return tuple(_moved(fact, updates, sentences, told) for fact in facts)


def _moved(
    fact: Fact,
    updates: Sequence[Difference],
    sentences: Mapping[tuple[str, str], AnnotatedSentence],
    told: set[str],
) -> Fact:
    """The fact with the newest sentence first, unless that one tells another fact already."""
    for update in updates:
        *older, newest = ({(c.article, c.sentence) for c in p.citations} for p in update.positions)
        if not any(_cited(fact.citations[0]) in position for position in older):
            continue
        for cited in fact.citations[1:]:
            sentence = sentences.get(_cited(cited))
            free = cited.text not in told and sentence is not None and _tells(sentence)
            if _cited(cited) in newest and free:
                told.add(cited.text)
                rest = tuple(c for c in fact.citations if c is not cited)
                return replace(fact, text=cited.text, citations=(cited, *rest))
    return fact


def _tells(sentence: AnnotatedSentence) -> bool:
    short = len(sentence.sentence.text.split()) <= READABLE_WORDS
    return short and stands_alone(sentence) and not mostly_quoted(sentence)


def _cited(citation: Citation) -> tuple[str, str]:
    return citation.article, citation.sentence


def _key(sentence: AnnotatedSentence) -> tuple[str, str]:
    return sentence.article, sentence.sentence.id
