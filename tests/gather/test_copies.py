"""What two texts have in common, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.gather.copies import RUN, copied, one_wording, shared, text_of
from briefgen.model import Article
from tests.kit.invented import article

WIRE = (
    "The ferry Silver Gull ran aground off Marrowby on Monday with sixty passengers aboard.",
    "Volunteers in small boats took the passengers ashore before the tide came in again.",
    "The harbour master has ordered an inquiry into the fog signal on the outer pier.",
    "The ship was built forty years ago and was to be taken out of service in the spring.",
)
REWORKED = (
    "In thick fog the ferry Silver Gull ran aground off Marrowby on Monday with sixty passengers aboard, and stuck. | "
    "Volunteers in small boats took the passengers ashore before the tide came.",
    "A widow who runs the tea room on the quay opened early and handed out soup to everybody who had been on board.",
    "Nobody has yet come forward to say who had switched the signal off on that morning.",
)
POSTED = (
    "I was on that boat and I can tell you that nobody knew where we were going.",
    "Details of the grounding will follow here in the course of the day https://post.example/1",
    "@marrowbyferries will there be another boat to the islands today or shall we all go home now",
)


def test_a_text_is_its_own_sentences_that_tell_something() -> None:
    text = text_of(article(*WIRE, "Two were hurt.", *POSTED))
    assert [s.folded.split()[1] for s in text.sentences] == ["ferry", "in", "harbour", "ship"]


def test_reworked_copy_keeps_long_runs_of_its_words() -> None:
    common = shared(text_of(article(*WIRE, name="a")), text_of(article(*REWORKED, name="b")))
    assert common.passages == 2
    assert common.part > 0.3


def test_quoted_words_are_followed_through_a_paragraph() -> None:
    said = (
        '"The fog came in from the islands like a wall and swallowed the lighthouse first. | '
        'The crew did all that could be done and nobody on the bridge lost their head," said the harbour master.'
    )
    a, b = article(said, *WIRE[:1], name="a"), article(said, *REWORKED[1:], name="b")
    assert shared(text_of(a), text_of(b)).same == 0


def test_one_quotation_mark_too_many_does_not_hide_a_paragraph() -> None:
    paragraph = " | ".join((WIRE[0] + '"', *WIRE[1:]))
    assert len(text_of(article(paragraph)).sentences) == len(WIRE)


def test_a_post_that_all_print_is_no_copy() -> None:
    a, b = article(*POSTED, WIRE[0], name="a"), article(*POSTED, REWORKED[1], name="b")
    assert shared(text_of(a), text_of(b)).same == 0


def test_copied_sentences_are_named_whole_or_by_half() -> None:
    borrower = article(*REWORKED, WIRE[2], name="b")
    ids = {s.id: s.text for s in borrower.sentences}
    found = [ids[i] for i in copied(text_of(borrower), text_of(article(*WIRE, name="a")))]
    assert [text.split()[0] for text in found] == ["In", "Volunteers", "The"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (WIRE[0], WIRE[0].replace("with sixty", "with 60"), True),
        (WIRE[0], f"In thick fog, {WIRE[0][:-1].lower()}, the coastguard said.", True),
        (WIRE[0], REWORKED[1], False),
        ("Two people were hurt.", "Two people were hurt.", False),
        (
            'She said: "We were lucky that the sea was calm and the tide low."',
            'She told us: "We were lucky that the sea was calm and the tide low."',
            False,
        ),
    ],
)
def test_one_wording(a: str, b: str, *, same: bool) -> None:
    assert one_wording(a, b) is same
    assert one_wording(b, a) is same


PARTS = st.lists(st.sampled_from([*WIRE, *REWORKED[1:], *POSTED]), min_size=1, max_size=6, unique=True)


@given(PARTS, PARTS)
def test_what_is_shared_is_a_part_of_the_shorter_whichever_comes_first(one: list[str], other: list[str]) -> None:
    a, b = text_of(article(*one, name="a")), text_of(article(*other, name="b"))
    common = shared(a, b)
    assert common == shared(b, a)
    assert 0 <= common.same <= common.sentences == min(len(a.sentences), len(b.sentences))
    assert 0.0 <= common.part <= 1.0
    assert common.passages <= common.sentences


@given(PARTS)
def test_a_text_shares_all_of_itself(parts: list[str]) -> None:
    one: Article = article(*parts, name="a")
    text = text_of(one)
    common = shared(text, text_of(article(*parts, name="b")))
    assert common.same == len(text.sentences)
    assert common.passages == sum(len(s.words) >= RUN for s in text.sentences)
