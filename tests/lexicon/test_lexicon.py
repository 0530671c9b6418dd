"""The word lists themselves: each loads, each says by an example what it is for, and no word is of two minds."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import resources
from itertools import takewhile

import pytest
import yaml

from briefgen.lexicon.wordlists import data, groups_of
from briefgen.likeness.terms import country_of, synonym_class

FOLDER = resources.files("briefgen.lexicon")
LISTS = sorted(file.name.removesuffix(".yml") for file in FOLDER.iterdir() if file.name.endswith(".yml"))
# Tables of one kind of entry: every line is an example of what the head of the file says.
TABLES = {
    "agencies",
    "conversions",
    "countries",
    "languages",
    "nicknames",
    "outlet_names",
    "outlets",
    "publishers",
    "synonyms",
    "unchecked",
    "units",
}
GROUPED = [name for name in LISTS if name not in TABLES]


def _lines(name: str) -> list[str]:
    return FOLDER.joinpath(f"{name}.yml").read_text(encoding="utf-8").splitlines()


def _comment_on(lines: list[str], group: str) -> str:
    """The comments beside a group's name, right above it, or on the lines of the group."""
    at = next(i for i, line in enumerate(lines) if re.match(rf'"?{re.escape(group)}"?:', line))
    above = list(takewhile(lambda line: line.startswith("#"), reversed(lines[:at])))
    inside = takewhile(lambda line: not re.match(r'[\w"]', line), lines[at + 1 :])
    beside = [line.partition("#")[2] for line in (lines[at], *inside) if " #" in line]
    return " ".join([*reversed(above), *beside])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_loads_and_is_not_empty(name: str) -> None:
    assert data(name)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_begins_with_what_it_is(name: str) -> None:
    assert _lines(name)[0].startswith("# ")


@pytest.mark.parametrize("name", GROUPED)
def test_every_group_has_an_example(name: str) -> None:
    lines = _lines(name)
    bare = [group for group in data(name) if '"' not in _comment_on(lines, str(group))]
    assert not bare, f"{name}.yml: an example in quotation marks is missing in the comment on {bare}"


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_has_an_example(name: str) -> None:
    head = " ".join(takewhile(lambda line: line.startswith("#"), _lines(name)))
    assert "xample" in head or '"' in head


@pytest.mark.parametrize("name", LISTS)
def test_no_key_is_written_twice(name: str) -> None:
    """YAML would keep the last of them without a word."""
    node = yaml.compose("\n".join(_lines(name)))
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", GROUPED)
def test_no_word_is_a_truth_value(name: str) -> None:
    """YAML reads a bare "no" or "on" as false or true; in a list of words it must stand in quotation marks."""
    entries = [w for group in data(name).values() if isinstance(group, list) for w in group]
    assert not [w for w in entries if isinstance(w, bool) or w is None]


def test_no_word_has_two_classes() -> None:
    classes = defaultdict(list)
    for entry in data("synonyms"):
        for word in entry:
            classes[word].append(entry[0])
    assert not {word: found for word, found in classes.items() if len(found) > 1}


def test_a_class_has_two_words_or_more() -> None:
    assert not [entry for entry in data("synonyms") if len(entry) < 2]


def test_every_word_of_a_class_is_found_under_its_name() -> None:
    for name, *others in data("synonyms"):
        assert {synonym_class(word) for word in (name, *others)} == {f"={name}"}


def test_no_word_stands_for_two_countries() -> None:
    countries = defaultdict(set)
    for country, words in data("countries").items():
        assert words, f"{country} has no word beside its name"
        for word in (country, *words):
            countries[word.casefold().replace("-", " ")].add(country)
    assert not {word: found for word, found in countries.items() if len(found) > 1}


def test_every_word_of_a_country_leads_to_it() -> None:
    for country, words in groups_of("countries").items():
        assert {country_of(word) for word in (country, *words)} == {country.lower()}
