"""Quantities: a number with its bound, its unit, what it counts and what befell it.

"At least six civilians were killed" is ``Quantity(low=6, high=6, bound=AT_LEAST, counted=("civilian",),
state="killed")``.  Dates, clock times, house numbers and ordinals are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from briefgen.model import AnnotatedArticle, AnnotatedSentence, Bound, Quantity, Token
from briefgen.wordlists import data, words

_DIGITS = re.compile(r"^\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$|^\.\d+$")
_GLUED = re.compile(r"^(\d+(?:[.,]\d+)*)(bn|m|mn|k|tn|km|kg|ft|mph|kph|cm|mm|lb)$", re.I)
_AGE = re.compile(r"(\d{1,3})-(?:year|month)s?-old")
_AGE_AFTER_NAME = re.compile(r"(?<=[a-z], )(\d{1,2})(?=,|\.| and\b|$)")
# A word between the number and its verb further away than this is another clause's: measured on the sample
# stories, every true outcome verb stands within eight words of its number.
_REACH = 8
_VERBAL = {"VERB", "AUX"}


def quantities(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with the quantities of its sentences, in order; offsets are into each sentence's text.

    Takes an article that has tokens and times; what a time expression covers is left alone.
    """
    return replace(article, sentences=tuple(replace(s, quantities=_in_sentence(s)) for s in article.sentences))


def _in_sentence(sentence: AnnotatedSentence) -> tuple[Quantity, ...]:
    if not sentence.tokens:
        return ()
    ages = _ages(sentence)
    none = _nobody(sentence)
    taken = [(t.start, t.end) for t in sentence.times] + [(a.start, a.end) for a in (*ages, *none)]
    found: list[Quantity] = []
    index = 0
    while index < len(sentence.tokens):
        end, value = _number_at(sentence.tokens, index)
        if value is None:
            index += 1
            continue
        quantity = _quantity(sentence, index, end, value)
        number = (sentence.tokens[index].start, sentence.tokens[end - 1].end)
        if quantity and not any(a < number[1] and number[0] < b for a, b in taken):
            found.append(quantity)
        index = end
    return tuple(sorted([*found, *ages, *none], key=lambda q: q.start))


def _number_at(tokens: tuple[Token, ...], index: int) -> tuple[int, float | None]:
    """The number that starts at ``index``: (index after it, value), the value None where none starts."""
    numerals = data("numerals")
    total, current, end, seen = 0.0, 0.0, index, False
    while end < len(tokens):
        word = tokens[end].text.lower()
        if _DIGITS.match(word) and not seen:
            current, seen = float(word.replace(",", "").replace("\u00a0", "")), True
        elif (glued := _GLUED.match(word)) and not seen:
            current, seen = float(glued[1].replace(",", "")), True
            current *= numerals["scales"].get(glued[2].lower(), 1)
        elif word in numerals["ones"] and not (seen and tokens[end - 1].text != "-" and current >= 20 > current % 100 > 0):
            if seen and numerals["ones"][word] >= max(current, 1) and tokens[end - 1].text != "-":
                break
            current, seen = current + numerals["ones"][word], True
        elif word in numerals["scales"] and seen and len(word) > 2:
            factor = numerals["scales"][word]
            if factor >= 1000:
                total, current = total + max(current, 1) * factor, 0.0
            else:
                current *= factor
        elif word in {"bn", "mn", "tn"} and seen:
            current *= numerals["scales"][word]
        elif word == "and" and seen and end + 1 < len(tokens) and tokens[end - 1].text.lower() == "hundred" and tokens[end + 1].text.lower() in numerals["ones"]:
            pass
        elif word == "-" and seen and end + 1 < len(tokens) and tokens[end + 1].text.lower() in numerals["ones"]:
            pass
        else:
            break
        end += 1
    return (end, total + current) if seen else (index, None)


