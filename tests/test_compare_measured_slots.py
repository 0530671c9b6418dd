"""What a number answers: its slot, whose it is, and what sets it apart."""

from __future__ import annotations

import pytest

from briefgen.compare.measured_slots import APART, apart_by, slot_of, stem
from briefgen.lexicon.wordlists import data, words
from tests.invented import annotated


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The cost of the pier is put at $4 million.", "cost"),
        ("Some 300 people marched through Oster on Sunday.", "crowd"),
        ("The blaze destroyed 14 homes in Oster.", "homes_hit"),
        ("Two masked men burst into the bank in Oster.", "intruders"),
        ("Shareholders get a premium of 20 per cent.", "premium"),
        ("She was given a jail sentence of six years.", "term"),
        ("The ferry with 40 passengers ran aground.", "aboard"),
        ("The council closed nine schools in Oster.", "schools"),
        ("The siege of the mill, which lasted nine hours, is over.", "siege"),
    ],
)
def test_the_slot_is_told_by_the_words_near_the_number(text: str, name: str) -> None:
    sentence = annotated(text).sentences[0]
    slots = [slot.name for q in sentence.quantities if (slot := slot_of(sentence, q))]
    assert slots == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The choir has 40 songs.",
        "The ferry turned back four hours into its journey.",
        "Another 300 people marched through Oster on Sunday.",
        "Twelve people were killed in the march.",
    ],
)
def test_a_number_that_answers_none_of_the_questions_has_no_slot(text: str) -> None:
    sentence = annotated(text).sentences[0]
    assert [slot_of(sentence, q) for q in sentence.quantities] == [None] * len(sentence.quantities)
    assert sentence.quantities


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The ferry was licensed to carry 40 passengers.", "limit"),
        ("They had hoped to draw 900 people.", "target"),
        ("The ferry was carrying 40 passengers.", ""),
        ("The ferry was carrying 40 passengers and hopes to sail again.", ""),
    ],
)
def test_a_limit_or_a_target_is_set_apart_from_a_count(text: str, mark: str) -> None:
    sentence = annotated(text).sentences[0]
    assert apart_by(sentence, sentence.quantities[0]) == ({mark} if mark else set())


def test_the_name_nearest_to_a_number_comes_first() -> None:
    sentence = annotated("A survey of voters in Oster puts the Meadow Party on 41 percent.").sentences[0]
    slot = slot_of(sentence, sentence.quantities[0])
    assert slot is not None
    assert slot.whose[0] == "meadow"


def test_a_name_is_the_same_in_the_plural_and_the_genitive() -> None:
    assert {stem(word) for word in ("Meadow", "Meadows", "Meadow's")} == {"meadow"}


def test_every_slot_says_what_it_needs() -> None:
    for name, entry in data("measured").items():
        assert {"unit", "counted", "beside", "without"} <= set(entry), name
        assert not set(entry["beside"]) & set(entry["without"]), name
    assert all(words("measured_apart", kind) for kind in APART)
