"""The number track: the geometry of its picture, and what is beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import lxml.etree
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.model import ArticleCard, Bound, Citation
from briefgen.render.site import render
from briefgen.render.track import HEIGHT, WIDTH, Track, track
from briefgen.sections.figures.figure import Agreement, Amount, Figure
from briefgen.settings.site import Settings
from tests.kit.derailment import STORY, story


def card(name: str, published: str | None) -> ArticleCard:
    return ArticleCard(name, f"{name}.txt", name, None, (), (), published, None, None, "en", name, f"{name}.md", "0", 1)


def amount(value: float, *articles: str, bound: Bound = Bound.EXACT) -> Amount:
    cited = tuple(Citation(a, "s-1", f"{value:g} boats") for a in articles)
    return Amount(f"{value:g}", f"{value:g}", value, value, bound, "", cited, len(cited), len(cited))


def figure(*amounts: Amount, moves: bool = True) -> Figure:
    lead = amounts[0]
    return Figure(lead.value, "", lead.text, lead.citations, "boats", Agreement.DIFFER, 1, 1, None, amounts, moves)


DAYS = {name: card(name, f"2024-06-{day:02}") for name, day in (("a", 11), ("b", 12), ("c", 13))}


def drawn(*amounts: Amount) -> Track:
    found = track(figure(*amounts), DAYS)
    assert found is not None
    return found


def test_a_number_that_does_not_move_is_not_drawn() -> None:
    assert track(figure(amount(6, "a"), amount(9, "b"), moves=False), DAYS) is None


def test_steps_go_from_time_to_time_and_up_with_the_number() -> None:
    found = drawn(amount(9, "b"), amount(2, "a"), amount(31, "c"))
    assert [s.date for s in found.stops] == ["11 Jun", "12 Jun", "13 Jun"]
    assert re.fullmatch(r"M [\d.]+ [\d.]+( H [\d.]+ V [\d.]+){2}", found.path)
    ys = [d.y for d in sorted(found.dots, key=lambda d: d.x)]
    assert ys == sorted(ys, reverse=True)


def test_bounds_are_signs_and_ranges_are_bars() -> None:
    found = drawn(amount(6, "a", bound=Bound.AT_LEAST), replace(amount(9, "b"), high=12.0))
    assert [d.label for d in found.dots] == ["≥ 6", "9–12"]
    assert found.dots[1].top < found.dots[1].y


def test_a_value_close_beneath_another_has_its_label_below() -> None:
    found = drawn(amount(60, "a"), amount(84, "b"), amount(82, "b"), amount(83, "b"))
    high, middle, low = sorted((d for d in found.dots if d.x != found.dots[0].x), key=lambda d: d.top)
    assert (high.label, middle.label, low.label) == ("84", "", "82")
    assert high.at < high.top
    assert low.at > low.top


def test_undated_articles_are_named_beside_it() -> None:
    found = track(figure(amount(6, "a", "late"), amount(9, "b")), {**DAYS, "late": card("late", None)})
    assert found is not None
    assert found.undated == ("late",)


def test_the_table_has_every_value_with_who_gives_it() -> None:
    found = drawn(amount(6, "a", "b"), amount(9, "b"))
    rows = [(s.when, a.value, articles) for s in found.stops for a, articles in s.amounts]
    assert rows == [
        ("11 June 2024", "6", ("a",)),
        ("12 June 2024", "6", ("b",)),
        ("12 June 2024", "9", ("b",)),
    ]


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=9, unique=True))
@settings(max_examples=60, deadline=None)
def test_everything_stays_inside_the_picture(values: list[int]) -> None:
    cards = {f"n{i}": card(f"n{i}", f"2024-06-{i + 1:02}") for i in range(len(values))}
    found = track(figure(*(amount(v, f"n{i}") for i, v in enumerate(values))), cards)
    assert found is not None
    assert all(0 < d.x < WIDTH and 0 < d.top <= d.y < found.base < HEIGHT for d in found.dots)
    named = [s.x for s in found.stops if s.date]
    assert all(b - a > 30 for a, b in pairwise(named))


def test_the_page_draws_it_with_a_name_and_a_table_behind_it(tmp_path: Path) -> None:
    files = render((story(),), Settings.of(tmp_path, {}, {}))
    page = files[f"{STORY}/index.md"].decode()
    (svg,) = re.findall(r'class="bg-track".*?(<svg.*?</svg>)', page, re.S)
    tree = lxml.etree.fromstring(svg)
    assert tree.get("role") == "img"
    named = set(str(tree.get("aria-labelledby")).split())
    told = {e.get("id"): e.text for e in tree if e.tag in {"title", "desc"}}
    assert set(told) == named
    assert "injured" in " ".join(str(t) for t in told.values())
    assert "<script" not in svg
    assert "The steps as a table" in page
