"""What befell the people counted: "six were killed", "leaving two dead", "the toll rose to six", "nobody was hurt"."""

from __future__ import annotations

import re
from functools import cache

from briefgen.model import AnnotatedSentence, Bound, Quantity, Token
from briefgen.wordlists import data, words

# A word between the number and its verb further away than this is another clause's: measured on the sample
# stories, every true outcome verb stands within eight words of its number.
_REACH = 8
_IDIOM_REACH = 6
_CLIMB = 6
_VERBAL = {"VERB", "AUX"}
_UPWARD = {"nummod", "pobj", "prep", "conj", "compound", "quantmod", "appos", "dobj", "nsubj", "attr"}
_NOBODY = re.compile(
    r"\b(?:no one|nobody|none"
    r"|no (?:other |further )?(?:\w+ ){0,2}?(?:injuries|casualties|deaths|fatalities|victims))\b",
    re.IGNORECASE,
)
_NOBODY_REACH = 6


def state_of(tokens: tuple[Token, ...], head: int | None, first: int) -> str:
    """The outcome class ("killed", "injured", ...) of those counted, "" where the sentence tells none.

    ``head`` is the index of the noun counted, None where the number stands alone ("wounding 120"); ``first`` is
    the number's own.
    """
    anchor = head if head is not None else first
    if head is not None and tokens[head].lemma.lower() in _verbs("harm"):
        return ""
    return _by_words_beside(tokens, head, anchor) or _by_verb(tokens, anchor)


def nobody(sentence: AnnotatedSentence) -> list[Quantity]:
    """ "No one was injured", "nobody died", "there were no casualties": none, as a quantity."""
    found = []
    for match in _NOBODY.finditer(sentence.sentence.text):
        inside = [t for t in sentence.tokens if match.start() <= t.start < match.end()]
        after = [t for t in sentence.tokens if match.end() <= t.start][:_NOBODY_REACH]
        state = next((said for t in [*inside, *after] if (said := outcome(t))), "")
        if state:
            span = match.group(0), match.start(), match.end()
            found.append(Quantity(*span, 0.0, 0.0, "", ("people",), Bound.EXACT, state))
    return found


def outcome(token: Token) -> str:
    """The outcome class of a word, by its lemma or as it is written ("missing" may be a form of "miss"), or ""."""
    return _outcomes().get(token.lemma.lower(), "") or _outcomes().get(token.text.lower(), "")


def _by_words_beside(tokens: tuple[Token, ...], head: int | None, anchor: int) -> str:
    """The outcome of the noun itself or of a word that goes with it: "two dead", "six fatalities", "wounded men"."""
    follower = tokens[min(anchor + 1, len(tokens) - 1)]
    if follower.tag in {"JJ", "VBN", "VBD"} and outcome(follower):
        return outcome(follower)  # headlines: "2 dead, 3 hurt in fire"
    if head is not None and outcome(tokens[head]):
        return outcome(tokens[head])
    said = (t for t in _modifiers(tokens, anchor) if t.text.lower() not in _verbs("weak_modifiers"))
    return next((state for t in said if (state := outcome(t))), "")


def _by_verb(tokens: tuple[Token, ...], anchor: int) -> str:
    """The outcome of the verb whose subject, object or agent the people are."""
    verb = _governor(tokens, anchor)
    if verb is None or abs(verb - anchor) > _REACH:
        return ""
    lemma = tokens[verb].lemma
    state = outcome(tokens[verb]) or _by_idiom(tokens, verb)
    if state and not _did_it(tokens, anchor, verb) and lemma not in _verbs("weak"):
        return state
    if completed := _completed(tokens, verb):
        return completed
    if lemma in _verbs("leave"):
        left = (t for t in tokens[anchor + 1 : anchor + 1 + _REACH] if t.pos in {"ADJ", "VERB"})
        if state := next((said for t in left if (said := outcome(t))), ""):
            return state
    return _by_subject(tokens, verb) if lemma in _verbs("rise") else ""


def _did_it(tokens: tuple[Token, ...], anchor: int, verb: int) -> bool:
    """ "Two officers wounded him": the people counted are those who act."""
    acting = tokens[anchor].dep in {"nsubj", "agent"} and tokens[verb].tag != "VBN"
    return acting and tokens[verb].lemma in _verbs("doers")


def _by_idiom(tokens: tuple[Token, ...], verb: int) -> str:
    """ "Suffered injuries", "were taken to hospital": injured, in other words than the list's."""
    near = {t.lemma.lower() for t in tokens[verb + 1 : verb + 1 + _IDIOM_REACH]}
    lemma = tokens[verb].lemma.lower()
    suffered = lemma in _verbs("suffer") and near & _verbs("suffered")
    carried = lemma in _verbs("carry") and near & _verbs("to")
    return "injured" if suffered or carried or lemma in _verbs("hospital") else ""


def _completed(tokens: tuple[Token, ...], verb: int) -> str:
    """ "Two were still missing", "nine are known to have died": the outcome completes the verb."""
    if tokens[verb].lemma.lower() not in _verbs("known") | words("verbs", "say"):
        return ""
    completing = (t for t in tokens if t.head == verb and t.dep in {"acomp", "xcomp", "oprd", "attr"})
    return next((said for t in completing if (said := outcome(t))), "")


def _by_subject(tokens: tuple[Token, ...], verb: int) -> str:
    """ "The number of dead in the flood rose to six": what rose says what is counted."""
    subject = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"), None)
    said = (outcome(t) for t in tokens[subject:verb]) if subject is not None else iter(())
    return next((state for state in said if state), "")


def _modifiers(tokens: tuple[Token, ...], anchor: int) -> list[Token]:
    kinds = {"amod", "acl", "compound", "appos"}
    kin = [t for i, t in enumerate(tokens) if t.head == anchor and i != anchor and t.dep in kinds]
    return [t for t in kin if t.tag != "VBG"]


def _governor(tokens: tuple[Token, ...], anchor: int) -> int | None:
    """The verb that governs a noun, climbing over "of", "at least" and conjunctions."""
    index = anchor
    for _ in range(_CLIMB):
        head = tokens[index].head
        if head == index:
            return index if tokens[index].pos in _VERBAL and index != anchor else None
        if tokens[head].pos in _VERBAL:
            return head
        if tokens[index].dep not in _UPWARD:
            return None
        index = head
    return None


def _verbs(group: str) -> frozenset[str]:
    return words("outcome_verbs", group)


@cache
def _outcomes() -> dict[str, str]:
    return {word: state for state, entries in data("outcomes").items() for word in entries}
