"""The editor's word over the cleaning: read, checked, done and logged."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.clean.article import clean
from briefgen.clean.report import report
from briefgen.clean.text.receipt import traces
from briefgen.cli import main
from briefgen.load.decode import read
from briefgen.load.files import load_story
from briefgen.model import Article, CleaningEdit, SourceFile
from briefgen.pipeline.story import brief_folder
from briefgen.sections.json import article_from_json, to_json
from briefgen.settings.edits import read_edits

WEIR = """Weir at Osterley Mill to be rebuilt

By Tess Ormond

Share this article

The weir at Osterley Mill will be rebuilt before the winter, the river board said on Friday after a long meeting.

Read more: Eels were counted at the weir in June, and there were more than in any year since the mill closed.

Work begins in August. The footpath stays open, the board said, and the eels will have a pass of their own for good.

The Mill Bulletin belongs to the Osterley Press, which also prints four other weekly papers in the valley.
"""
EELS = "Read more: Eels were counted at the weir in June, and there were more than in any year since the mill closed."
PRESS = "The Mill Bulletin belongs to the Osterley Press, which also prints four other weekly papers in the valley."
FILES = ("weir/weir.txt", "weir/articles/page.html")


def article_of(edit: CleaningEdit | None = None, text: str = WEIR, name: str = "weir/weir.txt") -> Article:
    manuscript = read(SourceFile(name, text.encode()))
    article = clean(manuscript, edit=edit)
    assert all(traces(block, manuscript) for block in article.blocks)
    return article


def written(tmp_path: Path, edits: str) -> Path:
    folder = tmp_path / "weir"
    folder.mkdir()
    (folder / "weir.txt").write_text(WEIR, encoding="utf-8")
    (folder / "edits.yml").write_text(edits, encoding="utf-8")
    return folder


def test_without_edits_the_rules_decide() -> None:
    article = article_of()
    assert EELS in [c.text for c in article.cuts]
    assert PRESS in [b.text for b in article.blocks]
    assert article.overruled == ()


def test_what_is_to_be_kept_comes_back_where_it_stood() -> None:
    article = article_of(CleaningEdit("weir.txt", keep=("read more: Eels were counted  at the weir in june",)))
    kept = [b.text for b in article.blocks]
    assert kept[1] == "Read more: Eels were counted at the weir in June"
    assert [(c.text, c.rule) for c in article.overruled] == [(kept[1], "editor")]
    whole = article_of(CleaningEdit("weir.txt", keep=(EELS,)))
    assert EELS in [b.text for b in whole.blocks]
    assert EELS not in [c.text for c in whole.cuts]


def test_what_is_to_be_cut_goes_and_is_logged() -> None:
    article = article_of(CleaningEdit("weir.txt", cut=(PRESS.rstrip("."), "the footpath stays open")))
    texts = [b.text for b in article.blocks]
    assert PRESS not in texts
    assert "Work begins in August." in texts
    assert [c.text for c in article.cuts if c.rule == "editor"] == ["The footpath stays open", PRESS]


def test_a_part_of_a_page_that_no_rule_saw_can_be_kept() -> None:
    body = "".join(f"<p>{line}</p>" for line in WEIR.split("\n\n")[3:])
    page = f"<html><body><nav><p>Tide tables for the mill pool</p></nav><article><h1>Weir</h1>{body}</article></body></html>"
    article = article_of(CleaningEdit("page.html", keep=("Tide tables for the mill pool",)), page, FILES[1])
    assert article.blocks[0].text == "Tide tables for the mill pool"


def test_what_cannot_be_done_is_said() -> None:
    article = article_of(CleaningEdit("weir.txt", keep=("Nowhere to be found",), cut=("Share this article",)))
    assert len([n for n in article.notes if n.startswith("The edits ask to")]) == 2
    again = article_of(CleaningEdit("weir.txt", keep=(PRESS,)))
    assert [b.text for b in again.blocks].count(PRESS) == 1
    assert len(again.notes) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clean: [", "not valid YAML"),
        ("- a", "should hold 'clean:'"),
        ("facts: {}", "'facts' is not understood"),
        ("clean: [a]", "should hold file names"),
        ("clean: {none.txt: {keep: [abc]}}", "No file of the story is named 'none.txt'"),
        ("clean: {weir.txt: [abc]}", "'weir.txt' should have 'keep' or 'cut'"),
        ("clean: {weir.txt: {drop: [abc]}}", "'drop' is not understood"),
        ("clean: {weir.txt: {keep: [1, '?', abc]}}", "2 of the texts to keep"),
    ],
)
def test_an_entry_that_is_no_use_is_named(tmp_path: Path, text: str, said: str) -> None:
    _, faults = read_edits(written(tmp_path, text), FILES)
    assert [said in fault for fault in faults] == [True]


def test_good_entries_count_beside_bad_ones(tmp_path: Path) -> None:
    folder = written(tmp_path, "clean: {weir.txt: {keep: [1, abc], cut: one text}, articles/page.html: {cut: [xyz]}}")
    edits, _ = read_edits(folder, FILES)
    assert edits == (
        CleaningEdit("weir.txt", ("abc",), ("one text",)),
        CleaningEdit("articles/page.html", (), ("xyz",)),
    )
    assert read_edits(tmp_path, FILES) == ((), ())


def test_a_story_is_built_with_its_edits(tmp_path: Path) -> None:
    folder = written(tmp_path, f"clean:\n  weir.txt:\n    keep: ['{EELS}']\n    cut: ['{PRESS}']\n  gone.txt: {{}}\n")
    assert [n.path for n in load_story(folder).not_read] == ["weir/edits.yml"]
    article = brief_folder(folder).articles[0]
    assert (EELS in [b.text for b in article.blocks], PRESS in [b.text for b in article.blocks]) == (True, False)
    assert article_from_json(to_json(article)) == article


def test_the_report_tells_everything_in_order() -> None:
    manuscript = read(SourceFile("weir/weir.txt", WEIR.encode()))
    article = clean(manuscript, edit=CleaningEdit("weir.txt", keep=(EELS,), cut=(PRESS,)))
    lines = [line.split(maxsplit=2) for line in report(article, manuscript).splitlines()]
    told = [(what, rule) for what, rule, *_ in lines if what in ("kept", "cut")]
    assert told[-4:] == [("kept", "paragraph"), ("kept", "editor"), ("kept", "paragraph"), ("cut", "editor")]
    assert ("cut", "furniture") in told
    shown = " ".join(rest[-1] for *_, rest in [(line[0], line[1:]) for line in lines if line[0] in ("kept", "cut")])
    assert all(paragraph[:40] in shown for paragraph in WEIR.strip().split("\n\n"))


def test_the_command_reports_and_obeys(tmp_path: Path) -> None:
    folder = written(tmp_path, f"clean: {{weir.txt: {{cut: ['{PRESS}']}}}}")
    file = str(folder / "weir.txt")
    told = CliRunner().invoke(main, ["clean", file, "--report"])
    assert told.exit_code == 0
    assert "cut   editor" in told.output
    assert CliRunner().invoke(main, ["clean", file]).exit_code == 2
    assert CliRunner().invoke(main, ["clean", file, "-o", str(tmp_path / "out")]).exit_code == 0
    assert "Osterley Press" not in (tmp_path / "out" / "weir.md").read_text(encoding="utf-8")
