"""Captures: the original's outlet, address and day; the archive's own only as when it was retrieved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.load.readers.captures import TRANSLATED, original
from briefgen.model import Article, SourceFile
from briefgen.pipeline.intake import take_in
from briefgen.pipeline.story import brief_folder
from tests.kit import forms

Make = Callable[[dict[str, str | bytes]], Path]
TITLE = f"{forms.TITLE} | {forms.OUTLET}"
RECORD = '<meta property="article:published_time" content="2031-03-04T08:15:00Z">'


def page(head: str, body: str, before: str = "") -> bytes:
    return (
        f'<!DOCTYPE html>{before}<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def text(by: str = f"<div>By {forms.AUTHOR}</div><div>4 March 2031</div>") -> str:
    return f"<div><h1>{forms.TITLE}</h1>{by}<div>{forms.fragment()}</div></div>"


def archive_today() -> bytes:
    head = (
        '<meta property="og:site_name" content="archive.ph"><meta property="og:url" content="https://archive.ph/AbC12">'
        f'<link rel="canonical" href="https://archive.ph/2031.04.20-101112/{forms.URL}">'
        '<meta property="article:modified_time" content="2031-04-20T10:11:12Z">'
    )
    bar = (
        '<div id="HEADER"><table><tr><td>archive.today webpage capture</td><td>Saved from</td><td>'
        f'<input type="text" value="{forms.URL}"></td><td>20 Apr 2031 10:11:12 UTC</td></tr></table></div>'
    )
    return page(head, f'{bar}<div id="CONTENT">{text()}</div>')


def wayback() -> bytes:
    wrapped = f"https://web.archive.org/web/20310420101112/{forms.URL}"
    head = (
        '<script src="https://web.archive.org/_static/js/wombat.js"></script><script>__wm.init("x");</script>'
        f'<link rel="canonical" href="{wrapped}">{RECORD}'
    )
    bar = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'>12 captures 20 Apr 2031 About this capture</div>"
        "<!-- END WAYBACK TOOLBAR INSERT -->"
    )
    foot = (
        "<!-- FILE ARCHIVED ON 10:11:12 Apr 20, 2031 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 11:00 May 1, 2031. -->"
    )
    return page(head, bar + text() + foot)


def wayback_saved() -> bytes:
    wrapped = f"https://web.archive.org/web/20310420101112/{forms.URL}"
    return page(RECORD, text(), f"<!--\n Page saved with SingleFile \n url: {wrapped} \n saved date: x\n-->")


def google_cache() -> bytes:
    bar = (
        f'<div id="bN-google-cache-hdr"><div>This is Google\'s cache of <a href="{forms.URL}">{forms.URL}</a>. It is a '
        "snapshot of the page as it appeared on 20 Apr 2031 10:11:12 GMT. The current page could have changed.</div></div>"
    )
    return page(RECORD, bar + text())


def translated() -> bytes:
    proxied = "https://harbourecho-example.translate.goog/2031/03/weir-gate?_x_tr_sl=de&amp;_x_tr_tl=en"
    frame = '<iframe id="gt-nvframe" src="https://translate.google.com/websitetranslationui"></iframe>'
    return page(f'<base href="{proxied}"><link rel="canonical" href="{proxied}">{RECORD}', frame + text())


CAPTURES = {
    "archive.today": archive_today(),
    "Wayback": wayback(),
    "Wayback, saved once more": wayback_saved(),
    "Google's cache": google_cache(),
    "a translation proxy": translated(),
}


def taken(data: bytes) -> Article:
    (article,) = take_in([SourceFile("s/page.html", data)]).articles
    return article


@pytest.mark.parametrize("name", CAPTURES)
def test_a_capture_is_read_as_the_page_it_shows(name: str) -> None:
    article = taken(CAPTURES[name])
    meta = article.metadata
    assert (meta.title, meta.outlet, meta.url) == (forms.TITLE, forms.OUTLET, forms.URL)
    assert (meta.published or "")[:10] == "2031-03-04"
    assert meta.authors == (forms.AUTHOR,)
    assert meta.updated is None
    assert tuple(s.text for s in article.sentences if s.text != forms.HEADING) == forms.SENTENCES


@pytest.mark.parametrize("name", [n for n in CAPTURES if n != "a translation proxy"])
def test_the_day_of_the_capture_is_only_when_it_was_retrieved(name: str) -> None:
    evidence = {(e.field, e.value) for e in taken(CAPTURES[name]).metadata.evidence}
    assert {value for field, value in evidence if field == "retrieved"} <= {"2031-04-20", "20 Apr 2031"}
    assert ("retrieved", "2031-04-20") in evidence or ("retrieved", "20 Apr 2031") in evidence


def test_a_translated_page_says_so() -> None:
    assert TRANSLATED in taken(translated()).notes


def test_the_receipts_of_a_capture_hold(content: Make) -> None:
    assert len(brief_folder(content({"flood/articles/capture.html": wayback()}) / "flood").articles) == 1


def test_a_page_that_links_to_an_archive_is_no_capture() -> None:
    link = (
        f'<p>An older form of this page is <a href="https://web.archive.org/web/2031/{forms.URL}">kept there</a>.</p>'
    )
    article = taken(page(f'<link rel="canonical" href="{forms.OTHER_URL}">{RECORD}', text() + link))
    assert article.metadata.url == forms.OTHER_URL
    assert not any("capture" in note for note in article.notes)


@pytest.mark.parametrize(
    ("through", "to"),
    [
        ("https://web.archive.org/web/20310420101112if_/http:/weir.example/a", "http://weir.example/a"),
        ("https://archive.is/20310420101112/https://weir.example/a?b=1", "https://weir.example/a?b=1"),
        ("https://weir-example.translate.goog/a?_x_tr_sl=de&b=1", "https://weir.example/a?b=1"),
        ("https://translate.google.com/translate?sl=de&tl=en&u=https://weir.example/a", "https://weir.example/a"),
        ("https://weir.example/a", "https://weir.example/a"),
    ],
)
def test_an_address_through_an_archive_leads_to_the_original(through: str, to: str) -> None:
    assert original(through) == to


def test_a_name_under_the_title_of_a_capture_is_its_author_and_an_outlet_is_none() -> None:
    def of(line: str) -> tuple[str, ...]:
        address = "https://harbourecho.example/weir"
        text = "".join(f"<p>{sentence}</p>" for sentence in forms.SENTENCES)
        page = (
            f'<html><head><title>Gate jams</title><link rel="canonical" href="https://archive.ph/2031.04.20-101112/{address}">'
            f'</head><body><div id="HEADER">archive.today webpage capture <input value="{address}"></div><div id="CONTENT">'
            f"<h1>{forms.TITLE}</h1><div>{line}</div><div>4 March 2031</div><div>{text}</div></div></body></html>"
        )
        (article,) = take_in([SourceFile("s/page.html", page.encode())]).articles
        return article.metadata.authors

    assert of("Ann Ames") == ("Ann Ames",)
    assert of("Harbour Echo") == ()
