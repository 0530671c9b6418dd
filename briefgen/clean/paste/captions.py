"""Captions, credits and alternative texts of pictures.

A caption stays as a caption, without its credit: it tells who, where and when.  The alternative text above it says
the same again and goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agency_names
from briefgen.clean.text.language import english_share, surely_not_english
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, ends_sentence, folded
from briefgen.lexicon.wordlists import words
from briefgen.model import BlockKind

LONGEST = 120  # words of a caption
FOREIGN = 0.1  # a line with a smaller share of English function words may be in another language
_LABELLED = re.compile(
    r"\s*(?:(?<=[a-z0-9.!?)\"”’])|(?<=\s)|^)(?:Image|Photo|Picture|Photograph|Photographer|Foto|Bild|Illustration|Graphic|Courtesy|Credit)"
    r"(?:\s+(?:[Cc]redit|[Ss]ource|[Bb]y))?\s*:\s*(?P<credit>[A-Z©@][^!?]{1,110})$"
)
_BRACKETED = re.compile(r"\s*[\[(](?P<credit>[^\[\]()]{2,110})[\])]\.?$")
_LAST_STOP = re.compile(r"[.!?…][\"”’]?\s+(?=[A-Z])")
_AGENCY_PHOTO = re.compile(r"\s*\b(?P<credit>(?:REUTERS|AP Photo|AFP PHOTO|EPA)\s?/\s?[A-Z][\w. ’'/-]{2,60})\.?$")
_FULL_CAPTION = re.compile(
    r"\s*\b(?:View Full Caption|Hide Caption|hide caption|toggle caption)\b\s*(?P<credit>.{0,80})$"
)
_DATED = re.compile(r"\s*\((?P<credit>Published [^()]{6,60})\)$")
_PREFIX = re.compile(
    r"(?:Image copyright (?:(?!Image caption).){1,60}?\s)?(?:Image|Media) caption\s+|Image copyright \S.{0,40}$|"
    r"(?:Image|Photo) source,?\s*.{1,40}?\s?Image caption,?\s+|©\s+(?=\S)"
)
_CUE = re.compile(
    r"\b(?:in this (?:\w+ ){0,2}(?:photo|photograph|image|picture|handout|still|frame|combination)\b|"
    r"as shown in this photo|"
    r"in an? (?:\w+ ){0,2}(?:photo|image|picture) (?:obtained|released|provided|taken|posted)|"
    r"an? (?:image|photo|picture|still) (?:taken |grabbed )?from (?:an? )?video)",
    re.IGNORECASE,
)


def keep_captions(draft: Draft) -> None:
    """Make captions captions, and cut their credits and the alternative texts above them."""
    for piece in list(draft.pieces):
        if piece.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION):
            _treat(draft, piece)
    _cut_alternatives(draft)
    _cut_twins(draft)


def _treat(draft: Draft, piece: Piece) -> None:
    text = piece.text
    if count(text) > LONGEST:
        return
    prefix = _PREFIX.match(text)
    if prefix:
        draft.trim(piece, prefix.end(), len(text), "image credit", BlockKind.CAPTION)
        return
    house = _house_before(text)
    if house:
        draft.trim(piece, house, len(text), "image credit", BlockKind.CAPTION)
        return
    start = _credit_start(text)
    if start is None:
        if piece.kind is BlockKind.PARAGRAPH and count(text) <= 40 and _CUE.search(text):
            piece.kind = BlockKind.CAPTION
        return
    if not text[:start].strip(" .,;:-–—"):
        _credit_alone(draft, piece)
        return
    draft.trim(piece, 0, start, "image credit", BlockKind.CAPTION)


def _credit_start(text: str) -> int | None:
    """Where the credit at a line's end begins, or None."""
    for pattern in (_LABELLED, _AGENCY_PHOTO, _FULL_CAPTION, _DATED):
        match = pattern.search(text)
        if match:
            return match.start()
    match = _BRACKETED.search(text)
    if match and _is_credit(match["credit"], whole=match.start() == 0 or ends_sentence(text[: match.start()])):
        return match.start()
    return _slashed(text)


