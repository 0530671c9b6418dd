"""The little of JSON Schema that ours uses, so that no library is needed to test it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

KNOWN = {"type", "const", "enum", "pattern", "properties", "required", "items", "minItems", "maxItems", "minimum",
         "$schema", "$defs", "$ref", "title", "description"}  # fmt: skip
KINDS: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
    "null": type(None),
}  # fmt: skip


def complaints(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    """What in a value is not as a schema says; a schema that says more than this understands is an error."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    types = schema.get("type", [])
    allowed = [types] if isinstance(types, str) else types
    if allowed and not any(_is(value, kind) for kind in allowed):
        yield f"{value!r} is no {types}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{value!r} is none of {schema['enum']}"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{value!r} does not match {schema['pattern']}"
    if isinstance(value, dict):
        yield from _object(value, schema, whole)
    if isinstance(value, list):
        yield from _array(value, schema, whole)


def _object(value: dict[str, Any], schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    yield from (f"{name} is missing" for name in schema.get("required", []) if name not in value)
    for name, inner in value.items():
        yield from complaints(inner, schema.get("properties", {}).get(name, {}), whole)


def _array(value: list[Any], schema: dict[str, Any], whole: dict[str, Any]) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"there are {len(value)} items"
    for inner in value:
        yield from complaints(inner, schema.get("items", {}), whole)


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))
