"""The whole line: good and bad input through the build, and the same bytes whatever the circumstances."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import GateError, NothingToBuild
from briefgen.model import BriefedStory, NotRead, Story
from briefgen.pipeline.story import brief_folder, brief_story
from briefgen.settings.site import Settings
from briefgen.site import build
from briefgen.site.build import MANIFEST, BuildReport, build_pages, write_pages
from tests.ferry import GOOD, GULL, TIDE

Make = Callable[[dict[str, str | bytes]], Path]


def settings(content: Path) -> Settings:
    """The settings of a site around a content folder."""
    return Settings.of(content.parent, {})


def bad(root: Path, name: str) -> bytes:
    """One of the bad files kept with the tests."""
    return (root / "tests" / "golden" / "bad" / name).read_bytes()


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


def test_a_lie_stops_the_build_and_leaves_the_last_good_pages(content: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = content(GOOD)
    build_pages(settings(folder))
    before = _files(folder.parent / ".briefgen")

    def lying(story: Story) -> BriefedStory:
        done = brief_story(story)
        return replace(done, briefing=replace(done.briefing, bottom_line=("f-none",)))

    monkeypatch.setattr(build, "brief_story", lying)
    build._kept.clear()
    with pytest.raises(GateError, match="there is no fact f-none"):
        build_pages(settings(folder))
    assert _files(folder.parent / ".briefgen") == before


def test_a_second_build_writes_nothing(content: Make) -> None:
    folder = content(GOOD)
    assert build_pages(settings(folder)).written > 0
    assert build_pages(settings(folder)).written == 0


def test_only_a_changed_story_is_read_again(content: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = content({**GOOD, "quay/gull.txt": GULL})
    build_pages(settings(folder))
    read: list[str] = []

    def reading(story: Story) -> BriefedStory:
        read.append(story.id)
        return brief_story(story)

    monkeypatch.setattr(build, "brief_story", reading)
    (folder / "quay" / "gull.txt").write_bytes(GULL.replace("twelve", "thirteen").encode())
    build_pages(settings(folder))
    assert read == ["quay"]


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
    monkeypatch.setattr(build, "FILES_PER_WORKER", 1)
    monkeypatch.setattr(build, "_kept", {})
    folder = content({**GOOD, "quay/gull.txt": GULL.replace("Gull", "Goose"), "quay/tide.txt": TIDE})
    seen = []
    for workers in (1, 2):
        made = replace(settings(folder), workers=workers, build_dir=folder.parent / f"pages-{workers}")
        build._kept.clear()
        report = build_pages(made)
        seen.append((report.stories, _files(made.build_dir)))
    assert seen[0] == seen[1]


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
