"""Who copied whom."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.facts import citation
from briefgen.model import AnnotatedSentence, Article, Citation, Metadata
from briefgen.origins import count_origins, nearly_the_same, origin_of, origins
from tests.invented import article

COPY = (
    "The ferry Silver Gull ran aground off Marrowby on Monday with sixty passengers aboard.",
    "Volunteers in small boats took the passengers ashore before the tide came in again.",
    "The harbour master has ordered an inquiry into the fog signal on the outer pier.",
)
OWN = (
    "Sixty people spent a cold hour on a sandbank after their ferry lost its way on Monday.",
    "Soup and blankets were waiting for them in the school gymnasium of the small town.",
    "Nobody could say on Monday why the signal on the pier had not sounded at all.",
)
OTHER = (
    "The owner of a ferry that struck a sandbank near Marrowby wants to have it afloat by Friday.",
    "Divers went down twice to look at the hull and found a hole the size of a door in it.",
)


def credited(name: str, *agencies: str, text: tuple[str, ...]) -> Article:
    return replace(article(*text, name=name), metadata=Metadata(agencies=agencies))


def cited(of: Article, number: int) -> Citation:
    sentence = of.sentences[number]
    return citation(AnnotatedSentence(of.id, sentence, of.blocks[sentence.block].kind))


def groups(*articles: Article) -> set[frozenset[str]]:
    return {frozenset(o.articles) for o in origins(articles)}


def test_one_agency_is_one_origin() -> None:
    found = origins((credited("a", "Northwire", text=OWN), credited("b", "Northwire", text=OTHER)))
    assert [(o.articles, o.reason) for o in found] == [(("a", "b"), "both credit Northwire for their text")]


def test_two_agencies_are_two_origins() -> None:
    pair = credited("a", "Northwire", text=OWN), credited("b", "Coast Press", text=OTHER)
    assert groups(*pair) == {frozenset("a"), frozenset("b")}


def test_an_editors_text_with_material_of_several_agencies_is_its_own() -> None:
    both = ("Northwire", "Coast Press")
    assert len(origins((credited("a", *both, text=OWN), credited("b", *both, text=OTHER)))) == 2
    (alone,) = origins((credited("a", *both, text=OWN),))
    assert alone.reason == "its own text, with material from Northwire, Coast Press"


def test_a_copied_text_is_one_origin_whatever_it_credits() -> None:
    found = origins((article(*COPY, name="a"), article(*COPY, OWN[0], name="b")))
    assert [o.articles for o in found] == [("a", "b")]
    assert found[0].reason == "3 of 3 sentences stand nearly word for word in both"


def test_one_sentence_in_common_makes_no_copy() -> None:
    assert len(origins((article(*OWN, COPY[0], name="a"), article(*OTHER, COPY[0], name="b")))) == 2


def test_the_same_quoted_words_make_no_copy() -> None:
    said = '"We were lucky that the sea was calm and the tide was low, and that nobody lost their head," she said.'
    more = '"I have never seen such a fog in forty years on this pier, and I hope never to see it again," she said.'
    assert len(origins((article(said, more, OWN[0], name="a"), article(said, more, OTHER[0], name="b")))) == 2


def test_a_copy_of_a_copy_joins_all_three() -> None:
    first, second, third = article(*COPY, name="a"), article(*COPY, *OWN, name="b"), article(*OWN, name="c")
    assert groups(first, second, third) == {frozenset("abc")}


def test_an_unknown_article_has_no_origin() -> None:
    with pytest.raises(KeyError):
        origin_of("b", origins((article(*COPY, name="a"),)))


def test_a_sentence_that_two_origins_print_alike_counts_once() -> None:
    a, b = article(*OWN, COPY[0], name="a"), article(*OTHER, COPY[0], name="b")
    known = origins((a, b))
    assert len(known) == 2
    assert count_origins((cited(a, 0), cited(b, 0)), known) == 2
    assert count_origins((cited(a, 3), cited(b, 2)), known) == 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (COPY[0], COPY[0].replace("with sixty", "with 60"), True),
        (COPY[0], OWN[0], False),
        ("Two people were hurt.", "Two people were hurt.", False),
    ],
)
def test_nearly_the_same(a: str, b: str, *, same: bool) -> None:
    assert nearly_the_same(a, b) is same
    assert nearly_the_same(b, a) is same


POOL = (*COPY, *OWN, *OTHER)
TEXTS = st.lists(st.sampled_from(POOL), min_size=1, max_size=5, unique=True)
AGENCIES = st.lists(st.sampled_from(["Northwire", "Coast Press"]), max_size=2, unique=True)
ARTICLES = st.lists(st.tuples(TEXTS, AGENCIES), min_size=1, max_size=5).map(
    lambda drawn: [credited(f"a{i}", *who, text=tuple(text)) for i, (text, who) in enumerate(drawn)]
)


@given(ARTICLES, st.randoms(use_true_random=False))
def test_origins_part_the_articles_whatever_their_order(articles: list[Article], random: Random) -> None:
    found = origins(articles)
    assert sorted(a for o in found for a in o.articles) == sorted(a.id for a in articles)
    assert len({o.id for o in found}) == len(found)
    assert all(origin_of(a, found) == o.id for o in found for a in o.articles)
    shuffled = random.sample(articles, len(articles))
    assert groups(*shuffled) == groups(*articles)


@given(ARTICLES, st.data())
def test_there_are_never_more_origins_than_articles(articles: list[Article], data: st.DataObject) -> None:
    every = [cited(a, n) for a in articles for n in range(len(a.sentences))]
    some = data.draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    known = origins(articles)
    counted = count_origins(some, known)
    assert 1 <= counted <= len({c.article for c in some})
    assert counted <= len(known)
    assert counted == count_origins(some[::-1], known)
