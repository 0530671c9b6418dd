"""The search as a reader uses it, opened by double click and over http: words, filters, keys, and nobody's mark-up."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefgen.search.index import search_files
from briefgen.search.pages import SearchedPage
from briefgen.search.sections import AnchoredText, SearchedSection
from tests.kit.looks import NARROW, WIDE
from tests.kit.served import served
from tests.site.test_browser import GOTCHA, PAYLOADS, reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TREATY, BRIDGE = "lirren-water-treaty", "tallowick-footbridge"
INPUT, LINKS, STATUS = ".md-search__input", ".md-search-result__link", "[data-bg-status]"
FOCUSED = "document.activeElement.matches('{}')"
Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def address(sample_site: Path) -> Iterator[str]:
    """The sample site over http."""
    with served(sample_site) as home:
        yield home.rstrip("/")


@pytest.fixture(params=["file", "http"])
def home(request: pytest.FixtureRequest, sample_site: Path, address: str) -> str:
    """The site's address, both ways."""
    return sample_site.as_uri() if request.param == "file" else address


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """The first page with the search open."""
    with reading(browser, home) as opened:
        opened.goto(f"{home}/index.html")
        opened.keyboard.press("/")
        yield opened


@pytest.fixture
def ask(page: Page, home: str) -> Ask:
    """Type these words, wait for the answer, and give the addresses that the results lead to."""

    def asked(words: str) -> list[str]:
        page.fill(INPUT, words)
        settled(page)
        return [(link.get_attribute("href") or "").removeprefix(f"{home}/") for link in page.locator(LINKS).all()]

    return asked


def settled(page: Page) -> None:
    """Wait until the last question is answered."""
    page.wait_for_selector("[data-bg-search] .md-search-result[aria-busy=false]", state="attached")


def test_a_result_leads_to_the_very_sentence(page: Page, ask: Ask) -> None:
    places = ask("lantern festival seven")
    assert any(re.fullmatch(rf"{BRIDGE}/articles/.+\.html#s-\w+", place) for place in places)
    link = page.locator(f"{LINKS}[href*='#s-']").first
    marked = link.locator("mark").first.inner_text()
    link.click()
    page.wait_for_url("**#s-*")
    assert marked.lower() in page.locator(":target").inner_text().lower()
    assert not page.locator("#__search").is_checked()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("varsik", TREATY),
        ("VARSIK", TREATY),
        ("Várşik", TREATY),
        ("vars", TREATY),  # as far as it is typed
        ("president varsik", TREATY),
        ("varsik president", TREATY),
        ("footbridges", BRIDGE),  # stands there as "footbridge"
        ("collapsing", BRIDGE),  # as "collapsed"
        ("collapsingly", BRIDGE),  # nowhere; its beginning does
    ],
)
def test_a_word_is_found_in_any_of_its_forms(ask: Ask, asked: str, found: str) -> None:
    assert ask(asked)[0].startswith(found)


def test_a_word_that_is_nowhere_is_not_found(page: Page, ask: Ask) -> None:
    assert ask("qwxyzt") == []
    assert page.inner_text(STATUS) == "Nothing found"


def test_all_words_are_looked_for_and_it_is_said_where_that_fails(page: Page, ask: Ask) -> None:
    assert all(place.startswith((TREATY, "people")) for place in ask("varsik treaty"))
    assert "some of these words" not in page.inner_text(STATUS)
    assert ask("varsik footbridge")
    assert "with some of these words" in page.inner_text(STATUS)


def test_the_number_of_results_is_read_out(page: Page, ask: Ask) -> None:
    ask("varsik")
    assert page.locator(STATUS).get_attribute("role") == "status"
    assert re.fullmatch(r"\d+ pages, \d+ places", page.inner_text(STATUS))


