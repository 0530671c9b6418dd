"""How sure one may be that two sentences of different articles tell the same thing.

Shared words alone do not tell: "Qualms grew in Lisbon" and "Lisbon grew" share as much as two reports of one event.
Ten measures of a pair of sentences are weighed by logistic regression (Cox 1958), as ``tools/likeness.py`` fits it to
stories whose key facts were marked by hand.  Ranking all pairs of sentences of seven such stories, each with weights
fitted to the other six, has an average precision of 0.56; the cosine of their terms alone 0.45.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter

from rapidfuzz import fuzz

from briefgen.likeness.terms import similarity, weights
from briefgen.model import Claim

_Key = tuple[str, str]  # the article and the id of a sentence
# A sentence this far into its article is half as early as the first.
EARLY = 4


@dataclass(frozen=True, slots=True)
class Measures:
    """What is measured of two sentences; all but the fifth, sixth and eighth lie between 0 and 2."""

    terms: float  # cosine of their terms
    words: float  # token-set ratio of their words (rapidfuzz)
    clauses: float  # cosine of the two clauses that are most alike
    early: float  # how early their articles tell them
    numbers: float  # weight of the numbers they share
    arguments: float  # subjects and objects that two of their clauses share
    moment: float  # 1.0 when they name one date
    deed: float  # weight of the predicates they share
    mutual: float  # how near they come to being each other's best match
    apart: float  # how far apart they stand in their articles


_VALUES: Callable[[Measures], tuple[float, ...]] = attrgetter(*(f.name for f in fields(Measures)))
# Fitted by "python -m tools.likeness" to seven real stories.
_INTERCEPT = -9.31
_FITTED = Measures(
    terms=3.87,
    words=6.94,
    clauses=2.61,
    early=1.45,
    numbers=0.40,
    arguments=0.37,
    moment=1.36,
    deed=0.25,
    mutual=1.84,
    apart=-0.81,
)


def term_weights(claims: Sequence[Claim]) -> Mapping[str, float]:
    """How telling each term is in this story, counted over whole sentences."""
    return weights(c.terms for c in claims if c.whole)


@dataclass(frozen=True)
class Telling:
    """The claims of a story, ready to be held against each other.

    >>> Telling.of(()).claims
    ()
    """

    claims: tuple[Claim, ...]
    weight: Mapping[str, float]
    _sentences: Mapping[_Key, tuple[Claim, ...]]
    _of_article: Mapping[str, tuple[Claim, ...]]
    _best: dict[tuple[_Key, str], float] = field(default_factory=dict, compare=False, repr=False)
    _sure: dict[tuple[_Key, _Key], float] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Telling:
        """The claims of all articles that are compared, in order; each sentence as a whole before its clauses."""
        sentences: dict[_Key, list[Claim]] = {}
        articles: dict[str, list[Claim]] = {}
        for claim in claims:
            sentences.setdefault(_key(claim), []).append(claim)
            if claim.whole:
                articles.setdefault(claim.article, []).append(claim)
        return cls(
            tuple(claims),
            term_weights(claims),
            {key: tuple(found) for key, found in sentences.items()},
            {article: tuple(found) for article, found in articles.items()},
        )

    def likeness(self, a: Claim, b: Claim) -> float:
        """0 to 1: the geometric mean of how alike two claims are in terms, and how sure their sentences tell one thing.

        The terms tell the clause, the surety the sentence.  By terms alone 0.88 of the articles that a fact names tell
        it, on seven stories; by both 0.90.
        """
        alike = similarity(a.terms, b.terms, self.weight)
        return math.sqrt(alike * self.sure(a, b)) if alike else 0.0

    def sure(self, a: Claim, b: Claim) -> float:
        """The probability that the sentences of two claims tell the same thing."""
        one, other = sorted((_key(a), _key(b)))
        if (one, other) not in self._sure:
            self._sure[one, other] = probability(self.measures(a, b))
        return self._sure[one, other]

    def measures(self, one: Claim, other: Claim) -> Measures:
        """What is measured of the sentences of two claims."""
        left, right = (self._sentences[key] for key in sorted((_key(one), _key(other))))
        a, b = left[0], right[0]
        pairs = [(x, y) for x in left for y in right]
        alike = similarity(a.terms, b.terms, self.weight)
        best = min(alike / max(self._nearest(x, y.article), 1e-9) for x, y in ((a, b), (b, a)))
        deeds = {x.predicate for x in left} & {y.predicate for y in right}
        return Measures(
            terms=alike,
            words=fuzz.token_set_ratio(a.sentence.sentence.text, b.sentence.sentence.text) / 100,
            clauses=max(similarity(x.terms, y.terms, self.weight) for x, y in pairs),
            early=sum(1 / (1 + c.rank / EARLY) for c in (a, b)),
            numbers=self._heft(t for t in a.terms & b.terms if t[0].isdigit()),
            arguments=max(len(x.subjects & y.subjects) + len(x.objects & y.objects) for x, y in pairs),
            moment=float(bool(_dates(a) & _dates(b))),
            deed=self._heft(t for t in deeds if t),
            mutual=best,
            apart=abs(self._depth(a) - self._depth(b)),
        )

    def _nearest(self, claim: Claim, article: str) -> float:
        """How alike the sentence of an article is that is most like the sentence of a claim."""
        key = (_key(claim), article)
        if key not in self._best:
            theirs = self._of_article[article]
            self._best[key] = max(similarity(claim.terms, other.terms, self.weight) for other in theirs)
        return self._best[key]

    def _heft(self, terms: Iterable[str]) -> float:
        return sum(self.weight.get(t, 1.0) for t in sorted(terms))

    def _depth(self, claim: Claim) -> float:
        return claim.rank / (self._of_article[claim.article][-1].rank + 1)


def probability(measures: Measures) -> float:
    """The logistic function of the weighed measures, 0 to 1."""
    weighed = sum(weight * value for weight, value in zip(values(_FITTED), values(measures), strict=True))
    return 1 / (1 + math.exp(-_INTERCEPT - weighed))


def values(measures: Measures) -> tuple[float, ...]:
    """The ten measures in their order."""
    return _VALUES(measures)


def _key(claim: Claim) -> tuple[str, str]:
    return claim.article, claim.sentence.sentence.id


def _dates(claim: Claim) -> frozenset[str]:
    return frozenset(t.value for t in claim.sentence.times if t.value)
