"""A story's page under a thumb and under the keys: what can be reached, how fast, and whether it stays where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.kit.looks import NARROW, STORY, WIDE
from tests.kit.served import served
from tests.site.test_browser import reading

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MOST_STOPS = 150
SMALLEST = 24
"""Pixels of a target, by WCAG 2.5.8; links inside a sentence are exempt there."""
MOST_SHIFT = 0.05
PHONE = {"viewport": NARROW, "has_touch": True, "is_mobile": True}
STOPS = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex]")]
    .filter(e => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})).length"""
NOW = "() => { const e = document.activeElement; return e.id || e.className }"


@pytest.fixture
def address(sample_site: Path) -> str:
    return f"{sample_site.as_uri()}/{STORY}/index.html"


@pytest.fixture
def page(browser: Browser, sample_site: Path, address: str) -> Iterator[Page]:
    with reading(browser, sample_site.as_uri()) as opened:
        opened.goto(address)
        opened.wait_for_timeout(300)
        yield opened


def test_few_stops_lie_on_the_way_through_a_closed_page(browser: Browser, sample_site: Path) -> None:
    for options in ({"viewport": WIDE}, PHONE):
        with reading(browser, sample_site.as_uri(), **options) as page:
            for story in sorted(f.parent for f in sample_site.glob("*/briefing.json")):
                page.goto((story / "index.html").as_uri())
                assert page.evaluate(STOPS) <= MOST_STOPS, story.name


def test_keys_go_from_fact_to_card_and_back(page: Page) -> None:
    ids = page.evaluate("""() => [...document.querySelectorAll(".bg-fact, .bg-card")]
        .filter(e => e.checkVisibility()).map(e => e.id)""")
    page.keyboard.press("j")
    assert page.evaluate(NOW) == ids[0]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    for expected in ids[1:]:
        page.keyboard.press("j")
        assert page.evaluate(NOW) == expected
    page.keyboard.press("j")
    assert page.evaluate(NOW) == ids[-1]
    page.keyboard.press("k")
    assert page.evaluate(NOW) == ids[-2]
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.matches('.md-search__input')")
    page.keyboard.type("jk")
    assert page.input_value(".md-search__input") == "jk"


def test_a_question_mark_shows_the_keys_and_escape_closes_them(page: Page) -> None:
    page.keyboard.press("?")
    assert page.locator("dialog[open]").is_visible()
    assert page.locator("dialog kbd").count() == 5
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog')")


def test_escape_closes_what_hovers_until_another_is_asked_for(page: Page) -> None:
    first, second = page.locator(".bg-fact .bg-cite").nth(0), page.locator(".bg-fact .bg-cite").nth(1)
    first.locator("a").focus()
    assert first.locator(".bg-peek").is_visible()
    page.keyboard.press("Escape")
    assert not first.locator(".bg-peek").is_visible()
    second.locator("a").focus()
    assert second.locator(".bg-peek").is_visible()


def test_a_link_into_a_fold_opens_it(page: Page, address: str) -> None:
    folded = page.evaluate("""() => [...document.querySelectorAll("details:not([open]) [id]")].map(e => e.id)""")
    assert len(folded) > 10
    for target in (folded[0], folded[-1]):
        page.goto(f"{address}#{target}")
        page.wait_for_timeout(200)
        assert page.locator(f"[id='{target}']").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_wherever_it_is(browser: Browser, sample_site: Path, address: str, scheme: Any) -> None:
    with reading(browser, sample_site.as_uri(), color_scheme=scheme) as page:
        page.goto(address)
        page.wait_for_timeout(300)
        outline = """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.outerHTML.slice(0, 80), e.closest(".bg") !== null, s.outlineStyle, parseFloat(s.outlineWidth)] }"""
        seen = 0
        for _ in range(90):
            page.keyboard.press("Tab")
            what, ours, style, width = page.evaluate(outline)
            if ours:
                seen += 1
                assert style != "none", what
                assert width >= 2, what
        assert seen > 40


