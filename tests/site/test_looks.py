"""Every type of page is looked at: wide, on a phone, in the dark, on paper.  The pictures are kept in ``screenshots/``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.kit.looks import FOLDER, LOOKS, PAGES, file_of, seen
from tests.kit.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

OPEN_ALL = "document.querySelectorAll('.bg details').forEach(e => { e.open = true })"
OPENED = {"wide", "phone"}
"""Where a story's page is seen with all its folds open, too."""


@contextmanager
def looking(browser: Browser, look: str) -> Iterator[Page]:
    """A page that is seen in one of the ways."""
    context = browser.new_context(**LOOKS[look].options)
    page = context.new_page()
    if LOOKS[look].paper:
        page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_every_type_of_page_is_whole_and_nothing_lies_upon_anything(
    browser: Browser, sample_site: Path, look: str
) -> None:
    faults: list[str] = []
    with looking(browser, look) as page:
        for kind in PAGES:
            page.goto(file_of(sample_site, kind).as_uri())
            page.wait_for_function("document.fonts.status === 'loaded'")
            faults += seen(page, f"{kind}.{look}")
        if look in OPENED:
            page.goto(file_of(sample_site, "story").as_uri())
            page.evaluate(OPEN_ALL)
            faults += seen(page, f"story-open.{look}")
    assert faults == []


@pytest.mark.parametrize("look", ["wide", "phone"])
def test_what_is_found_and_what_is_not_found_look_right(browser: Browser, sample_site: Path, look: str) -> None:
    with served(sample_site) as home, looking(browser, look) as page:
        page.goto(f"{home}no/such/page.html")
        faults = seen(page, f"not-found.{look}")
        page.goto(f"{home}index.html")
        page.keyboard.press("/")
        page.locator("input.md-search__input").press_sequentially("treaty", delay=10)
        page.locator(".md-search-result__link").first.wait_for()
        page.screenshot(path=FOLDER / f"search.{look}.png")
    assert faults == []


README = {"story": "bottom-line", "differences": "differences"}
"""The pictures of the README, and what each must show; ``make pictures`` hands them over."""


@pytest.mark.parametrize("name", README)
def test_the_readme_can_show_it(browser: Browser, sample_site: Path, name: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 960})
    page = context.new_page()
    page.goto((sample_site / "tallowick-footbridge" / "index.html").as_uri())
    heading = page.locator(f"#{README[name]}")
    if name != "story":
        heading.evaluate("e => scrollTo(0, e.parentElement.offsetTop - 60)")
    page.wait_for_function("document.fonts.status === 'loaded'")
    page.wait_for_timeout(200)  # the header tells by then where one is
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=FOLDER / f"readme-{name}.png", animations="disabled")
    assert heading.evaluate("e => e.getBoundingClientRect().top > 0 && e.getBoundingClientRect().bottom < innerHeight")
    context.close()


PLANTED = {
    "wide": "<p style='width: 3000px'>A very wide harbour wall</p>",
    "cut off": "<p style='width: 60px; overflow: hidden; white-space: nowrap'>The harbour wall is cut</p>",
    "one upon the other": "<p style='margin: 0'>The quay</p><p style='margin: -1.4em 0 0'>The mole</p>",
    "outside": "<p style='position: absolute; left: -90px; white-space: nowrap'>The harbour wall is far out</p>",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_is_seen(browser: Browser, tmp_path: Path, fault: str) -> None:
    with looking(browser, "phone") as page:
        page.set_content(f"<meta name=viewport content='width=device-width'>{PLANTED[fault]}<p>The harbour, whole.</p>")
        assert any(fault in told for told in seen(page, "planted", tmp_path))


def test_a_blank_page_is_seen(browser: Browser, tmp_path: Path) -> None:
    with looking(browser, "wide") as page:
        page.set_content("")
        assert seen(page, "planted", tmp_path) == ["planted: blank"]
