"""The pairs of opposite verbs, as data."""

from __future__ import annotations

from briefgen.lexicon.wordlists import data

FEWEST_PAIRS = 50


def test_there_are_pairs_of_two_sides() -> None:
    pairs = [pair for group in data("opposites").values() for pair in group]
    assert len(pairs) >= FEWEST_PAIRS
    assert all(len(pair) == 2 and all(pair) for pair in pairs)


def test_no_verb_is_its_own_opposite() -> None:
    for group in data("opposites").values():
        for one, other in group:
            assert not set(one) & set(other)


def test_no_pair_is_written_twice() -> None:
    crossed = [(a, b) for group in data("opposites").values() for one, other in group for a in one for b in other]
    assert len(crossed) == len({frozenset(pair) for pair in crossed})


def test_there_are_more_than_a_hundred_opposites() -> None:
    crossed = {
        frozenset((a, b)) for group in data("opposites").values() for one, other in group for a in one for b in other
    }
    assert len(crossed) > 100
