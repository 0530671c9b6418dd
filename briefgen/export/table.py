"""A briefing as a table (CSV, RFC 4180): a row for each sentence that stands behind a fact, a side of a difference, a
figure or a quotation.

A program that opens such a file takes a field that begins with "=" for a formula, so one of those begins with a "'".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from briefgen.model import Citation
from briefgen.render.addresses import Addresses
from briefgen.render.escape import visible, web_address
from briefgen.render.reader import BriefingReader

COLUMNS = (
    "section", "number", "id", "kind", "question", "text", "articles", "origins",
    "sentence", "outlet", "title", "published", "original", "receipt",
)  # fmt: skip
"""The first eight say what is told, the others who says it: the sentence, its article, and its place in the site."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = b"\xef\xbb\xbf"
Told = tuple[object, ...]


def table(reader: BriefingReader, addresses: Addresses, at: str) -> bytes:
    """The table of a story, as the file ``at``; in UTF-8 with the mark by which spreadsheets tell it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for told, citations in _rows(reader):
        for citation in citations:
            writer.writerow([_field(value) for value in (*told, *_source(reader, citation, addresses, at))])
    return _BOM + out.getvalue().encode("utf-8", "replace")


def _rows(reader: BriefingReader) -> Iterator[tuple[Told, Iterable[Citation]]]:
    b = reader.briefing
    for n, fact in enumerate(b.facts, 1):
        yield ("fact", n, fact.id, "says so", "", fact.text, fact.articles, fact.origins), fact.citations
        yield ("fact", n, fact.id, "says a part", "", fact.text, "", ""), fact.partly
    for n, d in enumerate(b.differences, 1):
        for p in d.positions:
            yield ("difference", n, d.id, f"{d.reading}: {d.kind}", d.topic, p.value, "", ""), p.citations
    for n, figure in enumerate(b.figures, 1):
        for a in figure.amounts:
            kind = f"{figure.agreement}"
            yield ("figure", n, "", kind, figure.question, a.text, a.articles, a.origins), a.citations
    for n, quote in enumerate(b.quotes, 1):
        yield ("quotation", n, "", "", quote.speaker or "", quote.text, "", ""), quote.citations


def _source(reader: BriefingReader, citation: Citation, addresses: Addresses, at: str) -> Told:
    card = reader.cards[citation.article]
    receipt = addresses.link(reader.article_uri(card.id), citation.sentence, at=at)
    return citation.text, card.outlet, card.title, card.published, web_address(card.url), receipt


def _field(value: object) -> str:
    text = visible("" if value is None else str(value)).strip()
    return f"'{text}" if text.startswith(_FORMULA) else text
