"""Headings inside pasted text, the teasers that pose as headings, embedded posts, and captions without a credit."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest

from briefgen.clean.draft import Draft
from briefgen.clean.paste.transcript import is_transcript, is_turn
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, ends_sentence, folded, is_prose
from briefgen.model import BlockKind

LONGEST = 14  # words of a heading; the longest of 60 read by hand has 12
OPENING = 5  # words with which a caption begins that a paragraph repeats
_POST = re.compile(r".+[—–-]\s?.{1,80}\(@\w{1,30}\)\s+\w+\.? \d{1,2},? \d{4}$", re.DOTALL)

# "“The weir is safe.” — Mayor Ann Lee": somebody's words with a signature behind them.
_SIGNED = re.compile(r"[\"“‘«].+[.!?,][\"”’»]\s*[—–―-]{1,2}\s*[A-Z]")


def name_headings(draft: Draft) -> None:
    """Make short lines without a full stop headings where a paragraph follows; what is text stays, whatever it is."""
    for piece, following in pairwise(draft.pieces):
        if piece.kind is BlockKind.PARAGRAPH and _is_heading(piece) and is_prose(following.text):
            piece.kind, piece.level = BlockKind.HEADING, 2


def mark_headings(draft: Draft) -> None:
    """Make short lines without a full stop headings, and cut those that announce nothing."""
    spoken = is_transcript(draft)
    for piece in list(draft.pieces):
        if spoken and is_turn(piece):
            continue
        sentence = draft.by_layout and ends_sentence(piece.text) and not piece.text.endswith("?")
        if piece.kind is BlockKind.PARAGRAPH and _is_heading(piece) and not sentence:
            piece.kind, piece.level = BlockKind.HEADING, 2
        elif piece.kind is BlockKind.PARAGRAPH and _POST.fullmatch(piece.text):
            piece.kind = BlockKind.QUOTATION
    _cut_teasers(draft)
    first = draft.pieces[0] if draft.pieces and not draft.by_layout else None
    if first is not None and first.kind is BlockKind.HEADING and not first.timed:
        # Nothing is headed before the text begins: it names who is on the picture above it.
        first.kind = BlockKind.CAPTION


def first_caption(draft: Draft) -> None:
    """A first line without a full stop, whose opening words come again in a later paragraph, is a picture's caption."""
    if draft.by_layout or len(draft.pieces) < 3:
        return
    first = draft.pieces[0]
    start = " ".join(folded(first.text).split()[:OPENING])
    if first.kind is not BlockKind.PARAGRAPH or ends_sentence(first.text) or count(first.text) <= LONGEST - 4:
        return
    if any(folded(p.text).startswith(start) for p in draft.pieces[1:]) and is_prose(draft.pieces[1].text):
        first.kind = BlockKind.CAPTION


def _is_heading(piece: Piece) -> bool:
    text = piece.text.strip()
    if not 1 <= count(text) <= LONGEST or text[-1] in ".:;,…。" or text.endswith("..."):
        return False
    if ends_sentence(text) and not text.endswith("?") and count(text) > 8:
        return False
    if re.search(r"[.!][\"'”’]$", text) or _SIGNED.match(text):
        return False  # somebody's words, however short
    begin = re.sub(r"^[\"'“‘«(\[¿¡]+", "", text)
    return bool(begin) and not begin[0].islower() and any(c.isalpha() for c in begin)


def _cut_teasers(draft: Draft) -> None:
    """A heading followed at once by another of its level, or by the end, is the title of a video or a link."""
    text = [p for p in draft.pieces if p.kind is not BlockKind.CAPTION]
    for piece, following in zip_longest(text, text[1:]):
        if piece.kind is not BlockKind.HEADING:
            continue
        if following is None or (
            following.kind is BlockKind.HEADING and piece.level == following.level and not draft.by_layout
        ):
            draft.cut(piece, "teaser")
