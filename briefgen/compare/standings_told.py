"""The sides of a matter as sentences tell them (see ``standings.py``): which side, of whom, and about what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefgen.compare.parties import Parties, Party, tokens_above
from briefgen.compare.stance import Mood, stance
from briefgen.compare.statuses import linked
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Token


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of a matter as a sentence tells it: which side, of whom, with which nouns, and what else it is about."""

    sentence: AnnotatedSentence
    one: bool
    span: tuple[int, int]
    parties: tuple[Party, ...]
    rank: int
    nouns: frozenset[str]
    beside: frozenset[str]
    topics: frozenset[str]
    about: frozenset[str]

    @property
    def article(self) -> str:
        """The article that tells it."""
        return self.sentence.article


def tellings(parties: Parties, sentence: AnnotatedSentence, rank: int, case: Mapping[str, Any]) -> list[Telling]:
    """The tellings of one matter, an entry of ``standings.yml``, in a sentence; ``rank`` is its place in the article.

    "The driver was unhurt." gives one for the matter "hurt": the other side, of the driver.
    """
    tokens, terms = sentence.tokens, term_of_each(sentence)
    lemmas = {t.lemma.lower() for t in tokens} | {t.text.lower() for t in tokens}
    if lemmas & set(case.get("not_beside", ())):
        return []
    found: dict[tuple[int, bool], Telling] = {}
    for one in (True, False):
        for befalls, lone, pattern in _patterns(tuple(case["one" if one else "other"])):
            if not all(any(w in lemmas for w in word.split("|")) for word in pattern):
                continue
            for chain in linked(tokens, pattern, lone=lone):
                top = _top(tokens, chain)
                side = _which(tokens, chain, top, one, case)
                if side is None or (befalls and not _befalls(tokens, top)) or not _nouns_told(tokens, chain, case):
                    continue
                who = _whom(tokens, top, befalls)
                cues = {terms[i] for i in chain}
                telling = Telling(
                    sentence,
                    side,
                    _span(tokens, chain, top),
                    _parties(parties, sentence, who, top, case),
                    rank,
                    frozenset(t for i in chain if tokens[i].pos in {"NOUN", "PROPN"} and (t := terms[i])),
                    _beside(tokens, terms, chain),
                    _topics(tokens, terms, chain),
                    frozenset(t for t in terms if t and t not in cues),
                )
                found.setdefault((top, side), telling)
    return list(found.values())


@cache
def _patterns(entries: tuple[str, ...]) -> tuple[tuple[bool, bool, list[str]], ...]:
    """Whether the words befall an object, whether one alone may be no verb, and the words."""
    return tuple((e.startswith(">"), e.startswith("="), e.lstrip(">=").split()) for e in map(str, entries))


def _nouns_told(tokens: Sequence[Token], chain: Sequence[int], case: Mapping[str, Any]) -> bool:
    """Where both sides must share a thing, the words need a noun: "voted to put it off" puts no vote."""
    loose = case.get("same") not in {"content", "noun"} or len(chain) == 1
    return loose or any(tokens[i].pos in {"NOUN", "PROPN"} for i in chain)


def _parties(
    parties: Parties, sentence: AnnotatedSentence, who: int | None, top: int, case: Mapping[str, Any]
) -> tuple[Party, ...]:
    """Of whom it is told; where ``speaks`` says so, also who says it of his own house ("said the government would")."""
    members = [who] if who is not None else []
    tokens = sentence.tokens
    if case.get("speaks") and tokens[top].dep == "ccomp":
        members += [i for i, t in enumerate(tokens) if t.head == tokens[top].head and t.dep == "nsubj"]
    return tuple(p for i in members if (p := parties.of(sentence, i)) is not None)


def _top(tokens: Sequence[Token], chain: Sequence[int]) -> int:
    verbs = [i for i in chain if tokens[i].pos in {"VERB", "AUX"}]
    if not any(tokens[i].text.lower() == "to" for i in chain):  # "is to blame" is told by its "is"
        verbs = [i for i in verbs if tokens[i].lemma != "be"] or verbs
    return next(iter(verbs or [i for i in chain if tokens[i].head not in chain or tokens[i].head == i]))


def _which(tokens: Sequence[Token], chain: Sequence[int], top: int, one: bool, case: Mapping[str, Any]) -> bool | None:
    """Which side is told (True: the one); None where it is left open."""
    how = stance(tokens, top)
    denied, mood = how.denied, how.mood
    if case.get("could") and denied and any(t.head == top and t.lemma.lower() in {"can", "could"} for t in tokens):
        mood = Mood.DONE  # "could not rule it out"
    if tokens[top].dep == "acl" and any(t.head == top and t.text.lower() == "to" for t in tokens):
        return None  # "the right to be asked"
    if (out := _ruled_out(tokens, top)) is not None:
        if stance(tokens, out).denied or stance(tokens, out).mood is Mood.OPEN:
            return None
        denied = not denied
    elif _by_verb(tokens, top):
        denied, mood = not denied, Mood.DONE
    elif not denied and _none_of(tokens, chain, top):
        denied = True
    if mood is Mood.OPEN or (mood is Mood.AHEAD and not case.get("ahead")):
        return None
    if case.get("must_be_ahead") == ("one" if one else "other") and mood is not Mood.AHEAD:
        return None
    if not denied:
        return one
    return not one if case.get("flips") == ("one" if one else "other") else None


