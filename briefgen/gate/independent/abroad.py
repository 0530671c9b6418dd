"""What a site says of its stories outside of their folders: its list of them, feeds, ``llms.txt``, its map of itself.

Each entry leads to a story, and is held against that story's data and against what its own page shows.
"""

from __future__ import annotations

import gzip
import html
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import cast
from urllib.parse import unquote, urldefrag, urlsplit

import lxml.html
from lxml import etree
from lxml.html import HtmlElement as Element

from briefgen.gate.independent.days import span
from briefgen.gate.independent.shared import entry_doubts
from briefgen.gate.independent.told import Doubt, Json, Told

Why = Iterator[str]
FEED, LLMS = re.compile(r"[\w-]*feed[\w-]*\.(?:xml|json)"), "llms.txt"
"""The names of the files that are asked, beside the pages."""
SITEMAP = re.compile(r"sitemap[\w-]*\.xml(?:\.gz)?")

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_OURS = (b"<name>briefgen</name>", b'"urn:uuid:', b"briefing.schema.json")
"""What stands in such a file if it is not its owner's own."""
_STORY = re.compile(r"- \[(?P<title>(?:\\.|[^\]\\])*)\]\((?P<link>[^)]*)\): (?P<strap>.*)\. All of it as data: .*")
_COUNT = re.compile(r"([\d,]+) (fact|conflict|update)s?")


def abroad_doubts(
    stories: Mapping[str, Told], files: Mapping[str, bytes], pages: Mapping[str, bytes], base: str = ""
) -> tuple[Doubt, ...]:
    """What these files and pages say of the stories that the stories' data does not.

    ``stories`` are told by their folder, ``files`` and ``pages`` (HTML) by their path in the site; ``base`` is the
    site's own address, "" where it names none.
    """
    doubts = []
    site = _Asked(stories, pages, base, files)
    for name, data in sorted(files.items()):
        if SITEMAP.fullmatch(posixpath.basename(name)):
            ask = site.sitemap
        elif not any(sign in data for sign in _OURS):
            continue
        else:
            ask = site.llms if posixpath.basename(name) == LLMS else site.feed
        try:
            doubts += [Doubt("site", (name,), why) for why in ask(name, data)]
        except (ValueError, KeyError, TypeError, OSError, etree.LxmlError) as error:
            doubts.append(Doubt("site", (name,), f"it cannot be read ({type(error).__name__})"))
    for name, data in sorted(pages.items()):
        if b"bg-tease" in data:
            doubts += [Doubt("site", ("pages", name), why) for why in site.teases(name, data)]
    return tuple(doubts)


