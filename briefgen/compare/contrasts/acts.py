"""Which act a time or a place hangs on, and when two sentences tell one act.

"The shooting occurred at noon" dates a shooting; "officers were called at noon" a call.  Two acts are one where the
same thing happens, or the same verb befalls or is done by the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.persons import Known, besides, who_is
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with its subject and its object; ``happens`` says that it only tells that its subject took place."""

    sentence: AnnotatedSentence
    verb: int
    lemma: str
    happens: bool
    passive: bool
    subject: int | None
    subject_words: str
    subject_key: str
    object_key: str
    object_words: str

    @property
    def parties(self) -> tuple[str, str]:
        """Who does it and whom it befalls, by their keys: the same for "a barge struck the dam" as for its passive."""
        return (self.object_key, self.subject_key) if self.passive else (self.subject_key, self.object_key)

    @property
    def key(self) -> str:
        """The act in few words, for the key of a question."""
        return f"{self.subject_key if self.happens else self.lemma}"

    @property
    def told(self) -> bool:
        """Does it say by a noun who or what its subject is, so that a question can be asked of it?"""
        return self.subject is not None and self.sentence.tokens[self.subject].pos != "PRON"

    def question(self, opening: str) -> str:
        """The question that a time or place of the act answers, in the article's words."""
        if self.happens:
            return f"{opening} did {low(self.subject_words)} happen?"
        told = self.sentence.tokens[self.verb]
        if self.passive:
            many = self.subject is not None and self.sentence.tokens[self.subject].tag in {"NNS", "NNPS"}
            return f"{opening} {'were' if many else 'was'} {low(self.subject_words)} {told.text}?"
        behind = f" {low(self.object_words)}" if self.object_words else ""
        return f"{opening} did {low(self.subject_words)} {told.lemma.lower()}{behind}?"


_OPENING = frozenset({"The", "A", "An", "His", "Her", "Their", "This", "One", "He", "She", "They", "It"})


def low(text: str) -> str:
    """The words inside a question: "The shooting" is "the shooting"; names keep their capitals."""
    first, _, rest = text.partition(" ")
    return (
        f"{first.lower()} {rest}".strip() if first in {"The", "A", "An", "His", "Her", "Their", "This", "One"} else text
    )


def act_of(ground: Ground, tree: Clauses, start: int, end: int) -> Act | None:
    """The act that a time or place hangs on; None where it is not told as done, or has no subject."""
    verb = tree.verb_of_time(start, end)
    verb = _struck_then(tree, start, end) if verb is None else verb
    if verb is None or tree.lemma(verb) in words("verbs", "say"):
        return None
    how = stance(tree.tokens, verb)
    if how.denied or how.mood is not Mood.DONE:
        return None
    subject = tree.subject(verb)
    if subject is None or besides(tree, subject):
        return None
    happens = tree.lemma(verb) in words("acts_alike", "happen")
    patient = tree.patient(verb) if not tree.passive(verb) else tree.agent(verb)
    text = tree.sentence.text
    return Act(
        tree.sentence,
        verb,
        tree.lemma(verb),
        happens,
        tree.passive(verb),
        subject,
        text[slice(*tree.phrase(subject))],
        _key(ground, tree, subject),
        _key(ground, tree, patient) if patient is not None else "",
        text[slice(*tree.phrase(patient))] if patient is not None else "",
    )


def _struck_then(tree: Clauses, start: int, end: int) -> int | None:
    """ "Was struck by a barge on Tuesday", "struck the dam on Tuesday": a barge or a dam has no day, the blow has."""
    at = tree.head_of(start, end)
    noun = None if at is None else tree.tokens[tree.tokens[at].head].head
    if noun is None or tree.tokens[noun].dep not in {"dobj", "pobj"}:
        return None
    verb = tree.verb_above(noun)
    struck = verb is not None and tree.lemma(verb) in words("stages", "struck") | words("stages", "seized")
    return verb if struck and noun in {tree.agent(verb or 0), tree.patient(verb or 0)} else None


def _key(ground: Ground, tree: Clauses, at: int) -> str:
    who = who_is(ground, tree, at)
    return who.key if who is not None and who.known is Known.NAME else tree.lemma(at)


def one_act(ground: Ground, a: Act, b: Act) -> str | None:
    """Why two acts are one, in words; None where they may be two."""
    if a.happens and b.happens and a.subject_key == b.subject_key and not _parted(ground, a, b):
        return f"Both tell when the {a.subject_key} happened."
    if _parted(ground, a, b):
        return None
    near = ground.likeness(a.sentence, b.sentence)
    if near >= NEAR and a.lemma == b.lemma and a.parties == b.parties and not a.happens and _once(a):
        return f"The sentences lie near each other, and both date that “{a.lemma}”, of the same ones."
    if core(a) and core(b) and near >= NEAR:
        return "The sentences lie near each other, and each dates what happened."
    return None


def _once(act: Act) -> bool:
    """Is it told who did it to whom, or is it what befalls a thing once ("the rocket exploded")?

    Who speaks or meets does so again; one who struck another may not, on the day before.
    """
    both = all(act.parties) and act.lemma in words("stages", "struck") | words("stages", "died")
    return both or (act.subject is not None and act.lemma in words("acts_alike", "once"))


def core(act: Act) -> bool:
    """Does the act tell the event itself: it happened, or somebody was struck?"""
    if act.happens:
        return True
    struck = words("stages", "struck") | words("stages", "hurt") | words("stages", "died")
    return act.passive and act.lemma in struck


# Likeness from which "a man was shot" and "Dana Fell was shot" are one.
NEAR = 0.5


def _parted(ground: Ground, a: Act, b: Act) -> bool:
    """Do the sentences name different people as struck, or lies one of them in the past of its article?"""
    return ground.older(a.sentence) or ground.older(b.sentence)


def question(opening: str, a: Act, b: Act) -> str | None:
    """The question that both acts answer, in the words of the one that can be asked; None where none can."""
    return next((x.question(opening) for x in (a, b) if x.told), None)
