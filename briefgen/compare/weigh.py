"""Whether one passage says what a clause of another states: says, partly, otherwise, or another matter.

Some measures are weighed by logistic regression (Cox 1958) with a ridge, fitted by ``eval/says.py`` to pairs that a
reader labelled; a clash of values forbids *says* whatever the measures are, and so does a death left out, of which a
witness says a part at most.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from briefgen.compare.clashes import clashes
from briefgen.compare.measures import measures, said_in
from briefgen.compare.propositions import clause_heads, propositions
from briefgen.compare.unsaid import leaves_out_a_death
from briefgen.likeness.logistic import Coefficients
from briefgen.model.comparison import Aligned, Proposition, Verdict, View, Weighed

# Of 723 labelled clauses, stories left out, where nothing clashes: from 0.62 on 0.86 say it, 0.96 at least a part, and
# 0.64 of what says it is found; from 0.55 on 0.83, 0.94 and 0.71; from 0.65 on 0.88, 0.97 and 0.60.  The same of what
# 946 near sentences at natural rates say in the first place: 0.75, 0.96 and 0.54; from 0.55 on 0.72, 0.93 and 0.61;
# from 0.65 on 0.77, 0.96 and 0.52 (30 November 2026).
SAYS = 0.62
# Between the two, of 206 such clauses 160 say it or a part of it.
PARTLY = 0.3
_FILE = Path(__file__).with_name("weights.json")


@cache
def fitted_weights() -> Coefficients:
    """The weights in the package."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Coefficients.read(data)


def weigh(found: Iterable[Aligned]) -> tuple[Weighed, ...]:
    """For each pair and each proposition of either passage: whether the other passage says it.

    Those of ``a`` come before those of ``b``, each in the order of their heads.
    """
    weights = fitted_weights()
    views = (view for aligned in found for view in aligned.views)
    return tuple(_weighed(v, p, clause_heads(v.witness), weights) for v in views for p in propositions(v.claim))


def _weighed(view: View, proposition: Proposition, there: Sequence[int], weights: Coefficients) -> Weighed:
    said = said_in(view, proposition, there)
    parts = weights.contributions(measures(view, proposition, there))
    surety = weights.surety(parts)
    verdict = Verdict.ANOTHER
    if surety >= PARTLY:
        # Nine propositions in ten are another matter, whatever they clash in: they need not be asked.
        part = surety < SAYS or leaves_out_a_death(view, proposition, said)
        verdict = _verdict(clash=bool(clashes(view, proposition, said)), part=part)
    return Weighed(view, proposition, said, verdict, surety, parts)


def _verdict(*, clash: bool, part: bool) -> Verdict:
    if clash:
        return Verdict.OTHERWISE
    return Verdict.PARTLY if part else Verdict.SAYS
