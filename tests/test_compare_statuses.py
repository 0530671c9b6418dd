"""Words that hang together, and the stages that they tell."""

from __future__ import annotations

from itertools import permutations

import pytest

from briefgen.compare.groups import align
from briefgen.compare.matter import Matter
from briefgen.compare.statuses import linked, statuses
from briefgen.gather.origins import origins
from briefgen.lexicon.wordlists import data
from briefgen.likeness.passages import claims
from briefgen.model import Difference, DifferenceKind, Reading
from tests.invented import annotated

EARLY = "A shed in Corran burned down on Monday, and no charges have been filed."
LATE = "A baker of Corran was charged with arson after a shed had burned down."
OTHER = "The shed in Corran that burned down had stood empty since the winter."


def found(*told: tuple[str, str]) -> tuple[Difference, ...]:
    """The rule's findings in articles of these texts and days."""
    articles = tuple(annotated(text, name=f"a-{day}-{n}", published=day) for n, (text, day) in enumerate(told))
    every = tuple(c for a in articles for c in claims(a))
    return statuses(Matter(articles, every, align(every), origins([a.article for a in articles])))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No charges have been filed against the baker.", "file charge"),
        ("The sheriff filed two charges against the baker.", "file charge"),
        ("The police identified a total of 31 suspects.", "identify suspect"),
        ("A suspect has not been identified.", "identify suspect"),
        ("Their names were not made public.", "make name public"),
    ],
)
def test_words_hang_together_in_any_form_and_order(text: str, words: str) -> None:
    (chain,) = linked(annotated(text).sentences[0].tokens, words.split())
    assert len(chain) == len(words.split())


def test_words_that_only_stand_in_one_sentence_do_not() -> None:
    tokens = annotated("The suspect ran home, and the baker identified the stolen bread.").sentences[0].tokens
    assert linked(tokens, ["identify", "suspect"]) == []


def test_time_explains_two_stages() -> None:
    (one,) = found((EARLY, "2024-06-18"), (LATE, "2024-06-20"))
    assert (one.kind, one.reading) == (DifferenceKind.DETAIL, Reading.UPDATE)
    assert [p.value for p in one.positions] == ["no charges have been filed", "was charged with"]


def test_a_later_article_that_knows_less_is_no_update() -> None:
    assert found((LATE, "2024-06-18"), (EARLY, "2024-06-20")) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    told = [(EARLY, "2024-06-18"), (LATE, "2024-06-20"), (OTHER, "2024-06-19")]
    values = {tuple(tuple(p.value for p in d.positions) for d in found(*order)) for order in permutations(told)}
    assert len(values) == 1


def test_every_matter_has_a_question_and_a_late_stage() -> None:
    for name, stages in data("statuses").items():
        assert str(stages["question"]).endswith("?"), name
        assert stages["late"], name
        assert stages.get("same", "word") in {"noun", "word", "likeness", "person"}, name
        assert not set(stages["early"]) & set(stages["late"]), name
