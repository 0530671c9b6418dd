"""What a page asks of a briefing: who is compared, who borrowed from whom, where a root stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefgen.model import ArticleCard, Background, Copied, Origin
from briefgen.render.labels import language
from briefgen.render.reader import BriefingReader
from briefgen.sections.briefed import BriefedStory
from briefgen.sections.briefing import Briefing
from tests.kit.honest import GULL, honest_story

DONE: BriefedStory = honest_story()
BRIEFING: Briefing = DONE.briefing


def reader(**changes: Any) -> BriefingReader:
    return BriefingReader(replace(BRIEFING, **changes))


def in_language(card: ArticleCard, language: str | None) -> ArticleCard:
    return replace(card, language=language, uncompared=True)


def test_all_articles_are_compared_and_two_origins_corroborate() -> None:
    r = reader()
    assert [a.id for a in r.compared] == ["gull", "tide"]
    assert r.corroborates
    assert r.strap == ("2 articles", "2 independent origins", "4 March 2025")


def test_what_is_not_compared_counts_for_nothing() -> None:
    gull, tide = BRIEFING.articles
    aside = reader(background=(Background("tide", "It tells of last year's storm."),))
    foreign = reader(articles=(gull, in_language(tide, "de")))
    for r in (aside, foreign):
        assert [a.id for a in r.compared] == ["gull"]
        assert [o.id for o in r.independent] == ["o-gull"]
        assert not r.corroborates
        assert [a.id for a in r.columns] == ["gull"]
    assert aside.strap == ("1 article", "4 March 2025", "1 more on another event")
    assert foreign.strap == ("1 article", "4 March 2025", "1 more in another language")


def test_articles_of_one_origin_corroborate_nothing() -> None:
    one = (Origin("o-gull", ("gull", "tide"), "the same text, word for word"),)
    cards = tuple(replace(a, origin="o-gull") for a in BRIEFING.articles)
    assert reader(origins=one, articles=cards).strap == ("2 articles", "1 origin", "4 March 2025")


def test_without_days_the_strap_says_so() -> None:
    cards = tuple(replace(a, published=None) for a in BRIEFING.articles)
    assert reader(articles=cards).strap == ("2 articles", "2 independent origins", "dates unknown")


def test_a_briefing_is_as_of_the_last_day_of_what_it_compares() -> None:
    gull, tide = BRIEFING.articles
    later = (gull, replace(tide, published="2026-01-30"))
    assert reader(articles=later).newest == "2026-01-30"
    assert reader(articles=later, background=(Background("tide", "It tells of another storm."),)).newest == "2025-03-04"
    assert reader(articles=tuple(in_language(a, "fr") for a in later)).newest == "2026-01-30"


def test_nothing_compared_counts_the_languages_alone() -> None:
    cards = tuple(in_language(a, "fr") for a in BRIEFING.articles)
    assert reader(articles=cards).strap == ("2 articles in another language",)


def test_a_language_goes_by_its_name() -> None:
    card = BRIEFING.articles[0]
    told = {code: language(in_language(card, code)) for code in ("de", "pt-BR", "zh_TW", "xx", None)}
    assert told == {"de": "German", "pt-BR": "Portuguese", "zh_TW": "Chinese", "xx": "xx", None: "language unknown"}


def test_borrowed_sentences_stand_together_by_borrower() -> None:
    tide = DONE.articles[1]
    places = tuple(Copied("tide", s.id) for s in tide.sentences[:2])
    lender = replace(BRIEFING.origins[0], copied=places)
    r = reader(origins=(lender, BRIEFING.origins[1]))
    assert r.loans == (("tide", lender, tuple(s.id for s in tide.sentences[:2])),)
    assert reader().loans == ()


def test_a_root_is_quoted_from_the_sentence_that_has_it() -> None:
    fact = BRIEFING.facts[0]
    assert reader().root_of(fact) is None
    root = reader().root_of(replace(fact, root="Silver Gull"))
    assert root is not None
    assert root.text == GULL[0]
    assert reader().root_of(replace(fact, root="the coastguard")) is None
