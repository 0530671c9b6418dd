"""What sections are made from: the articles, what holds between them, and what the comparison found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from briefgen.compare.contrasts.tolls import counts_of_event
from briefgen.compare.engine import Comparison, compare
from briefgen.compare.ground import Ground
from briefgen.compare.weigh import weigh
from briefgen.gather.event import background
from briefgen.gather.origins import origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.passages import claims
from briefgen.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Background,
    Claim,
    Fact,
    NotRead,
    Origin,
    Publisher,
    Quantity,
)
from briefgen.sections.facts.alone import what_it_says
from briefgen.sections.facts.bottom_line import bottom_line
from briefgen.sections.facts.brackets import bracketed
from briefgen.sections.facts.facts import facts


@dataclass(frozen=True)
class Material:
    """All that a section may be made from.  What costs time is worked out when it is first asked for, and once."""

    articles: tuple[AnnotatedArticle, ...]
    """Every article of the story, in the order of the paths."""
    origins: tuple[Origin, ...]
    not_read: tuple[NotRead, ...] = ()
    """The files of the story that are no article, or could not be read."""

    @classmethod
    def of(
        cls,
        articles: tuple[AnnotatedArticle, ...],
        not_read: tuple[NotRead, ...] = (),
        publishers: tuple[Publisher, ...] = (),
    ) -> Material:
        """What these articles give; the order in which they come does not matter."""
        ordered = tuple(sorted(articles, key=lambda a: (a.article.path, a.article.id)))
        return cls(ordered, origins([a.article for a in ordered], publishers), not_read)

    @cached_property
    def compared(self) -> tuple[AnnotatedArticle, ...]:
        """The articles that are understood, those on another event among them."""
        return tuple(a for a in self.articles if a.compared)

    @property
    def all_read(self) -> bool:
        """Whether every article was understood."""
        return len(self.compared) == len(self.articles)

    @cached_property
    def _stated(self) -> tuple[Claim, ...]:
        return tuple(c for article in self.compared for c in claims(article))

    @cached_property
    def background(self) -> tuple[Background, ...]:
        """The articles on another event."""
        return background([a.article for a in self.compared], self._stated)

    @cached_property
    def aside(self) -> frozenset[str]:
        """The ids of the articles on another event."""
        return frozenset(b.article for b in self.background)

    @cached_property
    def at_hand(self) -> tuple[AnnotatedArticle, ...]:
        """The articles on this event: those that are compared with each other."""
        return tuple(a for a in self.compared if a.article.id not in self.aside)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the articles on this event state."""
        return tuple(c for c in self._stated if c.article not in self.aside)

    @cached_property
    def ground(self) -> Ground:
        """The articles on this event, paired and aligned."""
        return Ground.among(self.at_hand, self.origins, shipped_encoder())

    @cached_property
    def comparison(self) -> Comparison:
        """Where they differ, and what they tell side by side."""
        return compare(self.ground)

    @cached_property
    def counts(self) -> Mapping[str, tuple[tuple[AnnotatedSentence, Quantity], ...]]:
        """Each article's own counts of the event, by what befell people."""
        return counts_of_event(self.ground)

    @cached_property
    def _top(self) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
        """The bottom line, and the facts with those that only it tells."""
        weighed = [one for both in weigh(self.ground.aligned) for one in both]
        differences = self.comparison.differences
        one = self.at_hand[0] if len(self.at_hand) == 1 else None
        found = facts(weighed, self.origins, differences) if one is None else what_it_says(one, self.claims)
        days = {a.article.id: a.article.metadata.updated or a.article.metadata.published for a in self.at_hand}
        line, whole = bottom_line(found, weighed, self.claims, self.origins, differences, days)
        return line, bracketed(whole, self.at_hand)

    @property
    def bottom_line(self) -> tuple[str, ...]:
        """The ids of the facts that the bottom line tells."""
        return self._top[0]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The key facts."""
        return self._top[1]
