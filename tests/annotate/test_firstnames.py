"""What first names tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.annotate.names.firstnames import SUFFIXES, looks_personal, without_suffix
from briefgen.annotate.names.fullnames import folded
from briefgen.lexicon.wordlists import given_names, words


@pytest.mark.parametrize("name", ["Ann Harlow", "J. Ann Harlow", "Bak Jin-su", "Céline Dunn", "Peter Harlow Jr."])
def test_built_as_a_person(name: str) -> None:
    assert looks_personal(folded(name))


@pytest.mark.parametrize("name", ["Ann", "Harbour Street", "Silver Gull", "Grace Harbour Light", "Water Board"])
def test_not_built_as_a_person(name: str) -> None:
    assert not looks_personal(folded(name))


@given(st.lists(st.sampled_from(["ann", "harlow", "jr", "iii"]), min_size=1, max_size=4).map(tuple))
def test_only_a_suffix_behind_a_name_goes(key: tuple[str, ...]) -> None:
    bare = without_suffix(key)
    assert bare
    assert bare == key or key == (*bare, key[-1])
    assert (bare != key) == (len(key) > 1 and key[-1] in SUFFIXES)


def test_the_list_is_folded_and_holds_no_word_of_another_list() -> None:
    assert all(folded(name) == (name,) for name in given_names())
    assert not given_names() & (words("roles", "titles") | words("bodies", "body_words"))
