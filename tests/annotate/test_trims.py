"""What is cut from a stretch of capitals so that only the name is left."""

from __future__ import annotations

import pytest

from briefgen.annotate.names.candidates import candidates_in
from briefgen.annotate.names.trims import in_capitals, trimmed, written_small
from tests.kit.invented import annotated

TOLD = "Peter Harlow, a baker, came to Dublin. | Harlow said he was late."


def texts(*paragraphs: str) -> list[str]:
    sentences = annotated(*paragraphs).sentences
    return [c.text for cs in trimmed(sentences, [candidates_in(s) for s in sentences]) for c in cs]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Comedian Ann Pinder left early.", "Ann Pinder"),
        ("Ann Pinder Ann Pinder left early.", "Ann Pinder"),
        ("Ann Pinder of Norway left early.", "Ann Pinder"),
        ("Peter Harlow Warns Norway Over Failing Ferry Deal.", "Peter Harlow"),
        ("Harlow Hates The Ferry And Wants Another Bridge Instead.", "Harlow"),
        ("Anything Harlow did was wrong.", "Harlow"),
    ],
)
def test_the_name_is_left(sentence: str, name: str) -> None:
    found = texts(sentence, TOLD)
    assert name in found
    assert not [t for t in found if name in t and t != name and t != "Peter Harlow"]


@pytest.mark.parametrize("name", ["Ann Marie Pinder", "Bak Jin Su", "White House", "Dorfield Harbour Authority"])
def test_a_whole_name_stays_whole(name: str) -> None:
    assert name in texts(f"They saw the {name} on Monday.")


def test_the_two_of_a_hyphen_are_two() -> None:
    found = texts("The Harlow-Dunn talks failed.", TOLD, "Carl Dunn, a diplomat, left. | Dunn said so.")
    assert "Harlow-Dunn" not in found
    assert found[:2] == ["Harlow", "Dunn"]


def test_a_double_name_is_one() -> None:
    assert "Eva Pinder-Marsh" in texts("Eva Pinder-Marsh, a baker, left.")


def test_a_headline_is_told_from_a_sentence_full_of_names() -> None:
    def capitals(text: str) -> bool:
        return in_capitals(annotated(text).sentences[0].tokens)

    assert capitals("Harlow Warns Norway Over Failing Ferry Deal.")
    assert not capitals("President Harlow and Eva Harlow met the King of Norway at Dublin Castle with his wife.")


def test_the_words_an_article_writes_small() -> None:
    assert {"harbour", "stayed"} <= set(written_small(annotated("The harbour stayed shut.").sentences))
