"""The finished pages: is what is printed what the data says, and is nothing else there?

Asked of the HTML alone, by the ids and classes of its elements; nothing here knows how a page is made.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

import lxml.html
from lxml.html import HtmlElement as Element

from briefgen.gate.independent.told import Doubt, Json, Told, key_of

Why = Iterator[str]
_ALIEN = (
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "link",
    "style",
    "base",
    "meta",
    "img",
    "video",
    "audio",
)
"""Elements that have no business in the text of a page of ours."""
_OURS = "article.bg, div.bg"
_SEARCH = re.compile(r"\w+")


def page_doubts(told: Told, pages: Mapping[str, bytes], room: str) -> tuple[Doubt, ...]:
    """What is printed on the pages of a story and is not what its data says.

    ``pages`` are the site's HTML pages by their path; ``room`` is the folder that holds all stories.
    """
    name = told.briefing["story"]["id"]
    folder, doubts = posixpath.join(room, name), []
    for article in (None, *told.articles):
        path = f"{folder}/articles/{article}" if article else f"{folder}/index"
        page = next((p for p in (f"{path}.html", f"{path}/index.html") if p in pages), None)
        body = _body(pages[page]) if page else None
        if page is None:
            doubts.append(Doubt(name, ("pages", path), "there is no such page"))
        if page is None or body is None:  # an owner's template without our elements is held to its receipts alone
            continue
        found = _article(told, body, article) if article else _story(told, body, _Targets(page, folder))
        doubts += [Doubt(name, ("pages", page), why) for why in found]
    return tuple(doubts)


def foreign(pages: Mapping[str, bytes]) -> tuple[Doubt, ...]:
    """Elements of the pages that are not ours: a script of one page alone, a handler, something from elsewhere."""
    trees = {name: lxml.html.document_fromstring(data) for name, data in pages.items() if data.strip()}
    scripts = Counter(s for tree in trees.values() for s in {_script(e) for e in tree.iter("script")})
    doubts = []
    for name, tree in trees.items():
        for e in tree.iter():
            if isinstance(e.tag, str) and (why := _stranger(e, len(trees), scripts)):
                doubts.append(Doubt("site", ("pages", name), why))
    return tuple(doubts)


def search_doubts(index: bytes, pages: Mapping[str, bytes]) -> tuple[Doubt, ...]:
    """Words that the search index gives for a page and that do not stand on it."""
    words = {
        name: set(_SEARCH.findall(_text(lxml.html.document_fromstring(data)).lower())) for name, data in pages.items()
    }
    doubts = []
    for n, doc in enumerate(json.loads(index)["docs"]):
        page = unquote(doc["location"].partition("#")[0]) or "index.html"
        page = page if page in words else posixpath.join(page, "index.html")
        told = _SEARCH.findall(_text(lxml.html.fromstring(f"<div>{doc['title']} {doc['text']}</div>")).lower())
        if page not in words:
            doubts.append(Doubt("site", ("search", n), f"it leads to {page}, which is not there"))
        elif strangers := sorted({w for w in told if w not in words[page]}):
            doubts.append(Doubt("site", ("search", n), f"{page} does not hold the word {strangers[0]!r}"))
    return tuple(doubts)


class _Targets:
    """Where the links of a page lead, as (article, sentence) or an anchor of the story's page."""

    def __init__(self, page: str, folder: str) -> None:
        self._home, self._articles = posixpath.dirname(page), posixpath.join(folder, "articles")

    def sentences(self, element: Element) -> list[tuple[str, str]]:
        """The sentences of articles that an element links to."""
        found = []
        for link in element.iter("a"):
            parts = urlsplit(link.get("href", ""))
            path = posixpath.normpath(posixpath.join(self._home, unquote(parts.path)))
            if posixpath.dirname(path).startswith(self._articles) and not parts.netloc:
                stem = path.removeprefix(f"{self._articles}/").removesuffix(".html").removesuffix("/index").rstrip("/")
                found.append((stem, unquote(parts.fragment)))
        return found


