"""Furniture that copying has put on one line with a text: what a page prints before and behind an embedded post, a
gallery's controls, "Read more" behind a teaser."""

from __future__ import annotations

import re

from briefgen.clean.draft import Draft
from briefgen.model import BlockKind

_GALLERY = re.compile(r"(?:hide|show) caption\s+\d{1,3}\s+of\s+\d{1,3}\b", re.IGNORECASE)
_POST = re.compile(r"skip \w+ (?:post|video|content) by @?[\w.]+\s*", re.IGNORECASE)
_END = re.compile(r"\s*end of \w+ (?:post|video|content)(?: \d+)? by @?[\w.]+\s*\Z", re.IGNORECASE)
_MORE = re.compile(
    r"(?<=[.!?…”\"’])\s+\W*(?:read more|continue reading|read the full (?:story|article)|full story|read on)\W*\Z",
    re.IGNORECASE,
)


def cut_glued(draft: Draft) -> None:
    """Cut what is no text from lines that are; a gallery's caption goes whole, for nobody can tell where it ends."""
    for piece in list(draft.pieces):
        text = piece.text
        if _GALLERY.match(text):
            draft.cut(piece, "gallery")
            continue
        start = found.end() if (found := _POST.match(text)) else 0
        end = ended.start() if (ended := _END.search(text)) else len(text)
        if more := _MORE.search(text[start:end]):
            end = start + more.start()
        if start or end < len(text):
            is_post = bool(found or ended)
            draft.trim(piece, start, max(start, end), "furniture text", BlockKind.QUOTATION if is_post else None)
