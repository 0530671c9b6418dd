"""What appeared in a briefing, what vanished and what changed, told from its JSON by content, not by ids or order.

Sections are walked by their form, so that one which is added later is compared without a word here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Json = Mapping[str, Any]
What = Literal["appeared", "vanished", "changed"]

FIRST = ("differences", "parallels", "facts", "bottom_line", "quotes", "timeline", "people", "figures")
"""The sections in the order in which they are shown; all others follow as the briefing has them."""
SILENT = frozenset({"id", "marks", "page", "sentence", "sha256"})
"""Keys that name or place what is told and tell nothing."""
ALIKE = 0.5
"""Two items under different names are one that changed where they share this much of what they cite.

Nothing is measured by it: it only decides whether a page says "changed" or "vanished" and "appeared"."""


@dataclass(frozen=True)
class Item:
    """One item of a section: a name in a line, all that it says in lines, the sentences it cites."""

    name: str
    says: frozenset[str]
    cites: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Change:
    """An item that appeared, vanished or changed, and the lines it lost and gained: of one that appeared, all."""

    section: str
    what: What
    name: str
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


def changes(before: Json, after: Json) -> tuple[Change, ...]:
    """All changes between two briefings of one story.

    >>> old = {"quotes": [{"speaker": "Ann Bell", "text": "No."}]}
    >>> changes(old, {"quotes": [{"speaker": "Bo Reed", "text": "No."}]})[0].gained
    ('speaker: Bo Reed',)
    """
    return tuple(
        change
        for section in sections(before, after)
        for change in _section(section, items(before, section), items(after, section))
    )


def moved(before: Json, after: Json, told: Sequence[Change]) -> tuple[str, ...]:
    """The parts that differ though none of their items changed: in the order, an id, a mark."""
    changed = {c.section for c in told}
    keys = dict.fromkeys((*before, *after))
    return tuple(k for k in keys if k not in changed and before.get(k) != after.get(k))


def sections(*briefings: Json) -> tuple[str, ...]:
    """The sections of these briefings, the ones that matter most first."""
    listed = dict.fromkeys(k for b in briefings for k, v in b.items() if isinstance(v, list))
    return tuple(sorted(listed, key=lambda k: (FIRST.index(k) if k in FIRST else len(FIRST), list(listed).index(k))))


def items(briefing: Json, section: str) -> tuple[Item, ...]:
    """What stands in a section."""
    texts = {f["id"]: f["text"] for f in briefing.get("facts", ()) if "id" in f}
    entries = briefing.get(section, ())
    return tuple(_item(section, {"text": texts.get(e, e)} if isinstance(e, str) else e) for e in entries)


def _item(section: str, entry: Json) -> Item:
    return Item(_name(section, entry), frozenset(_lines(entry)), frozenset(_cited(entry)))


def _name(section: str, entry: Json) -> str:
    """What an item is called: what it tells, or its sides."""
    if section == "articles":
        return str(entry.get("path", "")).rsplit("/", 1)[-1]
    sides = entry.get("positions") or entry.get("passages")
    if sides:
        told = " | ".join(str(s.get("value") or s.get("text") or next(_cited(s), ("", ""))[1]) for s in sides)
        return f"{entry['kind']}: {told}" if "kind" in entry else told
    told = str(next((entry[k] for k in ("text", "name", "question", "path", "reason") if entry.get(k)), ""))
    return f"{entry['date']}: {told}" if "date" in entry else told


def _lines(value: Any, path: str = "") -> Iterator[str]:
    """Everything a value says, a line each, in no order: ``"speaker: Ann Bell"``, ``"[bell] Six were hurt."``."""
    if isinstance(value, Mapping):
        if _is_citation(value):
            yield f"{path}[{value['article']}] {value['text']}"
        else:
            yield from _entry_lines(value, path)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _lines(inner, path)
    elif value is not None and value is not False:
        yield f"{path}{value}"


def _entry_lines(entry: Json, path: str) -> Iterator[str]:
    """The lines of an entry; what has a value or a name of its own within another shows it before what it cites."""
    head = next((k for k in ("value", "name") if path and entry.get(k) and entry.get("citations")), None)
    for key, inner in entry.items():
        if key in SILENT or key == head:
            continue
        if key == "citations":
            yield from _lines(inner, f"{path}{entry[head]} ← " if head else path)
        else:
            yield from _lines(inner, f"{path}{key}: ")


def _cited(value: Any) -> Iterator[tuple[str, str]]:
    """All (article, sentence) in a value."""
    if isinstance(value, Mapping):
        if _is_citation(value):
            yield value["article"], value["text"]
        else:
            for inner in value.values():
                yield from _cited(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _cited(inner)


def _is_citation(value: Json) -> bool:
    return isinstance(value.get("article"), str) and isinstance(value.get("text"), str) and "sentence" in value


def _section(section: str, before: Sequence[Item], after: Sequence[Item]) -> Iterator[Change]:
    """The changes of a section: equal items meet first, then those of one name, then those that cite the same."""
    old, new = list(before), list(after)
    for item in before:
        if item in new:
            new.remove(item)
            old.remove(item)
    for a, b in _met(old, new):
        lost, gained = tuple(sorted(a.says - b.says)), tuple(sorted(b.says - a.says))
        yield Change(section, "changed", b.name, lost, gained)
    yield from (Change(section, "vanished", i.name, lost=tuple(sorted(i.says))) for i in old)
    yield from (Change(section, "appeared", i.name, gained=tuple(sorted(i.says))) for i in new)


def _met(old: list[Item], new: list[Item]) -> list[tuple[Item, Item]]:
    """Pairs of an item and what became of it, taken out of both lists: the most alike first."""
    ranked = sorted(
        ((_alike(a, b), i, k) for i, a in enumerate(old) for k, b in enumerate(new)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    met: dict[int, int] = {}
    for alike, i, k in ranked:
        if alike >= ALIKE and i not in met and k not in met.values():
            met[i] = k
    pairs = [(old[i], new[k]) for i, k in sorted(met.items())]
    kept, came = set(met), set(met.values())
    old[:] = [x for i, x in enumerate(old) if i not in kept]
    new[:] = [x for k, x in enumerate(new) if k not in came]
    return pairs


def _alike(a: Item, b: Item) -> float:
    """How much of what either cites both cite; items of one name are alike in any case."""
    shared = len(a.cites & b.cites) / max(1, len(a.cites | b.cites))
    return 1 + shared if a.name == b.name else shared
