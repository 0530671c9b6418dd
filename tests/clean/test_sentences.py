"""Sentences end where a reader would end them.  A bar in a case stands for each end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.clean.text.sentences import sentences_of, spans
from briefgen.model import Block, BlockKind

CASES = [
    "The river rose.| The bridge fell.",
    "Mr. Ames and Dr. Li met Gen. Holt at St. Brannoc's.| They left.",
    "It began at 9 a.m. Tuesday and ended at 5 p.m.| The road was closed.",
    "The U.S. Navy sent two ships.| They left the U.S.| The crew was tired.",
    "J. K. Rowe and Ann B. Ames signed.| Then it rained.",
    "It cost $3.5 million, up 1.2 percent.| Nobody paid.",
    "See No. 5 in the list.| No.| He would not.",
    "“Is it over?” she asked.| “No.”| He left.",
    "“It is over,” Ames said.| “We are tired.”| It rained.",
    "He said: “We waited ... and nobody came.”| It was late.",
    "She left (he stayed.)| It rained.",
    "Acme Inc. said so.| He runs Acme Inc.| The firm is small.",
    "On Feb. 7 it snowed.| On Sept. 12, it thawed.",
    "What a night!| Was it cold?| Yes.",
    "They came from Rye, N.Y., and Troy.| All left.",
    "He was held in Tallow, D.C.| Gov. Ames said no valve had failed.",
    "In Orre, U.S. Gen. Holt spoke.| In Rye, N.Y. Mayor Ames did.",
    "“Why?” Ames asked.| Nobody knew.",
    "The app harbour.example failed at 11.26 on Sunday.| It works now.",
    "洪水来了。| 桥塌了。",
    "It closed in 2031.| 12 people were there.",
    "“It broke,” said Peter “P.J.” Ames, a baker.| He ran to the “T.V.” | It was late.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    text = case.replace("|", "")
    assert [text[a:b] for a, b in spans(text)] == [part.strip() for part in case.split("|")]


@given(st.text())
def test_nothing_is_lost_between_sentences(text: str) -> None:
    found = spans(text)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(a < b <= c for (a, b), (c, _) in pairwise(found))


def test_a_block_is_an_edge_and_a_repeated_sentence_has_an_id_of_its_own() -> None:
    blocks = tuple(Block(BlockKind.PARAGRAPH, t, (0, 1)) for t in ("It rained", "It rained. It rained!"))
    sentences = sentences_of(blocks, damaged=[(1, 3)])
    assert [s.block for s in sentences] == [0, 1, 1]
    assert len({s.id for s in sentences}) == 3
    assert [s.damaged for s in sentences] == [False, True, False]
