"""The numbers of a story: one entry for one question, every value, who gives it and how they stand to each other."""

from __future__ import annotations

import pytest

from briefgen.gather.origins import Origins
from briefgen.model import AnnotatedArticle, Story
from briefgen.pipeline.brief import brief
from briefgen.sections.figures.figure import Agreement, Figure
from briefgen.sections.figures.figures import MOST_FIGURES, figures
from tests.kit.invented import annotated

ONE = annotated(
    "The ferry carried 60 passengers and 1,234,567 letters.",
    "Twelve people were injured, and at least 40 blankets were handed out.",
    "The hull is 3 miles from the pier, on two sandbanks.",
    name="one",
)
TWO = annotated("Sixty passengers were aboard.", "The ferry carried 1,234,568 letters.", name="two")


def told(*articles: AnnotatedArticle) -> list[Figure]:
    return list(figures(articles, Origins.among([a.article for a in articles])))


def briefed(*articles: AnnotatedArticle) -> dict[str, Figure]:
    return {f.question: f for f in brief(Story("harbour", ()), articles, ()).figures}


FOUND = {f.text: f for f in told(ONE, TWO)}


def test_a_value_is_verbatim_where_it_is_marked() -> None:
    for figure in FOUND.values():
        for amount in figure.amounts:
            first = amount.citations[0]
            assert first.text[slice(*first.marks[0])] == amount.text


def test_the_leading_value_is_the_first() -> None:
    for figure in FOUND.values():
        lead = figure.amounts[0]
        assert (figure.text, figure.value, figure.citations) == (lead.text, lead.value, lead.citations)


def test_one_number_of_two_origins_is_one_entry_and_stands_first() -> None:
    first = next(iter(FOUND.values()))
    assert (first.text, first.value, first.question) == ("60 passengers", "60", "How many passengers were aboard?")
    assert [c.article for c in first.citations] == ["one", "two"]
    assert (first.articles, first.origins, first.agreement) == (2, 2, Agreement.AGREE)


def test_a_number_of_one_source_says_so() -> None:
    assert FOUND["at least 40 blankets"].agreement is Agreement.ONE_ORIGIN


def test_great_numbers_that_differ_in_their_last_digit_are_two_figures() -> None:
    assert {"1,234,567", "1,234,568"} <= {f.value for f in FOUND.values()}


def test_bounds_are_kept_and_told_apart() -> None:
    assert FOUND["at least 40 blankets"].value == "at least 40"
    bounded = annotated("At least 60 passengers were aboard the ferry.", name="three")
    (figure,) = [f for f in told(TWO, bounded) if f.unit == "" and "60" in f.value]
    assert [(a.value, a.articles) for a in figure.amounts] == [("60", 1), ("at least 60", 1)]


def test_what_befell_people_is_named() -> None:
    assert (FOUND["Twelve people"].unit, FOUND["Twelve people"].question) == (
        "injured",
        "How many people were injured?",
    )


def test_a_measure_is_as_written_with_our_conversion() -> None:
    (amount,) = FOUND["3 miles"].amounts
    assert (amount.value, amount.unit, amount.low, amount.converted) == ("3", "mile", 3.0, "about 4.8 km")


def test_two_units_of_one_sentence_are_one_entry() -> None:
    both = annotated("The hull lies 12 miles (19 km) off the pier.", name="both")
    (figure,) = told(both)
    assert (figure.text, figure.amounts[0].converted) == ("12 miles", None)


def test_small_counts_of_things_are_no_figures() -> None:
    assert not any("sandbanks" in text for text in FOUND)


def test_there_are_not_more_figures_than_a_reader_takes_in() -> None:
    many = [
        annotated(*(f"The harbour has {n} blue boats." for n in range(a, a + 6)), name=f"n{a}")
        for a in range(10, 60, 6)
    ]
    assert len(told(*many)) == MOST_FIGURES


EARLY = annotated(
    "A fire at the Marrowby cannery killed at least two people on Tuesday, police said.",
    "The fire at the cannery began at dawn.",
    name="early",
    published="2024-06-18",
)
LATE = annotated(
    "The fire at the Marrowby cannery killed six people, police said on Wednesday.",
    "The fire at the cannery was out by noon.",
    name="late",
    published="2024-06-19",
)


