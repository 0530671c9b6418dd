"""What befell the people counted: "six were killed", "leaving two dead", "the toll rose to six", "nobody was hurt"."""

from __future__ import annotations

import re
from functools import cache

from briefgen.lexicon.wordlists import data, words
from briefgen.model import AnnotatedSentence, Bound, Quantity, Token

# A word between the number and its verb further away than this is another clause's: measured on the sample
# stories, every true outcome verb stands within eight words of its number.
_REACH = 8
_IDIOM_REACH = 6
_CLIMB = 6
_VERBAL = {"VERB", "AUX"}
_UPWARD = {"nummod", "pobj", "prep", "conj", "compound", "quantmod", "appos", "dobj", "nsubj", "attr"}
_NOBODY = re.compile(
    r"\b(?:no one|no-one|nobody|none"
    r"|no (?:reported |known |confirmed |immediate )?(injuries|casualties|deaths|fatalities|injured|dead))\b",
    re.IGNORECASE,
)
_NOBODY_REACH = 6
# "none of the many injuries": the harm stands within so many words.
_NOBODY_OF = 4


def state_of(tokens: tuple[Token, ...], head: int | None, first: int) -> str:
    """The outcome class ("killed", "injured", ...) of those counted, "" where the sentence tells none.

    ``head`` is the index of the noun counted, None where the number stands alone ("wounding 95"); ``first`` is
    the number's own.
    """
    anchor = head if head is not None else first
    if head is not None and (tokens[head].lemma.lower() in _verbs("harm") or _before_now(tokens, head)):
        return ""
    if head is None and _set_off(tokens, first):
        return ""
    if head is not None and _is_nobody(tokens, head):
        return ""
    state = _by_words_beside(tokens, head, anchor) or _by_verb(tokens, anchor, first)
    freed = state == "rescued" and not _are_people(tokens, head, first)
    return "" if freed and any(t.lemma.lower() in _verbs("let_out") for t in tokens) else state


def nobody(sentence: AnnotatedSentence) -> list[Quantity]:
    """ "No one was injured", "nobody died", "there were no casualties" (neither killed nor injured): none of them.

    Not so "none of the injuries was fatal", "no one was seriously hurt", "nobody else died": somebody was struck.
    """
    found = []
    for match in _NOBODY.finditer(sentence.text):
        after = tuple(t for t in sentence.tokens if match.end() <= t.start)[:_NOBODY_REACH]
        states = _none_of(match[1].lower(), after) if match[1] else _nobody_is(after)
        whom = (_group(after),) if match[0].lower() == "none" else ("people",)
        span = match[0], match.start(), match.end()
        found += [Quantity(*span, 0.0, 0.0, "", whom, Bound.EXACT, state) for state in states]
    return found


def outcome(token: Token) -> str:
    """The outcome class of a word, by its lemma or as it is written ("missing" may be a form of "miss"), or ""."""
    return _outcomes().get(token.lemma.lower(), "") or _outcomes().get(token.text.lower(), "")


def _set_off(tokens: tuple[Token, ...], first: int) -> bool:
    """ "A cook from Oster, 24, was hurt": a number between commas is said of one and counts nobody."""
    commas = 0 < first < len(tokens) - 1 and tokens[first - 1].text == tokens[first + 1].text == ","
    return commas and tokens[first].dep == "appos"


def _before_now(tokens: tuple[Token, ...], head: int) -> bool:
    """ "19 prior arrests": the noun of an outcome, but not of what is told."""
    return bool(outcome(tokens[head])) and any(t.lemma.lower() in _verbs("earlier") for t in _modifiers(tokens, head))


def _is_nobody(tokens: tuple[Token, ...], head: int) -> bool:
    """ "Two shootings", "three times", "19 governing bodies": nobody whom anything could befall."""
    lemma = tokens[head].lemma.lower()
    if lemma == "body":
        said = {t.lemma.lower() for t in _modifiers(tokens, head)}
        return bool(said & _verbs("of_an_office"))
    return lemma in {"time"} or (lemma in words("happenings", "mishap") and not outcome(tokens[head]))


