"""How much of an article is published: all of it, what is cited, or nothing but its name, and in no file more."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import cast

import lxml.html
import pytest

from briefgen.gate.untouched import SUMS, hashes, sums_file
from briefgen.settings.site import Settings
from briefgen.site.check import check_site
from briefgen.site.running import build_site
from tests.kit.ferry import GULL, TIDE
from tests.site.test_site import Make, site

pytestmark = pytest.mark.slow

FIRST = "The ferry Silver Gull ran aground off Marrowby on Monday evening, and twelve people were rescued."
HIDDEN = [
    "A lamp in the boathouse burned until the morning came.",
    "Somebody had painted the railings green in the spring.",
    "The gulls were loud above the old slipway.",
]
"""Sentences that nothing cites and that stand before none that is cited."""

GULL_AT = "https://harbour-gull.example/ferry"
LONG = GULL.replace("4 March 2025\n\n", "4 March 2025\n\n", 1) + "\n" + "\n\n".join(HIDDEN) + "\n"
PAGE = (
    "<html><head><title>Ferry runs aground off Marrowby</title>"
    f'<link rel="canonical" href="{GULL_AT}"><meta property="og:site_name" content="The Harbour Gull">'
    '<meta property="article:published_time" content="2025-03-04">'
    '<meta name="description" content="Twelve people left the stranded ferry in the dark.">'
    "</head><body><article><h1>Ferry runs aground off Marrowby</h1>"
    + "".join(f"<p>{p}</p>" for p in LONG.split("\n\n")[2:] if p.strip())
    + "</article></body></html>"
)
FILES: dict[str, str | bytes] = {"ferry/gull.html": PAGE, "ferry/tide.txt": TIDE}


def built(make: Make, root: Path, terms: str = "", more: dict[str, str | bytes] | None = None) -> Settings:
    def change(text: str) -> str:
        """Our own settings, with these in the place of what they say of it."""
        text = re.sub(r"      (publish|noindex): .*\n", "", text)
        return text.replace("      strict: false", f"{terms}      strict: false")

    folder = site(make, root, FILES | (more or {}), change)
    settings = Settings.load(folder)
    assert not build_site(settings).not_read
    return settings


def words(folder: Path) -> str:
    """All words of a site, also those inside its books, however they are written."""
    found = []
    for file in sorted(folder.rglob("*")):
        data = file.read_bytes() if file.is_file() else b""
        if file.suffix == ".epub":
            with zipfile.ZipFile(BytesIO(data)) as book:
                data = b"\n".join(book.read(name) for name in book.namelist())
        text = data.decode("utf-8", "replace")
        if file.suffix in {".html", ".epub"}:
            page = cast("lxml.html.HtmlElement", lxml.html.document_fromstring(re.sub(r"<\?xml.*?\?>", "", text)))
            text += str(page.text_content())
        found.append(text)
    return " ".join("\n".join(found).split())


def test_the_whole_article_is_shown_where_nothing_is_said(content: Make, root: Path) -> None:
    settings = built(content, root)
    told = words(settings.site_dir)
    assert all(sentence in told for sentence in HIDDEN)
    assert "shown as a whole" in told


@pytest.mark.parametrize(
    ("terms", "more"),
    [
        ("      publish: cited\n", {}),
        ("", {"ferry/story.yml": "publish: cited"}),
        ("      outlets: {The Harbour Gull: cited}\n", {}),
        ("      outlets: {harbour-gull.example: cited}\n", {}),
        ("      publish: none\n", {"ferry/story.yml": "publish: cited"}),
    ],
)
def test_of_a_cited_one_no_file_holds_more_than_is_cited(
    content: Make, root: Path, terms: str, more: dict[str, str | bytes]
) -> None:
    settings = built(content, root, terms, more)
    told = words(settings.site_dir)
    assert not [sentence for sentence in HIDDEN if sentence in told]
    assert "left the stranded ferry" not in told
    assert FIRST in told
    assert "only the sentences that" in told
    article = json.loads((settings.site_dir / "ferry/articles/gull.json").read_bytes())
    assert article["rights"] == "cited"
    assert article["cuts"] == []
    assert check_site(settings, rebuild=False).failures == ()


def test_one_that_may_only_be_named_is_named_and_no_more(content: Make, root: Path) -> None:
    third = TIDE.replace("Rescue at sea", "Long night").replace("5 March", "6 March")
    settings = built(content, root, "      outlets: {The Harbour Gull: none}\n", {"ferry/third.txt": third})
    told = words(settings.site_dir)
    assert not [s for s in (*HIDDEN, FIRST, "twelve people", "left the stranded ferry") if s in told]
    assert "Ferry runs aground off Marrowby" in told
    assert GULL_AT in told
    assert "only named" in told
    assert "fourteen people were rescued" in told
    briefing = json.loads((settings.site_dir / "ferry/briefing.json").read_bytes())
    card = next(a for a in briefing["articles"] if a["id"] == "gull")
    assert (card["rights"], card["uncompared"], card["words"]) == ("none", True, 0)
    assert '"article": "gull"' not in json.dumps({**briefing, "articles": [], "origins": []})
    assert check_site(settings).failures == ()


def test_more_than_may_be_shown_is_caught_in_a_finished_site(content: Make, root: Path) -> None:
    settings = built(content, root, "      publish: cited\n")
    file = settings.site_dir / "ferry/articles/gull.json"
    article = json.loads(file.read_bytes())
    article["cuts"] = [{"text": HIDDEN[0], "rule": "editor", "source": [0, 5]}]
    file.write_text(json.dumps(article))
    (settings.site_dir / SUMS).write_bytes(sums_file(hashes(settings.site_dir)))
    assert any("hold more of the text" in failure for failure in check_site(settings).failures)


def test_a_site_that_shows_more_than_its_settings_now_allow_does_not_pass(content: Make, root: Path) -> None:
    settings = built(content, root)
    file = settings.root / "mkdocs.yml"
    file.write_text(file.read_text().replace("      strict: false", "      publish: cited\n      strict: false"))
    assert any("may be shown" in failure for failure in check_site(Settings.load(settings.root)).failures)


def test_a_site_carried_away_from_its_sources_still_holds(content: Make, root: Path, tmp_path: Path) -> None:
    settings = built(content, root, "      publish: cited\n")
    away = tmp_path / "away"
    away.mkdir()
    settings.site_dir.rename(away / "site")
    (away / "mkdocs.yml").write_bytes((settings.root / "mkdocs.yml").read_bytes())
    assert check_site(Settings.load(away)).failures == ()


@pytest.mark.parametrize(
    ("said", "hidden"), [("true", {"index", "story", "article"}), ("articles", {"article"}), ("false", set())]
)
def test_search_engines_are_asked_to_stay_away(
    content: Make, root: Path, monkeypatch: pytest.MonkeyPatch, said: str, hidden: set[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "https://n.example/")
    made = built(content, root, f"      noindex: {said}\n").site_dir
    pages = {"index": "index.html", "story": "ferry/index.html", "article": "ferry/articles/tide.html"}
    found = {
        what for what, name in pages.items()
        if lxml.html.document_fromstring((made / name).read_bytes()).cssselect("meta[name=robots][content=noindex]")
    }  # fmt: skip
    assert found == hidden
    mapped = (made / "sitemap.xml").read_text()
    assert {what for what, name in pages.items() if f"https://n.example/{name}<" not in mapped} == hidden
