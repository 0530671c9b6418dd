"""Narrow columns and short texts: broken lines are joined, a flash is an article, and lists stay lists."""

from __future__ import annotations

import time

import pytest

from briefgen.clean.article import clean
from briefgen.clean.text.receipt import traces
from briefgen.clean.text.wording import holds_sentence
from briefgen.load.decode import read
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in

COLUMN = """Gate of the weir jams again

The gate of the weir at Ostbridge
jammed on Monday night and flood-
ed the lower streets, the harbour
office said. A well-
known diver looked at it on Tues-
day and found a tree trunk.

The council meets on Thurs-
day to talk about a new one.
"""


def texts(data: str, name: str = "a.txt") -> list[str]:
    manuscript = read(SourceFile(name, data.encode()))
    article = clean(manuscript)
    assert all(traces(block, manuscript) for block in article.blocks)
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("head", ["", "---\ntitle: Gate of the weir jams again\n---\n\n"])
def test_a_narrow_column_is_joined_and_its_divided_words_too(head: str) -> None:
    told = texts(head + COLUMN, "a.md" if head else "a.txt")
    assert told[-2:] == [
        "The gate of the weir at Ostbridge jammed on Monday night and flooded the lower streets, the harbour office "
        "said. A well-known diver looked at it on Tuesday and found a tree trunk.",
        "The council meets on Thursday to talk about a new one.",
    ]


def test_each_join_is_a_repair() -> None:
    article = clean(read(SourceFile("a.txt", COLUMN.encode())))
    repairs = [r for block in article.blocks for r in block.repairs]
    assert [(r.before, r.after, r.rule) for r in repairs] == [("-", "", "hyphenated line end joined")] * 3


def test_a_list_of_short_lines_is_no_column() -> None:
    names = "Ann Ames\nBo Li\nIda Fenwright\nOle Brandt\nCora Dedman"
    prose = "These five people of Ostbridge were named by the harbour office on Tuesday as the winners of the race."
    told = texts(f"Winners of the harbour race named\n\n{prose}\n\n{names}\n\n{prose} They were glad.")
    assert not any("Ann Ames Bo Li" in text for text in told)


def test_a_flash_names_its_agency_under_the_title() -> None:
    flash = (
        "FLASH: Gate of the weir at Ostbridge gives way - harbour office\n\nNorthland News Agency\n"
        "4 March 2031 09:14 GMT\n\nOSTBRIDGE, March 4 (NNA) - The gate of the weir at Ostbridge gave way, the harbour "
        "office says.\n"
    )
    (article,) = take_in([SourceFile("s/1.txt", flash.encode())]).articles
    assert (article.metadata.outlet, article.metadata.published) == ("Northland News Agency", "2031-03-04")


def test_a_text_with_a_translators_mark_behind_it_holds_sentences() -> None:
    marked = (
        "The gate has made itself broken in the night of Monday. The office has declared of to be sad. [By machine]"
    )
    assert holds_sentence(marked)
    assert not holds_sentence("Home News Sport Weather Culture Travel Food Money Jobs Cars Homes Maps Shop")


@pytest.mark.parametrize("text", ["a" * 100_000, "a. " * 30_000, "a, " * 30_000, "- " * 30_000])
def test_a_text_made_to_harm_costs_no_more_than_its_length(text: str) -> None:
    start = time.process_time()
    holds_sentence(text)
    take_in([SourceFile("s/a.txt", f"1 of 1 DOCUMENTS\n\nBYLINE: {text}\n\n{text}\n".encode())])
    assert time.process_time() - start < 20
