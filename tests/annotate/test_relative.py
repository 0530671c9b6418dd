"""Dates told by another date: the golden cases say what each means; here is what must never happen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.times.relative import RELATIVE, RULE
from briefgen.annotate.times.times import last_told, times_in
from tests.kit.invented import annotated


def value_of(text: str, anchor: str | None) -> list[str | None]:
    return [w.value for w in times_in(text, (), None, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("Two days later it fell.", "2018-12-30", "2019-01-01"),
        ("It fell three months later.", "2018-11", "2019-02"),
        ("It fell two weeks earlier.", "2018-05-15~", "2018-05-01~"),
        ("It fell the previous year.", "2018-05-15", "2017"),
        ("It fell that month.", "2018-05-15", "2018-05"),
        ("It fell that month.", "2018", None),
        ("It fell the next day.", "201X", None),
        ("It fell the next day.", "2018-05-01/2018-05-03", None),
        ("It fell two years later.", "199X", None),
    ],
)
def test_a_date_is_no_finer_than_what_it_is_counted_from(text: str, anchor: str, value: str | None) -> None:
    assert value_of(text, anchor) == [value]


def test_what_is_counted_says_from_what() -> None:
    (when,) = times_in("It fell the next day.", (), None, anchor="2018-05-01")
    assert (when.inferred, when.rule) == (True, RULE)


def test_a_date_is_forgotten_after_two_sentences() -> None:
    article = annotated("It broke on 2 May 2018. | It rained. | It snowed. | Two days later it fell.")
    assert [w.value for s in article.sentences for w in s.times] == ["2018-05-02", None]
    near = annotated("It broke on 2 May 2018. | It rained. | Two days later it fell.")
    assert [w.value for s in near.sentences for w in s.times] == ["2018-05-02", "2018-05-04"]


def test_a_span_is_no_date_to_count_from() -> None:
    found = times_in("It lasted from 3 to 5 May 2018.", (), None)
    assert last_told(found, "2017-01-01", 0) == ("2017-01-01", 1)


@given(
    st.sampled_from(["two days later", "the next day", "that night", "a year earlier", "the same month"]),
    st.text(max_size=12),
)
def test_any_anchor_is_survived(words: str, anchor: str) -> None:
    for value in value_of(f"It fell {words}.", anchor):
        assert value is None or value[:4].isdigit()


def test_every_kind_has_a_rule() -> None:
    assert {kind for kind, _ in RELATIVE} == {"steps", "neighbour", "same", "day_of_that_year"}
