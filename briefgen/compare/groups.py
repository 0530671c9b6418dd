"""Claims of different articles about the same thing.

A group is a star: one claim in the middle, and from every other article the claim nearest to it, if it is near
enough.  Each member was held against the middle itself, so that a chain of likenesses cannot join two things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.likeness.measures import Telling
from briefgen.likeness.terms import similarity
from briefgen.model import Claim

# Likeness (``measures.py``) from which two claims are worth telling together: a member of a fact as it is shown.  What
# makes a fact, and its place in the list, asks for more (``facts.py``).  On seven real stories, each with weights
# fitted to the other six, 0.90 of the articles a fact names tell it; at 0.25 it is 0.88, and 0.01 more facts are found.
SAME_CLAIM = 0.3
# Cosine of terms below which two claims are not even looked at: no surety about their sentences makes up for it.
ALIKE = 0.25
# Two claims that share fewer terms meet by chance, whatever their weight.
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Member:
    """A claim in a group, with its likeness to the middle (1.0 for the middle itself)."""

    claim: Claim
    likeness: float


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of different articles about the same thing; the middle comes first, then the articles in order."""

    members: tuple[Member, ...]

    @property
    def middle(self) -> Claim:
        """The claim all others were held against."""
        return self.members[0].claim

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that have a claim in the group."""
        return tuple(m.claim.article for m in self.members)


def align(claims: Sequence[Claim]) -> tuple[Group, ...]:
    """Every group of claims from two articles or more, one for each claim that has a counterpart.

    Groups overlap: choosing among them is the briefing's work, not the alignment's.
    """
    telling = Telling.of(claims)
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    groups = []
    for claim in claims:
        others = (
            _nearest(claim, theirs, telling) for article, theirs in by_article.items() if article != claim.article
        )
        found = tuple(m for m in others if m is not None)
        if found:
            groups.append(Group((Member(claim, 1.0), *found)))
    return tuple(groups)


def _nearest(claim: Claim, theirs: Sequence[Claim], telling: Telling) -> Member | None:
    best: Member | None = None
    for other in theirs:
        if len(claim.terms & other.terms) < FEWEST_SHARED or not _of_one_mind(claim, other):
            continue
        if similarity(claim.terms, other.terms, telling.weight) < ALIKE:
            continue
        likeness = telling.likeness(claim, other)
        if likeness >= SAME_CLAIM and (best is None or likeness > best.likeness):
            best = Member(other, likeness)
    return best


def _of_one_mind(a: Claim, b: Claim) -> bool:
    """A denial does not corroborate the claim it denies, nor "was not hurt" that somebody was.

    A sentence that tells both the claim and its denial goes with either.
    """
    both_told = any(c.sentence.accuses and c.sentence.denies for c in (a, b))
    opposite = a.negated != b.negated and a.predicate == b.predicate
    return not opposite and (both_told or a.sentence.denies == b.sentence.denies)
