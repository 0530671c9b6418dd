"""What the fields of the published types have in common: when one is left out, and what its value must look like."""

from __future__ import annotations

from dataclasses import field, is_dataclass
from typing import Annotated, Any, get_args, get_type_hints

SPARSE = "sparse"
"""A field's metadata has this key where the data leaves it out when it says nothing (None, (), False, 0)."""


def sparse(default: Any) -> Any:
    """A field beyond what the format promises: it stands in the data only where it says something."""
    return field(default=default, metadata={SPARSE: True})


class Shaped:
    """What the JSON Schema says of a field beyond its type; the types themselves take any value of it.

    >>> Shaped(minItems=1).says
    {'minItems': 1}
    """

    def __init__(self, **says: Any) -> None:
        self.says = says

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {**handler(core), **self.says}


class InCitation:
    """Marks words that an article says: they stand in a sentence that is cited with them, or in the ``first`` of these.

    What has no citations of its own stands in those of what it is a part of.  The gate finds all it has to prove by
    these marks (``gate/statements.py``).
    """

    def __init__(self, *, first: bool = False) -> None:
        self.first = first


Verbatim = Annotated[str, InCitation()]
"""Words that stand in one of the sentences cited."""
VerbatimFirst = Annotated[str, InCitation(first=True)]
"""Words that stand in the first sentence cited."""
_DATE = r"(\.\.|[0-9]{2}[0-9X]{2}(-[0-9]{2}){0,2}[~?%]?)"
EdtfDate = Annotated[str, Shaped(pattern=rf"^{_DATE}(/{_DATE})?$")]
"""EDTF level 1: "2024-06-19", "2024-06", "2024", "201X", "2024-06-18/2024-06-19", "2024-06-19~"."""
Clock = Annotated[str, Shaped(pattern=r"^\d\d:\d\d( \w+)?$")]
"""A time of day, with its zone where one is named: "21:00", "21:00 GMT"."""
Sha256 = Annotated[str, Shaped(pattern=r"^[0-9a-f]{64}$")]
"""In lower-case hexadecimal."""
Kind = Annotated[str, Shaped(enum=["event", "plan", "statement"])]
"""Whether a dated happening happened, lies ahead of the article that tells it, or only the saying is dated."""


def nouns_of(noun: Any) -> tuple[Any, ...]:
    """A dataclass and all dataclasses that its fields hold, each once."""
    found: dict[Any, None] = {}
    left = [noun]
    while left:
        part = left.pop()
        if is_dataclass(part) and part not in found:
            found[part] = None
            left += get_type_hints(part, include_extras=True).values()
        else:
            left += get_args(part)
    return tuple(found)


def marked(noun: Any) -> dict[str, InCitation]:
    """The fields of a dataclass that hold words of an article, each with its mark."""
    found = {name: _mark(hint) for name, hint in get_type_hints(noun, include_extras=True).items()}
    return {name: mark for name, mark in found.items() if mark is not None}


def needed(noun: Any) -> frozenset[str]:
    """The fields of a dataclass that need so many items at least."""
    hints = get_type_hints(noun, include_extras=True)
    shapes = {name: getattr(hint, "__metadata__", ()) for name, hint in hints.items()}
    return frozenset(n for n, of in shapes.items() if any(isinstance(s, Shaped) and "minItems" in s.says for s in of))


def _mark(hint: Any) -> InCitation | None:
    """The mark of a field's type, in a union too."""
    parts = [hint, *get_args(hint)]
    every = (mark for part in parts for mark in getattr(part, "__metadata__", ()))
    return next((mark for mark in every if isinstance(mark, InCitation)), None)
