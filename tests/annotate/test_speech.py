"""Quotations, their speakers, attributions and polarity."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.speech.quotemarks import quoted_in
from briefgen.model import Manner
from tests.kit.invented import annotated
from tests.kit.places import CASE_FILES

CASES = yaml.safe_load((CASE_FILES / "speech.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[c["title"] for c in CASES])
def test_golden_case(case: dict[str, Any]) -> None:
    found = [q for s in annotated(*case["text"]).sentences for q in s.quotations]
    assert [[q.text, q.speaker] for q in found] == [row[:2] for row in case["quotes"]]
    for quotation, row in zip(found, case["quotes"], strict=True):
        said = {
            "source": quotation.source and quotation.source.text,
            "to": quotation.addressee and quotation.addressee.text,
            "at": quotation.occasion and quotation.occasion.text,
            "partial": quotation.partial,
        }
        assert {name: said[name] for name in (row[2] if len(row) > 2 else {})} == (row[2] if len(row) > 2 else {})


def test_a_quotation_is_a_span_of_its_sentence() -> None:
    for sentence in annotated(*(p for c in CASES for p in c["text"])).sentences:
        for q in sentence.quotations:
            assert sentence.text[q.start : q.end] == q.text


@given(st.text(alphabet="ab ,.“”‘’'\"«»", max_size=40))
def test_marks_never_overlap(text: str) -> None:
    end = 0
    for q in quoted_in(text):
        assert end <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text)
        end = q.outer_end


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("The bridge was closed at dawn, Ann Harlow said.", "Ann Harlow", "Ann Harlow"),
        ("The bridge was closed at dawn, officials said.", "officials", None),
        ("According to Ann Harlow, the bridge was closed.", "Ann Harlow", "Ann Harlow"),
        ("Ann Harlow said that the bridge was closed.", "Ann Harlow", "Ann Harlow"),
    ],
)
def test_who_says_what_a_sentence_states(text: str, source: str, speaker: str | None) -> None:
    (attribution,) = annotated(text).sentences[0].attributions
    assert (attribution.source, attribution.speaker) == (source, speaker)
    assert source in text[attribution.start : attribution.end]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ('"The bridge is safe and sound," Ann Harlow said.', Manner.DIRECT),
        ('Ann Harlow said the bridge was "safe and sound and open".', Manner.PARTIAL),
        ("Ann Harlow said the bridge was safe.", Manner.INDIRECT),
        ("According to Ann Harlow, the bridge is safe.", Manner.INDIRECT),
    ],
)
def test_how_a_sentence_brings_what_is_said(text: str, manner: Manner) -> None:
    (attribution,) = annotated(text).sentences[0].attributions
    assert attribution.manner is manner


def test_the_words_around_a_quotation_are_spans_of_their_sentences() -> None:
    read = annotated(*(p for c in CASES for p in c["text"]))
    texts = {s.id: s.text for s in read.sentences}
    for quotation in (q for s in read.sentences for q in s.quotations):
        for words in (quotation.source, quotation.addressee, quotation.occasion):
            assert words is None or texts[words.sentence][words.start : words.end] == words.text


def test_a_plain_statement_is_nobodys() -> None:
    assert annotated("The bridge was closed at dawn.").sentences[0].attributions == ()


@pytest.mark.parametrize(
    ("text", "negated", "denies", "accuses"),
    [
        ("The firm dumped waste in the bay.", False, False, False),
        ("The firm did not dump waste in the bay.", True, False, False),
        ("The firm denied that it dumped waste in the bay.", False, True, False),
        ("The firm rejects the charge.", False, True, False),
        ("The firm called the report absurd.", False, True, False),
        ("Residents accuse the firm of dumping waste.", False, False, True),
        ("Residents allege that the firm dumped waste.", False, False, True),
        ("No waste was found.", True, False, False),
    ],
)
def test_polarity(text: str, negated: bool, denies: bool, accuses: bool) -> None:
    (sentence,) = annotated(text).sentences
    assert (sentence.negated, sentence.denies, sentence.accuses) == (negated, denies, accuses)
