"""Files that are broken, locked, empty of text or made to harm: each is named with its cause and the next step."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import Unreadable
from briefgen.load.reading import MAX_PARTS
from briefgen.load.sources import read_source
from briefgen.load.zips import MAX_MEMBERS
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in
from tests.kit import forms

LOCKED = "/Encrypt<</Filter/Standard/V 1/R 2/O<{0}>/U<{0}>/P -44>>/ID[<{1}><{1}>]".format("ab" * 32, "cd" * 16)
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "' + "x" * 500 + '">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in zip("abcdefg", "bcdefgh", strict=True))
    + ']><rss version="2.0"><channel><item><title>&h;</title><description>&h;</description></item></channel></rss>'
)  # fmt: skip
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
    "<title>A</title><description>&x; "
    + "rain fell on the weir and " * 40
    + "stopped.</description></item></channel></rss>"
)


def reasons(data: bytes) -> list[str]:
    intake = take_in([SourceFile("s/any.bin", data)])
    assert not intake.articles
    assert all(n.path.partition("#")[0] == "s/any.bin" for n in intake.not_read)
    return [n.reason for n in intake.not_read]


def locked_zip(name: str, data: bytes) -> bytes:
    """A zip whose one member says it is encrypted."""
    made = bytearray(forms.zipped({name: data}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(mark) + at] |= 1
    return bytes(made)


def bomb() -> bytes:
    """A Word document whose text unpacks to 300 MB of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as member:
        for _ in range(300):
            member.write(b" " * 1_000_000)
    return out.getvalue()


