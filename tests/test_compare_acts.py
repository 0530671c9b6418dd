"""What a time hangs on: the family of the act, and the thing that the act befalls."""

from __future__ import annotations

import pytest

from briefgen.compare.acts import above, befallen, family_of
from tests.kit.invented import annotated


def act_of(text: str) -> tuple[str, str] | None:
    """The family and the thing of the first time of a sentence."""
    sentence = annotated(text).sentences[0]
    tokens, time = sentence.tokens, sentence.times[0]
    for index in above(tokens, time):
        if (family := family_of(tokens, index, time)) is not None:
            thing = befallen(tokens, index)
            return family, "" if thing is None else tokens[thing].text
    return None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The bridge was built in 1931 by the town of Orrin.", ("make", "bridge")),
        ("The factory in Orrin, which was founded in 1921, will close.", ("found", "factory")),
        ("The museum in Orrin opens its doors in May 2024.", ("open", "museum")),
        ("The mill was sold in 2011 to a baker.", ("sell", "mill")),
    ],
)
def test_an_act_and_its_thing(text: str, act: tuple[str, str]) -> None:
    assert act_of(text) == act


@pytest.mark.parametrize("text", ["The soldiers opened fire in 2011 near Orrin.", "The bakers danced in May 2024."])
def test_no_act_of_a_family(text: str) -> None:
    assert act_of(text) is None