def _are_people(tokens: tuple[Token, ...], head: int | None, first: int) -> bool:
    """ "Four of the names", "the names of four", "3,000 of her letters": what was let out is no person."""
    if head is not None and not _is_person(tokens[head]):
        return False
    at = head if head is not None else first
    above = tokens[at].head
    if tokens[at].dep == "pobj" and tokens[above].text.lower() == "of":
        noun = tokens[tokens[above].head]
        if noun.pos == "NOUN" and not _is_person(noun):
            return False
    of = next((i for i, t in enumerate(tokens) if t.head == first and t.text.lower() == "of"), None)
    whole = (t for t in tokens if of is not None and t.head == of and t.dep == "pobj" and t.pos == "NOUN")
    return all(_is_person(t) for t in whole)


def _is_person(token: Token) -> bool:
    """Reports, videos, water and prices are released and freed too, and are not saved by it."""
    people = words("people", "everybody") | words("people", "there") | words("ages", "people")
    return token.lemma.lower() in people | words("roles", "roles") | words("people", "held")


def _none_of(harm: str, after: tuple[Token, ...]) -> tuple[str, ...]:
    """ "No deaths" says that nobody was killed; "no casualties" says it of two outcomes."""
    if any(t.lemma.lower() in _verbs("degree") for t in after[:1]):
        return ()
    states = {word: state for word, state in _outcomes().items() if harm in {word, f"{word}s", f"{word[:-1]}ies"}}
    return tuple(sorted(set(states.values()))) or ("injured", "killed")


def _group(after: tuple[Token, ...]) -> str:
    """ "None of the passengers": passenger; "none of them" and "none was hurt": people."""
    if not after or after[0].text.lower() != "of":
        return "people"
    return next((t.lemma.lower() for t in after[1:_NOBODY_OF] if t.pos == "NOUN"), "people")


def _nobody_is(after: tuple[Token, ...]) -> tuple[str, ...]:
    """The outcome that "nobody" is the subject of, looked for up to the next clause or verb."""
    for place, token in enumerate(after):
        lemma = token.lemma.lower()
        if token.tag.startswith("W") or token.text in {",", ";", ":"} or lemma in _verbs("degree"):
            return ()
        if place < _NOBODY_OF and lemma in _verbs("harm"):
            return ()  # "none of the injuries was fatal"
        if outcome(token):
            return (outcome(token),) if lemma not in _verbs("weak") else ()
        if token.pos == "VERB" and lemma not in _verbs("known") | words("verbs", "say"):
            return ()
    return ()


def _by_words_beside(tokens: tuple[Token, ...], head: int | None, anchor: int) -> str:
    """The outcome of the noun itself or of a word that goes with it: "two dead", "six fatalities", "wounded men"."""
    beside = min(anchor + 1, len(tokens) - 1)
    follower = tokens[beside]
    passive = follower.tag in {"JJ", "VBN", "VBD"} and not any(t.head == beside and t.dep == "dobj" for t in tokens)
    told = outcome(follower) and not _ran(tokens, anchor, beside)
    if passive and told and follower.lemma.lower() not in _verbs("weak"):
        return outcome(follower)  # headlines: "2 dead, 3 hurt in fire"
    if head is not None and outcome(tokens[head]):
        return outcome(tokens[head])
    said = (t for t in _modifiers(tokens, anchor) if t.text.lower() not in _verbs("weak_modifiers"))
    return next((state for t in said if (state := outcome(t))), "")


def _by_verb(tokens: tuple[Token, ...], anchor: int, first: int) -> str:
    """The outcome of the verb whose subject, object or agent the people are."""
    if _out_of(tokens, first):
        return ""
    verb, beside = _governor(tokens, anchor)
    if verb is not None and beside:
        now = tokens[first - 1].text.lower() != "from"  # "rose from six to nine"
        return _by_subject(tokens, verb) if now and tokens[verb].lemma in _verbs("rise") else ""
    if verb is None or abs(verb - anchor) > _REACH or any(t.head == verb and t.dep == "neg" for t in tokens):
        return ""
    lemma = tokens[verb].lemma
    if idiom := _by_idiom(tokens, verb):
        return idiom
    if _did_it(tokens, anchor, verb) or _sent_home(tokens, verb) or _ran(tokens, anchor, verb):
        return ""
    if outcome(tokens[verb]) and lemma not in _verbs("weak"):
        return outcome(tokens[verb])
    if completed := _completed(tokens, verb):
        return completed
    if lemma in _verbs("leave"):
        left = (t for t in tokens[anchor + 1 : anchor + 1 + _REACH] if t.pos in {"ADJ", "VERB"})
        if state := next((said for t in left if (said := outcome(t))), ""):
            return state
    return _by_subject(tokens, verb) if lemma in _verbs("rise") else ""


