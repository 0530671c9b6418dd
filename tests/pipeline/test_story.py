"""One story from its files to its briefing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import NothingToBuild
from briefgen.load.files import load_story
from briefgen.model import SourceFile, Story
from briefgen.pipeline.story import brief_folder, brief_story

GULL = (
    "---\ntitle: Ferry aground\nsite: Marrow Radio\npublished: 2024-06-18\n---\n\n"
    "The ferry Silver Gull ran aground off Marrowby at dawn on Monday with 60 passengers aboard.\n"
)
TIDE = (
    "---\ntitle: Sixty ashore\nsite: The Orrin Bell\npublished: 2024-06-18\n---\n\n"
    "Sixty passengers were aboard the ferry Silver Gull when it ran aground off Marrowby at dawn on Monday.\n"
)
FILES: dict[str, str | bytes] = {
    "ferry/articles/gull.md": GULL,
    "ferry/articles/tide.md": TIDE,
    "ferry/articles/nothing.txt": "",
}
Make = Callable[[dict[str, str | bytes]], Path]


def test_a_folder_becomes_a_briefing_and_names_what_is_no_article(content: Make) -> None:
    done = brief_folder(content(FILES) / "ferry")
    assert [a.id for a in done.articles] == ["gull", "tide"]
    assert len(done.briefing.facts) == 1
    (left_out,) = done.briefing.not_read
    assert left_out.path.endswith("nothing.txt")


def test_either_form_of_folder_is_the_same_story(content: Make) -> None:
    folder = content(FILES) / "ferry"
    assert brief_folder(folder).briefing == brief_folder(folder / "articles").briefing


def test_the_order_of_the_files_does_not_matter(content: Make) -> None:
    story = load_story(content(FILES) / "ferry")
    turned = replace(story, sources=story.sources[::-1])
    assert brief_story(turned).briefing == brief_story(story).briefing


def test_an_edit_of_one_file_is_seen() -> None:
    def story(text: str) -> Story:
        return Story("ferry", (SourceFile("ferry/gull.md", text.encode()),))

    before, after = (brief_story(story(t)).articles[0].sentences[-1] for t in (GULL, GULL.replace("60", "70")))
    assert "60 passengers" in before.text
    assert "70 passengers" in after.text


def test_a_folder_without_an_article_says_why(content: Make) -> None:
    folder = content({"ferry/articles/nothing.txt": ""}) / "ferry"
    with pytest.raises(NothingToBuild, match=r"nothing\.txt"):
        brief_folder(folder)


TRANSCRIPT = """The bridge at Dorfield

EVA MARSH, HOST:

Our reporter is at the bridge.

ANN HARLOW, MAYOR OF DORFIELD: We were lucky that it was night.

MARSH: And what now?

HARLOW: The bridge is gone, and nobody should go near it.

MARSH: That was the mayor of Dorfield.
"""


def test_who_speaks_in_a_transcript_is_printed_though_all_names_stand_in_capitals(tmp_path: Path) -> None:
    folder = tmp_path / "bridge"
    folder.mkdir()
    (folder / "1.txt").write_text(TRANSCRIPT, encoding="utf-8")
    briefing = brief_story(load_story(folder)).briefing
    assert {quote.speaker for quote in briefing.quotes} == {"Ann Harlow"}
    assert briefing.withheld == ()
