"""Sentences taken apart into clauses."""

from __future__ import annotations

from dataclasses import replace

from briefgen.likeness.passages import FEWEST_TERMS, claims
from briefgen.model import AnnotatedArticle, BlockKind
from tests.kit.invented import annotated

FERRY = annotated(
    "The ferry struck a sandbank off Marrowby at dawn, and volunteers in small boats rescued 60 passengers.",
    "The harbour board will repair the fog signal in May.",
    "The owner did not answer the letter of the coastguard.",
    "Fog over Marrowby.",
)


def of(number: int, article: AnnotatedArticle = FERRY) -> list[tuple[frozenset[str], bool]]:
    return [(c.terms, c.whole) for c in claims(article) if c.rank == number]


def test_a_sentence_is_one_claim_and_each_of_its_clauses_another() -> None:
    whole, *parts = of(0)
    assert whole[1]
    assert len(parts) == 2
    assert all(not is_whole and part < whole[0] for part, is_whole in parts)
    struck, rescued = (part for part, _ in parts)
    assert "sandbank" in struck - rescued
    assert "=passenger" in rescued - struck


def test_a_sentence_of_one_clause_is_one_claim() -> None:
    assert [whole for _, whole in of(1)] == [True]


def test_a_line_without_a_verb_claims_nothing() -> None:
    assert of(3) == []


def test_plans_and_negations_are_told_apart() -> None:
    by_rank = {c.rank: c for c in claims(FERRY) if c.whole}
    assert [by_rank[n].planned for n in range(3)] == [False, True, False]
    assert [by_rank[n].negated for n in range(3)] == [False, False, True]


def test_a_claim_has_the_numbers_and_times_of_its_own_clause() -> None:
    for claim in claims(FERRY):
        if claim.rank == 0 and not claim.whole:
            assert bool(claim.quantities) == ("=passenger" in claim.terms)
    planned = next(c for c in claims(FERRY) if c.rank == 1)
    assert [t.text for t in planned.times] == ["May"]


def test_a_clause_says_enough_to_be_compared() -> None:
    assert all(len(c.terms) >= FEWEST_TERMS for c in claims(FERRY) if not c.whole)


def test_headings_captions_and_damaged_sentences_claim_nothing() -> None:
    first = FERRY.sentences[0]
    for kind in (BlockKind.HEADING, BlockKind.CAPTION):
        assert not claims(replace(FERRY, sentences=(replace(first, kind=kind),)))
    damaged = replace(first, aside="words of it were lost")
    assert not claims(replace(FERRY, sentences=(damaged,)))
