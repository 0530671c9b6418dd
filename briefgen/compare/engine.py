"""Where the articles differ, and what they tell side by side: the whole comparison in its order.

::

    Aligned -contrasts-> Contrast -positions-> Difference -ranked-> ...
    Aligned -parallels-> Parallel
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.compare.contrasts.table import CONTRASTS
from briefgen.compare.ground import Ground
from briefgen.compare.parallels import parallels
from briefgen.compare.positions import differences
from briefgen.compare.ranking import ranked
from briefgen.compare.spellings import spellings
from briefgen.model import Difference, Parallel, Spelling


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison finds: the differences, those that matter most first, the parallels and the spellings."""

    differences: tuple[Difference, ...]
    parallels: tuple[Parallel, ...]
    spellings: tuple[Spelling, ...] = ()


def compare(ground: Ground) -> Comparison:
    """The differences and parallels of a story; nothing is raised for a story of one article or of none."""
    found = (contrast for _, contrasts in CONTRASTS for contrast in contrasts(ground))
    told = ranked(differences(found, ground), ground)
    return Comparison(told, parallels(ground, told), spellings(ground))
