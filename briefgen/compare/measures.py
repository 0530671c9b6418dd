"""What is measured of a claim and its witness: how much of the claim stands in the witness, and how near."""

from __future__ import annotations

import math
from dataclasses import dataclass

from briefgen.compare.claim import core, main_predicate
from briefgen.model.comparison import View, is_content
from briefgen.values.edtf import apart
from briefgen.values.quantity import differ

# A word of the claim has its counterpart where the likeness of the link is this or more.
MET = 0.6
NEAR = 0.7
# A verb that is this far from every word of the witness is not in it.
MISSED = 0.45


@dataclass(frozen=True, slots=True)
class Measures:
    """Shares lie between 0 and 1; the others are counts or their logarithms."""

    covered: float  # the share of the claim's rarity-weighed words that the witness has something like
    covering: float  # the share of the witness's words that the claim has something like
    core: float  # how near the witness has the claim's predicate and its arguments
    predicate: float  # 1.0 where the claim's predicate is linked to a word of the witness
    met: float  # the share of the claim's words of content that are linked to like ones
    verbs_missed: float  # verbs of the claim that the witness has nothing like
    numbers_met: float  # quantities of the claim that the witness has
    numbers_missed: float  # quantities of the claim in a unit that the witness has none of
    days_met: float  # times of the claim that one of the witness may be
    meaning: float  # the cosine of both as a whole
    links: float  # ln(1 + links between like words of content)
    quoted: float  # by how much the shares of quoted words differ


def measures(view: View) -> Measures:
    """The measures of a claim and its witness."""
    claim, witness = view.claim, view.witness
    predicate = main_predicate(claim.tree)
    heads = core(claim.tree, predicate)
    content = [i for i, t in enumerate(claim.tokens) if is_content(t)]
    links = [k.likeness for k in view.links if is_content(claim.tokens[k.a]) and is_content(witness.tokens[k.b])]
    met, missed = _numbers(view)
    return Measures(
        covered=view.covered[0],
        covering=view.covered[1],
        core=math.fsum(view.nearest[i] for i in heads) / max(1, len(heads)),
        predicate=float(predicate in view.across),
        met=sum(k > MET for k in links) / max(1, len(content)),
        verbs_missed=float(sum(claim.tokens[i].pos == "VERB" and view.nearest[i] < MISSED for i in content)),
        numbers_met=float(met),
        numbers_missed=float(missed),
        days_met=float(_days_met(view)),
        meaning=view.meaning,
        links=math.log(1 + sum(k > NEAR for k in links)),
        quoted=abs(_quoted(view, ours=True) - _quoted(view, ours=False)),
    )


def _numbers(view: View) -> tuple[int, int]:
    met = missed = 0
    for quantity in view.claim.sentence.quantities:
        theirs = [q for q in view.witness.sentence.quantities if q.unit == quantity.unit]
        met += any(not differ(quantity, q) for q in theirs)
        missed += not theirs
    return met, missed


def _days_met(view: View) -> int:
    ours, theirs = ([t.value for t in p.sentence.times if t.value] for p in (view.claim, view.witness))
    return sum(any(not apart(a, b) for b in theirs) for a in ours)


def _quoted(view: View, *, ours: bool) -> float:
    passage = view.claim if ours else view.witness
    return sum(q.end - q.start for q in passage.sentence.quotations) / max(1, len(passage.text))
