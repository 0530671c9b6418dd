"""The commands: what they print, where they write, how they end."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from briefgen import __version__
from briefgen.cli import main
from briefgen.errors import GateError
from briefgen.gate.failures import Failure, Place, of_section
from briefgen.pipeline import story
from briefgen.sections.briefed import BriefedStory
from briefgen.site import plugin as site
from tests.kit.ferry import GOOD, GULL, TIDE
from tools.cli_docs import cli_docs

Make = Callable[[dict[str, str | bytes]], Path]


def run(*arguments: str | Path) -> Result:
    """Run a command as a shell would."""
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def own_site(content: Make, root: Path) -> Path:
    """A site around one good story."""
    folder = content(GOOD).parent
    (folder / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    return folder


def test_the_reference_is_the_help(root: Path) -> None:
    assert (root / "docs" / "cli.md").read_text(encoding="utf-8") == cli_docs(), "run `make docs`"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_helps(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command}")


def test_the_version_is_ours() -> None:
    assert run("--version").stdout == f"briefgen, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief"],
        ["brief", "nowhere"],
        ["clean", "-o", "x"],
        ["clean", "a.txt"],
        ["build", "--site", "nowhere"],
        ["nonsense"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_brief_takes_a_story_or_its_articles(content: Make, tmp_path: Path) -> None:
    folder = content({f"ferry/articles/{name.split('/')[1]}": text for name, text in GOOD.items()})
    written = []
    for number, where in enumerate((folder / "ferry", folder / "ferry" / "articles")):
        out = tmp_path / "out" / f"{number}.json"
        result = run("brief", where, "-o", out)
        assert result.exit_code == 0, result.stderr
        assert result.stdout == ""
        written.append(out.read_bytes())
    assert written[0] == written[1]
    assert json.loads(written[0])["story"]["id"] == "ferry"


def test_brief_prints_json_where_no_file_is_named(content: Make) -> None:
    result = run("brief", content(GOOD) / "ferry", "--quiet")
    assert json.loads(result.stdout)["format"] == "briefgen.briefing/1"
    assert result.stderr == ""


def test_brief_names_what_it_left_out(content: Make, tmp_path: Path) -> None:
    result = run("brief", content({**GOOD, "ferry/empty.txt": b""}) / "ferry", "-o", tmp_path / "b.json")
    assert result.exit_code == 1
    assert "left out: ferry/empty.txt: The file is empty" in result.stderr


def test_brief_of_nothing_ends_with_3(content: Make, tmp_path: Path) -> None:
    result = run("brief", content({"ferry/empty.txt": b""}) / "ferry", "-o", tmp_path / "b.json")
    assert result.exit_code == 3
    assert "ferry/empty.txt" in result.stderr
    assert not (tmp_path / "b.json").exists()


def test_a_lie_ends_with_4_and_writes_nothing(content: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "unproven", lambda done: (Failure(Place("ferry/tide.txt"), "this file is gone"),))
    result = run("brief", content(GOOD) / "ferry", "-o", tmp_path / "b.json")
    assert result.exit_code == 4
    assert "does not hold: ferry: ferry/tide.txt: this file is gone" in result.stderr
    assert not (tmp_path / "b.json").exists()


def test_a_statement_that_cannot_be_proven_is_withheld_and_named(
    content: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubting(done: BriefedStory) -> tuple[Failure, ...]:
        doubt = Failure(of_section("facts", 0, f"fact {done.briefing.facts[0].id}"), "nobody says so")
        return () if done.briefing.withheld else (doubt,)

    monkeypatch.setattr(story, "unproven", doubting)
    result = run("brief", content(GOOD) / "ferry", "-o", tmp_path / "b.json")
    assert result.exit_code == 1
    assert "briefgen: withheld: ferry: fact f-" in result.stderr
    said = json.loads((tmp_path / "b.json").read_bytes())
    (held,) = said["withheld"]
    assert held["reason"] == "nobody says so"
    assert held["what"].removeprefix("fact ") not in {f["id"] for f in said["facts"]} | set(said["bottom_line"])


def test_an_error_of_our_own_does_not_look_like_a_build(content: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(done: object) -> tuple[str, ...]:
        raise ZeroDivisionError

    monkeypatch.setattr(story, "unproven", broken)
    result = run("brief", content(GOOD) / "ferry")
    assert result.exit_code == 3
    assert "error of briefgen's own" in result.stderr


def test_clean_writes_one_clipping_each(content: Make, tmp_path: Path) -> None:
    folder = content({"a/gull.txt": GULL, "a/tide.txt": TIDE, "b/gull.md": TIDE})
    files = [folder / "a" / "gull.txt", folder / "a" / "tide.txt", folder / "b" / "gull.md"]
    result = run("clean", *files, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == ["gull.md.md", "gull.txt.md", "tide.md"]
    front = (tmp_path / "out" / "gull.txt.md").read_text(encoding="utf-8").split("---\n")[1]
    assert yaml.safe_load(front)["title"] == "Ferry runs aground off Marrowby"


def test_clean_by_itself_and_together_name_what_is_left_out(content: Make, tmp_path: Path) -> None:
    folder = content({"a/gull.txt": GULL, "a/empty.txt": b""})
    for number, options in enumerate(([], ["--story"])):
        out = tmp_path / str(number)
        result = run("clean", folder / "a" / "gull.txt", folder / "a" / "empty.txt", "-o", out, *options)
        assert result.exit_code == 1
        assert "a/empty.txt: The file is empty" in result.stderr
        assert [f.name for f in out.iterdir()] == ["gull.md"]


def test_clean_of_nothing_ends_with_3(content: Make, tmp_path: Path) -> None:
    result = run("clean", content({"a/empty.txt": b""}) / "a" / "empty.txt", "-o", tmp_path / "out")
    assert result.exit_code == 3


def test_pages_writes_pages_and_data_for_another_renderer(own_site: Path, tmp_path: Path) -> None:
    result = run("pages", tmp_path / "pages", "--site", own_site, "--json", "--quiet")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    assert (report["stories"], report["articles"], report["exit_code"]) == (["ferry"], 2, 0)
    assert all((tmp_path / "pages" / page).is_file() for page in report["pages"])
    assert not (own_site / ".briefgen").exists()


def test_a_site_is_built_and_checked(own_site: Path) -> None:
    result = run("build", "--site", own_site)
    assert result.exit_code == 0, result.stderr
    assert "1 story, 2 articles" in result.stderr
    assert (own_site / "site" / "ferry" / "index.html").is_file()
    result = run("check", "--site", own_site)
    assert result.exit_code == 0, result.stderr
    assert "all hold" in result.stderr
    page = own_site / "site" / "ferry" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"ran aground", b"ran ashore"))
    result = run("check", "--site", own_site, "--json")
    assert result.exit_code == 4
    assert "ran ashore" in result.stderr
    assert json.loads(result.stdout)["failures"]


def test_a_site_with_something_left_out_ends_with_1_and_says_so_on_the_page(own_site: Path) -> None:
    (own_site / "content" / "ferry" / "empty.txt").write_bytes(b"")
    result = run("build", "--site", own_site)
    assert result.exit_code == 1, result.stderr
    assert "left out: ferry/empty.txt: The file is empty" in result.stderr
    page = (own_site / "site" / "ferry" / "index.html").read_text(encoding="utf-8")
    assert "ferry/empty.txt" in html.unescape(page)


def test_a_folder_without_settings_is_wrong_usage(tmp_path: Path) -> None:
    result = run("build", "--site", tmp_path)
    assert result.exit_code == 2
    assert "briefgen new" in result.stderr


def test_a_site_without_a_story_ends_with_3(tmp_path: Path, root: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    (tmp_path / "content").mkdir()
    result = run("build", "--site", tmp_path)
    assert result.exit_code == 3, result.stderr
    assert "no story" in result.stderr


def test_check_without_a_site_ends_with_3(tmp_path: Path) -> None:
    assert run("check", "--site", tmp_path).exit_code == 3


def test_a_failed_gate_ends_a_build_with_4(own_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lying(*_: object) -> None:
        raise GateError(("ferry: fact f-1: it cites nothing",))

    monkeypatch.setattr(site, "build_pages", lying)
    result = run("build", "--site", own_site)
    assert result.exit_code == 4, result.stderr
    assert "does not hold: ferry: fact f-1: it cites nothing" in result.stderr


def test_new_starts_a_site_and_says_what_comes_next(tmp_path: Path) -> None:
    result = run("new", tmp_path / "mine")
    assert result.exit_code == 0
    assert "Next: cd" in result.stderr
    assert run("new", tmp_path / "mine").exit_code == 2


def test_export_says_what_it_can_write_and_that_a_site_must_be_there(tmp_path: Path) -> None:
    asked = run("export", "ferry", "-C", str(tmp_path))
    assert (asked.exit_code, "--epub" in asked.stderr) == (2, True)
    nothing = run("export", "ferry", "--csv", "--epub", "-C", str(tmp_path))
    assert (nothing.exit_code, "briefgen build" in nothing.stderr) == (3, True)
