"""Bylines, dates, agencies and outlets: read strictly, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.clean.article import clean
from briefgen.clean.paste.credits import agencies_in, agency_of_url, outlet_of_url, wire
from briefgen.clean.paste.persons import byline, person
from briefgen.clean.paste.stamps import first_date, stamps
from briefgen.load.decode import read
from briefgen.model import Evidence, SourceFile


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("3 May 2031", [("published", "2031-05-03")]),
        ("Saturday, May 3, 2031 11:05 AM", [("published", "2031-05-03")]),
        ("2031-05-03", [("published", "2031-05-03")]),
        ("Posted: Sat May 3, 2031 Updated: May 4th, 2031", [("published", "2031-05-03"), ("updated", "2031-05-04")]),
        ("31 February 2031", None),
        ("03/05/2031", None),
        ("May 2031", None),
        ("On 3 May 2031 it rained.", None),
        ("", None),
    ],
)
def test_dates(line: str, told: list[tuple[str, str]] | None) -> None:
    assert stamps(line) == told


def test_the_first_date_in_a_line() -> None:
    assert first_date("Printed on Friday 9 May 2031 in Hallen") == "2031-05-09"
    assert first_date("Printed in May") is None


@pytest.mark.parametrize(
    "name", ["Ann Ames", "Ann B. Ames", "Bo Li", "Seán O'Hara-Smith", "Ilse van der Aa", "Ruth Ames Jr."]
)
def test_people(name: str) -> None:
    assert person(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "Ames",
        "Staff Writer",
        "News Desk",
        "Min Read",
        "Reuters Staff",
        "AFP",
        "harbour.example",
        "BBC News",
        "By Ann",
        "3 May",
    ],
)
def test_what_is_no_person(name: str) -> None:
    assert person(name) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("By Ann Ames", (["Ann Ames"], [], "")),
        ("By ANN AMES and BO LI, staff writers", None),
        ("By Ann Ames, Bo Li and Cy Rook", (["Ann Ames", "Bo Li", "Cy Rook"], [], "")),
        ("By Ann Ames for QNA", (["Ann Ames"], ["QNA"], "")),
        ("By Agence France-Presse", ([], ["AFP"], "")),
        ("By the river the road was closed", None),
        ("By Tuesday", None),
    ],
)
def test_bylines(line: str, told: tuple[list[str], list[str], str] | None) -> None:
    assert byline(line) == told


def test_agencies() -> None:
    assert agencies_in("AP, Reuters") == ["AP", "Reuters"]
    assert agencies_in("the cat") is None
    assert wire("WABC", "wabc.example") is None
    assert agency_of_url("https://harbour.example/wires/afp/article-1/Rain.html") == "AFP"
    assert agency_of_url("https://harbour.example/maps/apple") is None
    assert outlet_of_url("https://www.bbc.co.uk/news/1") == "BBC"
    assert outlet_of_url("https://news.harbour.example/1") == "news.harbour.example"
    assert outlet_of_url("nonsense") is None


def test_a_line_that_two_rules_would_cut_is_cut_once() -> None:
    paragraph = "The kiln at Sorrel Green was lit again on Monday after eleven years, said the potter who bought it."
    text = (
        f"- County Wire\n\nKiln lit again at Sorrel Green\n\n{paragraph}\n\n{paragraph.replace('Monday', 'Friday')}\n"
    )
    article = clean(read(SourceFile("a.txt", text.encode())))
    assert [c.text for c in article.cuts].count("- County Wire") == 1
    assert article.metadata.title == "Kiln lit again at Sorrel Green"


def test_an_address_that_cannot_be_taken_apart_names_nobody() -> None:
    assert (outlet_of_url("http://[[Ines Tamblyn]]/a"), agency_of_url("http://[[x]/ap/")) == (None, None)


@pytest.mark.parametrize("said", ["2031-02-30", "2031-02-30T25:61:61Z", "2031-13-01"])
def test_a_day_that_no_calendar_has_is_none(said: str) -> None:
    text = "Rain fell on the weir all night, and the river rose by two metres before the morning came, police said."
    given = (Evidence("published", said, "the note beside the file"),)
    assert clean(read(SourceFile("a.txt", text.encode(), given))).metadata.published is None
    article = clean(replace(read(SourceFile("a.txt", text.encode())), given=given))
    assert article.metadata.published is None


@pytest.mark.parametrize(
    ("line", "address", "published", "noted"),
    [
        ("14 April 2031", "https://gull.example/2030/11/17/ferry.html", "2030-11-17", True),
        ("16 November 2030", "https://gull.example/2030/11/17/ferry.html", "2030-11-16", False),
        ("14 April 2031", "https://gull.example/ferry-2030.html", "2031-04-14", False),
        ("14 April 2031", "https://gull.example/2030/31/17/ferry.html", "2031-04-14", False),
    ],
)
def test_a_date_that_the_address_contradicts_does_not_count(
    line: str, address: str, published: str, noted: bool
) -> None:
    text = f"gull.example\nFerry runs aground\n{line}\n{address}\n\nThe ferry ran aground on Tuesday with forty people aboard, and the harbour guard brought all of them to the quay.\n"
    read_in = clean(read(SourceFile("gull.txt", text.encode())))
    assert read_in.metadata.published == published
    assert any("its address" in note for note in read_in.notes) == noted