def test_a_briefing_and_an_article_are_told_apart(page: Page, ask: Ask) -> None:
    ask("lantern festival seven")
    told = {
        (item.locator("a").first.get_attribute("href") or "").partition("#")[0].rpartition("/")[0].rpartition("/")[2]: (
            item.locator(".bg-whose").first.inner_text()
        )
        for item in page.locator(".md-search-result__item:has(.bg-whose)").all()
    }
    assert told[BRIDGE] == "Briefing"
    assert re.fullmatch(r".+ · \d+ September 2025", told["articles"])


def test_filters_narrow_what_is_found(page: Page, ask: Ask) -> None:
    def only(**fields: str) -> list[str]:
        for name in ("kind", "outlet", "person", "from", "to"):
            field = page.locator(f"[data-bg-filter={name}]")
            if name == "kind":
                field.select_option(fields.get(name, ""))
            else:
                field.fill(fields.get(name, ""))
        settled(page)
        return [(link.get_attribute("href") or "") for link in page.locator(LINKS).all()]

    ask("the")
    page.locator(".bg-filters summary").click()
    assert all("/articles/" in place for place in only(kind="article"))
    assert all(re.search(r"/index\.html", place) for place in only(kind="story"))
    outlet = only(kind="article", outlet="kessar trib")
    assert outlet
    assert all("5-kessar-tribune" in place for place in outlet)
    person = only(person="varsik ilena")
    assert person
    assert all(TREATY in place for place in person)
    assert only(person="Nobody Whatever") == []
    assert all(BRIDGE in place for place in only(**{"from": "2025-07-01"}))
    assert all(TREATY in place for place in only(to="2025-07-01"))
    assert only(**{"from": "2025-07-01", "to": "2025-08-01"}) == []
    page.fill(INPUT, "")
    without = only(kind="article", outlet="weir")
    assert len(without) == 1  # a filter alone lists what it leaves
    page.fill(INPUT, "weir")
    page.get_by_role("button", name="Clear").click()
    settled(page)
    assert page.input_value("[data-bg-filter=outlet]") == ""
    assert page.inner_text(STATUS) == "Type to search"


def test_names_are_offered_as_they_are_typed(page: Page) -> None:
    page.locator(".bg-filters summary").click()
    page.fill("[data-bg-filter=person]", "var")
    page.locator("#bg-people option[value='Ilena Varsik']").wait_for(state="attached")
    page.fill("[data-bg-filter=outlet]", "gaz")
    page.locator("#bg-outlets option[value='Tallowick Gazette']").wait_for(state="attached")


def test_keys_open_walk_and_close(page: Page, ask: Ask) -> None:
    assert page.evaluate(FOCUSED.format(INPUT))
    assert page.locator("#__search").is_checked()
    first = ask("varsik")[0]
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(key)
        now = f"[...document.querySelectorAll('{LINKS}')].indexOf(document.activeElement)"
        assert page.evaluate(now) == at
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED.format(INPUT))
    page.keyboard.press("Escape")
    assert not page.locator("#__search").is_checked()
    assert not page.locator(LINKS).first.is_visible()
    assert not page.evaluate(FOCUSED.format(INPUT))
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{first}")


def test_more_pages_come_when_asked_for(browser: Browser, sample_site: Path, tmp_path: Path) -> None:
    many = [page_saying(f"{n:03d}.html", f"Report {n}", "The quay flooded.") for n in range(25)]
    site = with_search(sample_site, tmp_path, many)
    with reading(browser, site.as_uri()) as page:
        page.goto(f"{site.as_uri()}/index.html")
        page.locator(INPUT).fill("quay")
        page.locator(LINKS).nth(9).wait_for()
        assert page.locator(LINKS).count() == 10
        page.get_by_role("button", name="More results").click()
        page.locator(LINKS).nth(19).wait_for()
        assert page.evaluate(f"[...document.querySelectorAll('{LINKS}')].indexOf(document.activeElement)") == 10
        page.get_by_role("button", name="More results").click()
        page.locator(LINKS).nth(24).wait_for()
        assert not page.get_by_role("button", name="More results").is_visible()


