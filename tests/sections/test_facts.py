"""Key facts: chosen, told by the best sentence, ranked by who stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefgen.compare.align import align
from briefgen.compare.pair import pairs, passages
from briefgen.compare.weigh import weigh
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.model import (
    AnnotatedArticle,
    Citation,
    Difference,
    DifferenceKind,
    Fact,
    Metadata,
    Position,
    Reading,
)
from briefgen.model.comparison import Verdict, Weighed
from briefgen.sections.facts import telling
from briefgen.sections.facts.facts import MOST_FACTS, MOST_OF_ONE, facts
from tests.kit.invented import annotated

ONE = annotated(
    "The ferry Silver Gull ran aground off Marrowby at dawn with 60 passengers aboard.",
    "It had left Corran in thick fog an hour before dawn.",
    "Volunteers in small boats took the passengers ashore.",
    name="one",
)
TWO = annotated(
    "Sixty passengers were aboard the ferry Silver Gull when it ran aground off Marrowby at dawn.",
    "The ferry had left Corran an hour before dawn in thick fog.",
    name="two",
)
THREE = annotated(
    "At dawn the ferry Silver Gull ran aground off Marrowby with 60 passengers aboard, the coastguard said.",
    name="three",
)


def facts_of(*articles: AnnotatedArticle, differences: Sequence[Difference] = ()) -> tuple[Fact, ...]:
    return facts(weighed_of(*articles), Origins.among([a.article for a in articles]), differences)


def weighed_of(*articles: AnnotatedArticle) -> list[Weighed]:
    encoder = shipped_encoder()
    near = pairs([p for a in articles for p in passages(a)], encoder)
    return list(weigh(align(near, encoder)))


def by_agency(article: AnnotatedArticle) -> AnnotatedArticle:
    return replace(article, article=replace(article.article, metadata=Metadata(agencies=("Northwire",))))


FOUND = facts_of(ONE, TWO, THREE)


def test_what_most_origins_tell_stands_first() -> None:
    assert {c.article for c in FOUND[0].citations} == {"one", "two", "three"}
    assert (FOUND[0].articles, FOUND[0].origins) == (3, 3)
    assert FOUND[0].text.startswith("The ferry Silver Gull ran aground")


def test_a_fact_is_told_by_a_sentence_that_stands_alone() -> None:
    told = next(f for f in FOUND if any("thick fog" in c.text for c in f.citations))
    assert told.text == "The ferry had left Corran an hour before dawn in thick fog."


def test_what_is_only_wished_there_is_no_witness_either_way() -> None:
    wished = annotated("The neighbours want the town of Marrowby to rebuild the old pier.", name="one")
    built = annotated("The town of Marrowby rebuilt the old pier.", name="two")
    assert not facts_of(wished, built)


def test_two_articles_that_do_not_say_who_he_is_may_speak_of_two() -> None:
    one = annotated("He was in grave condition in the hospital of Marrowby on Monday.", name="one")
    two = annotated("His condition in the hospital of Marrowby was grave on Monday.", name="two")
    named = annotated("Captain Roe was in grave condition in the hospital of Marrowby on Monday.", name="two")
    assert not facts_of(one, two)
    assert {f.text for f in facts_of(one, named)} == {named.sentences[0].text}


def test_a_witness_of_a_clause_does_not_deny_the_sentence_it_stands_in() -> None:
    one = annotated("Three people were hurt when the crane fell on the market hall.", name="one")
    two = annotated("Nobody was hurt when the crane fell on the market hall.", name="two")
    assert not facts_of(one, two)


def test_a_name_that_follows_its_he_is_a_name() -> None:
    assert not telling.leans(annotated("In his speech on Monday, Captain Roe thanked them.").sentences[0])
    assert telling.leans(annotated("In his speech on Monday, he thanked them.").sentences[0])
    assert telling.leans(annotated("His burns were grave on Monday, a doctor at the hospital said.").sentences[0])


def test_what_only_picks_out_a_thing_is_no_fact() -> None:
    noted = "Roe noted on Monday that the review board that examined the Marrowby ferry disaster found rotten ropes."
    one = annotated(noted, name="one")
    two = annotated("The review board examined the Marrowby ferry disaster for nine weeks in the old hall.", name="two")
    assert noted not in {f.text for f in facts_of(one, two)}


def test_what_one_article_alone_tells_is_no_fact() -> None:
    assert not any("Volunteers" in f.text for f in FOUND)


def test_a_fact_of_one_agency_has_one_origin() -> None:
    found = facts_of(by_agency(ONE), by_agency(TWO))
    assert found
    assert {f.origins for f in found} == {1}


def test_a_new_article_leaves_the_id_of_a_fact_it_does_not_touch() -> None:
    fog = {f.text: f.id for f in facts_of(ONE, TWO)}
    grown = {f.text: f.id for f in FOUND}
    told = "The ferry had left Corran an hour before dawn in thick fog."
    assert fog[told] == grown[told]


def test_there_are_never_more_than_forty() -> None:
    rooms = [f"The {word}house of Marrowby keeps {n} {word} barrels in its cellar." for n, word in _words()]
    both = [annotated(*rooms, name=name) for name in ("one", "two")]
    assert len(rooms) > MOST_FACTS
    found = facts_of(*both)
    assert len(found) == MOST_FACTS
    assert len({f.id for f in found}) == MOST_FACTS


def _words() -> list[tuple[int, str]]:
    first = ("wind", "boat", "salt", "corn", "gate", "ware", "coal", "malt", "hen", "green")
    second = ("apple", "pear", "plum", "herring", "butter")
    return list(enumerate((f"{b}{a}" for a in first for b in second), start=11))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The ferry ran aground off Marrowby.", True),
        ("It ran aground off Marrowby.", False),
        ("No one was hurt on the ferry.", True),
        ("The two then left the harbour.", False),
        ("This surprised the harbour master.", False),
        ('"We were lucky," she said.', False),
        ("Two of them died on the ferry.", False),
        ("Both were taken to hospital in Marrowby.", False),
        ("According to police, two ferries sank.", True),
        ("Doctors called his burns grave on Monday.", False),
        ('"The rock was hidden," the captain said, and waved his cap.', True),
        ('"Captain Roe saw the rock," she said on Monday.', False),
        ("The captain said his burns were light.", True),
        ("Doctors in Marrowby called his burns grave on Monday.", False),
    ],
)
def test_stands_alone(text: str, *, alone: bool) -> None:
    assert telling.stands_alone(annotated(text).sentences[0]) is alone


def difference_of(one: str, other: str, *, names: tuple[str, str] = ("one", "two")) -> Difference:
    """A difference between the first sentences of two articles."""
    sentences = [annotated(text, name=name).sentences[0] for text, name in zip((one, other), names, strict=True)]
    positions = tuple(Position(s.text, (Citation(s.article, s.id, s.text),)) for s in sentences)
    return Difference("d-1", DifferenceKind.DETAIL, Reading.CONFLICT, False, "What ran aground?", "a rule", positions)


GULL = "The ferry Silver Gull ran aground off Marrowby at dawn with 60 passengers aboard."


def test_another_value_is_no_witness() -> None:
    other = "The ferry Silver Gull ran aground off Marrowby at dawn with 90 passengers aboard."
    assert facts_of(annotated(GULL, name="one"), annotated(other, name="two")) == ()


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Mr. Dunn said.", False),
        ("Carl Dunn wrote early on Tuesday.", False),
        ("Carl Dunn said so to the harbour guild.", True),
        ("Carl Dunn said the quay was shut.", True),
        ("“The quay is shut,” Carl Dunn said.", True),
    ],
)
def test_who_says_something_is_not_what_is_said(text: str, *, may: bool) -> None:
    assert telling.testifies(annotated(text).sentences[0]) is may


def test_a_question_and_words_in_the_first_person_tell_no_fact() -> None:
    for text in (
        "Did the ferry Silver Gull run aground off Marrowby at dawn with 60 passengers aboard?",
        "We were on the ferry Silver Gull when it ran aground off Marrowby at dawn with our 60 passengers aboard.",
    ):
        assert facts_of(annotated(text, name="one"), annotated(text, name="two")) == ()


def test_what_says_a_part_is_listed_apart_and_counts_for_nothing() -> None:
    told = "At dawn the ferry Silver Gull ran aground off Marrowby with 60 passengers aboard."
    articles = [annotated(text, name=name) for name, text in (("one", GULL), ("two", told), ("three", f"{told} "))]
    weighed = [
        replace(w, verdict=Verdict.PARTLY) if "three" in {w.view.claim.article, w.view.witness.article} else w
        for w in weighed_of(*articles)
    ]
    [fact] = facts(weighed, Origins.among([a.article for a in articles]))
    assert {c.article for c in fact.citations} == {"one", "two"}
    assert fact.articles == 2
    assert [c.article for c in fact.partly] == ["three"]


def test_a_disputed_fact_names_its_difference() -> None:
    article = [annotated(GULL, name=name) for name in ("one", "two")]
    dispute = difference_of(GULL, "The ferry Grey Gull ran aground off Skell.", names=("one", "three"))
    [fact] = facts_of(*article, differences=[dispute])
    assert fact.differences == ("d-1",)


def test_a_fact_is_disputed_where_other_words_of_its_sentence_are() -> None:
    opening = (
        "Nine people were hurt as a crane fell into the harbour of Corran, and eleven barges with malt were stranded."
    )
    other = "They said in Corran that eleven barges with malt were stranded."
    both = [annotated(opening, name="one"), annotated(other, name="two")]
    sides = difference_of(opening, "Four were hurt in Corran.", names=("one", "three"))
    cited = replace(sides.positions[0].citations[0], marks=((0, 11),))
    dispute = replace(sides, positions=(replace(sides.positions[0], citations=(cited,)), sides.positions[1]))
    [fact] = facts_of(*both, differences=[dispute])
    assert (fact.text, fact.differences) == (opening, ("d-1",))
    assert fact.citations[0].marks


def test_two_sides_of_a_difference_are_no_fact() -> None:
    told = "At dawn the ferry Silver Gull ran aground off Marrowby with 60 passengers aboard."
    both = [annotated(GULL, name="one"), annotated(told, name="two")]
    assert facts_of(*both)
    assert facts_of(*both, differences=[difference_of(GULL, told)]) == ()


def test_one_sentence_supports_few_facts() -> None:
    long = (
        "The ferry Silver Gull ran aground off Marrowby, volunteers cooked soup in the school, the mayor of Corran "
        "opened the sports hall, and the coastguard towed the ferry to Skell."
    )
    short = (
        "The ferry Silver Gull ran aground off Marrowby.",
        "Volunteers cooked soup in the school of Marrowby.",
        "The mayor of Corran opened the sports hall.",
        "The coastguard towed the ferry Silver Gull to Skell.",
    )
    found = facts_of(annotated(long, name="one"), annotated(*short, name="two"))
    assert sum(any(c.text == long for c in f.citations) for f in found) <= MOST_OF_ONE
