"""Which numbers a reader looks up, and which are left out."""

from __future__ import annotations

import pytest

from briefgen.model import BlockKind
from briefgen.sections.figures.choice import LEAD, Use, is_figure, is_of_event, published_of, uses_of
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed.",
        "The town sent 1,200 soldiers.",
        "An 18-mile canal was dug.",
        "Turnout was 66 percent of all voters.",
        "Shares fell 3 percent.",
        "The talks took four hours.",
        "It was her first visit in nine years.",
        "The dam cost $3 million.",
        "It was minus 4 degrees Celsius.",
        "The council sent 40 staff.",
        "Twenty-one girls sang.",
        "A 1,200-strong crowd came.",
    ],
)
def test_a_figure(text: str) -> None:
    sentence = annotated(text).sentences[0]
    assert any(is_figure(q, sentence) for q in sentence.quantities)


@pytest.mark.parametrize(
    "text",
    [
        "Two countries signed.",
        "There are three main reasons.",
        "It is ten times the size of the old one.",
        "She was 100 percent sure.",
        "Ann Lorne, 54, opened the bridge.",
        "Six months later the bridge fell.",
        "Three hours into the crossing the crew turned back.",
        "The firm grew over the past ten years.",
        "A four-wheeled cart came by.",
        "The nine-member council met.",
        "The 911 call was made at dawn.",
        "He had a 9mm handgun.",
        "It was cold for the last three weeks.",
        "No one was hurt.",
        "He was sent to prison for 6 months to 2 years.",
        "Peter Dunn, a 21-year veteran of the harbour, left.",
        "The three sailors still in bed are expected to rise.",
        "The new toll is paid by the 1 percent, the ferrymen say.",
    ],
)
def test_no_figure(text: str) -> None:
    sentence = annotated(text).sentences[0]
    assert not any(is_figure(q, sentence) for q in sentence.quantities)


LONG = annotated(
    *(f"The old gate number {word} stood." for word in "abcdefghijkl"), "They had 40 boats.", "They had 4,000 boats."
)


def uses(*paragraphs: str) -> tuple[Use, ...]:
    return uses_of((annotated(*paragraphs),))


def test_a_number_is_of_the_event_where_the_news_stands() -> None:
    (early,) = uses("They had 40 boats.")
    late = next(u for u in uses_of((LONG,)) if u.quantity.high == 40)
    assert is_of_event(early, None, set())
    assert late.rank >= LEAD
    assert not is_of_event(late, None, set())


def test_a_large_number_may_stand_further_down() -> None:
    large = next(u for u in uses_of((LONG,)) if u.quantity.high == 4000)
    assert is_of_event(large, None, set())


def test_a_number_that_a_fact_rests_on_is_of_the_event() -> None:
    late = next(u for u in uses_of((LONG,)) if u.quantity.high == 40)
    assert is_of_event(late, None, {late.place})


@pytest.mark.parametrize(
    "text", ["In March 2019, 40 boats sank there.", "Her 12 children came.", "Brand new: get our 40 boats now"]
)
def test_older_events_families_and_headlines_are_not(text: str) -> None:
    (use,) = uses(text)
    assert not is_of_event(use, "2024-06-19", set())


def test_captions_have_no_figures() -> None:
    article = annotated("They had 40 boats.")
    assert {s.kind for s in article.sentences} == {BlockKind.PARAGRAPH}
    assert len(uses_of((article,))) == 1
    assert published_of((article,)) == {"one": "2024-06-19"}
