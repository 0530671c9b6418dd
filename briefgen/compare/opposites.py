"""Words that exclude each other in one place of a claim and its witness: "the rate rose" / "the rate fell".

The words are those of ``lexicon/opposites.yml``: the ends of a scale, the two sides of one deed ("bought", "sold"),
what stands before a word ("before the strike", "after the strike"), and a place in a row ("the largest", "the second
largest").  A "not" on one side alone turns the word round: "did not reject it" agrees with "accepted it".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from briefgen.compare.asked import asked_once
from briefgen.compare.clauses import clauses_of
from briefgen.compare.stance import stance_in
from briefgen.lexicon.wordlists import data
from briefgen.model import Token
from briefgen.model.comparison import Clash, ClashKind, Link, Passage, Proposition, View

_DEEDS = frozenset({"VERB", "NOUN", "PROPN"})
_KINDS = frozenset({"ADJ", "ADV", "DET", "PRON", "ADP", "VERB"})
_STANDS = frozenset({"amod", "attr", "acomp", "pobj", "dobj", "nsubj", "nsubjpass", "conj", "advmod"})
# A beginning that turns a word round leaves a word of so many letters.
_REST = 4
_AMONG = 0


def clashing_deeds(view: View, proposition: Proposition, there: int) -> Iterator[Clash]:
    """The clash of a proposition's verb with the verb ``there`` of the witness's clause that says most of it.

    "Withdrew" and "renewed" are too unlike to stand for each other, and exclude each other all the same.
    """
    link = Link(proposition.head, there, 0.0)
    a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
    alone = link.a not in view.across and link.b not in view.across.values()
    if alone and a.pos == b.pos == "VERB" and _turned(view, link):
        yield Clash(ClashKind.OPPOSITE, (a.start, a.end), (b.start, b.end))


def clashing_opposites(view: View, proposition: Proposition) -> Iterator[Clash]:
    """The clashes of a proposition's words with the words that stand for them in the witness."""
    here, there = _valued(view.claim), _valued(view.witness)
    for link in view.links:
        if link.a not in proposition.inside:
            continue
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        if link.a not in here and link.b not in there and _turned(view, link):
            yield Clash(ClashKind.OPPOSITE, (a.start, a.end), (b.start, b.end))
        if _set_against(view, link):
            yield Clash(ClashKind.OPPOSITE, (a.start, a.end), (b.start, b.end))
        if _amounts_apart(view, link):
            yield Clash(ClashKind.NUMBER, (a.start, a.end), (b.start, b.end))
        one, other = _place_in_row(view.claim, link.a), _place_in_row(view.witness, link.b)
        if one is not None and other is not None and one != other and _one_noun(view, link):
            yield Clash(ClashKind.NUMBER, (a.start, a.end), (b.start, b.end))


def exclude_each_other(one: Token, other: Token) -> bool:
    """Are two words opposites, each as it stands or as its lemma?

    "rose" and "fell" are, "locked" and "unlocked", "first" and "third"; "rose" and "grew" are not.
    """
    return _opposites(one.pos, one.lemma, one.text, other.pos, other.lemma, other.text)


@lru_cache(maxsize=1 << 16)  # the same few thousand pairs of words, in every pair of passages
def _opposites(pos: str, lemma: str, text: str, other_pos: str, other_lemma: str, other_text: str) -> bool:
    kinds = {pos, other_pos}
    if not (kinds <= _DEEDS or kinds <= _KINDS):
        return False
    here, there = {lemma.lower(), text.lower()}, {other_lemma.lower(), other_text.lower()}
    if here & there:
        return False
    if any(_opposed("scales", a, b) for a in here for b in there):
        return True
    beginnings = data("opposites")["negating" if "VERB" in kinds else "negating_qualities"]
    return "NOUN" not in kinds and any(
        _negates(a, b, beginnings) or _negates(b, a, beginnings) for a in here for b in there
    )


def _turned(view: View, link: Link) -> bool:
    a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
    if a.pos == b.pos == "VERB" and _opposed("converse", a.lemma.lower(), b.lemma.lower()):
        return _one_subject(view, link)
    if not exclude_each_other(a, b):
        return False
    return stance_in(view.claim, link.a).denied == stance_in(view.witness, link.b).denied


def _one_subject(view: View, link: Link) -> bool:
    """Whoever sold it is not the one who bought it."""
    here, there = clauses_of(view.claim).agent(link.a), clauses_of(view.witness).agent(link.b)
    if here is None or there is None:
        return False
    one, other = view.claim.tokens[here], view.witness.tokens[there]
    return one.lemma.lower() == other.lemma.lower()