def _did_it(tokens: tuple[Token, ...], anchor: int, verb: int) -> bool:
    """ "Two officers wounded him": the people counted are those who act."""
    acting = tokens[anchor].dep == "nsubj" and (
        tokens[verb].tag != "VBN" or any(t.head == verb and t.dep == "dobj" for t in tokens)
    )
    return acting and tokens[verb].lemma in _verbs("doers")


def _ran(tokens: tuple[Token, ...], anchor: int, verb: int) -> bool:
    """ "Two suspects fled the scene", "three men fled in a car": they got away, and nobody drove them out."""
    near = {t.lemma.lower() for t in tokens[verb + 1 : verb + 1 + _IDIOM_REACH]}
    got_away = tokens[anchor].lemma.lower() in _verbs("runaways") or bool(near & _verbs("away"))
    return tokens[verb].lemma.lower() == "flee" and got_away


def _out_of(tokens: tuple[Token, ...], first: int) -> bool:
    """ "Of the 12 people aboard, three drowned": what opens a clause so is the whole that others are a part of."""
    of = first - 1 - (first > 0 and tokens[first - 1].text.lower() in {"the", "these", "those", "his", "her", "their"})
    opens = of == 0 or (of > 0 and tokens[of - 1].pos == "PUNCT")
    return opens and tokens[of].text.lower() == "of"


def _sent_home(tokens: tuple[Token, ...], verb: int) -> bool:
    """ "Four were released from hospital": they are neither freed nor saved."""
    near = {t.lemma.lower() for t in tokens[verb + 1 : verb + 1 + _IDIOM_REACH]}
    return tokens[verb].lemma.lower() in _verbs("send_home") and bool(near & _verbs("to"))


def _by_idiom(tokens: tuple[Token, ...], verb: int) -> str:
    """ "Suffered injuries", "taken to hospital", "are in hospital", "lost their lives": not in the list's words."""
    behind = tokens[verb + 1 : verb + 1 + _IDIOM_REACH]
    near = {t.lemma.lower() for t in behind}
    lemma = tokens[verb].lemma.lower()
    if lemma in _verbs("take_life") and near & _verbs("life"):
        return "killed"
    if lemma in _verbs("lie") and [t.text.lower() for t in behind[:2]] == ["in", "hospital"]:
        return "injured"
    suffered = lemma in _verbs("suffer") and near & _verbs("suffered")
    carried = lemma in _verbs("carry") and near & _verbs("to")
    if lemma in _verbs("seize") and near & _verbs("custody"):
        return "arrested"
    return "injured" if suffered or carried or lemma in _verbs("hospital") or _treated(tokens, verb) else ""


def _treated(tokens: tuple[Token, ...], verb: int) -> bool:
    """ "Were treated in hospital", "needed medical help", "put three people in need of treatment": they were hurt."""
    lemma, behind = tokens[verb].lemma.lower(), tokens[verb + 1 : verb + 1 + _REACH]
    near = {t.lemma.lower() for t in behind}
    if lemma in _verbs("treat"):
        return tokens[verb].tag == "VBN"
    needed = lemma in _verbs("need") or {"in", "need"} <= near
    return needed and bool(near & _verbs("care"))


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


def _governor(tokens: tuple[Token, ...], anchor: int) -> tuple[int | None, bool]:
    """The verb that governs a noun, climbing over "of", "at least" and conjunctions.

    And whether a preposition stands between, as in "died in two attacks": then the noun is no part of the verb's.
    """
    index, beside = anchor, False
    for _ in range(_CLIMB):
        head = tokens[index].head
        if head == index:
            return (index if tokens[index].pos in _VERBAL and index != anchor else None), beside
        if tokens[index].dep not in _UPWARD | {"nsubjpass"} and tokens[head].pos not in _VERBAL:
            return None, beside
        if tokens[index].dep == "agent":
            return None, beside  # "killed by two gunmen"
        beside = beside or (tokens[index].dep == "prep" and tokens[index].text.lower() not in _verbs("transparent"))
        if tokens[head].pos in _VERBAL:
            return head, beside
        index = head
    return None, beside


def _verbs(group: str) -> frozenset[str]:
    return words("outcome_verbs", group)


@cache
def _outcomes() -> dict[str, str]:
    return {word: state for state, entries in data("outcomes").items() for word in entries}
