"""Folders of anything: good, broken, hostile and empty files in any mixture and depth, through the whole line.

Whatever is thrown in, a site comes out or a sentence that says why none does; every file is in it or is named; and no
element stands on a page that is not the program's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import lxml.html
import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.errors import NothingToBuild
from briefgen.model import Article
from briefgen.sections.json import article_from_json
from briefgen.settings.site import Settings
from briefgen.site.build import build_pages
from tests.kit import forms
from tests.kit.ferry import GULL, TIDE

EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><iframe src='javascript:alert(3)'></iframe>"
    "<svg onload=alert(4)><a href='javascript:alert(5)'>here</a> [x](javascript:alert(6)) {: onclick=alert(7) } "
    "![x](https://evil.example/a.png) [[y|z]] <style>*{display:none}</style> </p></div></article> &#x202e; \u202e\x08"
)
FRONT = "---\ntitle: {0}\nsite: {0}\nauthor: {0}\npublished: 2025-03-04\nsource: https://gull.example/a\n---\n{1}"
PAGE = "<html><head><title>{0}</title></head><body><article><p>{1}</p><p>{0}</p></article></body></html>"

GOOD = {
    "gull.txt": GULL.encode(),
    "tide.txt": TIDE.encode(),
    "page.html": PAGE.format("The ferry", GULL).encode(),
    "feed.xml": forms.rss(),
    "report.docx": forms.docx(),
}
BROKEN = {
    "cut.pdf": b"%PDF-1.4 cut",
    "cut.docx": forms.docx()[:900],
    "cut.rss": forms.rss()[:700],
    "cut.json": b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "\\ud800", "content_text": "x',
    "cut.xml": b"<rss><channel><item><title>The ferry</title><description>" + TIDE.encode(),
    "cut.warc": b"WARC/1.0\r\nContent-Length: 99999\r\n\r\nx",
    "cut.eml": b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + GULL.encode(),
    "nul.txt": b"\x00" * 300,
    "half.txt": GULL.encode("utf-16")[:-3],
    "dates.md": FRONT.format("The ferry", TIDE).replace("2025-03-04", "2025-02-30").encode(),
    "alias.md": b"---\na: &a [*a, *a]\ntitle: *b\n---\n" + GULL.encode(),
    "open.md": b"---\ntitle: The ferry\n" + TIDE.encode(),
    "story.yml": b"title: [\n",
    "edits.yml": b"clean: 3\n",
    "lost.txt.source.yml": b"url: 1\n",
    "data.yaml": b"a: b\n",
}
HOSTILE = {
    "evil.txt": f"{EVIL}\n\n{GULL}\n\n{EVIL}".encode(),
    "evil.md": FRONT.format(f"'{EVIL[:60]}'", f"{EVIL}\n\n{TIDE}").encode(),
    "evil.html": PAGE.format(EVIL, GULL + EVIL).encode(),
    "evil.svg": f"<svg xmlns='http://www.w3.org/2000/svg'>{EVIL}</svg>".encode(),
    "run.js": b"alert(1)",
    "index.html": PAGE.format(EVIL, TIDE).encode(),
    "control.txt": re.sub(" ", " \x08\u202e\u2028\x1c", GULL, count=9).encode(),
    "[x](y) <b>.txt": TIDE.encode(),
    "a#b?c%20&d.md": TIDE.encode(),
}
EMPTY = {"empty.txt": b"", "blank.md": b" \n", "mark.html": b"\xef\xbb\xbf", "menu.html": b"<nav>Home News</nav>"}
FILES = {**GOOD, **BROKEN, **HOSTILE, **EMPTY}
FOLDERS = ("", "ferry/", "ferry/articles/", "2025/03/ferry/", "2025/", "[x](y)/", "ferry/sequel/articles/")

OURS = frozenset(
    [
        "html",
        "body",
        "p",
        "div",
        "span",
        "kbd",
        "a",
        "b",
        "i",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "section",
        "article",
        "aside",
        "nav",
        "footer",
        "details",
        "summary",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "q",
        "mark",
        "del",
        "ins",
        "code",
        "time",
        "sup",
        "sub",
        "small",
        "strong",
        "em",
        "bdi",
        "br",
        "figure",
        "figcaption",
        "svg",
        "g",
        "path",
        "line",
        "rect",
        "circle",
        "text",
        "title",
        "desc",
        "label",
        "input",
        "form",
        "button",
        "hr",
        "cite",
    ]
)

mixtures = st.dictionaries(
    st.tuples(st.sampled_from(FOLDERS), st.sampled_from(sorted(FILES))).map("".join),
    st.sampled_from(sorted(FILES)).map(FILES.__getitem__),
    min_size=1,
    max_size=6,
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixtures)
def test_whatever_lies_there_a_site_comes_of_it_and_nothing_is_lost(files: dict[str, bytes]) -> None:
    thrown_in(files)


@pytest.mark.bench
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(mixtures)
def test_so_it_is_with_five_hundred(files: dict[str, bytes]) -> None:
    thrown_in(files)


def thrown_in(files: dict[str, bytes]) -> None:
    """Build a site of these files, and ask what was promised of it."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in files.items():
            (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / name).write_bytes(data)
        made = Settings.of(folder, {})
        try:
            report = build_pages(made)
        except NothingToBuild:
            return
        assert report.exit_code in (0, 1)
        known = {a.path for a in _articles(made.build_dir, report.pages)} | {n.path for n in report.not_read}
        known |= {path.rpartition("#")[0] for path in known} | set(made.own_pages)
        settings_of_stories = {n for n in files if n.endswith(("story.yml", "edits.yml"))}
        assert set(files) - known - settings_of_stories == set()
        assert all(n.reason.endswith(".") for n in report.not_read)
        for name in report.pages:
            if name.endswith(".md"):
                assert _foreign((made.build_dir / name).read_text(encoding="utf-8")) == []


def _articles(pages: Path, names: Iterable[str]) -> Iterable[Article]:
    found = (n for n in names if "/articles/" in n and n.endswith(".json"))
    return (article_from_json((pages / name).read_bytes()) for name in found)


def _foreign(page: str) -> list[str]:
    """Elements, handlers and addresses of a finished page that are none of ours."""
    body = page.split("---\n", 2)[2]
    html = markdown.markdown(body, extensions=["md_in_html", "attr_list", "toc"])
    tree = lxml.html.document_fromstring(f"<div>{html}</div>")
    found = [f"<{e.tag}>" for e in tree.iter() if str(e.tag).lower() not in OURS]
    for element in tree.iter():
        for name, value in ((str(n), str(v)) for n, v in element.attrib.items()):
            runs = name.startswith("on") or name in {"src", "srcdoc", "action"} or "url(" in value
            leads = name == "href" and re.match(r"\s*(?!https?:)[a-z]+:", value, re.IGNORECASE)
            found += [f"{name}={value}"] if runs or leads else []
    return found
