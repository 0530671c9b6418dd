"""Folders that are no proper story, through the real command: each gives a page that says what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

ECHO = """The sluice gate at Orrin Mill jammed

Harbour Echo
4 March 2031

The sluice gate at Orrin Mill jammed half open on Monday and the river Isk flooded 40 houses in the lower town.

Firefighters brought 112 people to the school on the hill, police said. Two men were taken to hospital.

Mayor Jonas Pellew said the gate had been checked in January and found in order.
"""
POST = """Orrin under water after gate fails

The Isk Valley Post
5 March 2031

Forty houses in the lower part of Orrin stood under water after a sluice gate at Orrin Mill jammed on Monday.

According to police, 112 people were brought to the school on the hill by firefighters.

Mayor Jonas Pellew told reporters that the gate had passed its last check in January.
"""
TAGEBLATT = """Schleusentor an der Mühle von Orrin klemmt

Isker Tageblatt
4. März 2031

Das Schleusentor an der Mühle von Orrin hat sich am Montag verklemmt, und der Fluss hat vierzig Häuser überschwemmt.

Die Feuerwehr brachte 112 Menschen in die Schule auf dem Hügel, wie die Polizei mitteilte.

Bürgermeister Jonas Pellew sagte, das Tor sei im Januar geprüft und für gut befunden worden.
"""
Site = Callable[..., tuple[Result, Path]]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Make a story "weir" of these files and write its pages: ``site(echo=ECHO)``."""

    def make(**files: str) -> tuple[Result, Path]:
        folder = tmp_path / "content" / "weir"
        folder.mkdir(parents=True)
        for name, text in files.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, ["pages", str(tmp_path / "out"), "--site", str(tmp_path)])
        return result, tmp_path / "out" / "weir"

    return make


