"""The kinds of contrast in their order: where two find the same pair of sentences, the first one tells it."""

from __future__ import annotations

from briefgen.compare.contrasts.ages import ages
from briefgen.compare.contrasts.amounts import amounts
from briefgen.compare.contrasts.clocks import clocks
from briefgen.compare.contrasts.contrast import Finder
from briefgen.compare.contrasts.course import course
from briefgen.compare.contrasts.dates import dates
from briefgen.compare.contrasts.denials import denials
from briefgen.compare.contrasts.doers import doers
from briefgen.compare.contrasts.numbers import numbers
from briefgen.compare.contrasts.places import places
from briefgen.compare.contrasts.quotes import quotes
from briefgen.compare.contrasts.stages import stages
from briefgen.compare.contrasts.states import states
from briefgen.compare.contrasts.tolls import tolls
from briefgen.compare.contrasts.undone import undone
from briefgen.compare.contrasts.unnamed_ages import unnamed_ages

CONTRASTS: tuple[tuple[str, Finder], ...] = (
    ("tolls", tolls),
    ("ages", ages),
    ("unnamed_ages", unnamed_ages),
    ("stages", stages),
    ("denials", denials),
    ("course", course),
    ("doers", doers),
    ("states", states),
    ("undone", undone),
    ("dates", dates),
    ("clocks", clocks),
    ("places", places),
    ("numbers", numbers),
    ("amounts", amounts),
    ("quotes", quotes),
)
