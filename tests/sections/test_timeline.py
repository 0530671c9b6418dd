"""The timeline: one entry a happening, everything that tells it, and nothing a reader would not want."""

from __future__ import annotations

import pytest

from briefgen.annotate.story import annotate_story
from briefgen.gate.ours import value_failures
from briefgen.model import AnnotatedArticle, Story
from briefgen.pipeline.brief import brief
from briefgen.render.reader import BriefingReader
from briefgen.sections.timeline.timeline import TimelineEntry, sort_key, timeline
from tests.kit.invented import annotated, article


def told(*articles: str) -> tuple[TimelineEntry, ...]:
    """The timeline of articles of one paragraph each, all of Wednesday, 19 June 2024."""
    return timeline(tuple(annotated(text, name=f"a{n}") for n, text in enumerate(articles)))


def of_day(entries: tuple[TimelineEntry, ...], date: str) -> list[TimelineEntry]:
    return [e for e in entries if e.date == date]


def test_two_articles_tell_one_happening_once() -> None:
    entries = told(
        "A lorry hit the old bridge of Dorfield on Monday evening.",
        "The bridge in Dorfield was hit by a lorry on Monday, the police said.",
    )
    assert [(e.date, len(e.citations), e.kind) for e in entries] == [("2024-06-17", 2, "event")]


def test_two_happenings_of_a_day_are_two() -> None:
    entries = told("A lorry hit the old bridge on Monday. | The opera house chose Maria Conti as its head on Monday.")
    assert len(entries) == 2


def test_a_noun_that_points_to_the_happening_joins_it() -> None:
    entries = told(
        "A tanker rammed the pier of Dorfield on Monday, spilling oil into the bay.",
        "The accident happened late on Monday near the harbour.",
    )
    assert [len(e.citations) for e in entries] == [2]


def test_a_bare_saying_is_no_entry_on_a_day_of_events() -> None:
    entries = told('A lorry hit the bridge on Monday. | "I was afraid," she said on Monday.')
    assert [e.kind for e in entries] == ["event"]


def test_a_saying_that_dates_its_news_adds_no_day() -> None:
    entries = told("The bridge fell on Monday, the Dorfield council said on Tuesday.")
    assert [e.date for e in entries] == ["2024-06-17"]


def test_a_day_of_sayings_alone_keeps_them() -> None:
    assert [e.kind for e in told("The bridge is safe, the Dorfield council said on Tuesday.")] == ["statement"]


def test_a_saying_that_tells_the_happening_is_cited_for_it() -> None:
    entries = told(
        "Three masked men robbed the Dorfield post office on Monday.",
        "On Monday, the police said three masked men robbed the post office in Dorfield.",
    )
    assert [(e.kind, len(e.citations)) for e in entries] == [("event", 2)]


def test_what_lies_ahead_is_a_plan() -> None:
    (entry,) = told("The council will vote on the bridge on 3 July.")
    assert (entry.date, entry.kind) == ("2024-07-03", "plan")


def test_a_time_of_day_is_told_where_the_sources_agree() -> None:
    same = told("A lorry hit the bridge at 9 p.m. on Monday.", "A lorry hit the bridge on Monday at 9 p.m.")
    assert [e.clock for e in same] == ["21:00"]
    other = told("A lorry hit the bridge at 9 p.m. on Monday.", "A lorry hit the bridge on Monday at 10 p.m.")
    assert [e.clock for e in other] == [None]


def test_the_sentence_that_tells_it_itself_stands_first() -> None:
    (entry,) = told(
        "The mayor, who had opened the Dorfield bridge on 17 June 2024, fell ill.",
        "The mayor opened the Dorfield bridge on 17 June 2024.",
    )
    assert entry.text == "The mayor opened the Dorfield bridge on 17 June 2024."
    assert entry.text == entry.citations[0].text


def test_a_day_is_in_order_events_first() -> None:
    entries = told(
        "A lorry hit the bridge at 9 p.m. on Monday. | A boat sank in the harbour at 8 a.m. on Monday.",
        "The old pier burned down in 1963.",
    )
    assert [(e.date, e.clock) for e in entries] == [("1963", None), ("2024-06-17", "08:00"), ("2024-06-17", "21:00")]


def test_the_order_of_the_articles_changes_no_date() -> None:
    one = annotated("A lorry hit the bridge on Monday.", name="a")
    two = annotated("The council will vote on 3 July. | It met in May 2023.", name="b")
    forth: tuple[AnnotatedArticle, ...] = (one, two)
    assert {(e.date, e.kind) for e in timeline(forth)} == {(e.date, e.kind) for e in timeline(forth[::-1])}


@pytest.mark.parametrize(("earlier", "later"), [("2024-21", "2024-04"), ("2024-05", "2024-22"), ("199X", "1991")])
def test_seasons_and_decades_have_a_place(earlier: str, later: str) -> None:
    assert sort_key(earlier) < sort_key(later)


def test_an_unknown_day_is_borrowed_and_the_page_says_so() -> None:
    articles = (
        article("A lorry hit the bridge on Monday.", name="one", published="2024-06-19"),
        article("The council sold the town hall on Tuesday.", name="two", published=None),
    )
    briefing = brief(Story("bridge", ()), annotate_story(articles), ())
    assert [(a.id, a.assumed) for a in briefing.articles] == [("one", None), ("two", "2024-06-19")]
    assert [(e.date, BriefingReader(briefing).borrows_its_day(e)) for e in briefing.timeline] == [
        ("2024-06-17", False),
        ("2024-06-18", True),
    ]
    assert not [
        f for f in value_failures(briefing, annotate_story(articles)) if "timeline" in str(f) or "taken to be" in str(f)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A lorry hit the old bridge of Dorfield on Monday (17 June 2024), the police said.",
        "A lorry hit the old bridge of Dorfield on Monday, the police said, and 17 June 2024 will not be forgotten there.",
        "A lorry hit the old bridge of Dorfield yesterday, the police said, so 18 June 2024 will not be forgotten there.",
        "The bridge toll rose last month, the council said, and May 2024 was the dearest month yet in Dorfield.",
        "The bridge toll will rise next year, the council said, and 2025 will be the dearest year yet in Dorfield.",
        "The last time Dorfield opened a new bridge was five years ago when, in 2019, it opened one over the Wend.",
        "On 17 June 2024, a Monday, a lorry hit the old bridge of Dorfield on Monday evening.",
    ],
)
def test_a_date_counted_and_written_in_one_sentence_is_written(text: str) -> None:
    articles = (annotated(text),)
    entries = timeline(articles)
    assert entries
    assert not any(e.inferred for e in entries)
    briefing = brief(Story("bridge", ()), articles, ())
    assert not list(value_failures(briefing, annotate_story((articles[0].article,))))
    assert not any(bracket for fact in briefing.facts for bracket in fact.brackets)
