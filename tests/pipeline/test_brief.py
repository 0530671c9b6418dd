"""What holds of every briefing, whatever the articles: made from invented sentences in many combinations."""

from __future__ import annotations

from functools import cache
from itertools import chain, permutations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.annotate.pipeline import annotate
from briefgen.model import AnnotatedArticle, Citation, NotRead, Story
from briefgen.pipeline.brief import brief
from briefgen.sections.briefing import Briefing
from briefgen.sections.facts.facts import MOST_FACTS
from tests.kit.invented import annotated, article

STORY = Story("ferry", ())
# Sentences that agree, differ, are copied, deny and quote: any mixture of them is a story.
SENTENCES = (
    "The ferry Silver Gull ran aground off Marrowby on Monday with 60 passengers aboard.",
    "On Monday the Silver Gull, a ferry, struck a sandbank near Marrowby.",
    "Twelve people were injured when the ferry ran aground, the coastguard said.",
    "Nineteen people were hurt aboard the ferry, the harbour office said.",
    "No one was injured when the ferry ran aground, its owner said.",
    "The ferry cost $12 million when it was built in Corran in 2019.",
    "The ferry, built in Corran in 2017, cost $14 million.",
    "Ida Fenwright, the harbour master, accused the owner of ignoring the fog warning.",
    "The owner denied ignoring any fog warning.",
    '"We were lucky that the sea was calm and the tide was low," said Ida Fenwright, the harbour master.',
    '"We were lucky that the sea was quiet and the tide was low," Ida Fenwright said.',
    "It was not immediately clear why the ferry had left its course.",
    "The line between Marrowby and Corran has been in service since the end of the long strike.",
    "The line between Marrowby and Corran has been in service since the founding of the port.",
    "Passengers were taken to the school in Marrowby, where volunteers cooked soup for them.",
    "He said so on Tuesday.",
)
DAYS = ("2024-06-18", "2024-06-18", "2024-06-20", None)
NAMES = ("anchor", "bollard", "capstan", "dinghy")


@cache
def told(name: str, chosen: tuple[int, ...]) -> AnnotatedArticle:
    """An article of these sentences; each combination is annotated once."""
    return annotated(*(SENTENCES[i] for i in chosen), name=name, published=DAYS[NAMES.index(name)])


CHOICES = st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=6, unique=True).map(tuple)
ARTICLES = st.lists(CHOICES, min_size=1, max_size=4).map(
    lambda chosen: tuple(told(name, c) for name, c in zip(NAMES, chosen, strict=False))
)
PROPERTY = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def citations_of(briefing: Briefing) -> list[Citation]:
    """Every citation of a briefing."""
    cited: list[Citation] = []
    for fact in briefing.facts:
        cited += [*fact.citations, *fact.details]
    for difference in briefing.differences:
        cited += chain.from_iterable(p.citations for p in difference.positions)
    for person in briefing.people:
        cited += chain.from_iterable(r.citations for r in person.roles)
    listed = (briefing.timeline, briefing.quotes, briefing.figures, briefing.single_source, briefing.gaps)
    cited += chain.from_iterable(entry.citations for part in listed for entry in part)
    return cited


@pytest.fixture(scope="module")
def full() -> Briefing:
    """A briefing of three articles that hold all sentences between them."""
    return brief(STORY, everything(), ())


def everything() -> tuple[AnnotatedArticle, ...]:
    odd, even = (tuple(range(at, len(SENTENCES), 2)) for at in (1, 0))
    return told("anchor", even), told("bollard", odd), told("capstan", (0, 2, 7, 9, 11))


def test_the_invented_story_has_one_of_everything(full: Briefing) -> None:
    """Else the properties below would hold of nothing."""
    assert full.facts
    assert full.timeline
    assert full.people
    assert full.quotes
    assert full.figures
    assert full.gaps
    assert {"number", "wording"} <= {d.kind.value for d in full.differences}


@PROPERTY
@given(ARTICLES)
def test_every_citation_is_a_sentence_and_its_marks_lie_in_it(articles: tuple[AnnotatedArticle, ...]) -> None:
    known = {(a.article.id, s.id): s.text for a in articles for s in a.article.sentences}
    for c in citations_of(brief(STORY, articles, ())):
        assert known[c.article, c.sentence] == c.text
        assert all(0 <= start < end <= len(c.text) for start, end in c.marks)
        assert list(c.marks) == sorted(set(c.marks))