def _slashed(text: str) -> int | None:
    """Where a credit of names between slashes begins, after the caption's full stop or as the whole line."""
    if "/" not in text or ends_sentence(text) or not text[:1].isupper():
        return None
    start = max((m.end() for m in _LAST_STOP.finditer(text)), default=0)
    return start if "/" in text[start:] and _is_credit(text[start:], whole=False) else None


def _is_credit(words_: str, *, whole: bool) -> bool:
    """Whether words in brackets or between slashes credit a picture: they name a house, and little else."""
    if re.match(
        r"(?:photo|image|picture|file|courtesy|credit|handout|screenshot|illustration)\b", words_, re.IGNORECASE
    ):
        return count(words_) <= 10
    parts = [p.strip() for p in re.split(r"/|\||,|\bvia\b|\bfor\b", words_)]
    if re.fullmatch(r"(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+\s?/\s?(?:[A-Z]{2,6}|[A-Z][a-z]+)", words_):
        return True  # "A. Name/QNA": a person and an agency, on no list
    named = any(p in _houses() or p.title() in _houses() for p in parts)
    if not named or count(words_) > 14 or ends_sentence(words_):
        return False
    return len(parts) > 1 or whole


def _house_before(text: str) -> int | None:
    """A caption may follow its credit: "AP:Associated Press The harbour after the storm" (no full stop)."""
    if ends_sentence(text) or not 6 <= count(text) <= 40:
        return None
    end = 0
    while match := _agency_name().match(text, end):
        end = match.end()
    return end if end and text[end : end + 1].isupper() else None


def _credit_alone(draft: Draft, piece: Piece) -> None:
    """A credit on a line of its own belongs to the line before it, which is then a caption."""
    at = draft.pieces.index(piece)
    before = draft.pieces[at - 1] if at else None
    draft.cut(piece, "image credit")
    if before is not None and before.kind is BlockKind.PARAGRAPH and not ends_sentence(before.text):
        before.kind = BlockKind.CAPTION


def _cut_alternatives(draft: Draft) -> None:
    """The line directly above a caption with a credit, both standing alone, is the picture's alternative text."""
    credited = sorted(c.source[0] for c in draft.cuts if c.rule == "image credit")
    pieces = draft.pieces
    found = []
    for at in range(1, len(pieces)):
        above, caption = pieces[at - 1], pieces[at]
        alone = above.gap and not caption.gap and (at + 1 == len(pieces) or pieces[at + 1].gap)
        end = caption.traced.span[1]
        has_credit = bisect_left(credited, end) < bisect_left(credited, end + 4)
        if alone and caption.kind is BlockKind.CAPTION and has_credit and above.kind is BlockKind.PARAGRAPH:
            found.append(above)
    for above in found:
        draft.cut(above, "alternative text")


def _cut_twins(draft: Draft) -> None:
    """A caption that a paragraph or another caption says too stands once."""
    seen: set[str] = set()
    for piece in list(draft.pieces):
        text = folded(piece.text).strip(" .")
        if piece.kind is BlockKind.CAPTION and text in seen:
            draft.cut(piece, "said twice")
        elif count(text) >= 4:
            seen.add(text)


def cut_foreign(draft: Draft) -> None:
    """A line in another language among English ones is another edition's caption."""
    body = " ".join(p.text for p in draft.pieces)
    if english_share(re.findall(r"[^\W\d_]+", body.lower())) < 2 * FOREIGN:
        return
    for piece in list(draft.pieces):
        found = re.findall(r"[^\W\d_]+", piece.text.lower())
        line = piece.kind is BlockKind.PARAGRAPH and not draft.by_layout and not ends_sentence(piece.text)
        loose = piece.kind is BlockKind.CAPTION or line
        if loose and len(found) >= 8 and english_share(found) < FOREIGN and surely_not_english(piece.text):
            draft.cut(piece, "caption in another language")


@cache
def _agency_name() -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in (*agency_names(), "Getty Images", "Getty"))
    return re.compile(rf"(?:{names})(?::\s*|\s+(?=[A-Z0-9])|\s*/\s*)")


@cache
def _houses() -> frozenset[str]:
    return words("furniture", "picture_houses")
