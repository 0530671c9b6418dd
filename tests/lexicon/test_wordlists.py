"""Every word list can be read, and says what it says once."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from briefgen.lexicon.wordlists import groups_of, words

OWN = ["verbs", "roles", "bodies", "places"]


@pytest.mark.parametrize("name", OWN)
def test_a_list_is_words_in_groups(name: str) -> None:
    assert groups_of(name)
    for group, entries in groups_of(name).items():
        assert entries, group
        assert words(name, group) <= words(name)


@pytest.mark.parametrize("name", OWN)
def test_no_entry_was_read_as_something_else_than_a_word(name: str) -> None:
    text = resources.files("briefgen.lexicon").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    for entries in yaml.safe_load(text).values():
        assert all(isinstance(entry, str) for entry in entries)


@pytest.mark.parametrize("name", OWN)
def test_each_group_has_an_example(name: str) -> None:
    text = resources.files("briefgen.lexicon").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    assert text.startswith("#")


def test_denials_and_accusations_are_said_too() -> None:
    assert words("verbs", "plain_say") <= words("verbs", "say")
