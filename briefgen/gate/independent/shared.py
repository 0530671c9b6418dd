"""What leaves a page with a reader: linked data, references, feeds, the table.  Does each say what the data says?"""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Container, Iterator, Mapping
from typing import cast
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml import etree
from lxml.html import HtmlElement as Element

from briefgen.gate.independent.days import span
from briefgen.gate.independent.told import Doubt, Json, Key, Told

Why = Iterator[str]
LINKED = "application/ld+json"
BESIDE = (
    "briefing.csv",
    "briefing.epub",
    "facts-feed.json",
    "facts-feed.xml",
    "sources.bib",
    "sources.csl.json",
    "sources.ris",
)
_XHTML = "{http://www.w3.org/1999/xhtml}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_TITLES = re.compile(r"^  title = \{\{(.*)\}\},?$", re.M)
_WORDS = re.compile(r"[^\W_]+")


def shared_doubts(told: Told, files: Mapping[str, bytes], pages: Mapping[str, bytes], folder: str) -> tuple[Doubt, ...]:
    """What the files beside a story's page, and the heads of its pages, say that its data does not.

    ``files`` are those of `BESIDE` that are there, by name; ``pages`` the site's HTML pages by their path, ``folder``
    the story's.
    """
    name, found = told.briefing["story"]["id"], []
    readers = {
        "briefing.epub": _book,
        "sources.bib": _bibtex,
        "sources.ris": _ris,
        "sources.csl.json": _csl,
        "briefing.csv": _table,
        "facts-feed.xml": _atom,
        "facts-feed.json": _json_feed,
    }
    for file in BESIDE:
        if file in files:
            try:
                found += [Doubt(name, ("beside", file), why) for why in readers[file](told, files[file])]
            except (ValueError, KeyError, IndexError, TypeError, etree.LxmlError, zipfile.BadZipFile) as error:
                found.append(Doubt(name, ("beside", file), f"it cannot be read ({type(error).__name__})"))
    facts = {f["id"]: _line(f["text"]) for f in told.briefing["facts"]}
    said = {_line(c["text"]) for c in cited(told.briefing)}
    for page, data in sorted(pages.items()):
        if posixpath.dirname(page) == folder or page.startswith(f"{folder}/articles/"):
            doubts = _linked(told, data, facts, said)
            found += [Doubt(name, ("pages", page), f"its linked data: {why}") for why in doubts]
    return tuple(found)


def cited(value: object) -> Iterator[Json]:
    """Every citation in a piece of data."""
    for part in _parts(value):
        if {"article", "sentence", "text"} <= set(part):
            yield part


def _linked(told: Told, page: bytes, facts: Mapping[str, str], said: Container[str]) -> Why:
    """Every text of the linked data is a fact's, a cited sentence, or what the table of sources says.

    ``facts`` are the facts' texts by their ids, ``said`` all that is cited: each text on one line.
    """
    tree = lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8"))
    for script in tree.iter("script"):
        if script.get("type") != LINKED:
            continue
        try:
            data = json.loads(script.text or "")
        except ValueError:
            yield "it is no JSON"
            continue
        for part in _parts(data):
            text, anchor = _line(part.get("text", "")), urlsplit(part.get("@id", "")).fragment
            if part.get("@type") == "Claim" and facts.get(anchor) != text:
                yield f"the claim {text[:50]!r} is not the fact {anchor}"
            elif part.get("@type") == "Quotation":
                key = _place(told, part.get("url", ""))
                if text not in said or _line(_words_of(told, key)) != text:
                    yield f"the quotation {text[:50]!r} does not stand at {'#'.join(key)}"
            elif part.get("@type") == "NewsArticle":
                yield from _source(told, part.get("headline"), (part.get("publisher") or {}).get("name"))


def _parts(data: object) -> Iterator[Json]:
    if isinstance(data, dict):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _parts(inner)


def _bibtex(told: Told, data: bytes) -> Why:
    titles = [re.sub(r"\\text\w+\{\}|[^\w\s]|_", "", t) for t in _TITLES.findall(data.decode())]
    true = [re.sub(r"[^\w\s]|_", "", c["title"]) for c in told.briefing["articles"] if c["title"]]
    yield from _same([_words(t) for t in titles], [_words(t) for t in true])
    if data.count(b"\n@") + data.startswith(b"@") != len(told.briefing["articles"]):
        yield "it has another number of sources"


def _ris(told: Told, data: bytes) -> Why:
    lines = [line.partition("  - ")[::2] for line in data.decode().split("\r\n")]
    for tag, name in (("TI", "title"), ("T2", "outlet"), ("ID", "id")):
        true = [_line(c[name]) for c in told.briefing["articles"] if c[name]]
        yield from _same([value for t, value in lines if t == tag], [t for t in true if t])


def _csl(told: Told, data: bytes) -> Why:
    items, cards = json.loads(data), told.briefing["articles"]
    if len(items) != len(cards):
        yield "it has another number of sources"
    for item, card in zip(items, cards, strict=False):
        parts = item.get("issued", {"date-parts": [[]]})["date-parts"][0]
        day = "-".join(f"{n:04}" if at == 0 else f"{n:02}" for at, n in enumerate(parts))
        if not (card["published"] or "").startswith(day):
            yield f"{card['id']} is dated {day}"
        yield from _same(
            [item.get("title", ""), item.get("container-title", ""), *(a["literal"] for a in item.get("author", ()))],
            [_line(card["title"] or ""), _line(card["outlet"] or ""), *map(_line, card["authors"])],
        )


