"""How likely a sentence is news: small invented stories, in which a reader would point at one sentence."""

from __future__ import annotations

import pytest

from briefgen.compare.align import align
from briefgen.compare.pair import pairs, passages
from briefgen.compare.weigh import weigh
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.passages import claims
from briefgen.model import AnnotatedArticle
from briefgen.sections.facts.newsworth import Newsworthy, newsworthy
from tests.kit.invented import annotated

DIKE = (
    annotated(
        "The dike at Oosterlo broke on Sunday night, and water stood two metres deep in four hundred houses, the province said.",
        "Soldiers are carrying sand to the gap.",
        "The baker of Oosterlo has sold rye bread since 1911.",
        name="one",
    ),
    annotated(
        "Four hundred houses were flooded when the dike at Oosterlo broke on Sunday night.",
        "Sand is being carried to the gap by soldiers, the army said.",
        "A brass band had played in the square that afternoon.",
        name="two",
    ),
)
STRIKE = (
    annotated(
        "It was a grey morning over the docks of Havnsund.",
        "Pilots at Havnsund went on strike on Tuesday for the first time in thirty years, their union said.",
        "Eleven ships wait at anchor.",
        name="one",
    ),
    annotated(
        "Pilots at the port of Havnsund are on strike for the first time in thirty years, the union of pilots said on Tuesday.",
        "Eleven ships lie at anchor in the bay.",
        "The lighthouse was painted last spring.",
        name="two",
    ),
)


def weighed(*articles: AnnotatedArticle) -> tuple[Newsworthy, ...]:
    encoder = shipped_encoder()
    told = list(weigh(align(pairs([p for a in articles for p in passages(a)], encoder), encoder)))
    origins = Origins.among([a.article for a in articles])
    return newsworthy(articles, told, [c for a in articles for c in claims(a)], origins, encoder)


@pytest.mark.parametrize(("story", "about"), [(DIKE, "dike"), (STRIKE, "strike")])
def test_the_likeliest_sentence_tells_what_happened(story: tuple[AnnotatedArticle, ...], about: str) -> None:
    found = weighed(*story)
    assert about in max(found, key=lambda one: one.main).passage.text
    assert about in max(found, key=lambda one: one.some).passage.text


def test_what_no_other_article_tells_is_weighed_last_or_not_at_all() -> None:
    found = {one.passage.text: one.some for one in weighed(*DIKE)}
    aside = [some for text, some in found.items() if "baker" in text or "brass band" in text]
    assert max(aside, default=0.0) < min(some for text, some in found.items() if "dike" in text)


def test_the_order_of_the_articles_changes_no_weight() -> None:
    there = {one.passage.key: (one.main, one.some) for one in weighed(*DIKE)}
    assert there == {one.passage.key: (one.main, one.some) for one in weighed(*reversed(DIKE))}


def test_one_article_alone_has_nothing_to_be_weighed_by() -> None:
    assert weighed(DIKE[0]) == ()
