"""How a word stands in its sentence: told as done, denied, still ahead, or left open.

"Police arrested a man" tells an arrest, "no arrests have been made" and "police have yet to arrest anyone" deny one,
"police will arrest him" expects one, "if police arrest him" leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefgen.compare.asked import asked_of_a_word
from briefgen.lexicon.wordlists import words
from briefgen.model import Token


class Mood(StrEnum):
    """Whether a deed is told as done, expected, or left open (asked, wished, possible, on a condition)."""

    DONE = "done"
    AHEAD = "ahead"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Stance:
    """``denied`` turns ``mood`` round: DONE and denied is "did not", AHEAD and denied "will not"."""

    mood: Mood
    denied: bool


_CLAUSES = {"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis", "acl", "pcomp", "csubj"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_ASKED = {"whether", "if"}


def stance(tokens: Sequence[Token], index: int) -> Stance:
    """The stance of the word at ``index``: that of its clause, and of the verbs that govern the clause.

    A question is open.  What somebody says is taken as told: who says it is for the rules to weigh.
    """
    denied, mood = False, Mood.DONE
    if tokens[-1].text == "?" or any(t.text == "?" for t in tokens[-2:]):
        return Stance(Mood.OPEN, denied)
    at, reached = index, True  # whether a "not" further up still reaches the word
    for _ in range(len(tokens)):
        denied ^= reached and negated(tokens, at) and not (at != index and _has_no(tokens, index))
        mood = _weaker(mood, _mood_of(tokens, at))
        above = tokens[at].head
        if above == at or _ends(tokens, at):
            break
        denied ^= _turned_round(tokens, at, above)
        mood = _weaker(mood, _mood_under(tokens, at, above))
        if tokens[at].dep in {"ccomp", "csubj"} and negated(tokens, above):
            return Stance(Mood.OPEN, denied)  # "it is not known how many were hurt" says nothing of the hurt
        if _tensed(tokens, at) and tokens[at].dep != "xcomp":
            break
        reached = reached and tokens[at].dep != "advcl"
        at = above
    return Stance(mood, denied)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Does nothing govern the clause of this word?  What stands over an infinitive or a noun does, a "who" does not."""
    token = tokens[at]
    if token.pos not in {"VERB", "AUX"}:
        return False
    if token.dep == "conj":
        return _tensed(tokens, at) or any(t.head == at and t.dep in _SUBJECTS for t in tokens)
    return token.dep in {"ROOT", "parataxis", "relcl"} or (token.dep == "acl" and token.tag != "VB")


def _tensed(tokens: Sequence[Token], at: int) -> bool:
    """Has the verb a tense of its own?  Then no "will" and no "not" of the clause above is its."""
    helpers = [t for t in tokens if t.head == at and t.dep in {"aux", "auxpass"} and t.text.lower() != "to"]
    return tokens[at].pos in {"VERB", "AUX"} and (tokens[at].tag in {"VBD", "VBZ", "VBP"} or bool(helpers))


def negated(tokens: Sequence[Token], at: int) -> bool:
    """Whether "not", "never", "no arrests", "nobody was" or "without" stands right at this word."""
    for i, t in enumerate(tokens):
        if t.head != at or i == at:
            continue
        if t.dep == "neg" or (t.dep != "intj" and t.lemma.lower() in words("stances", "negators")):
            return True
        beside = t.dep in _SUBJECTS | {"dobj", "attr"} and tokens[at].pos in {"VERB", "AUX"}
        if beside and (_is_nobody(t) or _has_no(tokens, i)):
            return True
    return False


def _has_no(tokens: Sequence[Token], at: int) -> bool:
    dets = [i for i, t in enumerate(tokens) if t.head == at and t.dep == "det"]
    hardly = any(
        t.head in dets and t.text.lower() in words("stances", "negators") for t in tokens
    )  # "hardly any house"
    return hardly or any(tokens[i].text.lower() in {"no", "neither"} for i in dets)


