"""Whether one passage says what another claims: says, partly, otherwise, or another matter.

A dozen measures are weighed by logistic regression (Cox 1958) with a ridge, fitted by ``eval/says.py`` to pairs that a
reader labelled; a clash of values forbids *says* whatever the measures are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from briefgen.compare.clashes import clashes
from briefgen.compare.measures import Measures, measures
from briefgen.model.comparison import Aligned, Verdict, View, Weighed

# On 948 near pairs at natural rates, stories left out and where nothing clashes: from 0.6 on 0.96 say the claim
# or a part of it, 0.81 the claim, 0.47 of what says it is found; from 0.5 on 0.94, 0.74 and 0.55; from 0.65 on 0.97,
# 0.83 and 0.41 (30 November 2026).
SAYS = 0.6
# Between the two, of 156 such pairs 134 say the claim or a part of it.
PARTLY = 0.3
_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What each measure adds to the log-odds, and what stands there before any does."""

    intercept: float
    of: Mapping[str, float]


@cache
def fitted_weights() -> Coefficients:
    """The weights in the package."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Coefficients(data["intercept"], data["weights"])


def weigh(found: Iterable[Aligned]) -> tuple[tuple[Weighed, Weighed], ...]:
    """For each pair: whether ``b`` says what ``a`` claims, and whether ``a`` says what ``b`` claims."""
    weights = fitted_weights()
    return tuple((_weighed(one, weights), _weighed(other, weights)) for one, other in (a.views for a in found))


def _weighed(view: View, weights: Coefficients) -> Weighed:
    found = clashes(view)
    parts = contributions(measures(view), weights)
    surety = round(1 / (1 + math.exp(-weights.intercept - math.fsum(parts.values()))), 6)
    reasons = tuple(sorted(((n, round(p, 4)) for n, p in parts.items()), key=lambda r: (-abs(r[1]), r[0])))
    return Weighed(view, _verdict(surety, clash=bool(found)), surety, reasons, found)


def contributions(measured: Measures, weights: Coefficients) -> Mapping[str, float]:
    """What each measure adds to the log-odds."""
    return {name: weights.of[name] * value for name, value in asdict(measured).items()}


def _verdict(surety: float, *, clash: bool) -> Verdict:
    if surety < PARTLY:
        return Verdict.ANOTHER
    if clash:
        return Verdict.OTHERWISE
    return Verdict.SAYS if surety >= SAYS else Verdict.PARTLY
