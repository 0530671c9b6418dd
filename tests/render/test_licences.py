"""The page of licences: all that ships in a site is on it, with the text of its licence."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatchcase
from html import unescape
from importlib.resources import files
from pathlib import Path

from briefgen.render.licences import works
from briefgen.settings.site import Settings
from briefgen.site.running import build_site
from tests.site.test_site import STORY, Make, site

OURS = (
    r".*\.html",
    r"search/(index|(texts|words|names)-\d+)\.js",
    r"ferry/briefing\.(json|csv|epub)",
    r"ferry/sources\.(bib|ris|csl\.json)",
    r"(ferry/)?(facts|stories)-feed\.(xml|json)",
    r"llms\.txt",
    r"ferry/articles/[^/]+\.json",
    "SHA256SUMS",
    r"SOURCES\.sha256",
)
"""What is made from the articles."""


def test_every_file_of_a_site_has_its_licence_on_the_page(content: Make, root: Path) -> None:
    folder = site(content, root, STORY)
    build_site(Settings.load(folder))
    built = folder / "site"
    names = [file.relative_to(built).as_posix() for file in built.rglob("*") if file.is_file()]
    for name in names:
        known = any(fnmatchcase(name, pattern) for work in works() for pattern in work.files)
        assert known or any(re.fullmatch(ours, name) for ours in OURS), name
    page = unescape((built / "licences.html").read_text(encoding="utf-8"))
    for work in works():
        assert work.name in page
        for pattern in work.files:
            assert any(fnmatchcase(name, pattern) for name in names), f"{work.name}: nothing of it is there"
        if not work.address:
            assert f'href="assets/briefgen/{work.text}"' in page
            assert (built / "assets" / "briefgen" / work.text).is_file()
    assert 'href="licences.html"' in (built / "how-this-was-made.html").read_text(encoding="utf-8")


def test_what_is_inside_the_themes_scripts_is_known() -> None:
    """A work that a new version of the theme takes in is told by the map of its script."""
    known = {bare(work.name) for work in works()} | {"materialdesigncolor"}  # a list of colours
    found = set()
    maps = Path(str(files("material"))).glob("templates/assets/**/*.map")
    for sources in (found for found in maps if found.parent.name != "workers"):  # those are of its search, not of ours
        told = json.loads(sources.read_text(encoding="utf-8"))["sources"]
        found |= {bare(m[1]) for s in told if (m := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", s))}
    assert {"rxjs"} <= found <= known


def bare(name: str) -> str:
    """A work's name as its package and its own page may both write it."""
    return re.sub(r"\W", "", name.lower().removesuffix(".js"))
