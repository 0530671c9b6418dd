"""Which side of a matter a sentence tells, and of whom."""

from __future__ import annotations

import pytest

from briefgen.compare.matter import Matter
from briefgen.compare.parties import Parties
from briefgen.compare.standings_told import Telling, tellings
from briefgen.lexicon.wordlists import data
from briefgen.likeness.passages import claims
from tests.invented import annotated


def told(name: str, text: str) -> list[Telling]:
    article = annotated(text)
    matter = Matter((article,), tuple(claims(article)), (), ())
    return tellings(Parties(matter), matter.sentences[0], 0, data("standings")[name])


@pytest.mark.parametrize(
    ("name", "text", "one"),
    [
        ("hurt", "The driver was treated for a broken wrist.", True),
        ("hurt", "The driver was unhurt.", False),
        ("hurt", "Nobody was injured.", False),
        ("appeals", "The firm said that it would appeal against the fine.", True),
        ("appeals", "The firm has decided not to contest the fine.", False),
        ("force", "The guards denied having used force.", False),
        ("suspicion", "Investigators could not rule out arson.", True),
        ("suspicion", "Investigators ruled out arson.", False),
        ("jobs", "The owner ruled out job cuts.", False),
    ],
)
def test_the_side_is_told_by_words_and_by_denial(name: str, text: str, one: bool) -> None:
    assert {t.one for t in told(name, text)} == {one}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("appeals", "The firm would appeal if the fine rose."),
        ("hurt", "If the driver was injured, nobody saw it."),
        ("hurt", "The driver was taken to hospital as a precaution."),
        ("jobs", "The owner declined to rule out job cuts."),
        ("consulting", "The villagers have a right to be consulted."),
    ],
)
def test_what_is_open_tells_no_side(name: str, text: str) -> None:
    assert not told(name, text)


def test_what_befalls_somebody_is_told_of_the_object() -> None:
    (telling,) = told("office", "The council sacked its treasurer.")
    assert [p.noun for p in telling.parties] == ["treasurer"]
    assert not telling.one
