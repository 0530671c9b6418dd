"""Whom "he", "she" and "the minister" mean, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.speech.discourse import BESIDE, REACH, Discourse


def after(*acted: str) -> Discourse:
    discourse = Discourse()
    for name in acted:
        discourse.note_person(name)
        discourse.at += 1
    return discourse


def test_he_is_whoever_acted_last() -> None:
    assert after("Ann Harlow", "Peter Dunn").he("he") == "Peter Dunn"


def test_she_passes_over_a_man_and_he_over_a_woman() -> None:
    discourse = after("Ann Harlow", "Peter Dunn")
    discourse.note_sort("Ann Harlow", ["mrs"])
    discourse.note_sort("Peter Dunn", ["chairman"])
    assert (discourse.he("she"), discourse.he("he"), discourse.he("her")) == ("Ann Harlow", "Peter Dunn", "Ann Harlow")


def test_a_word_that_says_nothing_bars_nobody() -> None:
    discourse = after("Peter Dunn")
    discourse.note_sort("Peter Dunn", ["engineer", "dr"])
    assert discourse.he("she") == "Peter Dunn"


def test_whoever_is_far_back_is_meant_no_more() -> None:
    discourse = after("Ann Harlow")
    discourse.at += REACH - 1
    assert discourse.he("she") == "Ann Harlow"
    discourse.at += 1
    assert discourse.he("she") is None


def test_nobody_is_meant_before_anybody_is_named() -> None:
    assert Discourse().he("he") is None


@pytest.mark.parametrize("word", ["he", "she", "him", "her"])
@given(names=st.lists(st.sampled_from(["Ann Harlow", "Jo Pell", "Peter Dunn"]), max_size=9))
def test_only_somebody_named_is_ever_meant(word: str, names: list[str]) -> None:
    discourse = after(*names)
    discourse.note_sort("Ann Harlow", ["ms"])
    found = discourse.he(word)
    assert found is None or found in names
    assert not (found == "Ann Harlow" and word in {"he", "him"})
    assert BESIDE < REACH
