"""What the fields of the published types have in common: when one is left out, and what its value must look like."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any

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


_DATE = r"(\.\.|[0-9]{2}[0-9X]{2}(-[0-9]{2}){0,2}[~?%]?)"
EdtfDate = Annotated[str, Shaped(pattern=rf"^{_DATE}(/{_DATE})?$")]
"""EDTF level 1: "2024-06-19", "2024-06", "2024", "201X", "2024-06-18/2024-06-19", "2024-06-19~"."""
Clock = Annotated[str, Shaped(pattern=r"^\d\d:\d\d( \w+)?$")]
"""A time of day, with its zone where one is named: "21:00", "21:00 GMT"."""
Sha256 = Annotated[str, Shaped(pattern=r"^[0-9a-f]{64}$")]
"""In lower-case hexadecimal."""
Kind = Annotated[str, Shaped(enum=["event", "plan", "statement"])]
"""Whether a dated happening happened, lies ahead of the article that tells it, or only the saying is dated."""
