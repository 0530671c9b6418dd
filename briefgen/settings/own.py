"""The site owner's own pages: Markdown at the top of the content folder, such as "About".

A web clipper's note lies there by mistake: its front matter says where the text was taken from, and it must not be
published as it is.
"""

from __future__ import annotations

import re
from pathlib import Path

_FRONT_MATTER = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_TAKEN_FROM = re.compile(
    r"^\s?[\"']?(?:source|url|original|permalink|canonical|published|datepublished|date_published|publish_date|pubdate)"
    r"[\"']?\s*:",
    re.MULTILINE | re.IGNORECASE,
)
WITHIN = 20_000  # characters from the start; the longest front matter of a clipping read by hand had 3,000


def own_pages(content: Path) -> tuple[Path, ...]:
    """The owner's pages, by name.

    >>> own_pages(Path("nowhere"))
    ()
    """
    if not content.is_dir():
        return ()
    pages = (p for p in content.glob("*.md") if p.is_file() and not p.name.startswith("."))
    return tuple(sorted(p for p in pages if not is_clipping(p)))


def is_clipping(page: Path) -> bool:
    """Whether a Markdown file's front matter says that its text was published elsewhere; one that cannot be opened is
    none of the owner's pages either."""
    try:
        with page.open(encoding="utf-8", errors="replace") as text:
            found = _FRONT_MATTER.match(text.read(WITHIN))
    except OSError:
        return True
    return found is not None and _TAKEN_FROM.search(found[1]) is not None
