"""Quantities, by the cases of ``cases/quantities.yml``."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.annotate.numbers.quantities import quantities
from briefgen.model import AnnotatedSentence, Bound, Quantity, Scope
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = yaml.safe_load((CASE_FILES / "quantities.yml").read_text(encoding="utf-8"))


@cache
def read(text: str) -> AnnotatedSentence:
    return annotated(text).sentences[0]


def told(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "bound": quantity.bound.value,
        "unit": quantity.unit,
        "counted": quantity.counted[0] if quantity.counted else "",
        "state": quantity.state,
        "scope": quantity.scope.value,
    }


def ends(value: object) -> tuple[float, float]:
    low, _, high = str(value).partition(" to ")
    return float(low), float(high or low)


@pytest.mark.parametrize("case", CASES, ids=[f"{i}-{c[0][:40]}" for i, c in enumerate(CASES)])
def test_golden_case(case: list[Any]) -> None:
    text, meant = case
    found = read(text).quantities
    none = {"bound": "exact", "unit": "", "counted": "", "state": "", "scope": "whole"}
    assert [told(q) for q in found] == [none | {k: v for k, v in m.items() if k != "value"} for m in meant]
    assert [(q.low, q.high) for q in found] == [pytest.approx(ends(m["value"]), rel=1e-4) for m in meant]


def test_there_are_enough_cases_of_every_sort() -> None:
    everything = [m for _, meant in CASES for m in meant]
    assert len(CASES) >= 280
    assert len([c for c in CASES if not c[1]]) >= 50
    assert {m.get("bound", "exact") for m in everything} == {b.value for b in Bound}
    assert {m.get("scope", "whole") for m in everything} == {s.value for s in Scope}
    assert {m.get("state") for m in everything} >= {"killed", "injured", "missing", "arrested", "displaced", "rescued"}


@pytest.mark.parametrize("case", CASES, ids=[c[0][:40] for c in CASES])
def test_the_words_of_a_quantity_stand_where_it_says(case: list[Any]) -> None:
    sentence = read(case[0])
    for quantity in sentence.quantities:
        assert sentence.text[quantity.start : quantity.end] == quantity.text
        assert quantity.low <= quantity.high


def test_quantities_come_in_order_and_keep_off_dates() -> None:
    sentence = read("On 9 June 2023 some 40 boats carried 1,200 people, 31 of whom were hurt.")
    starts = [q.start for q in sentence.quantities]
    assert [q.low for q in sentence.quantities] == [40, 1200, 31]
    assert starts == sorted(starts)


def test_a_sentence_without_tokens_has_none() -> None:
    article = annotated("There were 12 boats.")
    bare = replace(article, sentences=(replace(article.sentences[0], tokens=()),))
    assert quantities(bare).sentences[0].quantities == ()


@given(st.integers(2, 1_700), st.sampled_from(["boats", "villagers", "miles", "per cent"]))
@settings(max_examples=40, deadline=None)
def test_a_number_is_read_as_it_is_written(value: int, noun: str) -> None:
    (quantity,) = read(f"They counted {value:,} {noun}.").quantities
    factor = 1609.344 if noun == "miles" else 1
    assert quantity.low == quantity.high == pytest.approx(value * factor)


@given(st.text(alphabet="0123456789 .,-–/:$£%mk oneadtofhrbilsw", max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    sentence = read(f"It {text} stood.")
    for quantity in sentence.quantities:
        assert sentence.text[quantity.start : quantity.end] == quantity.text
        assert quantity.low <= quantity.high
