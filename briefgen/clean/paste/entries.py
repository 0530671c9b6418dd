"""A live blog that was copied: lines that are a time, alone or before a headline, each with its text below."""

from __future__ import annotations

from briefgen.clean.draft import Draft
from briefgen.clean.text.entries import falling, minutes_of
from briefgen.clean.text.wording import count, is_prose
from briefgen.model import BlockKind

LEAST = 3  # entries; two times in a text may be anything
LONGEST = 16  # words of the line that opens an entry


def mark_entries(draft: Draft) -> None:
    """Make each such line a heading that stays, though a time before a headline is mostly a video's length.

    A page whose layout was read has its times marked already.  Videos in a list have no text between them, and their
    lengths neither rise nor fall.
    """
    if draft.by_layout:
        return
    opens = [at for at in range(len(draft.pieces)) if _opens(draft, at)]
    times = [minutes for at in opens if (minutes := minutes_of(draft.pieces[at].text)) is not None]
    if len(opens) < LEAST or falling(times) is None:
        return
    for at in opens:
        piece = draft.pieces[at]
        piece.kind, piece.level, piece.timed = BlockKind.HEADING, 3, True
    draft.notes.append(f"It is a live blog of {len(opens)} entries; each stands under its time.")


def _opens(draft: Draft, at: int) -> bool:
    """Whether a line is a time, or begins with one, and has a text below, or a headline and then a text."""
    line = draft.pieces[at].text
    if minutes_of(line) is None or is_prose(line) or count(line) > LONGEST:
        return False
    below = draft.pieces[at + 1 : at + 3]
    return any(is_prose(p.text) for p in below[:1]) or (
        len(below) > 1 and is_prose(below[1].text) and minutes_of(below[0].text) is None
    )
