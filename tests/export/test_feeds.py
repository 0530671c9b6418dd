"""Feeds: an entry is as old as its sources, keeps its name, and leads to its place wherever the site is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lxml import etree

from briefgen.export.feeds import (
    MOST_ENTRIES,
    MOST_PAGES,
    UNDATED,
    Feed,
    atom,
    json_feed,
    newest,
    paged,
    statements,
    stories,
)
from briefgen.render.addresses import Addresses
from briefgen.render.reader import BriefingReader
from tests.kit.samples import sample

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = Addresses("https://news.example/a%20b/")


def reader() -> BriefingReader:
    return BriefingReader(sample("tallowick-footbridge").briefing)


def entry(feed: Feed, anchor: str) -> tuple[str, str, str]:
    found = next(e for e in feed.entries if e.anchor == anchor)
    return found.published, found.updated, found.key


def test_a_fact_is_as_old_as_its_first_source_and_changed_with_its_last() -> None:
    told = reader()
    fact = told.briefing.facts[0]
    days = {c.article: f"2031-03-{n:02}" for n, c in enumerate(fact.citations, 1)}
    cards = tuple(replace(a, published=days.get(a.id, "2031-05-01")) for a in told.briefing.articles)
    before = BriefingReader(replace(told.briefing, articles=cards))
    first, last, key = entry(statements([before], "T", before.uri), fact.id)
    assert (first, last) == ("2031-03-01T00:00:00Z", f"2031-03-{len(fact.citations):02}T00:00:00Z")
    newest = fact.citations[-1].article
    later = tuple(replace(a, published="2031-04-09T05:06:07Z") if a.id == newest else a for a in cards)
    after = BriefingReader(replace(told.briefing, articles=later))
    assert entry(statements([after], "T", after.uri), fact.id) == (first, "2031-04-09T05:06:07Z", key)


def test_without_a_single_date_there_is_still_a_feed() -> None:
    told = reader()
    bare = replace(told.briefing, articles=tuple(replace(a, published=None) for a in told.briefing.articles))
    assert {e.updated for e in statements([BriefingReader(bare)], "T", told.uri).entries} == {UNDATED}
    assert Feed("k", "T", "index.md", ()).updated == UNDATED


def test_the_newest_stand_first_and_there_are_not_too_many() -> None:
    many = newest(statements([reader()] * 5, "T", "index.md")).entries
    assert len(many) == MOST_ENTRIES
    assert [e.updated for e in many] == sorted((e.updated for e in many), reverse=True)


def links(document: bytes) -> dict[str, str]:
    """Where a feed's own links lead, by what they are."""
    return {e.get("rel", ""): e.get("href", "") for e in etree.fromstring(document).findall(f"{ATOM}link")}


def test_a_long_feed_is_in_files_that_lead_to_each_other() -> None:
    whole = statements([reader()] * 12, "T", "index.md")
    parts = paged(whole)
    assert sum((part.entries for part in parts), ()) == whole.entries
    assert len(parts) > 2
    assert all(len(part.entries) == MOST_ENTRIES for part in parts[:-1])
    first, second = (links(atom(p, BASE, f"news/f{n}.xml")) for p, n in zip(parts, ("", "-2"), strict=False))
    assert first["next"] == second["self"] == f"{BASE.base}news/f-2.xml"
    assert second["previous"] == second["first"] == first["self"] == f"{BASE.base}news/f.xml"
    assert first["last"] == f"{BASE.base}news/f-{len(parts)}.xml"
    assert "previous" not in first
    assert "next" not in links(atom(parts[-1], BASE, f"news/f-{len(parts)}.xml"))
    assert json.loads(json_feed(parts[1], BASE, "news/f-2.json"))["next_url"] == f"{BASE.base}news/f-3.json"
    assert "next_url" not in json.loads(json_feed(parts[-1], BASE, "news/f-9.json"))


def test_a_short_feed_is_one_file_and_a_very_long_one_ends() -> None:
    assert [(p.page, p.pages) for p in paged(Feed("k", "T", "index.md", ()))] == [(1, 1)]
    assert not {"next", "previous", "first", "last"} & links(atom(Feed("k", "T", "i.md", ()), BASE, "f.xml")).keys()
    assert len(paged(statements([reader()] * 5, "T", "index.md"), most=2)) == MOST_PAGES


@pytest.mark.parametrize(("where", "address"), [(BASE, BASE.base), (Addresses(), "../")])
def test_both_forms_say_the_same_with_addresses_that_lead_there(where: Addresses, address: str) -> None:
    feed = statements([reader()], "What & where", reader().uri)
    at = "feeds/facts-feed"
    root = etree.fromstring(atom(feed, where, f"{at}.xml"))
    items = json.loads(json_feed(feed, where, f"{at}.json"))["items"]
    assert root.findtext(f"{ATOM}title") == "What & where"
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(items) > 10
    for told, item in zip(entries, items, strict=True):
        link = told.find(f"{ATOM}link")
        assert link is not None
        assert link.get("href") == item["url"]
        assert item["url"].startswith(f"{address}tallowick-footbridge/index.html#")
        assert told.findtext(f"{ATOM}id") == item["id"]
        assert told.findtext(f"{ATOM}updated") == item["date_modified"]


def test_hostile_words_are_words() -> None:
    told = reader()
    fact = replace(told.briefing.facts[0], text="<script>x</script>\x00&amp;\ud800")
    bad = BriefingReader(replace(told.briefing, facts=(fact,), bottom_line=(fact.id,)))
    for feed in (statements([bad], "<T>", bad.uri), stories([bad], "<T>", "index.md")):
        assert b"<script>" not in atom(feed, BASE, "f.xml")
        assert "<script>" not in json.loads(json_feed(feed, BASE, "f.json"))["items"][0]["content_html"]
