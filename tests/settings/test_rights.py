"""What may be shown of an article: the word on its outlet, else its story's, else the site's; a misspelt one shows nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import SettingsError
from briefgen.load.files import load_story
from briefgen.model import Metadata, Rights, Terms
from briefgen.settings.rights import rights_for
from briefgen.settings.site import Settings

TERMS = Terms(Rights.CITED, (("The Gull", Rights.FULL), ("gull.example", Rights.NONE), ("Echo", Rights.NONE)))


@pytest.mark.parametrize(
    ("outlet", "url", "rights"),
    [
        (None, None, Rights.CITED),
        ("gull", None, Rights.FULL),
        ("The  GULL", "https://www.gull.example/a", Rights.NONE),  # of two words the stricter counts
        (None, "https://news.gull.example/a", Rights.NONE),
        (None, "https://seagull.example/a", Rights.CITED),
        ("Echo Park Times", "not an [[address", Rights.CITED),
    ],
)
def test_an_outlet_is_known_by_its_name_or_its_domain(outlet: str | None, url: str | None, rights: Rights) -> None:
    assert rights_for(Metadata(outlet=outlet, url=url), TERMS) is rights


@pytest.mark.parametrize(
    ("said", "publish", "rights"),
    [
        ("", True, None), ("publish: full", True, Rights.FULL), ("publish: none", True, Rights.NONE),
        ("publish: false", False, None), ("publish: cite", False, None), ("publish: [cited]", False, None),
    ],
)  # fmt: skip
def test_a_storys_own_word(tmp_path: Path, said: str, publish: bool, rights: Rights | None) -> None:
    (tmp_path / "ferry").mkdir()
    (tmp_path / "ferry/story.yml").write_text(f"title: X\n{said}")
    story = load_story(tmp_path / "ferry", tmp_path)
    assert (story.publish, story.rights) == (publish, rights)
    assert bool(story.not_read) == ("cite" in said)


def test_a_story_comes_before_the_site_and_an_outlet_before_both(tmp_path: Path) -> None:
    (tmp_path / "content/ferry").mkdir(parents=True)
    (tmp_path / "content/ferry/story.yml").write_text("publish: full")
    site = Settings.of(tmp_path, {}, {"publish": "none", "outlets": {"Gull": "cited"}})
    terms = site.around_story(load_story(tmp_path / "content/ferry", site.content)).terms
    assert rights_for(Metadata(outlet="Gull"), terms) is Rights.CITED
    assert rights_for(Metadata(outlet="Tide"), terms) is Rights.FULL


@pytest.mark.parametrize(
    "said",
    [{"publish": "all"}, {"publish": True}, {"outlets": ["Gull"]}, {"outlets": {"Gull": "some"}}, {"noindex": 3}],
)
def test_what_is_not_understood_stops_the_build(tmp_path: Path, said: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=next(iter(said))):
        Settings.of(tmp_path, {}, said)
