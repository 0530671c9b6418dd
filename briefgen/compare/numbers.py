"""Articles give different numbers for the same thing.

Two quantities are about the same thing when they have one unit, count the same noun and stand in clauses that share
what is done and by whom; and when neither article gives the other's number as well: then they are numbers for two
things.  Example: "the bridge, built for $12 million" / "the $15 million bridge".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.values import differ
from briefgen.model import Claim, Difference, DifferenceKind, Quantity
from briefgen.terms import similarity, synonym_class

RULE = "The same thing is counted, in one unit, and the numbers do not meet, bounds and rounding considered."
# Cosine of the clauses' terms without their numbers, and how many terms they must share.  On 76 labelled pairs and the
# sample stories: below 0.35 most pairs count two things.
SAME_CONTEXT = 0.35
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Given:
    claim: Claim
    quantity: Quantity
    context: frozenset[str]

    @property
    def article(self) -> str:
        return self.claim.article


def numbers(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each thing that the articles count or measure differently."""
    given = _given(matter)
    pairs = [
        (similarity(a.context, b.context, matter.weight), i, j)
        for (i, a), (j, b) in combinations(enumerate(given), 2)
        if a.article != b.article and _comparable(a.quantity, b.quantity) and len(a.context & b.context) >= FEWEST_SHARED
    ]
    close = sorted((p for p in pairs if p[0] >= SAME_CONTEXT), key=lambda p: (-p[0], p[1], p[2]))
    found, used = [], set()
    for _, i, j in close:
        a, b = given[i], given[j]
        if {i, j} & used or not differ(a.quantity, b.quantity) or _both_given(matter, a, b):
            continue
        sides = _sides(a, b, [given[y if x in (i, j) else x] for _, x, y in close if {x, y} & {i, j}])
        used |= {i, j}
        topic = label([a.claim.sentence, b.claim.sentence], matter.weight)
        found.append(difference(matter, DifferenceKind.NUMBER, f"How many, how much? {topic}", RULE, sides))
    return tuple(found)


def _given(matter: Matter) -> list[_Given]:
    """Each quantity once, with the smallest clause that holds it."""
    smallest: dict[tuple[str, str, int], _Given] = {}
    for claim in matter.claims:
        for quantity in claim.quantities:
            if quantity.state or quantity.unit == "s":
                continue
            key = (claim.article, claim.sentence.sentence.id, quantity.start)
            context = frozenset(t for t in claim.terms if not t[:1].isdigit())
            if key not in smallest or len(context) < len(smallest[key].context):
                smallest[key] = _Given(claim, quantity, context)
    return list(smallest.values())


def _comparable(a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit:
        return False
    if a.unit == "years old":
        return a.counted == b.counted and bool(a.counted)
    if not a.counted or not b.counted:
        return a.unit != ""
    return synonym_class(a.counted[0]) == synonym_class(b.counted[0])


def _both_given(matter: Matter, a: _Given, b: _Given) -> bool:
    """Does one of the two articles give the other's number too?  Then each knows both."""
    for mine, other in ((a, b), (b, a)):
        for sentence in matter.sentences:
            if sentence.article == mine.article and any(
                q.unit == other.quantity.unit and q.low == other.quantity.low for q in sentence.quantities
            ):
                return True
    return False


def _sides(a: _Given, b: _Given, others: Sequence[_Given]) -> list[Side]:
    """Two sides, each with the other articles' quantities that agree with it and not with its opponent."""
    sides = []
    for one, opponent in ((a, b), (b, a)):
        friends = [
            g for g in others if g.article not in {a.article, b.article} and not differ(g.quantity, one.quantity) and differ(g.quantity, opponent.quantity)
        ]
        cited = tuple(cite(g.claim.sentence, (g.quantity.start, g.quantity.end)) for g in (one, *friends))
        sides.append(Side(one.quantity.text, cited))
    return sides