def _table(told: Told, data: bytes) -> Why:
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    counts = {f["id"]: (str(f["articles"]), str(f["origins"])) for f in told.briefing["facts"]}
    for row in rows:
        key = _place(told, row["receipt"])
        sentence = _line(_words_of(told, key))
        if not sentence or _words(row["sentence"]) != _words(sentence):
            yield f"the sentence {row['sentence'][:50]!r} does not stand at {'#'.join(key)}"
        if row["kind"] == "says so" and (row["articles"], row["origins"]) != counts.get(row["id"]):
            yield f"the counts of {row['id']} are not those of the data"
        yield from _source(told, row["title"] or None, row["outlet"] or None, key[0])
    for fact in told.briefing["facts"]:
        said = sum(row["id"] == fact["id"] for row in rows)
        if said != len(fact["citations"]) + len(fact.get("partly", ())):
            yield f"{fact['id']} has {said} rows"


def _atom(told: Told, data: bytes) -> Why:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for entry in root.iter(f"{_ATOM}entry"):
        link = entry.find(f"{_ATOM}link")
        anchor = urlsplit(link.get("href", "") if link is not None else "").fragment
        days = [entry.findtext(f"{_ATOM}{name}", "") for name in ("published", "updated")]
        yield from entry_doubts(told, anchor, days, entry.findtext(f"{_ATOM}content", ""))


def _json_feed(told: Told, data: bytes) -> Why:
    for item in json.loads(data)["items"]:
        days = [item["date_published"], item["date_modified"]]
        yield from entry_doubts(told, urlsplit(item["url"]).fragment, days, item["content_html"])


def _book(told: Told, data: bytes) -> Why:
    """The facts of the book are those of the data, in their order, and each note holds a sentence that is cited."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        body = etree.fromstring(book.read("EPUB/briefing.xhtml"), parser)
        notes = etree.fromstring(book.read("EPUB/notes.xhtml"), parser)
    facts = {f["id"]: _words(f["text"]) for f in told.briefing["facts"]}
    listed = [(e.get("id"), e.findtext(f"{_XHTML}p", "")) for e in body.iter(f"{_XHTML}li")]
    printed = {name: _words(text) for name, text in listed if name}
    if printed != facts:
        yield "its facts are not those of the data"
    said = {_line(c["text"]) for c in cited(told.briefing)}
    for note in notes.iter(f"{_XHTML}p"):
        words = _line("".join(map(str, note.itertext()))).partition("“")[2]
        if not any(words.startswith(f"{sentence}”") for sentence in said):
            yield f"the note {words[:50]!r} is no sentence that is cited"


def entry_doubts(told: Told, anchor: str, days: list[str], html: str) -> Why:
    """An entry tells a fact or a difference in its sentences, and is as old as the articles it cites."""
    every = [*told.briefing["facts"], *told.briefing["differences"]]
    item = next((x for x in every if x["id"] == unquote(anchor)), None)
    if item is None:
        yield f"{anchor!r} is neither a fact nor a difference"
        return
    citations = [c for p in item.get("positions", [item]) for c in p["citations"]]
    body = cast("Element", lxml.html.fromstring(f"<div>{html}</div>"))
    quoted = [_line(str(q.text_content())) for q in body.cssselect("blockquote")]
    said = {_line(text) for text in (item.get("text", ""), *(c["text"] for c in citations))}
    if not quoted or not set(quoted) <= said:
        yield f"the words of {anchor} are not those it cites"
    published = sorted(d for c in citations if (d := (told.cards[c["article"]]["published"] or "")[:10]))
    full = [d for d in published if len(d) == 10 and span(d)]
    if full and [d[:10] for d in days] != [full[0], full[-1]]:
        yield f"{anchor} is dated {days[0]} and {days[1]}"


def _place(told: Told, address: str) -> Key:
    """The article and the sentence that an address leads to."""
    way = urlsplit(address)
    last = unquote(way.path).rstrip("/").rpartition("/")[2]
    article = last if last in told.articles and way.path.endswith("/") else last.removesuffix(".html")
    return article, unquote(way.fragment)


def _source(told: Told, title: str | None, outlet: str | None, article: str | None = None) -> Why:
    """A source is one of the table's, by its title and outlet."""
    cards = [told.cards[article]] if article in told.cards else told.briefing["articles"]
    if not any((_bare(c["title"]), _bare(c["outlet"])) == (_bare(title), _bare(outlet)) for c in cards):
        yield f"{title!r} of {outlet!r} is none of the sources"


def _bare(text: str | None) -> list[str]:
    return _words(text or "")


def _same(told: list[object] | list[str] | list[list[str]], true: list[object] | list[str] | list[list[str]]) -> Why:
    if told != true:
        odd = next((t for t in told if t not in true), true[:1])
        yield f"{str(odd)[:60]!r} is not as the table of sources has it"


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)


def _words_of(told: Told, key: Key) -> str:
    return str((told.sentence(key) or {"text": ""})["text"])


def _line(text: str) -> str:
    return " ".join(text.split())
