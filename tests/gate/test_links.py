"""Links inside the site: found in Markdown and in HTML, and followed to their page and anchor."""

from __future__ import annotations

import pytest

from briefgen.gate.links import Page, html_page, link_failures, markdown_page

HTML = b"""<!doctype html><html><head><link rel="stylesheet" href="a.css"></head><body>
<p><span id="s-1">It  <b>rained</b>.</span> <span id="s-2">It snowed.</span></p>
<a href="../b.html#s-9">b</a><a name="old"></a><img src="c.png">
<q data-receipt="gull#s-1">It <mark>rained</mark>.</q></body></html>"""

FILES = frozenset({"index.html", "ferry/index.html", "ferry/articles/gull.html", "assets/a.css"})


def site(**links: str) -> dict[str, Page]:
    """Pages with one anchor ``here`` each, and on the named one a link: ``site(index="...")``."""
    names = {"index": "index.html", "story": "ferry/index.html", "article": "ferry/articles/gull.html"}
    return {name: Page(frozenset({"here"}), (links[key],) if key in links else ()) for key, name in names.items()}


@pytest.mark.parametrize(
    "text",
    [
        'A <span id="s-1">sentence</span>.',
        "A paragraph.\n{: #s-1 }",
        "A paragraph. {#s-1 .mark}",
        "## A heading {#s-1}",
        "## S 1",
    ],
)
def test_markdown_anchors_are_found(text: str) -> None:
    assert "s-1" in markdown_page(text).anchors


def test_markdown_links_are_found() -> None:
    page = markdown_page('[a](b.md#c) <a href="d.md">d</a> ![e](f.png) [g](<h.md>)')
    assert page.links == ("b.md#c", "d.md", "f.png", "h.md")


def test_markdown_code_and_escaped_brackets_are_no_links() -> None:
    assert markdown_page("```\n[a](b.md)\n```\n`[c](d.md)` and \\](e.md)").links == ()


def test_html_gives_anchors_links_sentences_and_receipts() -> None:
    page = html_page(HTML)
    assert page.anchors == {"s-1", "s-2", "old"}
    assert page.links == ("a.css", "../b.html#s-9", "c.png")
    assert page.texts == {"s-1": "It rained.", "s-2": "It snowed."}
    assert page.receipts == (("gull#s-1", "It rained."),)


def test_an_empty_page_is_a_page() -> None:
    assert html_page(b"") == Page(frozenset(), ())


@pytest.mark.parametrize(
    "link",
    [
        "articles/gull.html",
        "articles/gull.html#here",
        "../index.html",
        "..",
        "./",
        "#here",
        "../assets/a.css",
        "articles/gull.html?q=1#here",
        "articles/g%75ll.html",
        "https://example.org/nowhere",
        "//example.org/nowhere",
        "mailto:a@example.org",
        "/news/index.html#here",
        "/news/",
    ],
)
def test_a_good_link_passes(link: str) -> None:
    assert list(link_failures(site(story=link), FILES, "/news/")) == []


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("articles/tide.html", "page that does not exist"),
        ("articles/gull.html#there", "anchor that does not exist"),
        ("#there", "anchor that does not exist"),
        ("../../index.html", "page that does not exist"),
        ("articles", "page that does not exist"),
        ("/other.html", "page that does not exist"),
    ],
)
def test_a_broken_link_is_named_with_its_page(link: str, reason: str) -> None:
    (failure,) = link_failures(site(story=link), FILES, "/news/")
    assert failure == f"ferry/index.html: the link {link} leads to a{'n' if 'anchor' in reason else ''} {reason}"