def _set_against(view: View, link: Link) -> bool:
    """ "Before the strike" / "after the strike": one word, and before it what excludes the other."""
    a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
    if a.lemma.lower() != b.lemma.lower():
        return False
    here, there = _before(view.claim, link.a), _before(view.witness, link.b)
    if here is None or there is None or not _opposed("beside", here[0], there[0]):
        return False
    one, other = view.claim.tokens[here[1]], view.witness.tokens[there[1]]
    return one.lemma.lower() == other.lemma.lower() or view.across.get(here[1]) == there[1]


def _amounts_apart(view: View, link: Link) -> bool:
    """ "All of the crew" / "some of the crew", "most voters" / "few voters"."""
    a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
    if a.lemma.lower() != b.lemma.lower() or not a.pos == b.pos == "NOUN":
        return False
    here, there = _amount(view.claim, link.a), _amount(view.witness, link.b)
    return here is not None and there is not None and _opposed("amounts", here, there)


@asked_once
def _amount(passage: Passage, index: int) -> str | None:
    """The word that says how many or how much of a noun is meant."""
    tokens = passage.tokens
    beside = [i for i in passage.tree.children(index) if i < index]
    above = tokens[tokens[index].head]
    if tokens[index].dep == "pobj" and above.lemma.lower() == "of":
        beside.append(above.head)
    return next((w for i in beside if (w := tokens[i].lemma.lower()) in _places("amounts")), None)


@asked_once
def _before(passage: Passage, index: int) -> tuple[str, int] | None:
    """The preposition or conjunction that stands before a word's phrase, and the word that both hang on."""
    tokens = passage.tokens
    token = tokens[index]
    if token.dep in {"pobj", "pcomp"} and tokens[token.head].dep == "prep":
        at = tokens[token.head].head
        while tokens[at].pos == "ADP" and tokens[at].head != at:
            at = tokens[at].head
        return tokens[token.head].lemma.lower(), at
    if token.dep == "advcl":
        marks = passage.tree.children(index, "mark", "advmod")
        return next(((tokens[i].lemma.lower(), token.head) for i in marks if _besides(tokens[i])), None)
    return None


def _besides(token: Token) -> bool:
    return token.lemma.lower() in _places("beside")


def _one_noun(view: View, link: Link) -> bool:
    """Do two superlatives describe one noun?"""
    here, there = (
        t.head if t.dep == "amod" else index
        for t, index in ((view.claim.tokens[link.a], link.a), (view.witness.tokens[link.b], link.b))
    )
    same = view.claim.tokens[here].lemma.lower() == view.witness.tokens[there].lemma.lower()
    return same or view.across.get(here) == there


@asked_once
def _place_in_row(passage: Passage, index: int) -> int | None:
    """Which of a row a superlative means: 1 is "the largest", 2 "the second largest", 0 "one of the largest"."""
    token = passage.tokens[index]
    if token.tag != "JJS" or token.dep not in _STANDS or token.text.lower() in {"most", "least"}:
        return None
    noun = token.head if token.dep == "amod" else index
    before = (i for i in (*passage.tree.children(index), *passage.tree.children(noun)) if i < index)
    told = [n for i in before if (n := _order().get(passage.tokens[i].lemma.lower(), 1)) > 1]
    if told:
        return told[0]
    above = passage.tokens[passage.tokens[noun].head]
    over = passage.tokens[above.head]
    some = above.text.lower() == "of" and over.text.lower() in {"one", "some", "two", "three"}
    return _AMONG if above.text.lower() == "among" or some else 1


@asked_once
def _valued(passage: Passage) -> frozenset[int]:
    """The words of times and quantities, whose values are compared: the "old" of "three years old"."""
    sentence = passage.sentence
    spans = [(t.start, t.end) for t in sentence.times] + [(q.start, q.end) for q in sentence.quantities]
    return frozenset(i for i, t in enumerate(passage.tokens) if any(start <= t.start < end for start, end in spans))


def _opposed(group: str, one: str, other: str) -> bool:
    known = _places(group)
    there = dict(known.get(other, ()))
    return any(scale in there and there[scale] != side for scale, side in known.get(one, ()))


def _negates(one: str, other: str, beginnings: Sequence[str]) -> bool:
    """Is the first word the second with a beginning that turns it round?"""
    return len(other) >= _REST and any(one == beginning + other for beginning in beginnings)


@cache
def _places(group: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """For each word the scales on which it stands, and on which side of each."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, scale in enumerate(data("opposites")[group]):
        for side, members in enumerate(scale):
            for word in members:
                found.setdefault(str(word), []).append((number, side))
    return {word: tuple(at) for word, at in found.items()}


@cache
def _order() -> Mapping[str, int]:
    """The words that count a row, each with its number."""
    return {word: n for n, words in enumerate(data("opposites")["scales"][-1], 1) for word in words}
