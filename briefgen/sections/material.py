"""What sections are made from: the articles, what holds between them, and what the comparison found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.compare.contrasts.tolls import counts_of_event
from briefgen.compare.engine import Comparison, compare
from briefgen.compare.ground import Ground
from briefgen.compare.weigh import weigh
from briefgen.gather.gathered import Gathered
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Claim,
    Fact,
    NotRead,
    Quantity,
)
from briefgen.model.comparison import Weighed
from briefgen.sections.facts.alone import what_it_says
from briefgen.sections.facts.bottom_line import bottom_line
from briefgen.sections.facts.brackets import bracketed
from briefgen.sections.facts.dateline import without_datelines
from briefgen.sections.facts.facts import facts
from briefgen.sections.facts.newsworth import newsworthy
from briefgen.sections.facts.overtaken import overtaken


@dataclass(frozen=True)
class Material:
    """All that a section may be made from.  What costs time is worked out when it is first asked for, and once."""

    gathered: Gathered
    not_read: tuple[NotRead, ...] = ()
    """The files of the story that are no article, or could not be read."""

    @property
    def articles(self) -> tuple[AnnotatedArticle, ...]:
        """The articles on this event: those that are compared with each other."""
        return self.gathered.articles

    @property
    def understood(self) -> tuple[AnnotatedArticle, ...]:
        """The same, and those on another event: their dates, people and quotations are told too."""
        return self.gathered.understood

    @property
    def all_read(self) -> bool:
        """Whether every article was understood."""
        return len(self.understood) == len(self.gathered.every)

    @property
    def origins(self) -> Origins:
        """Whose texts they are."""
        return self.gathered.origins

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the articles on this event state."""
        return self.gathered.claims

    @cached_property
    def ground(self) -> Ground:
        """The articles on this event, paired and aligned."""
        return Ground.of(self.gathered, shipped_encoder())

    @cached_property
    def comparison(self) -> Comparison:
        """Where they differ, and what they tell side by side."""
        return compare(self.ground)

    @cached_property
    def counts(self) -> Mapping[str, tuple[tuple[AnnotatedSentence, Quantity], ...]]:
        """Each article's own counts of the event, by what befell people."""
        return counts_of_event(self.ground)

    @cached_property
    def weighed(self) -> tuple[Weighed, ...]:
        """Whether one passage says what another claims, for each that may."""
        return weigh(self.ground.aligned)

    @cached_property
    def _top(self) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
        """The bottom line, and the facts with those that only it tells."""
        differences = self.comparison.differences
        one = self.articles[0] if len(self.articles) == 1 else None
        days = {a.article.id: a.article.metadata.updated or a.article.metadata.published for a in self.articles}
        old = overtaken(self.weighed, differences, days)
        found = facts(self.weighed, self.origins, differences, old) if one is None else what_it_says(one, self.claims)
        news = newsworthy(self.articles, self.weighed, self.claims, self.origins, shipped_encoder())
        line, whole = bottom_line(found, self.weighed, news, differences, old)
        return line, without_datelines(bracketed(whole, self.articles))

    @property
    def bottom_line(self) -> tuple[str, ...]:
        """The ids of the facts that the bottom line tells."""
        return self._top[0]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The key facts."""
        return self._top[1]
