"""How a section stands in the table of sections: what makes it, where its page is, what its items are called.

The table is `Briefing` itself (``briefing.py``): a section is a field of it, and its line says these things.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from briefgen.model.fields import SPARSE
from briefgen.sections.material import Material

SECTION = "section"
"""A field's metadata has this key where the field is a section."""
EACH = "{section} {said}"
"""How an item is called where its section's line does not say it."""


@dataclass(frozen=True, slots=True)
class Section:
    """What a section's line says.

    ``make`` gives what the section holds.  ``each`` is how one of its items is called where the gate names it, with
    its fields and ``said``, the start of its words: "timeline {date}", "gap {said}".  ``on`` is the other section
    whose part of the page prints it; None where it has a part of its own.
    """

    make: Callable[[Material], Any]
    each: str = EACH
    on: str | None = None


def core(make: Callable[[Material], Any], *, each: str = EACH) -> Any:
    """The line of a section that a briefing is nothing without: it must be given, and always stands in the data."""
    return field(metadata={SECTION: Section(make, each)})


def section(make: Callable[[Material], Any], *, each: str = EACH, on: str | None = None, sparse: bool = True) -> Any:
    """The line of any other section; a ``sparse`` one stands in the data only where it says something.

    >>> section(lambda m: m.facts, each="weather {said}").metadata["section"].each
    'weather {said}'
    """
    return field(default=(), metadata={SECTION: Section(make, each, on), **({SPARSE: True} if sparse else {})})


def sections_of(briefing: Any) -> dict[str, Section]:
    """The sections of a briefing (the type, or a value of it) by their names, in the order of the data."""
    return {f.name: f.metadata[SECTION] for f in fields(briefing) if SECTION in f.metadata}