def briefing(pages: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((pages / "briefing.json").read_text(encoding="utf-8"))
    return read


def page(pages: Path, name: str = "index.md") -> str:
    """A page's words, without its tags."""
    return re.sub(r"<[^>]*>", "", (pages / name).read_text(encoding="utf-8"))


def without_a_date(text: str) -> str:
    return re.sub(r"\n\d+ March 2031\n", "\n", text)


def test_one_article_says_what_it_says_and_corroborates_nothing(site: Site) -> None:
    result, pages = site(echo=ECHO)
    assert result.exit_code == 0
    facts = briefing(pages)["facts"]
    assert facts
    assert {(f["articles"], f["origins"], f["root"]) for f in facts} == {(1, 1, None)}
    text = page(pages)
    assert "What this article says" in text
    assert "nothing here is corroborated" in text
    assert "1 article" in text
    assert not re.search(r"\borigins?\b(?! \|)", text.split("Sources")[0]), "no origin is counted"
    assert "Coverage" not in text


def test_the_same_file_three_times_is_one_origin(site: Site) -> None:
    result, pages = site(echo=ECHO, echo2=ECHO, echo3=ECHO)
    assert result.exit_code == 0
    data = briefing(pages)
    (origin,) = data["origins"]
    assert len(origin["articles"]) == 3
    assert origin["reason"] == "the same text, word for word"
    assert {f["origins"] for f in data["facts"]} == {1}
    assert data["bottom_line"] == []
    text = page(pages)
    assert "What this text says" in text
    assert "All articles go back to one origin" in text
    assert "3 articles · 1 origin" in text
    assert "reports, all citing" not in text


def test_a_second_language_is_shown_and_marked(site: Site) -> None:
    result, pages = site(echo=ECHO, post=POST, tageblatt=TAGEBLATT)
    assert result.exit_code == 0, result.output
    data = briefing(pages)
    assert [a["id"] for a in data["articles"] if a.get("uncompared")] == ["tageblatt"]
    assert "tageblatt" not in {c["article"] for f in data["facts"] for c in f["citations"]}
    assert max(f["origins"] for f in data["facts"]) == 2
    text = page(pages)
    assert "2 articles · 2 independent origins" in text
    assert "1 more in another language" in text
    assert "not compared: German" in text
    article = page(pages, "articles/tageblatt.md")
    assert "Das Schleusentor an der Mühle" in article
    assert article.count("it is shown, but not compared") == 1


def test_of_a_story_with_too_many_articles_the_newest_are_compared(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.annotate.story.MOST_ARTICLES", 2)
    result, pages = site(echo=ECHO, post=POST, zeta=ECHO.replace("4 March", "2 March").replace("Harbour Echo", "Zeta"))
    assert result.exit_code == 0
    assert [a["id"] for a in briefing(pages)["articles"] if a.get("uncompared")] == ["zeta"]
    text = page(pages)
    assert "1 more not compared" in text
    assert "not compared: not among the newest" in text
    assert "the newest 2 are compared; this one is shown, but not compared" in page(pages, "articles/zeta.md")


def test_a_large_story_says_what_was_compared(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.compare.shortlist.EACH_AGAINST_EACH", 1)
    result, pages = site(echo=ECHO, post=POST)
    assert result.exit_code == 0
    assert "2 articles of this story are compared: each sentence with the 24 of other articles" in page(pages)


def test_a_story_wholly_in_another_language_claims_nothing(site: Site) -> None:
    result, pages = site(tageblatt=TAGEBLATT)
    assert result.exit_code == 0
    data = briefing(pages)
    sections = (
        "facts",
        "differences",
        "bottom_line",
        "timeline",
        "people",
        "quotes",
        "figures",
        "single_source",
        "gaps",
    )
    assert not any(data[name] for name in sections)
    text = page(pages)
    assert "None of these articles is in English" in text
    assert "1 article in another language" in text
    assert "Das Schleusentor an der Mühle" in page(pages, "articles/tageblatt.md")


def test_articles_without_a_date_are_compared_all_the_same(site: Site) -> None:
    result, pages = site(echo=without_a_date(ECHO), post=without_a_date(POST))
    assert result.exit_code == 0
    data = briefing(pages)
    assert {a["published"] for a in data["articles"]} == {None}
    assert max(f["origins"] for f in data["facts"]) == 2
    assert "dates unknown" in page(pages)


def test_a_fact_that_all_have_from_one_source_says_so(site: Site) -> None:
    result, pages = site(echo=ECHO, post=POST)
    assert result.exit_code == 0
    rooted = {f["root"]: f for f in briefing(pages)["facts"]}
    assert {"police", "Mayor Jonas Pellew"} <= set(rooted)
    text = page(pages)
    assert "2 reports, all citing police" in text
    assert "2 reports, all citing Mayor Jonas Pellew" in text
    marked = (pages / "index.md").read_text(encoding="utf-8")
    echo = next(c for c in rooted["police"]["citations"] if "police" in c["text"])
    assert f'<span data-receipt="{echo["article"]}#{echo["sentence"]}">police</span>' in marked


def test_no_article_at_all_is_said_and_nothing_written(site: Site) -> None:
    result, pages = site()
    assert result.exit_code == 3
    assert not pages.exists()
    assert "no story in this folder" in result.output


def test_a_story_folder_that_waits_for_its_articles_is_named(site: Site, tmp_path: Path) -> None:
    (tmp_path / "content" / "quay").mkdir(parents=True)
    (tmp_path / "content" / "quay" / "story.yml").write_text("title: The quay")
    result, pages = site(echo=ECHO)
    assert result.exit_code == 1
    assert "left out: quay/" in result.output
    assert "There is no article in this folder" in page(pages.parent / "quay")


def test_sixty_articles_are_all_there(site: Site) -> None:
    """Short ones, so that the test is; every one is listed, and the copies among them are one origin."""
    own = {f"echo{n}": ECHO.replace("40 houses", f"{n} houses") for n in range(30)}
    other = {f"post{n}": POST.replace("5 March", f"{1 + n % 9} March") for n in range(30)}
    result, pages = site(**own, **other)
    assert result.exit_code == 0
    data = briefing(pages)
    assert len(data["articles"]) == 60
    assert sorted(len(o["articles"]) for o in data["origins"]) == [30, 30]
    assert max(f["origins"] for f in data["facts"]) == 2
    assert "60 articles · 2 independent origins" in page(pages)
