"""Two people, places or bodies in one place of a claim and its witness: "Roe opened it" / "Holm opened it"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compare.asked import asked_once
from briefgen.compare.claim import core
from briefgen.model import Name, NameKind
from briefgen.model.comparison import Clash, ClashKind, Link, Passage, Proposition, View

# Linked names less alike than this name two people or two places; above lie spellings and titles.
ANOTHER_NAME = 0.7
_HIS = frozenset({"his", "her"})


def clashing_names(view: View, proposition: Proposition) -> Iterator[Clash]:
    """Two people, or two places or bodies, that do it or whom it befalls."""
    heads = core(view.claim, proposition.head)
    for link in view.links:
        if link.a not in heads or link.likeness >= ANOTHER_NAME:
            continue
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        kinds = _kind_of_name(view.claim, link.a), _kind_of_name(view.witness, link.b)
        if kinds[0] == kinds[1] != "" and a.lemma.lower() != b.lemma.lower():
            yield Clash(ClashKind.NAME, (a.start, a.end), (b.start, b.end))
    for link in view.links:
        if link.a in proposition.inside and link.a not in heads and _in_one_place(view, link):
            a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
            yield Clash(ClashKind.NAME, (a.start, a.end), (b.start, b.end))


def clashing_owners(view: View, proposition: Proposition) -> Iterator[Clash]:
    """One thing of two people: "Roe's rent was raised" / "Holm said that his rent was raised"."""
    for link in view.links:
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        if link.a in proposition.inside and a.pos == b.pos == "NOUN" and a.lemma.lower() == b.lemma.lower():
            here, there = _owner(view.claim, link.a), _owner(view.witness, link.b)
            if here and there and not here & there:
                yield Clash(ClashKind.NAME, (a.start, a.end), (b.start, b.end))


@asked_once
def _owner(passage: Passage, index: int) -> frozenset[str]:
    """The names of the person or family whose a thing is, or of the only person named before a "his" or "her"."""
    people = [n for n in passage.sentence.names if n.kind is NameKind.PERSON]
    for i in passage.tree.children(index, "poss"):
        token = passage.tokens[i]
        if token.text.lower() in _HIS:
            before = [n for n in people if n.end <= token.start]
            return _name_stems(before[0]) if len(before) == 1 else frozenset()
        families = [n for n in passage.sentence.names if n.kind is NameKind.OTHER and token.tag == "NNPS"]
        own = (n for n in (*people, *families) if n.start <= token.start < n.end)
        return next((_name_stems(n) for n in own), frozenset())
    return frozenset()


def _name_stems(name: Name) -> frozenset[str]:
    """The words of a name, a whole family's as one's: "the Holms" is Holm."""
    return frozenset(w.lower().rstrip(".").removesuffix("s") for w in name.full.split())


def _in_one_place(view: View, link: Link) -> bool:
    """ "The school in Tarnley" / "the school in Pell", "Roe, Holm and Bell" / "Roe, Holm and Fell": two names that
    hang on one word in one way, each without a word that stands in a name of the other sentence."""
    claim, witness = view.claim, view.witness
    a, b = claim.tokens[link.a], witness.tokens[link.b]
    if not (a.pos == b.pos == "PROPN" and a.dep == b.dep) or link.likeness >= ANOTHER_NAME:
        return False
    if _name_words(claim, link.a) & _every_name(witness) or _name_words(witness, link.b) & _every_name(claim):
        return False
    if a.dep == "pobj":
        above, there = claim.tokens[a.head], witness.tokens[b.head]
        return above.lemma.lower() == there.lemma.lower() and _one_word(view, above.head, there.head)
    return a.dep == "conj" and view.across.get(a.head) == b.head


def _one_word(view: View, here: int, there: int) -> bool:
    return view.claim.tokens[here].lemma == view.witness.tokens[there].lemma or view.across.get(here) == there


@asked_once
def _every_name(passage: Passage) -> set[str]:
    return {t.text.lower() for t in passage.tokens if t.pos == "PROPN"}


@asked_once
def _name_words(passage: Passage, index: int) -> set[str]:
    """The words of the name that a word is the head of."""
    parts = (i for i in passage.tree.children(index, "compound", "amod", "flat") if passage.tokens[i].pos == "PROPN")
    return {passage.tokens[i].text.lower() for i in (index, *parts)}


@asked_once
def _kind_of_name(passage: Passage, index: int) -> str:
    token = passage.tokens[index]
    if token.pos != "PROPN":
        return ""
    kinds = [n.kind for n in passage.sentence.names if n.start <= token.start < n.end]
    if NameKind.PERSON in kinds:
        return "person"
    return "place" if {NameKind.PLACE, NameKind.BODY} & set(kinds) else ""
