"""The nouns of the comparison, as frozen values.

::

    AnnotatedArticle -passages-> Passage -pair-> Pair -align-> Aligned -weigh-> Weighed

A passage is a sentence that states something; each of its clauses states a proposition.  All indices are those of
``passage.tokens``.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from briefgen.model.annotation import AnnotatedSentence, Token
from briefgen.model.tree import Tree


@dataclass(frozen=True)
class Passage:
    """A sentence of an article's body; ``rank`` is its place in the article (0 is the first)."""

    article: str
    rank: int
    sentence: AnnotatedSentence

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its article and its sentence."""
        return self.article, self.sentence.id

    @property
    def text(self) -> str:
        """Its words, verbatim."""
        return self.sentence.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words with their syntax."""
        return self.sentence.tokens

    @cached_property
    def tree(self) -> Tree:
        """The same words as a tree."""
        return Tree.of(self.tokens)

    @cached_property
    def answers(self) -> dict[tuple[Hashable, ...], Any]:
        """What was worked out of it by itself (see `compare/asked.py`)."""
        return {}


@dataclass(frozen=True)
class Proposition:
    """What one clause of a passage states.

    ``head`` is the clause's verb (or what it hangs on), ``words`` are its words in order, its subject's among them
    wherever they stand; ``main`` says that it is what the passage states in the first place.
    """

    passage: Passage
    head: int
    words: tuple[int, ...]
    main: bool

    def __hash__(self) -> int:
        return hash(self.key)  # all that it holds follows from it, and is long

    @property
    def key(self) -> tuple[str, str, int]:
        """The ids of its article and its sentence, and the place of its head."""
        return *self.passage.key, self.head

    @cached_property
    def inside(self) -> frozenset[int]:
        """Its words, to be asked whether one is among them."""
        return frozenset(self.words)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """Those of its words that say something by themselves."""
        tokens = self.passage.tokens
        return tuple(i for i in self.words if is_content(tokens[i]))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Its words as spans of the sentence's characters; what only punctuation divides is one span."""
        tokens, runs = self.passage.tokens, list[list[int]]()
        for i in (i for i in self.words if tokens[i].pos not in {"PUNCT", "SPACE"}):
            if runs and all(tokens[k].pos in {"PUNCT", "SPACE"} for k in range(runs[-1][1] + 1, i)):
                runs[-1][1] = i
            else:
                runs.append([i, i])
        return tuple((tokens[first].start, tokens[last].end) for first, last in runs)

    def has(self, start: int) -> bool:
        """Does the character at ``start`` of the sentence belong to it?"""
        return any(first <= start < last for first, last in self.spans)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of different articles that may tell one matter.

    ``covered`` is, for each side, the share of its words, weighed by how rare they are in the story, that the other
    side has something like: 0 to 1; ``weights`` is what each of its words weighs, 1 together.  ``a`` is of the article
    that comes first.
    """

    a: Passage
    b: Passage
    covered: tuple[float, float]
    weights: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())

    @property
    def likeness(self) -> float:
        """The mean of both shares, 0 to 1."""
        return (self.covered[0] + self.covered[1]) / 2

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The ids of both articles and sentences."""
        return *self.a.key, *self.b.key


@dataclass(frozen=True, slots=True)
class Link:
    """A word of ``a`` and a word of ``b`` that stand for each other, and how alike they are where they stand."""

    a: int
    b: int
    likeness: float


@dataclass(frozen=True)
class Aligned:
    """The words of a pair beside each other.

    ``links`` are one to one, in the order of ``a``.  ``nearest`` holds, for each word of either side, how like it the
    word of the other side is that is most like it, linked or not; ``meaning`` is the cosine of both passages as wholes.
    """

    pair: Pair
    links: tuple[Link, ...]
    nearest: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    meaning: float = 0.0

    @cached_property
    def across(self) -> Mapping[int, int]:
        """The word of ``b`` for each linked word of ``a``."""
        return {link.a: link.b for link in self.links}

    @cached_property
    def back(self) -> Mapping[int, int]:
        """The word of ``a`` for each linked word of ``b``."""
        return {link.b: link.a for link in self.links}

    @cached_property
    def alone(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The words of content on each side that nothing on the other side stands for."""
        return (
            tuple(i for i, t in enumerate(self.pair.a.tokens) if is_content(t) and i not in self.across),
            tuple(i for i, t in enumerate(self.pair.b.tokens) if is_content(t) and i not in self.back),
        )

    @cached_property
    def views(self) -> tuple[View, View]:
        """``a`` as the claim with ``b`` as its witness, and the other way round."""
        pair, turned = self.pair, tuple(Link(k.b, k.a, k.likeness) for k in sorted(self.links, key=lambda k: k.b))
        return (
            View(pair.a, pair.b, self.links, self.nearest[0], pair.weights[0], pair.covered, self.meaning),
            View(pair.b, pair.a, turned, self.nearest[1], pair.weights[1], pair.covered[::-1], self.meaning),
        )


@dataclass(frozen=True)
class View:
    """One passage as a claim, and the other as what may witness it; the rest as in `Aligned`, the claim first."""

    claim: Passage
    witness: Passage
    links: tuple[Link, ...]
    nearest: tuple[float, ...]
    weights: tuple[float, ...]
    covered: tuple[float, float]
    meaning: float

    @cached_property
    def answers(self) -> dict[tuple[Hashable, ...], Any]:
        """What was worked out of the two (see `compare/asked.py`)."""
        return {}

    @cached_property
    def telling(self) -> tuple[Link, ...]:
        """The links between words of content."""
        ours, theirs = self.claim.tokens, self.witness.tokens
        return tuple(k for k in self.links if is_content(ours[k.a]) and is_content(theirs[k.b]))

    @cached_property
    def across(self) -> Mapping[int, int]:
        """The word of the witness for each linked word of the claim."""
        return {link.a: link.b for link in self.links}


class Verdict(StrEnum):
    """What a witness says of a claim: it, a part of it, another value of it, or nothing."""

    SAYS = "says"
    PARTLY = "partly"
    OTHERWISE = "otherwise"
    ANOTHER = "another matter"


class ClashKind(StrEnum):
    """In what a claim and its witness do not agree."""

    DAY = "day"
    HOUR = "hour"
    NUMBER = "number"
    NAME = "name"
    ROLE = "role"
    POLARITY = "polarity"
    OPPOSITE = "opposite"
    STAGE = "stage"
    DENIAL = "denial"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Clash:
    """Words in one place that do not agree: a span of the claim and one of the witness."""

    kind: ClashKind
    claim: tuple[int, int]
    witness: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Whether a witness says a proposition: the verdict, how sure it is that it says it (0 to 1), what was weighed.

    ``there`` is the head of the witness's clause that says most of it; None where no word of it has its like there.
    ``parts`` is what each measure, by its name, added to the log-odds.  In what the two do not agree, which forbids
    *says* whatever the measures are, is asked where it matters (``compare/clashes.py``).
    """

    view: View
    proposition: Proposition
    there: int | None
    verdict: Verdict
    surety: float
    parts: Mapping[str, float]

    @property
    def reasons(self) -> tuple[tuple[str, float], ...]:
        """The measures with what each added, the strongest first."""
        return tuple(sorted(((n, round(p, 4)) for n, p in self.parts.items()), key=lambda r: (-abs(r[1]), r[0])))


def is_content(token: Token) -> bool:
    """Does a word say something by itself?  Verbs that help, pronouns and words of syntax do not."""
    return token.pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"} and token.dep not in {"aux", "auxpass"}