@PROPERTY
@given(ARTICLES)
def test_facts_are_few_corroborated_and_verbatim(articles: tuple[AnnotatedArticle, ...]) -> None:
    briefing = brief(STORY, articles, ())
    assert len(briefing.facts) <= MOST_FACTS == 40
    assert len({f.id for f in briefing.facts}) == len(briefing.facts)
    for fact in briefing.facts:
        assert fact.text == fact.citations[0].text
        assert fact.articles == len({c.article for c in fact.citations})
        assert fact.articles >= 2 or len(articles) == 1 or fact.id in briefing.bottom_line
        assert 1 <= fact.origins <= fact.articles
        told = [(c.article, c.sentence) for c in fact.citations]
        assert len(set(told)) == len(told)
        assert not {(d.article, d.sentence) for d in fact.details} & set(told)
    assert set(briefing.bottom_line) <= {f.id for f in briefing.facts}
    assert len(set(briefing.bottom_line)) == len(briefing.bottom_line) <= 3


@PROPERTY
@given(ARTICLES)
def test_differences_have_two_sides_that_stand_verbatim(articles: tuple[AnnotatedArticle, ...]) -> None:
    briefing = brief(STORY, articles, ())
    assert len({d.id for d in briefing.differences}) == len(briefing.differences)
    for difference in briefing.differences:
        assert len(difference.positions) >= 2
        sides = [tuple((c.article, c.sentence) for c in p.citations) for p in difference.positions]
        assert all(sides)
        assert len(set(sides)) == len(sides), "two positions rest on one and the same citation"
        assert len({c for side in sides for c in side}) > 1
        for position in difference.positions:
            assert position.value in position.citations[0].text
        holding = {c.article for p in difference.positions for c in p.citations}
        assert len(holding) >= 2, "one article does not differ from itself"
        assert not holding & set(difference.silent)


@PROPERTY
@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(articles: tuple[AnnotatedArticle, ...], random: Random) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert brief(STORY, tuple(shuffled), ()) == brief(STORY, articles, ())


def test_the_order_of_three_full_articles_does_not_matter(full: Briefing) -> None:
    assert all(brief(STORY, order, ()) == full for order in permutations(everything()))


@PROPERTY
@given(CHOICES)
def test_one_article_alone_is_told_and_nothing_corroborates_it(chosen: tuple[int, ...]) -> None:
    briefing = brief(STORY, (told("anchor", chosen),), ())
    assert not any((briefing.differences, briefing.bottom_line, briefing.single_source))
    assert all((f.articles, f.origins, f.root, f.details) == (1, 1, None, ()) for f in briefing.facts)
    assert len(briefing.origins) == 1


def test_of_no_article_there_is_nothing_to_say() -> None:
    left_out = NotRead("ferry/menu.html", "It is only a menu.")
    briefing = brief(STORY, (), (left_out,))
    assert briefing.not_read == (left_out,)
    assert briefing.story.title == "ferry"
    assert not any(getattr(briefing, part) for part in ("articles", "facts", "differences", "timeline", "people"))


def test_an_article_in_another_language_is_listed_and_not_compared() -> None:
    english = everything()
    foreign = annotate(article("El transbordador encalló el lunes frente a Marrowby.", name="zarpa", language="es"))
    briefing = brief(STORY, (*english, foreign), ())
    assert "zarpa" in {card.id for card in briefing.articles}
    assert "zarpa" not in {c.article for c in citations_of(briefing)}
    assert not any("zarpa" in d.silent for d in briefing.differences)
    assert briefing.story.language == "en", "there are two, and as many of both"


def test_a_story_without_a_title_bears_a_headline_and_says_whose() -> None:
    assert brief(Story("ferry", (), title="The ferry"), everything(), ()).story.title_citation is None
    bare = brief(STORY, everything(), ())
    assert (bare.story.title, bare.story.title_citation) == ("ferry", None), "no article has a headline"
