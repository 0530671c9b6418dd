"""Who was killed or hurt, from sentences of an invented town."""

from __future__ import annotations

import pytest

from briefgen.annotate.story import annotate_story
from briefgen.compare.struck import Struck, struck_in
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in

FRONT = "---\ntitle: News\nsite: The Orrin Bell\npublished: 2024-06-18\n---\n\n"
REST = "\n\nThe bakers on the square sold out their buns early because a light rain fell at noon.\n"


def struck(sentence: str) -> list[Struck]:
    intake = take_in([SourceFile("case/a.md", (FRONT + sentence + REST).encode())])
    return [one for s in annotate_story(intake.articles)[0].sentences for one in struck_in(s)]


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "dead"),
    [
        ("A 16-year-old boy was shot dead at a skate park in Orrin on Monday.", "A 16-year-old boy", "boy", True),
        ("A woman was stabbed at a bus stop in Orrin on Monday night.", "A woman", "woman", False),
        ("Police are looking into the fatal shooting of a clerk in Orrin.", "a clerk", "someone", True),
        ("The crash on the coast road near Orrin left a teenager dead.", "a teenager", "young", True),
        ("A hiker died in a rockfall near Tallow on Monday, the rescuers said.", "A hiker", "someone", True),
        ("A truck struck a cyclist on the harbor road in Orrin on Monday.", "a cyclist", "someone", False),
    ],
)
def test_one_person(sentence: str, text: str, kind: str, dead: bool) -> None:
    (one,) = struck(sentence)
    assert (one.text, one.kind, one.dead) == (text, kind, dead)


def test_a_name_with_an_age() -> None:
    (one,) = struck("Jonas Wick, 44, was killed when a gas bottle exploded in Orrin on Monday.")
    assert one.name == "Jonas Wick"
    assert one.age is not None
    assert one.age.low == 44
    assert one.minor is False


@pytest.mark.parametrize(
    "sentence",
    [
        "The driver was not hurt in the crash on the coast road near Orrin.",
        "Four people were hurt when a balcony fell onto a café in Orrin.",
        "The mayor was praised for the new bridge over the river in Orrin.",
        "Nobody was hurt when a crane fell onto the market hall in Orrin.",
    ],
)
def test_nobody_single(sentence: str) -> None:
    assert struck(sentence) == []


def test_a_boy_is_a_minor_and_a_man_is_none() -> None:
    (boy,) = struck("A boy was bitten by a dog in a yard in Orrin on Monday afternoon.")
    (man,) = struck("A man was bitten by a dog in a yard in Orrin on Monday afternoon.")
    assert (boy.minor, man.minor) == (True, False)
    assert (boy.sex, man.sex) == ("male", "male")
