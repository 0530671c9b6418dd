"""Europresse as a saved page: newer pages hold an ``article`` element each, older ones a table each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefgen.load.decode import read
from briefgen.load.fragment import passages_of, tree_of
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.databases.entry import ExportEntry, Para, read_entry
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

WHERE = "Europresse"
NAME = "an export of Europresse (web page)"
_MARK = re.compile(
    rb"class\s*=\s*[\"']?[\w -]*\b(?:DocPublicationName|TitreArticleVisu|docOcurrContainer)", re.IGNORECASE
)
_CERTIFICATE = re.compile(
    r"^(?:©|\(c\)|tous droits|all rights|visionné|consulté|numéro de document|document number|certificat|news·)",
    re.IGNORECASE,
)
NAME_WORDS = 6  # of a line between title and text in an older page that names its author
AUTHOR_WORDS = 12  # of a line under the title; a longer one is the standfirst


def knows(source: SourceFile) -> bool:
    """A page with the classes Europresse gives the name of a paper and a title."""
    return len({found.lower() for found in _MARK.findall(source.data)}) >= 2


def read_page(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the page."""
    from lxml import etree

    tree = tree_of(read(source).text)
    if tree is None:
        return
    names = [node for node in tree.iter() if _has(node, "DocPublicationName")]
    holders: list[Any] = []
    for name in names:
        holder = next((up for up in name.iterancestors() if up.tag == "article"), None)
        holder = holder if holder is not None else next(_cells(name), None)
        if holder is not None and holder not in holders:
            holders.append(holder)
    for number, holder in enumerate(holders, 1):
        html = etree.tostring(holder, encoding="unicode", with_tail=False)
        yield read_entry(source, WHERE, _entry(number, holder, html))


def _has(node: Any, name: str) -> bool:
    return isinstance(node.tag, str) and name.lower() in (node.get("class") or "").lower().split()


def _cells(name: Any) -> Iterator[Any]:
    """The cells around a paper's name that hold a title too."""
    for up in name.iterancestors("td", "body"):
        if any(_has(node, "TitreArticleVisu") for node in up.iter()):
            yield up


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _first(holder: Any, name: str) -> Any:
    return next((node for node in holder.iter() if _has(node, name)), None)


def _entry(number: int, holder: Any, html: str) -> ExportEntry:
    entry = ExportEntry(number)
    outlet, title = _first(holder, "DocPublicationName"), _first(holder, "TitreArticleVisu")
    headers = [node for node in holder.iter() if _has(node, "DocHeader")]
    said = " ".join(" ".join(_words(node) for node in headers).split())
    entry.outlet = re.sub(r",?\s+(?:no|n°|nº)\.?\s*[\w-]+.*$", "", _words(outlet)).strip(" ,") or None
    entry.title = _words(title) or None
    entry.day = day_in(said)
    entry.section = re.split(r",", said)[0] if "," in said and not day_in(re.split(r",", said)[0]) else None
    known = {"outlet": _words(outlet), "title": entry.title or "", "date": said}
    body = _first(holder, "docOcurrContainer")
    texts = [p.text for p in passages_of(html)]
    inside = {p.text for p in passages_of(_html(body))} if body is not None else set()
    start = _body_start(holder, texts, entry) if body is None else 0
    end = next((n for n, text in enumerate(texts) if n > start and _CERTIFICATE.match(text)), len(texts))
    for n, text in enumerate(texts):
        kind = next((kind for kind, words in known.items() if words and (text == words or text in words)), "")
        if text in inside or (body is None and start <= n < end):
            entry.text(Para(text))
        elif kind:
            entry.aside(text, kind)
        elif entry.byline is None and entry.title is not None and _under_title(texts, n, entry.title):
            entry.byline = text
            entry.aside(text, "byline")
        else:
            entry.aside(text, "certificate")
    return entry


def _html(node: Any) -> str:
    from lxml import etree

    return str(etree.tostring(node, encoding="unicode", with_tail=False))


def _under_title(texts: list[str], n: int, title: str) -> bool:
    return title in texts[:n] and len(texts[n].split()) <= AUTHOR_WORDS and not _CERTIFICATE.match(texts[n])


def _body_start(holder: Any, texts: list[str], entry: ExportEntry) -> int:
    """In an older page the text begins with the first paragraph behind the title."""
    first = next((_words(p) for p in holder.iter("p") if _follows(p, holder) and _words(p)), None)
    if first is not None:
        start = next((n for n, text in enumerate(texts) if text and first.startswith(text)), None)
        if start is not None:
            return start
    start = next((n + 1 for n, text in enumerate(texts) if text == entry.title), len(texts))
    signed = len(texts) > start + 1 and len(texts[start].split()) <= NAME_WORDS and texts[start][-1] not in ".!?…"
    return start + 1 if signed else start


def _follows(node: Any, holder: Any) -> bool:
    """Whether a node stands behind the title."""
    for other in holder.iter():
        if other is node:
            return False
        if _has(other, "TitreArticleVisu"):
            return True
    return False