class _Asked:
    """The stories of a site, their pages, and the way from an address to a story."""

    def __init__(
        self, stories: Mapping[str, Told], pages: Mapping[str, bytes], base: str, files: Mapping[str, bytes]
    ) -> None:
        self.stories, self.pages, self.base, self.files = stories, pages, base, files

    def story(self, at: str, link: str) -> str | None:
        """The folder of the story whose page a link in the file ``at`` leads to."""
        place = posixpath.dirname(self.place(at, link)) or "."
        return place if place in self.stories else None

    def place(self, at: str, link: str) -> str:
        """The file that a link in the file ``at`` leads to, relative to the site."""
        address = urldefrag(html.unescape(link))[0]
        if self.base and address.startswith(self.base):
            path = address.removeprefix(self.base)
        elif urlsplit(address).scheme:
            return address
        else:
            path = posixpath.join(posixpath.dirname(at), address)
        name = posixpath.normpath(unquote(path)).removeprefix("./")
        return posixpath.join(name, "index.html").removeprefix("./") if path.endswith("/") or name == "." else name

    def feed(self, name: str, data: bytes) -> Why:
        """Every entry of a feed."""
        for link, title, days, text in _entries(name, data):
            folder = self.story(name, link)
            if folder is None:
                yield f"{title[:50]!r} leads to no story"
                continue
            told = self.stories[folder]
            if anchor := unquote(urlsplit(link).fragment):
                yield from entry_doubts(told, anchor, days, text)
                yield from _same("the title", title, _title_of(told, anchor))
            else:
                yield from self._story(told, title, days, text)

    def _story(self, told: Told, title: str, days: list[str], text: str) -> Why:
        body = cast("Element", lxml.html.fromstring(f"<div>{text}</div>"))
        yield from _same("the title", title, _line(told.briefing["story"]["title"]))
        facts = {f["id"]: f for f in told.briefing["facts"]}
        line = [facts[i] for i in told.briefing["bottom_line"] if i in facts]
        quoted = body.cssselect("blockquote")
        yield from _same("the bottom line", [_text(q) for q in quoted], [_line(f["text"]) for f in line])
        for quote, fact in zip(quoted, line, strict=False):
            sources = _text(quote.getnext()) if quote.getnext() is not None else ""
            for card in {c["article"]: told.cards[c["article"]] for c in fact["citations"]}.values():
                yield from (
                    f"{sources[:50]!r} does not name {part!r}"
                    for part in (_line(card["title"] or ""), _line(card["outlet"] or ""))
                    if part not in sources
                )
        paragraphs = [_text(p) for p in body.cssselect("p")]
        yield from _counts(told, paragraphs[0] if paragraphs else "")
        if len(paragraphs) != len(quoted) + 1 or _bare(body):
            yield "there is more in it than the bottom line and its sources"
        published = sorted((c["published"] or "")[:10] for c in told.briefing["articles"] if c["published"])
        full = [d for d in published if len(d) == 10 and span(d)]
        if full and [d[:10] for d in days] != [full[0], full[-1]]:
            yield f"{title[:50]!r} is dated {days[0]} and {days[1]}"

    def llms(self, name: str, data: bytes) -> Why:
        """Every line that tells of a story, and that there is no other but those the file begins and ends with."""
        named = set()
        for line in data.decode().splitlines():
            if line.startswith(("# ", "> ", "## ")) or not line or "briefing.schema.json" in line:
                continue
            found = _STORY.fullmatch(line)
            folder = self.story(name, found["link"]) if found else None
            if not found or folder is None:
                yield f"{line[:60]!r} tells of no story"
                continue
            named.add(folder)
            told = self.stories[folder]
            title = re.sub(r"\\(.)", r"\1", found["title"])
            yield from _same("the title", title, _line(told.briefing["story"]["title"]))
            yield from _counts(told, found["strap"])
        room = posixpath.dirname(name)
        missed = sorted(f for f in self.stories if f not in named and (not room or f.startswith(f"{room}/")))
        yield from (f"the story {folder} is missing" for folder in missed)

    def sitemap(self, name: str, data: bytes) -> Why:
        """Every page that the site's map of itself names is there; a map of several parts names them."""
        plain = gzip.decompress(data) if name.endswith(".gz") else data
        root = etree.fromstring(plain, etree.XMLParser(resolve_entities=False, no_network=True))
        there = {n for n in self.files if SITEMAP.fullmatch(n)} if root.tag == f"{_SITEMAP}sitemapindex" else self.pages
        for place in root.iter(f"{_SITEMAP}loc"):
            if self.place("", place.text or "") not in there:
                yield f"{(place.text or '')[:80]!r} leads to no page"

    def teases(self, name: str, data: bytes) -> Why:
        """Every story of the list of stories: its title, its first line, and its numbers as its own page has them."""
        for tease in _tree(data).cssselect(".bg-tease"):
            link = tease.cssselect("h2 a")
            folder = self.story(name, link[0].get("href", "")) if link else None
            if folder is None:
                yield f"{_text(tease)[:50]!r} leads to no story"
                continue
            told = self.stories[folder]
            b, facts = told.briefing, {f["id"]: f for f in told.briefing["facts"]}
            yield from _same("the title", _text(link[0]), _line(b["story"]["title"]))
            first = [_line(facts[i]["text"]) for i in b["bottom_line"] if i in facts][:1]
            said = [_text(e) for e in tease.cssselect(".bg-said")]
            yield from _same("what is said", said, first or [_line(x) for x in (b["story"].get("description"),) if x])
            yield from _counts(
                told, " · ".join(_text(e) for e in tease.cssselect(".bg-strap > span:not([aria-hidden])"))
            )
            yield from self._badges(folder, [_text(e) for e in tease.cssselect(".bg-badge")])

    def _badges(self, folder: str, badges: list[str]) -> Why:
        page = next((self.pages[p] for p in (f"{folder}/index.html",) if p in self.pages), None)
        if page is None:
            return
        tree, left = _tree(page), len(self.stories[folder].briefing["not_read"])
        shown = {
            "fact": len(tree.cssselect("li.bg-fact")),
            "conflict": len(tree.cssselect(".bg-card.bg-conflict")),
            "update": len(tree.cssselect(".bg-card.bg-update")),
        }
        told = {found[2]: _number(found[1]) for b in badges if (found := _COUNT.fullmatch(b))}
        for what, many in shown.items():
            silent = many == 0 or (what == "fact" and "nothing corroborated" in badges)
            if told.get(what, 0 if silent else -1) != (0 if silent else many):
                yield f"{folder} has {badges}, and its page shows {many} of the kind {what}"
        if [b for b in badges if b.endswith("not read")] != ([f"{left} not read"] if left else []):
            yield f"{folder} has {badges}, and {left} files were not read"


