"""Picture galleries in the middle of an article: numbered captions, or captions that all begin with its title."""

from __future__ import annotations

import re
from itertools import groupby

from briefgen.clean.draft import Draft
from briefgen.clean.text.traced import Piece
from briefgen.clean.text.wording import count, ends_sentence, folded
from briefgen.model import BlockKind

RUN = 3  # captions in a row that make a gallery
PREFIX = 4  # words that all of them begin with
CAPTION = 5  # words of a caption behind the title at least
LEFT = 30  # words outside the gallery; with fewer, the gallery is the article
_NUMBERED = re.compile(r"(\d{1,3})\s?(?:/|of)\s?(\d{1,3})\b\s*")
_NUMBER_END = re.compile(r"\s*(?:Hide Caption\s*)?\b\d{1,3} (?:of|/) \d{1,3}$", re.IGNORECASE)
_TITLE = re.compile(r"\d+ show all\b|\bslideshow\b|\b(?:photo|picture) gallery\b|^in pictures\b", re.IGNORECASE)


def cut_galleries(draft: Draft) -> None:
    """Cut galleries; where one is all there is, its captions are the text."""
    for run in [*_numbered(draft.pieces), *([] if draft.by_layout else _titled(draft.pieces))]:
        title = _common(run)
        all_there_is = not _stands_beside(draft.pieces, run)
        for piece in run:
            if all_there_is:
                _keep(draft, piece, title)
            else:
                draft.cut(piece, "gallery")
    _cut_titles(draft)


def _stands_beside(pieces: list[Piece], run: list[Piece]) -> bool:
    """Whether as many words as make a text stand outside a gallery; counted no further than that."""
    captions, words = {id(p) for p in run}, 0
    for piece in pieces:
        if id(piece) not in captions:
            words += count(piece.text)
        if words >= LEFT:
            return True
    return False


def _numbered(pieces: list[Piece]) -> list[list[Piece]]:
    """Runs of captions "1/16 ...", "2/16 ..."."""
    runs = []
    for total, group in groupby(pieces, key=lambda p: (m := _NUMBERED.match(p.text)) and m[2]):
        run = list(group)
        if total and len(run) >= RUN:
            runs.append(run)
    return runs


def _titled(pieces: list[Piece]) -> list[list[Piece]]:
    """Runs of captions that begin with the same words, the gallery's title."""
    runs = []
    pieces = [p for p in pieces if p.kind is BlockKind.PARAGRAPH]
    for start, group in groupby(pieces, key=lambda p: tuple(folded(p.text).split()[:PREFIX])):
        run = list(group)
        if len(run) >= RUN and len(start) == PREFIX and sum(map(_is_caption, run)) >= len(run) - 1 and _capitals(run):
            runs.append(run)
    return runs


def _is_caption(piece: Piece) -> bool:
    """A caption under a title says something in a sentence; entries of a list of sources do not."""
    text = _NUMBER_END.sub("", piece.text)
    return count(text) >= PREFIX + CAPTION and (ends_sentence(text) or text != piece.text)


def _capitals(run: list[Piece]) -> bool:
    """After a title a caption begins anew, with a capital: else these are paragraphs that begin alike."""
    length = len(_common(run).split())
    following = [p.text.split()[length] for p in run if len(p.text.split()) > length]
    return length >= PREFIX and len(following) == len(run) and all(not w[0].islower() for w in following)


def _common(run: list[Piece]) -> str:
    """The words with which all captions of a run begin."""
    texts = [p.text.split() for p in run]
    length = 0
    while all(len(t) > length + 1 and t[length] == texts[0][length] for t in texts):
        length += 1
    return " ".join(texts[0][:length])


def _keep(draft: Draft, piece: Piece, title: str) -> None:
    number = _NUMBER_END.search(piece.text)
    mark = _NUMBERED.match(piece.text)
    start = mark.end() if mark else len(title)
    kept = draft.trim(piece, start, number.start() if number else len(piece.text), "gallery title and number")
    if kept is not None and kept.kind is BlockKind.CAPTION:
        kept.kind = BlockKind.PARAGRAPH


def _cut_titles(draft: Draft) -> None:
    """A gallery's title, and the line before that says the same."""
    for piece in [p for p in draft.pieces if _TITLE.search(p.text) and count(p.text) <= 12]:
        at = draft.pieces.index(piece)
        before = draft.pieces[at - 1] if at else None
        if before is not None and folded(before.text) in folded(piece.text):
            draft.cut(before, "gallery")
        draft.cut(piece, "gallery")
