"""Large stories: a passage is held against its nearest alone, and finds what it would find among all."""

from __future__ import annotations

from collections import Counter

import pytest

from briefgen.compare import shortlist
from briefgen.compare.pair import pairs, passages
from briefgen.likeness.encoder import shipped_encoder
from briefgen.model.comparison import Passage
from tests.kit.invented import annotated

TOLD = (
    "The ferry Silver Gull ran aground off {place} on Monday. | Twelve people were rescued, the coastguard said. | {own}",
    "Twelve passengers were taken off the Silver Gull, which had hit a sandbank near {place}. | {own}",
    "A ferry with twelve people on board is stuck on a sandbank off {place}. | Nobody was hurt. | {own}",
)
OWN = (
    "The mayor called the crew brave.",
    "The harbour office will look into the charts.",
    "A tug from Isk is to pull the ship free at high tide.",
    "Its owner had the engine repaired in spring.",
)


@pytest.fixture(scope="module")
def found() -> list[Passage]:
    articles = [annotated(TOLD[n % 3].format(place="Marrowby", own=OWN[n % 4]), name=f"{n:02}") for n in range(12)]
    return [p for a in articles for p in passages(a)]


def test_a_list_of_all_gives_what_all_give(found: list[Passage], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "EACH_AGAINST_EACH", 1)
    monkeypatch.setattr(shortlist, "NEAREST", len(found))
    assert shortlist.pairs_of(found, shipped_encoder()) == pairs(found, shipped_encoder())


def test_a_short_list_bounds_the_pairs_and_keeps_the_likest(
    found: list[Passage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shortlist, "EACH_AGAINST_EACH", 1)
    monkeypatch.setattr(shortlist, "NEAREST", 3)
    few, every = shortlist.pairs_of(found, shipped_encoder()), pairs(found, shipped_encoder())
    assert len(few) <= 3 * len(found) < len(every)
    likest = {min(every, key=lambda p: (-p.likeness, p.a.key, p.b.key)).a.key}
    assert likest <= {p.a.key for p in few}
    assert min(Counter(k for p in few for k in (p.a.key, p.b.key)).values()) >= 1


def test_a_small_story_is_compared_as_ever(found: list[Passage]) -> None:
    assert shortlist.pairs_of(found, shipped_encoder()) == pairs(found, shipped_encoder())


def test_nothing_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shortlist, "EACH_AGAINST_EACH", -1)
    assert shortlist.pairs_of((), shipped_encoder()) == ()