@pytest.mark.parametrize("wall", [True, False])
def test_hostile_words_are_shown_as_words(browser: Browser, sample_site: Path, tmp_path: Path, wall: bool) -> None:
    hostile = [
        page_saying(f"{n}.html", f"Quay {payload}", f"Quay {payload} quay.", heading=f"Quay {payload}")
        for n, payload in enumerate(PAYLOADS)
    ]
    site = with_search(sample_site, tmp_path, hostile)
    if not wall:  # the words are harmless by themselves, not only because a browser is told to run no script
        home = site / "index.html"
        home.write_text(home.read_text(encoding="utf-8").replace("Content-Security-Policy", "X", 1), encoding="utf-8")
    with reading(browser, site.as_uri()) as page:
        page.on("dialog", lambda d: pytest.fail(d.message))
        page.goto(f"{site.as_uri()}/index.html")
        title = page.title()
        page.locator(INPUT).fill("quay")
        settled(page)
        page.get_by_role("button", name="More results").click()
        settled(page)
        assert GOTCHA in page.inner_text(".md-search-result__list")
        inside = page.locator(".md-search-result__list")
        assert inside.locator("script, img, svg, iframe, object, form, base, meta, details, .lure").count() == 0
        assert page.title() == title


def test_files_of_another_build_are_not_mixed(browser: Browser, sample_site: Path, tmp_path: Path) -> None:
    site = with_search(sample_site, tmp_path, [page_saying("a.html", "A", "The quay.")])
    words = site / "search/words-0.js"
    words.write_text(re.sub(r'0,"\w+"', '0,"beef"', words.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    with reading(browser, site.as_uri()) as page:
        page.goto(f"{site.as_uri()}/index.html")
        page.locator(INPUT).fill("quay")
        page.get_by_text("The search cannot be loaded").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_axe_finds_nothing_serious_in_the_open_search(
    browser: Browser, sample_site: Path, root: Path, scheme: Any, viewport: Any
) -> None:
    with reading(browser, sample_site.as_uri(), color_scheme=scheme, viewport=viewport) as page:
        page.goto(f"{sample_site.as_uri()}/index.html")
        page.keyboard.press("/")
        page.locator(INPUT).fill("varsik")
        page.locator(".bg-filters summary").click()
        page.locator(LINKS).first.wait_for()
        page.wait_for_timeout(700)
        page.evaluate((root / "tests/vendor/axe.min.js").read_text())
        found = page.evaluate("axe.run({resultTypes: ['violations'], preload: false})")
        bad = [
            f"{v['id']}: {[n['target'] for n in v['nodes']][:4]} {v['nodes'][0].get('failureSummary')}"
            for v in found["violations"]
            if v["impact"] in {"serious", "critical"}
        ]
        assert not bad, "\n".join(bad)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        box = page.locator(".md-search__scrollwrap").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
        fields = [field.bounding_box() for field in page.locator("[data-bg-filter]").all()]
        for one, other in pairwise(filter(None, fields)):
            assert other["x"] >= one["x"] + one["width"] or other["y"] >= one["y"] + one["height"], "fields overlap"


def test_nothing_of_the_search_is_loaded_before_it_is_asked_for(browser: Browser, sample_site: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(f"{sample_site.as_uri()}/index.html")
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/search/" in url]
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    assert [url.rpartition("/")[2] for url in asked if "/search/" in url] == ["index.js"]
    page.close()


def page_saying(url: str, title: str, text: str, heading: str = "") -> SearchedPage:
    """A page with one section."""
    return SearchedPage(url, title, (SearchedSection(heading or title, "t", (AnchoredText("", text),)),))


def with_search(site: Path, folder: Path, pages: list[SearchedPage]) -> Path:
    """A copy of a site that has these pages in its search."""
    copy = shutil.copytree(site, folder / "site")
    shutil.rmtree(copy / "search")
    for name, data in search_files(pages).items():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes(data)
    return copy
