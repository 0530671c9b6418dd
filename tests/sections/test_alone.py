"""A story of one article: what it says."""

from __future__ import annotations

from briefgen.likeness.passages import claims
from briefgen.model import Fact
from briefgen.sections.facts.alone import MOST_SENTENCES, what_it_says
from tests.kit.invented import annotated

ARTICLE = (
    "The sluice gate at Orrin Mill jammed on Monday and the river Isk flooded 40 houses in the lower town.",
    "Firefighters brought 112 people to the school on the hill. | It was cold.",
    '"We saw the water come through the letter box and up the stairs," said Marta Quell.',
    "He had rung the water authority two weeks before the flood about the noise of the gate.",
    "Engineers of the water authority worked through the night to free the gate.",
)


def said(*paragraphs: str) -> tuple[Fact, ...]:
    one = annotated(*paragraphs, name="echo")
    return what_it_says(one, claims(one))


def test_the_sentences_that_tell_and_stand_alone_are_told() -> None:
    told = {f.text for f in said(*ARTICLE)}
    assert told == {ARTICLE[0], "Firefighters brought 112 people to the school on the hill.", ARTICLE[4]}


def test_nothing_is_claimed_of_corroboration() -> None:
    for fact in said(*ARTICLE):
        assert (fact.articles, fact.origins, fact.root, fact.details) == (1, 1, None, ())
        assert [c.text for c in fact.citations] == [fact.text]


def test_the_lead_comes_first_and_each_id_once() -> None:
    found = said(*ARTICLE)
    assert found[0].text == ARTICLE[0]
    assert len({f.id for f in found}) == len(found)


def test_a_long_article_is_not_told_whole() -> None:
    rooms = [f"The {word} at Marrowby keeps {n} barrels of herring in its cellar." for n, word in enumerate(WORDS, 11)]
    assert len(rooms) > MOST_SENTENCES
    assert len(said(*rooms)) == MOST_SENTENCES


def test_an_article_that_tells_nothing_gives_nothing() -> None:
    assert said("It was cold.") == ()


WORDS = ("mill", "school", "quay", "inn", "chapel", "bakery", "dairy", "smithy", "barn", "lodge", "market", "brewery")
