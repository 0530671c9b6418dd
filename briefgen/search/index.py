"""The index of a site's pages, in plain script files that a browser loads as it needs them.

A page that is opened by double click may load nothing but scripts, so each file is a call of one function with data:
``briefgenSearch("words", 3, "version", [...])``.  ``index.js`` is loaded when the search is opened and names all there
is; the others when a word, a name or a result asks for them:

* ``words-N.js``: a run of words in their order, with their forms and the sections they stand in, each with how often;
* ``names-N.js``: the same for people, who are in pages;
* ``texts-N.js``: the sections themselves, for the results' words.

The version is a hash of all of it: a browser that has kept a file of an older site knows it.  Same pages, same bytes.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import Any

from briefgen.search.pages import KINDS, SearchedPage
from briefgen.search.sections import SearchedSection
from briefgen.search.shards import FILE_SIZE, packed, shared_out, steps
from briefgen.search.words import stem, words_of

FOLDER = "search"
IN_HEADING = 3
"""The weight of a word in a heading; else 0 where it stands once, 1 up to three times, 2 more often."""

_VERSION = 12


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word with its forms, or a name, and where it is."""

    words: tuple[str, ...]
    data: tuple[str, ...]

    @property
    def size(self) -> int:
        return sum(map(len, self.data)) + 8


def search_files(pages: Iterable[SearchedPage]) -> dict[str, bytes]:
    """The files of the search, by their path in the site; ``pages`` in any order."""
    ordered = sorted(pages, key=lambda page: page.url)
    texts = tuple(_texts(ordered))
    words, names = _shards(_word_entries(ordered)), _shards(_name_entries(ordered))
    files: dict[tuple[str, int], Any] = {}
    for kind, parts in (("texts", texts), ("words", words), ("names", names)):
        files |= {(kind, n): data for n, (_, data) in enumerate(parts)}
    index = {
        "texts": steps([first for first, _ in texts]),
        "words": [first for first, _ in words],
        "names": [first for first, _ in names],
        "kinds": KINDS,
        **_columns(ordered),
    }
    version = sha256(_json([index, *files.values()]).encode("utf-8", "replace")).hexdigest()[:_VERSION]
    written = {f"{FOLDER}/index.js": _script("index", 0, version, index)}
    written |= {f"{FOLDER}/{kind}-{n}.js": _script(kind, n, version, data) for (kind, n), data in files.items()}
    return dict(sorted(written.items()))


def _columns(pages: Sequence[SearchedPage]) -> dict[str, Any]:
    """What is asked of every page at once, in a list each: how many sections, what kind, which outlets, which days."""
    outlets = sorted({name for page in pages for name in page.outlets})
    number = {name: n for n, name in enumerate(outlets)}
    days = [(_day(page.first or page.last), _day(page.last or page.first)) for page in pages]
    origin = min((first for first, _ in days if first is not None), default=0)
    spans = ((first, last) for first, last in days)
    return {
        "sections": [len(page.sections) for page in pages],
        "kind": [KINDS.index(page.kind) for page in pages],
        "boost": [int(page.boost) if page.boost == int(page.boost) else page.boost for page in pages],
        "outlets": outlets,
        "outlet": [[number[name] for name in page.outlets] for page in pages],
        "origin": date.fromordinal(origin).isoformat() if origin else None,
        "days": [None if first is None or last is None else [first - origin, last - first] for first, last in spans],
    }


def _texts(pages: Sequence[SearchedPage]) -> Iterator[tuple[int, list[Any]]]:
    """The pages with their sections, in files of about one size; each with the number of its first page."""
    begun: list[Any] = []
    size = first = 0
    for n, page in enumerate(pages):
        data = [page.url, page.title, [_section(s) for s in page.sections]]
        length = len(page.title) + sum(len(p.text) for s in page.sections for p in s.pieces)
        if begun and size + length > FILE_SIZE:
            yield first, begun
            begun, size, first = [], 0, n
        begun.append(data)
        size += length
    if begun:
        yield first, begun


def _section(section: SearchedSection) -> list[Any]:
    return [section.heading, section.anchor, [said for piece in section.pieces for said in (piece.anchor, piece.text)]]


def _word_entries(pages: Sequence[SearchedPage]) -> Iterator[_Entry]:
    forms: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[int]] = defaultdict(list)
    every = ((page, section) for page in pages for section in page.sections)
    for n, (page, section) in enumerate(every):
        said = Counter(chain.from_iterable(words_of(piece.text) for piece in section.pieces))
        title, heading = set(words_of(page.title)), set(words_of(section.heading))
        if section is page.sections[0]:
            heading |= title
        weights: dict[str, int] = defaultdict(int)
        for word in sorted({*said, *title, *heading}):
            forms[stem(word)].add(word)
            weights[stem(word)] += said[word]
        stemmed = {stem(word) for word in heading}
        for root, often in weights.items():
            weight = IN_HEADING if root in stemmed else 0 if often < 2 else 1 if often < 4 else 2
            places[root].append(4 * n + weight)
    for root in sorted(places):
        known = (root, *sorted(forms[root] - {root}))
        yield _Entry(known, (" ".join(known), packed(_weighed(places[root]))))


def _weighed(places: Sequence[int]) -> list[int]:
    """Places with their weights as steps: the weight stays in the two lowest bits."""
    ways = steps([place // 4 for place in places])
    return [4 * way + place % 4 for way, place in zip(ways, places, strict=True)]


def _name_entries(pages: Sequence[SearchedPage]) -> Iterator[_Entry]:
    places: dict[str, list[int]] = defaultdict(list)
    for n, page in enumerate(pages):
        for name in page.people:
            places[name].append(n)
    for name in sorted(places):
        if words := tuple(dict.fromkeys(words_of(name))):
            yield _Entry(words, (name, packed(steps(places[name]))))


def _shards(entries: Iterable[_Entry]) -> tuple[tuple[str, list[str]], ...]:
    """The entries in files, each with its first word; one that has several words may be in several files."""
    by_word: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for word in entry.words:
            by_word[word].append(entry)
    runs = shared_out({word: sum(entry.size for entry in found) for word, found in by_word.items()})
    inside = ((run[0], dict.fromkeys(entry for word in run for entry in by_word[word])) for run in runs)
    return tuple((first, list(chain.from_iterable(entry.data for entry in found))) for first, found in inside)


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None


def _script(kind: str, number: int, version: str, data: Any) -> bytes:
    call = f"briefgenSearch({_json(kind)},{number},{_json(version)},{_json(data)});\n"
    return call.encode("utf-8", "replace")


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
