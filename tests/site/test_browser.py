"""What a reader's browser makes of it: search, citations, no outside request, nobody left out.

The site is our two sample stories and the hand-made one; it is opened by double click (``file://``) and over http.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pdfminer.high_level import extract_text

from briefgen.settings.site import Settings
from tests.kit.looks import NARROW, PAGES, STORY, WIDE, file_of
from tests.kit.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEARCHED = "Varsik"  # a person of that story
GOTCHA = "document.title='gotcha'"


@pytest.fixture(scope="module")
def built(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample site, into which a test may plant a page."""
    return shutil.copytree(sample_site, tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """The same site over http."""
    with served(built) as home:
        yield home.rstrip("/")


@contextmanager
def reading(browser: Browser, home: str, **options: Any) -> Iterator[Page]:
    """A page that fails the test when it asks anybody else for anything, or when a script fails or may not run."""
    context = browser.new_context(**{"viewport": WIDE, **options})
    page = context.new_page()
    outside: list[str] = []
    faults: list[str] = []
    page.on(
        "request", lambda r: None if r.url.startswith((home, "blob:", "data:", "about:")) else outside.append(r.url)
    )
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.on("console", lambda m: faults.append(m.text) if "Content Security Policy" in m.text else None)
    page.on("requestfailed", lambda r: faults.append(f"not loaded: {r.url} ({r.failure})"))
    yield page
    context.close()
    assert not outside
    assert not [f for f in faults if "ERR_ABORTED" not in f]


@pytest.fixture(params=["file", "http"])
def home(request: pytest.FixtureRequest, built: Path, address: str) -> str:
    """The site's address, both ways."""
    return built.as_uri() if request.param == "file" else address


def test_search_finds_a_word(browser: Browser, home: str) -> None:
    with reading(browser, home) as page:
        page.goto(f"{home}/index.html")
        page.locator("input.md-search__input").click()
        page.locator("input.md-search__input").press_sequentially(SEARCHED, delay=30)
        first = page.locator(".md-search-result__link").first
        first.wait_for(timeout=20_000)
        assert STORY in (first.get_attribute("href") or "")
        first.click()
        page.wait_for_url(f"**/{STORY}/**")
        assert SEARCHED in page.inner_text("article.bg")


def test_a_citation_lands_on_its_marked_sentence(browser: Browser, home: str) -> None:
    with reading(browser, home) as page:
        page.goto(f"{home}/{STORY}/index.html")
        chip = page.locator(".bg-fact .bg-cite").first
        words = chip.locator("[data-receipt]").text_content()
        chip.locator("a").click()
        page.wait_for_url("**/articles/*.html#s-*")
        target = page.locator(":target")
        assert " ".join((target.text_content() or "").split()) == " ".join((words or "").split())
        assert target.evaluate("e => e.getBoundingClientRect().top > 60 && e.getBoundingClientRect().top < innerHeight")
        plain = page.locator(".bg-s:not(:target)").first
        colour = "e => getComputedStyle(e).backgroundColor"
        assert target.evaluate(colour) != plain.evaluate(colour)


def test_the_sentence_shows_on_hover_and_on_focus_without_leaving(browser: Browser, built: Path) -> None:
    with reading(browser, built.as_uri()) as page:
        page.goto(f"{built.as_uri()}/{STORY}/index.html")
        chip = page.locator(".bg-fact .bg-cite").first
        peek = chip.locator(".bg-peek")
        assert not peek.is_visible()
        chip.hover()
        assert peek.is_visible()
        page.mouse.move(0, 0)
        chip.locator("a").focus()
        assert peek.is_visible()


def test_it_all_works_without_javascript(browser: Browser, built: Path) -> None:
    with reading(browser, built.as_uri(), java_script_enabled=False, color_scheme="dark") as page:
        page.goto(f"{built.as_uri()}/{STORY}/index.html")
        page.locator(".bg-fact .bg-more summary").first.click()
        assert page.locator(".bg-fact .bg-more q").first.is_visible()
        page.screenshot()
        page.locator(".bg-fact .bg-cite a").first.click()
        page.wait_for_url("**/articles/*.html#s-*")
        assert page.locator(":target").is_visible()


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, built: Path, root: Path, kind: str, scheme: Any) -> None:
    axe = (root / "tests/vendor/axe.min.js").read_text()
    file = file_of(built, kind)
    for viewport in (WIDE, NARROW):
        with reading(browser, built.as_uri(), color_scheme=scheme, viewport=viewport) as page:
            page.goto(file.as_uri())
            page.wait_for_timeout(600)
            page.evaluate(axe)
            found = page.evaluate("axe.run({resultTypes: ['violations'], preload: false})")
            bad = [
                f"{v['id']}: {[n['target'] for n in v['nodes']][:4]} {v['nodes'][0].get('failureSummary')}"
                for v in found["violations"]
            ]
            assert not bad, "\n".join(bad)


