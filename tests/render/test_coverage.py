"""The map of who says what, and the fewest articles that say it all."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model import ArticleCard, Citation, Difference, DifferenceKind, Fact, Position, Reading
from briefgen.render.cards import CardGroup, marks_of, numbered
from briefgen.render.coverage import MapState, picture, reading_list, row
from briefgen.sections.briefing import Briefing
from briefgen.sections.timeline.timeline import TimelineEntry
from tests.kit.derailment import story

BASE: Briefing = story().briefing


def card(name: str, words: int, day: str = "2031-05-13") -> ArticleCard:
    return replace(BASE.articles[0], id=name, words=words, published=day, updated=None)


def said(*articles: str) -> tuple[Citation, ...]:
    return tuple(Citation(a, f"s-{a}", f"{a} says it.") for a in articles)


def fact(name: str, *articles: str, partly: tuple[str, ...] = (), differences: tuple[str, ...] = ()) -> Fact:
    cited = said(*articles)
    return Fact(
        name, cited[0].text, len(cited), len(cited), None, (), cited, partly=said(*partly), differences=differences
    )


def quarrel(name: str, *sides: tuple[str, ...], kind: DifferenceKind = DifferenceKind.NUMBER) -> Difference:
    positions = tuple(Position(str(n), said(*side)) for n, side in enumerate(sides))
    return Difference(name, kind, Reading.CONFLICT, False, "How many?", "They differ.", positions)


def briefing(facts: tuple[Fact, ...], differences: tuple[Difference, ...] = ()) -> Briefing:
    return replace(BASE, facts=facts, differences=differences, timeline=())


def test_the_fewest_articles_carry_every_fact_and_position_and_of_these_the_shortest() -> None:
    columns = [card("long", 900), card("short", 200), card("other", 300), card("echo", 100)]
    facts = (fact("f-1", "long", "short"), fact("f-2", "short", "long"), fact("f-3", "other", "echo"))
    found = reading_list(briefing(facts), columns)
    assert found is not None
    assert (found.articles, found.others) == (("short", "echo"), ("long", "other"))
    assert (found.words, found.all_words) == (300, 1500)
    disputed = reading_list(briefing(facts, (quarrel("d-1", ("short",), ("other",)),)), columns)
    assert disputed is not None
    assert (disputed.articles, disputed.positions) == (("short", "other"), 2)


def test_two_articles_are_no_question_and_many_are_taken_one_by_one() -> None:
    facts = (fact("f-1", "a-1"), fact("f-2", "a-19", "a-1"))
    assert reading_list(briefing(facts), [card("a-1", 5), card("a-19", 5)]) is None
    many = reading_list(briefing(facts), [card(f"a-{n}", 5) for n in range(20)])
    assert many is not None
    assert many.articles == ("a-1",)


def test_an_article_says_so_or_otherwise_or_a_part_or_nothing() -> None:
    columns = [card(n, 5) for n in ("says", "against", "part", "mute")]
    disputed = fact("f-1", "says", partly=("part", "against"), differences=("d-1",))
    b = briefing((disputed,), (quarrel("d-1", ("says",), ("against",)), quarrel("d-2", ("mute",), ("part",))))
    cells = row(disputed, columns, b)
    assert [c.state for c in cells] == [MapState.SAYS, MapState.OTHERWISE, MapState.PARTLY, MapState.SILENT]
    assert [c.citation.article if c.citation else None for c in cells] == ["says", "against", "part", None]


def test_who_appeared_days_before_could_not_tell() -> None:
    told = fact("f-1", "late")
    b = briefing((told,))
    for kind, day, state in (
        ("event", "2031-05-13", MapState.EARLY),
        ("event", "2031-05-12", MapState.SILENT),  # a day may be the time zone's
        ("plan", "2031-05-13", MapState.SILENT),
        ("event", "2031-05", MapState.SILENT),
    ):
        entry = TimelineEntry(day, False, told.text, told.citations, kind)
        dated = replace(b, timeline=(entry,))
        cells = row(told, [card("early", 5, "2031-05-11"), card("late", 5, "2031-05-14")], dated)
        assert [c.state for c in cells] == [state, MapState.SAYS], (kind, day)


def test_names_in_the_picture_are_text_whatever_they_hold() -> None:
    told = fact("f-1", "a-1")
    columns = [card("a-1", 5), card("a-2", 5)]
    drawn = picture(
        [row(told, columns, briefing((told,)))], columns, {"a-1": "<b>&", "a-2": "*x*"}, frozenset({"a-1", "a-2"})
    )
    assert "<b>" not in drawn
    assert "*x*" not in drawn
    assert drawn.count("bg-says") == 1


def test_ways_of_putting_it_are_numbered_last_and_a_fact_says_which_card_it_stands_on() -> None:
    words = quarrel("d-words", ("a",), ("b",), kind=DifferenceKind.LABEL)
    number, update = (
        quarrel("d-number", ("a",), ("b",)),
        replace(quarrel("d-new", ("a",), ("b",)), reading=Reading.UPDATE),
    )
    cards = numbered((words, update, number))
    assert [(c.number, c.group, c.first.id) for c in cards] == [
        (1, CardGroup.CONFLICT, "d-number"),
        (2, CardGroup.UPDATE, "d-new"),
        (3, CardGroup.WORDS, "d-words"),
    ]
    bears = marks_of(fact("f-1", "a", differences=("d-words", "d-new")), cards)
    assert [(says, c.number, where) for says, c, where in bears] == [
        ("updated", 2, "d-new"),
        ("worded otherwise", 3, "d-words"),
    ]
