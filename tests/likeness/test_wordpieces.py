"""Word pieces: cut as the published tokenizer cuts, each with its place in the sentence."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.likeness.weights import DATA, VOCABULARY
from briefgen.likeness.wordpieces import MOST_PIECES, pieces

WORDS = {word: number for number, word in enumerate((DATA / VOCABULARY).read_text(encoding="utf-8").splitlines())}
TEXTS = (
    st.text(
        st.characters(max_codepoint=0x24FF, exclude_categories=("Cn", "Cs")), max_size=60
    )  # newer ones vary by Unicode
    | st.text(alphabet="abcé ÅßİΣς'’-–.,\u00ad\u200b\u0301北京½ﬁ\t\n", max_size=60)
    | st.lists(st.sampled_from(["ferry", "Skell", "unhurtful", "12,5", "U.S.", "can't", "“no”"]), max_size=12).map(
        " ".join
    )
)


@given(TEXTS)
@example("x" * 101 + " y")
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    found = pieces(text, WORDS)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)


def test_a_long_text_is_cut_at_what_the_encoder_can_hold() -> None:
    assert len(pieces("ferry " * 400, WORDS)) == MOST_PIECES - 2


@given(TEXTS)
@example("x" * 101 + " y")
@example("The naïve Ångström café — “test” x\u00adx 北京 İstanbul £5 ½")
def test_pieces_are_those_of_the_published_tokenizer(text: str) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    oracle = tokenizers.BertWordPieceTokenizer(str(DATA / VOCABULARY), lowercase=True)
    expected = oracle.encode(text, add_special_tokens=False)
    assert [(p.number, p.start, p.end) for p in pieces(text, WORDS)] == [
        (number, *place) for number, place in zip(expected.ids, expected.offsets, strict=True)
    ]
