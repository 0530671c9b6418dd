"""The second wall: what a page may run is decided by the theme and the owner's settings, never by what it says."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import lxml.html
import pytest

from briefgen.settings.site import Settings
from briefgen.site.policy import Trusted, scripts_policy, trusted_in, whole_policy, with_policy
from briefgen.site.running import build_site
from tests.site.test_site import STORY, Make, in_a_folder, site

FOREIGN = "foreign()"
OWNERS = "# About us\n\n<script>foreign()</script>\n\n![us](https://pictures.example/us.png)\n"


def policy(file: Path) -> str:
    """The page's policy; it must stand before whatever could run, and leave the encoding where a browser looks for it."""
    page = file.read_text(encoding="utf-8")
    (found,) = re.finditer(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    before = page[: found.start()]
    assert "<script" not in before
    assert "<link" not in before
    assert "charset" in page[:1024]
    return unescape(found[1])


def inline(file: Path) -> set[str]:
    """The hashes of the inline scripts that stand on a page."""
    return set(trusted_in(file.read_text(encoding="utf-8")).hashes)


def test_a_page_runs_what_its_theme_brings_and_nothing_else(content: Make, root: Path) -> None:
    folder = site(content, root, STORY | {"about.md": OWNERS}, lambda text: text + EXTRA)
    build_site(Settings.load(folder))
    foreign = trusted_in(f"<script>{FOREIGN}</script>").hashes[0]
    pages = sorted((folder / "site").rglob("*.html"))
    assert {"404.html", "about.html", "tide.html"} <= {page.name for page in pages}
    for page in pages:
        said = policy(page)
        assert inline(page) - {foreign} <= set(said.replace(";", " ").split()), page
        assert foreign not in said
        assert "unsafe-eval" not in said
        assert "unsafe-inline" not in said.split("script-src")[1].split(";")[0]
        assert set(re.findall(r"https?://[^\s;]+", said)) == {"https://numbers.example/count.js"}
    assert foreign not in inline(folder / "site" / "about.html")  # what runs is taken out of the owner's pages too


EXTRA = "extra_javascript:\n  - https://numbers.example/count.js\n"


def test_a_minimal_site_loads_nothing_from_elsewhere(content: Make, root: Path) -> None:
    minimal = "site_name: News\ndocs_dir: content\ntheme: material\nplugins: [briefgen, search]\n"
    folder = site(content, root, STORY, lambda _: minimal)
    build_site(Settings.load(folder))
    for page in (folder / "site").rglob("*.html"):
        tree = lxml.html.parse(str(page)).getroot()
        for element, attribute, link, _ in tree.iterlinks():
            if element.tag not in {"a", "area"} and element.get("rel") != "canonical":
                assert not re.match(r"(?:https?:)?//", link), (page, attribute, link)
        for link in tree.iterfind(".//article//a[@href]"):
            if link.get("href", "").startswith("http"):
                assert {"noopener", "noreferrer", "nofollow"} <= set(link.get("rel", "").split()), link.get("href")


def test_inside_somebodys_site_only_our_pages_have_one(content: Make, root: Path) -> None:
    files = {f"briefings/{name}": data for name, data in STORY.items()} | {"index.md": "# Home", "a/b.md": OWNERS}
    folder = site(content, root, files, in_a_folder)
    build_site(Settings.load(folder))
    for page in (folder / "site").rglob("*.html"):
        name = page.relative_to(folder / "site").as_posix()
        assert ("Content-Security-Policy" in page.read_text()) == name.startswith("briefings/"), name
    said = policy(folder / "site/briefings/ferry/index.html")
    assert inline(folder / "site/briefings/ferry/index.html") <= set(said.replace(";", " ").split())
    assert "font-src" not in said


def test_data_is_no_script() -> None:
    data = '<body><script type="application/json">{}</script><script type="module">a()</script>'
    assert len(trusted_in(data).hashes) == 1


@pytest.mark.parametrize("make", [whole_policy, scripts_policy])
def test_an_address_cannot_add_a_rule(make: object) -> None:
    trusted = trusted_in("<script src='https://a.example/x;script-src *,y.js'></script>")
    assert callable(make)
    rules = make(trusted).split(";")
    assert sum("script-src" in rule.split()[0] for rule in rules) == 1
    assert "*" not in make(trusted)


def test_a_quotation_mark_cannot_end_the_attribute() -> None:
    page = with_policy("<head></head>", whole_policy(Trusted(scripts=('https://a.example/"><b>',))))
    assert "<b>" not in page
