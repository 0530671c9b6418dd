"""What every rule is given, and how every rule's finding becomes a difference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.compare.groups import Group
from briefgen.compare.one_event import events_of_harm
from briefgen.compare.struck import Struck, struck_in
from briefgen.gather.origins import origin_of
from briefgen.gather.people import canonical_names
from briefgen.likeness.measures import term_weights
from briefgen.likeness.terms import similarity
from briefgen.model import (
    AnnotatedArticle,
    AnnotatedSentence,
    Citation,
    Claim,
    Difference,
    DifferenceKind,
    Origin,
    Position,
    Reading,
    short_hash,
)

# Half of what makes two claims worth telling together (``align.py``): nearer than this is not silence.
NEAR = 0.15


@dataclass(frozen=True)
class Matter:
    """All that a rule may look at: the articles that are compared, their claims, groups and origins."""

    articles: tuple[AnnotatedArticle, ...]
    claims: tuple[Claim, ...]
    groups: tuple[Group, ...]
    origins: tuple[Origin, ...]

    @cached_property
    def weight(self) -> Mapping[str, float]:
        """How telling each term is in this story."""
        return term_weights(self.claims)

    @cached_property
    def published(self) -> Mapping[str, str | None]:
        """When each article was published, as ISO 8601."""
        return {a.article.id: a.article.metadata.published for a in self.articles}

    @cached_property
    def _names(self) -> Mapping[tuple[str, str], str]:
        return canonical_names(self.articles)

    def speaker(self, article: str, name: str | None) -> str | None:
        """The name under which the whole story knows somebody whom an article names."""
        return None if name is None else self._names.get((article, name), name)

    @cached_property
    def sentences(self) -> tuple[AnnotatedSentence, ...]:
        """The sentences that claim something, in order (see ``likeness/passages.py``)."""
        return tuple(c.sentence for c in self.claims if c.whole)

    @cached_property
    def told(self) -> Mapping[str, tuple[AnnotatedSentence, ...]]:
        """The sentences of each article that claim something, in order."""
        return {a.article.id: tuple(s for s in self.sentences if s.article == a.article.id) for a in self.articles}

    @cached_property
    def struck(self) -> Mapping[str, tuple[Struck, ...]]:
        """The single persons whom each article says the event killed or hurt, in order."""
        return {article: tuple(one for s in told for one in struck_in(s)) for article, told in self.told.items()}

    @cached_property
    def _events(self) -> Mapping[str, frozenset[str]]:
        return events_of_harm(self.told, self.weight)

    def one_event(self, a: str, b: str) -> bool:
        """Do two articles tell one event of harm (see ``one_event.py``)?"""
        return b in self._events.get(a, frozenset())


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: a span of a sentence, its fellow citations, and our reading of the span."""

    value: str
    citations: tuple[Citation, ...]
    resolved: str | None = None


def cite(sentence: AnnotatedSentence, *spans: tuple[int, int]) -> Citation:
    """The citation of a sentence with spans to mark; spans are trimmed to the words and put in order."""
    text = sentence.sentence.text
    marks = tuple(sorted((start, end) for start, end in spans if 0 <= start < end <= len(text)))
    return Citation(sentence.article, sentence.sentence.id, text, marks)


def difference(
    matter: Matter,
    kind: DifferenceKind,
    topic: str,
    rule: str,
    sides: Sequence[Side],
    reading: Reading = Reading.CONFLICT,
) -> Difference:
    """The difference that these sides make.

    The id is that of its earliest citation; it is a revision where all sides come from one origin.
    """
    positions = tuple(Position(s.value, _once(s.citations), s.resolved) for s in sides)
    cited = [c for p in positions for c in p.citations]
    first = min((c.article, c.sentence) for c in cited)
    holding = {c.article for c in cited}
    return Difference(
        id=f"d-{short_hash(kind.value, *first, topic)}",
        kind=kind,
        reading=reading,
        revision=len({origin_of(a, matter.origins) for a in holding}) == 1,
        topic=topic,
        rule=rule,
        positions=positions,
        silent=_silent(matter, {(c.article, c.sentence) for c in cited}),
    )


def _silent(matter: Matter, cited: set[tuple[str, str]]) -> tuple[str, ...]:
    """The articles that say nothing near to the cited sentences.

    One that comes near and was not counted for a side may well hold one: it is not called silent.
    """
    whole = [c for c in matter.claims if c.whole]
    about = [c.terms for c in whole if (c.article, c.sentence.sentence.id) in cited]
    holding = {article for article, _ in cited}
    near = {c.article for c in whole if any(similarity(c.terms, terms, matter.weight) >= NEAR for terms in about)}
    return tuple(a.article.id for a in matter.articles if a.article.id not in holding | near)


def _once(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Each sentence once, with the marks of all its citations."""
    found: dict[tuple[str, str], Citation] = {}
    for one in citations:
        key = (one.article, one.sentence)
        marks = tuple(sorted({*found[key].marks, *one.marks})) if key in found else one.marks
        found[key] = Citation(one.article, one.sentence, one.text, marks)
    return tuple(found.values())
