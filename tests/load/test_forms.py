"""Every form in which people keep articles, from the file to a briefing whose receipts hold."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import NothingToBuild
from briefgen.gate.receipts import story_failures
from briefgen.load.sources import read_source
from briefgen.model import Article, BlockKind, SourceFile
from briefgen.pipeline.intake import Intake, clean_files, take_in
from briefgen.pipeline.story import brief_folder
from briefgen.sections.briefed import BriefedStory
from tests.kit import forms

Make = Callable[[dict[str, str | bytes]], Path]
PAGES = {"saved.html", "single.html", "amp.html", "page.mhtml", "page.webarchive"}
NOTES = {"newsletter.eml": ["s/any.bin#agenda-pdf"]}


def taken(data: bytes, name: str = "any.bin") -> Intake:
    return take_in([SourceFile(f"s/{name}", data)])


def told(article: Article) -> tuple[str, ...]:
    return tuple(s.text for s in article.sentences)


def briefed(content: Make, name: str, data: bytes) -> BriefedStory:
    """The whole line; ``brief_folder`` raises where a receipt does not hold."""
    return brief_folder(content({f"flood/articles/{name}": data}) / "flood")


@pytest.mark.parametrize("name", [n for n in forms.WHOLE if n not in ("paper.pdf", "plain.eml")])
def test_a_form_that_is_one_article(name: str, content: Make) -> None:
    (article,) = briefed(content, name, forms.WHOLE[name]()).articles
    assert told(article) == forms.HEADED
    assert article.metadata.title == forms.TITLE
    assert [b.text for b in article.blocks if b.kind is BlockKind.HEADING] == [forms.HEADING]


def test_a_mail_of_plain_text_in_an_old_encoding(content: Make) -> None:
    (article,) = briefed(content, "plain.eml", forms.plain_mail()).articles
    assert told(article) == forms.SENTENCES
    assert article.encoding == "windows-1252"
    meta = article.metadata
    assert (meta.title, meta.outlet, meta.authors, meta.published) == (forms.TITLE, forms.OUTLET, (), forms.DATE)


def test_a_paper_in_columns_with_divided_words_and_running_heads(content: Make) -> None:
    (article,) = briefed(content, "paper.pdf", forms.paper_pdf()).articles
    assert told(article) == (*forms.SENTENCES, *forms.OTHER)
    assert [(r.before, r.after, r.rule) for r in article.repairs] == [("-\n", "", "hyphenated line end joined")] * 2
    assert "Words divided at a line's end were joined again in 2 place(s)." in article.notes
    assert any("“The Ostbridge Review of Rivers”, “17”" in note for note in article.notes)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_saved_page_says_who_wrote_it_where_and_when(name: str) -> None:
    (article,) = taken(forms.WHOLE[name]()).articles
    meta = article.metadata
    assert (meta.authors, meta.outlet, meta.published) == ((forms.AUTHOR,), forms.OUTLET, forms.DATE)
    assert meta.url == forms.URL


def test_a_newsletter_is_read_from_its_page_and_its_attachment_is_named() -> None:
    intake = taken(forms.newsletter())
    (article,) = intake.articles
    meta = article.metadata
    assert (meta.outlet, meta.authors, meta.published) == (forms.OUTLET, (), forms.DATE)
    assert {c.text for c in article.cuts} == {"View in browser", forms.TITLE, "Unsubscribe"}
    assert [n.path for n in intake.not_read] == ["s/any.bin#agenda-pdf"]


def test_a_printed_page_gives_its_address_and_author() -> None:
    (article,) = taken(forms.printed_pdf()).articles
    assert (article.metadata.url, article.metadata.authors) == (forms.URL, (forms.AUTHOR,))


@pytest.mark.parametrize("name", ["report.docx", "report.odt"])
def test_an_office_document_gives_its_author_and_keeps_no_deleted_words(name: str) -> None:
    (article,) = taken(forms.WHOLE[name]()).articles
    assert article.metadata.authors == (forms.AUTHOR,)


@pytest.mark.parametrize("name", list(forms.SEVERAL))
def test_a_form_that_holds_several_articles(name: str, content: Make) -> None:
    done = briefed(content, name, forms.SEVERAL[name]())
    article = next(a for a in done.articles if a.metadata.title == forms.TITLE)
    assert told(article) == forms.HEADED
    assert article.path.startswith(f"flood/articles/{name}#")
    assert article.sha256 == done.story.sources[0].sha256
    meta = article.metadata
    assert (meta.authors, meta.published, meta.url) == ((forms.AUTHOR,), forms.DATE, forms.URL)
    assert meta.outlet in (forms.OUTLET, "harbourecho.example")
    assert all(e.where for e in meta.evidence)


@pytest.mark.parametrize(
    ("data", "articles", "left_out"),
    [
        (forms.rss(), ["ferry-to-saltmere-runs-again-after-the-storm", "jammed-weir-gate-floods-lower-ostbridge"],
         {"mayor-will-not-stand-again": "only a teaser"}),
        (forms.atom(), ["ferry-to-saltmere-runs-again-after-the-storm", "jammed-weir-gate-floods-lower-ostbridge"],
         {"only-a-link": "no text, only a link"}),
        (forms.json_feed(), ["jammed-weir-gate-floods-lower-ostbridge"], {"mayor": "only a teaser"}),
        (forms.wallabag(), ["jammed-weir-gate-floods-lower-ostbridge"], {"gone": "only a teaser"}),
        (forms.readeck(), ["jammed-weir-gate-floods-lower-ostbridge"], {}),
        (forms.warc(), ["ads-example-frame", "harbourecho-example-2031-03-weir-gate"],
         {"harbourecho-example-2031-03-weir-gate-old": "404", "harbourecho-example-2031-03-weir-gate-pdf": "PDF inside"}),
        (forms.wacz(), ["harbourecho-example-2031-03-weir-gate"], {}),
        (forms.delivery(), ["ferry-again-txt", "weir-saved-html"], {}),
        (forms.links(), [], {"harbourecho-example-2031-03-ferry-again": "only a link",
                             "jammed-weir-gate-floods-lower-ostbridge": forms.URL}),
    ],
)  # fmt: skip
def test_every_part_is_an_article_or_is_named(data: bytes, articles: list[str], left_out: dict[str, str]) -> None:
    intake = taken(data)
    assert [a.path.partition("#")[2] for a in intake.articles] == articles
    assert {n.path.partition("#")[2] for n in intake.not_read} == set(left_out)
    assert all(left_out[n.path.partition("#")[2]] in n.reason for n in intake.not_read)


@pytest.mark.parametrize("data", [forms.shortcut(), forms.webloc()])
def test_a_shortcut_is_only_a_link(data: bytes) -> None:
    (left_out,) = taken(data).not_read
    assert left_out.path == "s/any.bin"
    assert f"only a link ({forms.URL})" in left_out.reason


@pytest.mark.parametrize("name", [*forms.WHOLE, *forms.SEVERAL])
def test_the_content_tells_the_form_and_not_the_name(name: str) -> None:
    data = (forms.WHOLE | forms.SEVERAL)[name]()
    for other in ("a.txt", "a.html", "a"):
        assert [told(a) for a in taken(data, other).articles] == [told(a) for a in taken(data, name).articles]


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\n\nThe ferry runs.",
        "Subject: ferry\nThe ferry runs again.\n\nFrom Monday on.",
        "PDFs begin with %PDF-1.4, the manual says.",
        "title,url\nThe ferry runs again, says the office.\n",
        '{"title": "No address"}',
        "The <rss> element is the root of a feed.",
        "[InternetShortcut] is what a shortcut begins with.",
    ],
)
def test_a_text_about_a_form_is_a_text(text: str) -> None:
    (manuscript,) = read_source(SourceFile("a.txt", text.encode())).manuscripts
    assert (manuscript.text, manuscript.reader) == (text, "")


def test_a_page_with_megabytes_of_pictures_in_it_is_fast() -> None:
    """8 MB on one line with broken characters in it: 0.2 s here; with the pictures left in place 19 s."""
    data = forms.single_file(megabytes=12).replace(b"\n", b" ").replace("“".encode(), "â€œ".encode())
    start = time.process_time()
    (article,) = taken(data).articles
    assert time.process_time() - start < 3
    assert told(article) == forms.HEADED


def test_a_picture_larger_than_parsers_allow_costs_no_text() -> None:
    """An attribute of more than 10 MB ends the page for lxml, were it still there."""
    (article,) = taken(forms.single_file(megabytes=36)).articles
    assert told(article) == forms.HEADED


def test_an_unchanged_entry_keeps_its_name_when_another_comes() -> None:
    old, new = forms.rss(), forms.rss().replace(b"<item>", b"<item><title>New</title></item><item>", 1)
    assert {a.id for a in taken(old).articles} == {a.id for a in taken(new).articles}


def test_entries_of_one_title_are_told_apart() -> None:
    data = forms.rss().replace(forms.OTHER_TITLE.encode(), forms.TITLE.encode())
    paths = [a.path for a in taken(data).articles]
    assert len(set(paths)) == 2
    assert paths[1] == f"{paths[0]}-2"


def test_clean_writes_one_file_for_each_part(tmp_path: Path) -> None:
    file = tmp_path / "rss.xml"
    file.write_bytes(forms.rss())
    cleaned, not_read = clean_files((file,))
    assert sorted(cleaned) == [
        "rss.ferry-to-saltmere-runs-again-after-the-storm.md",
        "rss.jammed-weir-gate-floods-lower-ostbridge.md",
    ]
    assert len(not_read) == 1


@pytest.mark.parametrize("name", ["report.docx", "rss.xml", "paper.pdf"])
def test_the_gate_reads_the_file_again(name: str, content: Make) -> None:
    done = briefed(content, name, (forms.WHOLE | forms.SEVERAL)[name]())
    assert not list(story_failures(done))
    first = done.manuscripts[0]
    lie = replace(first, text=first.text.replace("Monday", "Sunday"))
    failures = list(story_failures(replace(done, manuscripts=(lie, *done.manuscripts[1:]))))
    assert any("reading its file once more gives another text" in str(f) for f in failures)


def test_the_gate_misses_a_part_that_is_gone(content: Make) -> None:
    done = briefed(content, "rss.xml", forms.rss())
    briefing = replace(done.briefing, not_read=())
    assert any("mayor" in str(f) and "neither an article nor named" in str(f)
               for f in story_failures(replace(done, briefing=briefing)))  # fmt: skip


def test_a_story_of_links_alone_says_so(content: Make) -> None:
    with pytest.raises(NothingToBuild, match="only a link"):
        briefed(content, "links.csv", forms.links())
