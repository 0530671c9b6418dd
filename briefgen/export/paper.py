"""A story on paper: the bottom line, the facts, the disputes and the sources, on four pages at most.

This module says what stands there, as HTML; `briefgen.export.pdf` sets it.  A number in brackets is a source's in the
list at the end.  Facts that have no room are counted, so that nobody takes the paper for the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from briefgen.export.book import Element, element, line
from briefgen.model import Citation, Difference, Fact
from briefgen.render.addresses import Addresses
from briefgen.render.cited import cited
from briefgen.render.reader import BriefingReader
from briefgen.render.sources import count

STEPS = ((14, 12), (12, 10), (10, 8), (8, 6), (6, 5), (5, 3), (3, 2))
"""How many facts and differences a paper holds at most; one that has too many pages is set again with fewer."""

MOST_SOURCES = 40
"""Of a story with hundreds of articles the first of them; the rest are counted."""


def paper(reader: BriefingReader, addresses: Addresses, facts: int, differences: int) -> bytes:
    """The paper of a story with so many facts and differences at most, as an HTML page."""
    b = reader.briefing
    numbers = {card.id: n for n, card in enumerate(b.articles, 1)}
    title = line(b.story.title)
    parts = [element("header", element("h1", title), element("p", " · ".join(reader.strap), class_="strap"))]
    if b.story.description:
        parts[0].append(element("p", line(b.story.description), class_="lede"))
    if reader.bottom_line:
        told = [element("li", line(f.text), *_sources(f.citations, numbers)) for f in reader.bottom_line]
        parts.append(element("section", element("h2", "The bottom line"), element("ol", *told), class_="bottom"))
    if b.facts:
        shown = [_fact(f, reader, numbers) for f in b.facts[:facts]]
        head = element("h2", "Key facts" if reader.corroborates else "What is said")
        parts.append(element("section", head, element("ol", *shown), *_left(len(b.facts) - facts, "fact")))
    if b.differences:
        cards = [_difference(d, numbers) for d in b.differences[:differences]]
        head = element("h2", "Where the sources differ")
        parts.append(element("section", head, *cards, *_left(len(b.differences) - differences, "difference")))
    sources = [element("li", cited(a, reader.labels[a.id])) for a in b.articles[:MOST_SOURCES]]
    listed = element("ol", *sources, class_="sources")
    parts.append(element("section", element("h2", "Sources"), listed, *_left(len(b.articles) - MOST_SOURCES, "source")))
    where = f" All of it, with every receipt: {addresses.link(reader.uri)}" if addresses.base else ""
    parts.append(element("p", f"{ABOUT}{where}", class_="note"))
    head = element("head", element("meta", charset="utf-8"), element("title", title))
    root = element("html", head, element("body", element("main", *parts)), lang="en")
    return bytes(etree.tostring(root, method="html", doctype="<!DOCTYPE html>", encoding="utf-8"))


ABOUT = "Every statement is a sentence of one of the sources, word for word; the numbers name them."


def _fact(fact: Fact, reader: BriefingReader, numbers: dict[str, int]) -> Element:
    item = element("li", line(fact.text), *_sources(fact.citations, numbers))
    meta = [count(fact.origins, "independent origin")] if reader.corroborates else []
    meta += [f"disputed: difference {reader.difference_number(d)}" for d in fact.differences]
    if meta:
        item.append(element("p", " · ".join(meta), class_="meta"))
    return item


def _difference(d: Difference, numbers: dict[str, int]) -> Element:
    card = element("section", element("h3", line(d.topic)), class_="card")
    card.append(element("p", f"{str(d.reading).capitalize()} · {d.kind}", class_="meta"))
    for position in d.positions:
        side = element("p", element("b", line(position.value)), *_sources(position.citations, numbers))
        if line(position.citations[0].text) != line(position.value):
            side[-1].tail = f" {line(position.citations[0].text)}"
        card.append(side)
    return card


def _sources(citations: Iterable[Citation], numbers: dict[str, int]) -> list[Element]:
    """The numbers of the articles that say it."""
    named = dict.fromkeys(numbers[c.article] for c in citations)
    return [element("span", f" [{', '.join(map(str, named))}]", class_="by")]


def _left(many: int, what: str) -> list[Element]:
    return [element("p", f"and {count(many, f'more {what}')} on the site", class_="note")] if many > 0 else []
