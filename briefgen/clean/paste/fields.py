"""Lines above and below a copied text that say by a label what they are: "Title: ...", "Printed from: https://..."."""

from __future__ import annotations

import re

from briefgen.clean.byline import read_byline
from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agency, known_outlet
from briefgen.clean.paste.stamps import first_date
from briefgen.clean.text.wording import is_prose
from briefgen.load.readers.captures import original
from briefgen.load.readers.databases.days import day_in
from briefgen.load.readers.databases.labels import Label
from briefgen.load.readers.fields import field_of

HEAD = 20  # lines in which a labelled head stands
FIELDS = 2  # labelled lines from which it is one; a single "Source: ..." may be a picture's
EDGE = 6  # lines at either end in which the address a page was printed from stands
_TELLING = frozenset({"title", "byline", "outlet", "date"})
_TAKEN = r"(?:printed|saved|archived|retrieved|captured|downloaded|copied|clipped)"
_ADDRESS = re.compile(
    rf"(?:the wayback machine\s*[-–—]|(?:this (?:article|page|story|text) (?:was|is) )?{_TAKEN} from(?: url)?\s*:?|"
    r"(?:original|source)(?: (?:url|link|address|article|page))?\s*:)\s*<?(?P<url>https?://[^\s<>]+)>?\.?",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    rf"(?:this (?:article|page|story|text) (?:was|is) )?{_TAKEN} from\b.{{0,80}}(?:https?://|www\.|\b(?:19|20)\d\d\b).*",
    re.IGNORECASE,
)


def read_fields(draft: Draft) -> None:
    """Take what labelled lines say, and cut them; the first value of a field counts."""
    _read_addresses(draft)
    if draft.by_layout:
        return
    told = []
    for piece in draft.pieces[:HEAD]:
        label = field_of(piece.text)
        if label is not None:
            told.append((piece, label))
        elif is_prose(piece.text):
            break
    if len(told) < FIELDS or not {label.kind for _, label in told} & _TELLING:
        return
    for piece, label in told:
        _take(draft, label, piece.text)
        draft.cut(piece, "labelled line")


def _take(draft: Draft, label: Label, where: str) -> None:
    value = " ".join(label.value.split())
    match label.kind:
        case "title":
            draft.found("title", value, where)
        case "byline":
            read_byline(draft, value, where)
        case "outlet":
            named = agency(value)
            draft.found("agency", named, where)
            draft.found("outlet", known_outlet(value) or value, where)
        case "date":
            draft.found("published", first_date(value) or day_in(value), where)
        case "url":
            draft.found("url", original(value.strip("<>")), where)


def _read_addresses(draft: Draft) -> None:
    """The address a page was printed or saved from, above or below the text."""
    for piece in [*draft.pieces[:EDGE], *draft.pieces[-EDGE:]]:
        text = piece.text.strip()
        if match := _ADDRESS.fullmatch(text):
            draft.found("url", original(match["url"]), text)
            draft.cut(piece, "address line")
        elif _PRINTED.fullmatch(text):
            draft.cut(piece, "address line")
