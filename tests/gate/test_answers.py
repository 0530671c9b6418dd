"""What is not known and answered later: the gate asks once more, and the page says who answered and when."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from briefgen.gate.failures import Failure, of_section
from briefgen.gate.independent.look import look
from briefgen.gate.withhold import withhold
from briefgen.model import Article, Story
from briefgen.pipeline.brief import brief
from briefgen.render.reader import BriefingReader
from briefgen.sections.briefing import Briefing
from briefgen.sections.json import to_json
from tests.kit.invented import annotated

OPEN = ("A man was stabbed at the tram stop on Marrow Hill on Tuesday.", "No arrests have been made.")
TOLD = ("Police arrested a man over the stabbing at the tram stop on Marrow Hill, an officer said on Thursday.",)


@cache
def done() -> tuple[Briefing, tuple[Article, ...]]:
    """A story in which a later article answers what the first calls open."""
    articles = (
        annotated(" ".join(OPEN), name="bell", published="2031-06-18"),
        annotated(" ".join(TOLD), name="echo", published="2031-06-20"),
    )
    return brief(Story("tram", ()), articles, ()), tuple(a.article for a in articles)


def doubts(**changes: Any) -> list[str]:
    """What a second look doubts when the first gap is another one, or the articles' days are."""
    data = json.loads(to_json(done()[0]))
    articles = {a.id: json.loads(to_json(a)) for a in done()[1]}
    for name, day in changes.pop("days", {}).items():
        articles[name]["metadata"]["published"] = day
        next(card for card in data["articles"] if card["id"] == name)["published"] = day
    data["gaps"][0].update(changes)
    data["differences"][0]["reading"] = changes.pop("reading", data["differences"][0]["reading"])
    found = look(json.dumps(data).encode(), {name: json.dumps(a).encode() for name, a in articles.items()})
    return [str(d) for d in found if "answer" in str(d)]


def test_an_honest_answer_raises_no_doubt() -> None:
    assert done()[0].gaps[0].answered == done()[0].differences[0].id
    assert doubts() == []


@pytest.mark.parametrize(
    "lie",
    [
        {"answered": "d-none"},
        {"days": {"echo": "2031-06-18"}},
        {"days": {"echo": "2031-06-11"}},
        {"days": {"bell": "2031-06-21"}},
        {"reading": "conflict"},
    ],
    ids=str,
)
def test_an_answer_that_is_none_is_caught(lie: dict[str, Any]) -> None:
    assert doubts(**lie)


def test_a_gap_is_open_again_when_its_answer_is_withheld() -> None:
    briefing = done()[0]
    less = withhold(briefing, [Failure(of_section("differences", 0, "the arrest"), "it does not hold")])
    assert less.differences == ()
    assert [gap.answered for gap in less.gaps] == [None]


def test_the_page_knows_who_answered_and_puts_the_answered_last() -> None:
    reader = BriefingReader(done()[0])
    (gap,) = reader.gaps
    answer = reader.answer(gap)
    assert answer is not None
    assert (answer.article, reader.open_gaps) == ("echo", 0)
    still = replace(gap, answered=None)
    both = BriefingReader(replace(done()[0], gaps=(gap, still)))
    assert both.gaps == (still, gap)
    assert (both.answer(still), both.open_gaps) == (None, 1)
