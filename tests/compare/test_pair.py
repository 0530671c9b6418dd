"""Which passages may tell one matter, and which of their words stand for each other."""

from __future__ import annotations

from itertools import pairwise

from briefgen.compare.align import align
from briefgen.compare.pair import BEST, LEAST, pairs, passages
from briefgen.likeness.encoder import shipped_encoder
from briefgen.model.comparison import Aligned, Pair
from tests.kit.invented import annotated

ONE = annotated(
    "The ferry struck a sandbank off Marrowby at dawn on Friday.",
    "Volunteers cooked soup for the passengers in the school.",
    "The mayor of Corran opened a library.",
    "Passengers at the pier",
    name="one",
)
TWO = annotated(
    "At dawn on Saturday a ship ran onto a sandbank near Marrowby.",
    "The passengers were given soup by volunteers in a school.",
    "Snow fell on the northern hills.",
    name="two",
)
THREE = annotated("On Friday the ferry hit a sandbank at Marrowby.", name="three")
PASSAGES = (*passages(ONE), *passages(TWO), *passages(THREE))
PAIRS = pairs(PASSAGES, shipped_encoder())


def ranks(found: tuple[Pair, ...]) -> list[tuple[str, int, str, int]]:
    """Which sentences of which articles are paired."""
    return [(p.a.article, p.a.rank, p.b.article, p.b.rank) for p in found]


def words(aligned: Aligned) -> set[tuple[str, str]]:
    """The linked words."""
    a, b = aligned.pair.a.tokens, aligned.pair.b.tokens
    return {(a[link.a].text, b[link.b].text) for link in aligned.links}


def test_sentences_that_tell_one_thing_in_other_words_are_paired() -> None:
    assert {("one", 0, "two", 0), ("one", 1, "two", 1), ("one", 0, "three", 0)} <= set(ranks(PAIRS))


def test_what_nobody_else_tells_is_in_no_pair() -> None:
    assert not any(1 in {a, b} and 2 in {a, b} for _, a, _, b in ranks(PAIRS))
    assert ("one", 2) not in {(p.a.article, p.a.rank) for p in PAIRS}


def test_a_line_without_a_verb_states_nothing() -> None:
    assert [p.rank for p in passages(ONE)] == [0, 1, 2]


def test_a_pair_is_of_two_articles_alike_enough_and_each_among_the_best_of_the_other() -> None:
    for pair in PAIRS:
        assert pair.a.article != pair.b.article
        assert pair.likeness >= LEAST
    for passage in PASSAGES:
        for article in {p.article for p in PASSAGES} - {passage.article}:
            met = [p for p in PAIRS if {passage.key, article} <= {p.a.key, p.b.key, p.a.article, p.b.article}]
            assert len(met) <= BEST


def test_one_article_has_no_pairs() -> None:
    assert pairs(passages(ONE), shipped_encoder()) == ()
    assert pairs((), shipped_encoder()) == ()


def test_copies_are_covered_whole() -> None:
    copy = annotated("The ferry struck a sandbank off Marrowby at dawn on Friday.", name="copy")
    [pair] = (p for p in pairs((*passages(ONE), *passages(copy)), shipped_encoder()) if p.a.rank == 0)
    assert pair.covered == (1.0, 1.0)


def test_words_in_one_place_are_linked_whether_or_not_they_agree() -> None:
    [aligned] = align([p for p in PAIRS if ranks((p,)) == [("one", 0, "two", 0)]], shipped_encoder())
    assert {("ferry", "ship"), ("sandbank", "sandbank"), ("Marrowby", "Marrowby"), ("Friday", "Saturday")} <= words(
        aligned
    )


def test_links_are_one_to_one_in_order_and_between_words() -> None:
    for aligned in align(PAIRS, shipped_encoder()):
        assert all(one.a < other.a for one, other in pairwise(aligned.links))
        assert len(aligned.back) == len(aligned.across) == len(aligned.links)
        assert all(any(c.isalnum() for c in aligned.pair.a.tokens[i].text) for i in aligned.across)


def test_words_of_content_without_a_counterpart_are_told() -> None:
    [aligned] = align([p for p in PAIRS if ranks((p,)) == [("one", 0, "three", 0)]], shipped_encoder())
    ours = [aligned.pair.a.tokens[i].text for i in aligned.alone[0]]
    assert ours == ["dawn"]
