"""Whether a time in a sentence is that of the event itself, or of the call that followed it."""

from __future__ import annotations

from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence

_CLIMB = 6


def call_or_deed(sentence: AnnotatedSentence, start: int) -> bool | None:
    """Whether the verb above a time is a call (True) or the event (False); None where it is neither."""
    tokens = sentence.tokens
    index = next((i for i, t in enumerate(tokens) if t.end > start), None)
    if index is None:
        return None
    for _ in range(_CLIMB):
        if tokens[index].pos in {"VERB", "AUX"}:
            break
        if tokens[index].head == index:
            return None
        index = tokens[index].head
    verb = tokens[index]
    lemma = verb.lemma.lower()
    if verb.pos not in {"VERB", "AUX"} or any(t.head == index and t.dep == "neg" for t in tokens):
        return None
    if lemma in words("hours", "called"):
        return True
    if lemma in words("hours", "happens") | words("hours", "places") and _is_event(sentence, index):
        return False
    return False if _when_it_happened(sentence, start) else None


def _when_it_happened(sentence: AnnotatedSentence, start: int) -> bool:
    """ "Was standing outside at 9 p.m. when a car drove by and began firing": the event stands behind "when"."""
    tokens = sentence.tokens
    when = next((i for i, t in enumerate(tokens) if t.start > start and t.text.lower() == "when"), None)
    return when is not None and any(
        t.pos == "VERB" and t.lemma.lower() in words("hours", "happens") and _is_event(sentence, i)
        for i, t in enumerate(tokens)
        if i > when
    )


def _is_event(sentence: AnnotatedSentence, verb: int) -> bool:
    """ "Opened fire" and "the fire began" are the event, "the shop opened" and "the game began" are not."""
    tokens = sentence.tokens
    lemma = tokens[verb].lemma.lower()
    if lemma in {"happen", "occur"}:
        return True
    if lemma == "fire" and any(t.head == verb and t.dep == "auxpass" for t in tokens):
        return any(
            t.head == verb and t.dep == "nsubjpass" and t.lemma.lower() in words("hours", "shots") for t in tokens
        )
    if lemma not in words("hours", "needs"):
        return True
    kin = [t for t in tokens if t.head == verb and t.dep in {"dobj", "xcomp", "conj"}]
    subjects = [t for t in tokens if t.head == verb and t.dep in {"nsubj", "nsubjpass"}]
    return any(t.lemma.lower() in words("hours", "completed_by") for t in kin) or any(
        t.lemma.lower() in words("hours", "events") for t in subjects
    )
