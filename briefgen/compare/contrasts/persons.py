"""Whom a word of a sentence means, as far as two articles can be held to it: a name, a role, or any person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.compare.clauses import Clauses
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import NameKind

# What nouns and pronouns say of a person: "m" or "f".
SEX = {
    **dict.fromkeys(("man", "boy", "male", "father", "son", "brother", "husband", "boyfriend", "he", "him"), "m"),
    **dict.fromkeys(
        ("woman", "girl", "female", "mother", "daughter", "sister", "wife", "girlfriend", "she", "her"), "f"
    ),
}
_ORDINALS = frozenset(
    {"second", "third", "fourth", "fifth", "sixth", "another", "separate", "previous", "earlier", "later"}
)
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "himself", "herself", "themselves"})


class Known(StrEnum):
    """How well the words tell who it is."""

    NAME = "name"
    DOER = "doer"
    VICTIM = "victim"
    PERSON = "person"
    PRONOUN = "pronoun"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Who:
    """A person as a sentence tells of him: ``key`` is the story's name for him or the noun's lemma."""

    known: Known
    key: str
    start: int
    end: int

    @property
    def sex(self) -> str:
        """ "m", "f" or "" where the noun does not say."""
        return "" if self.known is Known.NAME else SEX.get(self.key, "")


def who_is(ground: Ground, tree: Clauses, at: int, *, surely: bool = False) -> Who | None:
    """Whom the word at a place means; None where it is no person.

    ``surely`` says that the verb befalls people alone ("was arrested"): then any noun is one, "the owner" too.
    """
    token, sentence = tree.tokens[at], tree.sentence
    for name in sentence.names:
        if name.start <= token.start < name.end:
            if name.kind is not NameKind.PERSON:
                return Who(Known.PERSON, name.text, name.start, name.end) if surely and token.tag == "NNP" else None
            return Who(Known.NAME, ground.who(sentence.article, name.full), name.start, name.end)
    lemma, span = tree.lemma(at), tree.phrase(at)
    of_them = [j for i in tree.children(at, "prep") if tree.lemma(i) == "of" for j in tree.children(i, "pobj")]
    beside = [
        i
        for head in (at, *of_them)
        for i in tree.children(head, *(("appos", "conj") if token.pos == "NUM" else ("appos",)))
    ]
    apposed = [i for i in beside if tree.tokens[i].pos == "PROPN"]
    if apposed and token.pos in {"NOUN", "NUM"}:
        return who_is(ground, tree, apposed[0])
    if token.text.lower() in words("stances", "nobody") or (lemma == "one" and _no(tree, at)):
        return Who(Known.NOBODY, "", *span)
    for group, known in (("doers", Known.DOER), ("victims", Known.VICTIM), ("anybody", Known.PERSON)):
        if lemma in words("stages", group) and token.pos in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return Who(Known.NOBODY, "", *span) if _no(tree, at) else Who(known, lemma, *span)
    if token.text.lower() in _PRONOUNS:
        return Who(Known.PRONOUN, token.text.lower(), *span)
    return Who(Known.PERSON, lemma, *span) if surely and token.pos in {"NOUN", "PROPN"} else None


def may_be_one(a: Who, b: Who) -> bool:
    """Can two be one person: the same name, or no word that speaks against it?"""
    if a.known is b.known is Known.NAME:
        return a.key == b.key
    return not (a.sex and b.sex and a.sex != b.sex)


def _no(tree: Clauses, at: int) -> bool:
    return any(tree.tokens[i].text.lower() == "no" for i in tree.children(at, "det"))


def besides(tree: Clauses, noun: int) -> bool:
    """ "No further arrests", "a second suspect", "the other victims": there are some beside."""
    own = (tree.tokens[i] for i in tree.children(noun, "amod", "nummod", "det"))
    return any(
        t.lemma.lower() in words("stances", "idle_modifiers") - {"immediate"} or t.text.lower() in _ORDINALS
        for t in own
    )
