"""Lies for the gate: for every value that a schema knows, a value of the same form that is not true.

`leaves` walks a JSON Schema down to its values, `planted` puts one lie after the other into a copy of some data.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

Way = tuple[str, ...]
"""The way to a value in a schema: ``("facts", "*", "text")``, "*" for every item of a list."""

FEW = 1
"""A value that stands in many places is lied about in so many of them; with two the figure is the same."""


def leaves(schema: dict[str, Any], whole: dict[str, Any], way: Way = ()) -> Iterator[tuple[Way, dict[str, Any]]]:
    """Every value a schema knows, with its own schema."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    if options := [s for s in schema.get("anyOf", []) if s.get("type") != "null"]:
        schema = {**(whole["$defs"][options[0]["$ref"].rpartition("/")[2]] if "$ref" in options[0] else options[0])}
        yield from leaves({**schema, "nullable": True}, whole, way)
    elif "properties" in schema:
        for name, inner in schema["properties"].items():
            yield from leaves(inner, whole, (*way, name))
    elif "prefixItems" in schema or "items" in schema:
        yield from leaves(schema.get("items") or schema["prefixItems"][0], whole, (*way, "*"))
    else:
        yield way, schema


def planted(data: dict[str, Any], way: Way, leaf: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The data with one lie each, and what the lie is: ``facts.0.origins: 3 -> 4``."""
    found = list(_places(data, way))
    there = [place for place in found if _at(data, place) is not None]
    chosen = (there or found)[:FEW]
    others = list(dict.fromkeys(_at(data, p) for p in there if isinstance(_at(data, p), str)))
    for place in chosen:
        for lie in _lies(_at(data, place), leaf, others, way):
            lied = copy.deepcopy(data)
            _put(lied, place, lie)
            yield f"{'.'.join(map(str, place))}: {str(_at(data, place))[:40]!r} -> {str(lie)[:40]!r}", lied


def _lies(value: Any, leaf: dict[str, Any], others: list[str], way: Way) -> Iterator[Any]:
    kinds = leaf.get("type", "string")
    if "enum" in leaf:
        members = leaf["enum"]
        yield members[(members.index(value) + 1) % len(members)] if value in members else members[0]
    elif kinds == "boolean":
        yield not value
    elif kinds in {"integer", "number"}:
        yield (value or 0) + 1
    elif isinstance(value, str):
        yield _altered(value)
        other = next((o for o in others if o != value), None)
        if other is not None:
            yield other
    elif way[-1] not in {"const"} and others:
        yield others[0]
    else:
        yield "2031-05-12" if way[-1] in {"published", "updated", "assumed", "date"} else "Ebbingham"


def _altered(text: str) -> str:
    """The same text with another digit, or with another word in its middle."""
    if re.search(r"\d", text):
        return re.sub(r"\d(?=\D*$)", lambda m: str((int(m[0]) + 1) % 10), text, count=1)
    words = text.split(" ")
    words[len(words) // 2] = "Ebbingham" if words[len(words) // 2][:1].isupper() else "seldom"
    return " ".join(words)


def _places(data: Any, way: Way, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of a value in some data; a value that may be left out has one where it would stand."""
    if not way:
        yield at
    elif way[0] == "*":
        for n, item in enumerate(data if isinstance(data, list) else []):
            yield from _places(item, way[1:], (*at, n))
    elif isinstance(data, dict) and (way[0] in data or len(way) == 1):
        yield from _places(data.get(way[0]), way[1:], (*at, way[0]))


def _at(data: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        data = data[step] if isinstance(step, int) else data.get(step)
    return data


def _put(data: Any, place: tuple[str | int, ...], value: Any) -> None:
    _at(data, place[:-1])[place[-1]] = value