def _entries(name: str, data: bytes) -> Iterator[tuple[str, str, list[str], str]]:
    """Each entry of a feed: its link, title, days and text."""
    if name.endswith(".json"):
        for item in json.loads(data)["items"]:
            yield item["url"], item["title"], [item["date_published"], item["date_modified"]], item["content_html"]
        return
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for entry in root.iter(f"{_ATOM}entry"):
        link = entry.find(f"{_ATOM}link")
        text = {tag: entry.findtext(f"{_ATOM}{tag}", "") for tag in ("title", "published", "updated", "content")}
        yield (
            str(link.get("href", "")) if link is not None else "",
            text["title"],
            [text["published"], text["updated"]],
            text["content"],
        )


def _title_of(told: Told, anchor: str) -> str:
    for fact in told.briefing["facts"]:
        if fact["id"] == anchor:
            return _line(fact["text"])
    found = (d for d in told.briefing["differences"] if d["id"] == anchor)
    return next((_line(f"{str(d['reading']).capitalize()}: {d['topic']}") for d in found), "")


def _counts(told: Told, strap: str) -> Why:
    """The numbers of a line such as "5 articles · 4 independent origins · 14 July": those of the data."""
    compared = [a["id"] for a in told.briefing["articles"] if a["id"] not in told.aside]
    origins, parts = len({told.home[i] for i in compared if i in told.home}), strap.split(" · ")
    true = [f"{len(compared):,} article{'s' * (len(compared) != 1)}"] if compared else []
    if len(compared) > 1:
        true.append(f"{origins:,} independent origins" if origins > 1 else "1 origin")
    if parts[: len(true)] != true:
        yield f"{strap[:50]!r} does not begin with {' · '.join(true)!r}"


def _bare(body: Element) -> bool:
    """Whether words stand in it outside of its paragraphs and quotations."""
    kinds = {"p", "blockquote"}
    loose = [body.text, *(e.tail for e in body), *("x" for e in body if e.tag not in kinds)]
    return any((text or "").strip() for text in loose)


def _same(what: str, said: Json | str | list[str], true: Json | str | list[str]) -> Why:
    said = _line(said) if isinstance(said, str) else said
    if said != true:
        yield f"{what} {str(said)[:60]!r} is not as the data has it"


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _tree(data: bytes) -> Element:
    return lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))


def _text(element: Element) -> str:
    return _line(str(element.text_content()))


def _line(text: str) -> str:
    return " ".join(text.split())
