"""The transcript of a broadcast or hearing: each speaker in capitals before a turn; what happens, in brackets."""

from __future__ import annotations

import re

from briefgen.clean.draft import Draft
from briefgen.clean.text.traced import Piece

TURNS = 3  # from which a text is a transcript, if they are half of it
_WORD = r"(?:[A-Z][A-Z.'’-]+|[A-Z]\.)"
_TURN = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,4}}(?:,\s[^:]{{2,60}}|\s\([^()]{{2,40}}\))?:\s+\S")
_STAGE = re.compile(r"[(\[][^()\[\]]{2,60}[)\]]\.?")


def is_transcript(draft: Draft) -> bool:
    """Whether a text is one."""
    turns = sum(is_turn(piece) for piece in draft.pieces)
    return turns >= TURNS and 2 * turns >= len(draft.pieces)


def is_turn(piece: Piece) -> bool:
    """Whether a line begins with who speaks it."""
    return bool(_TURN.match(piece.text))


def cut_stage_directions(draft: Draft) -> None:
    """Cut what is no speech from a transcript: "(COMMERCIAL BREAK)"."""
    if is_transcript(draft):
        for piece in list(draft.pieces):
            if _STAGE.fullmatch(piece.text.strip()):
                draft.cut(piece, "stage direction")
