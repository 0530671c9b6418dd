"""Names that can stand in an address."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from briefgen.model import short_hash

_PART = re.compile(r"(.+)\.\w{1,10}#([^#]+)")
LONGEST = 80  # characters of a slug; longer file names are cut, and told apart by their hash


def slug(path: str) -> str:
    """A file name's stem as an id: lower-case letters, digits and hyphens; with the part where a file has several.

    >>> slug("storm/articles/The Flood (2).txt"), slug("Überflutung.md"), slug("洪水.txt"), slug("s/feed.xml#dry-again")
    ('the-flood-2', 'uberflutung', 'a-65b61b8b', 'feed-dry-again')
    """
    stem = PurePosixPath(path).name
    if part := _PART.fullmatch(stem):
        stem = f"{part[1]}-{part[2]}"
    else:
        stem = stem[: -len(PurePosixPath(stem).suffix)] if PurePosixPath(stem).suffix else stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    letters = [c for c in stem if c.isalnum()]
    if not made or len(letters) > 2 * len(made):
        return f"a-{short_hash(stem)}"
    return made if len(made) <= LONGEST else f"{made[: LONGEST - 9].strip('-')}-{short_hash(stem)}"