def _story(told: Told, body: Element, links: _Targets) -> Why:
    b = told.briefing
    yield from _alien(body)
    yield from _same("title", [_text(e) for e in body.cssselect("h1")], [b["story"]["title"]])
    facts = {f["id"]: f for f in b["facts"]}
    yield from _same(
        "bottom line",
        [a.get("href", "") for a in body.cssselect(".bg-bottom li > p > a")],
        [f"#{i}" for i in b["bottom_line"]],
    )
    yield from _same(
        "bottom line",
        [_text(a) for a in body.cssselect(".bg-bottom li > p > a")],
        [facts[i]["text"] for i in b["bottom_line"] if i in facts],
    )
    yield from _same("facts", [e.get("id") for e in body.cssselect("li.bg-fact")], list(facts))
    for e in body.cssselect("li.bg-fact, .bg-bottom li"):
        link = e.cssselect("p > a[href^='#']")
        fact = facts.get(e.get("id") or (link[0].get("href", "#")[1:] if link else ""))
        meter = [_text(m) for m in e.cssselect(".bg-meter")]
        if fact and meter and not re.fullmatch(rf"{fact['origins']} origins?", meter[0]):
            yield f"{fact['id']} has {meter[0]!r} beside it"
    for e in body.cssselect("li.bg-fact"):
        if fact := facts.get(e.get("id")):
            yield from _same(fact["id"], [_text(p) for p in e.cssselect(".bg-said")], [fact["text"]])
            yield from _cites(fact["id"], e, fact["citations"], links)
            told_by = [*fact["citations"], *fact.get("partly", []), *fact["details"]]
            yield from _lists(fact["id"], e.cssselect("details q"), told_by, links)
            brackets = [_text(s).strip("[]").partition(":")[0] for s in e.cssselect(".bg-bracket > span")]
            yield from _same(fact["id"], brackets, [x["words"] for x in fact.get("brackets", [])])
    yield from _differences(told, body, links)
    yield from _rest(told, body, links)


def _differences(told: Told, body: Element, links: _Targets) -> Why:
    for d in told.briefing["differences"]:
        found = body.cssselect(f"[id='{d['id']}']")
        card = (
            next((e for e in (found[0], *found[0].iterancestors()) if "bg-card" in e.get("class", "")), None)
            if found
            else None
        )
        if card is None:
            yield f"the difference {d['id']} is not printed"
            continue
        badges = {_text(e).lower() for e in card.cssselect(".bg-badge")}
        if not {d["reading"], d["kind"]} <= badges or ("two versions of one text" in badges) != d["revision"]:
            yield f"{d['id']} bears the badges {sorted(badges)}"
        if d["topic"] not in [_text(e) for e in card.iter("h3")] or d["rule"] not in _text(card):
            yield f"{d['id']} has another question or reason"
        sides = found[0].cssselect(".bg-position")
        for side, position in zip(sides, d["positions"], strict=False):
            value = [_text(e) for e in side.cssselect(".bg-value")] or [
                _text(e) for e in side.cssselect(".bg-whole > p[data-receipt]")
            ]
            yield from _same(d["id"], value, [_line(position["value"])])
            yield from _lists(d["id"], side.cssselect("blockquote > p[data-receipt]"), position["citations"], links)
        if len(sides) != len(d["positions"]):
            yield f"{d['id']} has {len(sides)} sides"
        silent = [a for e in found[0].cssselect(".bg-silent") for a, _ in links.sentences(e)]
        yield from _same(f"{d['id']}, silent", silent, d["silent"])


