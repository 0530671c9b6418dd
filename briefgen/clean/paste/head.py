"""The lines above a pasted article: outlet, title, byline, date and address, and the menu before them."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from rapidfuzz import fuzz

from briefgen.clean.draft import Draft
from briefgen.clean.paste.credits import DOMAIN, known_outlet, outlet_of_domain, wire
from briefgen.clean.paste.persons import byline, credited, person
from briefgen.clean.paste.stamps import first_date, stamps
from briefgen.clean.paste.tail import read_source
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, ends_sentence, folded, is_prose
from briefgen.lexicon.wordlists import given_names, words
from briefgen.model import BlockKind

HEAD = 30  # lines; no article of 90 read by hand began later
TITLE_WORDS = (4, 32)  # a shorter line is a menu entry unless the outlet's line stands above it
SHORT_TITLE = (2, 3)  # words of a title that is told by what stands under it
SAME = 90  # rapidfuzz token-set ratio from which a line without a full stop only says the title or standfirst again
LONGEST_BYLINE = 8  # words behind a title and its date
_URL = re.compile(r"<?(?:https?://|www\.)\S+>?", re.IGNORECASE)
_LABELLED_DATE = re.compile(r"(?:first |last )?(?:published|posted|updated)\b(?=.*\d)", re.IGNORECASE)
_PARTS = re.compile(r"\s+[|·•–—]\s+|,\s+(?=\d{1,2}\s|[A-Z][a-z]+ \d{1,2},? \d{4}|[Bb]y [A-Z])")
_WRITTEN = re.compile(r"\s+(?=[Bb]y [A-Z])")
_SEPARATOR = re.compile(r"\s+(?:[|»–—-]|::)\s+")
_MASTHEAD = re.compile(
    r"(?:.{2,40}\s)?(?P<site>[A-Z][\w-]*)\.(?:com|org|net|us|uk|co\.uk|de|fr|es|it|ca|eu|tv|info|news)"
)


def read_head(draft: Draft) -> None:
    """Lift the head's lines into the metadata, and cut what is neither that nor text."""
    if draft.by_layout:
        _drop_title_again(draft)
        for piece in [p for p in draft.pieces[:5] if count(p.text) <= 15 and not is_prose(p.text)]:
            what = meta_line(draft, piece.text) or _name_alone(draft, piece)
            if what:
                draft.cut(piece, what)
        return
    clipped = draft.value("title") is not None
    slogans = _slogans(draft.pieces[:HEAD])
    after_outlet = False
    loose: list[Piece] = []
    for piece in draft.pieces[:HEAD]:
        if piece.kind is not BlockKind.HEADING and is_prose(piece.text):
            break
        what = meta_line(draft, piece.text) or _compound(draft, piece) or _named(draft, piece)
        if what:
            after_outlet = after_outlet or what == "outlet line"
            draft.cut(piece, what)
        elif (
            not clipped
            and draft.value("title") is None
            and ((_is_title(piece, after_outlet) and piece not in slogans) or _is_short_title(draft, piece))
        ):
            _take_title(draft, piece)
            for menu in loose:
                draft.cut(menu, "before the title")
        elif draft.value("title") is None:
            loose.append(piece)
    if loose and draft.value("title") and not clipped:
        _masthead(draft, loose[0])
    _drop_title_again(draft)


def meta_line(draft: Draft, text: str) -> str | None:
    """Take what a line of metadata says; the name of the rule that read it, or None."""
    text = text.strip()
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
    if read_source(draft, text):
        return "source line"
    masthead = _MASTHEAD.fullmatch(text)
    if masthead and count(text) <= 6:
        draft.found("outlet", known_outlet(masthead["site"]) or masthead["site"], text)
        return "masthead"
    return None


