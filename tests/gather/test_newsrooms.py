"""Whose text an article is, by its credits, its address and its dateline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.gather.newsrooms import agency_of_address, credit, publisher
from briefgen.lexicon.wordlists import data
from briefgen.model import Article, Metadata, Publisher
from tests.kit.invented import article


def known(text: str = "The ferry ran aground.", **of: Any) -> Article:
    return replace(article(text), metadata=replace(Metadata(), **of))


@pytest.mark.parametrize(
    ("url", "agency"),
    [
        ("https://apnews.com/article/gull-1", "AP"),
        ("https://uk.reuters.com/article/gull", "Reuters"),
        ("https://www.echo.example/wires/afp/article-1/Gull.html", "AFP"),
        ("https://www.echo.example/aponline/2031/03/05/gull.html", "AP"),
        ("https://abcnews.go.com/US/wireStory/gull-1", "AP"),
        ("https://www.echo.example/reuters/2031/gull.html", None),
        ("https://www.echo.example/news/wires-ap-what-they-are", None),
        ("https://notreuters.com/1", None),
        ("http://[[somebody", None),
    ],
)
def test_an_address_names_its_agency(url: str, agency: str | None) -> None:
    assert agency_of_address(url) == agency
    found = credit(known(url=url))
    assert (found.agency if found else None) == agency


def test_the_agencies_of_addresses_are_those_of_the_list() -> None:
    told = data("agency_sites")
    named = {name for table in told.values() for name in table.values()}
    assert named <= set(data("agencies"))


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("MARROWBY, March 5 (Reuters) -- The ferry ran aground.", "Reuters"),
        ("MARROWBY (AFP) — The ferry ran aground.", "AFP"),
        ("The pier (Reuters was there in March) - a ruin - was closed.", None),
        ("The ferry ran aground, he told a reporter of Reuters.", None),
    ],
)
def test_a_dateline_names_its_agency(text: str, agency: str | None) -> None:
    found = credit(known(text))
    assert (found.agency if found else None) == agency


def test_what_is_credited_comes_before_the_address() -> None:
    found = credit(known(agencies=("dpa",), url="https://apnews.com/1"))
    assert found is not None
    assert (found.agency, found.by) == ("dpa", "credit")


def test_material_of_several_agencies_is_nobodys_text() -> None:
    assert credit(known(agencies=("AP", "AFP"), url="https://apnews.com/1")) is None


def test_a_title_leads_to_its_house() -> None:
    assert publisher(known(outlet="the sun")) == publisher(
        known(url="https://www.thetimes.co.uk/1", outlet="The Times")
    )
    assert publisher(known(outlet="Harbour Echo")) == "Harbour Echo"
    assert publisher(known(url="https://www.harbourpost.example/1")) == "harbourpost.example"
    assert publisher(known()) is None
    assert publisher(known(url="http://[[somebody")) is None


def test_an_editor_adds_a_house_and_overrules_the_list() -> None:
    house = Publisher("Harbour Group", ("Harbour Echo", "harbourpost.example", "The Sun"))
    for one in (known(outlet="Harbour Echo"), known(url="https://north.harbourpost.example/1"), known(outlet="Sun")):
        assert publisher(one, [house]) == "Harbour Group"


def test_no_title_is_of_two_houses() -> None:
    titles = [t.casefold() for titles in data("publishers").values() for t in titles]
    assert sorted(titles) == sorted(set(titles))
