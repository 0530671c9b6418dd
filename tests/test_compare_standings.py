"""Matters on which two articles stand against each other: what the list may hold."""

from __future__ import annotations

import pytest

from briefgen.lexicon.wordlists import data
from briefgen.model import DifferenceKind

MATTERS = data("standings")
KNOWN = {"question", "kind", "reading", "same", "ahead", "must_be_ahead", "flips", "speaks", "could", "not_beside"}


@pytest.mark.parametrize("name", MATTERS)
def test_a_matter_is_well_formed(name: str) -> None:
    matter = MATTERS[name]
    assert set(matter) <= KNOWN | {"one", "other"}
    assert matter["question"].endswith("?")
    assert DifferenceKind(matter.get("kind", "contradiction"))
    assert matter["reading"] in {"conflict", "update", "time"}
    assert set(matter.get("same", "any").split()) <= {"party", "noun", "content", "news", "any"}
    assert matter.get("flips") in {None, "one", "other"}


@pytest.mark.parametrize("name", MATTERS)
def test_a_side_without_words_is_told_by_denial(name: str) -> None:
    matter = MATTERS[name]
    assert matter["one"]
    assert matter["other"] or matter["flips"] == "one"


@pytest.mark.parametrize("name", MATTERS)
def test_no_words_stand_on_both_sides(name: str) -> None:
    assert not set(MATTERS[name]["one"]) & set(MATTERS[name]["other"])


def test_every_question_is_asked_once() -> None:
    questions = [m["question"] for m in MATTERS.values()]
    assert len(questions) == len(set(questions))
