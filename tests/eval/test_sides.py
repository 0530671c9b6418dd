"""Building, comparing and scoring sides, with a toy program of two commits and invented events."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from eval import diff, fires, runner, scores
from eval.build import build, outside
from eval.events import find_events
from eval.sides import side_of

CLI = """
import json, os, sys, time
from pathlib import Path

def main(arguments, prog_name, standalone_mode):
    command, folder, _, out, _ = arguments
    text = " ".join(f.read_text() for f in sorted(Path(folder).iterdir()))
    print("noise on standard output")
    if "crash" in text: os._exit(9)
    if "sleep" in text: time.sleep(60)
    if "raise" in text: raise ValueError(text)
    if "refuse" in text: print("No." , file=sys.stderr), sys.exit(3)
    facts = [{"id": "f", "text": WORD + " " + text, "citations": []}]
    Path(out).write_text(json.dumps({"facts": facts, "differences": [{"kind": "number", "rule": WORD}]}))
    sys.exit(1)
"""
SCORER = """
import json, subprocess, sys, tempfile
from pathlib import Path
folder, _, command, _, figures = sys.argv[1:]
rows = {}
for story in sorted(Path(folder).iterdir()):
    out = Path(tempfile.mkdtemp()) / "out.json"
    subprocess.run(command.format(articles=story / "articles", out=out), shell=True, stderr=subprocess.DEVNULL)
    rows[story.name] = {"facts": len(json.loads(out.read_text())["facts"]) if out.exists() else 0}
print("done")
Path(figures).write_text(json.dumps({"rows": rows, "seconds": 3, "pooled.none": None}))
"""


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@b", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose program says "old" at the tag one and "new" at the tag two; no test may change it."""
    checkout = tmp_path_factory.mktemp("toy")
    package = checkout / "briefgen"
    (package / "compare").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    _git(checkout, "init", "-q")
    for tag, word in (("one", "old"), ("two", "new")):
        (package / "cli.py").write_text(f'WORD = "{word}"\n{CLI}')
        (package / "compare" / "rules.py").write_text(f'RULE = "{word}"\nRULE_IDLE = "never seen"\n')
        _git(checkout, "add", "-A")
        _git(checkout, "commit", "-qm", tag)
        _git(checkout, "tag", tag)
    return checkout


@pytest.fixture
def events_folder(tmp_path: Path) -> Path:
    """Four invented events, one of them sealed."""
    shared = tmp_path / "shared"
    for event, text in {
        "stories/barn": "A barn burned.",
        "stories/gate": "The gate was shut.",
        "incidents/mast": "A mast fell.",
        "sealed/vault": "A secret.",
    }.items():
        (shared / event / "articles").mkdir(parents=True)
        (shared / event / "articles" / "a.txt").write_text(text)
    return shared


def _write(shared: Path, event: str, text: str) -> None:
    (shared / event / "articles" / "a.txt").write_text(text)


def test_a_side_runs_its_own_code_and_is_kept(toy: Path, events_folder: Path, tmp_path: Path) -> None:
    events = find_events(events_folder)
    old, new = (build(side_of(tag, toy), events, tmp_path / "cache") for tag in ("one", "two"))
    assert [(b.briefing(events[0]) or {})["facts"][0]["text"][:3] for b in (old, new)] == ["old", "new"]
    assert {e.name for e in events} == {*new.seconds}
    before = {e: new.path(e).stat().st_mtime_ns for e in events}
    again = build(side_of("two", toy), events, tmp_path / "cache")
    assert {e: again.path(e).stat().st_mtime_ns for e in events} == before


def test_a_working_tree_is_the_side_of_its_commit_until_it_is_edited(toy: Path, tmp_path: Path) -> None:
    toy = Path(shutil.copytree(toy, tmp_path / "edited"))
    assert side_of(".", toy).tree == side_of("two", toy).tree
    (toy / "README.md").write_text("No code.")
    assert side_of(".", toy).tree == side_of("two", toy).tree
    (toy / "briefgen" / "new.py").write_text("NEW = 1\n")
    assert side_of(".", toy).tree != side_of("two", toy).tree
    assert _git(toy, "diff", "--cached", "--name-only") == ""


def test_what_is_no_side_is_said(toy: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nowhere: neither a folder"):
        side_of("nowhere", toy)
    with pytest.raises(SystemExit, match="not a git checkout"):
        side_of("one", tmp_path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("raise", "ValueError: raise"),
        ("refuse", "exit code 3: No."),
        ("crash", "ended with 9"),
        ("sleep", "stopped after 2 s"),
    ],
)
def test_a_story_that_fails_is_named_and_the_others_go_on(
    toy: Path, events_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, why: str
) -> None:
    monkeypatch.setattr(runner, "LIMIT", 2.0)
    _write(events_folder, "stories/barn", text)
    events = find_events(events_folder)
    built = build(side_of("two", toy), events, tmp_path / "cache", jobs=1)
    assert [e.name for e in built.failed] == ["barn"]
    assert why in built.failed[events[0]]
    assert [e.name for e in events if built.data(e) is None] == ["barn"]


