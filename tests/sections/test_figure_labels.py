"""What a number answers, as a label."""

from __future__ import annotations

import pytest

from briefgen.sections.figures.labels import label
from tests.kit.invented import annotated


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At least six civilians were killed.", "How many people were killed?"),
        ("Six were killed.", "How many people were killed?"),
        ("Four schoolgirls were injured.", "How many schoolgirls were injured?"),
        ("There were six fatalities.", "How many people were killed?"),
        ("Four hostages were released on Monday.", "How many hostages were brought to safety?"),
        ("Six sailors are missing.", "How many sailors are missing?"),
        ("Ninety villagers had to flee.", "How many villagers?"),
        ("The ferry carried 60 passengers.", "How many passengers?"),
        ("Almost 3,000 people have signed a petition for the gull.", "How many people have signed a petition?"),
        ("Forty people were in critical condition, the hospital said.", "How many people were in critical condition?"),
        ("They counted 31 of the schoolgirls.", "How many schoolgirls?"),
        ("The wreck lies three miles off.", "Distance of the wreck"),
        ("She fell 15 metres from the tower.", "Height of the fall"),
        ("The tower is 90 metres tall.", "Height of the tower"),
        ("He drove the lorry for two kilometres.", "Distance of the drive"),
        ("The rope measured 90 metres.", "Length of the rope"),
        ("The 400-pound, grey seal was caught on Monday.", "Weight of the seal"),
        ("The seal weighed 400 pounds.", "Weight of the seal"),
        ("Bail was set at $45,000 on Monday.", "Money: bail"),
        ("They paid $15 million in state taxes.", "Money: state taxes"),
        ("A fine of $300 was paid.", "Money: fine"),
        ("Three men and a woman were wounded.", "How many men were injured?"),
        ("The offer of $30 a share stands.", "Money per share: offer"),
        ("They paid $30.", "Money: paid"),
        ("Turnout was 66 percent.", "Percentage: turnout"),
        ("It was 104 degrees Fahrenheit.", "Temperature"),
        ("Ann Lorne, 54, of Oster, sang.", "Age of Ann Lorne"),
        ("The talks took four hours.", "Length of the talks"),
        ("The seal dragged him for ten minutes.", "Length of time: seal dragged"),
        ("Ann Lorne made her first visit to Oster in 24 years.", "Time since the last visit"),
    ],
)
def test_label(text: str, said: str) -> None:
    sentence = annotated(text).sentences[0]
    assert label(sentence.quantities[0], sentence) == said
