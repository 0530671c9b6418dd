"""The questions no source answers: called open only where no article has anything that might answer them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import AnnotatedArticle
from briefgen.sections.questions import FEWEST_SENTENCES, Slot, candidate, unanswered
from tests.kit.invented import annotated

BARE = (
    "Boats lie there.",
    "Barns stand empty.",
    "Hills look green.",
    "Dogs sleep.",
    "Cats sit.",
    "Lamps hang low.",
    "Doors stand open.",
    "Roofs look grey.",
    "Mills stand still.",
)


def sentence(text: str) -> AnnotatedArticle:
    return annotated(text)


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.WHO, "Ida Fenwright opened the gate."),
        (Slot.WHO, "A driver told the story."),
        (Slot.WHAT, "The gate fell."),
        (Slot.WHEN, "The gate fell on Monday."),
        (Slot.WHEN, "The gate fell recently."),
        (Slot.WHERE, "The gate of Marrowby fell."),
        (Slot.WHERE, "It fell near the bridge."),
        (Slot.WHY, "It fell because the hinge was loose."),
        (Slot.WHY, "She rang the bell to warn the ships."),
        (Slot.WHY, "The collapse followed weeks of rain."),
        (Slot.HOW, "He opened it with a hammer."),
        (Slot.HOW, "He got in by breaking the lock."),
        (Slot.HOW, "The gate fell slowly."),
        (Slot.WHY, "It was not clear how he got in because the gate was shut."),
    ],
)
def test_a_candidate(slot: Slot, text: str) -> None:
    assert candidate(slot, annotated(text).sentences[0])


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (Slot.WHO, "It rained."),
        (Slot.WHEN, "The gate fell."),
        (Slot.WHERE, "The gate fell."),
        (Slot.WHY, "The gate fell."),
        (Slot.WHY, "It was not clear why the gate fell."),
        (Slot.WHY, "The cause is not known."),
        (Slot.HOW, "The gate stands open."),
    ],
)
def test_no_candidate(slot: Slot, text: str) -> None:
    assert not candidate(slot, annotated(text).sentences[0])


def test_what_no_article_answers_is_open() -> None:
    assert unanswered((annotated(*BARE),)) == (Slot.WHEN, Slot.WHY, Slot.HOW)


def test_one_candidate_in_any_article_closes_a_question() -> None:
    other = annotated("The mills stand still because of the drought.", name="two")
    assert Slot.WHY not in unanswered((annotated(*BARE), other))


def test_silence_means_nothing_in_a_note_or_in_what_was_not_read() -> None:
    article = annotated(*BARE)
    assert unanswered((annotated(*BARE[: FEWEST_SENTENCES - 1]),)) == ()
    assert unanswered((article,), all_read=False) == ()
    assert unanswered((article, replace(article, compared=False))) == ()
    assert unanswered(()) == ()
