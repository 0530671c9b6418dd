"""What a date is the date of: an event, a plan, or a saying."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import BlockKind
from briefgen.sections.timeline.happenings import EVENT, KINDS, PLAN, STATEMENT, dated_in
from tests.kit.invented import annotated


def kinds(text: str) -> dict[str, str]:
    """Each date of a text as it stands there, with its kind; the articles are of Wednesday, 19 June 2024."""
    return {d.when.text: d.kind for d in dated_in(annotated(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on Monday.", {"Monday": EVENT}),
        ("The bridge will open on Friday.", {"Friday": PLAN}),
        ("The council is to vote on 3 July.", {"3 July": PLAN}),
        ("The bridge is safe, the mayor said on Monday.", {"Monday": STATEMENT}),
        ("The mayor told reporters on Monday that the bridge was safe.", {"Monday": STATEMENT}),
        ("In a statement on Monday, the council said the bridge was safe.", {"Monday": STATEMENT}),
        ("The council announced a new bridge on Monday.", {"Monday": EVENT}),
        ("The bridge fell on Monday, the police said on Tuesday.", {"Monday": EVENT, "Tuesday": STATEMENT}),
        ("The bridge was built in 1998.", {"1998": EVENT}),
        ("The two towns are under curfew since 2006.", {"2006": EVENT}),
        ("A 2018 agreement on the bridge fell apart last year.", {"2018": EVENT, "last year": EVENT}),
    ],
)
def test_the_kinds(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected
    assert set(expected.values()) <= set(KINDS)


@pytest.mark.parametrize(
    "text",
    [
        '"Today we stand together," the mayor said.',
        "Today she feels the same about the bridge.",
        "Anna Harlow was born in 1951.",
        "Bo Lund, the 2007 champion, opened the bridge.",
        "Updated: 3 March 2024 by the desk of the Dorfield Post",
        "— Ann Harlow (@annharlow) October 13, 2016",
        "June 2023.",
        "She was the champion in 2007.",
        "The town had grown to 4,000 people as of 1 January 2023.",
    ],
)
def test_what_dates_no_happening(text: str) -> None:
    assert kinds(text) == {}


def test_a_noun_that_points_back_is_known() -> None:
    (known,) = dated_in(annotated("The accident late on Monday hurt two people."))
    assert (known.noun, known.known) == (True, True)
    (new,) = dated_in(annotated("A lorry hit the bridge on Monday."))
    assert not new.noun
    assert new.main


def test_a_side_clause_without_names_is_an_aside() -> None:
    (aside,) = dated_in(annotated("Since the two met last year, the price of bread has risen."))
    assert aside.aside


def test_headings_and_damaged_sentences_tell_none() -> None:
    article = annotated("The bridge opened on Monday.")
    heading = replace(article, sentences=tuple(replace(s, kind=BlockKind.HEADING) for s in article.sentences))
    assert dated_in(heading) == ()
    damaged = tuple(replace(s, aside="words of it were lost") for s in article.sentences)
    assert dated_in(replace(article, sentences=damaged)) == ()
