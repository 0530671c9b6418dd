"""What is told of what people and bodies say."""

from __future__ import annotations

from briefgen.gather.people import canonical_names
from briefgen.sections.people.sayings import sayings
from tests.kit.invented import annotated

ONE = annotated(
    "Mayor Ann Harlow said the bridge was safe and would open in May.",
    "“It is the best bridge in all of the land,” Harlow said.",
    "“There is no annex,” Harlow told the people of Dorfield on Tuesday in the town hall.",
    "The Lirren Water Board said it would shut the weir.",
    name="one",
)
TWO = annotated("Mayor Ann Harlow said the bridge was safe and would open in May.", "It said nothing more.", name="two")
SAID = sayings((ONE, TWO), canonical_names((ONE, TWO)))


def test_a_claim_is_the_whole_sentence_with_every_article_that_has_it() -> None:
    (claim,) = SAID["Ann Harlow"]
    assert claim.text == ONE.sentences[0].text
    assert [c.article for c in claim.citations] == ["one", "two"]


def test_a_quotation_is_no_claim_in_the_outlets_words() -> None:
    assert not any("best bridge" in claim.text or "annex" in claim.text for claims in SAID.values() for claim in claims)


def test_bodies_say_things_too() -> None:
    assert [c.text for c in SAID["Lirren Water Board"]] == ["The Lirren Water Board said it would shut the weir."]


def test_what_it_is_that_says_so_is_not_guessed() -> None:
    assert not any(claim.text.startswith("It said") for claims in SAID.values() for claim in claims)
