"""Sources for a reference manager: whatever an outlet or a title holds, the formats stay whole."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from briefgen.export.references import bibtex, csl_json, ris
from briefgen.model import ArticleCard


def card(name: str = "gull", **known: object) -> ArticleCard:
    unknown: dict[str, object] = dict.fromkeys(
        ("title", "outlet", "published", "updated", "url", "language", "origin")
    ) | {"path": "", "authors": (), "agencies": (), "page": "", "sha256": "", "words": 0}
    return ArticleCard(id=name, **{**unknown, **known})  # type: ignore[arg-type]


def test_what_is_not_known_is_left_out() -> None:
    assert bibtex([card()], "ferry") == b"@article{ferry:gull\n}\n"
    assert json.loads(csl_json([card()], "ferry")) == [{"id": "ferry:gull", "type": "article-newspaper"}]
    assert ris([card()]) == b"TY  - NEWS\r\nID  - gull\r\nER  - \r\n"


def test_what_bibtex_takes_for_a_command_is_text() -> None:
    made = bibtex([card(title="{A} \\input{x} 50% & $5_#1", authors=("Ida and Ulf", "Zoë Ö"))], "ferry").decode()
    assert r"title = {{\{A\} \textbackslash{}input\{x\} 50\% \& \$5\_\#1}}" in made
    assert "author = {{Ida and Ulf} and {Zoë Ö}}" in made


def test_a_date_is_given_as_far_as_it_is_known() -> None:
    whole, month, none = (card(published=day) for day in ("2031-03-04T07:00:00Z", "2031-03", "2031-77-01"))
    dates = [item["issued"]["date-parts"][0] for item in json.loads(csl_json([whole, month, none], "s"))]
    assert dates == [[2031, 3, 4], [2031, 3], [2031]]
    assert re.findall(r"DA  - (.*)\r", ris([whole, month, none]).decode()) == ["2031/03/04/", "2031/03//", "2031///"]


def test_an_address_that_may_not_be_linked_to_is_none() -> None:
    bad = card(url="javascript:alert(1)")
    assert b"javascript" not in bibtex([bad], "s") + ris([bad]) + csl_json([bad], "s")


def test_two_sources_never_share_a_key() -> None:
    keys = re.findall(r"@article\{([^,\n]+)", bibtex([card("a b"), card("a-b"), card("a?b")], "2031/ferry").decode())
    assert keys == ["2031:ferry:a-b", "2031:ferry:a-b-2", "2031:ferry:a-b-3"]


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_title_keeps_the_form(title: str, outlet: str) -> None:
    cards = [card(title=title, outlet=outlet), card("tide")]
    made = bibtex(cards, "ferry").decode()
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", made):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert made.count("\n@") == 1
    lines = ris(cards).decode().split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert lines.count("ER  - ") == 2
    assert [item["id"] for item in json.loads(csl_json(cards, "ferry"))] == ["ferry:gull", "ferry:tide"]
