"""A site of one's own: what `briefgen new` writes is complete, and never overwrites anything."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefgen import __version__
from briefgen.errors import SettingsError
from briefgen.settings.site import Settings
from briefgen.site.build import build_pages
from briefgen.site.new import new_site


def test_a_new_site_has_everything(tmp_path: Path) -> None:
    written = new_site(tmp_path / "site")
    assert {".gitignore", ".github/workflows/pages.yml", "README.md", "mkdocs.yml", "requirements.txt"} <= set(written)
    assert (tmp_path / "site" / "requirements.txt").read_bytes() == f"briefgen=={__version__}\n".encode()
    assert all((tmp_path / "site" / name).is_file() for name in written)


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
