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
        ("The wreck lies three miles off.", "distance"),
        ("She fell 15 metres from the tower.", "height"),
        ("The tower is 90 metres tall.", "height"),
        ("He drove the lorry for two kilometres.", "distance"),
        ("The rope measured 90 metres.", "length or distance"),
        ("Bail was set at $45,000 on Monday.", "money: bail"),
        ("They paid $15 million in state taxes.", "money: taxes"),
        ("A fine of $300 was paid.", "money: fine"),
        ("Three men and a woman were wounded.", "men injured"),
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
