"""What a difference is about, in the sources' own words."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.labels import MOST_WORDS, label
from briefgen.likeness.terms import terms_of, weights
from briefgen.model import AnnotatedSentence
from tests.invented import annotated


def label_of(*texts: str) -> str:
    sentences: Sequence[AnnotatedSentence] = annotated(*texts).sentences
    return label(sentences, weights(terms_of(s) for s in sentences))


ONE = "Mayor Ann Harlow opened the old footbridge in Dorfield with 40 guests in 2023."
TWO = "In Dorfield, 40 guests saw Ann Harlow open a footbridge."


def test_its_words_stand_in_both_sentences_as_the_first_writes_them() -> None:
    words = label_of(ONE, TWO).split(" · ")
    assert words != [""]
    assert all(word in ONE for word in words)
    assert "old" not in words


def test_a_name_stays_whole() -> None:
    assert "Ann Harlow" in label_of("Ann Harlow spoke.", "Ann Harlow was silent.").split(" · ")


def test_it_is_short_and_keeps_the_order_of_the_sentence() -> None:
    words = label_of(ONE, TWO).split(" · ")
    assert len(words) <= MOST_WORDS
    assert [ONE.index(w) for w in words] == sorted(ONE.index(w) for w in words)


def test_numbers_are_no_topic() -> None:
    assert "40" not in label_of(ONE, TWO)


def test_nothing_shared_is_an_empty_label() -> None:
    assert label_of("Snow fell on the hills.", "Ann Harlow spoke.") == ""
