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
        (
            "Almost 3,000 people have signed a petition for the gull.",
            "How many people have signed a petition for the gull?",
        ),
        ("Forty people were in critical condition, the hospital said.", "How many people were in critical condition?"),
        ("They counted 31 of the schoolgirls.", "How many schoolgirls?"),
        ("Five people were shot in the park.", "How many people were shot in the park?"),
        ("Five people were shot in front of the town hall of Oster.", "How many people were shot?"),
        ("She was one of five people shot in the park.", "How many people were shot in the park?"),
        ("Forty people gathered for the party.", "How many people gathered for the party?"),
        ("He shot three police officers.", "How many police officers were shot?"),
        ("They fired 15 shots into the crowd.", "How many shots were fired into the crowd?"),
        ("Rescuers brought 14 people ashore.", "How many people were brought ashore?"),
        ("Four robbers ran from the scene.", "How many robbers ran from the scene?"),
        ("Three robbers were seen running from the scene.", "How many robbers were seen running from the scene?"),
        (
            "About 40 people were leaving a feast for 61-year-old Carl Dunn.",
            "How many people were leaving a feast?",
        ),
        ("He faces four counts of first-degree theft.", "How many counts of first-degree theft?"),
        ("Two suspects were named as Ann Dunn, 20, and Carl Dunn, 22.", "How many suspects were named?"),
        ("The wreck lies three miles off.", "Distance of the wreck"),
        ("She fell 15 metres from the tower.", "Height of the fall"),
        ("The tower is 90 metres tall.", "Height of the tower"),
        ("He drove the lorry for two kilometres.", "Distance of the drive"),
        ("The rope measured 90 metres.", "Length of the rope"),
        ("The 400-pound, grey seal was caught on Monday.", "Weight of the seal"),
        ("The seal weighed 400 pounds.", "Weight of the seal"),
        ("Bail was set at $45,000 on Monday.", "Bail"),
        ("They paid $15 million in state taxes.", "State taxes"),
        ("A fine of $300 was paid.", "Fine"),
        ("Three bakers and a nun were wounded.", "How many bakers were injured?"),
        ("The offer of $30 a share stands.", "Offer per share"),
        ("They paid $30.", "How much was paid"),
        ("Turnout was 66 percent.", "Turnout"),
        ("It was 104 degrees Fahrenheit.", "Temperature"),
        ("They gave ten percent of their income to the choir.", "Share of their income"),
        ("The plan has $450 million for repairs of the weir.", "Money for repairs of the weir"),
        ("She took $450 from the harbour fund.", "Money from the harbour fund"),
        ("The harbour guilds earned $450 million.", "How much the harbour guilds earned"),
        ("The judge raised his bond to $1 million.", "Bond"),
        ("He was sentenced to 25 years.", "Length of the sentence"),
        ("It happened about 85 miles south of Oster.", "Distance south of Oster"),
        ("Access was restricted for 90 minutes.", "How long access was restricted"),
        ("The deal would keep the quay open for three weeks.", "How long the deal would keep the quay open"),
        ("Carl Dunn, a 15-year veteran of the guild, sang.", ""),
        ("Police named 35-year-old Ann Lorne.", "Age of Ann Lorne"),
        ("Ann Lorne, 54, of Oster, sang.", "Age of Ann Lorne"),
        ("The talks took four hours.", "Length of the talks"),
        ("The seal dragged him for ten minutes.", "How long the seal dragged him"),
        ("Ann Lorne made her first visit to Oster in 24 years.", "Time since the last visit"),
    ],
)
def test_label(text: str, said: str) -> None:
    sentence = annotated(text).sentences[0]
    assert label(sentence.quantities[0], sentence) == said


@pytest.mark.parametrize(
    "text",
    [
        "“By 40 million people, he is not liked,” she said.",
        "She knew three men.",
        "The suspect is described as six feet tall, 145 pounds.",
        "Another $600 million is the guess.",
        "The three term mayor spoke.",
        "The strike neared its two-week mark.",
        "She showed eight years of records.",
        "It was the first in nine years.",
    ],
)
def test_a_number_without_a_clear_question_has_none(text: str) -> None:
    sentence = annotated(text).sentences[0]
    assert sentence.quantities
    assert {label(q, sentence) for q in sentence.quantities} == {""}
