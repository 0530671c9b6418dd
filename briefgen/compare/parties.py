"""Which deed a verb tells, whom it is aimed at, and whether two who are told to have done it exclude each other.

"Northland troops shelled the market" and "Southland artillery fired on the market" tell one deed of two parties;
"warplanes" and "the air force" are one.  That two words differ says nothing: parties exclude each other only by a
closed list (``lexicon/parties.yml``), or by whose forces they are.  Trades and kin do not: a farmer may be the boy's
uncle.
"""

from __future__ import annotations

from functools import cache

from briefgen.compare.clauses import Clauses
from briefgen.compare.stance import Mood, stance
from briefgen.lexicon.wordlists import data, words
from briefgen.likeness.terms import country_of, synonym_class
from briefgen.model import NameKind
from briefgen.model.comparison import is_content

_INSIDE = ("amod", "compound", "poss", "nmod")


def deed(tree: Clauses, verb: int) -> tuple[int, int] | None:
    """Who did it and what it was aimed at, where a verb tells a deed as done with both; else None.

    "Fired on the market" is aimed at the market as "shelled the market" is.
    """
    if tree.tokens[verb].pos != "VERB":
        return None
    doer, target = tree.agent(verb), tree.patient(verb)
    attacks = tree.lemma(verb) in words("parties", "attacks")
    if attacks and not tree.passive(verb) and (target is None or tree.lemma(target) in {"fire", "attack"}):
        below = (p for above in (verb, *tree.children(verb, "dobj")) for p in tree.children(above, "prep"))
        told = [t for p in below if tree.lemma(p) in words("parties", "told_by") for t in tree.children(p, "pobj")]
        target = told[0] if told else None
    if doer is None or target is None or doer == target or tree.tokens[doer].pos == "PRON":
        return None
    how = stance(tree.tokens, verb)
    return None if how.denied or how.mood is not Mood.DONE else (doer, target)


def one_kind_of_deed(one: str, other: str) -> bool:
    """Do two verbs, as lemmas, tell a deed of one kind: the same, or an attack by another word?"""
    return any(one == other or {one, other} <= words("parties", kind) for kind in ("attacks", "causes"))


def apart(trees: tuple[Clauses, Clauses], doers: tuple[int, int]) -> str:
    """Why two who are told to have done a deed exclude each other, in words; "" where they may be one."""
    one, other = (party(tree, i) for tree, i in zip(trees, doers, strict=True))
    if any(tree.children(i, "conj") for tree, i in zip(trees, doers, strict=True)):
        return ""
    here, there = (_side(tree, i) for tree, i in zip(trees, doers, strict=True))
    if here is not None and there is not None and here != there:
        return f"“{one}” and “{other}” are two parties."
    sides = [whose(tree, i) for tree, i in zip(trees, doers, strict=True)]
    if all(sides) and not sides[0] & sides[1]:
        return "Each says whose forces they were, and not the same."
    return ""


def another_cause(trees: tuple[Clauses, Clauses], verbs: tuple[int, int], doers: tuple[int, int]) -> bool:
    """Do two verbs of causing name causes without a word in common?

    Enough that the one does not witness the other, and not that they differ: a short circuit is faulty wiring.
    """
    told = [_told(tree, i) for tree, i in zip(trees, doers, strict=True)]
    causing = all(tree.lemma(v) in words("parties", "causes") for tree, v in zip(trees, verbs, strict=True))
    return causing and all(told) and not told[0] & told[1]


def party(tree: Clauses, at: int) -> str:
    """The word for a party, in the singular: "Rebels" at the head of a sentence, taken for a name, is "rebel"."""
    lemma = tree.lemma(at)
    return lemma.removesuffix("s") if tree.tokens[at].pos == "PROPN" else lemma


@cache
def _groups(group: str) -> dict[str, int]:
    return {str(word): number for number, members in enumerate(data("parties")[group]) for word in members}


def _place(group: str, lemma: str) -> int | None:
    """Which group of a list a word stands in."""
    return _groups(group).get(lemma)


def _side(tree: Clauses, at: int) -> int | None:
    """Which of the parties it is; of arms, that of their owner: "rebel rockets" are rebels."""
    if party(tree, at) in words("parties", "forces"):
        owners = (_place("owners", tree.lemma(i)) for i in tree.children(at, *_INSIDE))
        if (owner := next((n for n in owners if n is not None), None)) is not None:
            return owner
    return _place("armed", party(tree, at))


def whose(tree: Clauses, at: int) -> set[str]:
    """Whose forces: the places and bodies named before the word, a country under one name; none for other words."""
    if party(tree, at) not in words("parties", "forces"):
        return set()
    inside = [i for i in tree.children(at, *_INSIDE) if i < at]
    names = [n for n in tree.sentence.names if n.kind is not NameKind.PERSON]
    found: set[str] = set()
    for i in inside:
        token = tree.tokens[i]
        if country := country_of(token.text):
            found.add(country)
        elif any(n.start <= token.start < n.end for n in names):
            found.add(token.text.lower())
    return found


def _told(tree: Clauses, at: int) -> set[str]:
    """The words of a cause, with what stands behind its prepositions, each as its class."""
    found, waiting = set[str](), [at]
    while waiting:
        i = waiting.pop()
        waiting += tree.children(i, *_INSIDE, "prep", "pobj", "acl", "relcl", "dobj", "nsubj")
        if is_content(tree.tokens[i]):
            found.add(synonym_class(tree.lemma(i)))
    return found if tree.tokens[at].pos == "NOUN" else set()
