"""What a site says of its stories outside of their folders: a lie planted in each place is caught."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from briefgen.gate.independent.abroad import abroad_doubts
from briefgen.gate.independent.told import Told

STORY = "tallowick-footbridge"
BASE = "https://desk.example/news/"
FEEDS = ("stories-feed.xml", "stories-feed.json", "facts-feed.xml", "facts-feed.json")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def stories(sample_site: Path) -> dict[str, Told]:
    """The stories of the sample site as their files tell them."""
    found = {}
    for file in sample_site.glob("*/briefing.json"):
        articles = {f.stem: json.loads(f.read_bytes()) for f in (file.parent / "articles").glob("*.json")}
        found[file.parent.name] = Told(json.loads(file.read_bytes()), articles, {})
    return found


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[str, bytes]:
    """Its pages."""
    return {file.relative_to(sample_site).as_posix(): file.read_bytes() for file in sample_site.rglob("*.html")}


@pytest.fixture
def files(sample_site: Path) -> dict[str, bytes]:
    """Its feeds and ``llms.txt``, and a map such as it has where the site knows its address."""
    places = "".join(f"<url><loc>{BASE}{page}</loc></url>" for page in ("index.html", f"{STORY}/index.html"))
    told = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'.encode()
    named = {name: (sample_site / name).read_bytes() for name in (*FEEDS, "llms.txt")}
    return {**named, "sitemap.xml": told, "sitemap.xml.gz": gzip.compress(told)}


def test_an_honest_site_raises_no_doubt(
    stories: dict[str, Told], files: dict[str, bytes], pages: dict[str, bytes]
) -> None:
    assert len(stories) == 2
    assert abroad_doubts(stories, files, pages, BASE) == ()


LIES = [
    ("stories-feed.xml", "&lt;blockquote&gt;", "&lt;blockquote&gt;Nobody was to blame. ", "the bottom line"),
    ("stories-feed.xml", "&lt;/blockquote&gt;", "&lt;/blockquote&gt;So it was.", "there is more in it"),
    ("stories-feed.xml", "<updated>2", "<updated>3", "cannot be read|is dated"),
    ("stories-feed.xml", f"{STORY}/index.html", "elsewhere/index.html", "leads to no story"),
    ("stories-feed.json", "<blockquote>", "<blockquote>Nobody was to blame. ", "the bottom line"),
    ("stories-feed.json", "Tallowick Gazette", "Tallowick Herald", "does not name"),
    ("stories-feed.json", " articles ·", "1 articles ·", "does not begin with"),
    ("facts-feed.xml", "<title>", "<title>Not so: ", "the title"),
    ("facts-feed.xml", "&lt;blockquote&gt;", "&lt;blockquote&gt;Not ", "the words of"),
    ("facts-feed.json", "<blockquote>", "<blockquote>Not ", "the words of"),
    ("facts-feed.json", "index.html#", "index.html#x", "neither a fact nor a difference"),
    ("facts-feed.json", '"items": [', '"items": [7, ', "cannot be read"),
    ("llms.txt", "## Stories\n", "## Stories\n\nThe mayor has fled.\n", "tells of no story"),
    ("llms.txt", "independent origins", "independent origin", "does not begin with"),
    ("llms.txt", "- [", "- [Not so: ", "the title"),
    ("llms.txt", f"({STORY}/index.html)", "(gone/index.html)", f"the story {STORY} is missing"),
    ("sitemap.xml", f"{STORY}/index.html", f"{STORY}/secret.html", "leads to no page"),
    ("sitemap.xml", BASE, "https://elsewhere.example/", "leads to no page"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "reason"), LIES)
def test_a_lie_beside_the_pages_is_caught(
    stories: dict[str, Told],
    files: dict[str, bytes],
    pages: dict[str, bytes],
    name: str,
    old: str,
    new: str,
    reason: str,
) -> None:
    text = files[name].decode()
    assert old in text
    at = text.index("<entry>") if "<entry>" in text else 0
    spoilt = text[:at] + text[at:].replace(old, new, 1)
    found = [str(d) for d in abroad_doubts(stories, {**files, name: spoilt.encode()}, pages, BASE)]
    assert any(part in line for line in found for part in reason.split("|")), found


def test_a_lie_in_the_packed_map_is_caught(
    stories: dict[str, Told], files: dict[str, bytes], pages: dict[str, bytes]
) -> None:
    files["sitemap.xml.gz"] = gzip.compress(files["sitemap.xml"].replace(b"index.html", b"gone.html", 1))
    (doubt,) = abroad_doubts(stories, files, pages, BASE)
    assert "leads to no page" in str(doubt)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (" facts</span>", "0 facts</span>", "its page shows"),
        (" update", "1 update", "its page shows"),
        ("independent origins", "independent sources", "does not begin with"),
        (f'href="{STORY}/index.html"', 'href="gone/index.html"', "leads to no story"),
        ('<p class="bg-said"', '<p class="bg-said">Nobody was to blame.</p><p class="bg-said"', "what is said"),
        (
            '<p class="bg-badges"',
            '<p><span class="bg-badge">3 not read</span></p><p class="bg-badges"',
            "were not read",
        ),
    ],
)
def test_a_lie_in_the_list_of_stories_is_caught(
    stories: dict[str, Told], pages: dict[str, bytes], old: str, new: str, reason: str
) -> None:
    home = pages["index.html"].decode()
    assert old in home
    at = home.index("bg-tease")
    spoilt = home[:at] + home[at:].replace(old, new, 1)
    found = [str(d) for d in abroad_doubts(stories, {}, {**pages, "index.html": spoilt.encode()})]
    assert any(reason in line for line in found), found


def test_an_owners_own_file_of_such_a_name_is_left_alone(stories: dict[str, Told], pages: dict[str, bytes]) -> None:
    theirs = {"llms.txt": b"# Ask us\n\nWrite to the desk.\n", "my-feed.xml": b"<rss/>", "feed.json": b"{}"}
    assert abroad_doubts(stories, theirs, pages) == ()


def test_a_map_in_parts_names_files_that_are_there() -> None:
    form = '<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><{1}><loc>https://a.example/{2}</loc></{1}></{0}>'
    part = form.format("urlset", "url", "index.html").encode()
    whole = form.format("sitemapindex", "sitemap", "sitemap-1.xml").encode()
    files, pages = {"sitemap.xml": whole, "sitemap-1.xml": part}, {"index.html": b"<p></p>"}
    assert not abroad_doubts({}, files, pages, "https://a.example/")
    (doubt,) = abroad_doubts({}, {"sitemap.xml": whole}, pages, "https://a.example/")
    assert "leads to no page" in str(doubt)
