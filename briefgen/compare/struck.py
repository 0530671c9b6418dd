"""Who was killed or hurt: the persons that a sentence says something befell, with age, sex and name where told.

"A 16-year-old boy was shot dead" is one person, a boy of 16, killed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.compare.cues import has
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Name, NameKind, Quantity, Token

KINDS = ("boy", "girl", "man", "woman", "male", "female", "child", "young", "someone")
_SEX = {"boy": "male", "man": "male", "male": "male", "girl": "female", "woman": "female", "female": "female"}
_LAST_YEAR_OF_A_MINOR = 17
_CHAIN = 4
# The age stands at most so many letters from the person: "Ann Roe, a Marrow baker, 54".
_NEAR = 30


@dataclass(frozen=True, slots=True)
class Struck:
    """One person who was killed or hurt: ``start`` and ``end`` are the words that name or describe the person.

    ``kind`` is a group of ``lexicon/struck.yml`` or "" for a bare name, ``dead`` says that the sentence has the person
    killed, ``name`` is the person's name where it is told.
    """

    sentence: AnnotatedSentence
    start: int
    end: int
    kind: str
    dead: bool
    name: str | None = None
    age: Quantity | None = None

    @property
    def sex(self) -> str:
        """ "male", "female" or "" where the words do not say."""
        return _SEX.get(self.kind, "")

    @property
    def minor(self) -> bool | None:
        """Is it a child or a teenager under 18; None where the words do not say."""
        if self.age is not None and self.age.unit == "years old":
            return self.age.high <= _LAST_YEAR_OF_A_MINOR
        if self.kind in {"boy", "girl", "child"} or (self.age is not None and self.age.unit == "months old"):
            return True
        return False if self.kind in {"man", "woman"} else None

    @property
    def text(self) -> str:
        """The words that name or describe the person."""
        return self.sentence.sentence.text[self.start : self.end]


def struck_in(sentence: AnnotatedSentence) -> tuple[Struck, ...]:
    """The single persons whom a sentence says something befell, in its order; groups are for the counts."""
    tokens = sentence.tokens
    found: dict[int, Struck] = {}
    for verb, token in enumerate(tokens):
        if any(t.head == verb and t.dep == "neg" for t in tokens):
            continue
        for head in _befallen(tokens, verb, token):
            for index in _each(tokens, head):
                one = _person(sentence, index, verb)
                if one is not None and (index not in found or one.dead):
                    found[index] = one
    return tuple(found[i] for i in sorted(found))


def held_in(sentence: AnnotatedSentence) -> tuple[Struck, ...]:
    """The single persons whom a sentence says somebody arrested or charged, in its order."""
    tokens = sentence.tokens
    found: dict[int, Struck] = {}
    for verb, token in enumerate(tokens):
        if not token.tag.startswith("V") or token.lemma.lower() not in words("struck", "held"):
            continue
        passive = any(t.head == verb and t.dep == "auxpass" for t in tokens) or token.dep == "acl"
        heads = (
            _subject(tokens, verb)
            if passive
            else (i for i, t in enumerate(tokens) if t.head == verb and t.dep == "dobj")
        )
        for head in heads:
            for index in _each(tokens, head):
                if (one := _person(sentence, index, verb)) is not None:
                    found.setdefault(index, one)
    return tuple(found[i] for i in sorted(found))


def _befallen(tokens: tuple[Token, ...], index: int, token: Token) -> Iterable[int]:
    """The heads of the noun phrases that a verb or a noun of harm leads to."""
    lemma = token.lemma.lower()
    if token.pos == "NOUN" and lemma in words("struck", "deaths") | words("struck", "harms"):
        yield from _of_whom(tokens, index)
    elif token.tag.startswith("V") and lemma in words("struck", "dies"):
        yield from _subject(tokens, index)
    elif token.tag.startswith("V") and lemma in words("struck", "killed") | words("struck", "hurt") | words(
        "struck", "struck"
    ):
        if any(t.head == index and t.dep == "auxpass" for t in tokens) or token.dep == "acl":
            yield from _subject(tokens, index)
        else:
            yield from (i for i, t in enumerate(tokens) if t.head == index and t.dep == "dobj")
    elif lemma == "dead" and token.pos == "ADJ":
        yield from _subject(tokens, token.head)
        yield from (i for i, t in enumerate(tokens) if t.head == token.head and t.dep == "dobj" and token.dep == "oprd")


def _of_whom(tokens: tuple[Token, ...], index: int) -> Iterable[int]:
    """ "The death of a boy": the boy."""
    of = [i for i, t in enumerate(tokens) if t.head == index and t.dep == "prep" and t.text.lower() == "of"]
    yield from (i for i, t in enumerate(tokens) if t.head in of and t.dep == "pobj")


def _subject(tokens: tuple[Token, ...], verb: int) -> Iterable[int]:
    """Who the verb is said of: its own subject, the noun of its relative clause, or the subject of the verb above."""
    for _ in range(_CHAIN):
        own = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in {"nsubj", "nsubjpass"}]
        if own:
            yield from _meant(tokens, verb, own[0])
            return
        above = tokens[verb].head
        if tokens[verb].dep == "acl" and tokens[above].pos in {"NOUN", "PROPN"}:
            yield above
            return
        if above == verb or tokens[verb].dep not in {"conj", "advcl", "pcomp", "prep", "xcomp", "oprd", "acomp"}:
            return
        verb = above


def _meant(tokens: tuple[Token, ...], verb: int, subject: int) -> Iterable[int]:
    """The subject itself, or for "who" the noun before it."""
    if tokens[subject].tag not in {"WP", "WDT"}:
        yield subject
        return
    for _ in range(_CHAIN):
        if tokens[verb].dep == "relcl":
            yield tokens[verb].head
            return
        if tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    if subject and (tokens[subject - 1].pos in {"NOUN", "PROPN"} or tokens[subject - 1].text.lower() == "old"):
        yield subject - 1  # "a 15-year-old who doctors believe was hit": the parse has no relative clause


def _each(tokens: tuple[Token, ...], head: int) -> Iterable[int]:
    """ "A man and a woman": each of them."""
    yield head
    for i, t in enumerate(tokens):
        if t.dep == "conj" and t.head == head and t.pos in {"NOUN", "PROPN", "ADJ"}:
            yield i


def _person(sentence: AnnotatedSentence, index: int, verb: int) -> Struck | None:
    tokens, token = sentence.tokens, sentence.tokens[index]
    name = _name_at(sentence, token) or (_name_at(sentence, tokens[token.head]) if token.dep == "appos" else None)
    first = _left_edge(tokens, index)
    while first < index and tokens[first].pos == "PUNCT":
        first += 1
    start, end = tokens[first].start, token.end
    age = _age(sentence, start, end)
    kind = _kind(token)
    named = name is not None and token.pos == "PROPN" and (name.kind is NameKind.PERSON or age is not None)
    aged = age is not None and token.pos in {"NOUN", "ADJ"}
    if token.tag in {"NNS", "NNPS"} or not (kind or named or aged) or _several(tokens, index):
        return None
    if named and name is not None:
        start, end = min(start, name.start), max(end, name.end)
        kind = kind or _beside(tokens, index)
    elif token.dep == "appos" and name is not None and name.kind is NameKind.PERSON:
        named, start = True, min(start, name.start)  # "Ann Roe, the 9-year-old who drowned"
    behind = sentence.sentence.text[min(start, tokens[max(0, verb - 1)].start) : max(end, tokens[verb].end) + _NEAR]
    dead = tokens[verb].lemma.lower() in _deadly() or has(behind, "struck", "dead")
    return Struck(sentence, start, end, kind, dead, name.full if named and name is not None else None, age)


def _name_at(sentence: AnnotatedSentence, token: Token) -> Name | None:
    return next((n for n in sentence.names if n.start <= token.start < n.end), None)


def _kind(token: Token) -> str:
    lemma = token.lemma.lower()
    return next((kind for kind in KINDS if lemma in words("struck", kind)), "") if token.pos == "NOUN" else ""


def _beside(tokens: tuple[Token, ...], index: int) -> str:
    """ "Ann Roe, a 54-year-old woman": the kind of the noun that stands beside a name."""
    beside = (_kind(t) for t in tokens if t.head == index and t.dep == "appos")
    return next((kind for kind in beside if kind), "")


def _deadly() -> frozenset[str]:
    return words("struck", "killed") | words("struck", "dies") | words("struck", "deaths") | {"dead"}


def _several(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Two of the victim", "each child": more than one, or nobody in particular."""
    return any(
        t.head == index and ((t.dep == "nummod" and t.lemma.lower() not in {"one", "1"}) or t.lemma.lower() in _NOBODY)
        for t in tokens
    )


_NOBODY = frozenset({"no", "any", "every", "each", "another", "other", "some"})


def _left_edge(tokens: tuple[Token, ...], index: int) -> int:
    """The first token of the noun phrase that ends at a head."""
    first = index
    within = {index}
    for i in range(index - 1, -1, -1):
        if tokens[i].head in within or (
            within and any(tokens[j].head == i for j in within) and tokens[i].dep in _INNER
        ):
            within.add(i)
            first = i
        elif tokens[i].dep in _INNER or tokens[i].text == "-":
            within.add(i)
        else:
            break
    return first


_INNER = {"nummod", "npadvmod", "amod", "compound", "det", "punct", "advmod"}


def _age(sentence: AnnotatedSentence, start: int, end: int) -> Quantity | None:
    """The age inside the phrase or right behind it ("Ann Roe, 54")."""
    text = sentence.sentence.text
    for quantity in sentence.quantities:
        if quantity.unit not in {"years old", "months old"}:
            continue
        inside = start <= quantity.start < end
        behind = 0 <= quantity.start - end <= _NEAR and not any(c in text[end : quantity.start] for c in ".;(")
        before = 0 <= start - quantity.end <= 1
        if inside or before or (behind and text[end : end + 1] == ","):
            return quantity
    return None
