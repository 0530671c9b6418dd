"""What the page says at a glance: that a fact is disputed, who says it, which articles say it all.

Asked of the HTML by the ids and classes of its elements, and of the data; nothing here knows how a page is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement as Element

from briefgen.gate.independent.selecting import select
from briefgen.gate.independent.told import Json, Told

Why = Iterator[str]
Sentences = Callable[[Element], list[tuple[str, str]]]
"""The sentences (article, sentence) that an element links to; without a sentence the second is ""."""
WAYS_OF_PUTTING_IT = {"wording", "label"}
"""Kinds that are neither conflict nor update to a reader."""


def glance(told: Told, body: Element, sentences: Sentences) -> Why:
    """What is not so among the marks of the facts, the map and the reading list."""
    b = told.briefing
    facts = {f["id"]: f for f in b["facts"]}
    differences = {d["id"]: d for d in b["differences"]}
    for e in select(body, "li.bg-fact, .bg-bottom ol > li"):
        link = select(e, "p > a[href^='#']")
        fact = facts.get(e.get("id") or (link[0].get("href", "#")[1:] if link else ""))
        if fact:
            yield from _marks(fact, differences, e)
    yield from _map(b, body, sentences)
    for e in select(body, ".bg-read"):
        chosen = {article for article, _ in sentences(e)}
        told_by = [f["citations"] for f in b["facts"]]
        told_by += [p["citations"] for d in b["differences"] for p in d["positions"]]
        at_hand = {a["id"] for a in b["articles"]} - {x["article"] for x in b["background"]}
        missed = [c for c in told_by if chosen and not chosen & {x["article"] for x in c}]
        if any({x["article"] for x in c} & at_hand for c in missed):
            yield f"who reads {sorted(chosen)} misses {missed[0][0]['text'][:40]!r}"


def _marks(fact: Json, differences: dict[str, Json], e: Element) -> Why:
    """A fact that stands in differences leads to them, by their right names; another leads to none."""
    shown = set()
    for word in ("conflict", "update", "words"):
        for a in select(e, f".bg-tag-{word} a"):
            where = str(a.get("href", ""))[1:]
            shown.add(where)
            if where not in fact.get("differences", []) or word != _mark(differences[where]):
                yield f"{fact['id']} bears the mark {word} for {where}"
    if fact.get("differences") and not shown:
        yield f"{fact['id']} does not bear the mark of {fact['differences'][0]}"


def _mark(d: Json) -> str:
    return "words" if d["kind"] in WAYS_OF_PUTTING_IT else str(d["reading"])


def _map(b: Json, body: Element, sentences: Sentences) -> Why:
    """A field that "says so" leads to a sentence of the fact, and each such article has its field."""
    for fact, tr in zip(b["facts"], select(body, ".bg-grid tbody tr"), strict=False):
        says = [pair for td in select(tr, "td.bg-is-says") for pair in sentences(td)]
        citing = {(c["article"], c["sentence"]) for c in fact["citations"]}
        if not set(says) <= citing or {a for a, _ in says} != {a for a, _ in citing}:
            yield f"the map has others who say {fact['id']}"
        against = {
            (c["article"], c["sentence"])
            for d in b["differences"]
            if d["id"] in fact.get("differences", [])
            for p in d["positions"]
            for c in p["citations"]
        }
        if not {pair for td in select(tr, "td.bg-is-otherwise") for pair in sentences(td)} <= against:
            yield f"the map has others who say otherwise than {fact['id']}"
