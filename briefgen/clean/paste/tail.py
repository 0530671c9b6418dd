"""The lines below an article: sign-off, source, contributors, the author's name, more to read."""

from __future__ import annotations

import re

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import agencies_in, agency, known_outlet, wire
from briefgen.clean.paste.persons import person
from briefgen.clean.paste.stamps import stamps
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, ends_sentence, folded, is_prose

TAIL = 12  # lines from the end that are looked at
SENTENCE = 8  # words of a line that is text, and no headline with a full stop
TEASERS = 8  # headlines at most after "Read more:"
_SIGN_OFF = re.compile(r"(?P<who>[a-z]{2,4}(?:\s?[/,]\s?[a-z]{2,4}){0,3})\s*(?:[(\[](?P<from>[^()\[\]]{2,60})[)\]])?")
_SOURCE = re.compile(r"\(?(?:source|sources|quelle)s?:\s*(?P<names>[^()]{2,80})\)?", re.IGNORECASE)
_AGENCIES = re.compile(r"\s*(?:,|and|with|&)?\s*(?:the\s+)?(?:news\s+)?agenc(?:y|ies)\b.*$", re.IGNORECASE)
_HELPERS = re.compile(
    r"(?:[-–—]\s*)?\(?(?:"
    r"(?:with )?(?:additional )?(?:reporting|files|assistance|writing|editing)(?: \w+)? (?:by|from)\b.*|"
    r"with (?:reporting|assistance|files|additional reporting)\b.*|"
    r".{3,160}\bcontributed (?:to )?(?:this |the )?(?:report|reporting|story|article)\b.{0,60}"
    r")\)?",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:--+|–|—|-|by)\s*(?P<name>[^,]{4,50})(?:,\s*(?P<for>.{2,40}))?", re.IGNORECASE)
_RIGHTS = re.compile(
    r".*\b(?:all rights reserved|may not be (?:published|reproduced|broadcast|reprinted)|copyright \d{4})\b.*",
    re.IGNORECASE,
)
_HOLDER = re.compile(
    r"\(?(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?\s*)?(?:by\s+)?"
    r"(?P<name>(?:the\s+)?[A-Z][\w.’'& -]*?)"
    r"(?:,?\s+\d{4})?(?:\.\s.*|\s*[(,].*|\s*all rights.*|\.?)$",
    re.IGNORECASE,
)
_READ_MORE = re.compile(
    r"(?:read more|see also|related|related (?:stories|articles)|most read|"
    r"more (?:on this(?: story)?|from .{2,30}|stories))\s*:?",
    re.IGNORECASE,
)


def read_tail(draft: Draft) -> None:
    """Lift what the last lines credit, and cut them."""
    for piece in draft.pieces[-TAIL:][::-1]:
        if not draft.pieces or piece not in draft.pieces:
            continue
        rule = _tail_line(draft, piece, last=draft.pieces[-1] is piece)
        if rule:
            draft.cut(piece, rule)


def cut_more_to_read(draft: Draft) -> None:
    """Headlines after a last "Read more:" go with it, when no paragraph follows any more."""
    for at in range(max(1, len(draft.pieces) - TEASERS - 1), len(draft.pieces)):
        piece, rest = draft.pieces[at], draft.pieces[at + 1 :]
        if _READ_MORE.fullmatch(piece.text) and not any(_is_text(p, draft.by_layout) for p in rest):
            for teaser in [piece, *rest]:
                draft.cut(teaser, "more to read")
            return


def read_rights(draft: Draft) -> None:
    """Whose the text is: "© 2031 Harbour Echo. All rights reserved." names the outlet or the agency."""
    for piece in list(draft.pieces):
        if count(piece.text) > 40:
            continue
        holder = _HOLDER.match(piece.text)
        if holder and (re.search(r"\d{4}|rights", piece.text) or count(piece.text) <= 6):
            name = holder["name"].strip(" .,")
            named = agency(name)
            draft.found("agency", named, piece.text)
            if not named and count(name) <= 5:
                draft.found("outlet", known_outlet(name) or name, piece.text)
            draft.cut(piece, "rights")
        elif _RIGHTS.fullmatch(piece.text):
            draft.cut(piece, "rights")


def _is_text(piece: Piece, by_layout: bool) -> bool:
    """Whether a line is no headline; on a page whose layout was read a headline is a link."""
    if by_layout and not piece.linked and ends_sentence(piece.text) and count(piece.text) >= SENTENCE:
        return True
    return is_prose(piece.text) and (count(piece.text) > 20 or '"' in folded(piece.text))


def _tail_line(draft: Draft, piece: Piece, *, last: bool) -> str | None:
    text = piece.text.strip()
    words = count(text)
    sign_off = _SIGN_OFF.fullmatch(text)
    if sign_off and ("/" in sign_off["who"] or sign_off["from"]):
        for name in agencies_in(sign_off["from"] or "") or []:
            draft.found("agency", name, text)
        return "sign-off"
    if read_source(draft, text):
        return "source line"
    if _HELPERS.fullmatch(text) and words <= 40:
        return "contributors"
    signed = _SIGNED.fullmatch(text)
    author = person(signed["name"]) if signed and last else None
    if signed and author:
        draft.found("author", author, text)
        draft.found("agency", agency(signed["for"] or ""), text)
        return "sign-off"
    return None


def read_source(draft: Draft, text: str) -> bool:
    """ "Source: X and news agencies": an agency is credited with the text only when it is named."""
    source = _SOURCE.fullmatch(text.strip())
    if not source or count(text) > 14:
        return False
    for part in re.split(r"\s*(?:,|;|/|\band\b|&)\s*", _AGENCIES.sub("", source["names"])):
        named = wire(part, draft.value("outlet"))
        if named:
            draft.found("agency", named, text)
        elif (day := stamps(part)) is not None:
            draft.found("published", day[0][1], text)
        elif part.strip() and not re.search(r"https?:|www\.", part):
            draft.found("outlet", known_outlet(part) or part.strip(), text)
    return True
