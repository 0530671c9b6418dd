"""Characters that remember where they came from: the thread every receipt hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import BlockKind


@dataclass(frozen=True, slots=True)
class Traced:
    """Visible text; ``text[i]`` was made of ``manuscript.text[starts[i]:ends[i]]`` (an entity is one character)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> Traced:
        """The part from ``start`` to ``end``."""
        return Traced(self.text[start:end], self.starts[start:end], self.ends[start:end])

    @property
    def span(self) -> tuple[int, int]:
        """The place in the manuscript, from the first character's start to the last one's end."""
        return (self.starts[0], self.ends[-1]) if self.starts else (0, 0)

    def tidy(self) -> Traced:
        """White space runs as one space, none at either end."""
        if " ".join(self.text.split()) == self.text:
            return self
        keep: list[int] = []
        for i, c in enumerate(self.text):
            if not c.isspace() or (keep and not self.text[keep[-1]].isspace()):
                keep.append(i)
        if keep and self.text[keep[-1]].isspace():
            keep.pop()
        text = "".join(" " if self.text[i].isspace() else self.text[i] for i in keep)
        return Traced(text, tuple(self.starts[i] for i in keep), tuple(self.ends[i] for i in keep))

    def lines(self) -> list[Traced]:
        """The parts between line ends, empty ones too."""
        parts, start = [], 0
        for i, c in enumerate(self.text):
            if c == "\n":
                parts.append(self.cut(start, i))
                start = i + 1
        return [*parts, self.cut(start, len(self))]


def plain(text: str, start: int = 0) -> Traced:
    """Text as it stands in the manuscript, from ``start``."""
    at = range(start, start + len(text))
    return Traced(text, tuple(at), tuple(i + 1 for i in at))


@dataclass(slots=True, eq=False)
class Piece:
    """A block in the making, which rules change.

    ``gap``: an empty line or a block's edge stands before it; ``linked``: all of its words are links;
    ``timed``: it begins with the time of a live blog's entry.
    """

    kind: BlockKind
    traced: Traced
    level: int = 0
    gap: bool = True
    linked: bool = False
    timed: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.traced.text
