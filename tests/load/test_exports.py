"""Exports of news databases: each article once, with its own title, outlet, byline and day, and nothing of the rest."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.load.readers import pdf
from briefgen.load.reading import Left
from briefgen.model import Article, BlockKind, Manuscript, SourceFile
from briefgen.pipeline.intake import Intake, report_files, take_in
from briefgen.pipeline.story import brief_folder
from tests.kit import exports, forms

Make = Callable[[dict[str, str | bytes]], Path]
HALVES = ("LexisNexis Academic, text", "LexisNexis Academic, page", "Factiva, page", "Factiva, XML", "ProQuest, text",
          "Nexis Uni, RTF", "Europresse, page", "Factiva, text with codes")  # fmt: skip


def taken(data: bytes) -> Intake:
    return take_in([SourceFile("s/any.bin", data)])


def texts(article: Article) -> tuple[str, ...]:
    return tuple(b.text for b in article.blocks if b.kind is not BlockKind.CAPTION)


@pytest.fixture(params=exports.SHAPES)
def shape(request: pytest.FixtureRequest) -> bytes:
    return exports.SHAPES[request.param]


def test_each_article_stands_by_itself_with_its_own_head(shape: bytes) -> None:
    intake = taken(shape)
    assert not intake.not_read
    told = {a.metadata.title: a for a in intake.articles}
    assert set(told) == {forms.TITLE, forms.OTHER_TITLE}
    first, second = told[forms.TITLE], told[forms.OTHER_TITLE]
    assert (texts(first), texts(second)) == (exports.FIRST.text, exports.SECOND.text)
    assert (first.metadata.outlet, second.metadata.outlet) == ("Harbour Echo", "Northland Courier")
    assert (first.metadata.published, second.metadata.published) == ("2031-03-04", "2031-03-05")
    assert first.metadata.authors == ("Ann Ames",)
    assert second.metadata.authors[0] == "Bo Li"
    assert first.path == "s/any.bin#jammed-weir-gate-floods-lower-ostbridge"


@pytest.mark.parametrize("name", ["Nexis Uni, RTF", "LexisNexis Academic, text", "Factiva, PDF", "ProQuest, mail"])
def test_the_receipts_of_an_export_hold(name: str, content: Make) -> None:
    done = brief_folder(content({"flood/articles/export.bin": exports.SHAPES[name]}) / "flood")
    assert len(done.articles) == 2


@pytest.mark.parametrize("language", exports.LANGUAGES)
def test_labels_and_months_in_seven_languages(language: str) -> None:
    first, second = exports.DAYS[language]
    told = (replace(exports.FIRST, day=first), replace(exports.SECOND, day=second))
    articles = taken(exports.academic_text(told, language)).articles
    assert sorted(a.metadata.published or "" for a in articles) == ["2031-03-04", "2031-03-05"]
    assert {texts(a) for a in articles} == {exports.FIRST.text, exports.SECOND.text}


@pytest.mark.parametrize(
    ("body", "index"),
    [("Haupttext", "Klassifizierung"), ("Corps", "Classification"), ("Cuerpo", "Clasificación"),
     ("Hoofdtekst", "Classificatie"), ("Corpo", "Classificazione")],
)  # fmt: skip
def test_what_divides_an_article_of_nexis_is_known_in_five_languages(body: str, index: str) -> None:
    words = {"Body": body, "Classification": index}
    lines = [(words.get(text, text), style) for text, style in exports.nexis_lines()]
    assert {texts(a) for a in taken(exports.docx_of(lines)).articles} == {exports.FIRST.text, exports.SECOND.text}


@pytest.mark.parametrize("family", [exports.nexis_lines([exports.FIRST], cover=False)[:-1],
                                    exports.factiva_lines([exports.FIRST])[:-3]])  # fmt: skip
def test_an_article_copied_without_the_mark_of_its_end_is_read_like_any_other(family: list[exports.Styled]) -> None:
    (article,) = taken(exports.text_of(family)).articles
    assert texts(article) == exports.FIRST.text
    assert (article.metadata.title, article.metadata.outlet) == (forms.TITLE, "Harbour Echo")
    assert article.metadata.published == "2031-03-04"


def test_articles_of_nexis_are_told_without_the_word_body() -> None:
    lines = [line for line in exports.nexis_lines(cover=False) if line[0] != "Body"]
    assert {texts(a) for a in taken(exports.docx_of(lines)).articles} == {exports.FIRST.text, exports.SECOND.text}


def test_a_label_no_list_knows_is_none_of_the_text_where_a_day_or_a_code_stands_behind_it() -> None:
    data = exports.academic_text().replace(
        b"LOAD-DATE:", b"INGELEZEN: 5 maart 2031\r\n\r\nKRANT-CODE: HEC\r\n\r\nLOAD-DATE:"
    )
    assert {texts(a) for a in taken(data).articles} == {exports.FIRST.text, exports.SECOND.text}


def test_what_a_speaker_says_last_is_text() -> None:
    told = replace(exports.FIRST, text=(*forms.SENTENCES, "AMES: Thank you.", "LI: Thank you."))
    (article,) = taken(exports.docx_of(exports.nexis_lines([told]))).articles
    assert texts(article)[-2:] == ("AMES: Thank you.", "LI: Thank you.")


def test_what_was_cut_stands_in_the_log_with_its_rule(tmp_path: Path) -> None:
    file = tmp_path / "export.docx"
    file.write_bytes(exports.docx_of(exports.nexis_lines()))
    log, _ = report_files((file,))
    for rule in (
        "title of the export",
        "byline of the export",
        "load-date of the export",
        "classification of the export",
    ):
        assert rule in log
    assert "User Name" not in log.replace("search terms", "")


@pytest.mark.parametrize("data", [exports.docx_of(exports.nexis_lines([exports.CORRECTED])),
                                  exports.rtf_of(exports.nexis_lines([exports.CORRECTED]))])  # fmt: skip
def test_an_appended_correction_is_a_note_and_no_text(data: bytes) -> None:
    (article,) = taken(data).articles
    assert "The database appends a correction: “An earlier version named the wrong gate.”" in article.notes
    assert texts(article) == exports.FIRST.text


def test_a_flash_of_one_sentence_and_a_picture_with_its_caption_are_articles() -> None:
    flash = replace(exports.FIRST, title="Flash", text=("Gate of the weir gives way.",))
    picture = exports.academic_text([flash]).replace(
        b"Gate of the weir gives way.\r\n\r\n", b""
    ).replace(b"LOAD-DATE:", b"GRAPHIC: The broken gate, seen from the ferry.\r\n\r\nLOAD-DATE:")  # fmt: skip
    assert [texts(a) for a in taken(exports.academic_text([flash])).articles] == [("Gate of the weir gives way.",)]
    (article,) = taken(picture).articles
    assert [(b.kind, b.text) for b in article.blocks] == [(BlockKind.CAPTION, "The broken gate, seen from the ferry.")]


def test_an_article_without_a_title_has_none_and_loses_no_line() -> None:
    (article,) = taken(exports.academic_text([replace(exports.FIRST, title="")])).articles
    assert article.metadata.title is None
    assert texts(article) == exports.FIRST.text


def test_lines_of_print_that_became_paragraphs_are_joined() -> None:
    told = replace(exports.FIRST, text=tuple(textwrap.wrap(" ".join(forms.SENTENCES), 72)))
    (article,) = taken(exports.docx_of(exports.nexis_lines([told]))).articles
    assert tuple(s.text for s in article.sentences) == forms.SENTENCES


def test_an_agency_that_opens_a_text_is_credited_and_the_text_stays() -> None:
    told = replace(exports.FIRST, text=("OSTBRIDGE (Reuters) - " + forms.LEAD[0], *forms.LEAD[1:]))
    (article,) = taken(exports.factiva_page([told])).articles
    assert texts(article) == told.text
    assert article.metadata.agencies == ("Reuters",)


def test_two_editions_of_one_text_are_two_articles() -> None:
    intake = taken(exports.docx_of(exports.nexis_lines([exports.FIRST, replace(exports.FIRST, day="March 5, 2031")])))
    assert [a.path.partition("#")[2] for a in intake.articles] == [
        "jammed-weir-gate-floods-lower-ostbridge", "jammed-weir-gate-floods-lower-ostbridge-2",
    ]  # fmt: skip


def test_a_document_the_database_could_not_show_is_named_by_its_number() -> None:
    sorry = "We are sorry but there is an error in this document and it is not possible to display it."
    intake = taken(exports.academic_page([exports.FIRST, replace(exports.SECOND, title="", text=(sorry,))]))
    assert len(intake.articles) == 1
    (left,) = intake.not_read
    assert left.path == "s/any.bin#article-2"
    assert (
        left.reason == "Article 2 of the export could not be shown by the database; look it up and save it once more."
    )


@pytest.mark.parametrize("export", [exports.factiva_page, exports.factiva_xml, exports.proquest_page])
def test_an_article_without_text_is_named_by_its_number_and_title(export: Callable[..., bytes]) -> None:
    data = export([exports.FIRST, replace(exports.SECOND, text=("",))])
    intake = taken(data)
    assert [a.metadata.title for a in intake.articles] == [forms.TITLE]
    assert [n.reason.partition(" has no text")[0] for n in intake.not_read] == [
        f"Article 2 of the export (“{forms.OTHER_TITLE}”)"
    ]


@pytest.mark.parametrize("name", HALVES)
@pytest.mark.parametrize("share", [0.15, 0.45, 0.6, 0.97])
def test_an_export_that_is_cut_off_gives_what_it_has_or_says_why(name: str, share: float) -> None:
    data = exports.SHAPES[name]
    intake = taken(data[: int(len(data) * share)])
    assert intake.articles or intake.not_read
    for article in intake.articles:
        assert not {"LOAD-DATE", "Search Summary"} & {word for b in article.blocks for word in b.text.split(":")}


@pytest.mark.parametrize(
    "text",
    [
        "Only 1 of 10 documents was found, the council said on Tuesday, and the others are thought to be lost for good.",
        "Body\n\nThe body of the river was still warm when the engineers measured it on Tuesday, the council said then.",
        "HD\nThe sign above the door said no more than that, and nobody in Ostbridge could tell what it stood for.",
        "____________________________\nThe line above was drawn by the clerk, who then wrote the report of the flood.",
    ],
)
def test_a_text_that_only_sounds_like_an_export_is_one_article(text: str) -> None:
    (article,) = taken(text.encode()).articles
    assert not article.path.partition("#")[2]


def test_a_label_inside_the_text_ends_no_article() -> None:
    told = replace(exports.FIRST, text=(*forms.LEAD, "PHOTO: the gate on Monday", *forms.REST * 3))
    (article,) = taken(exports.academic_text([told])).articles
    assert texts(article)[-1] == forms.REST[-1]
    assert "PHOTO: the gate on Monday" in texts(article)


def test_what_stands_on_pages_too_many_of_a_printed_export_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 8)
    data = exports.pdf_of(exports.nexis_lines((*exports.BOTH, *exports.BOTH)))
    found = list(pdf.read_pdf(SourceFile("print.pdf", data)))
    reasons = [item.reason for item in found if isinstance(item, Left)]
    assert "Only its first 8 pages were read; split it, and save the rest as files of their own." in reasons
    assert any(isinstance(item, Manuscript) for item in found)


def test_an_export_of_two_bytes_a_character_is_divided_like_any_other(shape: bytes) -> None:
    try:
        wide = shape.decode("utf-8-sig").encode("utf-16")
    except UnicodeDecodeError:
        pytest.skip("it is no text")
    if shape[:4] in (b"PK\x03\x04", b"%PDF", b"{\\rt"):
        pytest.skip("it is no text")
    intake = taken(wide)
    assert {a.metadata.title for a in intake.articles} == {forms.TITLE, forms.OTHER_TITLE}


MANY = tuple(replace(exports.FIRST, title=f"The weir at Tallow, part {n}") for n in range(1, 5))


@pytest.mark.parametrize(
    "data",
    [exports.academic_page(MANY), exports.factiva_page(MANY), exports.factiva_xml(MANY), exports.academic_text(MANY)],
    ids=["LexisNexis, page", "Factiva, page", "Factiva, XML", "LexisNexis, text"],
)
def test_an_export_that_breaks_off_says_so(data: bytes) -> None:
    assert not taken(data).not_read
    last = data.rindex(b"part 4")
    text = data.index(forms.SENTENCES[0][:20].encode(), last)
    intake = taken(data[: text + 60])
    reasons = [left.reason for left in intake.not_read]
    assert len(intake.articles) >= 3
    assert any(reason.startswith("It breaks off in the middle") for reason in reasons)


def test_a_list_of_search_results_is_no_article() -> None:
    lines = (f"{n}. Ferry strikes quay at Orre\nHarbour Echo, {n} March 2031, {300 + n} words\n" for n in range(1, 9))
    (left,) = taken("\n".join(lines).encode()).not_read
    assert left.reason == (
        "It is a list of search results without the articles' texts; export the articles, or save their pages."
    )
