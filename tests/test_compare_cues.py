"""Set phrases: patterns that anybody can read."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compare.cues import cues, has
from briefgen.lexicon.wordlists import groups_of

PHRASES = ("hunts", "doers", "accidents", "wounds", "identities", "conditions", "hospitals", "harm")


def found(text: str, name: str, group: str) -> list[str]:
    return [text[start:end] for start, end in cues(text, name, group)]


@pytest.mark.parametrize(
    ("text", "name", "group", "words"),
    [
        ("Police are still hunting for another man.", "hunts", "still", ["still hunting for another man"]),
        ("Two masked men entered the bank.", "doers", "several", ["Two masked men entered"]),
        ("Her injuries are not life-threatening.", "conditions", "mild", ["not life-threatening"]),
        ("HE SHOT HIMSELF.", "doers", "himself", ["SHOT HIMSELF"]),
        ("A moonshot himself.", "doers", "himself", []),
        ("Someone came. A dog approached and shot off.", "doers", "by_other", []),
    ],
)
def test_a_pattern_finds_its_words(text: str, name: str, group: str, words: list[str]) -> None:
    assert found(text, name, group) == words
    assert has(text, name, group) is bool(words)


@given(st.sampled_from(PHRASES), st.text(alphabet="a-b |*'’.,;:0 nosuchwrd", max_size=80))
def test_spans_are_in_order_and_apart(name: str, text: str) -> None:
    for group in groups_of(name):
        spans = cues(text, name, group)
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("name", PHRASES)
def test_every_pattern_can_be_said(name: str) -> None:
    """The first way of each pattern, its gaps left empty, is found by it."""
    for group, entries in groups_of(name).items():
        for entry in entries:
            plain = re.sub(r"\s+", " ", " ".join(w.split("|")[0].rstrip("*") for w in entry.split() if w != "..."))
            assert has(f"And {plain}, they said.", name, group), (group, entry)
