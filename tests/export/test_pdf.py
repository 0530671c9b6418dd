"""The paper: four pages at most, tagged, with bookmarks, and nothing on it that the briefing does not say."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from briefgen.errors import SettingsError
from briefgen.export.pdf import MOST_PAGES, pdf
from briefgen.render.addresses import Addresses
from briefgen.render.reader import BriefingReader
from tests.kit.samples import sample

STORIES = ("lirren-water-treaty", "tallowick-footbridge")


def made(reader: BriefingReader) -> bytes:
    try:
        return pdf(reader, Addresses())
    except SettingsError as error:
        pytest.skip(str(error))


@cache
def of(name: str) -> bytes:
    return made(BriefingReader(sample(name).briefing))


def opened(data: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(BytesIO(data)))


def pages(document: PDFDocument) -> int:
    return int(resolve1(resolve1(document.catalog["Pages"])["Count"]))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", STORIES)
def test_it_is_tagged_has_bookmarks_and_says_its_language(name: str) -> None:
    document = opened(of(name))
    assert 1 <= pages(document) <= MOST_PAGES
    assert resolve1(document.catalog["MarkInfo"])["Marked"]
    assert document.catalog["Lang"]
    titles = [title for _, title, *_ in document.get_outlines()]
    assert {"The bottom line", "Key facts", "Where the sources differ", "Sources"} <= set(titles)


@pytest.mark.parametrize("name", STORIES)
def test_its_facts_stand_there_word_for_word(name: str) -> None:
    told = squeezed(extract_text(BytesIO(of(name))))
    briefing = sample(name).briefing
    for fact in briefing.facts[:8]:
        assert squeezed(fact.text) in told
    for card in briefing.articles:
        assert squeezed(card.title or "") in told


def test_the_same_briefing_is_the_same_paper() -> None:
    assert made(BriefingReader(sample(STORIES[0]).briefing)) == of(STORIES[0])


def test_a_long_story_is_cut_to_its_pages_and_says_so() -> None:
    b = sample(STORIES[1]).briefing
    facts = tuple(replace(f, text=" ".join([f.text] * 12)) for f in b.facts)
    data = made(BriefingReader(replace(b, facts=facts)))
    assert pages(opened(data)) <= MOST_PAGES
    assert "morefacts" in squeezed(extract_text(BytesIO(data)))


def test_nothing_that_a_title_names_is_loaded() -> None:
    b = sample(STORIES[0]).briefing
    hostile = '<img src="file:///etc/hostname"><link rel=stylesheet href="http://x.example/y.css">'
    data = made(BriefingReader(replace(b, story=replace(b.story, title=hostile))))
    assert "etc/hostname" in extract_text(BytesIO(data))


def test_without_what_sets_it_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, scope: Mapping[str, Any] | None = None, *rest: Any, fromlist: Sequence[str] = ()) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, scope, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(SettingsError, match=r"pip install \"briefgen\[pdf\]\".*Pango"):
        pdf(BriefingReader(sample(STORIES[0]).briefing), Addresses())
