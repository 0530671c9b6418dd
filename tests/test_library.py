"""briefgen as a library: its public names, and a story that lies in memory."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from briefgen.errors import NotAnArticle, SettingsError, SourceError
from tests.kit.ferry import GULL, TIDE


@pytest.mark.parametrize("name", sorted(set(briefgen.__all__) - {"__version__"}))
def test_a_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(briefgen, name)), f"{name} needs a docstring"


def test_a_name_that_is_not_public_is_refused_in_words() -> None:
    with pytest.raises(AttributeError, match="no public name 'briefing'"):
        _ = briefgen.briefing


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import briefgen, sys; print({'spacy', 'mkdocs', 'lxml', 'pydantic', 'yaml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_story_in_memory_is_briefed_as_one_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "weir").mkdir()
    for name, text in (("gull.txt", GULL), ("tide.txt", TIDE)):
        (tmp_path / "weir" / name).write_text(text, encoding="utf-8")
    filed = briefgen.brief_story(briefgen.read_story(tmp_path / "weir"))
    sources = [briefgen.source_of_text(text, name=name) for name, text in (("tide.txt", TIDE), ("gull.txt", GULL))]
    in_memory = briefgen.brief_story(briefgen.read_story(articles=sources, name="weir"))
    assert briefgen.to_json(in_memory.briefing) == briefgen.to_json(filed.briefing)
    assert not briefgen.verify_story(in_memory)
    assert briefgen.briefing_from_json(briefgen.to_json(filed.briefing)) == filed.briefing


def test_what_is_known_beside_a_text_is_its_metadata() -> None:
    source = briefgen.source_of_text(GULL, name="g.txt", outlet="The Harbour Gull", published="2031-03-04")
    (article,) = briefgen.brief_story(briefgen.read_story(articles=[source])).articles
    assert (article.metadata.outlet, article.metadata.published) == ("The Harbour Gull", "2031-03-04")


def test_a_file_is_cleaned_or_refused_with_its_reason(tmp_path: Path) -> None:
    good, empty = tmp_path / "gull.txt", tmp_path / "empty.txt"
    good.write_text(GULL, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    assert briefgen.clean_file(good).sentences
    with pytest.raises(NotAnArticle, match="empty"):
        briefgen.clean_file(empty)
    with pytest.raises(SourceError, match="could not be opened"):
        briefgen.clean_file(tmp_path / "missing.txt")


def test_a_story_is_a_folder_or_articles_and_each_article_has_its_name(tmp_path: Path) -> None:
    twice = [briefgen.source_of_text(GULL), briefgen.source_of_text(TIDE)]
    with pytest.raises(SettingsError, match="one of the two"):
        briefgen.read_story()
    with pytest.raises(SettingsError, match="one of the two"):
        briefgen.read_story(tmp_path, articles=twice)
    with pytest.raises(SettingsError, match=r"named 'article\.txt'"):
        briefgen.read_story(articles=twice)


def test_the_page_on_the_library_tells_the_truth(root: Path) -> None:
    page = root / "docs" / "library.md"
    result = doctest.testfile(str(page), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0
    told = page.read_text(encoding="utf-8")
    assert not [
        name for name in ("read_story", "brief_story", *briefgen._HOMES["briefgen.library"]) if name not in told
    ]