def _compound(draft: Draft, piece: Piece) -> str | None:
    """Several of these in one line: "Harbour Echo | 3 May 2031 | By Ann Ames"."""
    text = piece.text.strip()
    label = _LABELLED_DATE.match(text)
    if label and count(text) <= 22 and not ends_sentence(text):
        day = first_date(text)
        draft.found("updated" if text[:2].lower() == "up" else "published", day, text)
        by = re.search(r"(?:,|\bby)\s+(?P<name>[^,]+)$", text)
        draft.found("author", person(by["name"]) if by else None, text)
        return "date line"
    parts = [p for p in _PARTS.split(text) if p.strip()]
    if len(parts) < 2 or count(text) > 30:
        return None
    told = [p for p in parts if stamps(p) or byline(p) or DOMAIN.fullmatch(p.strip())]
    if not told or any(is_prose(p) for p in parts):
        return None
    name, _, rest = parts[0].partition(",")
    says_so = set(re.findall(r"\w+", rest.lower())) & words("mastheads", "outlet_words")  # "..., the magazine for all"
    if parts[0] not in told and draft.value("outlet") is None and (says_so or _is_outlet(parts[0])):
        draft.found("outlet", _outlet_name(name), text)
    for part in told:
        meta_line(draft, part)
    for part in parts[1:]:
        if part not in told and draft.value("outlet") is None and _is_outlet(part.strip()):
            draft.found("outlet", _outlet_name(part), text)
    return "line of metadata"


def _named(draft: Draft, piece: Piece) -> str | None:
    """Under the title, a line of initials is an agency, and a name with its place or the date under it the author."""
    if draft.value("title") is None or piece not in draft.pieces:
        return None
    text = piece.text.strip()
    following = draft.pieces[draft.pieces.index(piece) + 1 : draft.pieces.index(piece) + 2]
    if re.fullmatch(r"[A-Z]{2,6}", text) and following and stamps(following[0].text):
        draft.found("agency", wire(text, draft.value("outlet")), text)
        return "byline"
    if following and _is_outlet(text) and not draft.value("outlet") and _is_told(following[0].text):
        draft.found("outlet", _outlet_name(text), text)
        return "outlet line"
    if re.fullmatch(r"in [A-Z][\w ’'-]{2,30}", text) and count(text) <= 4 and draft.value("author"):
        return "byline"
    if not following or not person(text) or count(text) > 4:
        return None
    known = draft.value("published") and draft.value("author") is None and text.split()[0].lower() in given_names()
    if known and following[0].kind is BlockKind.PARAGRAPH and is_prose(following[0].text):
        draft.found("author", person(text), text)
        return "byline"
    if stamps(following[0].text) or re.fullmatch(r"in [A-Z][\w ’'-]{2,30}", following[0].text.strip()):
        draft.found("author", person(text), text)
        return "byline"
    return None


def _is_told(text: str) -> bool:
    """Whether a line is a date or a byline, which stand under an outlet's name."""
    return stamps(text) is not None or byline(text) is not None


def _name_alone(draft: Draft, piece: Piece) -> str | None:
    """A page's text that begins with names and nothing else says who wrote it, if the page itself does not."""
    names = [person(part) for part in re.split(r"\s*(?:/|,|&|\band\b)\s*", piece.text.strip())]
    if draft.value("author") or piece is not draft.pieces[0] or not all(names) or len(draft.pieces) < 3:
        return None
    for name in names:
        draft.found("author", name, piece.text)
    return "byline"


def _masthead(draft: Draft, first: Piece) -> None:
    """The page's first line may name its outlet: "Harbour Echo", "The Weir | News for the valley"."""
    name = re.split(r"\s+[|·•–—]\s+", first.text)[0]
    if _is_outlet(name) or (name != first.text and re.fullmatch(r"The(?: [A-Z]\w+){1,3}", name)):
        draft.found("outlet", _outlet_name(name), first.text)


def _is_outlet(name: str) -> bool:
    found = re.findall(r"[^\W_]+", name)
    known = {w.lower() for w in found} & words("mastheads", "outlet_words")
    titled = all(w[0].isupper() or w in ("of", "the", "and", "for") for w in found)
    return bool(known_outlet(name)) or bool(2 <= len(found) <= 5 and titled and known)


def _outlet_name(name: str) -> str:
    name = name.strip(" =*#~_-")
    return known_outlet(name) or (name.title() if name.isupper() else name)


def _credit(draft: Draft, names: tuple[list[str], list[str], str], where: str) -> None:
    people, agencies, outlet = names
    for name in people:
        draft.found("author", name, where)
    for name in agencies:
        draft.found("agency", name, where)
    draft.found("outlet", outlet, where)


