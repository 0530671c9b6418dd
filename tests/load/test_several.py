"""Documents of several articles in forms whose bytes nobody can read, and those that only may hold several."""

from __future__ import annotations

import html
from collections.abc import Iterable

from briefgen.load.clipping import Clip
from briefgen.load.readers.several import digest, divided, doubt
from briefgen.load.sources import read_source
from briefgen.model import BlockKind, Manuscript, SourceFile
from briefgen.pipeline.intake import take_in
from tests.kit.forms import Placed, pdf_of, zipped

WEIR = "The weir at Tallow broke on Monday night after three days of rain, and two streets were flooded, the town said."
MILL = "The owner of the mill, Piet Holm, said on Tuesday that the council had known of the cracks for two years."
LONG = " ".join([WEIR, MILL, "Nobody was hurt, but forty people spent the night in the school, where they had soup."])


def told(name: str, data: bytes) -> tuple[Manuscript, ...]:
    return read_source(SourceFile(name, data)).manuscripts


def known(found: Manuscript, field: str) -> str | None:
    return next((e.value for e in found.given if e.field == field), None)


def word_file(paragraphs: Iterable[tuple[str, str]]) -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{html.escape(text)}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    document = f"<w:document {w}><w:body>{body}</w:body></w:document>".encode()
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document})


def test_a_word_file_divides_where_a_heading_has_a_byline_and_a_day() -> None:
    data = word_file(
        [
            ("Title", "The weir: press review"),
            ("heading 1", "Weir breaks at Tallow"),
            ("Normal", "Harbour Echo, 4 March 2031, by Ada Lind"),
            ("Normal", WEIR),
            ("heading 1", "Mill owner blames council"),
            ("Normal", "Northland News, 5 March 2031, by Piet Holm"),
            ("Normal", MILL),
        ]
    )
    first, second = told("review.docx", data)
    assert (first.part, second.part) == ("weir-breaks-at-tallow", "mill-owner-blames-council")
    assert WEIR in first.text
    assert MILL not in first.text
    assert "The file begins: “The weir: press review”" in first.notes[0]


def test_a_newspapers_page_holds_two_stories_of_one_paper_and_day() -> None:
    def column(left: int, up: int, title: str, name: str, text: str) -> list[Placed]:
        words: list[Placed] = [(left, up, 16, "F2", title), (left, up - 20, 9, "F2", f"By {name}")]
        rows = [text[n : n + 36] for n in range(0, len(text), 36)]
        return words + [(left, up - 40 - 11 * n, 9, "F1", row) for n, row in enumerate(rows)]

    head: Placed = (40, 810, 8, "F1", "THE HARBOUR ECHO Tuesday March 4 2031 NEWS 7")
    page = [head, *column(40, 770, "Weir breaks", "Ada Lind", LONG), *column(330, 770, "Mill shut", "Piet Holm", LONG)]
    found = told("page.pdf", pdf_of([page]))
    assert [known(m, "title") for m in found] == ["Weir breaks", "Mill shut"]
    assert {(known(m, "outlet"), known(m, "published")) for m in found} == {("The Harbour Echo", "2031-03-04")}


def test_a_page_with_the_next_article_under_the_first_holds_two() -> None:
    def article(title: str, name: str) -> str:
        text = "".join(f"<p>{LONG}</p>" for _ in range(3))
        return f'<article><h1>{title}</h1><p class="byline">{name}</p><time datetime="2031-03-04">4 March</time>{text}</article>'

    teasers = "".join(f"<article><h2>{name}</h2><p>{MILL}</p></article>" for name in ("Ferry", "Mayor", "Fog"))
    head = '<!doctype html><html><head><meta property="og:site_name" content="Harbour Echo"></head><body>'
    both = f"{head}{article('Weir breaks', 'Ada Lind')}{article('Mill shut', 'Piet Holm')}{teasers}</body></html>"
    first, second = told("page.html", both.encode())
    assert "Mill shut" not in first.text
    assert (known(second, "title"), known(second, "outlet")) == ("Mill shut", "Harbour Echo")
    alone = f"{head}{article('Weir breaks', 'Ada Lind')}{teasers}</body></html>"
    assert [m.part for m in told("page.html", alone.encode())] == [""]


