"""The finished pages: is what is printed what the data says, and is nothing else there?

Asked of the HTML alone, by the ids and classes of its elements; nothing here knows how a page is made.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from sys import intern
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.html import HtmlElement as Element

from briefgen.gate.independent.glance import WAYS_OF_PUTTING_IT, glance
from briefgen.gate.independent.selecting import select
from briefgen.gate.independent.told import Doubt, Json, Key, Told, key_of

Why = Iterator[str]
Links = Callable[[Element], list[Key]]
"""Which sentences of articles an element links to."""
_ALIEN = "script iframe object embed form input link style base meta img video audio"
"""Elements that have no business in the text of a page of ours."""

_DATA = ("application/json", "application/ld+json")
"""Scripts that no browser runs; what the second one says is asked in `briefgen.gate.independent.shared`."""
IN_ORDER: tuple[tuple[str, str, Callable[[Json], list[str]]], ...] = (
    ("title", "h1", lambda b: [b["story"]["title"]]),
    ("bottom line", ".bg-bottom li > p > a", lambda b: [f["text"] for i in b["bottom_line"] for f in _facts(b, i)]),
    ("facts", "li.bg-fact .bg-said", lambda b: [f["text"] for f in b["facts"]]),
)
"""What a story's page prints, each in the order of the data: its name, where it stands, what the data says."""
IN_ANY_ORDER: tuple[tuple[str, str, Callable[[Json], list[str]]], ...] = (
    ("people", ".bg-person > h3, .bg-named > [id^=who]", lambda b: [p["name"] for p in b["people"]]),
    ("figures", ".bg-number > [data-receipt]", lambda b: [a["text"] for f in b["figures"] for a in f["amounts"]]),
    ("only one", "section:has(> h2#only-one) li > [data-receipt]", lambda b: [s["text"] for s in b["single_source"]]),
    ("not known", "section:has(> h2#not-known) li > [data-receipt]", lambda b: [g["text"] for g in b["gaps"]]),
    ("not read", ".bg-leftout > li", lambda b: [f"{file['path']} {file['reason']}" for file in b["not_read"]]),
)


def page_doubts(told: Told, pages: Mapping[str, bytes], room: str) -> tuple[Doubt, ...]:
    """What is printed on the pages of a story and is not what its data says.

    ``pages`` are the site's HTML pages by their path; ``room`` is the folder that holds all stories.
    """
    name = told.briefing["story"]["id"]
    folder, doubts = posixpath.join(room, name), []
    for article in (None, *told.articles):
        path = f"{folder}/articles/{article}" if article else f"{folder}/index"
        page = next((p for p in (f"{path}.html", f"{path}/index.html") if p in pages), None)
        ours = select(_tree(pages[page]), "article.bg, div.bg") if page else []
        if page is None:
            doubts.append(Doubt(name, ("pages", path), "there is no such page"))
        for body in ours[:1]:  # an owner's template without our elements is held to its receipts alone
            links = partial(_links, posixpath.dirname(page or ""), f"{folder}/articles")
            found = _article(told, body, article) if article else _story(told, body, links)
            aliens = (f"there is a <{e.tag}> in the text" for e in body.iter(*_ALIEN.split()))
            doubts += [Doubt(name, ("pages", page or ""), why) for why in (*aliens, *found, *_invented(body))]
    return tuple(doubts)


def foreign(pages: Mapping[str, bytes]) -> tuple[Doubt, ...]:
    """Elements of the pages that are not ours: a script of one page alone, a handler, something from elsewhere."""
    told: dict[str, list[str | _OnFew]] = {}
    scripts = Counter[str]()
    for name, data in pages.items():  # a tree is let go again: those of a large site together take gigabytes
        if data.strip():
            found = (_stranger(e) for e in _tree(data).iter() if isinstance(e.tag, str))
            told[name] = [why for why in found if why]
            scripts.update({why.script for why in told[name] if isinstance(why, _OnFew)})
    few = {script for script, on in scripts.items() if on < len(told) / 2}
    reasons = ((name, why if isinstance(why, str) else why.told(few, len(told))) for name in told for why in told[name])
    return tuple(Doubt("site", ("pages", name), why) for name, why in reasons if why)


def search_doubts(index: bytes, pages: Mapping[str, bytes]) -> tuple[Doubt, ...]:
    """Words that the search index gives for a page and that do not stand on it."""
    words, doubts = {name: _words(_tree(data)) for name, data in pages.items()}, []
    for n, doc in enumerate(json.loads(index)["docs"]):
        page = unquote(doc["location"].partition("#")[0]) or "index.html"
        page = page if page in words else posixpath.join(page, "index.html")
        told = _words(lxml.html.fromstring(f"<div>{doc['title']} {doc['text']}</div>"))
        if page not in words:
            doubts.append(Doubt("site", ("search", n), f"it leads to {page}, which is not there"))
        elif strangers := told - words[page]:
            doubts.append(Doubt("site", ("search", n), f"{page} does not hold the word {min(strangers)!r}"))
    return tuple(doubts)


