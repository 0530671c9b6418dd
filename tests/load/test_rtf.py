"""RTF: what a reader would see on the page, whoever wrote the file and whatever is wrong with it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.load.readers.rtf_text import MAX_DEPTH, read_rtf_text
from briefgen.load.sources import read_source
from briefgen.model import Article, BlockKind, SourceFile
from briefgen.pipeline.intake import take_in
from tests.kit import exports, forms

STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s9 Title;}}"


def lines(body: str, head: str = r"{\rtf1\ansi\ansicpg1252") -> list[str]:
    return [line.text for line in read_rtf_text(f"{head} {body}}}".encode("latin-1")).lines]


def article(data: bytes) -> Article:
    (found,) = take_in([SourceFile("s/paper.rtf", data)]).articles
    return found


def document() -> bytes:
    told = [rf"\pard\s9 {forms.TITLE}\par", *(rf"\pard {exports.rtf_escaped(p)}\par" for p in forms.LEAD)]
    told += [rf"\pard\s1 {forms.HEADING}\par", *(rf"\pard {exports.rtf_escaped(p)}\par" for p in forms.REST)]
    info = rf"{{\info{{\title Draft}}{{\author {forms.AUTHOR}}}}}"
    return (r"{\rtf1\ansi\ansicpg1252" + STYLES + info + "\n".join(told) + "}").encode()


def test_a_document_is_one_article_with_its_title_author_and_headings() -> None:
    found = article(document())
    assert tuple(s.text for s in found.sentences) == forms.HEADED
    assert (found.metadata.title, found.metadata.authors) == (forms.TITLE, (forms.AUTHOR,))
    assert [b.text for b in found.blocks if b.kind is BlockKind.HEADING] == [forms.HEADING]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (r"Caf\'e9 \u8212? open\par", ["Café — open"]),
        (r"{\uc2\u8220\'93\'94Rain\u8221\'93\'94}", ["“Rain”"]),
        (r"\u-10179?\u-8704?", ["\U0001f600"]),
        (r"It \{fell\} on C:\\rain\~now\par", ["It {fell} on C:\\rain\u00a0now"]),
        (r"A{\v hidden} word {\deleted gone}stays", ["A word stays"]),
        (r"{\header Page 4}{\footer 5}{\footnote Note}{\*\unknown Secret}Text", ["Text"]),
        (r'{\field{\*\fldinst HYPERLINK "https://weir.example"}{\fldrslt the weir}} broke', ["the weir broke"]),
        (r"{\pict\bin6 }{}\par }Rain", ["Rain"]),
        (r"{\object{\*\objdata 0105}{\result seen}}Rain", ["Rain"]),
        (r"HD\cell Dry again\cell\row LP\cell It rained.\par Twice.\cell\row", ["HD\tDry again", "LP\tIt rained.", "Twice."]),
        (r"one\line two\page three", ["one", "two", "three"]),
        (r"Rain\par}}} not seen", ["Rain"]),
    ],
)  # fmt: skip
def test_what_a_reader_sees(body: str, told: list[str]) -> None:
    assert lines(body) == told


def test_a_font_brings_its_own_code_page() -> None:
    head = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    assert lines(r"\f1 \'c4\'e0 \f0 \'c4\'e0 \f2 \'93\'fa", head) == ["Да Äà 日"]


def test_what_stands_in_the_middle_and_in_bold_is_known() -> None:
    told = read_rtf_text(rb"{\rtf1 \pard\qc\b Dry again\par\pard\b0 It {\b rained}.\par}").lines
    assert [(line.centred, line.bold) for line in told] == [(True, True), (False, False)]


def test_a_file_cut_off_in_the_middle_says_so() -> None:
    found = article(document()[:-200])
    assert "The file is cut off in the middle; what stands in it was read." in found.notes


def test_a_document_without_text_says_what_to_do() -> None:
    (left,) = take_in([SourceFile("s/a.rtf", rb"{\rtf1{\pict 00ff}}")]).not_read
    assert left.reason == "It is an RTF document without text, only pictures; save its text as .txt."


@pytest.mark.parametrize("data", [b"{" * 300_000, b"{\\rtf1" + b"{\\b " * 200_000, b"{\\rtf1 \\bin999999999 x"])
def test_a_file_made_to_harm_costs_no_more_than_its_length(data: bytes) -> None:
    start = time.process_time()
    read_rtf_text(data)
    assert time.process_time() - start < 5
    assert MAX_DEPTH < 10_000


@given(st.binary(max_size=400))
def test_no_bytes_end_in_an_error(rest: bytes) -> None:
    read_rtf_text(b"{\\rtf1\\ansi " + rest)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1, max_size=60))
def test_every_text_comes_back(text: str) -> None:
    assert lines(exports.rtf_escaped(text)) == [text]


@pytest.mark.parametrize("name", ["Nexis Uni, RTF", "Factiva, RTF with codes", "ProQuest, RTF"])
def test_reading_it_again_gives_the_same(name: str) -> None:
    source = SourceFile("s/a.rtf", exports.SHAPES[name])
    assert read_source(source) == read_source(source)


def test_who_saved_a_document_is_not_its_author_where_a_byline_names_one() -> None:
    lead = [(text, "") for text in forms.LEAD]
    signed = exports.rtf_of([(forms.TITLE, "h"), ("By Ann Ames", ""), ("4 March 2031", ""), *lead])
    assert article(signed).metadata.authors == ("Ann Ames",)
    assert article(exports.rtf_of([(forms.TITLE, "h"), *lead])).metadata.authors == ("J. Doe",)
