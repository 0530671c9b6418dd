"""The words around a number in its sentence: what it hangs on, the phrase behind it, and what is said to be done.

All are the sentence's own words, cut where they would lead into something else; "" where that leaves nothing whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.numbers.numerals import numerals
from briefgen.annotate.numbers.units import is_unit
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Quantity, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What people did is said in so many words at most: "were in critical condition".
MOST_SAID = 6
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_VERBAL = frozenset({"VERB", "AUX"})
_IN_A_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
_GOING_ON = frozenset({"of", "for"})  # "for repairs of the weir"
# "Were seen running from the quay": such a verb goes on with the one before it.
_GOES_ON = frozenset({"xcomp", "ccomp", "advcl"})
_COMPLETES = frozenset({"dobj", "obj", "acomp", "attr", *_GOES_ON})
_ENDS = frozenset({"NOUN", "PROPN", "ADV"})
_ODD = frozenset({"(", ")", "[", "]", '"', "“", "”", ",", ";", ":", "—", "―", "–", "--"})
_DANGLING = frozenset({"ADP", "DET", "PART", "ADV"})


def inside(quantity: Quantity, tokens: Sequence[Token]) -> list[int]:
    """The indexes of the quantity's own words."""
    return [i for i, t in enumerate(tokens) if quantity.start <= t.start < quantity.end]


def above(tokens: Sequence[Token], own: Sequence[int]) -> int | None:
    """What a measure hangs on, over a preposition; None where it is the sentence's own head."""
    found = next((tokens[i].head for i in own if tokens[i].head not in own), None)
    if found is not None and tokens[found].pos in {"ADP", "ADJ", "ADV"} and found not in own:
        found = tokens[found].head  # "in two hours", "90 metres tall", "three miles off"
    return found


def compound(tokens: Sequence[Token], noun: int, behind: int = -1) -> str:
    """A noun with the nouns before it that are a part of it, those up to ``behind`` aside: "tax rate"."""
    first = noun
    while first - 1 > behind and tokens[first - 1].dep == "compound" and tokens[first - 1].pos == "NOUN":
        first -= 1
    said = " ".join(t.text for t in tokens[first : noun + 1])
    return said if tokens[noun].pos == "PROPN" else said.lower()


def phrase_behind(quantity: Quantity, sentence: AnnotatedSentence, openers: frozenset[str]) -> str:
    """The phrase right behind the number that one of ``openers`` begins: "for the weir", "south of Oster"."""
    tokens = [t for t in sentence.tokens if t.start >= quantity.end]
    if not tokens or tokens[0].text.lower() not in openers:
        return ""
    ends = 1
    while ends < len(tokens) and (_in_phrase(tokens, ends) or tokens[ends].text in _GOING_ON):
        ends += 1
    while ends > 1 and tokens[ends - 1].pos not in {"NOUN", "PROPN"}:
        ends -= 1
    told = 1 < ends <= MOST_SAID and not is_unit(tokens[ends - 1].lemma) and _is_whole(tokens[:ends])
    return sentence.text[tokens[0].start : tokens[ends - 1].end] if told else ""


