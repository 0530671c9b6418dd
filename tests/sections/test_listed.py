"""Who is worth an entry."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from briefgen.sections.people.listed import Mentions, worth_listing_body, worth_listing_person
from tests.kit.invented import annotated

ONCE = Mentions(mentions=1, told=1, of_people=1, articles={"a"})
OFTEN = Mentions(mentions=6, told=6, acts=3, articles={"a", "b"})


@pytest.mark.parametrize(
    ("name", "evidence", "listed"),
    [
        ("Ann Harlow", ONCE, True),
        ("Ann Harlow", replace(ONCE, told=0), False),
        ("Ann Harlow", replace(ONCE, as_thing=1), False),
        ("Ann Harlow", replace(ONCE, told=0, roles=1), True),
        ("Xyria Pinderby", replace(ONCE, speaks=1), True),
        ("Xyria Pinderby", replace(ONCE, with_article=1, speaks=1), False),
        ("Silver Harbour", ONCE, False),
        ("Harlow", replace(ONCE, roles=1, titled=1), False),
        ("Harlow", replace(ONCE, mentions=2, roles=1, titled=1), True),
        ("Pinder", replace(ONCE, mentions=2, speaks=1), False),
        ("DailyPeter Harlow", replace(ONCE, roles=1), False),
    ],
)
def test_a_person(name: str, evidence: Mentions, listed: bool) -> None:
    assert worth_listing_person(name, evidence) is listed


@pytest.mark.parametrize(
    ("name", "evidence", "listed"),
    [
        ("Lirren Water Board", ONCE, False),
        ("Lirren Water Board", replace(ONCE, speaks=1), True),
        ("Lirren Water Board", replace(ONCE, mentions=2, acts=1), True),
        ("Orrevik", replace(ONCE, mentions=2, speaks=1), False),
        ("Orrevik", OFTEN, True),
        ("Orrevik", replace(OFTEN, placed=1), False),
        ("Council", OFTEN, False),
        ("Harbour Echo", replace(OFTEN, speaks=3, speaks_in={"a"}), False),
        ("Harbour Echo", replace(OFTEN, speaks=3, speaks_in={"a", "b"}), True),
        ("LWB", replace(ONCE, mentions=2, acts=1, explained=True), True),
    ],
)
def test_a_body(name: str, evidence: Mentions, listed: bool) -> None:
    assert worth_listing_body(name, evidence) is listed


def test_what_a_mention_tells_is_counted() -> None:
    evidence = Mentions()
    sentence = annotated("The Lirren Water Board said it was late.").sentences[0]
    evidence.note(sentence, sentence.names[0], (), speaks=True)
    assert (evidence.mentions, evidence.speaks, evidence.acts, evidence.with_article, evidence.told) == (1, 1, 1, 1, 1)
    assert evidence.forms == Counter({"Lirren Water Board": 1})
