"""What the comparison promises of every story, whatever is in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.compare.parallels import MOST, SIDE_BY_SIDE
from briefgen.gate.receipts import briefing_failures
from briefgen.model import Citation, SourceFile, Story
from briefgen.pipeline.story import brief_folder, brief_story
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from tests.kit.places import ROOT

SAMPLE = ROOT / "content" / "tallowick-footbridge"

BELL = (
    "A ferry struck the quay at Orrin on Monday evening and four passengers were hurt, the harbour office said. "
    "Nobody has been arrested, a police spokeswoman said. The mate, Dana Fell, 46, was taken to the clinic in Marrow. "
    "Divers will search the harbour floor for the ferry's rudder on Tuesday, the harbour office said."
)
ECHO = (
    "Police arrested the ferry's captain on Thursday in connection with the crash at Orrin quay, the harbour office said. "
    "Dana Fell, 48, the ferry's mate, left the clinic in Marrow on Wednesday and is resting at home with her family. "
    "Divers searched the harbour floor on Tuesday and found the ferry's rudder under four metres of mud."
)


def _story(*texts: tuple[str, str, str]) -> BriefedStory:
    return brief_story(
        Story(
            "case",
            tuple(
                SourceFile(
                    f"case/{name}.md", f"---\ntitle: {name}\nsite: {name}\npublished: {day}\n---\n\n{text}\n".encode()
                )
                for name, day, text in texts
            ),
        )
    )


@pytest.fixture(scope="module")
def sample() -> Briefing:
    return brief_folder(SAMPLE).briefing


@pytest.fixture(scope="module")
def ferry() -> Briefing:
    return _story(("bell", "2024-06-17", BELL), ("echo", "2024-06-20", ECHO)).briefing


def _keys(citations: tuple[Citation, ...]) -> set[tuple[str, str]]:
    return {(c.article, c.sentence) for c in citations}


def test_every_difference_is_a_question_with_its_reasons(ferry: Briefing) -> None:
    assert {d.topic for d in ferry.differences} >= {"How old is Dana Fell?", "Has anybody been arrested?"}
    for found in ferry.differences:
        assert found.topic.endswith("?")
        assert found.reasons


def test_how_far_somebody_fell_is_asked_of_the_fall() -> None:
    bell = "The boy fell 10 to 12 feet from the sea wall at Orrin and was picked up by a gull watcher."
    echo = "Little Ivo Lund fell 15 feet from the sea wall at Orrin after he had climbed over a rail."
    found = _story(
        ("bell", "2031-06-18", f"{bell} A light rain fell."), ("echo", "2031-06-18", f"{echo} A choir sang.")
    )
    topics = [d.topic for d in found.briefing.differences]
    assert topics == ["How far was the fall?"]


def test_a_stage_is_an_update_and_an_age_is_none(ferry: Briefing) -> None:
    readings = {d.topic: d.reading.value for d in ferry.differences}
    assert readings["Has anybody been arrested?"] == "update"
    assert readings["How old is Dana Fell?"] == "conflict"


def test_parallels_are_few_of_several_articles_and_of_no_difference(sample: Briefing, ferry: Briefing) -> None:
    for briefing in (sample, ferry):
        assert 0 < len(briefing.parallels) <= MOST
        apart = [[_keys(p.citations) for p in d.positions] for d in briefing.differences]
        for parallel in briefing.parallels:
            cited = tuple(c for p in parallel.passages for c in p.citations)
            assert 2 <= len(parallel.passages) <= len(cited) <= SIDE_BY_SIDE
            assert len({c.article for c in cited}) == len(parallel.passages)
            assert not any(sum(bool(side & _keys(cited)) for side in sides) > 1 for sides in apart)


def test_the_order_of_the_files_does_not_matter() -> None:
    files = (("bell", "2024-06-17", BELL), ("echo", "2024-06-20", ECHO))
    one, other = _story(*files).briefing, _story(*reversed(files)).briefing
    assert one.differences == other.differences
    assert one.parallels == other.parallels


def test_copies_and_a_single_article_are_not_compared() -> None:
    same = _story(("bell", "2024-06-17", BELL), ("echo", "2024-06-17", BELL)).briefing
    alone = _story(("bell", "2024-06-17", BELL)).briefing
    for briefing in (same, alone):
        assert not briefing.differences
        assert not briefing.parallels


def test_the_gate_sees_a_parallel_that_is_none() -> None:
    done = _story(("bell", "2024-06-17", BELL), ("echo", "2024-06-20", ECHO))
    first, *rest = done.briefing.parallels
    twice = replace(first, passages=(first.passages[0], first.passages[0]))
    strange = replace(first, topic="Marzipan")
    for wrong in (twice, strange):
        told = list(briefing_failures(replace(done.briefing, parallels=(wrong, *rest)), done.articles))
        assert any(first.id in str(line) for line in told)
