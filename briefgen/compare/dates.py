"""Articles give different dates for the same thing, each resolved against its own article's date.

Two clauses are about the same thing when they share the verb and what it is done to, or are alike throughout.
Example: "given earlier this year" (2024) / "a gift of last year" (2023).
"""

from __future__ import annotations

from itertools import combinations

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.model import Claim, Difference, DifferenceKind, When
from briefgen.moments import apart
from briefgen.terms import similarity

RULE = "The same thing is dated differently, each date resolved against its own article's."
# Cosine of the clauses' terms.  On the sample stories: 0.3 finds every true pair that shares its verb.
SAME_EVENT = 0.3
FEWEST_SHARED = 2


def dates(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each pair of sentences whose dates cannot both be right."""
    dated = [c for c in matter.claims if any(t.value for t in c.times)]
    pairs = sorted(
        ((likeness, i, j) for (i, a), (j, b) in combinations(enumerate(dated), 2) if (likeness := _alike(matter, a, b))),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    found, used = [], set()
    for _, i, j in pairs:
        a, b = dated[i], dated[j]
        times = _apart(a, b)
        if times is None or {_key(a), _key(b)} & used or _told_both(matter, a, b, times):
            continue
        used |= {_key(a), _key(b)}
        topic = label([a.sentence, b.sentence], matter.weight)
        sides = [_side(claim, time) for claim, time in zip((a, b), times, strict=True)]
        found.append(difference(matter, DifferenceKind.DATE, f"When? {topic}", RULE, sides))
    return tuple(found)


def _alike(matter: Matter, a: Claim, b: Claim) -> float:
    if a.article == b.article or a.negated != b.negated or len(a.terms & b.terms) < FEWEST_SHARED:
        return 0.0
    if a.predicate is None or b.predicate is None or not _same_act(a, b):
        return 0.0
    likeness = similarity(a.terms, b.terms, matter.weight)
    return likeness if likeness >= SAME_EVENT else 0.0


def _same_act(a: Claim, b: Claim) -> bool:
    if a.predicate == b.predicate:
        return True
    return a.predicate in b.terms and b.predicate in a.terms


def _apart(a: Claim, b: Claim) -> tuple[When, When] | None:
    """The two times, when every time of one clause is apart from every time of the other."""
    mine, theirs = [t for t in a.times if t.value], [t for t in b.times if t.value]
    if not all(apart(str(s.value), str(t.value)) for s in mine for t in theirs):
        return None
    return mine[0], theirs[0]


def _told_both(matter: Matter, a: Claim, b: Claim, times: tuple[When, When]) -> bool:
    """Does one of the articles tell the other's date of such a thing too?  Then there were two of them."""
    for mine, other in ((a, times[1]), (b, times[0])):
        for claim in matter.claims:
            if claim.article != mine.article or len(claim.terms & mine.terms) < FEWEST_SHARED or not _same_act(claim, mine):
                continue
            if any(t.value and not apart(str(t.value), str(other.value)) for t in claim.times):
                return True
    return False


def _key(claim: Claim) -> tuple[str, str]:
    return claim.article, claim.sentence.sentence.id


def _side(claim: Claim, time: When) -> Side:
    return Side(time.text, (cite(claim.sentence, (time.start, time.end)),), time.value if time.inferred else None)
