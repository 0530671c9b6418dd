"""The second look at finished pages: what is printed is what the data says, and nothing else is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.gate.independent.pages import foreign, page_doubts, search_doubts
from briefgen.gate.independent.search import own_search_doubts
from briefgen.gate.independent.told import Told

STORY = "tallowick-footbridge"
PAGE, ARTICLE = f"{STORY}/index.html", f"{STORY}/articles/5-the-weir.html"
pytestmark = pytest.mark.slow


@pytest.fixture
def site(sample_site: Path) -> Path:
    """The sample site, built."""
    return sample_site


def pages(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*.html")}


def doubts(site: Path, html: dict[str, bytes]) -> list[str]:
    """Everything doubted of these pages."""
    folder = site / STORY
    briefing = json.loads((folder / "briefing.json").read_bytes())
    articles = {f.stem: json.loads(f.read_bytes()) for f in (folder / "articles").glob("*.json")}
    found = [*page_doubts(Told(briefing, articles, {}), html, ""), *foreign(html)]
    return [str(doubt) for doubt in found]


def test_an_honest_site_raises_no_doubt(site: Path) -> None:
    assert doubts(site, pages(site)) == []


def test_a_page_may_say_that_its_outlet_is_not_told(site: Path) -> None:
    briefing = json.loads((site / STORY / "briefing.json").read_bytes())
    article = json.loads((site / ARTICLE).with_suffix(".json").read_bytes())
    article["metadata"].update(outlet=None, authors=["Ida Fenwright"])
    page = (
        (site / ARTICLE).read_text().replace(">The Weir</dd>", ">not told</dd>").replace(">unknown</dd>", ">told</dd>")
    )
    told = Told(briefing, {"5-the-weir": article}, {})
    found = [str(doubt) for doubt in page_doubts(told, {ARTICLE: page.encode()}, "")]
    assert not [doubt for doubt in found if "not told" in doubt or "'unknown'" in doubt]
    assert [doubt for doubt in found if "Ida Fenwright" in doubt], "the authors are asked about"


def spoilt(files: dict[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """The files, one of which says something else in one place."""
    text = files[name].decode()
    assert old in text
    return {**files, name: text.replace(old, new, 1).encode()}


@pytest.mark.parametrize(
    ("page", "old", "new", "reason"),
    [
        (PAGE, '<h3 id="speaker-1">Amir Sandoval', '<h3 id="speaker-1">Colin Averill', "the quotations are not those"),
        (PAGE, 'html#s-3ec486cd">Tallowick Gazette', 'html#s-fac7ce94">Tallowick Gazette', "is not as the data has it"),
        (PAGE, "</span> 2 origins</span>", "</span> 6 origins</span>", "has '6 origins' beside it"),
        (PAGE, 'bg-badge-update">Update', 'bg-badge-update">Conflict', "bears the badges"),
        (PAGE, 'bg-tag bg-tag-update"><a', 'bg-tag bg-tag-conflict"><a', "bears the mark conflict"),
        (PAGE, '<td class="bg-is-says"', '<td class="bg-is-silent"', "the map has others who say"),
        (
            PAGE,
            'skip 2:</b> <a href="articles/1-tallowick-gazette.html">',
            'skip 2:</b> <a href="articles/5-the-weir.html">',
            "who reads",
        ),
        (PAGE, '<ol class="bg-facts">', "<p>The mayor has fled the country.</p><ol>", "has no receipt"),
        (PAGE, '<ol class="bg-facts">', "<script>steal()</script><ol>", "there is a <script> in the text"),
        (PAGE, "</body>", "<script>steal()</script></body>", "a script is on few pages alone"),
        (PAGE, '<ol class="bg-facts">', '<ol onclick="steal()">', "has onclick="),
        (PAGE, "</head>", '<script src="https://evil.example/x.js"></script></head>', "loads https://evil.example"),
        (ARTICLE, '<div class="bg-body">', '<div class="bg-body"><p>The mayor has fled.</p>', "the text: "),
        (ARTICLE, "darkest night", "brightest night", "the text: "),
    ],
)
def test_a_lie_on_a_page_is_caught(site: Path, page: str, old: str, new: str, reason: str) -> None:
    found = doubts(site, spoilt(pages(site), page, old, new))
    assert any(reason in doubt for doubt in found), found


def test_a_poisoned_index_of_the_themes_search_is_caught(site: Path) -> None:
    index = {"docs": [{"location": f"{PAGE}#facts", "title": "Key facts", "text": "lantern festival embezzlement"}]}
    (doubt,) = search_doubts(json.dumps(index).encode(), pages(site))
    assert "does not hold the word 'embezzlement'" in str(doubt)


def searched(site: Path, files: dict[str, bytes]) -> list[str]:
    """Everything doubted of these files of the search."""
    stories = {f.parent.name: json.loads(f.read_bytes()) for f in site.glob("*/briefing.json")}
    return [str(doubt) for doubt in own_search_doubts(files, pages(site), stories)]


def scripts(site: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((site / "search").glob("*.js"))}


def test_an_honest_search_raises_no_doubt(site: Path) -> None:
    assert searched(site, scripts(site)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("texts-0.js", "Ilena Varsik", "Ilena Varsik, the thief", "does not hold the word 'thief'"),
        ("texts-0.js", '"who-ilena-varsik"', '"who-marek-nobody"', "has no anchor who-marek-nobody"),
        ("texts-0.js", "lirren-water-treaty/index.html", "lirren-water-treaty/none.html", "which is not there"),
        ("texts-0.js", ");\n", ");alert(1);\n", "it is no data of the search alone"),
        ("words-0.js", '"varsik","', '"varsik embezzler","A', "'varsik embezzler' leads to a section without it"),
        ("words-0.js", '"varsik",', '"varsiq",', "leads to a section without it"),
        ("words-0.js", '"varsik","', '"varsik","_', "it cannot be followed"),
        ("names-0.js", '"Ilena Varsik"', '"Ilena Varsig"', "is found under the name 'Ilena Varsig'"),
        ("index.js", '"Kessar Tribune"', '"Kessar Gazette"', "is found under other outlets"),
        ("index.js", '"origin":"2025-06-11"', '"origin":"2025-06-12"', "is found under other days"),
        ("index.js", '"story","article"', '"article","story"', "is found as article"),
        ("index.js", '"words":["', '"words":["0","', "it cannot be followed"),
    ],
)
def test_a_lie_in_the_search_is_caught(site: Path, file: str, old: str, new: str, reason: str) -> None:
    found = searched(site, spoilt(scripts(site), file, old, new))
    assert any(reason in doubt for doubt in found), found


def test_a_file_of_the_search_that_is_of_another_build_is_caught(site: Path) -> None:
    files = scripts(site)
    files["words-0.js"] = files["words-0.js"].replace(b'0,"', b'0,"0', 1)
    assert "its files are of several builds" in searched(site, files)[0]


def test_a_file_of_the_search_that_is_missing_is_caught(site: Path) -> None:
    files = scripts(site)
    del files["texts-1.js"]
    assert searched(site, files)
