"""Which quotations are one utterance."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compare.matter import Matter
from briefgen.compare.phrases import changed_words
from briefgen.compare.wording import Utterance, one_utterance, utterances, wording
from briefgen.gather.origins import origins
from briefgen.likeness.passages import claims
from tests.invented import annotated

WORDS = ["bridge", "river", "stone", "winter", "bakers", "valley", "the", "of", "never", "stands", "falls"]


def matter(*texts: str) -> Matter:
    articles = tuple(annotated(t, name=f"a{n}") for n, t in enumerate(texts))
    return Matter(articles, tuple(c for a in articles for c in claims(a)), (), origins([a.article for a in articles]))


def are_one(first: str, second: str, speakers: tuple[str, str] = ("Ann Harlow", "Ann Harlow")) -> bool:
    found = matter(*(f'{who} said: "{said}"' for who, said in zip(speakers, (first, second), strict=True)))
    return bool(one_utterance(utterances(found)))


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("A firm and lasting bridge of stone.", "A strong and lasting bridge of stone.", True),
        ("The old bridge will stand for a hundred winters.", "The old bridge will stand for a hundred winters.", True),
        ("A firm and lasting bridge of stone.", "Nobody was hurt on the river.", False),
        ("Stone and rope and wood we carried up the hill.", "Up the hill we carried wood and rope and stone.", False),
    ],
)
def test_one_utterance_or_two(first: str, second: str, one: bool) -> None:
    assert are_one(first, second) is one


def test_other_speakers_never_share_an_utterance() -> None:
    said = "The old bridge will stand for a hundred winters."
    assert not are_one(said, said, ("Ann Harlow", "Peter Dunn"))


def test_one_article_does_not_differ_from_itself() -> None:
    found = matter('Ann Harlow said: "A firm and lasting bridge." She said: "A strong and lasting bridge."')
    assert one_utterance(utterances(found)) == ()


@pytest.fixture(scope="module")
def pair() -> tuple[Utterance, Utterance]:
    """Two utterances of one speaker in two articles."""
    first, second = utterances(matter(*['Ann Harlow said: "A firm and lasting bridge."'] * 2))
    return first, second


SAID = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14)


@given(first=SAID, second=SAID)
def test_the_order_of_articles_does_not_decide(
    pair: tuple[Utterance, Utterance], first: list[str], second: list[str]
) -> None:
    there = one_utterance([replace(pair[0], words=first), replace(pair[1], words=second)])
    back = one_utterance([replace(pair[0], words=second), replace(pair[1], words=first)])
    assert bool(there) is bool(back)


@given(said=SAID)
def test_the_same_words_change_nothing(said: list[str]) -> None:
    assert changed_words(" ".join(said), " ".join(said)) is None


def test_a_reworded_utterance_is_reported_once() -> None:
    found = wording(
        matter(
            'Ann Harlow said: "A firm and lasting bridge of stone."',
            'Ann Harlow said: "A strong and lasting bridge of stone."',
        )
    )
    assert [[p.value for p in d.positions] for d in found] == [
        ["A firm and lasting bridge of stone.", "A strong and lasting bridge of stone."]
    ]
