"""What a sentence is about, as a set of terms that different outlets share.

"Seoul said its troops fired" and "South Korea's soldiers shot" differ in every word; their terms are the same.
A term is a country (``@south korea``), a person by surname (``@smith``), another name, a class of synonyms
(``=die``) or a plain lemma.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.lexicon.wordlists import data, words
from briefgen.model import AnnotatedSentence, Claim, NameKind, Token

# Every rule of comparison asks for the terms of the same sentences; 60 articles have some 2,500.
REMEMBERED = 8192
_CONTENT = {"NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV"}


def term_of_each(sentence: AnnotatedSentence) -> tuple[str | None, ...]:
    """The term of each token of a sentence, None for words without content.

    The words of one name share one term, so that a set of them counts the name once.
    """
    return _terms_of(_Same(sentence))


@dataclass(frozen=True, eq=False, slots=True)
class _Same:
    """A sentence as a key: the same object, not one that is like it.

    To hash all its tokens would take longer than to find its terms.
    """

    sentence: AnnotatedSentence

    def __hash__(self) -> int:
        return id(self.sentence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.sentence is self.sentence


@lru_cache(maxsize=REMEMBERED)
def _terms_of(key: _Same) -> tuple[str | None, ...]:
    sentence = key.sentence
    by_name = {}
    for name in sentence.names:
        term = _name_term(name.full, name.kind, _with_article(sentence.text, name.start, name.text))
        if term is None:
            continue  # "Old Harbour Bridge" and "the Harbour Bridge" meet word by word
        for index, token in enumerate(sentence.tokens):
            if name.start <= token.start < name.end:
                by_name[index] = term
    return tuple(by_name.get(i) or _word_term(sentence.tokens, i) for i in range(len(sentence.tokens)))


def terms_of(sentence: AnnotatedSentence) -> frozenset[str]:
    """All terms of a sentence."""
    return frozenset(t for t in term_of_each(sentence) if t)


def weights(sets: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """How telling each term is among these sets: inverse document frequency, smoothed (Sparck Jones 1972).

    >>> w = weights([frozenset({"a", "b"}), frozenset({"a"})]); w["b"] > w["a"]
    True
    """
    counts: Counter[str] = Counter()
    total = 0
    for terms in sets:
        counts.update(terms)
        total += 1
    return _TermWeights((term, math.log(1 + total / count)) for term, count in sorted(counts.items()))


def term_weights(claims: Iterable[Claim]) -> Mapping[str, float]:
    """How telling each term is in this story, counted over whole sentences."""
    return weights(c.terms for c in claims if c.whole)


class _TermWeights(dict[str, float]):
    """Weights that remember the size of every set they were asked for: a claim is compared a thousand times."""

    def __init__(self, pairs: Iterable[tuple[str, float]]) -> None:
        super().__init__(pairs)
        self.sizes: dict[frozenset[str], float] = {}


def similarity(a: frozenset[str], b: frozenset[str], weight: Mapping[str, float]) -> float:
    """The cosine of two sets of terms under weights, 0 to 1."""
    both = a & b
    return _size(both, weight) / math.sqrt(_size(a, weight) * _size(b, weight)) if both else 0.0


def _size(terms: frozenset[str], weight: Mapping[str, float]) -> float:
    """The squared length of a set of terms; summed in one order, so that the last digit is always the same."""
    known = weight.sizes if isinstance(weight, _TermWeights) else {}
    if terms not in known:
        known[terms] = sum(weight.get(t, 1.0) ** 2 for t in sorted(terms))
    return known[terms]


@cache
def country_of(word: str) -> str | None:
    """The country that a name, an adjective or a capital stands for: ``country_of("Lisbon") == "portugal"``.

    Where the list has an article ("the North"), the word has to have one too: New South Wales is not the South.
    """
    folded = _folded(word)
    return _countries().get(folded) or _countries().get(folded.removeprefix("the "))


@cache
def synonym_class(lemma: str) -> str:
    """The class of a lemma, or the lemma itself: ``synonym_class("blast") == "=explosion"``."""
    return _classes().get(lemma, lemma)


def _name_term(full: str, kind: NameKind, text: str) -> str | None:
    country = country_of(text) or country_of(full)
    if country:
        return "@" + country
    return "@" + _plain(full).split()[-1] if kind is NameKind.PERSON else None


def _plain(word: str) -> str:
    return _folded(word).removeprefix("the ")


def _folded(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.strip().lower()).replace("-", " ")


def _with_article(text: str, start: int, name: str) -> str:
    """A name with the article before it: "the North"."""
    return f"the {name}" if text[:start].lower().endswith("the ") else name


def _word_term(tokens: tuple[Token, ...], index: int) -> str | None:
    token = tokens[index]
    if token.pos not in _CONTENT:
        return None
    country = country_of(_lone(tokens, index))
    if country:
        return "@" + country
    lemma = token.lemma.lower().strip("'’\"“”-–—.")
    if token.pos == "VERB" and (phrasal := _phrasal(tokens, index, lemma)):
        return phrasal
    if (len(lemma) < 2 and not lemma.isdigit()) or lemma in words("light"):
        return None
    if token.pos == "PROPN":
        return "@" + lemma if lemma not in _classes() else _classes()[lemma]
    return synonym_class(lemma)


def _lone(tokens: tuple[Token, ...], index: int) -> str:
    """A word with the article before it, unless it is part of a longer name: "the South", but "the South Bank"."""
    before = index > 0 and tokens[index - 1].text.lower() == "the"
    after = index + 1 < len(tokens) and tokens[index + 1].pos == "PROPN"
    return f"the {tokens[index].text}" if before and not after else tokens[index].text


def _phrasal(tokens: tuple[Token, ...], index: int, lemma: str) -> str | None:
    """The class of "pulled back" or "called off", whose parts alone mean something else; None for a plain verb."""
    for other in tokens[index + 1 : index + 5]:
        if other.head == index and other.dep in {"prt", "advmod", "prep"}:
            term = _classes().get(f"{lemma} {other.text.lower()}")
            if term:
                return term
    return None


@cache
def _countries() -> dict[str, str]:
    table = {}
    for country, others in data("countries").items():
        for word in (country, *others):
            table[_folded(str(word))] = country.lower()
            table[_folded(str(word)) + "s"] = country.lower()
    return table


@cache
def _classes() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in data("synonyms"):
        for word in entry:
            table.setdefault(str(word), "=" + str(entry[0]))
    return table
