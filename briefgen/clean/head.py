"""The lines above a pasted article: outlet, title, byline, date and address, and the menu before them."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from briefgen.clean.credits import DOMAIN, known_outlet, outlet_of_domain
from briefgen.clean.dates import stamps
from briefgen.clean.draft import Draft
from briefgen.clean.persons import byline, credited
from briefgen.clean.traced import Piece
from briefgen.clean.wording import count, ends_sentence, folded, is_prose
from briefgen.model import BlockKind

HEAD = 30  # lines; no article of 90 read by hand began later
TITLE_WORDS = (4, 32)  # a shorter line is a menu entry unless the outlet's line stands above it
SAME = 90  # rapidfuzz token-set ratio from which a line without a full stop only says the title or standfirst again
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:[|»–—-]|::)\s+")
_MASTHEAD = re.compile(
    r"(?:.{2,40}\s)?(?P<site>[A-Z][\w-]*)\.(?:com|org|net|us|uk|co\.uk|de|fr|es|it|ca|eu|tv|info|news)"
)


def read_head(draft: Draft) -> None:
    """Lift the head's lines into the metadata, and cut what is neither that nor text."""
    if draft.by_layout:
        _drop_title_again(draft)
        return
    clipped = draft.value("title") is not None
    after_outlet = False
    loose: list[Piece] = []
    for piece in draft.pieces[:HEAD]:
        if piece.kind is not BlockKind.HEADING and is_prose(piece.text):
            break
        what = _meta_line(draft, piece)
        if what:
            after_outlet = after_outlet or what == "outlet line"
            draft.cut(piece, what)
        elif not clipped and draft.value("title") is None and _is_title(piece, after_outlet):
            _take_title(draft, piece)
            for menu in loose:
                draft.cut(menu, "before the title")
        elif draft.value("title") is None:
            loose.append(piece)
    _drop_title_again(draft)
    _describe(draft)


def _meta_line(draft: Draft, piece: Piece) -> str | None:
    """Take what a line of metadata says; the name of the rule that read it, or None."""
    text = piece.text.strip()
    if DOMAIN.fullmatch(text):
        draft.found("outlet", outlet_of_domain(text), text)
        return "outlet line"
    if _URL.fullmatch(text):
        draft.found("url", text.strip("<>"), text)
        return "address line"
    dates = stamps(text)
    if dates:
        for what, day in dates:
            draft.found(what, day, text)
        return "date line"
    names = byline(text) or (
        credited(text) if re.search(r",\s*\S+\.\w{2,3}$|\bfor\b", text) and count(text) <= 8 else None
    )
    if names:
        _credit(draft, names, text)
        return "byline"
    masthead = _MASTHEAD.fullmatch(text)
    if masthead and count(text) <= 6:
        draft.found("outlet", known_outlet(masthead["site"]) or masthead["site"], text)
        return "masthead"
    return None


def _credit(draft: Draft, names: tuple[list[str], list[str], str], where: str) -> None:
    people, agencies, outlet = names
    for name in people:
        draft.found("author", name, where)
    for name in agencies:
        draft.found("agency", name, where)
    draft.found("outlet", outlet, where)


def _is_title(piece: Piece, after_outlet: bool) -> bool:
    low, high = TITLE_WORDS
    words = count(piece.text)
    if piece.kind is BlockKind.HEADING:
        return words >= 2
    if not (2 if after_outlet else low) <= words <= high or piece.text.rstrip().endswith((":", ";", ",")):
        return False
    return after_outlet or not ends_sentence(piece.text) or piece.text.rstrip().endswith(("?", "!", "’", "”", '"', "'"))


def _take_title(draft: Draft, piece: Piece) -> None:
    title = piece.text.strip(" ×")
    draft.found("title", without_site(title, draft.value("outlet")), piece.text)
    draft.cut(piece, "title")
    following = draft.pieces[0].text if draft.pieces else ""
    if re.match(r"[-–—|]\s\S", following) and count(following) <= 8:
        draft.cut(draft.pieces[0], "site's name")


def without_site(title: str, outlet: str | None) -> str:
    """A title without the name of its site behind it.

    >>> without_site("Bridge reopens - Harbour Post | News", "harbourpost.example")
    'Bridge reopens'
    """
    for mark in _SEPARATOR.finditer(title):
        site = title[mark.end() :]
        if (outlet and _of_site(site, outlet)) or known_outlet(site):
            return title[: mark.start()]
    return title


def _of_site(words: str, outlet: str) -> bool:
    """Whether the end of a title names the site it stands on ("The flood - Harbour Post | News")."""
    name = re.sub(r"\W", "", outlet.rsplit(".", 1)[0] if "." in outlet else outlet).lower()
    return bool(name) and name in re.sub(r"\W", "", words).lower()


def _drop_title_again(draft: Draft) -> None:
    """The title may stand above the text once more, whole, cut short, or with the date behind it."""
    title = draft.value("title")
    if not title:
        return
    for piece in draft.pieces[:6]:
        text = piece.text.strip(" ×")
        rest = re.sub(r"^\W+", "", piece.text[piece.text.find(title) + len(title) :]) if title in piece.text else ""
        dates = stamps(rest) if rest else None
        if folded(text).rstrip(". ") == folded(title).rstrip(". "):
            draft.cut(piece, "title again")
        elif dates:
            for what, day in dates:
                draft.found(what, day, piece.text)
            draft.cut(piece, "title again")
        elif not ends_sentence(text) and count(text) >= 5 and _says(text, title) and not draft.by_layout:
            draft.cut(piece, "title again")


def _describe(draft: Draft) -> None:
    """The standfirst: a line under the title that is no paragraph yet; it goes where the description says the same."""
    known = draft.value("description")
    first = draft.pieces[0] if draft.pieces else None
    if first is None or first.kind is BlockKind.HEADING:
        return
    if known and not ends_sentence(first.text) and _says(first.text, known):
        draft.cut(first, "standfirst")
    elif not known and draft.value("title") and len(draft.pieces) > 2 and 6 <= count(first.text) <= 30:
        following = next((p for p in draft.pieces[1:4] if is_prose(p.text)), None)
        if following and count(following.text) > count(first.text):
            draft.found("description", first.text, first.text)


def _says(text: str, other: str) -> bool:
    a, b = folded(text), folded(other)
    return fuzz.token_set_ratio(a, b) >= SAME and 0.6 <= len(a) / max(1, len(b)) <= 1.7
