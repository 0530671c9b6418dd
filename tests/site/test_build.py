"""The whole line: good and bad input through the build, and the same bytes whatever the circumstances."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.errors import GateError, NothingToBuild
from briefgen.model import NotRead, Story
from briefgen.pipeline.brief import brief
from briefgen.pipeline.intake import Intake, take_in
from briefgen.pipeline.story import brief_folder, brief_story
from briefgen.render.site import render
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from briefgen.settings.site import Settings
from briefgen.site import build, crew
from briefgen.site.build import MANIFEST, BuildReport, build_pages, write_pages
from tests.kit.ferry import GOOD, GULL, TIDE

Make = Callable[[dict[str, str | bytes]], Path]


def settings(content: Path) -> Settings:
    """The settings of a site around a content folder."""
    return Settings.of(content.parent, {})


def bad(root: Path, name: str) -> bytes:
    """One of the bad files kept with the tests."""
    return (root / "tests" / "cases" / "bad" / name).read_bytes()


def test_a_good_story_is_built_with_nothing_left_out(content: Make) -> None:
    report = build_pages(settings(content(GOOD)))
    assert (report.stories, report.articles, report.not_read, report.exit_code) == (("ferry",), 2, (), 0)
    assert report.newest == "2025-03-05"
    assert {"index.md", "ferry/index.md", "ferry/briefing.json"} <= set(report.pages)


@pytest.mark.parametrize(
    ("name", "speaks_of"),
    [
        ("empty.txt", "empty"),
        ("binary.txt", "picture"),
        ("unknown-encoding.txt", "encoding"),
        ("menu-only.html", "menu"),
        ("only-link.url", "link"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_is_built(content: Make, root: Path, name: str, speaks_of: str) -> None:
    folder = content({**GOOD, f"ferry/{name}": bad(root, name)})
    report = build_pages(settings(folder))
    assert (report.articles, report.exit_code) == (2, 1)
    (left_out,) = report.not_read
    assert left_out.path == f"ferry/{name}"
    assert speaks_of in left_out.reason.lower()
    assert left_out.reason.endswith(".")
    page = (folder.parent / ".briefgen" / "ferry" / "index.md").read_text(encoding="utf-8")
    assert "not read" in page.lower()
    data = json.loads((folder.parent / ".briefgen" / "ferry" / "briefing.json").read_bytes())
    assert data["not_read"] == [{"path": left_out.path, "reason": left_out.reason}]


def test_broken_front_matter_does_not_lose_the_article(content: Make, root: Path) -> None:
    folder = content({**GOOD, "ferry/broken.md": bad(root, "broken-front-matter.md")})
    report = build_pages(settings(folder))
    assert (report.articles, report.not_read) == (3, ())
    (article,) = (a for a in brief_folder(folder / "ferry").articles if a.path == "ferry/broken.md")
    assert any("front matter" in note.lower() for note in article.notes)


def test_another_language_is_shown_with_a_note_and_not_compared(content: Make, root: Path) -> None:
    folder = content({**GOOD, "ferry/other.txt": bad(root, "other-language.txt")})
    done = brief_folder(folder / "ferry")
    (card,) = (c for c in done.briefing.articles if c.path == "ferry/other.txt")
    assert card.language == "de"
    assert any("language" in note.lower() or "german" in note.lower() for note in card.notes)
    assert card.id not in {c.article for fact in done.briefing.facts for c in fact.citations}
    assert build_pages(settings(folder)).exit_code == 0


def test_hostile_html_leaves_nothing_that_runs(content: Make, root: Path) -> None:
    folder = content({**GOOD, "ferry/hostile.html": bad(root, "hostile.html")})
    report = build_pages(settings(folder))
    assert (report.articles, report.not_read) == (3, ())
    for name in report.pages:
        if name.endswith(".md"):
            text = (folder.parent / ".briefgen" / name).read_text(encoding="utf-8").lower()
            assert "<script" not in text
            assert "javascript:" not in text.replace("&#58;", " ")
            assert "<iframe" not in text


def test_two_files_of_one_name_are_two_articles(content: Make) -> None:
    done = brief_folder(content({"ferry/gull.txt": GULL, "ferry/gull.md": TIDE}) / "ferry")
    assert len({a.id for a in done.articles}) == 2


def test_a_single_article_is_a_story(content: Make) -> None:
    report = build_pages(settings(content({"ferry/gull.txt": GULL})))
    assert (report.articles, report.exit_code) == (1, 0)


def test_a_story_without_an_article_is_named_and_the_others_go_on(content: Make) -> None:
    report = build_pages(settings(content({**GOOD, "lost/empty.txt": b"", "none/story.yml": "title: Nothing yet"})))
    assert report.exit_code == 1
    assert [n.path for n in report.not_read] == ["lost/empty.txt", "none/"]
    assert "ferry/index.md" in report.pages


@pytest.mark.parametrize("files", [{}, {"lost/story.yml": "title: Nothing"}, {"lost/empty.txt": b""}])
def test_no_article_at_all_is_nothing_to_build(content: Make, files: dict[str, str | bytes]) -> None:
    folder = content(files)
    with pytest.raises(NothingToBuild) as caught:
        build_pages(settings(folder))
    assert str(folder) in str(caught.value)
    assert not (folder.parent / ".briefgen").exists()


def test_no_content_folder_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuild, match="briefgen new"):
        build_pages(settings(tmp_path / "content"))


def test_an_unpublished_story_is_left_alone(content: Make) -> None:
    report = build_pages(settings(content({**GOOD, "draft/gull.txt": GULL, "draft/story.yml": "publish: false"})))
    assert report.stories == ("ferry",)
    assert not any(page.startswith("draft/") for page in report.pages)


def test_a_lie_on_a_page_stops_the_build_and_leaves_the_last_good_pages(
    content: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = content(GOOD)
    build_pages(settings(folder))
    before = _files(folder.parent / ".briefgen")

    def lying(stories: tuple[BriefedStory, ...], *others: Any) -> dict[str, bytes]:
        return {**render(stories, *others), "people.md": b"[Ida](ferry/articles/gull.md#s-none)"}

    monkeypatch.setattr(build, "render", lying)
    with pytest.raises(GateError, match="s-none leads to an anchor that does not exist"):
        build_pages(settings(folder))
    assert _files(folder.parent / ".briefgen") == before


def test_a_statement_that_cannot_be_proven_is_withheld_and_the_rest_is_published(
    content: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(*of: Any) -> Briefing:
        true = brief(*of)
        return replace(true, timeline=tuple(replace(e, inferred=not e.inferred) for e in true.timeline[:1]))

    monkeypatch.setattr("briefgen.pipeline.story.brief", lying)
    folder = content(GOOD)
    report = build_pages(settings(folder))
    ((story, held),) = report.withheld
    assert (report.exit_code, report.not_read, story, held.section) == (1, (), "ferry", "timeline")
    made = folder.parent / ".briefgen"
    assert json.loads((made / "ferry/briefing.json").read_bytes())["timeline"] == []
    page = html.unescape((made / "how-this-was-made.md").read_text())
    assert "1 statement could not be proven" in page
    assert held.reason in page


def test_an_article_that_cannot_be_proven_is_left_out_and_its_story_is_briefed_without_it(
    content: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(sources: Any, edits: Any = ()) -> Intake:
        taken = take_in(sources, edits)
        false = (replace(a, sha256="0" * 64) if "tide" in a.path else a for a in taken.articles)
        return replace(taken, articles=tuple(false))

    monkeypatch.setattr("briefgen.pipeline.story.take_in", lying)
    report = build_pages(settings(content(GOOD)))
    (left_out,) = report.not_read
    assert (report.articles, report.withheld, left_out.path) == (1, (), "ferry/tide.txt")
    assert "receipts do not hold" in left_out.reason


@pytest.mark.parametrize(
    "fault", [ZeroDivisionError("x"), GateError(("quay: a lie",)), RecursionError(), MemoryError()]
)
def test_a_story_that_cannot_be_built_is_named_and_the_others_are(
    content: Make, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def failing(story: Story) -> BriefedStory:
        if story.id == "quay":
            raise fault
        return brief_story(story)

    monkeypatch.setattr(crew, "briefed", failing)
    folder = content({**GOOD, "quay/gull.txt": GULL})
    report = build_pages(settings(folder))
    (left_out,) = report.not_read
    assert (report.stories, report.exit_code, left_out.path) == (("ferry",), 1, "quay/")
    made = folder.parent / ".briefgen"
    assert not (made / "quay").exists()
    assert "quay/" in html.unescape((made / "how-this-was-made.md").read_text())


def test_a_story_may_lie_in_any_depth_and_its_address_is_its_path(content: Make) -> None:
    folder = content({"2025/03/ferry/articles/gull.txt": GULL, "2025/tide.txt": TIDE, "2025/.x/a.txt": GULL})
    report = build_pages(settings(folder))
    assert (report.stories, report.not_read) == (("2025", "2025/03/ferry"), ())
    pages = folder.parent / ".briefgen"
    assert (pages / "2025/03/ferry/articles/gull.md").is_file()
    assert json.loads((pages / "2025/03/ferry/briefing.json").read_bytes())["story"]["id"] == "2025/03/ferry"
    assert (
        brief_folder(folder / "2025/03/ferry", site=Settings.of(folder.parent, {})).briefing.articles[0].page
        == "2025/03/ferry/articles/gull.md"
    )


def test_files_of_no_story_are_named_with_what_to_do(content: Make) -> None:
    loose: dict[str, str | bytes] = {
        "gull.html": GULL,
        "clip.md": "---\nsource: https://tide.example/a\n---\n" + TIDE,
        "cover.png": b"\x89PNG",
        "story.yml": "title: Which?",
        "2025/edits.yml": "clean: {}",
        "about.md": "# About us",
        "ferry/articles/deep/a.txt": GULL,
    }
    folder = content({**GOOD, **loose})
    report = build_pages(settings(folder))
    named = {n.path: n.reason for n in report.not_read}
    assert sorted(named) == sorted({*loose, "ferry/articles/deep"} - {"about.md", "ferry/articles/deep/a.txt"})
    assert "make a folder" in named["gull.html"]
    assert "briefgen add STORY" in named["gull.html"]
    assert "published elsewhere" in named["clip.md"]
    made = html.unescape((folder.parent / ".briefgen/how-this-was-made.md").read_text())
    assert all(path in made for path in named)


def test_where_all_lies_loose_the_message_says_so(content: Make) -> None:
    with pytest.raises(NothingToBuild, match=r"2 files lie here in no story.*briefgen add"):
        build_pages(settings(content({"gull.txt": GULL, "tide.html": TIDE})))


def test_where_there_is_only_markdown_the_message_says_what_it_was_taken_for(content: Make) -> None:
    with pytest.raises(NothingToBuild, match=r"1 Markdown file at its top is taken for a page of your own"):
        build_pages(settings(content({"gull.md": GULL})))


def test_a_folder_without_an_article_is_no_story(content: Make) -> None:
    report = build_pages(settings(content({**GOOD, "pictures/quay.png": b"\x89PNG"})))
    assert report.stories == ("ferry",)
    assert [n.path for n in report.not_read] == ["pictures/quay.png"]


def test_a_link_in_a_circle_and_one_that_leads_nowhere_harm_nothing(content: Make) -> None:
    folder = content(GOOD)
    (folder / "ferry/again").symlink_to(folder)
    (folder / "ferry/lost.txt").symlink_to(folder / "nowhere")
    report = build_pages(settings(folder))
    assert report.stories == ("ferry",)
    assert [n.path for n in report.not_read] == ["ferry/lost.txt"]


MARK_UP = (
    "The quay [photos](gallery)",
    "![The quay](quay.png) {#top}",
    "<script>alert(1)</script> & <b>quay</b> <!-- x",
    "`quay` *closed* __now__ ~~x~~ ==y== $z$ :quay: https://quay.example",
    "{{ quay }} {% quay %} [[quay|pier]]",
    "# quay --- \\[x] | a | b |",
)


@pytest.mark.parametrize("words", MARK_UP)
def test_mark_up_in_metadata_is_text(content: Make, words: str) -> None:
    front = yaml.safe_dump({"title": words, "site": words, "author": words, "source": "https://quay.example/a"})
    report = build_pages(settings(content({"quay/a.md": f"---\n{front}---\n{GULL}", **GOOD})))
    assert (report.exit_code, report.articles) == (0, 3)


@pytest.mark.parametrize("entry", ["published: 2025-02-30", "a: &a [*a]", "n: 1e999999999", "x: !!int ''", "d: 0o9_"])
def test_one_broken_front_matter_stops_nothing(content: Make, entry: str) -> None:
    report = build_pages(settings(content({"quay/a.md": f"---\ntitle: The quay\n{entry}\n---\n{TIDE}", **GOOD})))
    assert report.exit_code in (0, 1)
    assert report.articles + len(report.not_read) == 3


def test_a_second_build_writes_nothing(content: Make) -> None:
    folder = content(GOOD)
    assert build_pages(settings(folder)).written > 0
    assert build_pages(settings(folder)).written == 0


def test_the_pages_of_a_removed_article_go(content: Make) -> None:
    folder = content(GOOD)
    (gone,) = (
        p for p in build_pages(settings(folder)).pages if p.startswith("ferry/articles/tide") and p.endswith("md")
    )
    (folder / "ferry" / "tide.txt").unlink()
    assert gone not in build_pages(settings(folder)).pages
    assert not (folder.parent / ".briefgen" / gone).exists()


def test_a_renamed_article_keeps_its_sentence_ids(content: Make) -> None:
    folder = content(GOOD)
    before = {s.id for a in brief_folder(folder / "ferry").articles if "gull" in a.path for s in a.sentences}
    (folder / "ferry" / "gull.txt").rename(folder / "ferry" / "goose.txt")
    assert before == {s.id for a in brief_folder(folder / "ferry").articles if "goose" in a.path for s in a.sentences}


def test_only_files_of_ours_are_ever_removed(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_bytes(b"mine")
    assert write_pages({"a.md": b"a", "s/b.md": b"b"}, tmp_path) == 2
    assert write_pages({"a.md": b"a"}, tmp_path) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == [MANIFEST, "a.md", "mine.md"]


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"[1, 2]", b'["../outside.md"]', b"\xff"])
def test_a_spoilt_manifest_harms_nothing(tmp_path: Path, spoilt: bytes) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"mine")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / MANIFEST).write_bytes(spoilt)
    write_pages({"a.md": b"a"}, tmp_path / "pages")
    assert outside.read_bytes() == b"mine"
    assert (tmp_path / "pages" / "a.md").read_bytes() == b"a"


def test_workers_and_one_process_give_the_same(content: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "ARTICLES_PER_WORKER", 1)
    folder = content({**GOOD, "quay/gull.txt": GULL.replace("Gull", "Goose"), "quay/tide.txt": TIDE})
    seen = []
    for workers in (1, 2):
        made = replace(settings(folder), workers=workers, build_dir=folder.parent / f"pages-{workers}")
        report = build_pages(made)
        seen.append((report.stories, _files(made.build_dir)))
    assert seen[0] == seen[1]


def ended(story: Story) -> BriefedStory:
    """Reads a story, unless it is the one that ends its process."""
    if story.id == "quay":
        os._exit(9)
    return brief_story(story)


@pytest.mark.slow
def test_a_story_that_ends_its_process_is_named_and_the_others_are_built(
    content: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "ARTICLES_PER_WORKER", 1)
    monkeypatch.setattr(crew, "_brief_one", ended)
    folder = content({**GOOD, "quay/gull.txt": GULL, "weir/tide.txt": TIDE})
    report = build_pages(replace(settings(folder), workers=2))
    assert report.stories == ("ferry", "weir")
    (left_out,) = report.not_read
    assert (left_out.path, "was ended" in left_out.reason) == ("quay/", True)


def test_a_report_knows_its_exit_code() -> None:
    good = BuildReport(("ferry",), 2, (), ("index.md",), 1, None)
    assert good.exit_code == 0
    assert replace(good, not_read=(NotRead("a", "b"),)).exit_code == 1


@pytest.mark.slow
def test_two_builds_in_other_circumstances_give_the_same_bytes(tmp_path: Path, root: Path) -> None:
    """Another folder, day, time zone, locale, hash seed, order of files: the same site, byte for byte."""
    here = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
    there = {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "COLUMNS": "40"}
    first = _site(tmp_path / "one", root, here, reverse=False)
    second = _site(tmp_path / "a" / "longer way", root, there, reverse=True)
    assert first
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def _site(folder: Path, root: Path, environment: dict[str, str], *, reverse: bool) -> dict[str, bytes]:
    """A whole site, built by a process of its own from a copy of the sample stories."""
    folder.mkdir(parents=True)
    shutil.copy(root / "mkdocs.yml", folder)
    files = sorted((f for f in (root / "content").rglob("*") if f.is_file()), reverse=reverse)
    for number, file in enumerate(files):
        target = folder / "content" / file.relative_to(root / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
        os.utime(target, (10**9 + number, 10**9 + number))
    kept = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "briefgen", "build", "--quiet", "--site", str(folder)]
    done = subprocess.run(
        command, cwd=root if reverse else folder, env={**kept, **environment}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return _files(folder / "site")


def _files(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
