"""A site of one's own: what `briefgen new` writes is complete, and never overwrites anything."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import briefgen
from briefgen import __version__
from briefgen.cli import main
from briefgen.errors import SettingsError
from briefgen.model import Rights
from briefgen.settings.site import Settings
from briefgen.site.build import build_pages
from briefgen.site.new import new_site
from briefgen.site.new.origin import Installation, installed_from, origin


def test_a_new_site_has_everything(tmp_path: Path) -> None:
    written = new_site(tmp_path / "site").files
    assert {".gitignore", ".github/workflows/pages.yml", "README.md", "mkdocs.yml", "requirements.txt"} <= set(written)
    assert all((tmp_path / "site" / name).is_file() for name in written)


@pytest.mark.parametrize("word", list(Rights))
def test_how_much_of_an_article_is_shown_is_written_down(tmp_path: Path, word: Rights) -> None:
    new_site(tmp_path, publish=word)
    assert Settings.load(tmp_path).terms.rights is word


def test_the_command_takes_the_word_and_says_it(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["new", str(tmp_path / "site"), "--publish", "cited"])
    assert said.exit_code == 0
    assert "mkdocs.yml says publish: cited" in said.stderr
    assert Settings.load(tmp_path / "site").terms.rights is Rights.CITED
    plain = CliRunner().invoke(main, ["new", str(tmp_path / "other")])  # nobody is there to be asked
    assert plain.exit_code == 0
    assert Settings.load(tmp_path / "other").terms.rights is Rights.FULL
    assert CliRunner().invoke(main, ["new", str(tmp_path / "third"), "--publish", "all"]).exit_code == 2


def test_at_a_terminal_the_command_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.commands.sites.at_a_terminal", lambda: True)
    said = CliRunner().invoke(main, ["new", str(tmp_path / "site")], input="none\n")
    assert said.exit_code == 0
    assert "How much of an article may its page show?" in said.stderr
    assert Settings.load(tmp_path / "site").terms.rights is Rights.NONE


def test_what_briefgen_needs_is_locked_as_we_lock_it(tmp_path: Path, root: Path) -> None:
    new_site(tmp_path)
    assert (tmp_path / "requirements.lock").read_bytes() == (root / "requirements" / "run.lock").read_bytes()
    lock = (tmp_path / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.split(r"\n(?=\S)", lock)
    assert all("==" in entry and "--hash=sha256:" in entry for entry in pinned)
    assert any(entry.startswith("en-core-web-sm") for entry in pinned)


COMMIT = "9b1f0c3e5a7d2468ace013579bdf02468ace1357"


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (
            {"url": "https://git.example/b/briefgen.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"briefgen @ git+https://git.example/b/briefgen.git@{COMMIT}",
        ),
        (
            {
                "url": "https://git.example/all.git",
                "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"},
                "subdirectory": "news",
            },
            f"briefgen @ git+https://git.example/all.git@{COMMIT}#subdirectory=news",
        ),
        (
            {"url": "https://files.example/briefgen-1-py3-none-any.whl", "archive_info": {"hash": "sha256=77af"}},
            "briefgen @ https://files.example/briefgen-1-py3-none-any.whl --hash=sha256:77af",
        ),
        (
            {"url": "https://files.example/briefgen-1-py3-none-any.whl", "archive_info": {}},
            "briefgen @ https://files.example/briefgen-1-py3-none-any.whl",
        ),
    ],
)
def test_what_was_installed_from_an_address_is_installed_from_there(record: dict[str, Any], line: str) -> None:
    assert origin(record) == Installation(line)


@pytest.mark.parametrize(
    "record",
    [
        {"url": "file:///home/me/briefgen", "dir_info": {"editable": True}},
        {"url": "file:///home/me/briefgen", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": "file:///home/me/gone.whl", "archive_info": {"hash": "sha256=77af"}},
    ],
)
def test_what_no_other_computer_can_reach_is_said_with_one_line_to_fill_in(
    tmp_path: Path, record: dict[str, Any]
) -> None:
    made = new_site(tmp_path, origin(record))
    note, line = (tmp_path / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert note == f"# {made.todo}"
    assert "fill-this-in.invalid" in line  # a name that nobody can ever take


def test_a_wheel_of_this_computer_goes_with_the_site(tmp_path: Path) -> None:
    wheel = tmp_path / "briefgen-1-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    digest = hashlib.sha256(b"a wheel").hexdigest()
    made = new_site(tmp_path / "site", origin({"url": wheel.as_uri(), "archive_info": {"hashes": {"sha256": digest}}}))
    assert not made.todo
    assert (tmp_path / "site" / "wheels" / wheel.name).read_bytes() == b"a wheel"
    assert (tmp_path / "site" / "requirements.txt").read_text() == f"./wheels/{wheel.name} --hash=sha256:{digest}\n"


def test_another_wheel_of_that_name_is_not_taken(tmp_path: Path) -> None:
    wheel = tmp_path / "briefgen-1-py3-none-any.whl"
    wheel.write_bytes(b"another wheel")
    assert origin({"url": wheel.as_uri(), "archive_info": {"hash": "sha256=77af"}}).wheel is None


def test_only_what_came_from_an_index_is_taken_from_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class FromIndex(PathDistribution):
        def read_text(self, filename: Any) -> str | None:
            return None

        def locate_file(self, path: Any) -> Path:
            return Path(where, path)

    monkeypatch.setattr(Distribution, "from_name", lambda _: FromIndex(tmp_path))
    where = Path(briefgen.__file__).parent.parent
    assert installed_from() == Installation(f"briefgen=={__version__}")
    where = tmp_path  # another one is installed than the one that runs
    assert "fill-this-in" in installed_from().requirement


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SettingsError, match="cannot be written"):
        new_site(tmp_path / "file" / "site")


def test_its_settings_are_those_of_the_checkout(tmp_path: Path, root: Path) -> None:
    new_site(tmp_path)
    mine, ours = ((folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines() for folder in (tmp_path, root))
    assert [line for line in mine if not line.startswith("site_name")] == [
        line for line in ours if not line.startswith("site_name")
    ]


def test_its_workflow_pins_every_action(tmp_path: Path, root: Path) -> None:
    new_site(tmp_path)
    for folder in (tmp_path, root):
        for file in (folder / ".github" / "workflows").glob("*.yml"):
            jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
            uses = [step["uses"] for job in jobs.values() for step in job["steps"] if "uses" in step]
            assert uses
            assert all(len(used.split("@")[1]) == 40 for used in uses), file


def test_its_story_shows_what_a_briefing_is(tmp_path: Path) -> None:
    new_site(tmp_path)
    report = build_pages(Settings.load(tmp_path))
    assert (report.stories, report.articles, report.not_read) == (("quillhaven-library",), 3, ())


@pytest.mark.parametrize("name", ["mkdocs.yml", "notes.txt"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(SettingsError, match="not empty"):
        new_site(tmp_path)
    assert [f.name for f in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == b"mine"


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert new_site(tmp_path / "empty")