def test_a_briefing_older_than_its_articles_is_made_anew(toy: Path, events_folder: Path, tmp_path: Path) -> None:
    events = find_events(events_folder, ["stories"])
    build(side_of("two", toy), events, tmp_path / "cache")
    _write(events_folder, "stories/barn", "Two barns burned.")
    built = build(side_of("two", toy), events, tmp_path / "cache")
    assert b"Two barns" in (built.data(events[0]) or b"")


def test_the_page_tells_each_change_and_only_counts_what_is_sealed(
    toy: Path, events_folder: Path, tmp_path: Path
) -> None:
    events = find_events(events_folder)
    old, new = (build(side_of(tag, toy), events, tmp_path / "cache") for tag in ("one", "two"))
    page = diff.page("one", "two", diff.compare_sides(old, new, events))
    assert "0 of 4 briefings are the same" in page
    assert "| facts | 2 / 2 / 0 | 1 / 1 / 0 | 1 / 1 / 0 | 4 / 4 / 0 |" in page
    assert "- **+** new A barn burned." in page
    assert "secret" not in page
    assert "vault" not in page
    assert "facts" not in diff.page("one", "two", diff.compare_sides(old, new, events), frozenset({"differences"}))


def test_a_side_beside_itself_has_no_changes(toy: Path, events_folder: Path, tmp_path: Path) -> None:
    events = find_events(events_folder)
    built = build(side_of("two", toy), events, tmp_path / "cache")
    page = diff.page("two", "two", diff.compare_sides(built, built, events))
    assert page == "# two → two\n\n4 of 4 briefings are the same, byte for byte.\n"


def test_a_story_that_failed_stands_on_the_page_without_the_words_of_a_sealed_one(
    toy: Path, events_folder: Path, tmp_path: Path
) -> None:
    _write(events_folder, "stories/barn", "raise a barn")
    _write(events_folder, "sealed/vault", "raise a secret")
    events = find_events(events_folder)
    built = build(side_of("two", toy), events, tmp_path / "cache")
    page = diff.page("two", "two", diff.compare_sides(built, built, events))
    assert "Failed: stories/barn: two: ValueError: Traceback" in page
    assert "ValueError: raise a barn" in page
    assert "Failed: sealed/vault: two: ValueError" in page
    assert "secret" not in page


def test_scorers_read_what_is_kept(toy: Path, events_folder: Path, tmp_path: Path) -> None:
    (events_folder / "score").mkdir()
    (events_folder / "score" / "score_all.py").write_text(SCORER)
    _write(events_folder, "stories/barn", "raise")
    events = find_events(events_folder)
    found = scores.score(build(side_of("two", toy), events, tmp_path / "cache"), events, events_folder)
    assert found["stories"] == {"facts": 0.5}
    assert found["incidents"] == found["sealed"] == {"facts": 1.0}
    assert {*found} == {"stories", "sealed", "incidents", "processor seconds a story"}
    only = find_events(events_folder, ["incidents"])
    assert {*scores.score(build(side_of("two", toy), only, tmp_path / "cache"), only, events_folder)} == {
        "incidents",
        "processor seconds a story",
    }


def test_a_scorer_that_fails_is_said(toy: Path, events_folder: Path, tmp_path: Path) -> None:
    (events_folder / "score").mkdir()
    (events_folder / "score" / "score_all.py").write_text("raise SystemExit('no gold')")
    events = find_events(events_folder)
    built = build(side_of("two", toy), events, tmp_path / "cache")
    with pytest.raises(RuntimeError, match=r"score_all\.py failed: no gold"):
        scores.score(built, events, events_folder)


def test_rules_are_counted_by_event_and_those_that_never_fire_are_named(
    toy: Path, events_folder: Path, tmp_path: Path
) -> None:
    events = find_events(events_folder)
    built = build(side_of("two", toy), events, tmp_path / "cache")
    found = {e: fires.fires(built.briefing(e) or {}) for e in events}
    with side_of("two", toy).unpacked() as tree:
        table = fires.table(found, set(fires.declared(tree)))
    rows = {line.split("  ")[1]: line.split() for line in table.splitlines() if line.startswith("  ")}
    assert rows["new"][1:6] == ["4", "4", "2", "1", "1"]
    assert rows["never seen"][-1] == "never"
    assert "barn" in table
    assert "vault" not in table + fires.matrix(found)
    assert "stories/barn,1,1" in fires.matrix(found)


def test_nothing_of_real_articles_is_written_into_a_checkout(toy: Path, tmp_path: Path) -> None:
    assert outside(tmp_path / "page.md") == tmp_path / "page.md"
    with pytest.raises(SystemExit, match="must not be"):
        outside(toy / "docs" / "page.md")


def test_events_that_are_not_here_are_said(events_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no real events here"):
        find_events(tmp_path / "nowhere")
    with pytest.raises(SystemExit, match="no event is called tower"):
        find_events(events_folder, only=["tower"])
    (events_folder / "incidents/barn/articles").mkdir(parents=True)
    with pytest.raises(SystemExit, match="more than one event is called barn"):
        find_events(events_folder)
