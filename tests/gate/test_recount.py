"""The gate's second look at figures and gaps: each lie about what is ours is caught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from briefgen.annotate.story import annotate_story
from briefgen.gate.ours import value_failures
from briefgen.gate.receipts import briefing_failures
from briefgen.gate.recount import figure_failures, gap_failures, slot_failures
from briefgen.model import AnnotatedArticle, Bound, Story
from briefgen.pipeline.brief import brief
from briefgen.sections.briefing import Briefing
from briefgen.sections.figures.figure import Figure
from briefgen.sections.gaps import Gap, GapKind
from briefgen.sections.questions import Slot
from tests.kit.invented import article

EARLY = article(
    "A fire at the Marrowby cannery killed at least two people on Tuesday, police said.",
    "The fire burned three miles of the quay.",
    "The cause is not yet known.",
    name="early",
    published="2024-06-18",
)
LATE = article(
    "The fire at the Marrowby cannery killed six people, police said on Wednesday.",
    "It burned three miles (4.8 km) of the quay.",
    name="late",
    published="2024-06-19",
)


@cache
def told() -> tuple[tuple[AnnotatedArticle, ...], Briefing]:
    articles = annotate_story((EARLY, LATE))
    return articles, brief(Story("harbour", ()), articles, ())


def figure_of(question: str) -> Figure:
    return next(f for f in told()[1].figures if f.question == question)


def sentences() -> dict[tuple[str, str], Any]:
    return {(s.article, s.id): s for a in told()[0] for s in a.sentences}


def with_lead(figure: Figure, **changes: Any) -> Figure:
    lead = replace(figure.amounts[0], **changes)
    return replace(figure, amounts=(lead, *figure.amounts[1:]))


def test_an_honest_briefing_passes() -> None:
    _, briefing = told()
    assert figure_of("How many people were killed?").moves
    assert [a.value for a in figure_of("Length of the quay").amounts] == ["3"]
    assert list(value_failures(briefing, annotate_story((EARLY, LATE)))) == []
    assert [f for f in briefing_failures(briefing, (EARLY, LATE)) if "figure" in str(f) or "gap" in str(f)] == []


LIES: dict[str, tuple[Callable[[Figure], Figure], str]] = {
    "a value": (lambda f: with_lead(f, value="7"), "does not give 7"),
    "an end": (lambda f: with_lead(f, low=7.0), "does not give 6"),
    "a bound": (lambda f: with_lead(f, bound=Bound.ABOUT), "does not give 6"),
    "a unit": (lambda f: with_lead(f, unit="mile"), "does not give 6 mile"),
    "a conversion": (lambda f: with_lead(f, converted="about 9 km"), "does not give 6"),
    "a text": (lambda f: with_lead(f, text="six"), "give no number"),
    "a question": (lambda f: replace(f, question="people rescued"), "answers 'people rescued'"),
    "a figure's unit": (lambda f: replace(f, unit="injured"), "the unit 'injured'"),
    "a stranger's number": (
        lambda f: with_lead(f, citations=(*f.amounts[0].citations, *f.amounts[1].citations)),
        "give one number",
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_about_a_figure_is_caught(lie: str) -> None:
    tell, meant = LIES[lie]
    assert any(
        meant in failure for failure in figure_failures(tell(figure_of("How many people were killed?")), sentences())
    )


COUNTS: dict[str, tuple[dict[str, Any], str]] = {
    "articles": ({"articles": 5}, "it says 5 articles"),
    "origins": ({"origins": 1}, "and 1 origins"),
    "no difference": ({"difference": None}, "it says differ"),
    "another difference": ({"difference": "d-00000000"}, "is no difference of its values"),
    "another leading value": ({"value": "2"}, "it is not the first of its values"),
}


@pytest.mark.parametrize("lie", COUNTS)
def test_a_lie_about_its_sources_is_caught(lie: str) -> None:
    changes, meant = COUNTS[lie]
    _, briefing = told()
    false = replace(briefing, figures=(replace(figure_of("How many people were killed?"), **changes),))
    assert any(meant in str(failure) for failure in briefing_failures(false, (EARLY, LATE)))


def test_a_number_that_does_not_move_may_not_say_so() -> None:
    _, briefing = told()
    false = replace(briefing, figures=(replace(figure_of("Length of the quay"), moves=True),))
    assert any("says that the number moves" in str(failure) for failure in briefing_failures(false, (EARLY, LATE)))


def test_a_value_that_stands_in_no_cited_sentence_is_caught() -> None:
    _, briefing = told()
    false = replace(briefing, figures=(with_lead(figure_of("How many people were killed?"), text="six cats"),))
    assert any("stand in no sentence" in str(failure) for failure in briefing_failures(false, (EARLY, LATE)))


def test_a_gap_of_another_kind_or_with_other_words_is_caught() -> None:
    (gap,) = told()[1].gaps
    other = replace(gap.citations[0], marks=((0, 3),))
    assert list(gap_failures(gap, sentences())) == []
    for false in (replace(gap, kind=GapKind.NO_ANSWER), Gap(gap.text, (other,), gap.kind)):
        assert any("do not say" in failure for failure in gap_failures(false, sentences()))


def test_an_open_question_that_is_answered_is_caught() -> None:
    articles, briefing = told()
    assert list(slot_failures(briefing, articles)) == []
    assert any("it says why" in f for f in slot_failures(replace(briefing, unanswered=(Slot.WHY,)), articles))
