"""People, quotes and the timeline of a story."""

from __future__ import annotations

from briefgen.sections.people.people import people
from briefgen.sections.quotes import quotes
from briefgen.sections.timeline.timeline import sort_key, timeline
from tests.kit.invented import annotated

FIRST = annotated(
    "Mayor Ann Harlow opened the bridge in Dorfield on Monday.",
    '"The bridge is safe and sound," Harlow said. | Peter Dunn, a baker in Dorfield, cheered.',
    "The old bridge fell in May 1998, killing nobody.",
    name="one",
)
SECOND = annotated(
    "Ann Harlow, the mayor of Dorfield, opened a bridge on 17 June 2024 in Dorfield.",
    'Harlow said: "The bridge is safe and sound." | "It will stand for long," she added.',
    name="two",
)


def test_a_person_is_listed_once_with_roles() -> None:
    listed = {p.name: p for p in people((FIRST, SECOND))}
    assert set(listed) == {"Ann Harlow", "Peter Dunn"}
    assert listed["Ann Harlow"].aliases == ("Harlow",)
    assert {r.text for r in listed["Ann Harlow"].roles} == {"Mayor", "the mayor of Dorfield"}
    assert [r.text for r in listed["Peter Dunn"].roles] == ["a baker in Dorfield"]


def test_the_most_named_stand_first() -> None:
    counts = [p.mentions for p in people((FIRST, SECOND))]
    assert counts == sorted(counts, reverse=True)


def test_a_role_stands_in_the_sentence_it_cites() -> None:
    for person in people((FIRST, SECOND)):
        for role in person.roles:
            assert role.citations
            assert all(role.text.lower() in c.text.lower() for c in role.citations)


def test_the_same_words_are_one_quote_with_two_citations() -> None:
    found = {q.text.rstrip("."): q for q in quotes((FIRST, SECOND))}
    assert {c.article for c in found["The bridge is safe and sound"].citations} == {"one", "two"}
    assert found["It will stand for long"].speaker == "Ann Harlow"


def test_a_quote_is_verbatim_in_each_sentence_it_cites() -> None:
    for quote in quotes((FIRST, SECOND)):
        for c in quote.citations:
            (start, end), *_ = c.marks
            assert c.text[start:end].rstrip(".") == quote.text.rstrip(".")


def test_the_timeline_is_in_order_and_merges_one_happening() -> None:
    entries = timeline((FIRST, SECOND))
    assert [e.date for e in entries] == ["1998-05", "2024-06-17"]
    assert {c.article for c in entries[1].citations} == {"one", "two"}
    assert not entries[1].inferred, "one of the two articles writes the date out"
    assert entries[1].text == entries[1].citations[0].text


def test_dates_of_all_kinds_have_an_order() -> None:
    dates = ["2024-06-19", "199X", "2024", "1950/1953", "2024-06", "2014~"]
    assert sorted(dates, key=sort_key) == ["1950/1953", "199X", "2014~", "2024", "2024-06", "2024-06-19"]
