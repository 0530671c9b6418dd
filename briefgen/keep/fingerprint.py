"""What a value is known by: a hash that is the same for equal values in every process, whatever its hash seed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import Any

_TOLD_BY_ITSELF = (str, int, float, bool, date, type(None))


def fingerprint(*values: Any) -> str:
    """A hash of plain values and of frozen ones, in hexadecimal; the order of a set or a mapping does not matter.

    Raises `TypeError` for a value of which it is not known what tells it from others.

    >>> fingerprint("weir", frozenset({1, 2})) == fingerprint("weir", frozenset({2, 1}))
    True
    >>> fingerprint("1") == fingerprint(1)
    False
    """
    digest = hashlib.sha256()
    for part in _parts(values):
        digest.update(part)
    return digest.hexdigest()


def _parts(value: Any) -> Iterator[bytes]:
    """A value as bytes that no other value has: each begins with what it is, and has an end."""
    if isinstance(value, Enum):
        yield f"{type(value).__name__}.{value.name};".encode()
    elif isinstance(value, bytes):
        yield f"bytes {hashlib.sha256(value).hexdigest()};".encode()
    elif isinstance(value, PurePath):
        yield f"path {value.as_posix()!r};".encode("utf-8", "surrogatepass")
    elif isinstance(value, _TOLD_BY_ITSELF):
        yield f"{type(value).__name__} {value!r};".encode("utf-8", "surrogatepass")
    elif isinstance(value, (tuple, list)):
        yield b"("
        for item in value:
            yield from _parts(item)
        yield b")"
    elif isinstance(value, (set, frozenset)):
        yield b"{"
        yield from sorted(b"".join(_parts(item)) for item in value)
        yield b"}"
    elif isinstance(value, Mapping):
        yield b"["
        yield from sorted(b"".join(_parts(pair)) for pair in value.items())
        yield b"]"
    elif is_dataclass(value) and not isinstance(value, type):
        yield f"{type(value).__name__}<".encode()
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
        yield b">"
    else:
        raise TypeError(f"a {type(value).__name__} has no fingerprint")
