"""Logistic regression (Cox 1958) as it is applied: what was fitted, and how sure it makes of what was measured.

The fitting stands in ``eval/``; here are only the weights it left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What each measure adds to the log-odds, and what stands there before any does."""

    intercept: float
    of: Mapping[str, float]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Coefficients:
        """The weights of a file that the fitting wrote: ``{"intercept": -1.0, "weights": {"place": 0.5}}``."""
        return cls(data["intercept"], data["weights"])

    def contributions(self, measured: object) -> Mapping[str, float]:
        """What each measure, an attribute of that name, adds to the log-odds.

        >>> from types import SimpleNamespace
        >>> Coefficients(-1.0, {"place": 0.5}).contributions(SimpleNamespace(place=2.0))
        {'place': 1.0}
        """
        return {name: weight * getattr(measured, name) for name, weight in self.of.items()}

    def surety(self, contributions: Mapping[str, float]) -> float:
        """How sure they make it, 0 to 1, to six places.

        >>> Coefficients(-1.0, {"place": 0.5}).surety({"place": 1.0})
        0.5
        """
        return round(1 / (1 + math.exp(-self.intercept - math.fsum(contributions.values()))), 6)
