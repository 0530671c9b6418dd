"""Linked data: it says what the data says, and no word of an article can end the script it stands in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefgen.render.addresses import Addresses
from briefgen.render.linked import MOST_CLAIMS, article_data, as_script, story_data
from briefgen.render.reader import BriefingReader
from tests.kit.samples import sample

STORY = "tallowick-footbridge"


@pytest.mark.parametrize(
    ("where", "page", "article"),
    [
        (Addresses(), "index.html", "articles/"),
        (Addresses("https://n.example/x/"), f"https://n.example/x/{STORY}/index.html", f"https://n.example/x/{STORY}/"),
        (Addresses(directories=True), "./", "articles/"),
    ],
)
def test_a_story_is_based_on_its_sources_and_a_claim_appears_in_them(where: Addresses, page: str, article: str) -> None:
    reader = BriefingReader(sample(STORY).briefing)
    data = story_data(reader, where)
    assert data["url"] == page
    assert len(data["isBasedOn"]) == len(reader.briefing.articles)
    named = {source["@id"] for source in data["isBasedOn"]}
    assert len(data["hasPart"]) == min(MOST_CLAIMS, len(reader.briefing.facts))
    for claim, fact in zip(data["hasPart"], reader.briefing.facts, strict=False):
        assert claim["text"] == fact.text
        assert claim["@id"] == f"{page}#{fact.id}"
        assert [a["text"] for a in claim["appearance"]] == [c.text for c in fact.citations]
        assert {a["isPartOf"]["@id"] for a in claim["appearance"]} <= named
        assert all(a["url"].startswith(article) for a in claim["appearance"])


def test_what_is_not_known_is_not_said() -> None:
    done = sample(STORY)
    cards = tuple(
        replace(a, title=None, outlet=None, published=None, url="javascript:x", authors=())
        for a in done.briefing.articles
    )
    reader = BriefingReader(replace(done.briefing, articles=cards))
    data = story_data(reader, Addresses())
    assert "datePublished" not in data
    assert set(data["isBasedOn"][0]) <= {"@type", "@id", "inLanguage", "dateModified"}
    assert "url" not in article_data(reader, done.articles[0], Addresses())["isBasedOn"]


@pytest.mark.parametrize("word", ["</script><b>", "<!--", "]]>", "\u2028", "&amp;", "\ud800"])
def test_no_word_ends_the_script(word: str) -> None:
    told = as_script({"text": word})
    assert not set("<>&\u2028\u2029") & set(told)
    assert json.loads(told)["text"] == word.replace("\ud800", "?")
