"""What a witness speaks of without saying it: by a noun that it denies, by silence, by a correction, as a habit.

And what it leaves out: a death of which it has no word.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compare.asked import asked_once
from briefgen.compare.clauses import clauses_of
from briefgen.compare.doers import is_person
from briefgen.compare.stance import Mood, stance_in
from briefgen.lexicon.wordlists import words
from briefgen.model import Quantity
from briefgen.model.comparison import Clash, ClashKind, Passage, Proposition, View
from briefgen.values.quantity import differ

# Linked verbs above this likeness tell one deed.
ONE_DEED = 0.6
_SAID_TO_BE = ("attr", "acomp", "oprd")


def denied_by_a_noun(view: View, proposition: Proposition) -> Iterator[Clash]:
    """ "Claimed the prize" / "made no claim to the prize": a deed told by a verb here and denied by its noun there."""
    here, there = view.claim.tokens, view.witness.tokens
    told = here[proposition.head]
    if told.pos == "VERB" and not stance_in(view.claim, proposition.head).denied:
        for i in _denied_nouns(view.witness):
            if there[i].lemma.lower() == told.lemma.lower():
                yield Clash(ClashKind.POLARITY, (told.start, told.end), (there[i].start, there[i].end))
    for i in _denied_nouns(view.claim):
        for at, token in enumerate(there):
            same = token.pos == "VERB" and token.lemma.lower() == here[i].lemma.lower()
            if i in proposition.inside and same and not stance_in(view.witness, at).denied:
                yield Clash(ClashKind.POLARITY, (here[i].start, here[i].end), (token.start, token.end))


@asked_once
def _denied_nouns(passage: Passage) -> list[int]:
    """The nouns that are the whole of a denied deed: the "claim" of "made no claim", "no arrest was made"."""
    tokens = passage.tokens
    return [
        i
        for i, token in enumerate(tokens)
        if token.pos == "NOUN"
        and token.dep in {"dobj", "nsubjpass", "attr"}
        and tokens[token.head].lemma.lower() in words("stances", "light")
        and stance_in(passage, i).denied
    ]


def clashing_silence(view: View, proposition: Proposition) -> Iterator[Clash]:
    """ "The lender confirmed the sale" / "the lender has been silent about the sale"."""
    told = view.claim.tokens[proposition.head]
    subject = clauses_of(view.claim).subject(proposition.head)
    if told.pos != "VERB" or told.lemma.lower() not in words("verbs", "say") or subject is None:
        return
    name = view.claim.tokens[subject].lemma.lower()
    for i in _silent(view.witness):
        who = clauses_of(view.witness).subject(view.witness.tokens[i].head)
        if who is not None and (view.across.get(subject) == who or view.witness.tokens[who].lemma.lower() == name):
            other = view.witness.tokens[i]
            yield Clash(ClashKind.POLARITY, (told.start, told.end), (other.start, other.end))


@asked_once
def _silent(passage: Passage) -> list[int]:
    return [
        i
        for i, token in enumerate(passage.tokens)
        if token.lemma.lower() in words("stances", "silent")
        and token.dep in {"acomp", "oprd"}
        and not stance_in(passage, token.head).denied
    ]


def clashing_corrections(view: View, proposition: Proposition) -> Iterator[Clash]:
    """ "Is 4 years old" / "is 3 years old, not 4": a number that the witness has only to take it back."""
    ours = [q for q in view.claim.sentence.quantities if proposition.has(q.start)]
    for one in ours:
        for other in view.witness.sentence.quantities:
            if _instead(view.witness, other) and not _instead(view.claim, one) and _one_value(one, other):
                yield Clash(ClashKind.NUMBER, (one.start, one.end), (other.start, other.end))


def _one_value(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and not differ(one, other, running=True)


@asked_once
def _instead(passage: Passage, quantity: Quantity) -> bool:
    """Does "not", "instead of" or "rather than" stand right before a number?"""
    before = passage.text[: quantity.start].lower().split()[-2:]
    return bool(before) and (before[-1] == "not" or " ".join(before) in words("stances", "instead"))


def clashing_habits(view: View, proposition: Proposition, there: int) -> Iterator[Clash]:
    """ "Such barges usually sink" / "the barge will sink": what is so as a rule, and one deed."""
    here = _habit(view.claim, proposition.head)
    other = _habit(view.witness, there)
    if here != other:
        a, b = view.claim.tokens[proposition.head], view.witness.tokens[there]
        yield Clash(ClashKind.STAGE, (a.start, a.end), (b.start, b.end))


@asked_once
def _habit(passage: Passage, verb: int) -> bool:
    """Is a verb, or one that governs it, told as what is usually so?"""
    at = verb
    for _ in passage.tokens:
        if any(passage.tokens[i].lemma.lower() in words("stances", "habits") for i in passage.tree.children(at)):
            return True
        if passage.tokens[at].head == at:
            return False
        at = passage.tokens[at].head
    return False


def leaves_out_a_death(view: View, proposition: Proposition, there: int | None) -> bool:
    """ "Roe was killed on the quay" / "Roe had been shot on the quay": is somebody's death told, and has the witness no
    word of it?  Or the other way round, where the witness does not tell the deed either ("the crew found Roe on the
    quay" / "Roe was killed on the quay").

    ``there`` is the head of the witness's clause that says most of the claim.  How a death is told varies too much for
    a likeness of words: "killed" is as near to "shot" as it is to "died".
    """
    if _tells_a_death(view.claim, proposition.head):
        return not _speaks_of_death(view.witness)
    told = any(k.a == proposition.head and k.likeness >= ONE_DEED for k in view.links)
    dies = there is not None and not told and _tells_a_death(view.witness, there)
    return dies and not _speaks_of_death(view.claim)


@asked_once
def _tells_a_death(passage: Passage, verb: int) -> bool:
    """Does a verb, or what it says somebody is, tell that a person is dead?  A bill that was killed is none."""
    tree = clauses_of(passage)
    said = stance_in(passage, verb)
    if not tree.is_verb(verb) or said.denied or said.mood is not Mood.DONE:
        return False
    dies = tree.lemma(verb) in words("stages", "died")
    beside = any(tree.lemma(i) in words("stages", "dead") for i in tree.children(verb, *_SAID_TO_BE))
    patient = tree.patient(verb) if dies else None
    who = tree.subject(verb) if patient is None else patient
    return (dies or beside) and (is_person(passage, who) or _counts_the_dead(passage, who))


def _counts_the_dead(passage: Passage, index: int | None) -> bool:
    """ "Two sailors", "60": is a word part of a count of those who were killed?"""
    at = -1 if index is None else passage.tokens[index].start
    return any(q.state == "killed" and q.start <= at < q.end for q in passage.sentence.quantities)


@asked_once
def _speaks_of_death(passage: Passage) -> bool:
    """Is there any word for a death or for the dead, or a count of them?"""
    known = frozenset[str]().union(*(words("stages", group) for group in ("died", "dead", "deadly", "mortal")))
    return any(token.lemma.lower() in known or token.text.lower() in known for token in passage.tokens)
