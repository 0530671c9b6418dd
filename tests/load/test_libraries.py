"""What libraries and read-later programs export: each article with where it is from, and nothing its reader wrote."""

from __future__ import annotations

import json
from pathlib import Path

from briefgen.load.files import find_stories, load_story
from briefgen.load.sources import read_source
from briefgen.model import SourceFile
from briefgen.pipeline.intake import take_in
from tests.kit.forms import zipped

WEIR = "The weir at Tallow broke on Monday night after three days of rain, and two streets were flooded, the town said."
NOBODY = "Nobody was hurt, but forty people spent the night in the school, where the mayor brought them soup."


def test_an_unpacked_export_of_omnivore_is_one_story_and_its_marks_stay_private(tmp_path: Path) -> None:
    story = tmp_path / "weir"
    (story / "content").mkdir(parents=True)
    (story / "highlights").mkdir()
    entry = {"slug": "weir-1", "title": "Weir breaks", "author": "Ada Lind", "publishedAt": "2031-03-04T10:00:00.000Z"}
    lost = {"slug": "mill-2", "title": "Mill shut", "url": "https://harbourecho.example/mill"}
    address = {"url": "https://harbourecho.example/weir", "labels": ["mine"]}
    (story / "metadata_0_to_20.json").write_text(json.dumps([{**entry, **address}, lost]))
    (story / "content" / "weir-1.html").write_text(f'<DIV id="readability-content"><p>{WEIR}</p><p>{NOBODY}</p></DIV>')
    (story / "highlights" / "weir-1.md").write_text("> two streets\n\nmy own opinion")
    assert find_stories(tmp_path) == (story,)
    loaded = load_story(story)
    (article,) = take_in(loaded.sources).articles
    said = article.metadata
    assert (said.title, said.authors, said.published) == ("Weir breaks", ("Ada Lind",), "2031-03-04T10:00:00.000Z")
    assert said.url == "https://harbourecho.example/weir"
    assert [(n.path, "never published" in n.reason, "Mill shut" in n.reason) for n in loaded.not_read] == [
        ("weir/highlights/weir-1.md", True, False),
        ("weir/metadata_0_to_20.json", False, True),
    ]
    assert "opinion" not in repr(loaded)


def test_each_chapter_of_an_e_book_with_a_text_is_an_article() -> None:
    def chapter(title: str, *paragraphs: str) -> bytes:
        return f"<html><body><h1>{title}</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</body></html>".encode()

    spine = "".join(f'<itemref idref="{n}"/>' for n in "abc")
    items = "".join(f'<item id="{n}" href="{n}.xhtml"/>' for n in "abc")
    package = f"<package><metadata><title>Week 10</title></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    book = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container><rootfile full-path="OEBPS/book.opf"/></container>',
        "OEBPS/book.opf": package.encode(),
        "OEBPS/a.xhtml": chapter("Contents", "Weir", "Mill"),
        "OEBPS/b.xhtml": chapter("Weir breaks", WEIR, NOBODY, WEIR),
        "OEBPS/c.xhtml": chapter("Mill shut", NOBODY, WEIR, NOBODY),
    }
    found = read_source(SourceFile("week.epub", zipped(book))).manuscripts
    assert [m.part for m in found] == ["weir-breaks", "mill-shut"]
    assert found[0].text == f"# Weir breaks\n\n{WEIR}\n\n{NOBODY}\n\n{WEIR}\n"


def test_a_report_of_zotero_is_a_list_of_references() -> None:
    page = """<!doctype html><html><head><title>Zotero Report</title></head><body><ul class="report combined-children">
    <li class="item newspaperArticle"><h2>Weir breaks at Tallow</h2><table><tr><th>Abstract</th><td>Rain.</td></tr></table>
    <ul class="notes"><li><p>my own opinion</p></li></ul></li></ul></body></html>"""
    read = read_source(SourceFile("report.html", page.encode()))
    assert not read.manuscripts
    assert [n.path for n in read.not_read] == ["report.html#weir-breaks-at-tallow"]
