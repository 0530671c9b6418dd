"""Which files make a story, and what is said of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.errors import NothingToBuild
from briefgen.load.files import find_stories, load_story
from briefgen.model import Publisher

Make = Callable[[dict[str, str | bytes]], Path]


def test_either_form_of_folder_is_the_same_story(content: Make) -> None:
    root = content({"flood/a.txt": "A", "flood/articles/b.md": "B", "flood/story.yml": "title: The flood\norder: 2"})
    story = load_story(root / "flood", root)
    assert story == load_story(root / "flood" / "articles", root)
    assert (story.id, story.title, story.order, story.publish) == ("flood", "The flood", 2, True)
    assert [s.path for s in story.sources] == ["flood/a.txt", "flood/articles/b.md"]


def test_paths_are_relative_to_the_folder_above_where_no_content_folder_is_named(content: Make) -> None:
    root = content({"flood/articles/a.txt": "A"})
    assert [s.path for s in load_story(root / "flood").sources] == ["flood/articles/a.txt"]


def test_two_files_with_one_name_both_survive(content: Make) -> None:
    root = content({"flood/a.txt": "one", "flood/articles/a.txt": "two", "flood/articles/a.md": "three"})
    assert sorted(s.data for s in load_story(root / "flood", root).sources) == [b"one", b"three", b"two"]


def test_what_is_no_article_is_named_and_hidden_files_are_not(content: Make) -> None:
    root = content(
        {
            "flood/a.txt": "A",
            "flood/.DS_Store": "x",
            "flood/edits.yml": "clean: {}",
            "flood/data.yaml": "a: 1",
            "flood/old/b.txt": "B",
            "flood/articles/deep/c.txt": "C",
        }
    )
    story = load_story(root / "flood", root)
    assert [s.path for s in story.sources] == ["flood/a.txt"]
    assert [n.path for n in story.not_read] == ["flood/articles/deep", "flood/data.yaml"]
    assert all(n.reason.endswith(".") for n in story.not_read)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("title: [", "not valid YAML"),
        ("- a", "title"),
        ("colour: red", "colour"),
        ("order: first", "order"),
        ("publishers: [Echo]", "publishers"),
    ],
)
def test_story_settings_that_cannot_be_used_are_named(content: Make, said: str, words: str) -> None:
    story = load_story(content({"flood/a.txt": "A", "flood/story.yml": said}) / "flood")
    (left_out,) = story.not_read
    assert left_out.path == "flood/story.yml"
    assert words in left_out.reason


def test_a_story_may_say_which_titles_are_of_one_publisher(content: Make) -> None:
    said = "publishers:\n  Harbour Group: [Harbour Echo, Harbour Post]"
    story = load_story(content({"flood/a.txt": "A", "flood/story.yml": said}) / "flood")
    assert story.publishers == (Publisher("Harbour Group", ("Harbour Echo", "Harbour Post")),)
    assert not story.not_read


def test_a_story_whose_publish_cannot_be_read_is_held_back(content: Make) -> None:
    assert load_story(content({"flood/a.txt": "A", "flood/story.yml": "publish: maybe"}) / "flood").publish is False


def test_stories_are_found_by_their_sources_or_their_settings(content: Make) -> None:
    root = content(
        {"b/x.txt": "x", "a/articles/y.txt": "y", "c/story.yml": "title: empty", ".git/z.txt": "z", "top.md": "t"}
    )
    assert [p.name for p in find_stories(root)] == ["a", "b", "c"]
    assert find_stories(root / "missing") == ()


def test_the_folder_of_a_saved_page_is_no_stranger(content: Make) -> None:
    root = content({"flood/a.html": "<p>A</p>", "flood/a_files/x.js": "x", "flood/b_files/x.js": "x"})
    assert load_story(root / "flood", root).not_read == ()
    assert [p.relative_to(root).as_posix() for p in find_stories(root)] == ["flood", "flood/b_files"]


def test_a_file_too_large_for_any_article_is_not_opened(content: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.load.files.MAX_FILE", 10)
    (left_out,) = load_story(content({"flood/a.txt": "Rain fell all night."}) / "flood").not_read
    assert left_out.path == "flood/a.txt"
    assert "larger than" in left_out.reason


def test_a_missing_folder_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuild, match="nowhere"):
        load_story(tmp_path / "nowhere")
