"""The search of a finished site: does what it shows stand on the pages, and does each word lead where it stands?

Its files are scripts, so the first question is whether each is data and nothing else.
"""

from __future__ import annotations

import json
import posixpath
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any, cast
from urllib.parse import unquote

import lxml.html

from briefgen.gate.independent.days import span
from briefgen.gate.independent.told import Doubt, Json

Why = Iterator[str]
_CALL = re.compile(r'briefgenSearch\(("(index|texts|words|names)",\d+,"[0-9a-f]+",.*)\);\n', re.S)
_WORD = re.compile(r"[^\W_]+")
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_LONGEST = 40


def own_search_doubts(
    files: Mapping[str, bytes], pages: Mapping[str, bytes], stories: Mapping[str, Json]
) -> tuple[Doubt, ...]:
    """What of a site's own search does not hold.

    ``files`` are the scripts of the folder ``search`` by their names, ``pages`` all HTML pages of the site by their
    paths, ``stories`` the briefings by the folder of their pages.
    """
    parts: dict[tuple[str, int], Any] = {}
    versions = set()
    for name, data in sorted(files.items()):
        found = _CALL.fullmatch(data.decode("utf-8", "replace"))
        try:
            kind, number, version, told = json.loads(f"[{found[1]}]") if found else ("", 0, "", None)
        except ValueError:
            kind, number, version, told = "", 0, "", None
        if name != ("index.js" if kind == "index" else f"{kind}-{number}.js"):
            return (Doubt("site", ("search", name), "it is no data of the search alone"),)
        parts[kind, number] = told
        versions.add(version)
    if len(versions) > 1:
        return (Doubt("site", ("search",), "its files are of several builds"),)
    try:
        return tuple(Doubt("site", ("search",), why) for why in _doubts(parts, pages, stories))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        return (Doubt("site", ("search",), f"it cannot be followed: {type(error).__name__}: {error}"),)


def _doubts(parts: Mapping[tuple[str, int], Any], pages: Mapping[str, bytes], stories: Mapping[str, Json]) -> Why:
    index = parts["index", 0]
    counted = {kind: sum(k == kind for k, _ in parts) for kind in ("texts", "words", "names")}
    yield from (f"{kind} has {n} files" for kind, n in counted.items() if n != len(index[kind]))
    firsts = [*accumulate(index["texts"])]
    shown: list[Any] = []
    for n, first in enumerate(firsts):
        if first != len(shown):
            yield f"texts-{n} begins with another page"
        shown += parts["texts", n]
    if [len(sections) for _, _, sections in shown] != index["sections"]:
        yield "its pages have other sections"
    names = [_page_of(url, pages) for url, _, _ in shown]
    said: list[set[str]] = []
    for (url, title, sections), name in zip(shown, names, strict=True):
        if name is None:
            yield f"it leads to {url}, which is not there"
            return
        on_page, anchors = _on_page(pages[name])
        for heading, anchor, pieces in sections:
            words = {word for text in (title, heading, *pieces[1::2]) for word in _words(text)}
            yield from (f"{name} does not hold the word {word!r}" for word in sorted(words - on_page)[:1])
            led = {anchor, *pieces[::2]} - {""}
            yield from (f"{name} has no anchor {lost}" for lost in sorted(led - anchors)[:1])
            said.append(words)
    yield from _lost_words(parts, index, said)
    yield from _filters(parts, index, [name or "" for name in names], stories)


