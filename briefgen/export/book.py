"""A briefing as chapters of XHTML, each statement with notes that hold its receipts: what an e-book is bound from.

Nothing is said here that the page does not say.  A note is one sentence of one article: its words, its source, and
where it stands on the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from briefgen.model import Citation, Difference, Fact
from briefgen.render import dates
from briefgen.render.addresses import Addresses
from briefgen.render.cited import cited
from briefgen.render.escape import visible, web_address
from briefgen.render.reader import BriefingReader
from briefgen.render.sources import count
from briefgen.sections.figures.figure import Amount, Figure
from briefgen.sections.quotes import Quote
from briefgen.sections.timeline.timeline import TimelineEntry

XHTML, OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
NOTES_FILE, BODY_FILE = "notes.xhtml", "briefing.xhtml"
_NAMES = cast("dict[str, str]", {None: XHTML, "epub": OPS})
_TYPE = f"{{{OPS}}}type"
Element = Any
"""An element of lxml's, which publishes no types for what it makes."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its anchor, its title and its contents."""

    anchor: str
    title: str
    body: Element


@dataclass
class Notes:
    """The receipts in the order in which they are asked for; each sentence has one number."""

    reader: BriefingReader
    addresses: Addresses
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    told: list[Citation] = field(default_factory=list)

    def marks(self, citations: Iterable[Citation]) -> Iterator[Element]:
        """Links to the notes of these sentences."""
        for c in citations:
            if (c.article, c.sentence) not in self.numbers:
                self.told.append(c)
                self.numbers[c.article, c.sentence] = len(self.told)
            n = self.numbers[c.article, c.sentence]
            link = element("a", str(n), href=f"{NOTES_FILE}#note-{n}", role="doc-noteref")
            link.set(_TYPE, "noteref")
            yield element("sup", link)

    def chapter(self) -> Chapter:
        """All notes, to be asked for last."""
        body = element("section", element("h1", "Receipts"), role="doc-endnotes")
        body.set(_TYPE, "endnotes")
        for n, c in enumerate(self.told, 1):
            note = [f"{n}. “{line(c.text)}” {self.source(c.article)}"]
            if self.addresses.base:
                where = self.addresses.link(self.reader.article_uri(c.article), c.sentence)
                note = [f"{note[0]}, ", element("a", "where it stands", href=where)]
            body.append(element("p", *note, id=f"note-{n}"))
        return Chapter("receipts", "Receipts", body)

    def source(self, article: str) -> str:
        """An article in one line."""
        return cited(self.reader.cards[article], self.reader.labels[article])


def chapters(reader: BriefingReader, notes: Notes) -> tuple[Chapter, ...]:
    """The briefing's sections that have something to say, in the page's order; the sources come last."""
    b = reader.briefing
    facts = "Key facts" if reader.corroborates else "What is said"
    made = (
        ("bottom-line", "The bottom line", [_line_of(f, notes) for f in reader.bottom_line]),
        ("key-facts", facts, [_fact(f, reader, notes) for f in b.facts]),
        ("differences", "Where the sources differ", [_difference(d, notes) for d in b.differences]),
        ("timeline", "Timeline", [_happening(e, notes) for e in b.timeline]),
        ("in-their-words", "In their words", [_quotation(q, notes) for q in b.quotes]),
        ("figures", "Figures", [_amount(f, a, notes) for f in b.figures for a in f.amounts]),
        ("only-one", "Only one source says", [_said(s.text, s.citations, notes) for s in b.single_source]),
        ("not-known", "What is not known", [_said(g.text, g.citations, notes) for g in b.gaps]),
        ("sources", "Sources", [_source(reader, a.id) for a in b.articles]),
    )
    return tuple(Chapter(anchor, title, _section(anchor, title, items)) for anchor, title, items in made if items)


def element(tag: str, *children: Any, **attributes: str) -> Element:
    """An element of XHTML with text and elements in it; ``class_`` is the attribute "class"."""
    made = etree.Element(f"{{{XHTML}}}{tag}", {n.rstrip("_"): value for n, value in attributes.items()}, _NAMES)
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + line(child, strip=False)
        else:
            made.text = (made.text or "") + line(child, strip=False)
    return made


def line(text: str, *, strip: bool = True) -> str:
    """A text that may stand in XML."""
    shown = visible(text)
    return shown.strip() if strip else shown


def page(title: str, *body: Element, kind: str = "bodymatter") -> bytes:
    """A whole page of the book."""
    head = element(
        "head", element("title", title), element("link", rel="stylesheet", type="text/css", href="style.css")
    )
    inside = element("body", *body)
    inside.set(_TYPE, kind)
    root = element("html", head, inside, lang="en")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    text = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    return bytes(text) + b"\n"


def _section(anchor: str, title: str, items: list[Element]) -> Element:
    section = element("section", element("h2", title), id=anchor)
    listed = anchor in {"bottom-line", "key-facts", "sources"}
    section.append(element("ol", *items) if listed else element("div", *items))
    return section


def _line_of(fact: Fact, notes: Notes) -> Element:
    return element("li", element("p", line(fact.text), *notes.marks(fact.citations)))


def _fact(fact: Fact, reader: BriefingReader, notes: Notes) -> Element:
    parts = [count(fact.articles, "article")]
    parts += [count(fact.origins, "independent origin")] if reader.corroborates else []
    meta = element("p", " · ".join(parts), class_="meta")
    for d in fact.differences:
        meta.append(element("a", f" · disputed: difference {reader.difference_number(d)}", href=f"{BODY_FILE}#{d}"))
    return element("li", element("p", line(fact.text), *notes.marks(fact.citations)), meta, id=fact.id)


def _difference(d: Difference, notes: Notes) -> Element:
    card = element("section", element("h3", line(d.topic)), id=d.id, class_="card")
    card.append(element("p", f"{str(d.reading).capitalize()} · {d.kind}", class_="meta"))
    for position in d.positions:
        card.append(element("p", element("b", line(position.value)), *notes.marks(position.citations)))
        first = position.citations[0]
        card.append(
            element(
                "blockquote", element("p", line(first.text)), element("p", notes.source(first.article), class_="meta")
            )
        )
    card.append(element("p", line(d.rule), class_="meta"))
    return card


def _happening(entry: TimelineEntry, notes: Notes) -> Element:
    counted = ", counted by us" if entry.inferred else ""
    return _said(entry.text, entry.citations, notes, f"{dates.readable(entry.date)}{counted}: ")


def _quotation(quote: Quote, notes: Notes) -> Element:
    return _said(f"“{line(quote.text)}”", quote.citations, notes, f"{line(quote.speaker)}: " if quote.speaker else "")


def _amount(figure: Figure, amount: Amount, notes: Notes) -> Element:
    return _said(amount.text, amount.citations, notes, f"{line(figure.question or figure.unit)}: ")


def _said(text: str, citations: Iterable[Citation], notes: Notes, before: str = "") -> Element:
    return element("p", before, line(text), *notes.marks(citations))


def _source(reader: BriefingReader, article: str) -> Element:
    card = reader.cards[article]
    item = element("li", element("p", cited(card, reader.labels[article])))
    if url := web_address(card.url):
        item.append(element("p", element("a", "The original", href=url), class_="meta"))
    return item
