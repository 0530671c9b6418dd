"""A dateline is no part of what a fact says."""

from __future__ import annotations

import pytest

from briefgen.sections.facts.dateline import after_dateline

SAID = "The quay is shut until May."


@pytest.mark.parametrize(
    "dateline",
    [
        "MARROWBY — ",
        "MARROWBY – ",
        "MARROWBY - ",
        "MARROWBY ― ",
        "MARROWBY -- ",
        "MARROWBY ―",
        "OLD MARROWBY, Dunmark — ",
        "MARROWBY, Dk. (Northwire) - ",
        "MARROWBY, N.M. (KTXD) – ",
        "MARROWBY, Dk.– ",
        "MARROWBY, Dk-- ",
        "OLD MARROWBY, May 12 (NWI) -- ",
        "MARROWBY (MarrowbyNews.com) — ",
        "MARROWBY | ",
        "(KTXD) - ",
        "(07/06/31) - ",
        "(11-26) 11:15 PST MARROWBY -- ",
        "- ",
        "-- ",
        "— ",
    ],
)
def test_a_dateline_is_left_out(dateline: str) -> None:
    assert after_dateline(dateline + SAID) == SAID


@pytest.mark.parametrize(
    "text",
    [
        SAID,
        "Ann Lorne — the mayor — said that the quay is shut.",
        "NATO – Dunmark’s allies – met on Monday.",
        "MARROWBY — shut.",
        "The mayor of Marrowby (Green) - Ann Lorne - sang.",
        "KTXD-TV says that the quay is shut.",
        "MPs voted 12-9 to shut the quay.",
        "“Shut it,” she said — and they did.",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    assert after_dateline(text) == text
