"""What is measured of a proposition and its witness: how much of it stands in the witness, how near, and where."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.compare.asked import asked_once
from briefgen.compare.claim import core
from briefgen.model import Quantity, When
from briefgen.model.comparison import Passage, Proposition, View
from briefgen.values.instants import exclude
from briefgen.values.quantity import differ

# A word of the proposition has its counterpart where the likeness of the link is this or more.
MET = 0.6
NEAR = 0.7
# A verb that is this far from every word of the witness is not in it.
MISSED = 0.45


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares lie between 0 and 1; the others are counts, or their roots and logarithms."""

    covered: float  # the share of the proposition's rarity-weighed words that the witness has something like
    whole: float  # the same of the sentence it stands in
    covering: float  # the share of the witness's words that this sentence has something like
    core: float  # how near the witness has the predicate and its arguments
    predicate: float  # 1.0 where the predicate is linked to a word of the witness
    met: float  # the share of the proposition's words of content that are linked to like ones
    together: float  # the share of them that are linked into one clause of the witness
    verbs_missed: float  # verbs of the proposition that the witness has nothing like
    numbers_met: float  # its quantities that the witness has
    numbers_missed: float  # its other quantities
    days_met: float  # its times that one of the witness may be
    days_missed: float  # its other times
    meaning: float  # the cosine of both sentences as wholes
    links: float  # ln(1 + links between like words of content)
    quoted: float  # by how much the shares of quoted words differ
    length: float  # the root of the number of its words of content
    main: float  # 1.0 where it is what its sentence states in the first place


def measures(view: View, proposition: Proposition, clauses_there: Sequence[int]) -> Measures:
    """The measures of a proposition of the claim; ``clauses_there`` has for each word of the witness its clause."""
    claim = view.claim
    inside, content = proposition.inside, proposition.content
    links = [k for k in view.telling if k.a in inside]
    heads = [i for i in core(claim, proposition.head) if i in inside] or [proposition.head]
    into = Counter(clauses_there[k.b] for k in links if k.likeness > MET)
    numbers = _numbers(view, proposition)
    days = _days(view, proposition)
    return Measures(
        covered=_covered(view, proposition),
        whole=view.covered[0],
        covering=view.covered[1],
        core=math.fsum(view.nearest[i] for i in heads) / len(heads),
        predicate=float(proposition.head in view.across),
        met=sum(into.values()) / max(1, len(content)),
        together=max(into.values(), default=0) / max(1, len(content)),
        verbs_missed=float(sum(claim.tokens[i].pos == "VERB" and view.nearest[i] < MISSED for i in content)),
        numbers_met=float(sum(numbers)),
        numbers_missed=float(len(numbers) - sum(numbers)),
        days_met=float(sum(days)),
        days_missed=float(len(days) - sum(days)),
        meaning=view.meaning,
        links=math.log(1 + sum(k.likeness > NEAR for k in links)),
        quoted=abs(_quoted(view.claim, proposition.words) - _quoted_there(view.witness)),
        length=math.sqrt(len(content)),
        main=float(proposition.main),
    )


def said_in(view: View, proposition: Proposition, clauses_there: Sequence[int]) -> int | None:
    """The head of the witness's clause that most words of a proposition are linked into; None without a link."""
    content = set(proposition.content)
    into = Counter(clauses_there[k.b] for k in view.links if k.a in content)
    return min(into, key=lambda head: (-into[head], head), default=None)


def _covered(view: View, proposition: Proposition) -> float:
    weight = math.fsum(view.weights[i] for i in proposition.words)
    return math.fsum(view.weights[i] * view.nearest[i] for i in proposition.words) / weight if weight else 0.0


def _numbers(view: View, proposition: Proposition) -> list[bool]:
    """For each quantity of the proposition, whether the witness has it."""
    ours, theirs = view.claim.sentence.quantities, view.witness.sentence.quantities
    return [any(_same(a, b) for b in theirs) for a in ours if proposition.has(a.start)]


def _same(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and not differ(one, other)


def _days(view: View, proposition: Proposition) -> list[bool]:
    """For each time of the proposition, whether one of the witness may be it."""
    ours, theirs = view.claim.sentence.times, view.witness.sentence.times
    return [any(_may_be(a, b) for b in theirs) for a in ours if a.value and proposition.has(a.start)]


def _may_be(one: When, other: When) -> bool:
    return bool(one.value and other.value) and not exclude(one.told, other.told)


@asked_once
def _quoted(passage: Passage, words: tuple[int, ...]) -> float:
    """The share of these words that stand in quotation marks."""
    spoken = [(q.start, q.end) for q in passage.sentence.quotations]
    starts = [passage.tokens[i].start for i in words]
    return sum(any(a <= s < b for a, b in spoken) for s in starts) / len(starts)


@asked_once
def _quoted_there(passage: Passage) -> float:
    """The share of a passage's characters that stand in quotation marks."""
    return sum(q.end - q.start for q in passage.sentence.quotations) / max(1, len(passage.text))
