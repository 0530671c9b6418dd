"""What befell the people counted; who did it, and whom it spared."""

from __future__ import annotations

import pytest

from briefgen.annotate.numbers.outcomes import nobody, outcome
from briefgen.lexicon.wordlists import words
from tests.kit.invented import annotated


def states(text: str) -> list[tuple[float, str]]:
    return [(q.low, q.state) for q in annotated(text).sentences[0].quantities]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were wounded.",
        "The blast wounded three people.",
        "Three people suffered burns.",
        "Three people were taken to hospital.",
        "Three people are in hospital.",
        "There were three wounded people.",
    ],
)
def test_one_state_in_many_words(text: str) -> None:
    assert states(text) == [(3, "injured")]


@pytest.mark.parametrize(
    "text",
    [
        "A woman was killed by two gunmen.",
        "Two gunmen killed a woman.",
        "A woman was killed in two attacks.",
        "Two teams lost.",
        "Two people were not hurt.",
    ],
)
def test_those_counted_were_not_struck(text: str) -> None:
    assert [state for _, state in states(text) if state] == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("No one was hurt.", ["injured"]),
        ("Nobody is missing any more.", ["missing"]),
        ("No casualties were reported.", ["injured", "killed"]),
        ("None of the passengers died.", ["killed"]),
        ("None of the injuries was fatal.", []),
        ("No one was seriously hurt.", []),
        ("Nobody else was hurt.", []),
        ("No further injuries were reported.", []),
        ("Nobody saw the man who died.", []),
        ("Nobody asked, and two people were hurt.", []),
    ],
)
def test_nobody(text: str, meant: list[str]) -> None:
    found = nobody(annotated(text).sentences[0])
    assert [q.state for q in found] == meant
    assert all(q.high == 0 for q in found)


def test_an_old_count_is_left_to_its_own_day() -> None:
    assert states("The death toll rose from six to nine.") == [(9, "killed")]


def test_a_word_is_known_by_its_lemma_or_as_it_stands() -> None:
    tokens = annotated("Two died and one is missing.").sentences[0].tokens
    assert [outcome(t) for t in tokens if outcome(t)] == ["killed", "missing"]


def test_the_verbs_that_act_have_outcomes_but_for_shooting() -> None:
    assert words("outcome_verbs", "doers") - words("outcomes") == {"shoot"}
