"""What every rule is given, and how a finding becomes a difference."""

from __future__ import annotations

from dataclasses import replace

from briefgen.compare.groups import align
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.rules import compare
from briefgen.gather.origins import origins
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle, DifferenceKind, Metadata
from tests.invented import annotated

ONE = annotated("Twelve people were injured when the ferry ran aground off Marrowby.", name="one")
TWO = annotated("Nineteen people were injured when a ferry ran aground off Marrowby.", name="two")
FAR = annotated("Snow fell on the northern hills, and the roads were icy.", name="far")


def matter_of(*articles: AnnotatedArticle) -> Matter:
    every = tuple(c for a in articles for c in claims(a))
    return Matter(articles, every, align(every), origins([a.article for a in articles]))


def by_agency(article: AnnotatedArticle) -> AnnotatedArticle:
    return replace(article, article=replace(article.article, metadata=Metadata(agencies=("Northwire",))))


def test_marks_outside_the_sentence_are_dropped_and_the_others_put_in_order() -> None:
    sentence = ONE.sentences[0]
    end = len(sentence.sentence.text)
    assert cite(sentence, (7, 13), (0, 6), (5, 5), (-1, 3), (end - 1, end + 1)).marks == ((0, 6), (7, 13))


def test_a_sentence_cited_twice_stands_once_with_both_marks() -> None:
    matter = matter_of(ONE, TWO)
    first, second = ONE.sentences[0], TWO.sentences[0]
    sides = [Side("Twelve", (cite(first, (0, 6)), cite(first, (7, 13)))), Side("Nineteen", (cite(second, (0, 8)),))]
    found = difference(matter, DifferenceKind.NUMBER, "How many?", "They differ.", sides)
    (only,) = found.positions[0].citations
    assert only.marks == ((0, 6), (7, 13))


def test_the_id_does_not_depend_on_the_order_of_the_sides() -> None:
    matter = matter_of(ONE, TWO)
    sides = [Side("Twelve", (cite(ONE.sentences[0]),)), Side("Nineteen", (cite(TWO.sentences[0]),))]
    ids = {difference(matter, DifferenceKind.NUMBER, "?", "!", order).id for order in (sides, sides[::-1])}
    assert len(ids) == 1


def test_an_article_on_something_else_is_silent() -> None:
    (found,) = compare(matter_of(ONE, TWO, FAR))
    assert found.silent == ("far",)


def test_two_versions_of_one_agencys_story_are_a_revision() -> None:
    (apart,) = compare(matter_of(ONE, TWO))
    (together,) = compare(matter_of(by_agency(ONE), by_agency(TWO)))
    assert not apart.revision
    assert together.revision


def test_two_findings_in_one_sentence_are_both_kept() -> None:
    pair = [
        annotated(
            f'Mayor Clara Venn called the contract "a firm and {kind} bargain" and said '
            f'it was "the best contract of the {when} ten years".',
            name=name,
        )
        for name, kind, when in (("one", "honest", "past"), ("two", "fair", "last"))
    ]
    found = compare(matter_of(*pair))
    assert len(found) == 2
    assert len({d.id for d in found}) == 2


def test_what_happened_stands_before_how_it_was_said() -> None:
    said = '"We will stand by this bridge in {} weather and in bad," Mayor Clara Venn said.'
    one = annotated(said.format("good"), ONE.sentences[0].sentence.text, name="one")
    two = annotated(said.format("fair"), TWO.sentences[0].sentence.text, name="two")
    assert [d.kind for d in compare(matter_of(one, two))] == [DifferenceKind.NUMBER, DifferenceKind.WORDING]
