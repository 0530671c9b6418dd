"""Who copied whom."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.gather.origins import Origins
from briefgen.model import AnnotatedSentence, Article, Citation, Metadata, Publisher
from briefgen.sections.facts.facts import citation
from tests.kit.invented import article

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
MORE = (
    "The ship was built forty years ago and was to be taken out of service in the spring.",
    "Its master, who has sailed the strait since his youth, was the last to leave the deck.",
    "Two tugs from the next port are expected at high water in the night to Wednesday.",
)
REST = (
    "Bernt Harrow had just poured his coffee when the floor of the saloon tilted under him.",
    "Beside him a child asked whether this was the island already, and everybody laughed.",
    "Then the lights went out, the engine fell silent, and for a while one heard only gulls.",
    "An hour later a fishing boat came out of the grey, and behind it four or five others.",
    "The baker of the village had opened his shop for them and asked no money for his rolls.",
    "For the summer guests it was an adventure, for the islanders the third one in this year.",
    "They have asked for a newer ship since the winter in which the old pier was washed away.",
    "The council will speak of it again on Thursday, as it does in most of its meetings.",
)


def credited(name: str, *agencies: str, text: tuple[str, ...]) -> Article:
    return replace(article(*text, name=name), metadata=Metadata(agencies=agencies))


def cited(of: Article, number: int) -> Citation:
    sentence = of.sentences[number]
    return citation(AnnotatedSentence(of.id, sentence, of.blocks[sentence.block].kind))


def groups(*articles: Article) -> set[frozenset[str]]:
    return {frozenset(o.articles) for o in Origins.among(articles)}


def test_one_agency_is_one_origin() -> None:
    found = Origins.among((credited("a", "Northwire", text=OWN), credited("b", "Northwire", text=OTHER)))
    assert [(o.articles, o.reason) for o in found] == [(("a", "b"), "both credit Northwire for their text")]


def test_two_agencies_are_two_origins() -> None:
    pair = credited("a", "Northwire", text=OWN), credited("b", "Coast Press", text=OTHER)
    assert groups(*pair) == {frozenset("a"), frozenset("b")}


def test_an_editors_text_with_material_of_several_agencies_is_its_own() -> None:
    both = ("Northwire", "Coast Press")
    assert len(Origins.among((credited("a", *both, text=OWN), credited("b", *both, text=OTHER)))) == 2
    (alone,) = Origins.among((credited("a", *both, text=OWN),))
    assert alone.reason == "its own text, with material from Northwire, Coast Press"


def test_a_copied_text_is_one_origin_whatever_it_credits() -> None:
    found = Origins.among((article(*COPY, name="a"), article(*COPY, OWN[0], name="b")))
    assert [o.articles for o in found] == [("a", "b")]
    assert found.known[0].reason == "3 of 3 sentences stand nearly word for word in both"


def test_one_sentence_in_common_makes_no_copy() -> None:
    assert len(Origins.among((article(*OWN, COPY[0], name="a"), article(*OTHER, COPY[0], name="b")))) == 2


def test_the_same_quoted_words_make_no_copy() -> None:
    said = '"We were lucky that the sea was calm and the tide was low, and that nobody lost their head," she said.'
    more = '"I have never seen such a fog in forty years on this pier, and I hope never to see it again," she said.'
    assert len(Origins.among((article(said, more, OWN[0], name="a"), article(said, more, OTHER[0], name="b")))) == 2


def test_a_copy_of_a_copy_joins_all_three() -> None:
    first, second, third = article(*COPY, name="a"), article(*COPY, *OWN, name="b"), article(*OWN, name="c")
    assert groups(first, second, third) == {frozenset("abc")}


def test_an_unknown_article_has_no_origin() -> None:
    with pytest.raises(KeyError):
        Origins.among((article(*COPY, name="a"),)).of("b")


def test_a_sentence_that_two_origins_print_alike_counts_once() -> None:
    a, b = article(*OWN, COPY[0], name="a"), article(*OTHER, COPY[0], name="b")
    known = Origins.among((a, b))
    assert len(known) == 2
    assert known.count((cited(a, 0), cited(b, 0))) == 2
    assert known.count((cited(a, 3), cited(b, 2))) == 1


def of_outlet(name: str, outlet: str, *text: str) -> Article:
    return replace(article(*text, name=name), metadata=Metadata(outlet=outlet))


def test_titles_of_one_publisher_share_less_and_are_one() -> None:
    house = Publisher("Harbour Group", ("Harbour Echo", "Harbour Post"))
    own = (*OWN, *OTHER, *MORE)
    echo, post = of_outlet("a", "Harbour Echo", *own, *COPY[:2]), of_outlet("b", "Harbour Post", *REST, *COPY[:2])
    assert len(Origins.among((echo, post))) == 2
    (one,) = Origins.among((echo, post), [house])
    assert one.reason == "both are of Harbour Group, and 2 of 10 sentences stand nearly word for word in both"


def test_titles_of_one_publisher_with_texts_of_their_own_are_two() -> None:
    house = Publisher("Harbour Group", ("Harbour Echo", "Harbour Post"))
    pair = of_outlet("a", "Harbour Echo", *OWN), of_outlet("b", "Harbour Post", *OTHER)
    assert len(Origins.among(pair, [house])) == 2


def test_an_agency_is_told_by_its_address() -> None:
    there = replace(article(*OWN, name="a"), metadata=Metadata(url="https://apnews.com/article/gull"))
    (one,) = Origins.among((there, credited("b", "AP", text=OTHER)))
    assert one.reason == "both are the text of AP, by address and credit"
    (alone,) = Origins.among((there,))
    assert alone.reason == "credits AP by its address"


def test_the_agencys_paragraphs_in_an_article_of_its_own_speak_for_the_agency() -> None:
    wire = credited("wire", "Northwire", text=(*COPY, *MORE))
    own = article(*OWN, *OTHER, COPY[1], name="own")
    other = article(*REST, COPY[1], name="other")
    known = Origins.among((wire, own, other))
    assert len(known) == 3
    assert known.source_of(cited(own, 5)) == known.source_of(cited(other, 8)) == known.of("wire")
    assert known.source_of(cited(own, 0)) == known.of("own")
    assert known.count((cited(wire, 0), cited(own, 5))) == 1
    assert known.count((cited(wire, 1), cited(own, 5), cited(other, 8))) == 1
    assert known.count((cited(wire, 1), cited(own, 0))) == 2


def test_an_article_that_tells_it_copied_and_in_its_own_words_counts_once() -> None:
    wire, own = credited("wire", "Northwire", text=(*COPY, *MORE)), article(*OWN, *OTHER, COPY[1], name="own")
    known = Origins.among((wire, own))
    assert known.count((cited(own, 5), cited(own, 1))) == 1
    assert known.count((cited(wire, 1), cited(own, 5), cited(own, 1))) == 1


POOL = (*COPY, *OWN, *OTHER, *MORE)
TEXTS = st.lists(st.sampled_from(POOL), min_size=1, max_size=5, unique=True)
AGENCIES = st.lists(st.sampled_from(["Northwire", "Coast Press"]), max_size=2, unique=True)
ARTICLES = st.lists(st.tuples(TEXTS, AGENCIES), min_size=1, max_size=5).map(
    lambda drawn: [credited(f"a{i}", *who, text=tuple(text)) for i, (text, who) in enumerate(drawn)]
)


@given(ARTICLES, st.randoms(use_true_random=False))
def test_origins_part_the_articles_whatever_their_order(articles: list[Article], random: Random) -> None:
    found = Origins.among(articles)
    assert sorted(a for o in found for a in o.articles) == sorted(a.id for a in articles)
    assert len({o.id for o in found}) == len(found)
    assert all(found.of(a) == o.id for o in found for a in o.articles)
    shuffled = random.sample(articles, len(articles))
    assert groups(*shuffled) == groups(*articles)


@given(ARTICLES, st.data())
def test_there_are_never_more_origins_than_articles(articles: list[Article], data: st.DataObject) -> None:
    every = [cited(a, n) for a in articles for n in range(len(a.sentences))]
    some = data.draw(st.lists(st.sampled_from(every), min_size=1, unique=True))
    known = Origins.among(articles)
    counted = known.count(some)
    assert 1 <= counted <= len({c.article for c in some})
    assert counted <= len(known)
    assert counted == known.count(some[::-1])