def predicate(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """What those counted did or were: "were in critical condition", "have signed a petition"; "" where too long."""
    tokens, own = sentence.tokens, inside(quantity, sentence.tokens)
    nouns = (i for i, t in enumerate(tokens) if t.pos in {"NOUN", "PROPN"} and t.dep not in {"compound", "nmod"})
    noun = next((i for i in nouns if i in own or _counts(tokens, i, own)), None)
    if noun is None or tokens[noun].start > quantity.end + 1:
        return ""
    if tokens[noun].dep in SUBJECTS and tokens[tokens[noun].head].pos in _VERBAL:
        return _of_subject(sentence, noun)
    verb = tokens[noun].head
    if tokens[noun].dep in {"dobj", "obj"} and _is_participle(tokens[verb]) and verb < noun:
        return f"were {tokens[verb].text.lower()}{_where(sentence, noun, verb)}"
    return _of_clause(sentence, noun)


def clause(quantity: Quantity, sentence: AnnotatedSentence) -> str:
    """Who did what, up to the number: "the Lornes earned", "access was restricted"; "" where it is no short whole.

    "Was paid" of "they paid $30", where a pronoun names nobody.
    """
    tokens, own = sentence.tokens, inside(quantity, sentence.tokens)
    verb = above(tokens, own)
    if verb is None or tokens[verb].pos not in _VERBAL or tokens[verb].lemma.lower() in words("measured", "amounts"):
        return ""
    actor = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS), None)
    object_ = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in {"dobj", "obj"}), None)
    if actor is None:
        return ""
    helpers = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in _HELPERS and actor < i < verb]
    starts = min([*helpers, verb])
    if actor in own:  # "$450 could be spent"
        return sentence.text[tokens[starts].start : tokens[verb].end] if object_ is None and helpers else ""
    if tokens[actor].tag in {"WP", "WDT"}:
        actor = tokens[verb].head
    if tokens[actor].pos not in {"NOUN", "PROPN"} or actor > verb or tokens[actor].text.lower() in words(*_VAGUE):
        bare = object_ is None or object_ in own
        return f"was {tokens[verb].text.lower()}" if bare and _is_participle(tokens[verb]) else ""
    first = min(i for i in _subtree(tokens, actor, verb))
    who = tokens[first : actor + 1]
    ends = verb + 1
    if own and own[0] > verb:
        between = [t for t in tokens[verb + 1 : own[0]] if t.head not in own]
        while between and between[-1].pos in _DANGLING:
            between.pop()
        ends += len(between)
    said = tokens[starts:ends]
    fits = len(who) <= MOST_SAID and len(who) + len(said) <= MOST_SAID + 2
    reaches = object_ is None or object_ in own or starts <= object_ < ends
    if not fits or not reaches or not _is_whole([*who, *said]):
        return ""
    opening = sentence.text[tokens[first].start : tokens[actor].end]
    if tokens[first].pos not in {"PROPN"} and first == 0:
        opening = opening[:1].lower() + opening[1:]
    return f"{opening} {sentence.text[tokens[starts].start : tokens[ends - 1].end]}"


_VAGUE = ("uncounted", "nouns")


def _of_subject(sentence: AnnotatedSentence, noun: int) -> str:
    """What a noun that is a verb's subject did, its helpers with it."""
    tokens, verb = sentence.tokens, sentence.tokens[noun].head
    first = min([i for i, t in enumerate(tokens) if t.head == verb and t.dep in _HELPERS] + [verb])
    if first <= noun or tokens[first].tag in {"TO", "VB"}:
        return ""
    said = _cut(sentence, first, verb)
    passive = first == verb and _takes_object(tokens, verb)  # "two people found in a car": they were found
    if first == verb and tokens[verb].tag == "VBN" and not passive:
        return ""
    return f"were {said}" if said and passive else said


def _of_clause(sentence: AnnotatedSentence, noun: int) -> str:
    """What a clause behind a noun tells of it: "shot in the park" of "one of five people shot in the park"."""
    tokens = sentence.tokens
    for verb in (i for i, t in enumerate(tokens) if t.head == noun and i > noun and t.dep in {"acl", "relcl"}):
        helpers = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in _HELPERS]
        if tokens[verb].dep == "acl" and tokens[verb].tag in {"VBN", "VBD"} and not helpers:
            said = _cut(sentence, verb, verb)
            return f"were {said}" if said else ""
        who = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS), None)
        if who is not None and tokens[who].tag in {"WP", "WDT"} and tokens[verb].pos in _VERBAL:
            return _cut(sentence, min([*helpers, verb]), verb)
    return ""


def _where(sentence: AnnotatedSentence, noun: int, verb: int) -> str:
    """ " into the crowd" of "fired 15 shots into the crowd": what it says behind its object."""
    tokens, first = sentence.tokens, noun + 1
    if first >= len(tokens) or tokens[first].head != verb or tokens[first].dep not in {"prep", "advmod", "prt"}:
        return ""
    ends = first + 1
    while ends < len(tokens) and not _stops(tokens, ends, verb):
        ends += 1
    said = tokens[first:ends]
    short = len(said) < MOST_SAID and _is_whole(said, tokens[ends : ends + 1]) and said[-1].pos in _ENDS
    return f" {sentence.text[said[0].start : said[-1].end]}" if short else ""