def test_the_list_of_sections_stays_on_a_phone_and_is_short(browser: Browser, sample_site: Path, address: str) -> None:
    with reading(browser, sample_site.as_uri(), **PHONE) as page:
        page.goto(address)
        page.wait_for_timeout(300)
        page.evaluate("window.scrollTo(0, 3000)")
        page.wait_for_timeout(300)
        box = page.locator(".bg-jump").bounding_box()
        assert box
        assert 0 <= box["y"] <= 60
        assert box["height"] <= 48
        page.locator(".bg-jump a").nth(2).click()
        page.wait_for_timeout(300)
        head = page.locator(":target").bounding_box()
        assert head
        assert box["y"] + box["height"] - 1 <= head["y"] < NARROW["height"] / 2
    with reading(browser, sample_site.as_uri()) as page:
        page.goto(address)
        assert not page.locator(".bg-jump").is_visible()


def test_a_thumb_hits_every_chip_fold_and_entry(browser: Browser, sample_site: Path, address: str) -> None:
    with reading(browser, sample_site.as_uri(), **PHONE) as page:
        page.goto(address)
        page.wait_for_timeout(300)
        small = page.evaluate(
            """least => [...document.querySelectorAll(
                ".bg summary, .bg .bg-cite > a, .bg .bg-tag a, .bg-jump a, .bg-quarrels a, .bg-dot a")]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < least)
                .map(e => e.outerHTML.slice(0, 90))""",
            SMALLEST,
        )
        assert small == []


def test_the_map_as_a_table_becomes_cards_on_a_phone(browser: Browser, sample_site: Path, address: str) -> None:
    with reading(browser, sample_site.as_uri(), **PHONE) as page:
        page.goto(address)
        page.locator("details:has(.bg-grid) > summary").click()
        assert page.locator(".bg-grid tbody tr").first.evaluate("e => getComputedStyle(e).display") == "flex"
        order = """rows => rows.map(row => [...row.querySelectorAll("td")]
            .sort((a, b) => a.offsetTop - b.offsetTop).map(td => td.classList.contains("bg-is-silent")))"""
        rows = page.locator(".bg-grid tbody tr").evaluate_all(order)
        assert any(True in row for row in rows)
        assert [row for row in rows if row != sorted(row)] == [], "who is silent stands last"
        scrolls = "e => e.scrollWidth > e.clientWidth"
        assert not page.locator(".bg-scroll:has(.bg-grid)").evaluate(scrolls)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "phone"])
def test_nothing_shifts_while_a_page_loads(browser: Browser, sample_site: Path, viewport: Any) -> None:
    watch = """window.shift = 0; new PerformanceObserver(list => { for (const e of list.getEntries())
        if (!e.hadRecentInput) window.shift += e.value }).observe({type: "layout-shift", buffered: true})"""
    with served(sample_site) as home:
        context = browser.new_context(viewport=viewport)
        context.add_init_script(watch)
        page = context.new_page()
        found = {}
        for name in ("index.html", f"{STORY}/index.html", "people.html", "how-this-was-made.html"):
            page.goto(home + name)
            page.wait_for_function("document.fonts.status === 'loaded'")
            page.wait_for_timeout(400)
            found[name] = page.evaluate("window.shift")
        context.close()
    assert max(found.values()) <= MOST_SHIFT, found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_was_folded(
    browser: Browser, sample_site: Path, address: str, root: Path, scheme: Any
) -> None:
    axe = (root / "tests/vendor/axe.min.js").read_text()
    for viewport in (WIDE, NARROW):
        with reading(browser, sample_site.as_uri(), color_scheme=scheme, viewport=viewport) as page:
            page.goto(address)
            page.wait_for_timeout(500)
            page.evaluate("document.querySelectorAll('.bg details').forEach(e => { e.open = true })")
            page.evaluate(axe)
            found = page.evaluate("axe.run('.bg', {resultTypes: ['violations'], preload: false})")
            bad = [
                f"{v['id']}: {[n['target'] for n in v['nodes']][:3]} {v['nodes'][0].get('failureSummary')}"
                for v in found["violations"]
            ]
            assert not bad, "\n".join(bad)


def test_no_source_map_is_on_the_site(sample_site: Path) -> None:
    assert not list(sample_site.rglob("*.map"))
