"""An article in the making: the pieces still in its body, what was cut, and what was learnt.

The one thing here that changes while it is worked on; ``article.py`` makes frozen values of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefgen.clean.text.traced import Piece, Traced
from briefgen.load.normal import is_normal, normal, rule_of
from briefgen.load.readers.hyphens import DIVIDED
from briefgen.model import BlockKind, Cut, Evidence, Manuscript, Repair

_DAYS = frozenset({"published", "updated"})


@dataclass(slots=True)
class Draft:
    """Pieces in order, cuts, evidence and notes.

    ``by_layout`` says that a tool read a page's layout already, ``signed`` names a body that stands as the author
    where no person does, ``overruled`` is what an editor brought back;
    ``locked``: a page says of itself that it is not open to all.
    """

    manuscript: Manuscript
    pieces: list[Piece]
    cuts: list[Cut] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    by_layout: bool = False
    signed: str | None = None
    overruled: list[Cut] = field(default_factory=list)
    locked: bool = False

    def found(self, what: str, value: str | None, where: str) -> None:
        """Remember a metadata value and the source's words that give it; the first of a field counts.

        Both take the normal form of text: they may have been spelled out of a page's data.  A day that no calendar
        has ("2031-02-30") is none.
        """
        found = Evidence(what, normal(value.replace(DIVIDED, "")), normal(where)) if value else None
        if found and what in _DAYS and not _is_day(found.value[:10]):
            return
        if found and found.value and found not in self.evidence:
            self.evidence.append(found)

    def value(self, what: str) -> str | None:
        """The value that counts for a field, or None."""
        return next((e.value for e in self.evidence if e.field == what), None)

    def values(self, what: str) -> list[str]:
        """All values of a field, each once, in the order they were found."""
        return list(dict.fromkeys(e.value for e in self.evidence if e.field == what))

    def cut(self, piece: Piece, rule: str) -> None:
        """Take a piece out of the body; the log keeps its words and the rule.  One that is gone already stays gone."""
        if piece not in self.pieces:
            return
        at = self.pieces.index(piece)
        if piece.gap and at + 1 < len(self.pieces):
            self.pieces[at + 1].gap = True
        del self.pieces[at]
        self.log(piece.traced, rule)

    def trim(self, piece: Piece, start: int, end: int, rule: str, kind: BlockKind | None = None) -> Piece | None:
        """Keep ``[start:end)`` of a piece and log the rest; the piece goes when nothing is left of it."""
        kept = piece.traced.cut(start, end).tidy()
        if not any(c.isalnum() for c in kept.text):
            self.cut(piece, rule)
            return None
        self.log(piece.traced.cut(0, start).tidy(), rule)
        self.log(piece.traced.cut(end, len(piece.traced)).tidy(), rule)
        piece.traced, piece.kind = kept, kind or piece.kind
        return piece

    def log(self, traced: Traced, rule: str) -> None:
        """Note words left out of the body."""
        if traced.text.strip():
            self.cuts.append(Cut(traced.text, rule, traced.span))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


JOINED = "hyphenated line end joined"


def without_invisible(traced: Traced) -> tuple[Traced, tuple[Repair, ...]]:
    """A text in its normal form, and the repairs that give it back.

    As it was read it has that form; what a page spells out ("&shy;", "&#8238;") has not.

    >>> from briefgen.clean.text.traced import plain
    >>> without_invisible(plain("sat\\u00adellite"))[0].text
    'satellite'
    """
    if is_normal(traced.text) and DIVIDED not in traced.text:
        return traced, ()
    keep: list[int] = []
    repairs = []
    for i, c in enumerate(traced.text):
        if c == DIVIDED:
            repairs.append(Repair(len(keep), "-", "", JOINED))
        elif is_normal(c) or c.isspace():
            keep.append(i)
        else:
            repairs.append(Repair(len(keep), c, "", rule_of(c)))
    text = "".join(traced.text[i] for i in keep)
    return Traced(text, tuple(traced.starts[i] for i in keep), tuple(traced.ends[i] for i in keep)), tuple(repairs)
