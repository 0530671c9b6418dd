"""The published data: a briefing and an article as JSON, and back; the JSON Schema, made from the types.

``briefing.json`` is the format of `Briefing` under the name `FORMAT`.  The pages are rendered from what these functions
read back, so that nothing can stand on a page that is not in the data.  Keys are the field names; a field that is
`sparse` is left out where it says nothing, every other one is always there.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from briefgen.errors import BriefgenError
from briefgen.model.article import Article
from briefgen.model.briefing import FORMAT
from briefgen.model.fields import SPARSE, nouns_of
from briefgen.sections.briefing import Briefing

ARTICLE_FORMAT = "briefgen.article/1"
SOURCE_FORMAT = "source_format"
"""An article's own ``format`` goes by this name in its file, where "format" says what the file is."""

_SAYS_NOTHING: tuple[object, ...] = (None, (), False, 0)
_ABOUT = (
    "What the sources of a story agree on, where they differ, and the sentence behind every line. Texts are verbatim "
    "from the articles unless it is said otherwise. Further keys may be added; readers must ignore those they do not "
    "know."
)


def to_json(value: Briefing | Article) -> bytes:
    """A briefing or an article as its JSON file: UTF-8, two spaces, the same bytes for the same value."""
    kind = FORMAT if isinstance(value, Briefing) else ARTICLE_FORMAT
    data = _plain(value)
    if isinstance(value, Article):
        data[SOURCE_FORMAT] = data.pop("format")
    data = {"format": kind, **data}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def briefing_from_json(data: bytes) -> Briefing:
    """The briefing a ``briefing.json`` holds; raises `BriefgenError` where it is of another format."""
    return cast("Briefing", _read(data, FORMAT))


def article_from_json(data: bytes) -> Article:
    """The article an ``articles/<id>.json`` holds; raises `BriefgenError` where it is of another format."""
    return cast("Article", _read(data, ARTICLE_FORMAT))


def briefing_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``briefing.json``: what a briefing holds, each part with what it means.

    >>> briefing_schema()["properties"]["format"]
    {'const': 'briefgen.briefing/1'}
    """
    made = _adapter(FORMAT).json_schema()
    nouns = {noun.__name__: noun for noun in nouns_of(Briefing)}
    kinds = {name: _tidy(schema, nouns.get(name)) for name, schema in made["$defs"].items()}
    whole = _tidy(made, Briefing)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A briefing of one story",
        "description": _ABOUT,
        "type": "object",
        "properties": {"format": {"const": FORMAT}, **whole["properties"]},
        "required": ["format", *whole["required"]],
        "$defs": kinds,
    }


def _tidy(schema: dict[str, Any], noun: Any) -> dict[str, Any]:
    """A noun's schema without the names pydantic gives each field, and with all that is always there required."""
    if noun is None:
        return schema
    properties = {name: {k: v for k, v in said.items() if k != "title"} for name, said in schema["properties"].items()}
    return {**schema, "properties": properties, "required": [f.name for f in fields(noun) if SPARSE not in f.metadata]}


def _read(data: bytes, name: str) -> Briefing | Article:
    try:
        values = json.loads(data.decode("utf-8", "surrogatepass"))
        if values.get("format") != name:
            raise BriefgenError(f"This is no {name} file but {values.get('format')!r}. Build the site anew.")
        if SOURCE_FORMAT in values:
            values["format"] = values.pop(SOURCE_FORMAT)
        return cast("Briefing | Article", _adapter(name).validate_python(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = "/".join(str(part) for part in first["loc"])
        raise BriefgenError(f"A {name} file is damaged ({where}: {first['msg']}). Build the site anew.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BriefgenError(f"A {name} file is damaged ({error}). Build the site anew.") from error


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter({FORMAT: Briefing, ARTICLE_FORMAT: Article}[name])


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or value is None or kind is int:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]
    if is_dataclass(kind):
        pairs = ((name, getattr(value, name), sparse) for name, sparse in _names(kind))
        return {name: _plain(v) for name, v, sparse in pairs if not sparse or v not in _SAYS_NOTHING}
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _names(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a noun, and whether one is left out where it says nothing."""
    return tuple((f.name, bool(f.metadata.get(SPARSE))) for f in fields(kind))