def _story(told: Told, body: Element, links: Links) -> Why:
    b = told.briefing
    for what, selector, data in IN_ORDER:
        yield from _same(what, _texts(body, selector), [_line(text) for text in data(b)])
    for what, selector, data in IN_ANY_ORDER:
        yield from _same(what, sorted(_texts(body, selector)), sorted(_line(text) for text in data(b)))
    led = [a.get("href", "")[1:] for a in select(body, ".bg-bottom li > p > a")]
    yield from _same("bottom line", led, b["bottom_line"])
    yield from _same("facts", [e.get("id") for e in select(body, "li.bg-fact")], [f["id"] for f in b["facts"]])
    for e in select(body, "li.bg-fact, .bg-bottom li"):
        name = e.get("id") or next((a.get("href")[1:] for a in select(e, "p > a[href^='#']")), "")
        for fact in _facts(b, name):
            yield from _fact(fact, e, links)
    yield from glance(told, body, links)
    for d in b["differences"]:
        found = select(body, f"[id='{d['id']}']")
        cards = [e for f in found for e in (f, *f.iterancestors()) if "bg-card" in e.get("class", "")]
        yield from _difference(d, found[0], cards[0], links) if cards else [f"the difference {d['id']} is not printed"]
    happened = {*_texts(body, ".bg-event > [data-receipt]")}
    yield from _same("timeline", sorted(happened), sorted({_line(e["text"]) for e in b["timeline"]}))
    times = {e.get("datetime", "") for e in select(body, ".bg-timeline time")} - {e["date"] for e in b["timeline"]}
    yield from (f"the timeline has the date {time}" for time in sorted(times))
    spoken = Counter(
        (" ".join(_texts(e, "h3")), *_texts(q, "p > [data-receipt]")[:1], *sorted({a for a, _ in links(q)}))
        for e in select(body, ".bg-speaker")
        for q in select(e, ".bg-quote")
    )
    expected = Counter(
        (q["speaker"] or "Speaker not named", _line(q["text"]), *sorted({c["article"] for c in q["citations"]}))
        for q in b["quotes"]
    )
    odd = (spoken - expected) + (expected - spoken)
    yield from (f"the quotations are not those of the data: {quote!r}" for quote in odd)


def _fact(fact: Json, e: Element, links: Links) -> Why:
    for meter in _texts(e, ".bg-meter"):
        if not re.fullmatch(rf"{fact['origins']} origins?", meter):
            yield f"{fact['id']} has {meter!r} beside it"
    if e.get("id") == fact["id"]:
        yield from _cites(fact["id"], [pair for chip in select(e, ".bg-cite") for pair in links(chip)], fact)
        told_by = [*fact["citations"], *fact.get("partly", []), *fact["details"]]
        yield from _quoted(fact["id"], select(e, "details q"), told_by, links)
        brackets = [text.strip("[]").rpartition(": ")[0] for text in _texts(e, ".bg-bracket > span")]
        yield from _same(fact["id"], brackets, [x["words"] for x in fact.get("brackets", [])])


def _difference(d: Json, found: Element, card: Element, links: Links) -> Why:
    badges = {text.lower() for text in _texts(card, ".bg-badge")}
    expected = {d["kind"]} if d["kind"] in WAYS_OF_PUTTING_IT else {d["reading"], d["kind"]}
    if (badges & {"conflict", "update", d["kind"]}) != expected or ("two versions of one text" in badges) != d[
        "revision"
    ]:
        yield f"{d['id']} bears the badges {sorted(badges)}"
    if d["topic"] not in _texts(card, "h3") or d["rule"] not in _text(card):
        yield f"{d['id']} has another question or reason"
    sides = select(found, ".bg-position")
    yield from _same(f"{d['id']}, sides", [len(sides)], [len(d["positions"])])
    for side, position in zip(sides, d["positions"], strict=False):
        value = _texts(side, ".bg-value") or _texts(side, ".bg-whole > p[data-receipt]")
        yield from _same(d["id"], value, [_line(position["value"])])
        yield from _quoted(d["id"], select(side, "blockquote > p[data-receipt]"), position["citations"], links)
    silent = [article for e in select(found, ".bg-silent") for article, _ in links(e)]
    yield from _same(f"{d['id']}, silent", silent, d["silent"])


def _article(told: Told, body: Element, name: str) -> Why:
    """An article's page holds its blocks, whole and in order, and nothing between them."""
    article, meta = told.articles[name], told.articles[name]["metadata"]
    for e in select(body, ".bg-body [data-search-exclude]"):
        e.drop_tree()
    printed = [_text(e) for e in select(body, ".bg-body > *, .bg-body > blockquote > *") if e.tag != "blockquote"]
    yield from _same(
        "the text", [*filter(None, printed)], [*filter(None, (_line(x["text"]) for x in article["blocks"]))]
    )
    named: dict[str, list[str]] = {}
    for e in body.iterfind(".//*[@id]"):
        named.setdefault(e.get("id", ""), []).append(_text(e))
    for s in article["sentences"]:
        yield from _same(s["id"], named.get(s["id"], []), [_line(s["text"])])
    yield from _same("title", _texts(body, "h1"), [_line(meta["title"] or f"Untitled: {name}")])
    facts, cuts = _texts(body, "dl dd"), _texts(body, ".bg-log > li > span:last-child")
    known = [meta["outlet"] or "not told", ", ".join(meta["authors"]) or "unknown", article["sha256"]]
    cut = [c["text"] for c in (*article["cuts"], *article.get("overruled", []))]
    missing = [text for text in map(_line, known) if facts and text not in facts]
    missing += [text for text in map(_line, cut) if text and text not in cuts]
    yield from (f"{text[:40]!r} is not printed among its metadata or what was cut" for text in missing)