def _lost_words(parts: Mapping[tuple[str, int], Any], index: Json, said: list[set[str]]) -> Why:
    """Each word of a section leads to it, and no other word does."""
    places: dict[str, set[int]] = defaultdict(set)
    beginnings, last = index["words"], len(index["words"]) - 1
    for n, beginning in enumerate(beginnings):
        entries = parts["words", n]
        for forms, numbers in zip(entries[::2], entries[1::2], strict=True):
            found = {*accumulate(number // 4 for number in _unpacked(numbers))}
            for section in found:
                if said[section].isdisjoint(forms.split(" ")):
                    yield f"{forms!r} leads to a section without it"
            for form in forms.split(" "):
                if _units(beginning) <= _units(form) and (n == last or _units(form) < _units(beginnings[n + 1])):
                    places[form] |= found
    for section, words in enumerate(said):
        for word in words:
            if section not in places[word]:
                yield f"{word!r} does not lead to a section that has it"


def _filters(parts: Mapping[tuple[str, int], Any], index: Json, names: list[str], stories: Mapping[str, Json]) -> Why:
    """What a page can be chosen by is what the data says of it."""
    people: dict[int, set[str]] = defaultdict(set)
    for n in range(len(index["names"])):
        entries = parts["names", n]
        for name, numbers in zip(entries[::2], entries[1::2], strict=True):
            for page in accumulate(_unpacked(numbers)):
                people[page].add(name)
    for n, name in enumerate(names):
        folder = next((f for f in _up(name) if f in stories), None)
        kind, outlets = index["kinds"][index["kind"][n]], {index["outlets"][o] for o in index["outlet"][n]}
        if folder is None:
            if kind in {"story", "article"} or outlets or people[n] or index["days"][n]:
                yield f"{name} is found as if it were of a story"
            continue
        story, inside = stories[folder], name.removeprefix(f"{folder}/")
        cards = story["articles"]
        if inside.startswith("articles/"):
            article = inside.removeprefix("articles/").removesuffix("/index.html").removesuffix(".html")
            cards = [card for card in cards if card["id"] == article]
        if kind != ("article" if inside.startswith("articles/") else "story"):
            yield f"{name} is found as {kind}"
        if outlets != {_line(card["outlet"]) for card in cards if card["outlet"]}:
            yield f"{name} is found under other outlets"
        if strangers := people[n] - {_line(person["name"]) for person in story["people"]}:
            yield f"{name} is found under the name {min(strangers)!r}"
        yield from _days(name, index, index["days"][n], [card["published"] for card in cards])


def _up(name: str) -> Iterator[str]:
    """The folders that a page lies in, the innermost first."""
    while name := posixpath.dirname(name):
        yield name


def _days(name: str, index: Json, told: list[int] | None, published: list[str | None]) -> Why:
    """The days of a page are the first and the last one that its articles may mean."""
    spans = [found for day in published if day and (found := span(day[:10]))]
    if (told is None) == bool(spans):
        yield f"{name} is found under other days"
    elif told and spans:
        first = date.fromisoformat(index["origin"]) + timedelta(told[0])
        if (first, first + timedelta(told[1])) != (min(a for a, _ in spans), max(b for _, b in spans)):
            yield f"{name} is found under other days"


def _page_of(url: str, pages: Mapping[str, bytes]) -> str | None:
    path = unquote(url)
    return next((p for p in (path or "index.html", posixpath.join(path, "index.html")) if p in pages), None)


def _on_page(page: bytes) -> tuple[set[str], set[str]]:
    """The words of a page, and its anchors."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = cast("lxml.html.HtmlElement", lxml.html.document_fromstring(page, parser=parser))
    apart, together = " ".join(map(str, tree.itertext())), str(tree.text_content())
    return _words(apart) | _words(together), {str(name) for name in tree.xpath("//@id")}


def _units(word: str) -> bytes:
    """What a browser goes by when it orders words."""
    return word.encode("utf-16-be", "surrogatepass")


def _unpacked(text: str) -> list[int]:
    numbers, n, unit = [], 0, 1
    for digit in map(_DIGITS.index, text):
        n += digit % 32 * unit
        unit *= 32
        if digit < 32:
            numbers.append(n)
            n, unit = 0, 1
    return numbers


@cache
def _marks() -> dict[int, str | None]:
    """What is no letter of its own, to be left out, and the one letter that has two forms."""
    every = (n for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)).startswith("M"))
    return {**dict.fromkeys(every, None), ord("ς"): "σ"}


def _words(text: str) -> set[str]:
    """The words of a text, without capitals and marks; each piece of it between spaces is looked at once."""
    found: set[str] = set()
    for piece in {*text.lower().split()}:
        bare = piece if piece.isascii() else unicodedata.normalize("NFKD", piece).translate(_marks())
        found.update(word[:_LONGEST] for word in _WORD.findall(bare))
    return found


def _line(text: str) -> str:
    return " ".join(text.split())
