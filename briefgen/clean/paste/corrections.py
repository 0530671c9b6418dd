"""A note of correction under or above an article: it withdraws what an earlier version said, so it states nothing.

It is taken out of the text, for its numbers are no figures, and stands as a note on the article's page.
"""

from __future__ import annotations

import re

from briefgen.clean.draft import Draft
from briefgen.clean.text.wording import count
from briefgen.lexicon.wordlists import words
from briefgen.model import BlockKind

WORDS = 120  # of a note; the longest of those seen has 90
SHOWN = 400  # characters of it that a page shows
_VERSION = re.compile(
    r"\b(?:an earlier|a previous|the original) version of this (?:article|story|report|piece|post|headline|caption)\b"
    r"|\bthis (?:article|story|report|piece|post|headline) (?:was|has been) (?:amended|corrected)\b",
    re.IGNORECASE,
)


def take_corrections(draft: Draft) -> None:
    """Cut each note of correction, and keep its words as a note."""
    for piece in list(draft.pieces):
        text = " ".join(piece.text.split())
        if piece.kind is BlockKind.HEADING or count(text) > WORDS or not _is_note(text):
            continue
        draft.cut(piece, "correction")
        shown = text if len(text) <= SHOWN else f"{text[: SHOWN - 1].rstrip()}…"
        draft.notes.append(f"The outlet has corrected it: “{shown}”")


def _is_note(text: str) -> bool:
    """A paragraph that names itself a correction and speaks of the article, or says that the article was amended."""
    label, mark, _ = text.partition(":")
    named = bool(mark) and label.lower().split(",")[0].split(" (")[0].strip("*[(") in words("databases", "correction")
    return bool(_VERSION.search(text)) or (named and count(label) <= 8)
