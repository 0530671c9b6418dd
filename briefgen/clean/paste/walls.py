"""What stands between a reader and an article: a consent notice, a log-in, an offer to subscribers, an error.

A page that is nothing else is named for what it is.  Where an article's beginning stands above an offer, the beginning
is read and a note says that it is no more.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.clean.draft import Draft
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, folded, is_prose
from briefgen.lexicon.wordlists import words
from briefgen.load.readers.databases.days import day_in
from briefgen.model import BlockKind

BEGINNING = "Only the beginning of the article stands in the file; the rest is for subscribers."
WALL_WORDS = 260  # of a page that can be a notice and nothing else; the longest of those seen has 210
ERROR_WORDS = 80
OFFER_WORDS = 40  # of a line of an offer
CONSENT_SHARE = 0.5  # of the lines of a notice that speak of consent
RESULTS = 3  # lines that tell an article's length, as databases list what they found; or teasers
TEASER_WORDS = 8
CONSENT_WORDS = 3  # different words of consent in it
_WORD = re.compile(r"[^\W_]+")
_LENGTH = re.compile(r"\b\d{1,3}(?:[.,]?\d{3})?\s(?:words|Wörter|mots|palabras|woorden|parole)\b")
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)\W*\Z")


def cut_offer(draft: Draft) -> None:
    """Cut an offer to subscribers behind the text, to the end, and say that the text is not whole."""
    pieces = draft.pieces
    last = max((n for n, p in enumerate(pieces) if is_prose(p.text) and not _is_offer(p)), default=-1)
    first = next((n for n in range(max(last, 0), len(pieces)) if n > last and _is_offer(pieces[n])), None)
    if first is not None and last >= 0:
        for piece in list(pieces[first:]):
            if piece.kind is not BlockKind.CAPTION and count(piece.text) <= OFFER_WORDS:
                draft.cut(piece, "offer to subscribers")
    broken = bool(pieces) and bool(_BROKEN_OFF.search(pieces[-1].text))
    if (first is not None and last >= 0) or (draft.locked and broken):
        draft.notes.append(BEGINNING)


def wall_of(draft: Draft) -> str | None:
    """What a page is that is no article, as a reason with the next step; None where it may be one."""
    lines = [piece.text for piece in draft.pieces] + [cut.text for cut in draft.cuts]
    lines += [title] if (title := draft.value("title")) else []
    texts = [_spaced(line) for line in lines]
    length = sum(count(piece.text) for piece in draft.pieces)
    if length <= ERROR_WORDS and any(_is_error(text) for text in texts):
        return "It is an error page, not the article; open the address again and save the page when the text is there."
    if length <= ERROR_WORDS and sum(_holds(text, "login") for text in texts) > 1:
        return "It is a log-in page, not the article; log in and save the page once more."
    if _is_list_of_results(draft, lines):
        return "It is a list of search results without the articles' texts; export the articles, or save their pages."
    if not 0 < length <= WALL_WORDS:
        return None
    body = texts[: len(draft.pieces)]
    spoken = {word for text in body for word in _phrases("consent") if f" {word} " in text}
    told = sum(count(line) for line, text in zip(lines, body, strict=False) if _holds(text, "consent"))
    if len(spoken) >= CONSENT_WORDS and any(w.startswith("cookie") for w in spoken) and told >= CONSENT_SHARE * length:
        return "It is a notice about cookies and consent, not the article; answer it, and save the page once more."
    return None


def _is_list_of_results(draft: Draft, lines: list[str]) -> bool:
    """Lines that each tell how many words an article has, or teasers that break off; and no paragraph of any."""
    whole = [p.text for p in draft.pieces if is_prose(p.text) and not _BROKEN_OFF.search(p.text)]
    if any(not _LENGTH.search(text) for text in whole):
        return False
    teasers = sum(count(p.text) >= TEASER_WORDS and bool(_BROKEN_OFF.search(p.text)) for p in draft.pieces)
    dated = sum(day_in(line) is not None for line in lines if count(line) <= OFFER_WORDS)
    counted = sum(bool(_LENGTH.search(line)) for line in lines)
    return counted >= RESULTS or (teasers >= RESULTS and (dated >= RESULTS or teasers == len(draft.pieces)))


def _is_offer(piece: Piece) -> bool:
    return count(piece.text) <= OFFER_WORDS and _holds(_spaced(piece.text), "offers")


def _spaced(text: str) -> str:
    """The words of a line with a space around each."""
    return f" {' '.join(_WORD.findall(folded(text)))} "


def _holds(text: str, group: str) -> bool:
    """Whether a line has such a phrase; "to continue reading" only at its start, for a text may say it, too."""
    return any(
        text.startswith(f" {phrase} ") if phrase.startswith("to ") else f" {phrase} " in text
        for phrase in _phrases(group)
    )


def _is_error(text: str) -> bool:
    """A line that begins with a long phrase, or is a short one: "Access denied to inspectors" is a headline."""
    long = (phrase for phrase in _phrases("error") if phrase.count(" ") > 1)
    return text.strip() in _phrases("error") or any(text.startswith(f" {phrase} ") for phrase in long)


@cache
def _phrases(group: str) -> frozenset[str]:
    return frozenset(_spaced(phrase).strip() for phrase in words("walls", group))