def _is_nobody(token: Token) -> bool:
    return token.text.lower() in words("stances", "nobody")


def _turned_round(tokens: Sequence[Token], at: int, above: int) -> bool:
    """ "Failed to close", "refused to name", "have yet to charge", "without arresting"."""
    word = tokens[above].lemma.lower()
    if tokens[at].dep in {"xcomp", "ccomp", "pcomp", "prep"} and word in words("stances", "undone"):
        return True
    if tokens[at].dep == "pcomp" and _keeps_from(tokens, above):
        return True
    return (
        tokens[at].dep == "xcomp"
        and any(t.head == above and t.text.lower() == "yet" for t in tokens)
        and (word in {"have", "be"})
    )


def _keeps_from(tokens: Sequence[Token], preposition: int) -> bool:
    """ "Prevented them from closing it", "cleared the baker of taking it": what follows was not done."""
    above = tokens[preposition].head
    verb = tokens[above].head if tokens[above].dep == "dobj" else above
    return tokens[verb].lemma.lower() in words("stances", "kept_from")


def _mood_of(tokens: Sequence[Token], at: int) -> Mood:
    """The mood that a verb's own helpers and conjunctions give it."""
    own = [t for i, t in enumerate(tokens) if t.head == at and i != at]
    helpers = {t.text.lower() for t in own if t.dep in {"aux", "auxpass"}}
    ahead = [t for t in own if t.start < tokens[at].start]  # "the evening before" is no condition
    marks = {t.text.lower() for t in ahead if t.dep in {"mark", "advmod"}}
    if "would" in helpers and not marks & words("stances", "conditions") and _told_ahead(tokens, at):
        return Mood.AHEAD
    if helpers & words("stances", "possible") or marks & words("stances", "conditions") or on_condition(tokens, at):
        return Mood.OPEN
    return Mood.AHEAD if helpers & words("stances", "will") else Mood.DONE


def on_condition(tokens: Sequence[Token], at: int) -> bool:
    """ "If the dam breaks, the town will be flooded": whether it is flooded is left open."""
    clauses = {i for i, t in enumerate(tokens) if t.head == at and t.dep == "advcl"}
    return any(
        t.head in clauses and t.dep == "mark" and t.text.lower() in words("stances", "suppositions") for t in tokens
    )


def only_tried(tokens: Sequence[Token], at: int) -> bool:
    """ "Tried to climb", "want the town to rebuild it", "might sell": is it only tried, wished or possible?"""
    own = [t for i, t in enumerate(tokens) if t.head == at and i != at]
    purpose = any(t.dep == "mark" and t.text.lower() == "that" for t in own) and tokens[at].dep == "advcl"
    if not purpose and any(t.dep == "aux" and t.text.lower() in words("stances", "perhaps") for t in own):
        return True
    above = tokens[at].head
    asked = tokens[at].dep in {"xcomp", "ccomp", "acl", "pcomp"} and tokens[at].tag in {"VB", "VBG"}
    return asked and above != at and tokens[above].lemma.lower() in words("stances", "tried")


def only_asked(tokens: Sequence[Token], at: int) -> bool:
    """ "Did not say whether it fell", and the "or burned" behind it: is it only asked if a clause is so?"""
    for _ in tokens:
        if any(t.head == at and t.dep == "mark" and t.text.lower() in _ASKED for t in tokens):
            return tokens[at].dep != "advcl"  # "if it falls" is a condition
        if tokens[at].dep != "conj" or tokens[at].head == at:
            return False
        at = tokens[at].head
    return False


def no_longer_held(tokens: Sequence[Token], at: int) -> bool:
    """ "Had initially believed that he did it", "was first thought to have": is it told as what was held before?"""
    for _ in range(len(tokens)):
        above = tokens[at].head
        if above == at:
            return False
        if tokens[at].dep in {"ccomp", "xcomp"} and _held_before(tokens, above):
            return True
        at = above
    return False


