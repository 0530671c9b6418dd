"""Bytes become characters, and every mended one can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import Unreadable
from briefgen.load.decode import mend, read, undo
from briefgen.load.sources import read_source
from briefgen.model import Format, SourceFile

TEXT = "Der Fluß stieg über Nacht, und die Brücke wurde gesperrt. „Wir warten“, sagte die Müllerin. Später fiel Schnee."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_an_encoding_is_told_without_being_named(encoding: str) -> None:
    data = (TEXT * 3).encode(encoding)
    manuscript = read(SourceFile("a.txt", data))
    assert manuscript.text == TEXT * 3
    assert undo(manuscript.text, manuscript.repairs) == data.decode(manuscript.encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_character_are_told_in_any_alphabet_and_by_every_reader(encoding: str) -> None:
    text = "Плотина у Талова прорвалась ночью, и две улицы оказались под водой. " * 3
    assert read(SourceFile("a.txt", text.encode(encoding))).text == text
    page = f"<html><body><p>{TEXT}</p></body></html>".encode(encoding)
    (found,) = read_source(SourceFile("a.html", page)).manuscripts
    assert (found.format, found.encoding) == (Format.HTML, encoding)
    assert TEXT in found.text


def test_a_page_says_its_encoding() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{"Řeka stoupla přes noc. " * 3}</p></body></html>'
    manuscript = read(SourceFile("a.html", page.encode("iso-8859-2")))
    assert (manuscript.encoding, manuscript.text, manuscript.format) == ("iso-8859-2", page, Format.HTML)


def test_an_unknown_name_of_an_encoding_is_passed_over() -> None:
    page = f'<html><meta charset="x-nonsense"><p>{TEXT * 3}</p></html>'
    assert read(SourceFile("a.html", page.encode("cp1252"))).text == page


def test_utf8_with_a_broken_byte_is_mended_and_can_be_undone() -> None:
    data = (TEXT * 5).encode() + b"\xe9 fin"
    manuscript = read(SourceFile("a.txt", data))
    assert manuscript.text.startswith(TEXT)
    assert undo(manuscript.text, manuscript.repairs) == data.decode(manuscript.encoding)
    assert manuscript.repairs


def test_quotation_marks_stay_as_they_are() -> None:
    text = '“Curly” and ‘single’ and "straight", a ﬁne ligature … and 1½'
    assert mend(text) == (text, ())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04 word/document.xml", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"abc\x00\x01\x02def", "binary"),
        (b"a\x01\x02\x03\x04b", "binary"),
    ],
)
def test_what_is_no_text_is_named_with_the_next_step(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(SourceFile("flood/a.txt", data))
    assert caught.value.path == "flood/a.txt"
    assert words in caught.value.reason
    assert caught.value.reason.endswith(".")


def test_bytes_no_encoding_reads_as_words_are_named(root: Path) -> None:
    data = (root / "tests/cases/bad/unknown-encoding.txt").read_bytes()
    with pytest.raises(Unreadable, match="encoding could not be told"):
        read(SourceFile("a.txt", data))


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Rain fell.", "a.txt", Format.TEXT),
        ("Rain fell on #5 and 2 * 3.", "a", Format.TEXT),
        ("---\ntitle: Rain\n---\nIt fell.", "a.txt", Format.MARKDOWN),
        ("Rain [fell](http://a.example/b).", "a.txt", Format.MARKDOWN),
        ("Rain fell.", "a.md", Format.MARKDOWN),
        ("\ufeff<!-- saved --><!DOCTYPE html><p>Rain", "a.txt", Format.HTML),
        ("<p>Rain</p>", "a.html", Format.HTML),
        ("A text about the <p> tag.", "a.txt", Format.TEXT),
    ],
)
def test_the_content_tells_the_format(text: str, name: str, form: Format) -> None:
    assert read(SourceFile(name, text.encode())).format is form


@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1), st.sampled_from(["utf-8", "cp1252"])
)
def test_undoing_the_repairs_gives_the_decoded_bytes(text: str, wrong: str) -> None:
    data = text.encode().decode(wrong, "ignore").encode()
    raw = data.decode()
    mended, repairs = mend(raw)
    assert undo(mended, repairs) == raw
    assert all(mended.startswith(r.after, r.start) for r in repairs)
