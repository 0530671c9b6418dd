"""What matters most stands first among the differences."""

from __future__ import annotations

from briefgen.compare.groups import align
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.ranking import ranked
from briefgen.gather.origins import origins
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, Difference, DifferenceKind
from tests.invented import annotated

SENTENCES = (
    "The ferry struck a sandbank off Marrowby on Monday.",
    "It had left Corran in fog.",
    "The mayor spoke to the passengers in the school.",
    "He praised the volunteers.",
)
ONE, TWO, THREE = (annotated(*SENTENCES, name=name) for name in ("one", "two", "three"))
EVERY = tuple(c for a in (ONE, TWO, THREE) for c in claims(a))
MATTER = Matter((ONE, TWO, THREE), EVERY, align(EVERY), ())


def of(kind: DifferenceKind, at: int, *articles: AnnotatedArticle) -> Difference:
    known = Matter(MATTER.articles, EVERY, MATTER.groups, origins([a.article for a in MATTER.articles]))
    sides = [Side("x", (cite(a.sentences[at], (0, 3)),)) for a in articles]
    return difference(known, kind, f"{kind} {at} {len(articles)}", "", sides)


def order(*found: Difference) -> list[str]:
    known = Matter(MATTER.articles, EVERY, MATTER.groups, origins([a.article for a in MATTER.articles]))
    return [d.topic for d in ranked(found, known)]


def test_what_happened_comes_before_how_it_was_worded() -> None:
    worded, counted = of(DifferenceKind.WORDING, 0, ONE, TWO), of(DifferenceKind.NUMBER, 3, ONE, TWO)
    assert order(worded, counted) == [counted.topic, worded.topic]


def test_what_is_told_early_comes_first() -> None:
    late, early = of(DifferenceKind.NUMBER, 2, ONE, TWO), of(DifferenceKind.DATE, 0, ONE, TWO)
    assert order(late, early) == [early.topic, late.topic]


def test_the_order_of_finding_does_not_matter() -> None:
    found = [of(DifferenceKind.NUMBER, at, ONE, TWO) for at in range(4)]
    assert order(*found) == order(*reversed(found))
