"""How sure one may be that two sentences tell the same thing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.likeness.measures import Measures, Telling, probability, term_weights
from briefgen.likeness.passages import claims
from tests.invented import annotated

ONE = annotated(
    "The ferry Silver Gull struck a sandbank off Marrowby at dawn on Monday with 60 passengers aboard.",
    "Volunteers cooked soup for the passengers in the school.",
    "The mayor of Corran opened a library in the old school.",
    name="one",
)
TWO = annotated(
    "At dawn on Monday the ferry Silver Gull hit a sandbank near Marrowby; 60 passengers were aboard.",
    "Snow fell on the northern hills.",
    "The lighthouse north of Corran stands empty in winter, and nobody has bought it.",
    name="two",
)
CLAIMS = (*claims(ONE), *claims(TWO))
TELLING = Telling.of(CLAIMS)


def whole(article: str, rank: int) -> int:
    return next(i for i, c in enumerate(CLAIMS) if c.whole and c.article == article and c.rank == rank)


FERRY, SOUP, MAYOR = (CLAIMS[whole("one", rank)] for rank in range(3))
FERRY_TOO, SNOW, SCHOOL = (CLAIMS[whole("two", rank)] for rank in range(3))


def test_two_tellings_of_one_event_are_surer_than_two_uses_of_one_name() -> None:
    assert TELLING.sure(FERRY, FERRY_TOO) > 0.8
    assert TELLING.sure(MAYOR, SCHOOL) < 0.5 < TELLING.sure(FERRY, FERRY_TOO)


def test_sentences_that_share_nothing_are_not_alike() -> None:
    assert TELLING.likeness(SOUP, SNOW) == 0.0
    assert TELLING.sure(SOUP, SNOW) < 0.05


def test_likeness_goes_both_ways() -> None:
    assert TELLING.likeness(FERRY, FERRY_TOO) == TELLING.likeness(FERRY_TOO, FERRY)
    assert TELLING.sure(MAYOR, SCHOOL) == TELLING.sure(SCHOOL, MAYOR)


def test_what_is_measured_of_two_tellings_of_one_event() -> None:
    measured = TELLING.measures(FERRY, FERRY_TOO)
    assert measured.moment == 1.0
    assert measured.early == 2.0
    assert measured.apart == 0.0
    assert measured.mutual == pytest.approx(1.0)
    assert measured.numbers == pytest.approx(TELLING.weight["60"])
    assert measured.words > 0.8


def test_the_weights_count_sentences_not_clauses() -> None:
    assert TELLING.weight == term_weights([c for c in CLAIMS if c.whole])


MEASURED = st.builds(Measures, *[st.floats(0, 2)] * 10)


@given(MEASURED)
def test_a_probability_is_one(measured: Measures) -> None:
    assert 0.0 < probability(measured) < 1.0


@given(MEASURED, st.floats(0.01, 1))
def test_more_shared_words_make_it_surer(measured: Measures, more: float) -> None:
    assert probability(replace(measured, words=measured.words + more)) > probability(measured)
