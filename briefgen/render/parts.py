"""The parts of a story's page in their order; each is a template of its name in ``templates/pages/sections/``."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.sections.briefing import SECTIONS
from briefgen.sections.table import Section

FIRST = (
    "head",
    "bottom_line",
    "facts",
    "differences",
    "parallels",
    "coverage",
    "timeline",
    "people",
    "quotes",
    "figures",
    "single_source",
    "gaps",
)
LAST = ("background", "sources", "not_read")


def parts_of_page(sections: Mapping[str, Section] = SECTIONS) -> tuple[str, ...]:
    """The parts in order: a section that is named in neither list stands between them.

    >>> parts_of_page({"weather": Section(lambda m: m.facts)})[-4:]
    ('weather', 'background', 'sources', 'not_read')
    """
    named = {*FIRST, *LAST}
    return (*FIRST, *(name for name, s in sections.items() if s.on is None and name not in named), *LAST)