def lines(*texts: str) -> list[Clip]:
    return [
        Clip(BlockKind.HEADING if t.startswith("#") else BlockKind.PARAGRAPH, t.lstrip("# "), 2 if t[:1] == "#" else 0)
        for t in texts
    ]


def test_heads_that_are_less_plain_leave_a_document_whole_with_a_doubt() -> None:
    text = lines("Weir breaks at Tallow", "4 March 2031", LONG, "Mill owner blames council", "5 March 2031", LONG)
    assert divided(text) is None
    assert "another seems to begin at “Mill owner blames council”" in (doubt(text) or "")
    assert doubt(text[:3]) is None


def test_links_to_other_articles_below_a_text_are_no_articles() -> None:
    more = ("Ferry aground off Marrowby", "By Ole Brandt", "3 March 2031", "Twelve people were rescued by two boats.")
    text = lines("Weir breaks at Tallow", "By Ada Lind", "4 March 2031", LONG, *more, *more)
    assert divided(text) is None
    assert doubt(text) is None


def test_a_newsletter_of_short_items_is_called_a_digest() -> None:
    items = ("## Weir breaks", WEIR, "## Mill shut", MILL, "## New mayor", WEIR)
    assert digest(lines(*items)) == (
        "It is a digest of 3 items, the first “Weir breaks”, read as one text; save an item's own page."
    )
    assert digest(lines("## Weir breaks", WEIR, "## Mill shut", MILL)) is None
    assert digest(lines(*items, "## The whole story", LONG, LONG, LONG)) is None


def test_the_article_that_was_saved_keeps_the_files_name_and_the_one_loaded_below_it_is_a_part() -> None:
    text = "".join(f"<p>{WEIR} {MILL}</p>" for _ in range(4))
    below = "".join(f"<p>{MILL} Nobody knew of it, the owner said, before the water came.</p>" for _ in range(4))
    page = (
        "<!doctype html><html><head><title>Weir breaks at Tallow</title></head><body>"
        f"<article><h1>Weir breaks at Tallow</h1><p class='byline'>By Ada Lind</p>{text}</article>"
        f"<article><h1>Mill owner blames council</h1><p class='byline'>By Piet Holm</p>{below}</article></body></html>"
    )
    first, second = told("saved.html", page.encode())
    assert (first.path, second.path) == ("saved.html", "saved.html#mill-owner-blames-council")
    assert "Nobody knew of it" not in first.text
    assert first.notes == second.notes == ("It is one of 2 articles on one saved page.",)


def test_a_newsletter_of_articles_each_with_its_byline_is_taken_apart_and_has_the_mails_day() -> None:
    stories = "".join(
        f"<h2>{title}</h2><p><em>By {name}, Harbour Echo</em></p><p>{text}</p><p>{text.replace('the', 'that')}</p>"
        '<p><a href="https://e.example/">Read on the web</a></p>'
        for title, name, text in (
            ("Weir breaks at Tallow", "Ada Lind", "The weir at Tallow broke on Monday night after three days of rain, "
             "and two of the streets below it were flooded, the town said in the morning."),
            ("Mill burns down at Orre", "Ole Brandt", "The mill at Orre burned down before dawn, and its owner said "
             "that nobody had slept in it for years, though the door had been open."),
            ("Ferry found for Marrow", "Ann Lee", "The council of Marrow has found a ferry, and from Friday on it will "
             "bring the pupils of the school across the river every half hour."),
        )
    )  # fmt: skip
    mail = (
        "From: The Daily Weir <daily@weir.example>\nTo: me@x.example\nSubject: Three stories\nMIME-Version: 1.0\n"
        "Date: Fri, 7 Mar 2031 06:00:00 +0000\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><body><p>Good morning.</p>{stories}<p>Unsubscribe</p></body></html>"
    )
    articles = take_in([SourceFile("s/mail.eml", mail.encode())]).articles
    assert [(a.metadata.title, a.metadata.authors, a.metadata.outlet) for a in articles] == [
        ("Ferry found for Marrow", ("Ann Lee",), "Harbour Echo"),
        ("Mill burns down at Orre", ("Ole Brandt",), "Harbour Echo"),
        ("Weir breaks at Tallow", ("Ada Lind",), "Harbour Echo"),
    ]
    assert {str(a.metadata.published)[:10] for a in articles} == {"2031-03-07"}
