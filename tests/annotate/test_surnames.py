"""Surnames that the language model passed over."""

from __future__ import annotations

import pytest

from tests.kit.invented import annotated

TOLD = "Prime Minister Clara May and Peter Harlow, a baker, met in Dublin."


def named(sentence: str) -> set[str]:
    return {n.full for n in annotated(sentence, TOLD).sentences[0].names}


@pytest.mark.parametrize(
    ("sentence", "full"),
    [
        ("Harlow held his hand.", "Peter Harlow"),
        ("“I doubt that [Harlow] knows,” he said.", "Peter Harlow"),
        ("When May visited Norway, it rained.", "Clara May"),
        ("He then turned to May directly.", "Clara May"),
    ],
)
def test_a_surname_of_the_article_is_found(sentence: str, full: str) -> None:
    assert full in named(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In May it rained.",
        "On 3 May it rained.",
        "It rained on May 3.",
        "Last May it rained.",
        "May 2024 was wet.",
        "They may come.",
    ],
)
def test_a_month_is_nobody(sentence: str) -> None:
    assert "Clara May" not in named(sentence)
