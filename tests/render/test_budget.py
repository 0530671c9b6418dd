"""What stands open on a story's page: half as many words as its sources have, and the news among them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.render.budget import opened
from briefgen.render.reader import BriefingReader
from briefgen.render.site import story_page
from briefgen.settings.site import Settings
from eval.closed import FEWEST_ARTICLES, length_of, words_closed
from tests.kit.derailment import story
from tests.kit.places import CONTENT, ROOT
from tests.kit.samples import sample

SAMPLES = sorted(folder.name for folder in CONTENT.iterdir() if folder.is_dir())


@pytest.mark.parametrize("name", SAMPLES)
def test_a_closed_page_has_half_the_words_of_its_sources(name: str) -> None:
    length = length_of(sample(name).briefing)
    assert length.articles >= FEWEST_ARTICLES
    assert length.closed <= length.allowed
    assert length.closed > 0.2 * length.allowed, "an empty page is no briefing"
    assert length.opened > 3 * length.closed, "all else is there, folded"


def test_the_bottom_line_and_every_section_stand_on_the_smallest_page() -> None:
    done = story().briefing
    cards = tuple(replace(a, words=1) for a in done.articles)
    reader = BriefingReader(replace(done, articles=cards))
    assert not any(opened(reader).entries.values())
    page = story_page(Settings.of(ROOT, {}), reader).decode()
    folds = page.split("<details")
    assert 'id="bottom-line"' in folds[0]
    assert page.count("<h2 ") == 14
    assert page.count('class="bg-fact') - page.count('class="bg-facts') == len(done.facts)


def test_more_room_never_closes_anything() -> None:
    done = story().briefing
    before: dict[str, int] = {}
    for words in (10, 100, 300, 1000, 5000):
        cards = tuple(replace(a, words=words) for a in done.articles)
        now = dict(opened(BriefingReader(replace(done, articles=cards))).entries)
        assert all(now[name] >= n for name, n in before.items())
        before = now
    assert before["facts"] == len(done.facts)


def test_what_hovers_or_is_folded_is_not_counted() -> None:
    page = (
        '<p>One <span class="bg-peek">never</span> two</p>'
        "<details><summary>three</summary><p>not <b>this</b></p></details>"
        "<details open><summary>four</summary><p>five</p></details><svg><text>drawn</text></svg>"
    )
    assert words_closed(page) == 5


def test_of_very_short_articles_the_rest_of_the_bottom_line_is_one_click_away() -> None:
    done = story().briefing
    assert len(done.bottom_line) > 1

    def page_of(words: int) -> tuple[int, str]:
        cards = tuple(replace(a, words=words) for a in done.articles)
        reader = BriefingReader(replace(done, articles=cards))
        return opened(reader).lines, story_page(Settings.of(ROOT, {}), reader).decode()

    short, page = page_of(10)
    assert short == 1
    assert f"{len(done.bottom_line) - 1} more line" in page
    assert all(f'href="#{i}"' in page or f"#{i}" in page for i in done.bottom_line), "folded, and not lost"
    whole, page = page_of(1000)
    assert whole == len(done.bottom_line)
    assert "bg-lines" not in page