def test_values_that_differ_are_one_entry_with_its_difference() -> None:
    figure = briefed(EARLY, LATE)["How many people were killed?"]
    assert figure.agreement is Agreement.DIFFER
    assert figure.difference is not None
    assert [a.value for a in figure.amounts] == ["6", "at least 2"]
    assert figure.moves


def test_a_number_moves_only_from_one_report_time_to_another() -> None:
    same_day = annotated(*(s.text for s in LATE.sentences), name="late", published="2024-06-18")
    assert not briefed(EARLY, same_day)["How many people were killed?"].moves


def test_a_sum_stands_as_the_words_it_adds_up_and_its_parts_not_beside_it() -> None:
    parts = annotated(
        "Four people were badly hurt in the Marrowby cannery fire while 20 others were slightly hurt, police said.",
        name="parts",
        published="2024-06-18",
    )
    whole = annotated(
        "Thirty people were hurt in the Marrowby cannery fire, police said.", name="whole", published="2024-06-19"
    )
    found = brief(Story("harbour", ()), (parts, whole), ()).figures
    (figure,) = [f for f in found if f.unit == "injured"]
    assert sorted((a.text, a.value) for a in figure.amounts) == [("Four people", "24"), ("Thirty people", "30")]


@pytest.mark.parametrize("order", [(ONE, TWO), (TWO, ONE)])
def test_the_questions_do_not_depend_on_the_order_of_articles(order: tuple[AnnotatedArticle, ...]) -> None:
    assert {f.question for f in told(*order)} == {f.question for f in FOUND.values()}


def test_a_toll_of_an_event_that_is_only_pointed_at_is_left_out() -> None:
    found = briefed(
        annotated("Guards were hired following the Orre flood in which nine people were killed.", name="one")
    )
    assert not found
    told_of = briefed(annotated("Nine people were killed in the Orre flood on Monday.", name="one"))
    assert told_of["How many people were killed?"].value == "9"


def test_a_measure_in_two_units_is_one_figure() -> None:
    one = annotated("The bear weighed 181 kg and ate the bread.", name="one")
    two = annotated("The bear weighed 400 pounds and ate the bread.", name="two")
    far = annotated("The bear weighed 500 pounds and ate the bread.", name="two")
    assert [sorted(a.text for a in f.amounts) for f in told(one, two)] == [["181 kg", "400 pounds"]]
    assert len(told(one, far)) == 2


PARTS = annotated(
    "Nine people were hurt when the Marrowby ferry struck the quay.",
    "Two people were taken to hospital in Oster, and one was treated at the quay.",
    name="parts",
)


def test_a_part_of_those_hurt_does_not_answer_how_many_were_hurt() -> None:
    assert [f.text for f in told(PARTS) if f.question == "How many people were injured?"] == ["Nine people"]
    again = annotated("The Marrowby ferry struck the quay and nine people were hurt.", name="again")
    other = annotated("Last May four people were hurt at the same quay.", name="other")
    hurt = [f for f in told(PARTS, again, other) if f.question == "How many people were injured?"]
    assert [(f.value, f.origins) for f in hurt] == [("9", 2)]


def test_a_number_without_a_clear_question_is_left_out() -> None:
    assert told(annotated("“By 40 million people, he is not liked,” she said of the harbour master.", name="one")) == []


def test_the_question_is_that_of_the_number_that_is_marked() -> None:
    twice = annotated("They raised the fee to $2 million and want $2 million in harbour cuts.", name="one")
    assert [(f.question, f.text) for f in told(twice)] == [("Fee", "$2 million")]


def test_who_tells_it_is_no_figure() -> None:
    assert told(annotated("The quay is shut, according to twelve harbour officials.", name="one")) == []


def test_one_answer_to_one_question_stands_once() -> None:
    one = annotated(
        "The 40 boats left.", *["It rained."] * 3, "There were 40 boats in the harbour of Orre.", name="one"
    )
    asked = [(f.question, f.value) for f in told(one)]
    assert len(asked) == len(set(asked))
