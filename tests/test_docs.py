"""What the docs say of the house is so: its rooms, its files, its commands, and that the tests follow the rooms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.places import ROOT, TESTS

PACKAGE = ROOT / "briefgen"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/limits.md",
    "docs/using.md",
    "tests/cases/README.md",
    "tests/stories/README.md",
)
FRONT = {"README.md": 60, "CONTRIBUTING.md": 70}
"""What is read first, and how many lines it may have: one screen, one page."""
LINKED = ("README.md", "CONTRIBUTING.md", *sorted(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")))
BESIDE = {"kit", "cases", "stories", "vendor", "eval"}  # folders of tests/ that are no room
TOOLS = {"__init__.py", "__main__.py", "py.typed"}
_NAMED = re.compile(r"`([\w./-]+(?:\.(?:py|md|yml|j2|toml)|/))`")


def rooms() -> dict[str, list[str]]:
    """The rooms in the architecture's table, each with the paths of its row's first cell."""
    table = re.search(r"^\| room \|.*\n\|[-|]+\n((?:\|.*\n)+)", ARCHITECTURE.read_text(encoding="utf-8"), re.M)
    assert table, "docs/architecture.md has no table of rooms"
    named = [name for row in table[1].splitlines() for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    return {top: [n for n in named if n.split("/")[0] == top] for top in dict.fromkeys(n.split("/")[0] for n in named)}


def test_the_table_of_rooms_is_the_folder() -> None:
    there = {p.name for p in PACKAGE.iterdir() if p.name not in TOOLS and not p.name.startswith(("_", "."))}
    assert {*rooms()} - {"templates", "eval"} == there, "a row of docs/architecture.md for each room, and no other"


def test_every_path_in_the_table_is_there() -> None:
    named = [path for paths in rooms().values() for path in paths]
    assert [path for path in named if not any((top / path).exists() for top in (PACKAGE, ROOT))] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_file_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in _NAMED.findall(text) if not any(found(ROOT / page, name))] == []


def found(page: Path, name: str) -> Iterator[bool]:
    """Whether a file of that name is where a reader of the page looks for it."""
    yield name in OWN
    for top in (ROOT, PACKAGE, page.parent):
        yield (top / name).exists()
    if name.endswith("/"):  # "paste/" of the row "clean/"
        yield any(p.is_dir() for p in PACKAGE.rglob(name.strip("/").split("/")[-1]))
    else:
        yield any(p.as_posix().endswith("/" + name) for top in (PACKAGE, ROOT / "eval") for p in top.rglob("*.py"))


OWN = {
    "briefings/",
    "briefings/index.md",
    "site/",
    "screenshots/",
    "content/",
    "story.yml",
    "edits.yml",
    ".site.briefgen/",
    ".briefgen/",
    "articles/",
    "outlets.yml",
    "groups.yml",
}
"""What a person's own site has, and the checkout has not."""


@pytest.mark.parametrize("page", FRONT)
def test_what_is_read_first_is_short(page: str) -> None:
    assert len((ROOT / page).read_text(encoding="utf-8").splitlines()) <= FRONT[page]


@pytest.mark.parametrize("page", LINKED)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    text = _FENCED.sub("", (ROOT / page).read_text(encoding="utf-8"))
    links = [to for to in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in to]
    assert [to for to in links if not leads((ROOT / page).parent, to)] == []


_FENCED = re.compile(r"^```.*?^```$", re.M | re.S)


def leads(folder: Path, to: str) -> bool:
    """Whether a link from a page in this folder leads to a file, and to a heading of it where it names one."""
    name, _, anchor = to.partition("#")
    if not (folder / name).exists():
        return False
    headings = re.findall(r"^#+ (.+)$", (folder / name).read_text(encoding="utf-8"), re.M) if anchor else []
    return not anchor or anchor in {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


def test_every_command_a_page_names_is_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    said = {m for page in PAGES for m in re.findall(r"`make ([a-z-]+)", (ROOT / page).read_text(encoding="utf-8"))}
    assert said <= targets


def test_tests_follow_the_rooms() -> None:
    folders = {p.name for p in TESTS.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders - BESIDE <= {*rooms()}, "a folder of tests/ bears the name of a room"
