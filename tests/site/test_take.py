"""Taking a finished story along: what is written, and that nothing leaves a site that somebody touched."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from briefgen.errors import NothingToBuild, Touched
from briefgen.gate.untouched import SUMS, read_sums
from briefgen.settings.site import Settings
from briefgen.site.take import taken
from tests.kit.places import ROOT

STORY = "tallowick-footbridge"
pytestmark = pytest.mark.slow


@pytest.fixture
def settings(sample_site: Path, tmp_path: Path) -> Settings:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(sample_site, tmp_path / "site")
    return Settings.load(tmp_path)


def test_a_story_is_what_lies_beside_its_page(settings: Settings) -> None:
    files = taken(settings, STORY, ("epub", "csv"))
    assert set(files) == {f"{STORY}.epub", f"{STORY}.csv"}
    for ending in ("epub", "csv"):
        assert files[f"{STORY}.{ending}"] == (settings.site_dir / STORY / f"briefing.{ending}").read_bytes()


def test_the_whole_site_is_in_the_zip_with_its_hashes(settings: Settings) -> None:
    (settings.site_dir / ".git").mkdir()
    (settings.site_dir / ".git/config").write_text("secret")
    (data,) = taken(settings, STORY, ("zip",)).values()
    assert data == taken(settings, STORY, ("zip",))[f"{STORY}-site.zip"]
    with zipfile.ZipFile(BytesIO(data)) as packed:
        sums = read_sums(packed.read(f"site/{SUMS}"))
        assert {f"site/{name}" for name in (*sums, SUMS)} == set(packed.namelist())
        for name, digest in sums.items():
            assert hashlib.sha256(packed.read(f"site/{name}")).hexdigest() == digest


def test_a_site_that_was_touched_is_not_taken_along(settings: Settings) -> None:
    page = settings.site_dir / STORY / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    with pytest.raises(Touched):
        taken(settings, STORY, ("csv",))


@pytest.mark.parametrize("name", ["nowhere", "../..", "/etc", ""])
def test_a_story_that_is_not_there_is_answered_with_those_that_are(settings: Settings, name: str) -> None:
    with pytest.raises(NothingToBuild, match=STORY):
        taken(settings, name, ("csv",))


def test_without_a_site_one_is_told_to_build(tmp_path: Path) -> None:
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    with pytest.raises(NothingToBuild, match="briefgen build"):
        taken(Settings.load(tmp_path), STORY, ("csv",))
