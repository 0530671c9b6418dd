"""How an agency's text begins: "(AFP) ...", "HARBOUR CITY (AP) — ...", "(Reuters) - ..."."""

from __future__ import annotations

import re

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import known_outlet, wire
from briefgen.clean.text.wording import is_prose
from briefgen.model import BlockKind

FIRST = 4  # paragraphs in which an opening is looked for
_OPENING = re.compile(
    r"(?P<place>[A-Z][\w.’'-]*(?:[ ,]+[A-Za-z.’'-]+){0,5}?\s*)?"
    r"\((?P<who>[A-Z][\w ./-]{1,30})\)\s*"
    r"(?P<dash>(?:[-–—]+|_)\s*)?(?=[\"“‘'A-Z0-9])"
)


def credit_opening(draft: Draft) -> None:
    """Credit the agency a text opens with, and leave the opening where it is."""
    read_opening(draft, cut=False)


def read_opening(draft: Draft, *, cut: bool = True) -> None:
    """Credit the agency a text opens with, and cut the opening."""
    paragraphs = [p for p in draft.pieces if p.kind is BlockKind.PARAGRAPH and is_prose(p.text)]
    for piece in paragraphs[:FIRST]:
        match = _OPENING.match(piece.text)
        if not match or (match["place"] and not match["dash"]):
            continue
        named = wire(match["who"], draft.value("outlet"))
        if not named and not known_outlet(match["who"]):
            continue
        draft.found("agency", named, match[0].strip())
        if cut:
            draft.trim(piece, match.end(), len(piece.text), "agency opening")
        return
