"""What a sentence is about, in terms that outlets share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.likeness.terms import country_of, similarity, synonym_class, term_of_each, terms_of, weights
from tests.kit.invented import annotated


def terms(text: str) -> frozenset[str]:
    return terms_of(annotated(text).sentences[0])


def test_a_country_is_one_term_by_any_of_its_names() -> None:
    assert "@portugal" in terms("Lisbon closed the bridge.") & terms("The Portuguese closed a bridge.")


def test_a_person_is_one_term_by_surname() -> None:
    sentences = annotated("Ann Harlow opened the bridge.", "Harlow closed it again.").sentences
    assert "@harlow" in terms_of(sentences[0]) & terms_of(sentences[1])
    assert term_of_each(sentences[0])[:2] == ("@harlow", "@harlow")


def test_words_of_one_class_are_one_term() -> None:
    assert synonym_class("blast") == synonym_class("explosion") == "=explosion"
    assert "=explosion" in terms("A blast woke the village.") & terms("The explosion was heard for miles.")


def test_a_phrasal_verb_is_not_the_sum_of_its_parts() -> None:
    assert "=cancel" in terms("The mayor called off the regatta.")


def test_light_words_are_no_terms() -> None:
    assert not {"be", "have", "say", "people"} & terms("People said that there are many ways to have it.")


@pytest.mark.parametrize(
    ("word", "country"), [("Lisbon", "portugal"), ("the Kremlin", "russia"), ("Marrowby", None), ("Germans", "germany")]
)
def test_country_of(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_a_rare_term_weighs_more() -> None:
    found = weights([frozenset({"ferry", "fog"}), frozenset({"ferry"}), frozenset({"ferry", "soup"})])
    assert found["fog"] == found["soup"] > found["ferry"] > 0


SETS = st.frozensets(st.sampled_from("abcdef"), max_size=6)


@given(SETS, SETS)
def test_similarity_is_a_cosine(a: frozenset[str], b: frozenset[str]) -> None:
    weight = weights([a, b])
    found = similarity(a, b, weight)
    assert 0 <= found <= 1 + 1e-9
    assert found == pytest.approx(similarity(b, a, weight))
    assert (found > 0) == bool(a & b)
    if a:
        assert similarity(a, a, weight) == pytest.approx(1)
