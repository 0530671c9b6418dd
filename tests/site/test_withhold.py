"""Withholding: what cannot be proven goes, with its reason, and nothing else does."""

from __future__ import annotations

from dataclasses import fields
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import GateError
from briefgen.gate.failures import ARTICLES, Failure, Place, of_section
from briefgen.gate.independent.told import Doubt
from briefgen.gate.second import doubtful
from briefgen.gate.statements import all_citations, printed
from briefgen.gate.verify import unproven
from briefgen.gate.withhold import withhold
from briefgen.pipeline.story import proven
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from tests.gate import test_ours, test_receipts
from tests.kit.honest import honest_story

TRUE = honest_story().briefing
SECTIONS = [name for name in (f.name for f in fields(Briefing)) if isinstance(getattr(TRUE, name), tuple)]
LIES = {**{n: lie for n, (lie, _) in test_receipts.LIES.items()}, **{n: lie for n, (lie, _) in test_ours.LIES.items()}}
THE_STORY_FALLS = {
    "an article in two origins",
    "an article without origin",
    "an origin of nothing",
    "an origin without reason",
    "a card's origin",
    "a card's outlet",
    "a card's words",
    "a card twice",
    "a card missing",
    "an article's file",
    "a file lost",
    "a file left out in silence",
    "a file left out without reason",
    "a day taken for an unknown one",
}
"""The table of sources, the origins, the list of files: every count of a story rests on them."""

PLACES = tuple(dict.fromkeys(where for where, _ in all_citations(TRUE)))


def test_an_honest_story_stays_as_it_is() -> None:
    done = honest_story()
    assert proven(done) == done


@pytest.mark.parametrize("name", sorted(set(LIES) - THE_STORY_FALLS))
def test_every_lie_goes_and_what_is_left_is_true(name: str) -> None:
    told: BriefedStory = LIES[name](honest_story())
    done = proven(told)
    assert unproven(done) == ()
    assert done.briefing.withheld or set(done.briefing.not_read) > set(told.briefing.not_read)
    assert all(held.reason and held.what for held in done.briefing.withheld)


@pytest.mark.parametrize("name", sorted(THE_STORY_FALLS))
def test_a_lie_about_the_story_itself_fells_it(name: str) -> None:
    with pytest.raises(GateError, match="ferry: "):
        proven(LIES[name](honest_story()))


def test_only_a_part_that_fails_goes() -> None:
    role = next(where for where, _, _ in printed(TRUE) if where.path[-1][0] == "roles")
    less = withhold(TRUE, [Failure(role, "no"), Failure(role, "nor so")])
    assert [p.name for p in less.people] == [p.name for p in TRUE.people]
    assert sum(len(p.roles) for p in less.people) == sum(len(p.roles) for p in TRUE.people) - 1
    (held,) = less.withheld
    assert (held.section, held.reason) == ("people", "no; nor so")


def test_a_part_of_what_goes_is_not_named_twice() -> None:
    whole = of_section("facts", 0, "fact f-1")
    less = withhold(TRUE, [Failure(whole.inner("details", 0), "a"), Failure(whole, "b")])
    assert [held.reason for held in less.withheld] == ["b"]
    assert (less.facts, less.bottom_line) == ((), ())


def test_what_names_no_part_is_passed_over() -> None:
    assert withhold(TRUE, [Failure(Place("ferry/tide.txt"), "gone")]) == TRUE


@given(st.lists(st.sampled_from(PLACES), unique=True))
def test_what_is_not_named_stays_as_it_was(places: list[Place]) -> None:
    less = withhold(TRUE, [Failure(where, "no") for where in places])
    touched = {where.path[0][0] for where in places} | ({"bottom_line"} if places else set()) | {"withheld"}
    assert all(getattr(less, name) == getattr(TRUE, name) for name in SECTIONS if name not in touched)
    assert {f.id for f in less.facts} <= {f.id for f in TRUE.facts}
    assert set(less.bottom_line) <= {f.id for f in less.facts}
    assert bool(less.withheld) == bool(places)


def test_what_a_second_look_doubts_of_an_article_leaves_it_out() -> None:
    told = honest_story()
    name = told.articles[1].id
    card = next(n for n, c in enumerate(told.briefing.articles) if c.id == name)
    for steps in (("articles", card, "sha256"), (f"articles/{name}.json", "metadata", "outlet")):
        [failure] = _doubted(told, Doubt("ferry", steps, "the source file has another hash"))
        assert failure.place.path == ((ARTICLES, 1),)


def test_what_a_second_look_doubts_of_the_whole_story_fells_it() -> None:
    [failure] = _doubted(honest_story(), Doubt("ferry", ("origins", 0, "reason"), "this is no reason"))
    assert not failure.place.path
    assert str(failure) == "origins, 0, reason: this is no reason"


def _doubted(told: BriefedStory, doubt: Doubt) -> list[Failure]:
    with mock.patch("briefgen.gate.second.look", return_value=iter([doubt])):
        return list(doubtful(told))