def _quantity(sentence: AnnotatedSentence, first: int, end: int, value: float) -> Quantity | None:
    tokens = sentence.tokens
    if _is_a_label(tokens, first, end):
        return None
    head = _counted_head(tokens, first, end)
    unit, factor, last = _unit(tokens, first, end, head)
    low = high = value
    if unit == "":
        counted, state = _counted(tokens, head, first), _state(sentence, head, first)
        if head is None and not state:
            return None
    else:
        counted, state = _counted(tokens, head, first) if head is not None else (), ""
    if unit and head is None:
        head = _noun_above(tokens, end - 1)
        counted = _counted(tokens, head, first) if head is not None else ()
    unit += _rate(tokens, max(last, end - 1)) if unit else ""
    if head is not None and any(t.start <= tokens[head].start < t.end for t in sentence.times):
        head, counted = None, ()
    start, bound = _bound(tokens, first)
    start_char = tokens[start].start
    end_char = tokens[max(last, head if head is not None and head < end + 4 else last)].end
    return Quantity(
        sentence.sentence.text[start_char:end_char], start_char, end_char, low * factor, high * factor, unit, counted, bound, state
    )


def _nobody(sentence: AnnotatedSentence) -> list[Quantity]:
    """ "No one was injured", "nobody died", "there were no casualties": none, as a quantity."""
    found = []
    for match in re.finditer(r"\b(?:no one|nobody|none|no (?:other |further )?(?:\w+ ){0,2}?(?:injuries|casualties|deaths|fatalities|victims))\b", sentence.sentence.text, re.I):
        inside = [t for t in sentence.tokens if match.start() <= t.start < match.end()]
        after = [t for t in sentence.tokens if match.end() <= t.start][:6]
        state = next((said for t in [*inside, *after] if (said := _outcome(t))), "")
        if state:
            found.append(Quantity(match.group(0), match.start(), match.end(), 0.0, 0.0, "", ("people",), Bound.EXACT, state))
    return found


