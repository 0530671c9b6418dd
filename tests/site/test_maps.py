"""The site map: one file, or parts that it leads to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from briefgen.settings.site import Settings
from briefgen.site import head
from briefgen.site.head import in_parts
from briefgen.site.running import build_site
from tests.site.test_site import STORY, Make, site

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def a_map(count: int) -> str:
    urls = "".join(f"    <url>\n         <loc>https://a.example/{n}.html</loc>\n    </url>\n" for n in range(count))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{MAP[1:-1]}">\n{urls}</urlset>'


@pytest.mark.parametrize(("count", "base"), [(0, "https://a.example/"), (3, "https://a.example/"), (9, "")])
def test_a_short_one_and_one_without_an_address_stay_as_they_are(count: int, base: str) -> None:
    assert in_parts(a_map(count), base, 3) == {"sitemap.xml": a_map(count)}


def test_the_parts_hold_every_address_once() -> None:
    parts = in_parts(a_map(7), "https://a.example/news/", 3)
    listed = etree.fromstring(parts.pop("sitemap.xml").encode())
    assert listed.tag == f"{MAP}sitemapindex"
    assert [e.text for e in listed.iter(f"{MAP}loc")] == [f"https://a.example/news/{name}" for name in parts]
    told = [e.text for part in parts.values() for e in etree.fromstring(part.encode()).iter(f"{MAP}loc")]
    assert told == [f"https://a.example/{n}.html" for n in range(7)]


@pytest.mark.slow
def test_a_built_site_has_them(content: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://a.example/news/")
    monkeypatch.setattr(head.in_parts, "__defaults__", (2,))
    folder = site(content, root, STORY)
    build_site(Settings.load(folder))
    parts = sorted((folder / "site").glob("sitemap-*.xml"))
    assert len(parts) > 1
    listed = (folder / "site/sitemap.xml").read_text()
    assert re.findall(r"<loc>https://a.example/news/(.*?)</loc>", listed) == [part.name for part in parts]
    assert parts[0].name in (folder / "site/SHA256SUMS").read_text()
