"""A story's briefing: exactly what ``briefing.json`` holds, and the table of its sections.

A section is a field whose line says what makes it.  Its JSON, its schema and what the gate holds its words to follow
from its type (words marked `Verbatim` stand in what it cites); its part of the page is the template
``templates/pages/sections/<name>.j2``.  ``render/parts.py`` has the order of the parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from briefgen.model import (
    ArticleCard,
    Background,
    Difference,
    Fact,
    NotRead,
    Origin,
    Parallel,
    Spelling,
    Statement,
    StoryCard,
    Withheld,
)
from briefgen.model.fields import Shaped, sparse
from briefgen.sections.figures.figure import Figure
from briefgen.sections.figures.figures import figures
from briefgen.sections.gaps import Gap, gaps
from briefgen.sections.people.people import Person, people
from briefgen.sections.questions import Slot, unanswered
from briefgen.sections.quotes import Quote, quotes
from briefgen.sections.singles import single_source
from briefgen.sections.table import Section, core, section, sections_of
from briefgen.sections.timeline.timeline import TimelineEntry, timeline


@dataclass(frozen=True, slots=True)
class Briefing:
    """One story's briefing: exactly what ``briefing.json`` holds."""

    story: StoryCard
    articles: tuple[ArticleCard, ...]
    origins: tuple[Origin, ...]
    bottom_line: tuple[str, ...] = core(lambda m: m.bottom_line)
    facts: Annotated[tuple[Fact, ...], Shaped(maxItems=40)] = core(lambda m: m.facts, each="fact {id}")
    differences: tuple[Difference, ...] = core(lambda m: m.comparison.differences, each="difference {id}")
    timeline: tuple[TimelineEntry, ...] = core(lambda m: timeline(m.understood), each="timeline {date}")
    people: tuple[Person, ...] = core(lambda m: people(m.understood, m.facts), each="{name}")
    quotes: tuple[Quote, ...] = core(lambda m: quotes(m.understood), each="quote {said}")
    figures: tuple[Figure, ...] = core(
        lambda m: figures(m.articles, m.origins, m.facts, m.comparison.differences, m.counts), each="figure {text}"
    )
    single_source: tuple[Statement, ...] = core(
        lambda m: single_source(m.claims, m.origins, m.facts), each="single source {said}"
    )
    gaps: tuple[Gap, ...] = core(lambda m: gaps(m.articles, m.comparison.differences), each="gap {said}")
    background: tuple[Background, ...] = core(lambda m: m.gathered.background)
    not_read: tuple[NotRead, ...] = core(lambda m: m.not_read)
    unanswered: tuple[Slot, ...] = section(
        lambda m: unanswered(m.articles, all_read=m.all_read), on="gaps", sparse=False
    )
    parallels: Annotated[tuple[Parallel, ...], Shaped(maxItems=20)] = section(
        lambda m: m.comparison.parallels, each="parallel {id}", sparse=False
    )
    spellings: tuple[Spelling, ...] = section(
        lambda m: m.comparison.spellings, each="spelling {id}", on="parallels", sparse=False
    )
    withheld: tuple[Withheld, ...] = sparse(())


SECTIONS: Mapping[str, Section] = sections_of(Briefing)
"""The sections by their names, in the order of the data."""