def _is_a_label(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """A number that names and does not count: "Flight 12", "No. 4", "G7", "2-1", a year, an address."""
    token, before = tokens[first], tokens[first - 1] if first else None
    after = tokens[end] if end < len(tokens) else None
    bare = token.text.isdigit()
    if bare and len(token.text) == 4 and 1800 <= int(token.text) <= 2100 and (after is None or after.pos not in {"NOUN"}):
        return True
    if before is not None and before.text.lower() in {"no.", "number", "flight", "route", "highway", "article", "section", "page", "part", "#", "day", "phase", "chapter", "room", "level"}:
        return True
    if before is not None and bare and before.pos == "PROPN" and before.end + 1 >= token.start and (after is None or after.pos not in {"NOUN", "SYM"}):
        return True
    if before is not None and before.text in {"-", "/", ":", "(", "–"} and first > 1 and tokens[first - 2].text[-1:].isalnum() and before.start == tokens[first - 2].end and before.text != "(":
        return True
    if after is not None and after.text in {"/", ":"}:
        return True
    if token.text.lower() == "one" and (after is None or after.text.lower() in {"of", "another", "day", "or"} or token.dep not in {"nummod", "nsubj", "nsubjpass", "dobj"}):
        return True
    return after is not None and after.text.lower() == "block"


def _counted_head(tokens: tuple[Token, ...], first: int, end: int) -> int | None:
    """The noun a number counts: its head when it modifies one, else itself's follower ("two of the men")."""
    number = tokens[end - 1]
    if number.dep in {"nummod", "compound", "quantmod", "amod"} and number.head != end - 1:
        head = number.head
        while tokens[head].pos == "NUM" and tokens[head].head != head and tokens[head].dep in {"nummod", "quantmod", "compound"}:
            head = tokens[head].head
        if head >= first and tokens[head].pos in {"NOUN", "PROPN", "ADJ", "SYM"} and head - end <= 6 or tokens[head].text in {"$", "£", "€"}:
            return head
    for offset in range(end, min(end + 5, len(tokens))):
        token = tokens[offset]
        if token.pos == "NOUN":
            return offset
        if token.text == "," or token.pos not in {"ADJ", "ADV", "PROPN", "PUNCT"} and token.text.lower() not in {"of", "the", "other", "others", "more"}:
            break
        if token.text.lower() == "others":
            return offset
    return None


def _unit(tokens: tuple[Token, ...], first: int, end: int, head: int | None) -> tuple[str, float, int]:
    """(base unit, factor into it, index of the last token that belongs to the quantity)."""
    numerals = data("numerals")
    before = tokens[first - 1].text if first else ""
    if before in numerals["currencies"]:
        return numerals["currencies"][before], 1.0, end - 1
    follower = tokens[end] if end < len(tokens) else None
    if follower is not None and follower.text in {"-", "–"} and end + 1 < len(tokens):
        follower = tokens[end + 1]
    if follower is not None:
        words = {follower.lemma.lower(), follower.text.lower()}
        for word in sorted(words):
            if word in numerals["currencies"] and (word != "pound" or before == ""):
                return numerals["currencies"][word], 1.0, tokens.index(follower)
            if word in _units():
                unit, factor = _units()[word]
                return unit, factor, tokens.index(follower)
        if follower.text.lower() == "per" and end + 1 < len(tokens) and tokens[end + 1].text.lower() == "cent":
            return "%", 1.0, end + 1
    glued = _GLUED.match(tokens[end - 1].text)
    if glued and glued[2].lower() in _units():
        unit, factor = _units()[glued[2].lower()]
        return unit, factor, end - 1
    if re.match(r"^\d[\d.,]*%$", tokens[end - 1].text):
        return "%", 1.0, end - 1
    return "", 1.0, end - 1


def _noun_above(tokens: tuple[Token, ...], index: int) -> int | None:
    """The noun that a sum belongs to: "an offer of $70 a share, or $105 billion" -> offer."""
    for _ in range(6):
        head = tokens[index].head
        if head == index or tokens[index].dep not in {"pobj", "prep", "conj", "appos", "nummod", "quantmod", "nmod", "npadvmod", "compound"}:
            return None
        if tokens[head].pos == "NOUN" and tokens[head].lemma.lower() not in data("numerals")["scales"] and tokens[head].text.lower() not in _units():
            return head
        index = head
    return None


def _rate(tokens: tuple[Token, ...], last: int) -> str:
    """ "$82 a share", "$110-a-share", "$5 per person": "/share", "/person"."""
    after = [t for t in tokens[last + 1 : last + 6] if t.text != "-"]
    if len(after) > 1 and after[0].text.lower() in {"a", "an", "per", "each"} and after[1].pos in {"NOUN", "PROPN"}:
        noun = next((t for t in after[1:3] if t.pos == "NOUN"), after[1])
        return f"/{noun.lemma.lower()}"
    return ""


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {word: (kind["base"], float(factor)) for kind in data("units").values() for word, factor in kind["words"].items()}


def _counted(tokens: tuple[Token, ...], head: int | None, first: int) -> tuple[str, ...]:
    if head is None:
        return ()
    modifiers = [
        t.lemma.lower() for i, t in enumerate(tokens) if t.head == head and i != head and i > first and t.dep in {"amod", "compound", "nmod"} and t.pos != "NUM"
    ]
    return (tokens[head].lemma.lower(), *modifiers)


def _state(sentence: AnnotatedSentence, head: int | None, first: int) -> str:
    """What befell the people counted: the outcome class of the noun itself, of its verb, or of a close word."""
    tokens = sentence.tokens
    anchor = head if head is not None else first
    if head is not None and tokens[head].lemma.lower() in {"wound", "injury"}:
        return ""  # wounds are counted here, not the wounded
    follower = tokens[anchor + 1] if anchor + 1 < len(tokens) else tokens[anchor]
    if follower.tag in {"JJ", "VBN", "VBD"} and _outcome(follower):
        return _outcome(follower)  # headlines: "2 dead, 3 hurt in fire"
    if head is not None and _outcome(tokens[head]):
        return _outcome(tokens[head])
    for index in _modifiers(tokens, anchor):
        if _outcome(tokens[index]) and tokens[index].text.lower() not in {"body", "free", "lose"}:
            return _outcome(tokens[index])
    verb = _governor(tokens, anchor)
    if verb is not None and abs(verb - anchor) <= _REACH:
        state = _outcome(tokens[verb]) or _state_by_idiom(tokens, verb)
        acts = tokens[anchor].dep in {"nsubj", "agent"} and tokens[verb].tag not in {"VBN"} and tokens[verb].lemma in {"kill", "injure", "wound", "arrest", "rescue", "hurt", "save", "detain"}
        if state and not acts and tokens[verb].lemma not in {"free", "lose"}:
            return state
        if completed := _completed_state(tokens, verb):
            return completed
        if tokens[verb].lemma == "leave":
            for index, token in enumerate(tokens):
                if anchor < index <= anchor + _REACH and _outcome(token) and token.pos in {"ADJ", "VERB"}:
                    return _outcome(token)
        if tokens[verb].lemma in {"rise", "climb", "jump", "stand", "increase", "reach", "grow"}:
            subject = next((t for t in tokens if t.head == verb and t.dep == "nsubj"), None)
            if subject is not None:
                said = (_outcome(t) for t in tokens[tokens.index(subject) : verb])
                return next((state for state in said if state), "")
    return ""


def _completed_state(tokens: tuple[Token, ...], verb: int) -> str:
    """ "Two were still missing", "nine are known to have died": the outcome completes the verb."""
    if tokens[verb].lemma.lower() not in words("verbs", "say") | {"be", "remain", "know", "believe", "fear", "think", "presume", "confirm", "feel"}:
        return ""
    completing = (t for t in tokens if tokens[t.head] is tokens[verb] and t.dep in {"acomp", "xcomp", "oprd", "attr"})
    return next((said for t in completing if (said := _outcome(t))), "")


def _state_by_idiom(tokens: tuple[Token, ...], verb: int) -> str:
    """ "Suffered injuries", "were taken to hospital": injured, in other words than the list's."""
    near = {t.lemma.lower() for t in tokens[verb + 1 : verb + 7]}
    if tokens[verb].lemma.lower() in {"suffer", "sustain", "receive"} and near & {"injury", "wound", "burn"}:
        return "injured"
    if tokens[verb].lemma.lower() in {"take", "rush", "bring", "transport", "airlift", "admit", "transfer"} and "hospital" in near:
        return "injured"
    return "injured" if tokens[verb].lemma.lower() in {"hospitalize", "hospitalise", "hospitaliz"} else ""


def _modifiers(tokens: tuple[Token, ...], anchor: int) -> list[int]:
    kin = [i for i, t in enumerate(tokens) if t.head == anchor and i != anchor and t.dep in {"amod", "acl", "compound", "appos"}]
    return [i for i in kin if tokens[i].tag != "VBG"]


def _governor(tokens: tuple[Token, ...], anchor: int) -> int | None:
    """The verb that governs a noun, climbing over "of", "at least" and conjunctions."""
    index, steps = anchor, 0
    while steps < 6:
        head = tokens[index].head
        if head == index:
            return index if tokens[index].pos in _VERBAL and index != anchor else None
        if tokens[head].pos in _VERBAL:
            return head
        if tokens[index].dep not in {"nummod", "pobj", "prep", "conj", "compound", "quantmod", "appos", "dobj", "nsubj", "attr"}:
            return None
        index, steps = head, steps + 1
    return None


def _outcome(token: Token) -> str:
    """The outcome class of a word, by its lemma or as it is written ("missing" may be a form of "miss"), or ""."""
    return _outcomes().get(token.lemma.lower(), "") or _outcomes().get(token.text.lower(), "")


@cache
def _outcomes() -> dict[str, str]:
    return {word: state for state, words in data("outcomes").items() for word in words}


def _bound(tokens: tuple[Token, ...], first: int) -> tuple[int, Bound]:
    """(index of the first word of the bound or the number, the bound)."""
    start = first - 1 if first and tokens[first - 1].text in data("numerals")["currencies"] else first
    before = [t.text.lower() for t in tokens[max(0, start - 4) : start]]
    best: tuple[int, Bound] = (start, Bound.EXACT)
    for name, phrases in data("numerals")["bounds"].items():
        for phrase in phrases:
            words = phrase.split()
            if before[-len(words) :] == words and len(words) > start - best[0]:
                best = (start - len(words), Bound(name))
    return best


def _ages(sentence: AnnotatedSentence) -> list[Quantity]:
    """Ages: "an 8-year-old girl", "Ann Smith, 54,", "aged 12"."""
    text, found = sentence.sentence.text, []
    for match in [*_AGE.finditer(text), *re.finditer(r"\baged? (\d{1,3})\b", text)]:
        whom = re.search(r"[-\s](?:old\s)?(?:\w+\s){0,2}?(girl|boy|man|woman|teen|teenager|child|victim|suspect|driver|student|male|female|toddler)\b", text[match.end() - 1 :][:40])
        found.append(_age(match.group(0), match.start(), match.end(), float(match[1]), whom[1] if whom else ""))
    for match in _AGE_AFTER_NAME.finditer(text):
        name = next((n for n in sentence.names if n.kind == "person" and 0 <= match.start() - n.end <= 2), None)
        if name is not None:
            found.append(_age(match.group(0), match.start(), match.end(), float(match[1]), name.full))
    return found


def _age(text: str, start: int, end: int, value: float, whom: str) -> Quantity:
    return Quantity(text, start, end, value, value, "years old", (whom,) if whom else ())