def _is_title(piece: Piece, after_outlet: bool) -> bool:
    low, high = TITLE_WORDS
    length = count(piece.text)
    if piece.kind is BlockKind.HEADING:
        return length >= 2
    if _is_outlet(re.split(r"\s+[|·•–—]\s+", piece.text)[0]) and length <= 6:
        return False
    if not (2 if after_outlet else low) <= length <= high or piece.text.rstrip().endswith((":", ";", ",")):
        return False
    return after_outlet or not ends_sentence(piece.text) or piece.text.rstrip().endswith(("?", "!", "’", "”", '"', "'"))


def _is_short_title(draft: Draft, piece: Piece) -> bool:
    """Whether a first line of two or three words is the title: what tells an article stands under it, and no title."""
    low, high = SHORT_TITLE
    at = draft.pieces.index(piece)
    following = draft.pieces[at + 1 : HEAD]
    if at or not low <= count(piece.text) <= high or ends_sentence(piece.text) or not following:
        return False
    first = following[0].text
    outlet = re.split(r",\s+|\s+[|·•–—]\s+", first)[0]
    if person(piece.text) or _is_outlet(piece.text) or not (_is_told(first) or _is_outlet(outlet)):
        return False
    head = takewhile(lambda p: p.kind is BlockKind.HEADING or not is_prose(p.text), following[1:])
    return not any(_is_title(p, after_outlet=False) and not _is_told(p.text) for p in head)


def _slogans(head: list[Piece]) -> list[Piece]:
    """Lines of the page's own name that look like a title while a better one follows: "The Weir | News for all",
    or a line directly under the first one, which names the outlet."""
    titles: list[Piece] = []
    for piece in head:
        if piece.kind is not BlockKind.HEADING and is_prose(piece.text):
            break
        if _is_title(piece, after_outlet=False) and not stamps(piece.text) and not byline(piece.text):
            titles.append(piece)
    slogans = []
    for piece, better in pairwise(titles):
        below_name = piece in head[1:2] and not piece.gap and _is_outlet(re.split(r"\s+[|·•–—]\s+", head[0].text)[0])
        if (better.gap and below_name) or (" | " in piece.text and " | " not in better.text):
            slogans.append(piece)
    return slogans


def _take_title(draft: Draft, piece: Piece) -> None:
    title = piece.text.strip(" ×*")
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


def _of_site(ending: str, outlet: str) -> bool:
    """Whether the end of a title names the site it stands on ("The flood - Harbour Post | News")."""
    name = re.sub(r"\W", "", outlet.rsplit(".", 1)[0] if "." in outlet else outlet).lower()
    return bool(name) and name in re.sub(r"\W", "", ending).lower()


def _drop_title_again(draft: Draft) -> None:
    """The title may stand above the text once more, whole, cut short, or with the date and who wrote it behind it."""
    title = draft.value("title")
    if not title:
        return
    for piece in draft.pieces[:6]:
        text = piece.text.strip(" ×")
        rest = re.sub(r"^\W+", "", piece.text[piece.text.find(title) + len(title) :]) if title in piece.text else ""
        stamp, *writers = _WRITTEN.split(rest, maxsplit=1)
        dates = stamps(stamp) if stamp and all(count(writer) <= LONGEST_BYLINE for writer in writers) else None
        if folded(text).rstrip(". ") == folded(title).rstrip(". "):
            draft.cut(piece, "title again")
        elif dates:
            for what, day in dates:
                draft.found(what, day, piece.text)
            for writer in writers:
                meta_line(draft, writer)
            draft.cut(piece, "title again")
        elif not ends_sentence(text) and count(text) >= 5 and _says(text, title) and not draft.by_layout:
            draft.cut(piece, "title again")


def read_standfirst(draft: Draft) -> None:
    """The standfirst: a line under the title that is no paragraph yet; it goes where the description says the same."""
    known = draft.value("description")
    first = draft.pieces[0] if draft.pieces else None
    if first is None or first.kind is BlockKind.HEADING:
        return
    if known and not draft.by_layout and not ends_sentence(first.text) and _says(first.text, known):
        draft.cut(first, "standfirst")
    elif not known and draft.value("title") and len(draft.pieces) > 2 and 6 <= count(first.text) <= 30:
        following = next((p for p in draft.pieces[1:4] if is_prose(p.text)), None)
        if following and count(following.text) > count(first.text):
            draft.found("description", first.text, first.text)


def _says(text: str, other: str) -> bool:
    a, b = folded(text), folded(other)
    return fuzz.token_set_ratio(a, b) >= SAME and 0.6 <= len(a) / max(1, len(b)) <= 1.7
