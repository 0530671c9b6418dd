"""Dates and times, by the cases of ``cases/dates.yml``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.language import model
from briefgen.annotate.times.times import last_told, times_in
from briefgen.model import Token, When
from tests.kit.places import CASE_FILES

CASES = yaml.load((CASE_FILES / "dates.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
EDTF = re.compile(r"\d{2}(?:\d\d|\dX|XX)(?:-\d\d(?:-\d\d)?)?~?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")


def read(text: str, day: date | None) -> tuple[When, ...]:
    """The times of a text; its sentences are parted by " | "."""
    found: list[When] = []
    anchor, held = None, 0
    for sentence in text.split(" | "):
        here = times_in(sentence, parsed(sentence), day, anchor=anchor)
        anchor, held = last_told(here, anchor, held)
        found += here
    return tuple(found)


def parsed(sentence: str) -> tuple[Token, ...]:
    doc = model()(sentence)
    return tuple(
        Token(
            text=t.text,
            lemma=t.lemma_,
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=t.head.i,
            start=t.idx,
            end=t.idx + len(t),
            entity=f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
        )
        for t in doc
    )


def told(when: When) -> str:
    if when.clock:
        return f"{when.value or '-'} {when.clock}"
    return when.value or "?"


@pytest.mark.parametrize("case", CASES, ids=[f"{i}-{c[1][:40]}" for i, c in enumerate(CASES)])
def test_golden_case(case: list[Any]) -> None:
    day, sentence, meant = case
    own = None if day in {"null", ""} else date.fromisoformat(day)
    assert {w.text: told(w) for w in read(sentence, own)} == {str(k): str(v) for k, v in meant.items()}


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 300


def test_what_is_counted_says_so() -> None:
    written, counted = read("It closed in 2018 and opened yesterday.", date(2024, 6, 19))
    assert not written.inferred
    assert counted.inferred
    assert counted.rule


@given(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.sampled_from(["yesterday", "on Friday", "in March", "last year", "on 3 May", "last week"]),
)
def test_every_value_is_edtf_and_near(day: date, expression: str) -> None:
    for when in times_in(f"They met {expression}.", (), day):
        assert when.value is not None
        assert EDTF.fullmatch(when.value)
        assert abs(int(when.value[:4]) - day.year) <= 1


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_weekday_without_a_tense_is_within_a_week(day: date) -> None:
    for when in times_in("Tuesday: the landing.", (), day):
        assert abs(date.fromisoformat(when.value or "") - day) < timedelta(days=7)


@given(st.text(alphabet="0123456789 .,:/-'’apmjunedcfri", max_size=40))
def test_any_text_is_survived_and_spans_fit(text: str) -> None:
    for when in times_in(text, (), date(2024, 6, 19)):
        assert text[when.start : when.end] == when.text


@pytest.mark.parametrize(
    ("sentence", "others", "told"),
    [
        ("The mayor said on Friday that the bridge would stay shut.", {date(2024, 6, 20), date(2024, 6, 21)}, "2024-06-21"),
        ("The mayor said on Friday that the bridge would stay shut.", {date(2024, 6, 20), date(2024, 6, 19)}, None),
        ("The mayor said on Friday that the bridge would stay shut.", {date(2024, 6, 20)}, "2024-06-14"),
        ("The mayor signed the order to close the bridge on Wednesday.", {date(2024, 6, 20), date(2024, 6, 19)}, "2024-06-19"),
        ("The mayor will close the bridge on Wednesday.", {date(2024, 6, 20), date(2024, 6, 19)}, "2024-06-26"),
    ],
)  # fmt: skip
def test_a_weekday_beside_the_articles_day_is_decided_by_the_storys_other_days(
    sentence: str, others: set[date], told: str | None
) -> None:
    (when,) = times_in(sentence, parsed(sentence), date(2024, 6, 20), story_days=frozenset(others))
    assert when.value == told


@pytest.mark.parametrize(
    "sentence",
    [
        "She told USA Today that it was safe.",
        "He was on the Today show.",
        "They watched Friday Night Lights.",
        "Theresa May left the bridge.",
    ],
)
def test_a_name_is_no_date(sentence: str) -> None:
    assert times_in(sentence, parsed(sentence), date(2024, 6, 20)) == ()
