"""Cleaning and annotating take a time that grows with the text, and not with the square of it."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from briefgen.clean.article import clean
from briefgen.clean.text.receipt import spells
from briefgen.clean.text.sentences import spans
from briefgen.errors import NotAnArticle
from briefgen.load.sources import read_here
from briefgen.model import Format, SourceFile
from tests.kit.bursting import GOOD

MOST_SECONDS = 2.0  # of processor time; each took 0.02 to 0.8 s, and what grew with the square 5 to 60 s
LENGTH = 25_000


def test_a_block_without_an_end_is_split_in_time() -> None:
    started = time.process_time()
    found = spans("It rained. Mr. Ames of the U.S. met J. P. Isk at 5 p.m. " * (4 * LENGTH // 57))
    assert time.process_time() - started < MOST_SECONDS
    assert len(found) > LENGTH // 57


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize(
    "again",
    ["A. ", "Mr. ", "**a ", "*a *", "_a ", "~~a ", "`a ``", "<!--", "[a](", "![", "a\n", "Rain:\n\n", "1/9 Rain\n"],
)
def test_what_comes_again_and_again_is_cleaned_in_time(again: str, ending: str) -> None:
    (found,) = read_here(
        SourceFile(f"s/a.{ending}", f"{GOOD}\n{again * (LENGTH // len(again))}\n".encode())
    ).manuscripts
    started = time.process_time()
    with suppress(NotAnArticle):
        clean(found)
    assert time.process_time() - started < MOST_SECONDS


def test_a_block_that_is_a_riddle_is_not_proven() -> None:
    started = time.process_time()
    assert not spells("*_a" * 2000, "a*_" * 2000, Format.MARKDOWN)
    assert time.process_time() - started < MOST_SECONDS
