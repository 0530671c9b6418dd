"""The numbers of a story."""

from __future__ import annotations

from briefgen.figures import MOST_FIGURES, figures
from tests.invented import annotated

ONE = annotated(
    "The ferry carried 60 passengers and 1,234,567 letters.",
    "Twelve people were injured, and at least 40 blankets were handed out.",
    "The hull is 3 miles from the pier, on two sandbanks.",
    name="one",
)
TWO = annotated("Sixty passengers were aboard.", "The ferry carried 1,234,568 letters.", name="two")
FOUND = {f.text: f for f in figures((ONE, TWO))}


def test_a_figure_is_verbatim_where_it_is_marked() -> None:
    for figure in FOUND.values():
        first = figure.citations[0]
        assert first.text[slice(*first.marks[0])] == figure.text


def test_one_number_of_two_articles_is_one_figure_and_stands_first() -> None:
    first = next(iter(FOUND.values()))
    assert (first.text, first.value) == ("60 passengers", "60")
    assert [c.article for c in first.citations] == ["one", "two"]


def test_great_numbers_that_differ_in_their_last_digit_are_two_figures() -> None:
    assert {"1,234,567", "1,234,568"} <= {f.value for f in FOUND.values()}


def test_bounds_are_kept() -> None:
    assert FOUND["at least 40 blankets"].value == "at least 40"


def test_what_befell_people_is_named() -> None:
    assert FOUND["Twelve people"].unit == "injured"


def test_small_counts_of_things_are_no_figures() -> None:
    assert not any("sandbanks" in text for text in FOUND)


def test_there_are_not_more_figures_than_a_reader_takes_in() -> None:
    many = annotated(*(f"The harbour has {n} blue boats." for n in range(10, 60)))
    assert len(figures((many,))) == MOST_FIGURES