def _rest(told: Told, body: Element, links: _Targets) -> Why:
    """Timeline, quotes, figures, people, claims of one source and gaps: each printed thing beside each of the data."""
    b = told.briefing
    happened = [_text(e) for e in body.cssselect(".bg-event > [data-receipt]")]
    yield from _same_bag("timeline", list(dict.fromkeys(happened)), list({e["text"] for e in b["timeline"]}))
    for e in body.cssselect(".bg-happening"):
        words = [_text(x) for x in e.cssselect(".bg-event > [data-receipt]")]
        told_by = [{c["article"] for c in x["citations"]} for x in b["timeline"] if [_line(x["text"])] == words]
        if told_by and {a for a, _ in links.sentences(e)} not in [*told_by, set().union(*told_by)]:
            yield f"the entry {words[0][:40]!r} cites other articles"
    times = [d for e in body.cssselect(".bg-timeline time") for d in (e.get("datetime"),)]
    if strangers := set(times) - {e["date"] for e in b["timeline"]}:
        yield f"the timeline has the date {min(map(str, strangers))}"
    spoken = []
    for e in body.cssselect(".bg-speaker"):
        who = _text(e.cssselect("h3")[0]) if e.cssselect("h3") else ""
        for q in e.cssselect(".bg-quote"):
            said = [_text(x) for x in q.cssselect("p > [data-receipt]")][:1]
            spoken.append((who, *said, *sorted({a for a, _ in links.sentences(q)})))
    expected = [
        (q["speaker"] or "Speaker not named", _line(q["text"]), *sorted({c["article"] for c in q["citations"]}))
        for q in b["quotes"]
    ]
    for odd in (Counter(spoken) - Counter(expected)) or (Counter(expected) - Counter(spoken)):
        yield f"the quotations are not those of the data: {odd!r}"
    yield from _same_bag(
        "people",
        [_text(e) for e in body.cssselect(".bg-person > h4, .bg-named > [id^=who]")],
        [p["name"] for p in b["people"]],
    )
    amounts = [_text(e) for e in body.cssselect(".bg-number > [data-receipt]")]
    yield from _same_bag("figures", amounts, [a["text"] for f in b["figures"] for a in f["amounts"]])
    for label in ("only-one", "not-known"):
        for section in body.cssselect(f"section:has(> h2[id='{label}'])"):
            said = [_text(e) for e in section.cssselect("li > [data-receipt]")]
            yield from _same_bag(
                label, said, [s["text"] for s in b["single_source" if label == "only-one" else "gaps"]]
            )
    left = [f"{file['path']} {file['reason']}" for file in b["not_read"]]
    yield from _same_bag("not read", [_text(e) for e in body.cssselect(".bg-leftout > li")], list(map(_line, left)))
    yield from _invented(body)


def _invented(body: Element) -> Why:
    """A paragraph or an entry of a list without a class of ours and without a receipt is nobody's."""
    for e in body.iter("p", "li", "blockquote", "h2", "h3", "h4", "td"):
        own = e.get("class") or e.get("id") or e.get("data-receipt") or e.get("data-label")
        own = own or (e.getparent() is not None and e.getparent().get("class") == "bg-leftout")
        if own or len(_text(e).split()) < 4 or e.cssselect("[data-receipt], [class^=bg-], a[href], li > b"):
            continue
        yield f"{_text(e)[:60]!r} stands there and has no receipt"


def _article(told: Told, body: Element, name: str) -> Why:
    """An article's page holds its blocks, whole and in order, and nothing between them."""
    yield from _alien(body)
    article = told.articles[name]
    for e in body.cssselect(".bg-body [data-search-exclude]"):
        e.drop_tree()
    printed = [_text(e) for e in body.cssselect(".bg-body > *, .bg-body > blockquote > *") if e.tag != "blockquote"]
    yield from _same(
        "the text", [p for p in printed if p], [_line(x["text"]) for x in article["blocks"] if _line(x["text"])]
    )
    for s in article["sentences"]:
        at = body.cssselect(f"[id='{s['id']}']")
        if [_text(e) for e in at] != [_line(s["text"])]:
            yield f"the sentence {s['id']} is not printed under its anchor"
    meta = article["metadata"]
    yield from _same("title", [_text(e) for e in body.cssselect("h1")], [_line(meta["title"] or f"Untitled: {name}")])
    facts = [_line(_text(e)) for e in body.cssselect("dl dd")]
    for said in (meta["outlet"] or "unknown", ", ".join(meta["authors"]) or "unknown", article["sha256"]):
        if facts and _line(said) not in facts:
            yield f"{said!r} is not printed among its metadata"
    cuts = [_text(e) for e in body.cssselect(".bg-log > li > span:last-child")]
    pieces = [_line(c["text"]) for c in (*article["cuts"], *article.get("overruled", []))]
    if missing := [p for p in pieces if p and p not in cuts]:
        yield f"{missing[0][:40]!r} was cut and is not named as cut"
    yield from _invented(body)


