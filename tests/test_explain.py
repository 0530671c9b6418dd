"""The reasons for a fact and for a difference, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.errors import SettingsError
from briefgen.explain import explain
from briefgen.model import BriefedStory
from briefgen.story import brief_folder

SAMPLE = Path(__file__).resolve().parent.parent / "content" / "tallowick-footbridge"


@pytest.fixture(scope="module")
def done() -> BriefedStory:
    return brief_folder(SAMPLE)


def test_a_fact_tells_its_origins_and_what_its_sentences_share(done: BriefedStory) -> None:
    fact = done.briefing.facts[0]
    told = explain(done, fact.id)
    assert told == explain(done, "fact 1")
    assert f"{fact.articles} articles, {fact.origins} independent origins" in told
    assert all(c.text in told for c in fact.citations)
    assert told.count("likeness ") == len(fact.citations) - 1


def test_a_difference_tells_its_rule_and_who_holds_what(done: BriefedStory) -> None:
    for number, found in enumerate(done.briefing.differences, 1):
        told = explain(done, f"difference {number}")
        assert f"{found.kind.value}, {found.reading.value}: {found.rule}" in told
        assert all(p.value in told for p in found.positions)
        assert all(c.text in told for p in found.positions for c in p.citations)


def test_copies_of_one_agency_are_named_together(done: BriefedStory) -> None:
    told = "\n".join(explain(done, f.id) for f in done.briefing.facts)
    assert "The Daily Ledger, Northern Mercury: both credit MPA for their text" in told


def test_an_unknown_id_is_told_with_those_that_are_there(done: BriefedStory) -> None:
    with pytest.raises(SettingsError, match=done.briefing.facts[0].id):
        explain(done, "f-nothing")


def test_the_command_prints_the_reasons() -> None:
    result = CliRunner().invoke(main, ["explain", str(SAMPLE), "fact 1"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Fact 1 (f-")
    assert CliRunner().invoke(main, ["explain", str(SAMPLE), "fact 99"]).exit_code == 2
