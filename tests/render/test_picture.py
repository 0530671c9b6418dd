"""The timeline drawn: what stands where, for eyes and for ears, and that it is fit for a page."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from briefgen.render.picture import MOST_COLUMNS, Mark, picture

DATES = ["1884", "1950/1953", "199X", "2000", "2023-22", "2024", "2024-06", "2024-06-10/2024-06-16", "2024-06-18",
         "2024-06-19~", "2024-07", "2031-01-01", "soon"]  # fmt: skip


def marks(*dates: str) -> list[Mark]:
    return [Mark(n, f"event-{n}", date) for n, date in enumerate(dates, 1)]


def labels(svg: str) -> list[str]:
    return [e.text or "" for e in ElementTree.fromstring(svg).iter() if "bg-tick" in e.get("class", "")]


def words(svg: str) -> str:
    return next(e.text or "" for e in ElementTree.fromstring(svg).iter() if e.tag == "desc")


def test_the_far_past_and_last_night_stand_in_two_rows() -> None:
    svg = picture(marks("1945", "2000-07", "2024-06-18", "2024-06-19"), ["2024-06-19"])
    assert labels(svg) == ["1945", "2000", "18", "Jun", "2024", "19"]
    assert words(svg) == (
        "Numbers are those of the list below. Before. 1945: 1. 2000: 2. "
        "The news. 18 June 2024: 3. 19 June 2024: 4; 1 article."
    )


def test_it_is_a_named_image_whose_marks_lead_to_their_entries() -> None:
    svg = picture(marks("1945", "2024-06-18"), ["2024-06-19"])
    drawing, over = ElementTree.fromstring(svg)
    assert drawing.get("role") == "img"
    assert set((drawing.get("aria-labelledby") or "").split()) <= {e.get("id") for e in drawing.iter()}
    assert not list(drawing.iter("a")), "an image holds no links"
    assert over.get("aria-hidden") == "true"
    assert [e.get("href") for e in over.iter("a")] == ["#event-1", "#event-2"]
    assert all(e.get("tabindex") == "-1" for e in over.iter("a")), "the list below is the way for the keyboard"


def test_a_gap_in_time_breaks_the_line() -> None:
    lines = re.findall(
        r'<line class="([^"]*)"', picture(marks("2024-06-17", "2024-06-18", "2024-06-21"), ["2024-06-18"])
    )
    assert lines == ["bg-axis", "bg-axis bg-broken"]


def test_a_day_and_a_far_month_are_no_neighbours() -> None:
    svg = picture(marks("2023-10-13", "2023-10", "2024-01", "2024-02"), ["2023-10-05"])
    assert re.findall(r'<line class="([^"]*)"', svg) == ["bg-axis", *["bg-axis bg-broken"] * 2, "bg-axis"]


def test_many_days_become_months_and_many_years_decades() -> None:
    days = picture(marks(*(f"2024-{m:02}-{d:02}" for m in range(1, 5) for d in range(1, 9))), ["2024-01-01"])
    assert labels(days) == ["Jan", "2024", "Feb", "Mar", "Apr"]
    years = picture(marks(*(str(1900 + 3 * n) for n in range(20))), [])
    assert labels(years) == ["1900s", "1910s", "1920s", "1930s", "1940s", "1950s"]


def test_month_and_year_stand_where_they_change() -> None:
    svg = picture(marks("2023-12-31", "2024-01-02", "2024-01-29/2024-02-04", "2024-02-05"), ["2024-01-02"])
    assert labels(svg) == ["31", "Dec", "2023", "2", "Jan", "2024", "29–4", "Jan–Feb", "5", "Feb"]


def test_what_lies_ahead_is_a_ring() -> None:
    svg = picture([Mark(1, "event-1", "2024-06-18"), Mark(2, "event-2", "2024-07-03", plan=True)], ["2024-06-18"])
    assert svg.count("bg-mark bg-ahead") == 1
    assert "2 (ahead)" in words(svg)


def test_one_date_needs_no_picture() -> None:
    assert picture(marks("2024-06-18", "2024-06-18"), ["2024-06-18"]) == ""
    assert picture([], []) == ""


def test_an_article_stands_at_its_day_also_where_nothing_happened() -> None:
    svg = picture(marks("2024-06-17", "2024-06-18"), ["2024-06-19", "2024-06-19"])
    assert svg.count("bg-sheet") == 2
    assert "19 June 2024: 2 articles." in words(svg)


@given(
    st.lists(st.sampled_from(DATES), max_size=40),
    st.lists(st.sampled_from(["2024-06-18", "2024-06-20", "2023", ""]), max_size=9),
)
def test_any_timeline_is_drawn_whole(dates: list[str], published: list[str]) -> None:
    svg = picture(marks(*dates), published)
    if svg:
        root = ElementTree.fromstring(svg)
        assert sorted(int(e.text or 0) for e in root.iter("text") if "bg-number" in e.get("class", "")) == [
            n for n, date in enumerate(dates, 1) if date != "soon"
        ]
        assert len(list(root.iter("svg"))) <= 2 + 4 * max(MOST_COLUMNS, len(set(dates)))
    else:
        assert len(set(dates) - {"soon"}) < 2
