"""The published data: a briefing and an article as JSON, and back.

``briefing.json`` is the format of `briefgen.model.Briefing` under the name `FORMAT`; its JSON Schema is
``templates/assets/briefing.schema.json``, which goes to the site with it.  The pages are rendered from what
these functions read back, so that nothing can stand on a page that is not in the data.

Keys are the field names.  A citation's ``marks``, a position's ``resolved``, a card's ``notes`` and the like
are left out where they say nothing; the keys the format promises are always there.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from briefgen.errors import BriefgenError
from briefgen.model import FORMAT, Article, Briefing

ARTICLE_FORMAT = "briefgen.article/1"
SOURCE_FORMAT = "source_format"
"""An article's own ``format`` goes by this name in its file, where "format" says what the file is."""

T = TypeVar("T")
_SAYS_NOTHING: tuple[object, ...] = (None, (), False, 0)

# Beyond what the format promises; left out where empty.
_OPTIONAL = {
    "Article": {"overruled"},
    "Briefing": {"withheld"},
    "Citation": {"marks"},
    "Fact": {"brackets"},
    "ArticleCard": {"assumed", "notes", "uncompared"},
    "TimelineEntry": {"clock"},
    "Person": {"says"},
    "Position": {"resolved"},
    "Quote": {"source", "addressee", "occasion"},
    "Amount": {"converted"},
    "Figure": {"difference"},
    "Origin": {"copied"},
    "StoryCard": {"description", "title_citation"},
    "Sentence": {"damaged"},
    "Block": {"repairs", "level", "language"},
}


def to_json(value: Briefing | Article) -> bytes:
    """A briefing or an article as its JSON file: UTF-8, two spaces, the same bytes for the same value."""
    kind = FORMAT if isinstance(value, Briefing) else ARTICLE_FORMAT
    data = _plain_object(value)
    if isinstance(value, Article):
        data[SOURCE_FORMAT] = data.pop("format")
    data = {"format": kind, **data}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def briefing_from_json(data: bytes) -> Briefing:
    """The briefing a ``briefing.json`` holds; raises `BriefgenError` where it is of another format."""
    return _read(Briefing, data, FORMAT)


def article_from_json(data: bytes) -> Article:
    """The article an ``articles/<id>.json`` holds; raises `BriefgenError` where it is of another format."""
    return _read(Article, data, ARTICLE_FORMAT)


def _read(kind: type[T], data: bytes, name: str) -> T:
    try:
        values = json.loads(data.decode("utf-8", "surrogatepass"))
        if values.get("format") != name:
            raise BriefgenError(f"This is no {name} file but {values.get('format')!r}. Build the site anew.")
        if SOURCE_FORMAT in values:
            values["format"] = values.pop(SOURCE_FORMAT)
        return typing.cast("T", _value(kind, values))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BriefgenError(f"A {name} file is damaged ({error}). Build the site anew.") from error


def _plain_object(value: Any) -> dict[str, Any]:
    optional = _OPTIONAL.get(type(value).__name__, set())
    pairs = ((f.name, getattr(value, f.name)) for f in fields(value))
    return {name: _plain_value(v) for name, v in pairs if name not in optional or v not in _SAYS_NOTHING}


def _plain_value(value: Any) -> Any:
    if is_dataclass(value):
        return _plain_object(value)
    if isinstance(value, tuple):
        return [_plain_value(item) for item in value]
    return str(value) if isinstance(value, StrEnum) else value


def _value(kind: Any, data: Any) -> Any:
    """``data`` as a value of the type ``kind``."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return tuple(_value(arguments[0], item) for item in data)
        return tuple(_value(k, item) for k, item in zip(arguments, data, strict=True))
    if origin in {types.UnionType, typing.Union}:
        return None if data is None else _value(arguments[0], data)
    if is_dataclass(kind):
        return _build(typing.cast("Callable[..., Any]", kind), data)
    return kind(data) if isinstance(kind, type) and issubclass(kind, StrEnum) else data


def _build(kind: Callable[..., Any], data: dict[str, Any]) -> Any:
    return kind(**{name: _value(of, data[name]) for name, of in _hints(kind).items() if name in data})


@cache
def _hints(kind: Callable[..., Any]) -> dict[str, Any]:
    return get_type_hints(kind)
