"""Lies planted in a finished site by somebody who knows only HTML, JSON and folders: each is caught, two ways."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.gate.untouched import SOURCES, SUMS, changed_since, hashes, sources_file, sums_file, touched
from briefgen.settings.site import Settings
from briefgen.site.build import load_stories
from briefgen.site.check import check_site, unlike
from briefgen.site.running import build_site
from tests.kit.ferry import GOOD
from tests.kit.lies import Changes, Lie, lies, take_back


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Settings:
    """A finished site of one small story."""
    folder = tmp_path_factory.mktemp("lies")
    for name, data in GOOD.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(data), encoding="utf-8")
    shutil.copy(root / "mkdocs.yml", folder)
    settings = Settings.load(folder)
    build_site(settings)
    return settings


def _caught(lie: Lie, settings: Settings, again: Path) -> Iterator[str]:
    """By which of the two ways a lie is caught: as it is, and with all sums written anew by the liar."""
    site = settings.site_dir
    honest = (site / SUMS).read_bytes()
    before = lie.tell()
    try:
        stories = load_stories(settings)
        if any(touched(site)) or any(changed_since((site / SOURCES).read_bytes(), stories)):
            yield "as it is"
        before |= {
            site / name: (site / name).read_bytes() if (site / name).is_file() else None for name in (SOURCES, SUMS)
        }
        if lie.kind == "source":
            (site / SOURCES).write_bytes(sources_file(stories))
            shutil.rmtree(again, ignore_errors=True)
            build_site(settings, at=again)
        (site / SUMS).write_bytes(sums_file(hashes(site)))
        assert not any(touched(site)), "the liar knows how to write sums"
        undone = (site / SUMS).read_bytes() == honest  # the lie was one about the sums: there is none any more
        if undone or any(unlike(site, again / "site")):
            yield "built again"
    finally:
        take_back(before)


def _figures(settings: Settings, again: Path, told: Iterator[Lie]) -> tuple[Counter[str], list[str]]:
    """How many lies were told, how many caught in each way, and those that were missed."""
    count: Counter[str] = Counter()
    missed = []
    build_site(settings, at=again)
    for lie in told:
        ways = list(_caught(lie, settings, again))
        count.update(["told", *ways])
        if len(ways) < 2:
            missed.append(f"{lie}: caught {ways}")
        leftover = settings.site_dir / "more"
        if leftover.is_dir() and not any(leftover.iterdir()):
            leftover.rmdir()
    return count, missed


@pytest.mark.slow
def test_every_lie_of_a_sample_is_caught(built: Settings, tmp_path: Path) -> None:
    told = lies(built.site_dir, built.content, each=3)
    count, missed = _figures(built, tmp_path, told)
    assert missed == []
    assert count == {"told": 30, "as it is": 30, "built again": 30}


@pytest.mark.bench
def test_every_lie_is_caught(built: Settings, tmp_path: Path) -> None:
    told = lies(built.site_dir, built.content, each=90, seed=8)
    count, missed = _figures(
        built, tmp_path, (lie for n, lie in enumerate(told) if lie.kind != "source" or n % 10 == 0)
    )
    print(f"\nlies told: {count['told']}, caught as they are: {count['as it is'] / count['told']:.2f}, "
          f"with the sums written anew, by building again: {count['built again'] / count['told']:.2f}")  # fmt: skip
    assert missed == []


@pytest.mark.slow
def test_a_check_names_what_was_done(built: Settings) -> None:
    assert check_site(built, rebuild=True).failures == ()
    page, source = built.site_dir / "ferry" / "index.html", built.content / "ferry" / "tide.txt"
    lie = Lie("by hand", {
        page: page.read_bytes() + b"<p>Nobody said this.</p>",
        built.site_dir / "people.html": None,
        built.site_dir / "more.html": b"<p>More</p>",
        source: source.read_bytes() + b"The ferry was new.\n",
        source.with_name("third.txt"): b"x",
    })  # fmt: skip
    before = lie.tell()
    try:
        report = check_site(built)
        assert report.touched == (
            "ferry/index.html has been changed",
            "more.html has been added",
            "people.html is missing",
            "source file ferry/third.txt was added since the site was built",
            "source file ferry/tide.txt has changed since the site was built",
        )
        assert report.error is not None
        assert "report it" not in report.error.advice
    finally:
        take_back(before)


@pytest.mark.slow
def test_another_version_and_another_address_are_told(built: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    made = built.site_dir / "how-this-was-made.html"
    before: Changes = {made: made.read_bytes()}
    made.write_bytes(made.read_bytes().replace(f">briefgen {__version__}<".encode(), b">briefgen 0.0.9<"))
    monkeypatch.setenv("SITE_URL", "https://desk.example/")
    try:
        found = check_site(built, rebuild=True).touched
    finally:
        take_back(before)
    assert any("briefgen 0.0.9 built it" in line for line in found)
    assert any("built for another address: check it with no SITE_URL" in line for line in found)