def test_nothing_is_wider_than_a_phone(browser: Browser, built: Path) -> None:
    with reading(browser, built.as_uri(), viewport=NARROW) as page:
        for file in _pages(built):
            page.goto(file.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], file.name


def test_day_and_night_follow_the_system_with_and_without_javascript(browser: Browser, built: Path) -> None:
    light = "() => getComputedStyle(document.body).backgroundColor"
    seen = set()
    for scheme in ("light", "dark"):
        for script in (True, False):
            with reading(browser, built.as_uri(), color_scheme=scheme, java_script_enabled=script) as page:
                page.goto(f"{built.as_uri()}/index.html")
                page.wait_for_timeout(300)
                seen.add((scheme, page.evaluate(light)))
    assert len(seen) == 2


def test_our_own_fonts_are_the_ones_in_use(browser: Browser, built: Path) -> None:
    with reading(browser, built.as_uri()) as page:
        page.goto(f"{built.as_uri()}/{STORY}/index.html")
        page.wait_for_function("document.fonts.status === 'loaded'")
        loaded = page.evaluate(
            "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
        )
        assert {"Newsreader", "Libre Franklin"} <= set(loaded)


MOVED = """window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { window.moved += e.value; }))
.observe({type: "layout-shift", buffered: true})"""


def _late(route: Route) -> None:
    """A font that takes its time."""
    time.sleep(0.4)
    route.continue_()


@pytest.mark.parametrize("kind", ["home", "story", "article"])
@pytest.mark.parametrize("viewport", [WIDE, NARROW])
def test_nothing_moves_when_the_fonts_come(
    browser: Browser, built: Path, address: str, kind: str, viewport: dict[str, int]
) -> None:
    file = file_of(built, kind).relative_to(built).as_posix()
    with reading(browser, address, viewport=viewport) as page:
        page.add_init_script(MOVED)
        page.route("**/*.woff2", _late)
        page.goto(f"{address}/{file}")
        page.wait_for_function("document.fonts.status === 'loaded' && document.fonts.check('16px Newsreader')")
        page.wait_for_timeout(300)
        assert page.evaluate("document.querySelectorAll('link[rel=preload][as=font]').length") == 2
        assert page.evaluate("window.moved") <= 0.05


def test_a_label_of_the_map_has_two_lines_at_most(browser: Browser, built: Path) -> None:
    with reading(browser, built.as_uri()) as page:
        page.goto(f"{built.as_uri()}/{STORY}/index.html")
        page.locator("details:has(.bg-grid) > summary").click()
        lines = "e => Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight))"
        assert {label.evaluate(lines) for label in page.locator(".bg-grid .bg-short a").all()} <= {1, 2}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_story_is_short_on_paper_and_says_so(browser: Browser, built: Path, scheme: Any) -> None:
    with reading(browser, built.as_uri(), color_scheme=scheme) as page:
        page.goto(f"{built.as_uri()}/{STORY}/index.html")
        line = page.locator(".bg-paperline")
        assert not line.is_visible()
        page.wait_for_timeout(600)
        printed = BytesIO(page.pdf(format="A4"))
        pages = [" ".join(text.split()) for text in extract_text(printed).split("\f") if text.strip()]
        assert 1 <= len(pages) <= 4
        whole = " ".join(pages)
        for told in (
            "The bottom line",
            "Key facts",
            "Where the sources differ",
            "Sources",
            "The short form, for paper",
        ):
            assert told in whole
        for left_out in ("Told differently", "Who’s who", "The sentences", "Take along", "Search"):
            assert left_out not in whole
        page.emulate_media(media="print", color_scheme=scheme)
        assert line.is_visible()
        assert page.locator(".bg-citations > li").first.is_visible()
        assert not page.locator(".bg-peek").first.is_visible()
        assert not page.locator(".md-header").is_visible()
        assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--bg-paper').trim()") == "#fcfbf8"


def test_what_a_reader_has_opened_is_printed_too(browser: Browser, built: Path) -> None:
    with reading(browser, built.as_uri()) as page:
        page.goto(f"{built.as_uri()}/{STORY}/index.html")
        page.wait_for_timeout(600)
        page.locator(".bg-section:has(#whos-who) summary").first.click()
        page.locator(".bg-fact .bg-more > summary").first.click()
        page.wait_for_timeout(100)
        whole = extract_text(BytesIO(page.pdf(format="A4")))
        assert "Who’s who" in whole
        assert whole.count("The sentences") == 1


def test_nobodys_words_run_as_a_script(browser: Browser, tmp_path: Path, root: Path) -> None:
    from tests.kit.derailment import story
    from tests.kit.finished import finished
    from tests.render.test_site import built as plainly_built
    from tests.render.test_site import hostile

    (tmp_path / "content").mkdir()
    done = story()
    spoilt = replace(done, briefing=hostile(done.briefing), articles=hostile(done.articles))
    site = plainly_built(tmp_path, finished((spoilt,), Settings.of(tmp_path, {})), root)
    with reading(browser, site.as_uri()) as page:
        page.on("dialog", lambda d: pytest.fail(d.message))
        for file in _pages(site):
            page.goto(file.as_uri())
            assert page.title() != "gotcha", file.name
            assert page.evaluate("document.querySelectorAll('.md-content img').length") == 0


