"""Settings: defaults, where they come from, and what is refused in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.errors import SettingsError
from briefgen.model import Publisher
from briefgen.settings.site import Settings


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    found = Settings.load(tmp_path)
    assert (found.content, found.build_dir, found.site_dir) == (
        tmp_path / "content",
        tmp_path / ".briefgen",
        tmp_path / "site",
    )
    assert (found.config_file, found.templates, found.strict, found.workers, found.own_pages) == (
        None,
        None,
        False,
        0,
        (),
    )


@pytest.mark.parametrize(
    "plugins", ["  - search\n  - briefgen:\n      workers: 2", "  briefgen: {workers: 2}\n  search: {}"]
)
def test_the_file_is_mkdocs_own_with_its_tags(tmp_path: Path, plugins: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("# Mine")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: The Desk\nsite_url: !ENV [SITE_URL, '']\nx: !!python/name:os.system\nplugins:\n{plugins}\n"
    )
    found = Settings.load(tmp_path)
    assert (found.site_name, found.workers, found.own_pages) == ("The Desk", 2, ("index.md",))
    assert found.templates == tmp_path / "templates"
    assert found.config_file == tmp_path / "mkdocs.yml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "line"),
        ("- x", "briefgen new"),
        ("plugins: [{briefgen: {colour: red}}]", "colour"),
        ("plugins: [{briefgen: {strict: maybe}}]", "true or false"),
        ("plugins: [{briefgen: {workers: -1}}]", "whole number"),
        ("plugins: [{briefgen: {workers: true}}]", "whole number"),
        ("plugins: [{briefgen: {build_dir: content/x}}]", "inside docs_dir"),
        ("site_dir: content/site", "inside docs_dir"),
        ("plugins: [{briefgen: {templates: nowhere}}]", "does not exist"),
        ("docs_dir: 3", "text"),
        ("plugins: [{briefgen: {publishers: {Harbour Group: Harbour Echo}}}]", "list of its titles"),
        ("plugins: [{briefgen: {stories: ../elsewhere}}]", "inside docs_dir"),
        ("plugins: [{briefgen: {stories: /news}}]", "inside docs_dir"),
        ("plugins: [{briefgen: {stories: briefings, build_dir: content/x}}]", "inside docs_dir"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(SettingsError, match=says):
        Settings.load(tmp_path)


@pytest.mark.parametrize(
    ("said", "prefix"), [(".", ""), ("./", ""), ("briefings", "briefings"), ("./news/desk/", "news/desk")]
)
def test_the_stories_may_have_a_folder_inside_docs_dir(tmp_path: Path, said: str, prefix: str) -> None:
    folder = tmp_path / "docs" / prefix
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# Mine")
    found = Settings.of(tmp_path, {"docs_dir": "docs"}, {"stories": said})
    assert (found.content, found.prefix) == (folder, prefix)
    assert found.own_pages == (f"{prefix}/index.md".lstrip("/"),)


def test_options_of_the_plugin_come_before_those_of_the_file(tmp_path: Path) -> None:
    values: dict[str, Any] = {"plugins": [{"briefgen": {"workers": 2}}]}
    assert Settings.of(tmp_path, values, {"workers": 3}).workers == 3


def test_publishers_are_read_from_the_plugins_options(tmp_path: Path) -> None:
    said = {"publishers": {"Harbour Group": ["Harbour Echo", "harbourpost.example"]}}
    assert Settings.of(tmp_path, {}, said).publishers == (
        Publisher("Harbour Group", ("Harbour Echo", "harbourpost.example")),
    )


def test_a_story_finds_the_settings_of_its_own_site(tmp_path: Path) -> None:
    for folder in ("content/flood/articles", "elsewhere/flood"):
        (tmp_path / folder).mkdir(parents=True)
    assert Settings.around(tmp_path / "content" / "flood") is None
    (tmp_path / "mkdocs.yml").write_text("site_name: The Desk")
    for folder in ("content/flood", "content/flood/articles"):
        found = Settings.around(tmp_path / folder)
        assert found is not None
        assert found.site_name == "The Desk"
    assert Settings.around(tmp_path / "elsewhere" / "flood") is None