def _cites(where: str, element: Element, citations: list[Json], links: _Targets) -> Why:
    """The chips of a statement lead to the first sentence of each article it cites."""
    first: dict[str, str] = {}
    for c in citations:
        first.setdefault(c["article"], c["sentence"])
    chips = [pair for e in element.cssselect(".bg-cite") for pair in links.sentences(e)]
    yield from _same(f"{where}, citations", chips, list(first.items()))


def _lists(where: str, quoted: list[Element], citations: list[Json], links: _Targets) -> Why:
    """Each source's words stand beside a link to their sentence."""
    if len(citations) > 1 or quoted:
        yield from _same(where, [_text(q) for q in quoted], [_line(c["text"]) for c in citations])
    for q, c in zip(quoted, citations, strict=False):
        beside = q.getparent()
        if beside is not None and key_of(c) not in links.sentences(beside):
            yield f"{where}: the words of {c['article']}#{c['sentence']} stand beside another link"


def _same(where: str, printed: Sequence[object], told: Sequence[object]) -> Why:
    if printed != told:
        odd = next((p for p in printed if p not in told), next((t for t in told if t not in printed), printed[:1]))
        yield f"{where}: {str(odd)[:60]!r} is not as the data has it"


def _same_bag(where: str, printed: list[str], told: list[str]) -> Why:
    yield from _same(where, sorted(printed), sorted(map(_line, told)))


def _alien(body: Element) -> Why:
    for e in body.iter(*_ALIEN):
        yield f"there is a <{e.tag}> in the text"


def _stranger(e: Element, pages: int, scripts: Counter[str]) -> str | None:
    """Why an element is not ours; None for one that is."""
    for name, value in e.attrib.items():
        if name.lower().startswith("on") or value.strip().lower().startswith(("javascript:", "data:text")):
            return f"<{e.tag}> has {name}={value[:40]!r}"
    where = e.get("src") or (
        e.get("href") if e.tag == "link" and e.get("rel") not in {"canonical", "prev", "next"} else None
    )
    everywhere = e.tag == "script" and scripts[_script(e)] >= pages / 2  # the owner's settings name it
    if where and urlsplit(where).netloc and not everywhere:
        return f"<{e.tag}> loads {where}"
    if e.tag in {"iframe", "object", "embed", "base"}:
        return f"there is an <{e.tag}>"
    if e.tag == "script" and e.get("type") != "application/json" and pages > 3 and scripts[_script(e)] < pages / 2:
        return f"a script is on few pages alone: {_script(e)[:40]!r}"
    return None


def _script(e: Element) -> str:
    """A script by the name of its file, or by its words, in which each page has its own way to the site's top."""
    if source := e.get("src"):
        return posixpath.basename(urlsplit(str(source)).path)
    return re.sub(r'URL\("(?!//)[./\w%~-]*"', 'URL("."', e.text or "")


def _body(data: bytes) -> Element | None:
    parser = lxml.html.HTMLParser(encoding="utf-8")
    found = lxml.html.document_fromstring(data, parser=parser).cssselect(_OURS)
    return found[0] if found else None


def _text(element: Element) -> str:
    return _line(element.text_content())


def _line(text: str) -> str:
    return " ".join(text.split())
