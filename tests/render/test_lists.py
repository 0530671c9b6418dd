"""Lists that grow with the site: short on one page, long on several, and nothing is left out."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.gate.links import link_failures, markdown_page
from briefgen.model import NameKind
from briefgen.render.lists import MOST_PEOPLE, ListPage, list_pages
from briefgen.render.paging import MOST_LISTED, MOST_ON_HOME
from briefgen.render.reader import BriefingReader
from briefgen.render.site import index_uris, render
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.people.people import Person
from briefgen.settings.site import Settings
from tests.kit.samples import sample

SITE = Settings.of(Path("/news"), {})
URIS = index_uris(SITE)


def told(number: int, day: str | None, outlet: str = "The Gull") -> BriefedStory:
    """A story of its own, all of whose articles came out on one day in one outlet."""
    done = sample("lirren-water-treaty")
    name = f"story-{number:04d}"

    def moved(page: str) -> str:
        return page.replace(done.story.id, name)

    cards = tuple(replace(a, published=day, outlet=outlet, page=moved(a.page)) for a in done.briefing.articles)
    people = (Person(f"{chr(97 + number % 26)}da {number}", (), (), 1, NameKind.PERSON),)
    briefing = replace(
        done.briefing,
        story=replace(done.briefing.story, id=name, title=f"Story {number}"),
        articles=cards,
        people=people,
    )
    return replace(done, story=replace(done.story, id=name), briefing=briefing)


def pages(stories: list[BriefedStory]) -> dict[str, ListPage]:
    readers = tuple(BriefingReader(s.briefing) for s in stories)
    return {page.uri: page for page in list_pages(readers, URIS, "News")}


def test_a_small_site_has_one_page_of_each() -> None:
    found = pages([told(n, "2031-03-04") for n in range(MOST_ON_HOME // 10)])
    assert set(found) == {"index.md", "outlets.md", "people.md"}


def test_home_shows_the_newest_and_the_months_hold_all() -> None:
    days = ["2031-04-01", "2031-03-02", "2030-12-31", None]
    stories = [told(n, days[n * 4 // 80]) for n in range(80)]
    found = pages(stories)
    home = found["index.md"]
    assert [r.briefing.story.id for r in home.shown["stories"]] == [s.story.id for s in stories[:MOST_ON_HOME]]
    assert [s.name for s in home.shown["shelves"]] == ["April 2031", "March 2031", "December 2030", "No date"]
    months = [page for uri, page in found.items() if uri.startswith("stories-")]
    assert [page.uri for page in months] == [
        "stories-2031-04.md", "stories-2031-03.md", "stories-2030-12.md", "stories-undated.md",
    ]  # fmt: skip
    assert {r.briefing.story.id for page in months for r in page.shown["stories"]} == {s.story.id for s in stories}
    assert all(page.search == {"exclude": True} for page in months)


def test_a_month_with_very_many_stories_has_several_pages() -> None:
    found = pages([told(n, "2031-04-01") for n in range(MOST_LISTED + 5)])
    assert {"stories-2031-04.md", "stories-2031-04-2.md"} <= set(found)
    assert found["stories-2031-04-2.md"].name == "News: April 2031, 2 of 2"
    assert len(found["stories-2031-04-2.md"].shown["stories"]) == 5


def test_each_outlet_gets_a_page_where_one_for_all_is_too_long_and_a_long_one_its_months() -> None:
    stories = [told(n, f"2031-0{1 + n % 3}-05", "The Gull" if n else "Gull, The") for n in range(60)]
    found = pages(stories)
    names = sorted(uri for uri in found if uri.startswith("outlets-"))
    assert names == [
        "outlets-gull-the.md", "outlets-the-gull-2031-01.md", "outlets-the-gull-2031-02.md", "outlets-the-gull.md",
    ]  # fmt: skip
    listed = [a.id for uri in names for _, a in found[uri].shown["shelf"].entries]
    assert len(listed) == sum(len(s.briefing.articles) for s in stories)
    assert found["outlets-the-gull.md"].name == "The Gull: March 2031"


def test_people_are_on_a_page_for_each_letter_where_they_are_very_many() -> None:
    found = pages([told(n, "2031-03-04") for n in range(MOST_PEOPLE + 1)])
    letters = {uri: page for uri, page in found.items() if uri.startswith("people-")}
    assert list(letters)[:2] == ["people-a.md", "people-b.md"]
    assert len(letters) == 26
    names = [p.name for page in letters.values() for p in page.shown["people"]]
    assert len(names) == MOST_PEOPLE + 1
    assert all(p.name[0] == uri[len("people-")] for uri, page in letters.items() for p in page.shown["people"])
    assert found["people.md"].shown["people"] == ()  # nobody is in several stories


@pytest.mark.slow
@pytest.mark.parametrize("prefix", ["", "briefings"])
def test_every_page_of_a_large_site_is_led_to(tmp_path: Path, prefix: str) -> None:
    (tmp_path / "content" / prefix).mkdir(parents=True)
    stories = tuple(told(n, f"20{10 + n // 24}-0{1 + n % 2}-05") for n in range(65))
    site = Settings.of(tmp_path, {}, {"stories": prefix or "."})
    files = render(stories, site)
    markdown = {name: markdown_page(data.decode()) for name, data in files.items() if name.endswith(".md")}
    known = frozenset({*files, *(f"{s.story.id}/{n}" for s in stories for n in ("briefing.csv",))})
    broken = [f for f in link_failures(markdown, known) if not f.split(": ")[0].endswith("/index.md")]
    assert not broken
    reached, waiting = set(), [site.uri("index.md")]
    while waiting:
        page = waiting.pop()
        if page in reached or page not in markdown:
            continue
        reached.add(page)
        folder = posixpath.dirname(page)
        waiting += [posixpath.normpath(posixpath.join(folder, link.partition("#")[0])) for link in markdown[page].links]
    assert set(markdown) - reached <= {site.uri(n) for n in ("outlets.md", "people.md")} | {
        name for name in markdown if posixpath.basename(name).startswith(("outlets-", "people-"))
    }  # the navigation leads to these
    assert sum(posixpath.basename(name).startswith("stories-") for name in markdown) == 6
