"""What is ours and not an article's, a resolved date or a converted number, is computed again by the gate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.annotate.story import annotate_story
from briefgen.gate.ours import value_failures
from briefgen.model import Bracket, DifferenceKind
from briefgen.sections.gaps import GapKind
from briefgen.sections.questions import Slot
from tests.gate.test_receipts import Lie, first, told
from tests.kit.honest import honest_story

LIES: dict[str, tuple[Lie, str]] = {
    "a timeline date": (told(timeline=first(date="2025-03-04")), "timeline 2025-03-04: a sentence it cites"),
    "a date called written": (told(timeline=first(inferred=False)), "whether the date was counted by us"),
    "a time of day": (told(timeline=first(clock="23:59")), "no sentence it cites gives the time 23:59"),
    "a kind": (told(timeline=first(kind="plan")), "no sentence it cites tells of plan by this date"),
    "a day taken for an unknown one": (
        told(articles=first(assumed="2020-01-06")),
        "is not the middle one of the others",
    ),
    "a figure's value": (told(figures=first(amounts=first(value="15"))), "does not give 15"),
    "a figure's unit": (told(figures=first(unit="m")), "no sentence it cites gives the unit 'm'"),
    "a figure's question": (told(figures=first(question="cats")), "no sentence it cites answers 'cats'"),
    "a figure's conversion": (told(figures=first(amounts=first(converted="about 9 km"))), "does not give 14"),
    "a gap's kind": (told(gaps=first(kind=GapKind.NO_ANSWER)), "do not say 'no answer'"),
    "an open question": (told(unanswered=lambda _: (Slot.WHY,)), "it says why"),
    "a resolved date": (
        told(differences=first(kind=DifferenceKind.DATE, positions=first(resolved="2024"))),
        "no sentence it cites gives the date 2024",
    ),
    "a bracket": (
        told(facts=first(brackets=lambda _: (Bracket("on Monday", "2020-01-06"),))),
        "its sentence does not give 2020-01-06 for 'on Monday'",
    ),
    "a sum": (
        told(differences=first(kind=DifferenceKind.NUMBER, positions=first(resolved="99"))),
        "do not add up to 99",
    ),
}


def test_honest_values_pass() -> None:
    done = honest_story()
    assert list(value_failures(done.briefing, annotate_story(done.articles))) == []


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_caught(name: str) -> None:
    lie, expected = LIES[name]
    done = lie(honest_story())
    failures = list(value_failures(done.briefing, annotate_story(done.articles)))
    assert any(expected in str(failure) for failure in failures), failures


def test_a_resolved_date_passes() -> None:
    done = honest_story()
    dated = told(
        differences=first(
            kind=DifferenceKind.DATE,
            positions=first(resolved="2025-03-03", citations=lambda _: done.briefing.facts[0].citations[:1]),
        )
    )(done)
    assert (
        list(
            value_failures(
                replace(done.briefing, differences=dated.briefing.differences), annotate_story(done.articles)
            )
        )
        == []
    )
