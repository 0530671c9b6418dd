"""The drawn timeline: one row a sentence, long ago folded, nothing lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Citation
from briefgen.render.timeline import LONG, Weight, anchor, drawn, laid_out, main_entries, news_begins, parted
from briefgen.sections.timeline.timeline import TimelineEntry

DAYS = ("1884", "1961", "199X", "2000", "2000-07", "2001", "2024", "2030-05", "2031-05-11", "2031-05-11/2031-05-14")


def entry(date: str, text: str = "A", *, inferred: bool = False) -> TimelineEntry:
    """An entry that one sentence tells."""
    return TimelineEntry(date, inferred, text, (Citation("one", f"s-{text}", text),))


def rows(*entries: TimelineEntry) -> list[tuple[tuple[str, ...], list[str]]]:
    """Dates and texts of a timeline that has no background."""
    return [(m.dates, [e.text for e in m.entries]) for m in drawn(entries)[1]]


def test_a_sentence_of_several_years_stands_once_with_all_of_them() -> None:
    assert rows(entry("1961"), entry("2000"), entry("2000", "B"), entry("2001")) == [
        (("1961", "2000", "2001"), ["A"]),
        (("2000",), ["B"]),
    ]
    assert drawn([entry("1961"), entry("2001")])[1][0].times == (("1961", "1961"), ("2001", "2001"))


def test_days_are_put_together_only_where_they_stand_together() -> None:
    first, last = entry("2031-05-11"), entry("2031-05-13")
    assert rows(first, last) == [(("2031-05-11", "2031-05-13"), ["A"])]
    assert rows(first, entry("2031-05-12", "B"), last) == [
        (("2031-05-11",), ["A"]),
        (("2031-05-12",), ["B"]),
        (("2031-05-13",), ["A"]),
    ]


def test_what_another_sentence_says_or_we_counted_stands_by_itself() -> None:
    other = replace(entry("2001"), citations=(Citation("two", "s-A", "A"),))
    assert len(rows(entry("2000"), other)) == 2
    assert len(rows(entry("2000"), entry("2001", inferred=True))) == 2


def test_long_ago_is_background_in_a_long_timeline_only() -> None:
    news = [entry("2031-05-11", f"N{n}") for n in range(LONG - 2)]
    old = [entry("1884", "O"), entry("2030-05", "P")]
    assert drawn([*old, *news], "2031-05-12")[0] == ()
    before, since = drawn([*old, *news, entry("2031-05-12", "Z")], "2031-05-12")
    assert [m.dates for m in before] == [("1884",)], "May 2030 may have ended less than a year before"
    assert [m.dates for m in since] == [("2030-05",), ("2031-05-11",), ("2031-05-12",)]
    assert since[0].years == 0, "no silence is counted from what is folded away"


def test_entries_are_numbered_through_and_sayings_stand_apart() -> None:
    said = replace(entry("2031-05-12", "S"), kind="statement")
    plan = replace(entry("2031-06-01", "P"), kind="plan")
    layout = laid_out(
        [entry("1884", "O"), entry("2031-05-11", "A"), said, entry("2031-05-12", "B"), plan], ["2031-05-12"]
    )
    assert [(m.first, m.ahead) for m in layout.since] == [(1, False), (2, False), (3, False), (4, True)]
    assert [(m.first, [e.text for e in m.entries]) for m in layout.said] == [(5, ["S"])]
    assert [f"#{anchor(n)}" in layout.picture for n in range(1, 6)] == [True, True, True, True, False]


def test_what_several_articles_tell_stands_open_and_every_entry_keeps_its_number() -> None:
    def told_by(entry: TimelineEntry, *articles: str) -> TimelineEntry:
        return replace(entry, citations=tuple(Citation(a, "s-1", entry.text) for a in articles))

    since = laid_out(
        [
            entry("2031-05-11", "A"),
            told_by(entry("2031-05-11", "B"), "one", "two"),
            told_by(entry("2031-05-12", "C"), "one", "two", "three"),
            entry("2031-05-13", "D"),
        ],
        ("2031-05-13",),
    ).since
    assert [[n for m in part for n, _ in m.numbered] for part in parted(since, 1)] == [[3], [1, 2, 4]]
    assert [[n for m in part for n, _ in m.numbered] for part in parted(since, 9)] == [[2, 3], [1, 4]]
    assert [m.dates for m in parted(since, 9)[1]] == [("2031-05-11",), ("2031-05-13",)]


def test_the_news_stands_open_before_what_several_tell_and_what_was_over_before_comes_last() -> None:
    def told_by(entry: TimelineEntry, *articles: str) -> TimelineEntry:
        return replace(entry, citations=tuple(Citation(a, f"s-{entry.text}", entry.text) for a in articles))

    told = [
        told_by(entry("2030-11-11", "The last flood"), "one", "two", "three"),
        entry("2031-05-11", "The weir broke"),
        entry("2031-05-12", "The quay was swept"),
        told_by(entry("2031-05-12", "The quay was shut"), "one", "two"),
    ]
    since = laid_out(told, ("2031-05-12", "2031-05-13")).since
    weight = Weight(frozenset({("one", "s-The weir broke")}), begins=news_begins(["2031-05-13", "2031-05-12", "2031"]))
    assert [e.text for _, e in main_entries(since, weight)] == ["The weir broke", "The quay was shut", "The last flood"]
    assert news_begins(["2031", "no day"]) == ""


def test_a_part_of_the_news_stands_open_before_what_several_tell_of_another_day() -> None:
    told = [
        entry("2030-11-11", "The dam held"),
        entry("2031-05-11", "The weir broke"),
        entry("2031-05-12", "It rained"),
    ]
    since = laid_out(told, ("2031-05-12",)).since
    weight = Weight(part=frozenset({("one", f"s-{e.text}") for e in told[:2]}), begins="2031-05-02")
    assert [e.text for _, e in main_entries(since, weight)] == ["The weir broke"]


def test_a_story_of_sayings_alone_has_no_picture() -> None:
    layout = laid_out([replace(entry("2031-05-12"), kind="statement")], [])
    assert (layout.before, layout.since, layout.picture) == ((), (), "")
    assert len(layout.said) == 1


def test_nothing_is_folded_without_a_day_or_where_all_of_it_is_old() -> None:
    old = [entry(str(1900 + n), f"O{n}") for n in range(LONG + 5)]
    assert drawn(old, "")[0] == ()
    assert drawn(old, "2031")[0] == ()
    assert len(drawn(old, "2031")[1]) == len(old)


@given(
    st.lists(st.builds(entry, st.sampled_from(DAYS), st.sampled_from("ABCDE"), inferred=st.booleans()), max_size=30),
    st.sampled_from(["", "2031", "2031-05", "2031-05-12"]),
)
def test_every_date_of_every_sentence_is_drawn(entries: list[TimelineEntry], first: str) -> None:
    entries = sorted(set(entries), key=lambda e: e.date)
    shown = [
        (date, e.text, e.inferred)
        for part in drawn(entries, first)
        for m in part
        for e in m.entries
        for date in m.dates
    ]
    assert Counter(shown) == Counter((e.date, e.text, e.inferred) for e in entries)
