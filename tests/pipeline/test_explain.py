"""The reasons for a fact and for a difference, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.errors import UnknownItem
from briefgen.pipeline.explain import explain
from briefgen.pipeline.story import brief_folder
from briefgen.sections.briefed import BriefedStory
from tests.kit.places import ROOT
from tests.kit.samples import sample

SAMPLE = ROOT / "content" / "tallowick-footbridge"


@pytest.fixture(scope="module")
def done() -> BriefedStory:
    return sample(SAMPLE.name)


def test_a_fact_tells_its_origins_and_what_its_sentences_share(done: BriefedStory) -> None:
    fact = done.briefing.facts[0]
    told = explain(done, fact.id)
    assert told == explain(done, "fact 1")
    assert f"{fact.articles} articles, {fact.origins} independent origins" in told
    assert all(c.text in told for c in fact.citations)
    assert told.count("says, sure to ") == len(fact.citations) - 1
    assert told.count("words beside each other: ") == len(fact.citations) - 1 + len(fact.partly)


def test_a_difference_tells_its_rule_and_who_holds_what(done: BriefedStory) -> None:
    for number, found in enumerate(done.briefing.differences, 1):
        told = explain(done, f"difference {number}")
        assert f"{found.kind.value}, {found.reading.value}: {found.rule}" in told
        assert all(p.value in told for p in found.positions)
        assert all(c.text in told for p in found.positions for c in p.citations)


def test_a_parallel_tells_what_sets_its_passages_apart(done: BriefedStory) -> None:
    for number, parallel in enumerate(done.briefing.parallels, 1):
        told = explain(done, f"parallel {number}")
        assert told == explain(done, parallel.id)
        for cited in (c for p in parallel.passages for c in p.citations):
            assert cited.text in told
            assert all(f'"{cited.text[start:end]}"' in told for start, end in cited.marks)


def test_copies_of_one_agency_are_named_together(done: BriefedStory) -> None:
    told = "\n".join(explain(done, f.id) for f in done.briefing.facts)
    assert "The Daily Ledger, Northern Mercury: both credit MPA for their text" in told


def test_an_unknown_id_is_told_with_those_that_are_there(done: BriefedStory) -> None:
    with pytest.raises(UnknownItem, match=done.briefing.facts[0].id):
        explain(done, "f-nothing")


def test_the_command_prints_the_reasons() -> None:
    result = CliRunner().invoke(main, ["explain", str(SAMPLE), "fact 1"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Fact 1 (f-")
    assert CliRunner().invoke(main, ["explain", str(SAMPLE), "fact 99"]).exit_code == 2


WIRE = (
    "The sluice gate at Orrin Mill jammed half open on Monday and the river Isk flooded 40 houses in the lower town.",
    "Firefighters in boats brought 112 people to the school on the hill, where they spent the night on gym mats.",
    "The regional water authority, which owns the gate, has sent four engineers to free it before the next high water.",
    "The railway along the river was closed between Orrin and Pell until the evening of that day.",
    "It is the third flood in the town within ten years, and the first that came without rain.",
    "Volunteers from the next town brought pumps, blankets and a field kitchen on Tuesday morning.",
    "The gate had been checked in January, Mayor Jonas Pellew said.",
)
OWN = (
    "A baker carried her flour upstairs before she carried her cat, and she will not hear a word about it.",
    "In the gymnasium the caretaker had put out every mat he owned, and then the curtains of the stage.",
    "A choir that should have practised that evening sang for the children instead until they slept.",
    WIRE[1],
    "Mayor Jonas Pellew told reporters that the gate had been checked in January.",
)


def test_a_borrowed_paragraph_and_a_root_are_told(content: Callable[[dict[str, str | bytes]], Path]) -> None:
    head = "---\ntitle: {}\nsource: {}\npublished: 2031-03-04\n---\n"
    root = content(
        {
            "weir/a.md": head.format("Gate jams", "https://echo.example/wires/ap/gate.html") + "\n\n".join(WIRE),
            "weir/b.md": head.format("A night on mats", "https://post.example/night") + "\n\n".join(OWN),
        }
    )
    done = brief_folder(root / "weir")
    told = {f.text: explain(done, f.id) for f in done.briefing.facts}
    assert "post.example's sentence is taken from the text of echo.example, and counts for it." in told[WIRE[1]]
    assert "2 articles, 1 independent origins" in told[WIRE[1]]
    checked = next(text for fact, text in told.items() if "checked in January" in fact)
    assert "2 reports, all citing Mayor Jonas Pellew" in checked


def test_what_no_section_quotes_is_listed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "The ferry struck the quay at Dorfield on Monday, and two people of the crew were hurt by a rope that broke. "
        "To help their families, click here. Divers looked at the hull in the afternoon and found no damage to it.\n",
        encoding="utf-8",
    )
    told = explain(brief_folder(tmp_path), "aside")
    assert "  it is an appeal to readers: To help their families, click here." in told.splitlines()
