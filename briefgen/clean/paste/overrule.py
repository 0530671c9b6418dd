"""The editor's word over the rules: what they cut and is to be kept, what they kept and is to be cut."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from briefgen.clean.draft import Draft
from briefgen.clean.text.projection import project
from briefgen.clean.text.traced import Piece, Traced
from briefgen.model import BlockKind, CleaningEdit, Cut

EDITOR = "editor"
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def overrule(draft: Draft, edit: CleaningEdit) -> None:
    """Do what an editor asks, and log it under the rule "editor"; what cannot be done is said in a note."""
    for text in edit.keep:
        if not _keep(draft, text):
            draft.notes.append(f"The edits ask to keep “{text[:60]}”, which is not in the file or was not cut.")
    for text in edit.cut:
        if not _cut(draft, text):
            draft.notes.append(f"The edits ask to cut “{text[:60]}”, which is not in the article.")


def _keep(draft: Draft, text: str) -> bool:
    """Bring a text back as a paragraph where it stands in the file; a place that is in the body already is passed."""
    visible = project(draft.manuscript.text, draft.manuscript.format)
    letters, places = _letters(visible.text)
    wanted = _letters(text)[0]
    taken = [p.traced.span for p in draft.pieces]
    at = letters.find(wanted)
    while at >= 0:
        traced = visible.cut(places[at], places[at + len(wanted) - 1] + 1).tidy()
        start, end = traced.span
        if not any(a < end and start < b for a, b in taken):
            draft.pieces.insert(bisect_left([a for a, _ in taken], start), Piece(BlockKind.PARAGRAPH, traced))
            draft.cuts = [c for c in draft.cuts if not (start <= c.source[0] and c.source[1] <= end)]
            draft.overruled.append(Cut(traced.text, EDITOR, traced.span))
            return True
        at = letters.find(wanted, at + 1)
    return False


def _cut(draft: Draft, text: str) -> bool:
    """Cut a text wherever it stands in the body; what stands before and behind it stays."""
    wanted = _letters(text)[0]
    done = False
    for piece in list(draft.pieces):
        letters, places = _letters(piece.text)
        at = letters.find(wanted)
        if at < 0:
            continue
        done = True
        whole = piece.traced
        start, end = places[at], places[at + len(wanted) - 1] + 1
        while end < len(whole) and whole.text[end] in ".!?\"'”’)":
            end += 1  # the marks that close the text go with it
        parts = [part for part in (whole.cut(0, start).tidy(), whole.cut(end, len(whole)).tidy()) if _says(part)]
        where = draft.pieces.index(piece)
        draft.pieces[where : where + 1] = [Piece(piece.kind, part, piece.level, piece.gap) for part in parts]
        draft.log(whole.cut(start, end).tidy(), EDITOR)
    return done


def _says(traced: Traced) -> bool:
    return any(c.isalnum() for c in traced.text)


def _letters(text: str) -> tuple[str, list[int]]:
    """A text without white space, case and typography, and the place of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for i, c in enumerate(text):
        if not c.isspace():
            for folded in unicodedata.normalize("NFKC", c.translate(_FOLD)).casefold():
                letters.append(folded)
                places.append(i)
    return "".join(letters), places
