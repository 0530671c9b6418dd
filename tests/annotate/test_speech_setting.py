"""To whom something is said, and where; quoted or not."""

from __future__ import annotations

import pytest

from briefgen.annotate.speech.discourse import Discourse
from briefgen.annotate.speech.setting import addressee_of, occasion_of
from briefgen.annotate.speech.speech import said_in
from tests.kit.invented import annotated


def setting(text: str) -> tuple[str, str]:
    """The words for the hearer and for the occasion of the sentence's last verb of speech."""
    (sentence,) = annotated(text).sentences
    said = said_in(sentence, [], Discourse())[-1]
    spans = (addressee_of(sentence, said), occasion_of(sentence, said))
    words = [sentence.tokens[first:last] for first, last in spans]
    return tuple(sentence.text[w[0].start : w[-1].end] if w else "" for w in words)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "to", "where"),
    [
        ("Ann Harlow told reporters that the bridge was safe.", "reporters", ""),
        ("Ann Harlow told the Dorfield Herald on Monday that the bridge was safe.", "the Dorfield Herald", ""),
        ("Ann Harlow wrote to the council that the bridge was safe.", "the council", ""),
        ("Ann Harlow said that the bridge was safe.", "", ""),
        ("Ann Harlow said in a statement that the bridge was safe.", "", "in a statement"),
        ("In a letter to the council, Ann Harlow said the bridge was safe.", "", "In a letter to the council"),
        ("Speaking at a hearing on Monday, Ann Harlow said the bridge was safe.", "", "at a hearing"),
        ("Ann Harlow said in Dorfield on Monday that the bridge was safe.", "", ""),
        ("Ann Harlow told a news conference that the bridge was safe.", "", ""),
    ],
)
def test_hearer_and_occasion(text: str, to: str, where: str) -> None:
    assert setting(text) == (to, where)
