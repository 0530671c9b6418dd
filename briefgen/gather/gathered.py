"""What holds between the articles of a story before they are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.gather.event import background
from briefgen.gather.origins import Origins
from briefgen.gather.people import canonical_names
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, Article, Background, Claim, Publisher


@dataclass(frozen=True)
class Gathered:
    """The articles of a story, whose text they are, which of them tell its event, what they state, who is who in them.

    What is not needed is never worked out, and the rest once.
    """

    every: tuple[AnnotatedArticle, ...]
    """All articles, in the order of their paths."""
    origins: Origins
    one_event: bool = False
    """Whether it is known that all of them tell one event, so that none is set aside."""

    @classmethod
    def of(cls, articles: Sequence[AnnotatedArticle], publishers: Sequence[Publisher] = ()) -> Gathered:
        """These articles, gathered; the order in which they come does not matter.

        ``publishers`` are those the editor names (see ``newsrooms.py``).

        >>> Gathered.of(()).articles
        ()
        """
        every = tuple(sorted(articles, key=lambda a: (a.article.path, a.article.id)))
        return cls(every, Origins.among([a.article for a in every], publishers))

    @cached_property
    def understood(self) -> tuple[AnnotatedArticle, ...]:
        """The articles in a language that is understood, those on another event among them."""
        return tuple(a for a in self.every if a.compared)

    @cached_property
    def _stated(self) -> tuple[Claim, ...]:
        return tuple(c for article in self.understood for c in claims(article))

    @cached_property
    def background(self) -> tuple[Background, ...]:
        """The articles on another event, each with the reason."""
        return () if self.one_event else background([a.article for a in self.understood], self._stated)

    @cached_property
    def aside(self) -> frozenset[str]:
        """The ids of the articles on another event."""
        return frozenset(b.article for b in self.background)

    @cached_property
    def articles(self) -> tuple[AnnotatedArticle, ...]:
        """The articles on this event: those that are compared with each other."""
        return tuple(a for a in self.understood if a.article.id not in self.aside)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the articles on this event state."""
        return tuple(c for c in self._stated if c.article not in self.aside)

    @cached_property
    def of_id(self) -> Mapping[str, Article]:
        """The article of each id, of those on this event."""
        return {a.article.id: a.article for a in self.articles}

    @cached_property
    def _people(self) -> Mapping[tuple[str, str], str]:
        return canonical_names(self.articles)

    def who(self, article: str, name: str) -> str:
        """The name under which the whole story knows somebody whom an article names."""
        return self._people.get((article, name), name)
