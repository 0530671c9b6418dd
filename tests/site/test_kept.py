"""Builds that take over what earlier ones worked out: the same bytes, less work, and never a lie."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.annotate import pipeline as pipeline_of_annotators
from briefgen.annotate import story as annotate
from briefgen.clean import story as clean
from briefgen.keep.once import keep, keeping, recalled
from briefgen.keep.store import DAMAGED, Disk, Memory, Store
from briefgen.load import budget
from briefgen.load.files import load_story
from briefgen.pipeline import story as pipeline
from briefgen.settings.site import Settings
from briefgen.site.build import BuildReport, build_pages
from briefgen.site.crew import Crew
from briefgen.site.progress import Silent
from briefgen.site.running import build_site
from tests.kit.ferry import GOOD, GULL, TIDE

Make = Callable[[dict[str, str | bytes]], Path]
TWO: dict[str, str | bytes] = {**GOOD, "quay/gull.txt": GULL.replace("Gull", "Goose"), "quay/tide.txt": TIDE}


class Telling(Silent):
    """Remembers what was noted."""

    def __init__(self) -> None:
        self.noted: list[str] = []

    def note(self, word: str) -> None:
        """Remember it."""
        self.noted.append(word)


@pytest.fixture
def store(tmp_path: Path) -> Disk:
    """Results in a folder of their own."""
    return Disk(tmp_path / "results", b"k" * 32)


def built(content: Path, store: Store | None, workers: int = 1) -> dict[str, bytes]:
    """The finished pages, made into a new folder."""
    target = content.parent / "pages"
    shutil.rmtree(target, ignore_errors=True)
    build(content, store, workers)
    return {f.relative_to(target).as_posix(): f.read_bytes() for f in sorted(target.rglob("*")) if f.is_file()}


def build(content: Path, store: Store | None, workers: int = 1) -> BuildReport:
    """A build with these results."""
    settings = replace(Settings.of(content.parent, {}), build_dir=content.parent / "pages")
    return build_pages(settings, crew=Crew(workers, store=store) if store else Crew(workers))


def edit(content: Path) -> None:
    """One comma's worth of an edit."""
    (content / "quay" / "gull.txt").write_bytes(GULL.replace("twelve", "thirteen").encode())


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What is worked out: the articles cleaned and annotated, the stories briefed."""
    told: dict[str, list[str]] = {"clean": [], "annotate": [], "brief": []}
    made, annotated, briefed = clean._made, pipeline_of_annotators.annotate, pipeline.brief_story

    def making(manuscript, *others):  # type: ignore[no-untyped-def]
        told["clean"].append(manuscript.path)
        return made(manuscript, *others)

    def annotating(article, *others):  # type: ignore[no-untyped-def]
        told["annotate"].append(article.path)
        return annotated(article, *others)

    def briefing(story):  # type: ignore[no-untyped-def]
        told["brief"].append(story.id)
        return briefed(story)

    monkeypatch.setattr(clean, "_made", making)
    monkeypatch.setattr(annotate, "annotate", annotating)
    monkeypatch.setattr(pipeline, "brief_story", briefing)
    return told


def test_with_and_without_kept_results_the_pages_are_the_same(content: Make, store: Disk) -> None:
    folder = content(TWO)
    without = built(folder, None)
    assert built(folder, store) == without
    assert built(folder, store) == without
    edit(folder)
    edited = built(folder, store)
    assert edited == built(folder, None)
    assert edited != without


@pytest.mark.parametrize("kind", ["disk", "memory"])
def test_an_edit_costs_its_article_and_its_story(
    content: Make, store: Disk, counted: dict[str, list[str]], kind: str
) -> None:
    used: Store = store if kind == "disk" else Memory()
    folder = content(TWO)
    build(folder, used)
    assert {k: len(v) for k, v in counted.items()} == {"clean": 4, "annotate": 4, "brief": 2}
    for told in counted.values():
        told.clear()
    build(folder, used)
    assert counted == {"clean": [], "annotate": [], "brief": []}
    edit(folder)
    build(folder, used)
    assert counted == {"clean": ["quay/gull.txt"], "annotate": ["quay/gull.txt"], "brief": ["quay"]}


def test_results_of_another_folder_and_of_more_workers_serve_as_well(
    content: Make, store: Disk, tmp_path: Path, counted: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.site.crew.ARTICLES_PER_WORKER", 1)
    folder = content(TWO)
    first = built(folder, store, workers=2)
    other = shutil.copytree(folder, tmp_path / "another way" / "content")
    for told in counted.values():
        told.clear()
    assert built(other, store) == first
    assert counted == {"clean": [], "annotate": [], "brief": []}
    assert built(other, None) == first


def test_a_word_that_another_article_lost_has_its_neighbour_cleaned_anew(
    content: Make, store: Disk, counted: dict[str, list[str]]
) -> None:
    """ "visitedHarbourmaster" is mended only where another article has the word "Harbourmaster"."""
    glued = GULL + "\nThe minister visitedHarbourmaster Brae on Tuesday, and both looked at the ferry from the quay.\n"
    knows = TIDE + "\nThe Harbourmaster had warned of the sands near Marrowby for years, he said on Tuesday.\n"
    folder = content({"ferry/gull.txt": glued, "ferry/tide.txt": knows})
    mended = built(folder, store)
    assert b"visited Harbourmaster" in mended["ferry/articles/gull.md"]
    counted["clean"].clear()
    (folder / "ferry" / "tide.txt").write_bytes(TIDE.encode())
    after = built(folder, store)
    assert b"visited Harbourmaster" not in after["ferry/articles/gull.md"]
    assert counted["clean"] == ["ferry/gull.txt", "ferry/tide.txt"]
    assert after == built(folder, None)


@pytest.mark.parametrize("harm", [b"", b"\x00" * 200, None], ids=["emptied", "overwritten", "one bit"])
def test_damaged_results_are_made_anew_with_one_word(content: Make, store: Disk, harm: bytes | None) -> None:
    folder = content(GOOD)
    good = built(folder, store)
    for file in (f for f in store.folder.rglob("*") if f.is_file()):
        data = file.read_bytes()
        file.write_bytes(data[:-9] + bytes([data[-9] ^ 4]) + data[-8:] if harm is None else harm)
    again = Disk(store.folder, b"k" * 32)
    assert built(folder, again) == good
    assert again.words == (DAMAGED,)
    assert built(folder, Disk(store.folder, b"k" * 32)) == good


def test_a_kept_briefing_whose_words_do_not_stand_in_its_articles_is_made_anew(content: Make, store: Disk) -> None:
    """The signature is true, and yet the gate looks: here somebody has our key."""
    folder = content(GOOD)
    good = built(folder, store)
    story = Settings.of(folder.parent, {}).around_story(load_story(folder / "ferry", folder))
    with keeping(store):
        briefing, articles = recalled(pipeline.BRIEFED, story) or pytest.fail("it was kept")
    first, *others = briefing.facts
    lie = replace(first, text=first.text.replace("ferry", "pirate"))
    assert lie != first
    with keeping(store):
        keep(pipeline.BRIEFED, story, (replace(briefing, facts=(lie, *others)), articles))
    assert built(folder, store) == good


def test_what_took_too_long_is_tried_again(content: Make, store: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in TIDE.replace("Rescuers", "Divers").splitlines())
    folder = content({**GOOD, "ferry/slow.html": f"<html><body>{paragraphs}<!--{'x' * budget.SMALL}--></body></html>"})
    monkeypatch.setattr(budget, "_asked", _never)
    (left_out,) = build(folder, store).not_read
    assert "more than 1 second" in left_out.reason
    monkeypatch.undo()
    budget._here.burst.clear()
    assert build(folder, store).not_read == ()


def _never(*_: object) -> None:
    raise budget._Over("reading it takes more than 1 second")


def test_what_is_said_of_kept_results_reaches_who_builds(
    content: Make, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = content(GOOD)
    (folder.parent / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    place = folder.parent / "results"
    place.write_text("a file in its place")
    monkeypatch.setenv("BRIEFGEN_CACHE", str(place))
    monkeypatch.setattr("briefgen.keep.place.user_state_path", lambda name: folder.parent / "state")
    telling = Telling()
    build_site(Settings.load(folder.parent), progress=telling)
    assert [word for word in telling.noted if "could not be kept" in word]
    assert (folder.parent / "site" / "index.html").is_file()


@pytest.mark.slow
def test_a_whole_site_is_the_same_with_kept_pages(content: Make, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs takes over the conversions of pages that did not change; links and anchors are those of the new site."""
    folder = content(TWO)
    site = folder.parent
    (site / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    monkeypatch.setattr("briefgen.keep.place.user_state_path", lambda name: site / "state")

    def made(cache: str) -> dict[str, bytes]:
        monkeypatch.setenv("BRIEFGEN_CACHE", cache)
        build_site(Settings.load(site))
        found = (f for f in sorted((site / "site").rglob("*")) if f.is_file())
        return {f.relative_to(site / "site").as_posix(): f.read_bytes() for f in found}

    here = str(site / "results")
    assert made("off") == made(here)
    assert made("off") == made(here)
    edit(folder)
    assert made(here) == made("off")
    (folder / "ferry" / "tide.txt").unlink()
    assert made(here) == made("off")
