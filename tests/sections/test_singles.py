"""What one origin alone says."""

from __future__ import annotations

from dataclasses import replace

from briefgen.compare.align import align
from briefgen.compare.pair import pairs, passages
from briefgen.compare.weigh import weigh
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, Metadata, Statement
from briefgen.sections.facts.facts import facts
from briefgen.sections.singles import MOST_OF_ONE, single_source
from tests.kit.invented import annotated

SHARED = "The ferry Silver Gull ran aground off Marrowby at dawn with 60 passengers aboard."
ALONE = "Ida Fenwright, a retired pilot, had warned the council in March 2023 that the signal was broken."
ONE = annotated(SHARED, ALONE, name="one")
TWO = annotated(
    "Sixty passengers were aboard the ferry Silver Gull when it ran aground off Marrowby at dawn.",
    "Soup was cooked in the school.",
    name="two",
)


def singles_of(*articles: AnnotatedArticle) -> tuple[Statement, ...]:
    every = tuple(c for a in articles for c in claims(a))
    known = Origins.among([a.article for a in articles])
    encoder = shipped_encoder()
    near = pairs([p for a in articles for p in passages(a)], encoder)
    weighed = list(weigh(align(near, encoder)))
    return single_source(every, known, facts(weighed, known))


def test_a_telling_sentence_of_one_article_is_listed() -> None:
    found = singles_of(ONE, TWO)
    assert [s.text for s in found] == [ALONE]
    assert [c.article for c in found[0].citations] == ["one"]


def test_what_another_origin_tells_is_not_listed() -> None:
    assert SHARED not in {s.text for s in singles_of(ONE, TWO)}


def test_with_one_origin_everything_is_said_by_one() -> None:
    credit = Metadata(agencies=("Northwire",))
    pair = [replace(a, article=replace(a.article, metadata=credit)) for a in (ONE, TWO)]
    assert singles_of(*pair) == ()


def test_no_origin_fills_the_list() -> None:
    things = ("bell", "clock", "organ", "fountain", "statue", "windmill")
    many = annotated(
        SHARED,
        *(f"Jan Tolk of Corran gave the old {t} its {n} new {t} screws." for n, t in enumerate(things, 20)),
        name="many",
    )
    found = singles_of(many, TWO)
    assert len(found) == MOST_OF_ONE
    assert {c.article for s in found for c in s.citations} == {"many"}