def _ruled_out(tokens: Sequence[Token], top: int) -> int | None:
    """The verb of "ruled out job cuts", which denies its object."""
    above = tokens[top].head
    out = any(t.head == above and t.text.lower() == "out" for t in tokens)
    return above if tokens[top].dep == "dobj" and out and tokens[above].lemma.lower() == "rule" else None


def _beside(tokens: Sequence[Token], terms: Sequence[str | None], chain: Sequence[int]) -> frozenset[str]:
    """What stands beside the nouns of the words: "smoke" of "the smoke alarm sounded"."""
    return frozenset(
        t
        for i, u in enumerate(tokens)
        if u.head in chain and i not in chain and u.dep in {"compound", "amod"} and (t := terms[i])
        if tokens[u.head].pos in {"NOUN", "PROPN"}
    )


def _topics(tokens: Sequence[Token], terms: Sequence[str | None], chain: Sequence[int]) -> frozenset[str]:
    """What the words are said to be about: "brakes" of "complained about the brakes"."""
    members = {i for i, t in enumerate(tokens) if t.head in chain and t.text.lower() in {"about", "over", "against"}}
    while more := {i for i, t in enumerate(tokens) if t.head in members} - members:
        members |= more
    return frozenset(t for i in members if (t := terms[i]))


def _by_verb(tokens: Sequence[Token], top: int) -> bool:
    """ "Denied having used force", "denied that she had asked to go"."""
    chain = tokens_above(tokens, top)
    return any(
        tokens[i].lemma.lower() in {"deny", "dispute", "refute", "rebut"} and tokens[i].pos == "VERB" and i != top
        for i in chain
    )


def _none_of(tokens: Sequence[Token], chain: Sequence[int], top: int) -> bool:
    """ "Not one page left", "no such promise": beside a noun of the words, or of the subject."""
    nouns = {i for i in chain if i != top} | {i for i, t in enumerate(tokens) if t.head == top and t.dep == "nsubj"}
    near = {i for i, t in enumerate(tokens) if t.head in nouns} | nouns
    return any(
        t.text.lower() in {"no", "not"}
        and t.head in near
        and i not in chain
        and t.dep in {"det", "neg", "advmod", "preconj"}
        for i, t in enumerate(tokens)
    ) and not any(t.head == top and t.dep == "neg" for t in tokens)


def _befalls(tokens: Sequence[Token], top: int) -> bool:
    """Is it told of an object: in the passive, with an object, or as a participle beside a noun?"""
    deps = {t.dep for i, t in enumerate(tokens) if t.head == top and i != top}
    return (
        bool(deps & {"nsubjpass", "dobj", "auxpass"})
        or tokens[top].dep in {"acl", "relcl", "conj"}
        or (tokens[top].tag in {"VBN", "VB"})
    )


def _whom(tokens: Sequence[Token], top: int, befalls: bool) -> int | None:
    """The word for the party: what it befalls, or whose deed or state it is."""
    own = {t.dep: i for i, t in reversed(list(enumerate(tokens))) if t.head == top and i != top}
    if befalls:
        if "nsubjpass" in own or "dobj" in own:
            return own.get("nsubjpass", own.get("dobj"))
        if "ccomp" in own:  # "asked her to go"
            return next((i for i, t in enumerate(tokens) if t.head == own["ccomp"] and t.dep == "nsubj"), None)
        if tokens[top].dep == "acl":
            return tokens[top].head
    elif "nsubj" in own and tokens[top].pos in {"VERB", "AUX"}:
        return own["nsubj"]
    elif "nsubjpass" in own:
        return own.get("agent")
    elif "poss" in own:
        return own["poss"]
    return _above(tokens, top)


def _above(tokens: Sequence[Token], at: int) -> int | None:
    """The subject of the verb that a second verb, an infinitive, an adjective or a phrase hangs on."""
    of = [i for i, t in enumerate(tokens) if t.head == at and t.text.lower() == "of" and tokens[at].pos == "NOUN"]
    for i, t in enumerate(tokens):
        if t.head in of and t.dep == "pobj":
            return i
    for _ in range(len(tokens)):
        above = tokens[at].head
        if above == at:
            return None
        subjects = [i for i, t in enumerate(tokens) if t.head == above and t.dep in {"nsubj", "nsubjpass"}]
        if subjects and tokens[above].pos in {"VERB", "AUX"}:
            return subjects[0]
        if tokens[at].dep in {"acl", "amod"} and tokens[above].pos in {"NOUN", "PROPN"}:
            return above
        at = above
    return None


def _span(tokens: Sequence[Token], chain: Sequence[int], top: int) -> tuple[int, int]:
    """From the first to the last of the words, with the helpers of the verb."""
    members = set(chain) | {
        i for i, t in enumerate(tokens) if t.head == top and t.dep in {"aux", "auxpass", "neg"} and abs(i - top) <= 4
    }
    return tokens[min(members)].start, tokens[max(members)].end