def _takes_object(tokens: Sequence[Token], verb: int) -> bool:
    """A form that is a participle too, of a verb that does it to somebody, with nobody it is done to."""
    has_one = any(t.head == verb and t.dep in {"dobj", "obj"} for t in tokens)
    return tokens[verb].tag in {"VBD", "VBN"} and tokens[verb].text in words("measured", "participles") and not has_one


def _is_participle(verb: Token) -> bool:
    """ "Fired" and "shot" are what was done as well: "fired 15 shots", "15 shots were fired"."""
    return verb.tag in {"VBD", "VBN"} and verb.text.lower() in words("measured", "participles")


def _cut(sentence: AnnotatedSentence, first: int, verb: int) -> str:
    """The words from ``first`` over the verb to the end of what it says, at most `MOST_SAID` and none left hanging."""
    tokens = sentence.tokens
    ends = verb + 1
    while ends < len(tokens) and not _stops(tokens, ends, verb):
        ends += 1
    most = MOST_SAID + (verb - first)
    while ends > verb + 1 and (ends - first > most or not _is_whole(tokens[first:ends], tokens[ends : ends + 1])):
        ends = next((i for i in range(ends - 1, verb, -1) if tokens[i].pos == "ADP"), verb + 1)
    while ends - 1 > verb and (tokens[ends - 1].pos in {"ADP", "DET", "PART"} or _is_left(tokens, ends)):
        ends -= 1
    if ends == verb + 1 and any(t.head == verb and t.dep in _COMPLETES for t in tokens):
        return ""  # what it did is not told without its object
    if ends == verb + 1 and tokens[verb].pos == "AUX":
        return ""
    return sentence.text[tokens[first].start : tokens[ends - 1].end]


def _is_left(tokens: Sequence[Token], ends: int) -> bool:
    """ "Outside" of "outside | the quay": a word of place whose place was cut off."""
    cut = ends < len(tokens) and tokens[ends].pos not in {"PUNCT", "CCONJ", "SCONJ", "VERB"}
    return cut and tokens[ends - 1].pos == "ADV"


def _stops(tokens: Sequence[Token], at: int, verb: int) -> bool:
    token = tokens[at]
    hyphen = token.text in {"-", "–"} and tokens[at - 1].end == token.start
    if token.pos == "VERB":
        return not (token.tag == "VBG" and token.head == verb and token.dep in _GOES_ON)
    other = token.pos == "AUX" and token.head != verb  # "who were injured | had been discharged"
    return other or (token.pos in {"PUNCT", "CCONJ", "SCONJ"} and not hyphen) or token.tag.startswith("W")


def _is_whole(said: Sequence[Token], behind: Sequence[Token] = ()) -> bool:
    """Whether no phrase is cut in its middle: "in front" of "in front of the quay", "for 39" of "for 39-year-old"."""
    cut_off = bool(behind) and (behind[0].text == "of" or behind[0].text.startswith("-"))
    named_as = any(t.text.lower() == "as" for t in said) and said[-1].pos == "PROPN"
    listed = named_as and bool(behind) and behind[0].text == ","  # "identified as Ann, | 50, and Carl, 52"
    broken = said[-1].pos in {"NUM", "PUNCT"} or said[-1].tag == "POS" or said[-1].text.lower() in numerals()["ones"]
    odd = any(t.text in _ODD for t in said)
    return not (cut_off or listed or broken or odd)


def _in_phrase(tokens: Sequence[Token], at: int) -> bool:
    """ "First-degree assault", "their income": its hyphens and its possessives with it."""
    token = tokens[at]
    hyphen = token.text == "-" and tokens[at - 1].end == token.start
    return token.pos in _IN_A_PHRASE or token.tag == "PRP$" or hyphen


def _subtree(tokens: Sequence[Token], noun: int, before: int) -> list[int]:
    """The words of a noun's phrase up to the noun itself."""
    found = [noun]
    for i in range(noun - 1, -1, -1):
        if tokens[i].head not in found or tokens[i].pos == "PUNCT" or i >= before:
            break
        found.append(i)
    return found


def _counts(tokens: Sequence[Token], noun: int, own: Sequence[int]) -> bool:
    return any(tokens[i].head == noun and tokens[i].dep == "nummod" for i in own)