CASES: dict[str, tuple[bytes, str]] = {
    "a locked PDF": (forms.pdf_of([[(40, 700, 11, "F1", forms.LEAD[0])]], trailer=LOCKED), "locked with a password"),
    "a scanned PDF": (forms.pdf_of([[], []]), "scan"),
    "half a PDF": (forms.printed_pdf()[:300], "PDF"),
    "only a PDF's head": (b"%PDF-1.7\n", "PDF"),
    "half a Word document": (forms.docx()[:400], "save"),
    "a Word document without text": (forms.zipped({"word/document.xml": b"<document/>"}), "without text"),
    "a Word document of no XML": (forms.zipped({"word/document.xml": b"<document><p>"}), "damaged"),
    "a locked Word document": (locked_zip("word/document.xml", b"<document/>"), "password"),
    "a zip bomb": (bomb(), "unpacks to more than"),
    "a locked OpenDocument": (
        forms.zipped({"content.xml": b"x", "META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
        "password",
    ),
    "an OpenDocument of no XML": (
        forms.zipped({"content.xml": b"<a>", "META-INF/manifest.xml": b"<m/>"}),
        "damaged",
    ),
    "a presentation": (forms.zipped({"[Content_Types].xml": b"<a/>", "ppt/slide.xml": b"<b/>"}), "office document"),
    "a ZIP file of pictures": (forms.zipped({"a.jpg": b"x"}), "only pictures, sound, scripts or the like: a.jpg"),
    "a ZIP file of what a system puts there": (forms.zipped({"__MACOSX/._a.txt": b"x"}), "without a file"),
    "a ZIP file of folders": (forms.zipped({"empty/": b""}), "without a file"),
    "a locked ZIP file": (locked_zip("a.txt", b"x"), "It is locked with a password; unpack it"),
    "a ZIP file of one file that is packed to burst": (
        forms.zipped({"a.txt": b" " * 20_000_000}),
        "a.txt unpacks to more than 50 MB or is packed to burst",
    ),
    "a ZIP file of more files than anybody reads": (
        forms.zipped({f"{n}.txt": b"" for n in range(MAX_MEMBERS)}),
        "20,000 files or more",
    ),
    "an export of Omnivore, packed": (
        forms.zipped({"metadata_0_to_20.json": b"[]", "highlights/a.md": b"What I think of it."}),
        "unpack it into the story's folder",
    ),
    "a feed without entries": (b"<rss version='2.0'><channel><title>A</title></channel></rss>", "without an entry"),
    "a feed of entities": (ENTITIES.encode(), "entry is empty"),
    "a broken JSON feed": (b'{"version": "https://jsonfeed.org/version/1", "items": [', "cannot be read"),
    "a mail without text": (b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\n", "without any text"),
    "an encrypted mail": (
        b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: application/pkcs7-mime\r\n\r\nMII=\r\n",
        "encrypted mail",
    ),
    "an MHTML without a page": (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.example/\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n',
        "without a page",
    ),
    "half a web archive of Safari": (forms.webarchive()[:-40], "Safari"),
    "a web archive cut short": (forms.warc(packed=False)[:200], "without any text"),
    "an empty web archive": (
        forms.warc(packed=False)[: forms.warc(packed=False).index(b"WARC/1.0", 10)],
        "without any",
    ),
    "a list of links": (forms.links(), "only a link in a list"),
}


@pytest.mark.parametrize(("data", "words"), CASES.values(), ids=CASES)
def test_a_bad_file_is_named_with_its_cause_and_a_next_step(data: bytes, words: str) -> None:
    found = reasons(data)
    assert any(words in reason for reason in found), found
    assert all(reason.endswith(".") and len(reason) > 20 for reason in found)


def test_a_gzip_file_cut_short_keeps_what_stands_before() -> None:
    whole = forms.warc()
    intake = take_in([SourceFile("s/a.warc.gz", whole[: len(whole) - 60])])
    assert [a.metadata.title for a in intake.articles if a.metadata.title] == [forms.TITLE]


def test_a_page_cut_short_in_its_archive_says_so() -> None:
    whole = forms.warc(packed=False)
    intake = take_in([SourceFile("s/a.warc", whole[: whole.index(b"All rights reserved")])])
    (article,) = intake.articles
    assert "The web archive ends in the middle of this page; save it once more." in article.notes


def test_an_archive_with_a_wrong_length_says_so_on_the_site_and_not_on_the_console(
    capfd: pytest.CaptureFixture[str],
) -> None:
    intake = take_in([SourceFile("s/a.warc", forms.warc(packed=False).replace(b"PNG\r\n0", b"PNG and more\r\n0", 1))])
    assert any("damaged in places" in n.reason for n in intake.not_read)
    assert forms.TITLE in [a.metadata.title for a in intake.articles]
    assert capfd.readouterr() == ("", "")


def test_an_outside_entity_is_not_read() -> None:
    intake = take_in([SourceFile("s/a.xml", OUTSIDE.encode())])
    assert not any("root:" in s.text for a in intake.articles for s in a.sentences)


def test_a_feed_longer_than_the_limit_says_so() -> None:
    feed = b"<rss version='2.0'><channel>" + b"<item><title>A</title></item>" * (MAX_PARTS + 5) + b"</channel></rss>"
    found = reasons(feed)
    assert len(found) == MAX_PARTS + 1
    assert any("the others were left out" in reason for reason in found)


@settings(max_examples=150)
@given(st.sampled_from(sorted(forms.WHOLE | forms.SEVERAL)), st.data())
def test_no_damage_ends_the_build(name: str, data: st.DataObject) -> None:
    if name == "single.html":
        return
    whole = (forms.WHOLE | forms.SEVERAL)[name]()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 200)))
    harm = data.draw(st.binary(max_size=20))
    intake = take_in([SourceFile("s/any.bin", whole[:start] + harm + whole[end:])])
    assert intake.articles or intake.not_read
    assert all(n.reason.strip() for n in intake.not_read)


def test_half_of_a_word_file_and_one_with_a_password_are_named_for_what_they_are() -> None:
    half = forms.docx()[: len(forms.docx()) // 2]
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
    told = {"half.docx": "breaks off in the middle", "locked.docx": "locked with a password"}
    for name, data in (("half.docx", half), ("locked.docx", locked)):
        with pytest.raises(Unreadable, match=told[name]):
            read_source(SourceFile(name, data))
