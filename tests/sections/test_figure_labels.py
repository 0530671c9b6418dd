"""What a number answers, as a label."""

from __future__ import annotations

import pytest

from briefgen.sections.figures.labels import label
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At least six civilians were killed.", "people killed"),
        ("Six were killed.", "people killed"),
        ("Four schoolgirls were injured.", "schoolgirls injured"),
        ("There were six fatalities.", "people killed"),
        ("Four hostages were released on Monday.", "hostages brought to safety"),
        ("Ninety villagers had to flee.", "villagers"),
        ("The ferry carried 60 passengers.", "passengers"),
        ("They counted 31 of the schoolgirls.", "schoolgirls"),
        ("The wreck lies three miles off.", "length or distance"),
        ("The offer of $30 a share stands.", "money per share: offer"),
        ("They paid $30.", "money"),
        ("They paid a total of $30.", "money"),
        ("Turnout was 66 percent.", "percentage"),
        ("It was 104 degrees Fahrenheit.", "temperature"),
        ("Ann Lorne, 54, of Oster, sang.", "age: Ann Lorne"),
        ("The talks took four hours.", "length of time"),
    ],
)
def test_label(text: str, said: str) -> None:
    sentence = annotated(text).sentences[0]
    assert label(sentence.quantities[0], sentence) == said