PAYLOADS = [
    f"<script>{GOTCHA}</script>",
    f'<script src="data:text/javascript,{GOTCHA}"></script>',
    f'<img src="x" onerror="{GOTCHA}">',
    f'<svg onload="{GOTCHA}"></svg>',
    f'<details open ontoggle="{GOTCHA}"></details>',
    f'<iframe src="javascript:parent.{GOTCHA}"></iframe>',
    f'<iframe srcdoc="<script>parent.{GOTCHA}</script>"></iframe>',
    f'<a class="lure" href="javascript:{GOTCHA}">more</a>',
    f'<form class="lure" action="javascript:{GOTCHA}"><button>more</button></form>',
    f'<object data="data:text/html,<script>parent.{GOTCHA}</script>"></object>',
    '<base href="https://elsewhere.example/">',
    '<meta http-equiv="Content-Security-Policy" content="script-src *">' + f"<script>{GOTCHA}</script>",
]


def test_a_script_that_got_into_a_page_does_not_run(browser: Browser, home: str, built: Path) -> None:
    page_of = built / STORY / "index.html"
    whole = page_of.read_text(encoding="utf-8")
    bare, bad = (
        built / STORY / "bare.html",
        built / STORY / "spoilt.html",
    )  # two names: a server may answer "not modified"
    spoilt = whole.replace("</h1>", "</h1>" + "".join(PAYLOADS), 1)
    page = browser.new_page()
    try:
        bare.write_text(spoilt.replace('http-equiv="Content-Security-Policy"', "", 1), encoding="utf-8")
        page.goto(f"{home}/{STORY}/bare.html")
        assert page.title() == "gotcha"  # without the wall
        bad.write_text(spoilt, encoding="utf-8")
        page.goto(f"{home}/{STORY}/spoilt.html")
        page.evaluate("document.querySelectorAll('.lure').forEach(e => e.click())")
        page.wait_for_timeout(300)
        assert page.title() != "gotcha"
        assert page.evaluate("document.baseURI").startswith(home)
        assert page.locator("iframe, object").count() >= 3  # what was planted is there
    finally:
        bare.unlink()
        bad.unlink()
        page.close()


def test_the_page_not_found_is_whole_at_any_depth(browser: Browser, built: Path) -> None:
    with served(built) as home:
        page = browser.new_page()
        missing: list[str] = []
        page.on("response", lambda r: missing.append(r.url) if r.status >= 400 else None)
        page.goto(f"{home}no/such/page/anywhere.html")
        assert missing == [f"{home}no/such/page/anywhere.html"]
        page.locator(".md-content a").first.click()
        page.wait_for_url("**/index.html")
        page.close()


def _pages(site: Path) -> list[Path]:
    """Every page but the one for pages that do not exist: a server shows it anywhere, so its links are absolute."""
    return [file for file in sorted(site.rglob("*.html")) if file.name != "404.html"]


CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (t) => { window.copied = t; }}, "
    "configurable: true});"
)


@pytest.mark.parametrize(("kind", "begins"), [(".bg-fact", "“"), (".bg-card", ""), (".bg-quote", "")])
def test_a_citation_is_copied_with_its_source_and_its_place(
    browser: Browser, home: str, kind: str, begins: str
) -> None:
    with reading(browser, home) as page:
        page.add_init_script(CLIPBOARD)
        page.goto(f"{home}/{STORY}/index.html")
        page.evaluate("document.querySelectorAll('.bg details').forEach(e => { e.open = true })")
        item = page.locator(f"{kind}:has(.bg-sign)").first
        link = item.locator(".bg-sign > a").first
        link.focus()  # by keyboard alone: the buttons come with the focus
        item.get_by_role("button", name="copy citation").first.click()
        page.wait_for_function("window.copied !== undefined")
        told = page.evaluate("window.copied")
        place = (link.get_attribute("href") or "").rpartition("#")[2]
        words = item.locator("[data-receipt]").first.inner_text().strip()
        assert told.startswith(begins)
        assert words in " ".join(told.split())
        assert re.search(r"\S+, “.+”, (\d+ \w+ \d{4}|no date)", told)
        assert told.endswith(f"/{STORY}/index.html#{place}")
        assert page.locator(f"[id='{place}']").count() == 1
        item.get_by_role("button", name="copy link").first.click()
        page.wait_for_function(f"window.copied.endsWith('#{place}') && !window.copied.includes(' ')")


def test_without_scripts_a_sign_is_a_link_and_each_source_stands_as_a_citation(browser: Browser, home: str) -> None:
    with reading(browser, home, java_script_enabled=False) as page:
        page.goto(f"{home}/{STORY}/index.html")
        assert page.locator(".bg-fact .bg-sign > a").first.get_attribute("href")
        assert page.locator(".bg-copy").count() == 0
        assert page.locator(".bg-citations > li").count() == 5
