"""ZIP files of articles: each file in them is read as if it lay in the folder, or is named with what to do."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.errors import OverBudget
from briefgen.gate.receipts import story_failures
from briefgen.load import archives
from briefgen.load.archives import MOST_BURST, articles_in
from briefgen.load.reading import Left, Readout
from briefgen.load.sources import read_here, read_source
from briefgen.model import Evidence, SourceFile
from briefgen.pipeline.intake import Intake, take_in
from briefgen.pipeline.story import brief_folder
from tests.kit import forms

Make = Callable[[dict[str, str | bytes]], Path]
FERRY = "\n\n".join((forms.OTHER_TITLE, *forms.OTHER)).encode()


def taken(data: bytes) -> Intake:
    return take_in([SourceFile("s/a.zip", data)])


def read(data: bytes) -> list[str]:
    """The parts that are articles, in their order."""
    return [a.path.partition("#")[2] for a in taken(data).articles]


def left(data: bytes) -> dict[str, str]:
    """The parts that are not read, and why."""
    return {n.path.partition("#")[2]: n.reason for n in taken(data).not_read}


def packed(members: list[tuple[str | zipfile.ZipInfo, bytes]], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these members, also of two of one name."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            archive.writestr(name, data, way)
    return out.getvalue()


def test_each_file_is_read_as_what_it_is_and_says_which_it_was() -> None:
    found = taken(forms.zipped({"weir.docx": forms.docx(), "ferry.txt": FERRY, "feed.xml": forms.json_feed()}))
    texts = {a.path: tuple(s.text for s in a.sentences) for a in found.articles}
    assert texts == {
        "s/a.zip#feed-xml-jammed-weir-gate-floods-lower-ostbridge": forms.HEADED,
        "s/a.zip#ferry-txt": texts["s/a.zip#ferry-txt"],
        "s/a.zip#weir-docx": forms.HEADED,
    }
    assert set(forms.OTHER) <= set(texts["s/a.zip#ferry-txt"])
    word = next(a for a in found.articles if a.path.endswith("docx"))
    assert word.notes[:2] == (
        "Its text was taken out of a Word document in a ZIP file.",
        "In the ZIP file it is “weir.docx”.",
    )
    (teaser,) = found.not_read
    assert teaser.path == "s/a.zip#feed-xml-mayor"
    assert teaser.reason.endswith("In the ZIP file it is “feed.xml”.")


def test_the_order_is_that_of_the_names() -> None:
    parts = ["c.txt", "a.txt", "b/a.txt"]
    told = read_source(SourceFile("s/a.zip", forms.zipped({name: FERRY + name.encode() for name in parts})))
    assert [m.part for m in told.manuscripts] == ["a-txt", "b-a-txt", "c-txt"]


@pytest.mark.parametrize(
    ("name", "part", "shown"),
    [
        ("../../etc/Ferry.txt", "etc-ferry-txt", "etc/Ferry.txt"),
        ("/etc/Ferry.txt", "etc-ferry-txt", "etc/Ferry.txt"),
        ("C:\\news\\Ferry.txt", "news-ferry-txt", "news/Ferry.txt"),
        ("Ferry #2.txt", "ferry-2-txt", "Ferry -2.txt"),
        ("Ferry\u202e\n.txt", "ferry-txt", "Ferry .txt"),
        ("Fähre.txt", "fahre-txt", "Fähre.txt"),
    ],
)
def test_a_name_leads_nowhere_and_can_be_shown(name: str, part: str, shown: str) -> None:
    (article,) = taken(forms.zipped({name: FERRY})).articles
    assert article.path == f"s/a.zip#{part}"
    assert f"In the ZIP file it is “{shown}”." in article.notes


def test_a_name_that_is_utf8_and_does_not_say_so_is_read_as_such() -> None:
    info = zipfile.ZipInfo("Fxxhre.txt")
    data = packed([(info, FERRY)]).replace(b"Fxxhre", "Fähre".encode())
    assert "In the ZIP file it is “Fähre.txt”." in taken(data).articles[0].notes


@pytest.mark.parametrize(
    "beside",
    ["__MACOSX/._ferry.txt", ".DS_Store", "Thumbs.db", "desktop.ini", "~$ferry.docx", ".git/config", "notes/",
     "ferry_files/a.txt", "ferry-Dateien/deep/a.txt"],
)  # fmt: skip
def test_what_a_folder_would_not_show_is_passed_over(beside: str) -> None:
    data = forms.zipped({"ferry.html": forms.saved_page(), beside: b"" if beside.endswith("/") else FERRY})
    assert (read(data), left(data)) == (["ferry-html"], {})


def test_a_folder_that_only_looks_like_a_saved_page_s_is_read() -> None:
    assert read(forms.zipped({"case_files/a.txt": FERRY})) == ["case-files-a-txt"]


def test_pictures_and_the_like_are_named_in_one_line() -> None:
    pictures = {f"{n}.JPG": b"\xff\xd8\xff" for n in range(8)}
    assert left(forms.zipped({"ferry.txt": FERRY, **pictures})) == {
        "": "It holds pictures, sound, scripts or the like, which are not read: "
        "0.JPG, 1.JPG, 2.JPG, 3.JPG, 4.JPG and 3 more."
    }


LINK = zipfile.ZipInfo("link.txt")
LINK.create_system, LINK.external_attr = 3, 0o120777 << 16


@pytest.mark.parametrize(
    ("members", "part", "words"),
    [
        ([("more.zip", forms.zipped({"a.txt": FERRY}))], "more-zip", "ZIP file inside a ZIP file; unpack it"),
        ([(LINK, b"/etc/passwd")], "link-txt", "a link to a file"),
        ([("ferry.txt.source.yml", b"outlet: Echo")], "ferry-txt-source-yml", "YAML data"),
        ([("empty.txt", b"")], "empty-txt", "empty"),
        ([("data.bin", bytes(range(256)) * 9)], "data-bin", "binary file"),
        ([("old.doc", b"\xd0\xcf\x11\xe0" + bytes(600))], "old-doc", "an old office document"),
        ([("broken.docx", forms.docx()[:400])], "broken-docx", "breaks off"),
        ([("more.7z", b"7z\xbc\xaf\x27\x1c" + bytes(99))], "more-7z", "a 7-Zip archive"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_read_is_named_and_the_others_are_read(
    members: list[tuple[str | zipfile.ZipInfo, bytes]], part: str, words: str
) -> None:
    data = packed([("zz.txt", FERRY), *members])
    assert read(data) == ["zz-txt"]
    ((name, reason),) = left(data).items()
    assert name == part
    assert words in reason
    assert reason.endswith("”.")
    assert "In the ZIP file it is “" in reason


def test_a_file_packed_in_a_way_that_may_ask_for_any_memory_is_not_unpacked() -> None:
    assert "packed in a way that is not read" in left(packed([("a.txt", FERRY)], zipfile.ZIP_LZMA))["a-txt"]


def test_a_locked_file_among_others_is_named() -> None:
    made = bytearray(packed([("a.txt", FERRY), ("b.txt", FERRY)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(mark) + at] |= 1
    assert read(bytes(made)) == ["b-txt"]
    assert left(bytes(made))["a-txt"].startswith("It is locked with a password; unpack it, and add the file.")


def test_of_two_files_of_one_name_the_later_counts() -> None:
    data = packed([("ferry.txt", b"Old words."), ("ferry.txt", FERRY)])
    assert read(data) == ["ferry-txt"]
    assert ["takes its place" in reason for reason in left(data).values()] == [True]


def test_two_names_that_are_shown_alike_are_two_parts() -> None:
    told = read_source(SourceFile("s/a.zip", forms.zipped({"../ferry.txt": FERRY, "ferry.txt": FERRY + b"\nMore."})))
    assert [m.part for m in told.manuscripts] == ["ferry-txt", "ferry-txt-2"]


def test_what_is_packed_into_more_than_a_limit_in_all_ends_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_ALL", 2 * len(FERRY))
    data = forms.zipped({f"{n}.txt": FERRY for n in range(4)})
    assert read(data) == ["0-txt", "1-txt"]
    assert "those from “2.txt” on were left out" in left(data)[""]


def test_a_small_zip_file_may_not_keep_its_readers_busy_for_long() -> None:
    data = forms.zipped({f"{n}.txt": b" " * 4_900_000 for n in range(9)})
    assert len(data) < 100_000
    assert [part for part in left(data) if part] == ["0-txt", "1-txt", "2-txt", "3-txt"]
    assert "those from “4.txt” on were left out" in left(data)[""]


def test_after_some_files_that_burst_the_rest_is_left_out() -> None:
    asked = []

    def burst(file: SourceFile) -> Readout | None:
        asked.append(file.path)
        raise OverBudget(file.path, "It takes too long.")

    data = forms.zipped({f"{n}.txt": FERRY for n in range(9)})
    found = list(articles_in(SourceFile("s/a.zip", data), burst))
    assert asked == [f"s/a.zip#{n}.txt" for n in range(MOST_BURST)]
    assert all(isinstance(item, Left) for item in found)
    assert len(found) == MOST_BURST + 1


def test_office_documents_and_books_stay_what_they_are() -> None:
    for name in ("report.docx", "report.odt"):
        (whole,) = read_source(SourceFile(f"s/{name}", forms.WHOLE[name]())).manuscripts
        assert whole.part == ""
    (page,) = read_source(SourceFile("s/a.wacz", forms.wacz())).manuscripts
    assert page.reader == "a web archive"


def test_web_archives_beside_other_files_are_files_like_others() -> None:
    parts = read(forms.zipped({"crawl.warc.gz": forms.warc(), "ferry.txt": FERRY}))
    assert "ferry-txt" in parts
    assert any(part.startswith("crawl-warc-gz-harbourecho") for part in parts)


def test_a_note_beside_it_says_of_each_file_what_it_is_told() -> None:
    note = Evidence("outlet", "Harbour Echo", "a.zip.source.yml#ferry-txt: outlet")
    (article,) = take_in([SourceFile("s/a.zip", forms.zipped({"ferry.txt": FERRY}), (note,))]).articles
    assert article.metadata.outlet == "Harbour Echo"


def test_it_is_read_in_the_worker_as_it_is_here() -> None:
    source = SourceFile("s/a.zip", forms.delivery())
    assert read_source(source) == read_here(source)


def test_the_receipts_of_its_articles_lead_into_it(content: Make) -> None:
    folder = content(
        {"flood/a.zip": forms.zipped({"w.docx": forms.docx(), "f.txt": FERRY, "p.html": forms.page().encode()})}
    )
    done = brief_folder(folder / "flood")
    assert [card.path for card in done.briefing.articles if card.path.startswith("flood/a.zip#")]
    assert len(done.articles) == 3
    assert not list(story_failures(done))
