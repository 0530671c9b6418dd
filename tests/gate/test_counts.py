"""The gate's numbers; the lies about them are planted in test_receipts.py, beside all others."""

from __future__ import annotations

from dataclasses import replace

from briefgen.gate.counts import count_failures
from briefgen.sections.briefing import Briefing
from tests.kit.honest import honest_story

DONE = honest_story()
ARTICLES = {a.id: a for a in DONE.articles}


def failures(briefing: Briefing) -> list[str]:
    return [str(failure) for failure in count_failures(briefing, ARTICLES)]


def test_an_honest_briefing_counts_right() -> None:
    assert failures(DONE.briefing) == []


def test_each_number_that_is_wrong_is_named_once() -> None:
    (fact,) = DONE.briefing.facts
    wrong = replace(DONE.briefing, facts=(replace(fact, articles=5, origins=5),))
    assert [f.partition(": it says ")[2][:10] for f in failures(wrong)] == ["5 articles", "5 origins,"]
