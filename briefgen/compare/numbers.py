"""Articles give different numbers for the same thing.

Two quantities are about the same thing when they have one unit, count the same noun and stand in clauses that share
what is done and by whom; and when neither article gives the other's number as well: then they are numbers for two
things.  Example: "the bridge, built for $12 million" / "the $15 million bridge".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.measured_slots import apart_by, slot_of
from briefgen.lexicon.wordlists import data
from briefgen.likeness.terms import similarity, synonym_class
from briefgen.model import Claim, Difference, DifferenceKind, Quantity, Scope
from briefgen.values.quantity import differ

RULE = "The same thing is counted, in one unit, and the numbers do not meet, bounds and rounding considered."
# Cosine of the clauses' terms without their numbers; sums of money about the same two parties need less.  On 43
# labelled stories 0.3 lets one more false difference in, 0.4 loses a true one.
SAME_CONTEXT = 0.35
SAME_PARTIES_CONTEXT = 0.2
FEWEST_SHARED = 2
# Outlets that differ about one thing differ by little: of the true pairs in the labelled stories the greatest ratio is
# 1.24; at 1.2 one is lost.  Numbers further apart are numbers for two things (single digits aside).
MOST_APART = 1.3
SMALL = 10
_MORE = {"another", "other", "additional", "further", "more"}


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
        if a.article != b.article and _comparable(a, b)
    ]
    close = sorted((p for p in pairs if p[0] >= _enough(given[p[1]], given[p[2]])), key=lambda p: (-p[0], p[1], p[2]))
    found = []
    used: set[int] = set()
    for _, i, j in close:
        a, b = given[i], given[j]
        if {i, j} & used or not differ(a.quantity, b.quantity) or _both_given(matter, a, b):
            continue
        sides = _sides(a, b, [given[y if x in (i, j) else x] for _, x, y in close if {x, y} & {i, j}])
        used |= {i, j}
        topic = label([a.claim.sentence, b.claim.sentence], matter.weight)
        found.append(difference(matter, DifferenceKind.NUMBER, f"{_question(a.quantity)} {topic}", RULE, sides))
    return tuple(found)


def _given(matter: Matter) -> list[_Given]:
    """Each quantity once, with the smallest clause that holds it."""
    smallest: dict[tuple[str, str, int], _Given] = {}
    for claim in matter.claims:
        for quantity in claim.quantities:
            if (
                quantity.state
                or quantity.scope is not Scope.WHOLE
                or quantity.unit in {"s", "years old", "months old"}
                or _some_more(claim, quantity)
                or "-" in quantity.text
            ):
                continue
            key = (claim.article, claim.sentence.sentence.id, quantity.start)
            context = frozenset(t for t in claim.terms if not t[:1].isdigit() and t not in _unit_words())
            if key not in smallest or len(context) < len(smallest[key].context):
                smallest[key] = _Given(claim, quantity, context)
    return list(smallest.values())


def _some_more(claim: Claim, quantity: Quantity) -> bool:
    """ "Another 45 welders", "45 more welders": others than those counted before."""
    before = claim.sentence.sentence.text[: quantity.start].lower().split()[-1:]
    return bool(_MORE & {*quantity.counted, *before})


def _comparable(a: _Given, b: _Given) -> bool:
    one, other = a.quantity, b.quantity
    if one.unit != other.unit or len(a.context & b.context) < FEWEST_SHARED:
        return False
    if _other_slot(a, b):
        return False
    low, high = sorted((one.low, other.low))
    if low <= 0 or (high > SMALL and high / low > MOST_APART):
        return False
    return one.unit != "" or (bool(one.counted and other.counted) and _head(one) == _head(other))


def _other_slot(a: _Given, b: _Given) -> bool:
    """Do the numbers answer two questions (a height, a fall), or is one a limit or a target and the other a count?

    One sum may be called a price and a cost.
    """
    one, other = (slot_of(g.claim.sentence, g.quantity) for g in (a, b))
    if one is not None and other is not None and one.name != other.name and not (one.money or other.money):
        return True
    return apart_by(a.claim.sentence, a.quantity) != apart_by(b.claim.sentence, b.quantity)


def _head(quantity: Quantity) -> str:
    return synonym_class(quantity.counted[0]) if quantity.counted else ""


def _enough(a: _Given, b: _Given) -> float:
    """How alike two clauses must be: less where the quantities are money and two parties are the same."""
    parties = {t for t in a.context & b.context if t.startswith("@")}
    money = len(a.quantity.unit) == 3 and a.quantity.unit.isupper()
    return SAME_PARTIES_CONTEXT if money and len(parties) >= FEWEST_SHARED else SAME_CONTEXT


@cache
def _unit_words() -> frozenset[str]:
    """Words of measure: two sentences that both have kilometres and miles are not about one thing for that."""
    return frozenset(str(word) for kind in data("units").values() for word in kind["words"])


def _question(quantity: Quantity) -> str:
    return "How much?" if quantity.unit else "How many?"


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
            g
            for g in others
            if g.article not in {a.article, b.article}
            and not differ(g.quantity, one.quantity)
            and differ(g.quantity, opponent.quantity)
        ]
        cited = tuple(cite(g.claim.sentence, (g.quantity.start, g.quantity.end)) for g in (one, *friends))
        sides.append(Side(one.quantity.text, cited))
    return sides
