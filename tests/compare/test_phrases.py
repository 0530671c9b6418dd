"""Two texts word by word: what was changed, what was only trimmed or typeset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compare.phrases import changed_words, folded_words


def changed(a: str, b: str) -> tuple[list[str], list[str]] | None:
    found = changed_words(a, b)
    return found and ([a[slice(*s)] for s in found[0]], [b[slice(*s)] for s in found[1]])


@pytest.mark.parametrize(
    ("a", "b", "want"),
    [
        ("a firm and honest bond", "a firm and fair bond", (["honest"], ["fair"])),
        ("honest bonds are firm", "fair bonds are firm", (["honest"], ["fair"])),
        ("we keep it open in May", "we keep it open in July", (["May"], ["July"])),
        ("we shall keep the bridge open", "we shall not keep the bridge open", ([], ["not"])),
    ],
)
def test_changed_words(a: str, b: str, want: tuple[list[str], list[str]]) -> None:
    assert changed(a, b) == want


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("a firm bond", "a firm bond"),
        ("It’s a FIRM bond – for all", "it's a firm bond - for all"),
        ("a firm bond", "this is a firm bond, he knows"),
        ("a firm … bond for all", "a firm and honest bond for all"),
        ("the new programme starts", "the new program starts"),
        ("rain fell", "the mayor spoke"),
    ],
)
def test_no_word_was_changed(a: str, b: str) -> None:
    assert changed(a, b) is None
    assert changed(b, a) is None


TEXTS = st.lists(
    st.sampled_from(["firm", "honest", "fair", "bond", "bridge", "we", "keep", "open", "the", "and"]), max_size=9
).map(" ".join)


@given(TEXTS, TEXTS)
def test_what_is_marked_are_whole_words(a: str, b: str) -> None:
    found = changed(a, b)
    if found is not None:
        assert any(found)
        for text, pieces in zip((a, b), found, strict=True):
            assert all(set(piece.split()) <= set(text.split()) for piece in pieces)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changed_words(text, text) is None
    assert folded_words(text.upper()) == text.split()
