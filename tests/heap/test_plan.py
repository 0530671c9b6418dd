"""The plan of a heap: what an editor may write, and what is said of what cannot be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import SettingsError
from briefgen.heap.plan import NAME, Plan, PlannedStory, Remarks, as_text, held_against, read_plan, write_plan

PLAN = Plan((PlannedStory("mill fire", ("a.md", "sub/b #2.md", "x.txt#part")),), ("c\u202e.md",), ("menu.html",))


def said(folder: Path, text: str) -> Plan:
    (folder / NAME).write_text(text, encoding="utf-8")
    return read_plan(folder)


def test_what_is_written_is_read_again_whatever_the_names(tmp_path: Path) -> None:
    notes = Remarks({"mill fire": "Fire:\n# 'no' \u2028 end"}, {"a.md": "like b: - x\ny"})
    assert said(tmp_path, as_text(PLAN, notes)) == PLAN


def test_it_is_written_only_where_it_changed(tmp_path: Path) -> None:
    assert [write_plan(PLAN, Remarks({}, {}), tmp_path) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stories: [", "not valid YAML (line 1)"),
        ("- a", "should hold 'stories:'"),
        ("stories: a.md", "'stories' should be a list"),
        ("stories:\n- articles: [a.md]", "story 1 of the list should have 'story: its-name'"),
        ("stories:\n- story: ../up\n  articles: [a.md]", "cannot be a folder's name"),
        ("stories:\n- story: s\n  articles: a.md", "'s' should have a list of files"),
        ("stories:\n- story: s\n  articles: [a.md, a.md]", "the article 'a.md' stands 2 times"),
        ("stories:\n- story: s\n  articles: [a.md]\nalone: [a.md]", "the article 'a.md' stands 2 times"),
        ("stories:\n- story: s\n- story: S", "the story 's' stands 2 times"),
        ("strays: [a.md]", "the entry 'strays' is not understood"),
        ("stories:\n- story: s\n  title: Fire", "'title' is not understood"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=r"groups\.yml") as error:
        said(tmp_path, text)
    assert told in str(error.value)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"'a\.md' is not in the heap; put it back"):
        held_against(PLAN, tmp_path, ["x.txt#part"], ["x.txt", "sub/b #2.md", "c\u202e.md", "menu.html"])


def test_a_part_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"'x\.txt' holds no part 'part'"):
        held_against(PLAN, tmp_path, ["x.txt#other"], ["x.txt", "a.md", "sub/b #2.md", "c\u202e.md", "menu.html"])
