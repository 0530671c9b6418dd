"""One says that it was no swap (accident, hostage-taking, ...), another calls it one.

The denying sentence is of the form "this is not a swap", "there is no secret annex"; the other article uses the noun
for the event as a matter of course ("its role in the swap"), with one of the same words beside it where there are any.
Where the denying words are somebody's, the difference is a denial, where they are the outlet's own, a contradiction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood, stance
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "One calls it by this word; another says that it is nothing of the kind."


@dataclass(frozen=True, slots=True)
class _Use:
    """A noun in a sentence, with the lemmas of the words that stand beside it."""

    sentence: AnnotatedSentence
    at: int
    noun: str
    beside: frozenset[str]


def calls(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each noun that one article denies of the event and another uses for it."""
    sentences = [s for s in matter.sentences if not older(matter, s)]
    denied: dict[str, list[_Use]] = {}
    for use in (u for s in sentences for u in _denied(s)):
        denied.setdefault(use.noun, []).append(use)
    found = []
    for noun, against in denied.items():
        used = [u for s in sentences for u in _used(s, noun) if any(_same(u, a) for a in against)]
        against += [u for u in used if _doubted(u)]
        used = _claiming(used, against)
        if len({u.sentence.article for u in (*used, *against)}) > 1 and used:
            kind = DifferenceKind.DENIAL if _answered(used, against) else DifferenceKind.CONTRADICTION
            topic = f"So or not? {_phrase(against[0])}"
            found.append(difference(matter, kind, topic, RULE, [_side(used), _side(against)]))
    return tuple(found)


def _claiming(used: Sequence[_Use], against: Sequence[_Use]) -> list[_Use]:
    """The uses that claim it, accusations first: an article that prints the denial may print whom it answers, too.

    "Asked about reports of a swap" claims nothing.
    """
    denying = {u.sentence.article for u in against}
    doubted = {u.sentence.sentence.id for u in against}
    claims = [u for u in used if u.sentence.sentence.id not in doubted and not _talk(u)]
    accused = [u for u in claims if u.sentence.accuses]
    return accused + [u for u in claims if not u.sentence.accuses and u.sentence.article not in denying]


def _answered(used: Sequence[_Use], against: Sequence[_Use]) -> bool:
    """Is it somebody's answer to a claim ("this is not a swap", said the minister), not just another telling?"""
    if not all(u.sentence.attributions or u.sentence.quotations for u in against):
        return False
    claimed = any(u.sentence.accuses or u.sentence.denies for u in used)
    return claimed or any(u.sentence.quotations for u in against)


def _denied(sentence: AnnotatedSentence) -> list[_Use]:
    """The nouns after "is not a", "there was no"."""
    found = []
    tokens = sentence.tokens
    for i, t in enumerate(tokens):
        if (
            t.pos != "NOUN"
            or t.dep != "attr"
            or tokens[t.head].lemma != "be"
            or t.lemma.lower() in words("stances", "idle")
        ):
            continue
        use = _use(sentence, i)
        beside = {u.text.lower() for u in tokens if u.head == i and u.dep == "det"}
        indefinite = bool(beside & {"a", "an", "no", "any"})
        how = stance(tokens, i)
        if (
            indefinite
            and not _of_a_person(tokens, t.head)
            and how.denied
            and how.mood is Mood.DONE
            and not use.beside & words("stances", "idle_modifiers")
        ):
            found.append(use)
    return found


def _of_a_person(tokens: Sequence[Token], verb: int) -> bool:
    """ "She is not a coach": what somebody is, is no event that another might call so."""
    subjects = [t for t in tokens if t.head == verb and t.dep == "nsubj"]
    return any(t.pos == "PROPN" or t.text.lower() in words("stances", "somebody") for t in subjects)


def _used(sentence: AnnotatedSentence, noun: str) -> list[_Use]:
    """The places where a sentence uses the noun and does not deny it."""
    tokens = sentence.tokens
    found = []
    for i, t in enumerate(tokens):
        if t.pos == "NOUN" and t.lemma.lower() == noun and t.dep != "compound":
            how = stance(tokens, i)
            if not how.denied and how.mood is Mood.DONE:
                found.append(_use(sentence, i))
    return found


def _use(sentence: AnnotatedSentence, at: int) -> _Use:
    tokens = sentence.tokens
    beside = {t.lemma.lower() for t in tokens if t.head == at and t.dep in {"compound", "amod", "nmod"}}
    of = [i for i, t in enumerate(tokens) if t.head == at and t.text.lower() == "of"]
    beside |= {t.lemma.lower() for t in tokens if t.head in of and t.dep == "pobj"}
    return _Use(sentence, at, tokens[at].lemma.lower(), frozenset(beside))


def _same(use: _Use, against: _Use) -> bool:
    return not against.beside or bool(use.beside & against.beside)


def _doubted(use: _Use) -> bool:
    """ "A false report of hostage-taking", "denied rumours of a swap": the noun is used to doubt it.

    Not where it says whose claim it is ("dismissed the firm's concerns about antitrust issues"): that tells both.
    """
    tokens, at = use.sentence.tokens, use.at
    for _ in range(len(tokens)):
        above = tokens[at].head
        own = [t for t in tokens if t.head == at]
        if any(t.lemma.lower() in words("verbs", "doubt") for t in own):
            return True
        if any(t.dep == "poss" for t in own):
            return False
        if tokens[at].lemma.lower() in words("verbs", "deny"):
            return True
        if above == at or tokens[at].pos == "VERB":
            return False
        at = above
    return False


def _talk(use: _Use) -> bool:
    """Is it only talked of: "reports of a swap", "rumours of a swap"?"""
    tokens, at = use.sentence.tokens, use.at
    while tokens[at].head != at and tokens[at].pos != "VERB":
        at = tokens[at].head
        if tokens[at].lemma.lower() in words("stances", "talk"):
            return True
    return False


def _phrase(use: _Use) -> str:
    """The noun with what stands before it, "a" and "no" aside, as it is written."""
    tokens = use.sentence.tokens
    first = min(
        [i for i, t in enumerate(tokens) if t.head == use.at and t.dep in {"compound", "amod", "nmod"} and i < use.at]
        + [use.at]
    )
    return use.sentence.sentence.text[tokens[first].start : tokens[use.at].end]


def _side(uses: Sequence[_Use]) -> Side:
    cited = [cite(u.sentence, (u.sentence.tokens[u.at].start, u.sentence.tokens[u.at].end)) for u in uses]
    return Side(uses[0].sentence.sentence.text, tuple(cited))
