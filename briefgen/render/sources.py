"""Which articles a briefing has and whose text they are: who is compared, who is kept aside, who copied whom.

Everything here is looked up or counted in the briefing; nothing is decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from briefgen.annotate.story import BEYOND
from briefgen.compare.shortlist import NEAREST, is_large
from briefgen.model import ArticleCard, Origin, Rights
from briefgen.render import dates
from briefgen.render.labels import labels, language
from briefgen.sections.briefing import Briefing


@dataclass(frozen=True)
class SourcesReader:
    """A briefing with the questions its pages ask of its sources; ``prefix`` is the folder all stories lie in."""

    briefing: Briefing
    prefix: str = ""
    cards: dict[str, ArticleCard] = field(init=False)
    labels: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", {a.id: a for a in self.briefing.articles})
        object.__setattr__(self, "labels", labels(self.briefing.articles))

    @cached_property
    def strap(self) -> tuple[str, ...]:
        """The line under the title: how many articles and independent origins, from when to when, what is kept out."""
        parts = [count(len(self.compared), "article")] if self.compared else []
        if self.corroborates:
            parts.append(count(len(self.independent), "independent origin"))
        elif len(self.compared) > 1:
            parts.append("1 origin")
        if self.compared:
            parts.append(self.when or "dates unknown")
        aside = (
            (len(self.briefing.background), "on another event"),
            (len(self.foreign), "in another language"),
            (len(self.overlong), "too long to be compared"),
            (len(self.too_many), "not compared"),
            (len(self.named), "only named"),
        )
        counted = (f"{f'{n} more' if self.compared else count(n, 'article')} {what}" for n, what in aside if n)
        return (*parts, *counted)

    @cached_property
    def when(self) -> str | None:
        """From the first article's day to the last one's, in words; None where no day is known."""
        days = sorted(filter(None, (dates.day(a.published) for a in self.compared)))
        return dates.span(days[0], days[-1]) if days else None

    @cached_property
    def newest(self) -> str:
        """The last day one of the compared articles was published, or where none is compared any; "" if unknown."""
        articles = self.compared or self.briefing.articles
        return max(filter(None, (dates.day(a.published) for a in articles)), default="")

    @cached_property
    def compared(self) -> tuple[ArticleCard, ...]:
        """The articles on this story's event in a language that is understood."""
        aside = {b.article for b in self.briefing.background}
        return tuple(a for a in self.briefing.articles if a.id not in aside and not a.uncompared)

    @cached_property
    def named(self) -> tuple[ArticleCard, ...]:
        """The articles whose text may not be shown: named, not compared."""
        return tuple(a for a in self.briefing.articles if _is_named(a))

    @cached_property
    def excerpts(self) -> tuple[ArticleCard, ...]:
        """The articles of which only the cited sentences are shown."""
        return tuple(a for a in self.briefing.articles if a.rights is Rights.CITED)

    @cached_property
    def foreign(self) -> tuple[ArticleCard, ...]:
        """The articles in a language that is not understood: shown, not compared."""
        return tuple(a for a in self.briefing.articles if a.uncompared and not _is_named(a) and _is_foreign(a))

    @cached_property
    def overlong(self) -> tuple[ArticleCard, ...]:
        """The texts that are longer than any article: shown, not compared."""
        return tuple(a for a in self.briefing.articles if a.uncompared and _is_overlong(a))

    @cached_property
    def too_many(self) -> tuple[ArticleCard, ...]:
        """The articles of a story that has more than are compared: shown, not compared."""
        return tuple(a for a in self.briefing.articles if a.uncompared and not _is_foreign(a) and _is_beyond(a))

    @cached_property
    def shortlist(self) -> int:
        """Against how many others a sentence was held, in a story too large to hold it against all; else 0."""
        return NEAREST if is_large(len(self.compared)) else 0

    def why_not(self, card: ArticleCard) -> str:
        """Why an article is not compared: its language, its length, or that there are enough newer ones."""
        if _is_named(card):
            return "only named"
        if _is_foreign(card):
            return language(card)
        return "not among the newest" if _is_beyond(card) else "too long"

    @cached_property
    def independent(self) -> tuple[Origin, ...]:
        """The origins of the compared articles."""
        at_hand = {a.id for a in self.compared}
        return tuple(o for o in self.briefing.origins if at_hand & set(o.articles))

    @cached_property
    def corroborates(self) -> bool:
        """Whether there are two origins at all, so that one can corroborate the other."""
        return len(self.independent) > 1

    @cached_property
    def origin_of(self) -> dict[str, Origin]:
        """Each article's origin."""
        return {article: origin for origin in self.briefing.origins for article in origin.articles}

    @cached_property
    def shared_origins(self) -> tuple[Origin, ...]:
        """The origins more than one article goes back to."""
        return tuple(o for o in self.briefing.origins if len(o.articles) > 1)

    @cached_property
    def loans(self) -> tuple[tuple[str, Origin, tuple[str, ...]], ...]:
        """Who took sentences over from whose text: an article, an origin, the ids of the sentences."""
        runs = groupby(
            ((c.article, o, c.sentence) for o in self.briefing.origins for c in o.copied), key=lambda t: t[:2]
        )
        return tuple((borrower, origin, tuple(place for _, _, place in run)) for (borrower, origin), run in runs)

    def siblings(self, article: str) -> tuple[str, ...]:
        """The other articles of an article's origin."""
        origin = self.origin_of.get(article)
        return tuple(a for a in origin.articles if a != article) if origin else ()

    @cached_property
    def columns(self) -> tuple[ArticleCard, ...]:
        """The columns of the coverage grid: the compared articles, those of one origin side by side."""
        order = {o.id: n for n, o in enumerate(self.briefing.origins)}
        last = len(order)
        return tuple(sorted(self.compared, key=lambda a: order.get(a.origin or "", last)))

    @cached_property
    def column_origins(self) -> tuple[tuple[Origin | None, int], ...]:
        """The grid's upper head: each origin with the number of columns it spans."""
        runs = groupby(self.columns, key=lambda a: self.origin_of.get(a.id))
        return tuple((origin, len(list(columns))) for origin, columns in runs)


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "article"), count(2, "story", "stories"), count(1204, "word")
    ('1 article', '2 stories', '1,204 words')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def _is_beyond(card: ArticleCard) -> bool:
    return any(note.endswith(BEYOND) for note in card.notes)


def _is_named(card: ArticleCard) -> bool:
    return card.rights is Rights.NONE


def _is_overlong(card: ArticleCard) -> bool:
    return not _is_named(card) and not _is_foreign(card) and not _is_beyond(card)


def _is_foreign(card: ArticleCard) -> bool:
    return (card.language or "en").lower().replace("_", "-").split("-")[0] != "en"
