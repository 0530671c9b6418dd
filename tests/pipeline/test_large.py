"""Large honest files go through, with progress shown, in a time that grows with them (run by 'make bench').

On 30 November 2026, in seconds of processor time, for articles of 18 sentences:

======================  =============================================  ========
file                    cleaned in                                     exponent
======================  =============================================  ========
feed of entries         500: 7.1, 1,000: 12.5, 2,000: 25.6             0.92
WARC of pages           500: 7.5, 3,000: 45.5                          1.03
text of 3.2 MB          10; with its briefing, the gate and all: 16
======================  =============================================  ========

A PDF of 400 full pages goes through; its pages are counted aloud.
"""

from __future__ import annotations

import io
import math
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.pipeline.intake import clean_files
from briefgen.site.progress import Lines
from briefgen.steps import heard
from tests.kit import large

Cleaner = Callable[[str, bytes], tuple[float, int, str]]
MOST_GROWTH = 1.2  # of the exponent: twice as much may take 2.3 times as long


@pytest.fixture
def cleaned(tmp_path: Path) -> Cleaner:
    """The seconds of processor time that cleaning a file takes, the articles in it, and what is said meanwhile."""

    def clean(name: str, data: bytes) -> tuple[float, int, str]:
        file = tmp_path / name
        file.write_bytes(data)
        said, before = io.StringIO(), time.process_time()
        with heard(Lines(said).step):
            articles, not_read = clean_files((file,))
        assert not not_read
        return time.process_time() - before, len(articles), said.getvalue()

    return clean


@pytest.mark.bench
@pytest.mark.parametrize(("name", "made"), [("a.xml", large.feed), ("a.warc.gz", large.warc)], ids=["feed", "WARC"])
def test_twice_as_many_articles_take_twice_as_long(name: str, made: Callable[[int], bytes], cleaned: Cleaner) -> None:
    seconds = {}
    for count in (10, 500, 1000, 2000):  # the first one loads what is loaded once
        seconds[count], found, said = cleaned(name, made(count))
        assert found == count
    assert "articles cleaned: 1,900 of 2,000\n" in said
    assert math.log(seconds[2000] / seconds[500]) / math.log(4) < MOST_GROWTH


@pytest.mark.bench
def test_a_web_archive_of_3000_pages_goes_through(cleaned: Cleaner) -> None:
    _, found, said = cleaned("a.warc.gz", large.warc(3000))
    assert found == 3000
    assert "articles cleaned: 3,000 of 3,000\n" in said


@pytest.mark.bench
def test_a_report_of_400_pages_goes_through(cleaned: Cleaner) -> None:
    _, found, said = cleaned("a.pdf", large.report(400))
    assert found == 1
    assert said.count("pages read: ") == 4


@pytest.mark.bench
def test_hundreds_of_articles_in_one_text_go_through(cleaned: Cleaner) -> None:
    _, found, _ = cleaned("a.txt", large.pasted(3_200_000))
    assert found == 1