def _invented(body: Element) -> Why:
    """A paragraph or an entry of a list without a class of ours and without a receipt is nobody's."""
    for e in body.iter("p", "li", "blockquote", "h2", "h3", "h4", "td"):
        parent = e.getparent()
        own = any(e.get(name) for name in ("class", "id", "data-receipt", "data-label"))
        own = own or (parent is not None and parent.get("class") == "bg-leftout")
        own = own or len(_text(e).split()) < 4 or bool(select(e, "[data-receipt], [class^=bg-], a[href], li > b"))
        if not own:
            yield f"{_text(e)[:60]!r} stands there and has no receipt"


def _cites(where: str, chips: list[Key], fact: Json) -> Why:
    """The chips of a statement lead to the first sentence of each article it cites."""
    first = {c["article"]: c["sentence"] for c in reversed(fact["citations"])}
    yield from _same(f"{where}, citations", sorted(chips), sorted(first.items()))


def _quoted(where: str, quoted: list[Element], citations: list[Json], links: Links) -> Why:
    """Each source's words stand beside a link to their sentence."""
    if len(citations) > 1 or quoted:
        yield from _same(where, [_text(q) for q in quoted], [_line(c["text"]) for c in citations])
    for q, c in zip(quoted, citations, strict=False):
        if key_of(c) not in links(q.getparent()):
            yield f"{where}: the words of {c['article']}#{c['sentence']} stand beside another link"


def _links(home: str, articles: str, element: Element) -> list[Key]:
    found = []
    for parts in (urlsplit(link.get("href", "")) for link in element.iter("a")):
        path = posixpath.normpath(posixpath.join(home, unquote(parts.path)))
        if posixpath.dirname(path).startswith(articles) and not parts.netloc:
            stem = path.removeprefix(f"{articles}/").removesuffix(".html").removesuffix("/index").rstrip("/")
            found.append((stem, unquote(parts.fragment)))
    return found


def _same(where: str, printed: Sequence[object], told: Sequence[object]) -> Why:
    if printed != told:
        odd = [*(p for p in printed if p not in told), *(t for t in told if t not in printed), *printed, ""]
        yield f"{where}: {str(odd[0])[:60]!r} is not as the data has it"


def _facts(briefing: Json, name: str) -> list[Json]:
    return [fact for fact in briefing["facts"] if fact["id"] == name]


@dataclass(frozen=True, slots=True)
class _OnFew:
    """A script that may be there only if most pages have it; the owner's settings may name one for all pages."""

    script: str
    loads: str

    def told(self, few: Container[str], pages: int) -> str | None:
        if self.script not in few or (pages <= 3 and not self.loads):
            return None
        return f"<script> loads {self.loads}" if self.loads else f"a script is on few pages alone: {self.script[:40]!r}"


def _stranger(e: Element) -> str | _OnFew | None:
    """Why an element is not ours; None for one that is."""
    for name, value in e.attrib.items():
        if name.lower().startswith("on") or value.strip().lower().startswith(("javascript:", "data:text")):
            return f"<{e.tag}> has {name}={value[:40]!r}"
    linked = e.tag == "link" and e.get("rel") not in {"canonical", "prev", "next"}
    where = str(e.get("src") or (linked and e.get("href")) or "")
    loads = where if urlsplit(where).netloc else ""
    if e.tag == "script":
        return _OnFew(intern(_script(e)), loads) if loads or e.get("type") not in _DATA else None
    if loads:
        return f"<{e.tag}> loads {loads}"
    return f"there is an <{e.tag}>" if e.tag in {"iframe", "object", "embed", "base"} else None


def _script(e: Element) -> str:
    """A script by the name of its file, or by its words, in which each page has its own way to the site's top."""
    if source := e.get("src"):
        return posixpath.basename(urlsplit(str(source)).path)
    return re.sub(r'URL\("(?!//)[./\w%~-]*"', 'URL("."', e.text or "")


def _tree(data: bytes) -> Element:
    return lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))


def _words(element: Element) -> set[str]:
    return set(re.findall(r"\w+", _text(element).lower()))


def _texts(element: Element, selector: str) -> list[str]:
    return [_text(e) for e in select(element, selector)]


def _text(element: Element) -> str:
    return _line(element.text_content())


def _line(text: str) -> str:
    return " ".join(text.split())
