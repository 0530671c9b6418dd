"""The gist of one article: three sentences for who, what, when and where."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.annotate.pipeline import annotate
from briefgen.model import AnnotatedArticle, BlockKind
from briefgen.sections.facts.gist import SENTENCES, gist
from tests.kit.invented import annotated, article

FERRY = (
    "Life by the water was always hard, and old people still tell of it.",
    '"We had never seen such a thing in all our years," said a baker.',
    "The ferry Marl Queen ran onto a sandbank off Dorfield on Tuesday with 40 people on board.",
    "Nobody was hurt.",
    "Ann Harlow, the mayor of Dorfield, thanked the crews of two tugs for the rescue.",
    "The town lives from fish and from visitors, who come by train.",
)


def told(*paragraphs: str, title: str | None = "Ferry runs onto a sandbank off Dorfield") -> AnnotatedArticle:
    bare = article(*paragraphs)
    return annotate(replace(bare, metadata=replace(bare.metadata, title=title)))


def texts(found: AnnotatedArticle) -> list[str]:
    return [s.text for s in gist(found)]


def test_the_event_is_told_before_colour_and_background() -> None:
    chosen = texts(told(*FERRY))
    assert FERRY[2] in chosen
    assert FERRY[4] in chosen
    assert FERRY[1] not in chosen


def test_the_sentences_stand_in_the_order_of_the_article() -> None:
    chosen = texts(told(*FERRY))
    assert len(chosen) == SENTENCES
    assert [FERRY.index(t) for t in chosen] == sorted(FERRY.index(t) for t in chosen)


def test_headings_and_captions_are_never_chosen() -> None:
    found = told(*FERRY)
    kinds = [BlockKind.HEADING, BlockKind.CAPTION]
    marked = [replace(s, kind=kinds[i % 2]) if i in {2, 4} else s for i, s in enumerate(found.sentences)]
    assert not {FERRY[2], FERRY[4]} & set(texts(replace(found, sentences=tuple(marked))))


def test_a_damaged_sentence_is_never_chosen() -> None:
    found = told(*FERRY)
    holed = [replace(s, aside="words of it were lost") if i == 2 else s for i, s in enumerate(found.sentences)]
    assert FERRY[2] not in texts(replace(found, sentences=tuple(holed)))


def test_without_a_headline_or_a_date_it_still_chooses() -> None:
    assert len(gist(annotated(*FERRY, published=None))) == SENTENCES
    assert texts(told("Nobody was hurt.", title=None)) == ["Nobody was hurt."]


def test_an_article_in_another_language_has_early_sentences() -> None:
    bare = article("Die Brücke ist zu.", "Niemand weiß es.", "Es regnet.", "Sie warten.", language="de")
    assert [s.text for s in gist(annotate(bare))] == ["Die Brücke ist zu.", "Niemand weiß es.", "Es regnet."]


def test_nothing_gives_nothing() -> None:
    empty = AnnotatedArticle(article(), ())
    assert gist(empty) == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(FERRY), max_size=6))
def test_any_article_gives_sentences_of_its_own_and_the_same_ones_again(paragraphs: list[str]) -> None:
    found = told(*paragraphs)
    chosen = gist(found)
    assert chosen == gist(found)
    assert len(chosen) == min(SENTENCES, len(paragraphs))
    assert all(s in found.sentences for s in chosen)
