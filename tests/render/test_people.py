"""The who's who as its pages show it, in one story and over all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Citation, NameKind, Statement
from briefgen.render.indexes import people
from briefgen.render.people import anchor_of, entries, sides, split
from briefgen.render.reader import BriefingReader
from briefgen.sections.briefing import Briefing
from briefgen.sections.people.people import Person, Role
from tests.kit.derailment import story

OUTLETS = {"one": "Harbour Echo", "two": "Daily Lantern"}


def role(article: str, words: str) -> Role:
    text = f"{words} Ann Harlow left."
    return Role(words, (Citation(article, "s-1", text, ((0, len(words)),)),))


def harlow(*roles: Role) -> Person:
    return Person("Ann Harlow", ("Harlow",), roles, 3)


def briefing(name: str, *listed: Person) -> Briefing:
    b = story().briefing
    return replace(b, story=replace(b.story, id=name), people=listed, quotes=())


def test_outlets_that_call_her_differently_stand_side_by_side() -> None:
    told = sides(harlow(role("one", "Mayor"), role("two", "the embattled mayor")), OUTLETS)
    assert [(s.outlet, [words for words, _ in s.words]) for s in told] == [
        ("Daily Lantern", ["the embattled mayor"]),
        ("Harbour Echo", ["Mayor"]),
    ]


def test_the_same_words_need_no_sides() -> None:
    assert sides(harlow(role("one", "Mayor"), role("two", "the mayor")), OUTLETS) == ()
    assert sides(harlow(role("one", "Mayor"), role("one", "the mayor")), OUTLETS) == ()


def test_an_entry_leads_to_its_quotations() -> None:
    b = story().briefing
    speaker = next(q.speaker for q in b.quotes if q.speaker)
    done = entries(replace(b, people=(Person(speaker, (), (), 1),)), {a.id: a.id for a in b.articles}, [None, speaker])
    assert done[0].spoken == "speaker-2"
    assert all(q.speaker == speaker for q in done[0].quotes)
    assert done[0].told


def test_people_bodies_and_the_merely_named_are_parted() -> None:
    board = Person("Lirren Water Board", (), (), 2, NameKind.BODY, (Statement("It spoke.", ()),))
    b = briefing("x", harlow(role("one", "Mayor")), board, Person("Peter Dunn", (), (), 1))
    parted = split(entries(b, {a.id: a.id for a in b.articles}, ()))
    assert [[e.person.name for e in part] for part in parted] == [
        ["Ann Harlow"],
        ["Lirren Water Board"],
        ["Peter Dunn"],
    ]


def test_anchors_are_readable_and_no_two_are_alike() -> None:
    assert anchor_of("Céline O’Aubert") == "who-celine-o-aubert"
    b = briefing("x", Person("Ann-Harlow", (), (), 1), Person("Ann Harlow", (), (), 1))
    assert [e.anchor for e in entries(b, {a.id: a.id for a in b.articles}, ())] == [
        "who-ann-harlow",
        "who-ann-harlow-2",
    ]


@given(st.text())
def test_an_anchor_is_safe_in_any_page(name: str) -> None:
    assert anchor_of(name).removeprefix("who-").replace("-", "").isalnum()
    assert anchor_of(name).isascii()


def test_over_all_stories_one_name_is_one_entry() -> None:
    one, two = briefing("one", harlow()), briefing("two", Person("Ann-Harlow", ("Ann M. Harlow",), (), 1))
    board = Person("The Lirren Water Board", (), (), 2, NameKind.BODY)
    three = briefing("three", Person("Ann M. Harlow", (), (), 1), board, Person("Lirren Water Board", (), (), 1))
    found = people(tuple(BriefingReader(b) for b in (one, two, three)))
    assert [(p.name, p.kind, len(p.stories), p.mentions) for p in found] == [
        ("Ann M. Harlow", NameKind.PERSON, 3, 5),
        ("Lirren Water Board", NameKind.PERSON, 1, 1),
        ("The Lirren Water Board", NameKind.BODY, 1, 2),
    ]
