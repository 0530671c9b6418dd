"""The sums of a site: written as ``sha256sum`` writes them, and everything that was touched since is named."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.gate.untouched import SUMS, changed_since, hashes, read_sums, sources_file, sums_file, touched
from briefgen.load.files import load_story
from briefgen.model import SourceFile, Story

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\x00/"), min_size=1)
DIGEST = "ab" * 32


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with its sums."""
    for name in ("index.html", "a/b.json", "a/c d.css", ".well-known/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / SUMS).write_bytes(sums_file(hashes(tmp_path)))
    return tmp_path


@given(st.dictionaries(NAMES, st.just(DIGEST)))
def test_what_is_written_is_read_again(known: dict[str, str]) -> None:
    assert read_sums(sums_file(known)) == known


@given(st.binary(max_size=200))
def test_any_bytes_are_sums_or_said_to_be_none(data: bytes) -> None:
    with suppress(ValueError):
        assert sums_file(read_sums(data)) == data


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum on this system")
def test_sha256sum_takes_them(site: Path) -> None:
    (site / "a" / "line\nbreak \\ and slash").write_text("x")
    (site / SUMS).write_bytes(sums_file(hashes(site)))
    command = ["sha256sum", "--check", "--strict", SUMS]
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.count("OK")) == (0, 5), done.stderr


def test_an_untouched_site_is_untouched(site: Path) -> None:
    assert list(touched(site)) == []


def test_changed_missing_and_added_are_named(site: Path) -> None:
    (site / "index.html").write_text("another")
    (site / "a" / "b.json").unlink()
    (site / "a" / "new.js").write_text("alert(1)")
    (site / ".hidden").write_text("x")
    assert list(touched(site)) == [
        ".hidden has been added",
        "a/b.json is missing",
        "a/new.js has been added",
        "index.html has been changed",
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_out_is_named(site: Path) -> None:
    (site / "more").symlink_to(site.parent)
    (site / "lost").symlink_to(site / "nowhere")
    assert list(touched(site)) == ["lost has been added", "more has been added"]


def test_the_store_of_a_version_control_is_nobodys_lie(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    assert list(touched(site)) == []
    (site / "a" / ".git").write_text("but only at the top")
    assert list(touched(site)) == ["a/.git has been added"]


def test_sums_that_are_gone_or_spoilt_are_told(site: Path) -> None:
    (site / SUMS).write_text("# nothing to see\n")
    assert list(touched(site)) == [f"{SUMS} is not in the form it was written in"]
    (site / SUMS).unlink()
    (line,) = touched(site)
    assert line.startswith(f"{SUMS} is not there")


@pytest.mark.parametrize("name", ["story.yml", "edits.yml", "articles/a.txt.source.yml"])
def test_what_people_wrote_beside_the_sources_counts_too(name: str, content: Callable[[dict[str, str]], Path]) -> None:
    files = {"ferry/articles/a.txt": "The ferry sank.", f"ferry/{name}": "# nothing yet\n"}
    before = [load_story(content(files) / "ferry", content(files))]
    (content(files) / f"ferry/{name}").write_text("# a word more\n")
    after = [load_story(content({}) / "ferry", content({}))]
    assert list(changed_since(sources_file(before), before)) == []
    assert list(changed_since(sources_file(before), after)) == [
        f"source file ferry/{name} has changed since the site was built"
    ]


def test_sources_that_changed_since_are_named() -> None:
    story = Story("ferry", (SourceFile("ferry/a.txt", b"a"), SourceFile("ferry/b.txt", b"b")), ())
    recorded = sources_file([story])
    assert list(changed_since(recorded, [story])) == []
    now = replace(story, sources=(SourceFile("ferry/b.txt", b"B"), SourceFile("ferry/c.txt", b"c")))
    assert list(changed_since(recorded, [now])) == [
        "source file ferry/a.txt is gone, or no longer published, since the site was built",
        "source file ferry/b.txt has changed since the site was built",
        "source file ferry/c.txt was added since the site was built",
    ]
    assert [line for line in changed_since(b"x", [story]) if "not in the form" in line]
