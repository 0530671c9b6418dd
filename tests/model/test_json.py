"""The data is the whole briefing: it reads back as what was written, and it is what the schema says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefgen.errors import BriefgenError
from briefgen.model import Article, ArticleCard, Copied, Difference
from briefgen.sections.briefing import Briefing
from briefgen.sections.json import article_from_json, briefing_from_json, briefing_schema, to_json
from briefgen.sections.people.people import Person
from tests.kit.derailment import story
from tools.schema import PLACE, text

SCHEMA = Draft202012Validator(briefing_schema())


def test_the_published_schema_is_that_of_the_types() -> None:
    assert PLACE.read_text(encoding="utf-8") == text(), "run 'make docs'"
    Draft202012Validator.check_schema(briefing_schema())


def test_a_briefing_reads_back_as_itself() -> None:
    briefing = story().briefing
    assert briefing_from_json(to_json(briefing)) == briefing


def test_articles_read_back_as_themselves() -> None:
    for article in story().articles:
        assert article_from_json(to_json(article)) == article


@settings(max_examples=30, deadline=None)
@given(st.from_type(Difference), st.from_type(Person), st.from_type(ArticleCard), st.text())
def test_any_briefing_reads_back_as_itself(
    difference: Difference, person: Person, card: ArticleCard, words: str
) -> None:
    known = story().briefing
    facts = tuple(replace(fact, text=words, root=words or None) for fact in known.facts)
    briefing = replace(known, differences=(difference,), people=(person,), articles=(card,), facts=facts)
    assert briefing_from_json(to_json(briefing)) == briefing


@settings(max_examples=30, deadline=None)
@given(st.from_type(Article))
def test_any_article_reads_back_as_itself(article: Article) -> None:
    assert article_from_json(to_json(article)) == article


def test_what_says_nothing_is_left_out_and_what_is_promised_is_there() -> None:
    data = json.loads(to_json(story().briefing))
    assert next(iter(data)) == "format"
    assert data["format"] == "briefgen.briefing/1"
    plain, marked = data["facts"][0]["citations"][0], data["differences"][0]["positions"][0]["citations"][0]
    assert set(plain) == {"article", "sentence", "text"}
    assert marked["marks"] == [[0, 4]]
    assert "resolved" not in data["differences"][0]["positions"][0]
    assert data["articles"][1]["updated"] is None


def test_what_is_copied_and_what_is_not_compared_is_in_the_data() -> None:
    known = story().briefing
    lender = replace(known.origins[0], copied=(Copied("coast-radio", "s-00000000"),))
    card = replace(known.articles[0], uncompared=True)
    briefing = replace(known, origins=(lender, *known.origins[1:]), articles=(card, *known.articles[1:]))
    data = json.loads(to_json(briefing))
    assert data["origins"][0]["copied"] == [{"article": "coast-radio", "sentence": "s-00000000"}]
    assert data["articles"][0]["uncompared"] is True
    assert "copied" not in data["origins"][1]
    assert "uncompared" not in data["articles"][1]
    assert briefing_from_json(to_json(briefing)) == briefing
    assert SCHEMA.is_valid(data)


def test_the_schema_describes_a_briefing() -> None:
    for briefing in (story().briefing, _bare(story().briefing)):
        assert SCHEMA.is_valid(json.loads(to_json(briefing)))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [(("format",), "x"), (("facts", 0, "articles"), "4"), (("facts", 0, "citations", 0, "sentence"), None),
     (("differences", 0, "kind"), "quarrel"), (("timeline", 0, "date"), "yesterday"),
     (("differences", 0, "reading"), 1)],
)  # fmt: skip
def test_the_schema_refuses_what_is_no_briefing(path: tuple[Any, ...], wrong: object) -> None:
    data = json.loads(to_json(story().briefing))
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = wrong
    assert not SCHEMA.is_valid(data)


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b"x", b'{"format": "briefgen.briefing/9"}', b'{"format": "briefgen.briefing/1"}']
)
def test_another_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(BriefgenError, match="Build the site anew"):
        briefing_from_json(data)


def _bare(briefing: Briefing) -> Briefing:
    """The same with everything empty that may be."""
    empty = {name: () for name in Briefing.__dataclass_fields__ if name != "story"}
    return replace(briefing, **empty)  # type: ignore[arg-type]
