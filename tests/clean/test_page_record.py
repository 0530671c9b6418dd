"""A page's headline, authors and dates: which of its many places is believed."""

from __future__ import annotations

import json

import pytest

from briefgen.clean.article import clean
from briefgen.load.decode import read
from briefgen.model import Metadata, SourceFile

TEXT = """<p>The lock gates at Wennick were lifted out on Thursday, three weeks before the boats return, said the canal's
keeper, Ines Tamblyn, who watched from the towpath.</p><p>New gates of green oak will be hung by the end of the month,
and the old ones, hung in the year her father began, go to the museum at Sallow Bridge.</p>"""


def meta(head: str = "", body: str = "<h1>Lock gates lifted at Wennick</h1>", **said: object) -> Metadata:
    data = json.dumps({"@type": "NewsArticle", **said}) if said else ""
    script = f'<script type="application/ld+json">{data}</script>' if data else ""
    page = f"<html lang='en'><head>{head}{script}</head><body><main>{body}{TEXT}</main></body></html>"
    return clean(read(SourceFile("s/lock.html", page.encode()))).metadata


def tag(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def test_the_headline_a_reader_sees_comes_first() -> None:
    assert meta(tag("og:title", "Why the boats wait"), headline="Canal news").title == "Lock gates lifted at Wennick"


def test_a_heading_in_a_path_of_links_is_for_search_engines() -> None:
    body = "<ol><li><h1>Wennick lock gates boats canal</h1></li></ol><h2>Lock gates lifted</h2>"
    assert meta(tag("og:title", "Lock gates lifted"), body, headline="Wennick lock gates boats canal").title == (
        "Lock gates lifted"
    )


def test_the_sites_name_is_no_headline() -> None:
    body = '<h1 class="site-title">Canal Courier Weekly</h1>'
    said = tag("og:site_name", "Canal Courier") + tag("og:title", "Canal Courier - Lock gates lifted")
    assert meta(said, body).title == "Lock gates lifted"
    assert meta(
        "<title>Lock gates lifted | Canal Courier</title>" + tag("og:site_name", "Canal Courier"), body
    ).title == ("Lock gates lifted")


def test_a_line_above_the_headline_goes_where_the_page_has_it_without() -> None:
    body = "<h1><span>Waterways</span><span>Lock gates lifted at Wennick</span></h1>"
    assert meta(tag("og:title", "Lock gates lifted at Wennick"), body).title == "Lock gates lifted at Wennick"


def test_entities_escaped_twice_are_read() -> None:
    assert meta(body="<div></div>", headline="Gates &amp; keepers").title == "Gates & keepers"


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ({"name": "Ines Tamblyn"}, ("Ines Tamblyn",)),
        ([{"givenName": "Jan", "familyName": "Corley"}, {"name": "Ines Tamblyn"}], ("Jan Corley", "Ines Tamblyn")),
        ({"name": "Ines Tamblyn und Jan Corley"}, ("Ines Tamblyn", "Jan Corley")),
        ({"name": "Jan Corley The Associated Press"}, ("Jan Corley",)),
        ({"name": "Jan Corley | jcorley@courier.example"}, ("Jan Corley",)),
        ({"name": "김하늘 기자"}, ("김하늘",)),
        ({"name": "Staff reports"}, ()),
        ({"name": "https://courier.example/jan"}, ()),
    ],
)
def test_authors_are_people(author: object, authors: tuple[str, ...]) -> None:
    assert meta(author=author).authors == authors


def test_a_body_signs_where_nobody_does() -> None:
    found = meta(author={"@type": "Organization", "name": "Wennick Boat Museum"})
    assert found.authors == ("Wennick Boat Museum",)
    assert [e.where for e in found.evidence if e.field == "author"] == ["the body the page itself names as its author"]
    assert meta(author=[{"@type": "Organization", "name": "Wennick Boat Museum"}, {"name": "Jan Corley"}]).authors == (
        "Jan Corley",
    )


def test_a_byline_on_the_page_is_read() -> None:
    byline = '<h1>Lock gates lifted</h1><div class="byline">By <a href="/authors/jan-corley">Jan Corley</a></div>'
    assert meta(body=byline).authors == ("Jan Corley",)
    alone = "<h1>Lock gates lifted</h1><p><strong>Jan Corley</strong></p>"
    assert meta(body=alone).authors == ("Jan Corley",)


def test_the_original_day_counts_and_the_update_is_kept() -> None:
    found = meta(
        tag("article:published_time", "2031-05-04T09:00:00Z"),
        datePublished="2031-05-03T21:00:00+0100",
        dateModified="2031-05-04 08:00:00 +0100",
    )
    assert (found.published, found.updated) == ("2031-05-03T21:00:00+01:00", "2031-05-04T08:00:00+01:00")


def test_a_time_element_that_is_the_only_one_tells_the_day() -> None:
    assert meta(body="<h1>Lock gates</h1><time datetime='2031-05-03T15:54+0000'>May</time>").published == (
        "2031-05-03T15:54+00:00"
    )


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"Oak gates",}',
        '//<![CDATA[\n{"@type":"Article","headline":"Oak gates"}\n//]]>',
    ],
)
def test_data_with_the_usual_faults_is_read(script: str) -> None:
    assert meta(f'<script type="application/ld+json">{script}</script>', "<div></div>").title == "Oak gates"


def test_data_nested_without_end_harms_nobody() -> None:
    deep = '{"@graph":[' * 3000 + "]}" * 3000
    assert meta(f'<script type="application/ld+json">{deep}</script>').title == "Lock gates lifted at Wennick"
