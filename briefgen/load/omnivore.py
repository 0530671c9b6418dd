"""An export of Omnivore, unpacked: a list of what was saved, a folder of texts, a folder of what their reader marked.

The list says of each text where it is from.  What its reader marked and wrote is never published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefgen.load.reading import given
from briefgen.model import Evidence

TEXTS, MARKED = "content", "highlights"
MAX_LIST = 20_000_000  # bytes; a list of 20 articles has 20,000
OWN = "It is what somebody marked and wrote in an article, and that is never published."
_LIST = re.compile(r"metadata_\d+_to_\d+\.json")


def lists_in(folder: Path) -> tuple[Path, ...]:
    """The lists of an export in a folder, by name; none where it is no export."""
    try:
        return tuple(sorted(p for p in folder.iterdir() if is_list(p.name) and p.is_file()))
    except OSError:
        return ()


def is_list(name: str) -> bool:
    """Whether a file of this name is a list of an export.

    >>> is_list("metadata_0_to_20.json")
    True
    """
    return _LIST.fullmatch(name) is not None


def is_part(folder: Path) -> bool:
    """Whether a folder is an export's own, and no story's."""
    return folder.name in (TEXTS, MARKED) and bool(lists_in(folder.parent))


def told_of(text: Path) -> tuple[Evidence, ...]:
    """What the lists beside a text's folder say of it."""
    for entry in _entries(text.parent.parent) if text.parent.name == TEXTS else ():
        if entry.get("slug") == text.stem:
            said = {name: entry.get(key) for name, key in _FIELDS.items()}
            return given("Omnivore", **{name: value for name, value in said.items() if isinstance(value, str)})
    return ()


def without_text(folder: Path) -> tuple[str, ...]:
    """The titles of what is listed and has no text in the export."""
    there = {p.stem for p in (folder / TEXTS).glob("*")}
    return tuple(str(e.get("title") or e.get("url")) for e in _entries(folder) if e.get("slug") not in there)


_FIELDS = {"title": "title", "author": "author", "url": "url", "published": "publishedAt", "outlet": "siteName"}


def _entries(folder: Path) -> Iterator[dict[str, Any]]:
    for path in lists_in(folder):
        try:
            said = json.loads(path.read_bytes().decode("utf-8-sig")) if path.stat().st_size <= MAX_LIST else []
        except (OSError, ValueError, RecursionError):
            continue
        yield from (entry for entry in said if isinstance(entry, dict)) if isinstance(said, list) else ()
