"""A fact that moved is told as it stands now."""

from __future__ import annotations

from dataclasses import replace

from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, Difference, DifferenceKind, Fact, Position, Reading, Story
from briefgen.pipeline.brief import brief
from briefgen.sections.facts.facts import citation
from briefgen.sections.facts.newest import told_by_newest
from tests.invented import annotated

ONE = annotated("At least two people died when a crane fell on a tram in Corran on Monday.", name="one")
TWO = annotated("At least six people died when a crane fell on a tram in Corran on Monday.", name="two")
SAID = annotated("It killed at least six people when the crane fell on a tram in Corran, she said.", name="two")


def fact(*articles: AnnotatedArticle) -> Fact:
    cited = tuple(citation(a.sentences[0]) for a in articles)
    return Fact("f-1", cited[0].text, len(cited), len(cited), None, (), cited)


def differ(reading: Reading, *articles: AnnotatedArticle) -> Difference:
    positions = tuple(Position("x", (citation(a.sentences[0]),)) for a in articles)
    return Difference("d-1", DifferenceKind.NUMBER, reading, False, "How many?", "", positions, ())


def told(found: Fact, difference: Difference, *articles: AnnotatedArticle) -> Fact:
    return told_by_newest([found], [difference], tuple(c for a in articles for c in claims(a)))[0]


def test_the_newest_sentence_tells_the_fact() -> None:
    found = told(fact(ONE, TWO), differ(Reading.UPDATE, ONE, TWO), ONE, TWO)
    assert found.text.startswith("At least six")
    assert found.citations[0].article == "two"
    assert {c.article for c in found.citations} == {"one", "two"}


def test_a_conflict_is_not_for_us_to_decide() -> None:
    before = fact(ONE, TWO)
    assert told(before, differ(Reading.CONFLICT, ONE, TWO), ONE, TWO) == before


def test_a_sentence_that_cannot_stand_alone_stays_where_it_is() -> None:
    before = fact(ONE, SAID)
    assert told(before, differ(Reading.UPDATE, ONE, SAID), ONE, SAID) == before


def test_a_sentence_tells_one_fact_only() -> None:
    other = replace(fact(TWO), id="f-2")
    both = told_by_newest(
        [fact(ONE, TWO), other], [differ(Reading.UPDATE, ONE, TWO)], tuple(c for a in (ONE, TWO) for c in claims(a))
    )
    assert [f.text for f in both] == [ONE.sentences[0].sentence.text, TWO.sentences[0].sentence.text]


def test_the_briefing_leads_with_the_newer_toll() -> None:
    later = annotated(TWO.sentences[0].sentence.text, name="two", published="2024-06-20")
    done = brief(Story("crane", ()), (ONE, later), ())
    assert done.facts[0].text.startswith("At least six")
