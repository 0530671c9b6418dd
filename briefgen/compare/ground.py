"""What the comparison is given: the articles, who is who in them, and which passages may tell one matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefgen.compare.align import align
from briefgen.compare.clauses import Clauses
from briefgen.compare.pair import passages
from briefgen.compare.shortlist import pairs_of
from briefgen.gather.gathered import Gathered
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import Encoder
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Article, BlockKind, When
from briefgen.model.comparison import Aligned
from briefgen.values.edtf import days_apart

# A sentence with a date this many days before its article tells of an earlier event.
OLDER_DAYS = 5
Key = tuple[str, str]


@dataclass(frozen=True)
class Ground:
    """All that a contrast may look at."""

    gathered: Gathered
    aligned: tuple[Aligned, ...]

    @classmethod
    def of(cls, gathered: Gathered, encoder: Encoder) -> Ground:
        """The ground of the articles on one event: their passages paired and aligned."""
        found = [passage for article in gathered.articles for passage in passages(article)]
        return cls(gathered, align(pairs_of(found, encoder), encoder))

    @property
    def articles(self) -> tuple[AnnotatedArticle, ...]:
        """The articles on this event."""
        return self.gathered.articles

    @property
    def origins(self) -> Origins:
        """Whose texts they are."""
        return self.gathered.origins

    @property
    def article(self) -> Mapping[str, Article]:
        """The article of each id."""
        return self.gathered.of_id

    def who(self, article: str, name: str) -> str:
        """The name under which the whole story knows somebody whom an article names."""
        return self.gathered.who(article, name)

    def day(self, article: str) -> date | None:
        """The day an article was published."""
        published = self.article[article].metadata.published
        return date.fromisoformat(published[:10]) if published else None

    def days_between(self, a: str, b: str) -> int | None:
        """How many days after ``a`` article ``b`` was published; None where a day is not known."""
        one, other = self.day(a), self.day(b)
        return (other - one).days if one and other else None

    @cached_property
    def told(self) -> Mapping[str, tuple[AnnotatedSentence, ...]]:
        """The sentences of each article that state something in order: no captions, nothing set aside."""
        return {
            a.article.id: tuple(s for s in a.sentences if s.tokens and not s.aside and s.kind is not BlockKind.CAPTION)
            for a in self.articles
        }

    @cached_property
    def rank(self) -> Mapping[Key, int]:
        """The place of each sentence in its article, 0 for the first."""
        return {(a.article.id, s.id): n for a in self.articles for n, s in enumerate(a.sentences)}

    @cached_property
    def _clauses(self) -> Mapping[Key, Clauses]:
        return {(a, s.id): Clauses(s) for a, told in self.told.items() for s in told}

    def clauses(self, sentence: AnnotatedSentence) -> Clauses:
        """Who does what to whom in a sentence of the story."""
        return self._clauses[sentence.article, sentence.id]

    @cached_property
    def _near(self) -> Mapping[frozenset[Key], float]:
        return {frozenset((x.pair.a.key, x.pair.b.key)): x.pair.likeness for x in self.aligned}

    def likeness(self, a: AnnotatedSentence, b: AnnotatedSentence) -> float:
        """How alike two sentences are, 0 where they are no pair."""
        return self._near.get(frozenset(((a.article, a.id), (b.article, b.id))), 0.0)

    def alike(self, least: float) -> Iterator[tuple[Aligned, tuple[Clauses, Clauses]]]:
        """The pairs of at least this likeness of which neither sentence tells of an earlier event, taken apart."""
        for aligned in self.aligned:
            a, b = aligned.pair.a.sentence, aligned.pair.b.sentence
            if aligned.pair.likeness >= least and not self.older(a) and not self.older(b):
                yield aligned, (self.clauses(a), self.clauses(b))

    def older(self, sentence: AnnotatedSentence) -> bool:
        """Does a sentence, by a date in it, tell of an event before its article's news?"""
        return self.before_its_news(sentence.article, sentence.times)

    def before_its_news(self, article: str, times: Iterable[When]) -> bool:
        """Does one of these times lie well before the day of the article?"""
        published = self.article[article].metadata.published
        return any(t.value and published and days_apart(t.value, published) > OLDER_DAYS for t in times)

    def one_origin(self, a: str, b: str) -> bool:
        """Do two articles come from one origin?"""
        return self.origins.of(a) == self.origins.of(b)
