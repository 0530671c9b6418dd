"""Heaps of invented articles, sorted: which make a story, what stays, what is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from briefgen.errors import NothingToBuild
from briefgen.heap.plan import NAME, Plan, PlannedStory, Remarks, read_plan, write_plan
from briefgen.heap.sort import sort_heap
from tests.kit import large

HEAD = "---\ntitle: '{}'\nsite: {}\ndate: {}\n---\n\n{}\n"
FIRE = (
    "Fire guts the paper mill in Marrowby",
    "A fire gutted the paper mill in Marrowby on Monday night, Marrowby fire chief Della Pike said. "
    "Forty firefighters from Isk fought the flames until dawn. Nobody was hurt, said Pike. "
    "The mill of Corran & Sons had made paper since 1871.",
)
FIRE_AGAIN = (
    "Marrowby loses its old paper mill to flames",
    "The paper mill of Corran & Sons in Marrowby has burned down. The blaze broke out on Monday night, and crews from "
    "Isk were called in, according to Della Pike, who leads the Marrowby firefighters. No one was injured in the mill.",
)
OTHER_FIRE = (
    "Fire guts the paper mill in Tallow Bay",
    "A fire gutted the paper mill in Tallow Bay on Monday night, fire chief Rufus Lane said. Forty firefighters from "
    "Brisk Hill fought the flames until dawn. Nobody was hurt, said Lane. The mill of Wren & Voss was insured.",
)
TREATY = (
    "Two states sign the Lirren water treaty",
    "The foreign ministers of Kessar and Orland signed a treaty about the water of the river Lirren on Friday. "
    "Minister Hanna Voss of Orland spoke of a new beginning. The talks in Dunmere had lasted for nine years.",
)


def put(heap: Path, name: str, story: tuple[str, str], day: str = "2031-03-04") -> None:
    file = heap / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEAD.format(story[0], f"The {name[0].upper()} Post", day, story[1]), encoding="utf-8")


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    folder = tmp_path / "heap"
    put(folder, "a.md", FIRE)
    put(folder, "sub/b.md", FIRE_AGAIN, "2031-03-05")
    put(folder, "c.md", TREATY)
    put(folder, "d.md", OTHER_FIRE, "2031-05-20")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["group", *(str(a) for a in arguments)])


def stories(folder: Path) -> list[tuple[str, ...]]:
    return [s.articles for s in read_plan(folder).stories]


def test_one_event_in_other_words_is_one_story_and_another_event_in_the_same_words_is_none(heap: Path) -> None:
    done = sort_heap(heap)
    assert [s.articles for s in done.plan.stories] == [("a.md", "sub/b.md")]
    assert done.plan.alone == ("c.md", "d.md")
    assert "Marrowby" in done.notes.articles["a.md"]
    assert done.notes.articles["a.md"].endswith("1 day apart")


def test_the_heap_is_left_as_it_is_but_for_the_plan(heap: Path) -> None:
    before = {p: p.read_bytes() for p in heap.rglob("*.md")}
    assert run("-q", heap).exit_code == 0
    assert {p: p.read_bytes() for p in heap.rglob("*") if p.is_file() and p.name != NAME} == before
    first = (heap / NAME).read_bytes()
    assert run("-q", heap).exit_code == 0
    assert (heap / NAME).read_bytes() == first


def test_a_new_article_joins_and_nothing_moves_that_was_placed(heap: Path) -> None:
    (heap / "sub" / "b.md").rename(heap / "b.md")
    plan = Plan((PlannedStory("odd", ("c.md", "d.md")), PlannedStory("fires", ("a.md",))))
    write_plan(plan, Remarks({}, {}), heap)
    assert run("-q", heap).exit_code == 0
    assert read_plan(heap) == Plan((PlannedStory("odd", ("c.md", "d.md")), PlannedStory("fires", ("a.md", "b.md"))))


def test_what_an_editor_leaves_out_is_of_no_story(heap: Path) -> None:
    write_plan(Plan(left_out=("a.md",)), Remarks({}, {}), heap)
    assert run("-q", heap).exit_code == 0
    assert read_plan(heap) == Plan((), ("c.md", "d.md", "sub/b.md"), ("a.md",))


def test_a_faulty_plan_stops_before_anything_is_written(heap: Path) -> None:
    (heap / NAME).write_text("stories:\n- story: s\n  articles: [gone.md]\n", encoding="utf-8")
    before = (heap / NAME).read_bytes()
    result = run("-q", heap)
    assert result.exit_code == 2
    assert "'gone.md' is not in the heap" in result.stderr
    assert (heap / NAME).read_bytes() == before


def test_what_cannot_be_read_is_named_and_keeps_its_place(heap: Path) -> None:
    (heap / "a.md").write_bytes(b"")
    write_plan(Plan((PlannedStory("fires", ("a.md",)),)), Remarks({}, {}), heap)
    result = run(heap)
    assert result.exit_code == 1
    assert "left out: a.md: " in result.stderr
    assert ("a.md",) in stories(heap)


def test_an_empty_heap_says_so(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuild, match="no file in it"):
        sort_heap(tmp_path)
    assert run(tmp_path).exit_code == 3


def test_one_article_is_alone(tmp_path: Path) -> None:
    put(tmp_path, "a.md", FIRE)
    assert sort_heap(tmp_path).plan == Plan(alone=("a.md",))


def test_the_articles_of_a_feed_are_sorted_one_by_one(heap: Path) -> None:
    (heap / "feed.xml").write_bytes(large.feed(12))
    done = sort_heap(heap)
    every = [*(a for s in done.plan.stories for a in s.articles), *done.plan.alone]
    assert sum(a.startswith("feed.xml#") for a in every) == 12
    assert any({"a.md", "sub/b.md"} <= set(s.articles) for s in done.plan.stories)


def test_folders_are_filled_only_where_it_is_asked_and_twice_the_same(heap: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    assert run("-q", heap, "--folders", content).exit_code == 0
    [story] = content.iterdir()
    filled = {p.name: p.read_bytes() for p in (story / "articles").iterdir()}
    assert filled == {"a.md": (heap / "a.md").read_bytes(), "b.md": (heap / "sub" / "b.md").read_bytes()}
    (story / "articles" / "b.md").write_text("mine", encoding="utf-8")
    result = run(heap, "--folders", content)
    assert result.exit_code == 1
    assert "is another file already" in result.stderr
    assert (story / "articles" / "b.md").read_text(encoding="utf-8") == "mine"


def test_links_lead_to_the_heap(heap: Path, tmp_path: Path) -> None:
    assert run("-q", heap, "--folders", tmp_path / "content", "--link").exit_code == 0
    [link] = (tmp_path / "content").rglob("b.md")
    assert link.is_symlink()
    assert link.samefile(heap / "sub" / "b.md")


def test_the_part_of_a_feed_becomes_a_file_that_says_the_same(heap: Path, tmp_path: Path) -> None:
    (heap / "feed.xml").write_bytes(large.feed(2))
    plan = sort_heap(heap).plan
    parts = tuple(a for a in (*(a for s in plan.stories for a in s.articles), *plan.alone) if "#" in a)
    write_plan(Plan((PlannedStory("weir", parts),)), Remarks({}, {}), heap)
    assert run("-q", heap, "--folders", tmp_path / "content").exit_code == 0
    texts = [p.read_text(encoding="utf-8") for p in sorted((tmp_path / "content" / "weir" / "articles").iterdir())]
    assert len(texts) == len(parts)
    assert all("because the river had risen" in t or "report" in t for t in texts)


def test_folders_in_the_heap_are_refused(heap: Path) -> None:
    result = run(heap, "--folders", heap / "content")
    assert result.exit_code == 2
    assert "name a folder outside" in result.stderr


def test_the_report_for_a_program(heap: Path) -> None:
    told = json.loads(run("-q", "--json", heap).stdout)
    assert told["plan"]["stories"][0]["articles"] == ["a.md", "sub/b.md"]
    assert told["notes"]["articles"]["sub/b.md"].startswith("like a.md: ")