def told_at_first(tokens: Sequence[Token], at: int) -> bool:
    """Is what a clause states no longer held, or is its verb the one that tells it so ("was first reported to be")?"""
    below = (i for i, t in enumerate(tokens) if t.head == at and i != at and t.dep in {"ccomp", "xcomp"})
    return no_longer_held(tokens, at) or any(no_longer_held(tokens, i) for i in below)


def _held_before(tokens: Sequence[Token], at: int) -> bool:
    """Is a verb one of belief that has passed, or of what was believed or told at first?"""
    below = [i for i, t in enumerate(tokens) if t.head == at and i != at]
    believed = tokens[at].lemma.lower() in words("stances", "believed")
    if believed and any(tokens[i].dep == "aux" and tokens[i].text.lower() in {"had", "'d"} for i in below):
        return True
    beside = {tokens[i].text.lower() for i in below if tokens[i].dep in {"advmod", "prep"}}
    at_first = any(tokens[i].text.lower() == "at" and tokens[i + 1].text.lower() == "first" for i in below)
    first = at_first or bool(beside & words("stances", "at_first")) or (believed and "first" in beside)
    heard = tokens[at].lemma.lower() == "tell" and any(tokens[i].dep == "auxpass" for i in below)
    return first and (believed or heard or tokens[at].lemma.lower() in {"report", "say"})


def _told_ahead(tokens: Sequence[Token], at: int) -> bool:
    """ "She said that she would appeal": the "will" of somebody's words, told in the past, and on no condition."""
    above = tokens[tokens[at].head]
    said = tokens[at].dep == "ccomp" and above.tag in {"VBD", "VBN"} and above.lemma.lower() in words("verbs", "say")
    return said and not any(
        t.head == at and t.dep == "advcl" and any(u.text.lower() in words("stances", "conditions") for u in tokens)
        for t in tokens
    )


def _mood_under(tokens: Sequence[Token], at: int, above: int) -> Mood:
    """The mood that the governing verb or noun gives: "plans to close", "wants to close", "fears that it closed"."""
    word = tokens[above].lemma.lower()
    if tokens[at].dep not in {"xcomp", "ccomp", "acl", "dobj", "pobj", "prep", "pcomp", "advcl"}:
        return Mood.DONE
    if tokens[at].tag == "VB" and (
        tokens[at].dep == "acl" or (tokens[above].pos == "ADJ" and word not in words("stances", "ahead"))
    ):
        return Mood.OPEN  # "the way to close it", "easy to close"
    clausal = tokens[at].dep in {"xcomp", "ccomp", "acl"} and tokens[at].pos in {"VERB", "AUX"}
    asked = tokens[at].dep == "xcomp" or any(t.head == at and t.dep == "aux" and t.text.lower() == "to" for t in tokens)
    if clausal and (word in words("stances", "open") or (asked and word in words("stances", "asked"))):
        return Mood.OPEN
    if clausal and tokens[at].dep != "ccomp" and word in words("stances", "ahead"):
        return Mood.AHEAD
    infinite = tokens[at].tag == "VB" or any(t.head == at and t.text.lower() == "to" for t in tokens)
    if tokens[at].dep == "xcomp" and infinite and word == "be" and asked:
        return Mood.AHEAD  # "fares are to go up", "the final is to be played"
    return Mood.DONE


def _weaker(one: Mood, other: Mood) -> Mood:
    order = (Mood.DONE, Mood.AHEAD, Mood.OPEN)
    return max(one, other, key=order.index)


# The same of a word of a passage, which is asked in each pair that the passage stands in.
stance_in = asked_of_a_word(stance)
negated_in = asked_of_a_word(negated)
only_tried_in = asked_of_a_word(only_tried)
only_asked_in = asked_of_a_word(only_asked)
no_longer_held_in = asked_of_a_word(no_longer_held)
supposed_in = asked_of_a_word(on_condition)
