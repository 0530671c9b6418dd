"""Glued words get their spaces back; words that are written so keep their form."""

from __future__ import annotations

import pytest

from briefgen.clean.text.unglue import unglue
from briefgen.load.decode import undo

LOST = "The premier flew to HallenMet her rival there. The lake, butIts dam was shut, a heavy weekOpened the talks."


def test_a_text_that_lost_its_links_is_mended_and_marked() -> None:
    (mended,) = unglue([LOST], frozenset())
    assert mended.text == LOST.replace("nM", "n M").replace("tI", "t I").replace("kO", "k O")
    assert len(mended.damaged) == len(mended.repairs) == 3
    assert undo(mended.text, mended.repairs) == LOST


@pytest.mark.parametrize(
    "text",
    [
        "The iPhone and the MacBook of Ian McAllister are made by PondWatch for DeShawn O’Hara.",
        "Visit harbourpost.example/newsToday or write to annAmes@post.example, says #SaveThePool and @PortTown.",
        "She wrote www.PostHarbour.example and used snakeCase_names in C++/JavaScript.",
        "PondWatch rose. The therapist understood the android, beforehand and hereafter.",
        "Version 2.Beta of U.S.A.F. cost 3,000 crowns at 11.26.",
    ],
)
def test_what_is_written_so_stays(text: str) -> None:
    assert unglue([text, "Pond and watch, the rapist, android."], frozenset({"Post", "Watch"}))[0].text == text


def test_a_join_alone_is_split_only_where_the_story_knows_the_name() -> None:
    text = "He visitedHallen on Monday."
    assert unglue([text], frozenset())[0].text == text
    assert unglue([text], frozenset({"Hallen"}))[0].text == "He visited Hallen on Monday."
    assert unglue([text], frozenset({"Hallen"}))[0].damaged == ()


@pytest.mark.parametrize(
    ("glued", "split"),
    [
        ("The dam broke.Police came.", "The dam broke. Police came."),
        ("“It broke.”Then it rained.", "“It broke.” Then it rained."),
        ("Ann Ames,Bo Li and others came.", "Ann Ames, Bo Li and others came."),
        ("The mill’sGreat Wheel turned.", "The mill’s Great Wheel turned."),
    ],
)
def test_a_missing_space_is_given_back(glued: str, split: str) -> None:
    (mended,) = unglue([glued], frozenset())
    assert mended.text == split
    assert mended.damaged == ()


def test_a_linking_word_is_split_off_only_in_a_text_that_lost_its_links() -> None:
    glued = "It filled the storethereby and was shut. The store stood empty."
    assert "store thereby" in unglue([LOST, glued], frozenset())[1].text
    assert unglue([glued], frozenset())[0].text == glued
