"""A page's head: a card for whoever shares it, its linked data and its feeds, under any address; no policy is in the way."""

from __future__ import annotations

import json
import re
from pathlib import Path

import lxml.html
import pytest

from briefgen.gate.verify import verify_site
from briefgen.settings.site import Settings
from briefgen.site.head import SharedPage, head_of
from briefgen.site.running import build_site
from tests.site.test_site import STORY, Make, site


def tags(page: Path) -> tuple[dict[str, str], list[str], list[dict[str, object]]]:
    tree = lxml.html.document_fromstring(page.read_bytes())
    card = {e.get("property", ""): e.get("content", "") for e in tree.cssselect("meta[property]")}
    feeds = [e.get("href", "") for e in tree.cssselect("link[rel~=feed]")]
    return card, feeds, [json.loads(e.text or "") for e in tree.cssselect("script[type='application/ld+json']")]


@pytest.mark.slow
@pytest.mark.parametrize("address", ["", "https://user.example/my%20news/"])
def test_a_built_page_says_what_it_is(content: Make, root: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SITE_URL", address)
    folder = site(content, root, STORY | {"about.md": "# About"})
    build_site(Settings.load(folder))
    made = folder / "site"
    card, feeds, (data,) = tags(made / "ferry/index.html")
    assert card["og:type"] == "article"
    assert card.get("og:url", "") == (f"{address}ferry/index.html" if address else "")
    assert card["og:title"] == data["headline"]
    assert data["url"] == (f"{address}ferry/index.html" if address else "index.html")
    for page in (made / "ferry/index.html", made / "index.html"):
        feeds = tags(page)[1]
        assert feeds
        assert all((page.parent / feed).resolve().is_file() for feed in feeds)
    assert not tags(made / "about.html")[0]
    dated = dict(re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", (made / "sitemap.xml").read_text()))
    if address:
        assert (dated[f"{address}ferry/articles/gull.html"], dated[card["og:url"]]) == ("2025-03-04", "2025-03-05")
    assert {e["@type"] for e in tags(made / "ferry/articles/gull.html")[2]} == {"WebPage"}


@pytest.mark.slow
def test_a_lie_in_what_leaves_a_page_is_caught(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    build_site(Settings.load(folder))
    made = folder / "site"
    for name in (
        "index.html",
        "briefing.csv",
        "facts-feed.xml",
        "facts-feed.json",
        "sources.bib",
        "sources.ris",
        "sources.csl.json",
    ):
        file = made / "ferry" / name
        true = file.read_bytes()
        old, new = (
            (b"Rescue at sea", b"Drowned at sea")
            if name.startswith("sources")
            else (b"left its course", b"sank at once")
        )
        if name == "index.html":  # the linked data alone
            head, _, body = true.partition(b"</head>")
            file.write_bytes(head.replace(old, new) + b"</head>" + body)
        else:
            file.write_bytes(true.replace(old, new))
        assert file.read_bytes() != true, name
        assert verify_site(made, folder / "content").failures, name
        file.write_bytes(true)
    assert not verify_site(made, folder / "content").failures


def test_a_title_cannot_leave_its_attribute_and_none_looks_like_a_script() -> None:
    meta = {"title": '"><b>', "briefgen": {"linked": "{}</script>", "feeds": ()}}
    told = head_of(meta, SharedPage("x", "News"))
    assert "<b>" not in told
    assert told.count("</script>") == 1
    assert "og:title" not in head_of({"title": "JavaScript: a history", "briefgen": {}}, SharedPage("x", "News"))
    assert head_of({"title": "The owner's own"}, SharedPage("x", "News")) == ""
