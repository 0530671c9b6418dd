"""The files of the search: the same for the same pages, small, and of nothing but data."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.search.index import search_files
from briefgen.search.pages import SearchedPage, searched_page
from briefgen.search.sections import sections
from briefgen.search.shards import FILE_SIZE, packed, shared_out, steps

FERRY = SearchedPage(
    "ferry.html",
    "Ferry aground",
    sections("<h1 id='t'>Ferry aground</h1><p id='s-1'>The ferry flooded. Water rose.</p>"),
    "article",
    outlets=("The Gull",),
    people=("Ida Fenwright", "Zoë Fen"),
    first="2031-03-04",
    last="2031-03-04",
)
QUAY = SearchedPage("quay.html", "Quay", sections("<h1 id='t'>Quay</h1><p>Flooding at the quay; floods again.</p>"))


def data(files: dict[str, bytes]) -> dict[str, Any]:
    """What each file holds, by its name."""
    found = {}
    for name, written in files.items():
        call = re.fullmatch(r"briefgenSearch\((.*)\);\n", written.decode(), re.S)
        assert call, f"{name} is more than data"
        kind, number, _, told = json.loads(f"[{call[1]}]")
        assert name == ("search/index.js" if kind == "index" else f"search/{kind}-{number}.js")
        found[name.removeprefix("search/").removesuffix(".js")] = told
    return found


def test_forms_of_a_word_are_one_entry_in_which_the_browser_finds_each() -> None:
    words = data(search_files([FERRY, QUAY]))["words-0"]
    entries = dict(zip(words[::2], words[1::2], strict=True))
    assert "flood flooded flooding floods" in entries
    assert entries["flood flooded flooding floods"] == packed(
        [0, 4 + 1]
    )  # once in the first section, twice in the next
    assert entries["ferri ferry"] == packed([3])  # it stands in the heading


def test_a_name_is_found_by_each_of_its_words_whatever_its_accents() -> None:
    names = data(search_files([FERRY]))["names-0"]
    assert dict(zip(names[::2], names[1::2], strict=True)) == {"Ida Fenwright": "A", "Zoë Fen": "A"}


def test_what_a_page_is_chosen_by_stands_in_the_index() -> None:
    index = data(search_files([QUAY, FERRY]))["index"]
    assert index["sections"] == [1, 1]
    assert [index["kinds"][n] for n in index["kind"]] == ["article", "page"]
    assert (index["outlets"], index["outlet"]) == (["The Gull"], [[0], []])
    assert (index["origin"], index["days"]) == ("2031-03-04", [[0, 0], None])


def test_the_order_of_the_pages_changes_nothing() -> None:
    assert search_files([FERRY, QUAY]) == search_files([QUAY, FERRY])


def test_the_version_is_that_of_every_word() -> None:
    def version(files: dict[str, bytes]) -> str:
        return str(json.loads(f"[{files['search/index.js'].decode()[15:-3]}]")[2])

    changed = replace(QUAY, title="Quay.")
    assert version(search_files([FERRY, QUAY])) != version(search_files([FERRY, changed]))


def test_a_site_without_a_page_has_an_index_that_says_so() -> None:
    assert data(search_files([]))["index"]["sections"] == []


def test_no_words_of_a_page_can_end_the_call() -> None:
    hostile = '</script>\u2028\u2029");alert(1);(" \\ \ud800'
    page = replace(QUAY, title=hostile, people=(hostile,), outlets=(hostile,))
    assert data(search_files([page]))["texts-0"][0][1].startswith("</script>")


@pytest.mark.parametrize(
    ("meta", "kind", "boost"),
    [
        ({}, "page", 1),
        ({"search": {"kind": "story", "boost": 4}}, "story", 4),
        ({"search": {"kind": "nonsense", "boost": "much"}}, "page", 1),
        ({"search": "none"}, "page", 1),
        ({"search": {"boost": -1}}, "page", 1),
    ],
)
def test_front_matter_that_says_nonsense_is_as_if_it_said_nothing(
    meta: dict[str, Any], kind: str, boost: float
) -> None:
    page = searched_page("a.html", "A", "<p>Words.</p>", meta)
    assert page is not None
    assert (page.kind, page.boost) == (kind, boost)


@given(st.lists(st.integers(0, 10**7)))
def test_numbers_are_read_back_as_they_were(numbers: list[int]) -> None:
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    found, n, unit = [], 0, 1
    for digit in map(digits.index, packed(steps(sorted(numbers)))):
        n, unit = n + digit % 32 * unit, unit * 32
        if digit < 32:
            found.append(n)
            n, unit = 0, 1
    assert [*accumulate(found)] == sorted(numbers)


def test_many_words_make_files_of_about_one_size() -> None:
    dice = random.Random(1)
    sizes = {"".join(dice.choices("abcdeøñ𐐨", k=8)): dice.randrange(10, 400) for _ in range(5000)}
    runs = shared_out(sizes)
    assert sorted(word for run in runs for word in run) == sorted(sizes)
    assert all(sum(sizes[w] for w in run) <= FILE_SIZE for run in runs)
    assert len(runs) < 2 + 2 * sum(sizes.values()) / FILE_SIZE
