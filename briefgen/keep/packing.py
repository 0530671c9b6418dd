"""A value as bytes, and back, without ever running what stands in the bytes.

Python's own pickle, since nothing else reads thousands of small frozen values as fast; but of the classes that bytes
may name only those of plain data are known here, so that reading can make values and do nothing else.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from typing import Any

_OURS = "briefgen."
_OTHERS = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("datetime", "date"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy._core.numeric", "_frombuffer"),
    }
)


class Unpackable(Exception):
    """The bytes are no value of ours."""


def packed(value: Any) -> bytes:
    """A frozen value as bytes: ``unpacked(packed(value)) == value``."""
    return pickle.dumps(value, protocol=5)


def unpacked(data: bytes) -> Any:
    """The value that these bytes are of.  Raises `Unpackable` where they are of none, or name what is no plain data.

    >>> unpacked(packed(("weir", 3)))
    ('weir', 3)
    """
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except Exception as error:  # spoilt bytes can stop the reader in any way
        raise Unpackable(str(error)) from error


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        """A class of plain data; anything else is refused."""
        if (module, name) in _OTHERS:
            return getattr(import_module(module), name)
        if module.startswith(_OURS) and "." not in name:
            found = getattr(import_module(module), name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise Unpackable(f"{module}.{name} is no plain data")
