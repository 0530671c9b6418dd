"""What all parts of a briefing are made of: citations, cards, origins, facts, differences.

What one section alone is made of stands in its file (``sections/``); `Briefing`, which holds them all, above them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from briefgen.model.article import Rights
from briefgen.model.fields import EdtfDate, Sha256, Shaped, Verbatim, VerbatimFirst, sparse

FORMAT = "briefgen.briefing/1"


class DifferenceKind(StrEnum):
    """The kinds of difference, as ``briefing.md`` defines them."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    DENIAL = "denial"
    CONTRADICTION = "contradiction"
    WORDING = "wording"
    LABEL = "label"
    DETAIL = "detail"


class Reading(StrEnum):
    """How a difference is to be read: explained by time, or not."""

    UPDATE = "update"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Citation:
    """Article, sentence id, and that sentence's words, verbatim; ``marks`` are spans of it to be marked."""

    article: str
    sentence: str
    text: str
    marks: tuple[tuple[int, int], ...] = sparse(())

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its article and its sentence."""
        return self.article, self.sentence

    def meets(self, other: Citation) -> bool:
        """Are words of one sentence meant by both?  Without marks the whole sentence is.

        >>> told = "gull", "s-1", "The ferry sank and a pier fell."
        >>> whole, ferry, pier = (Citation(*told, marks) for marks in ((), ((0, 14),), ((19, 30),)))
        >>> whole.meets(ferry), ferry.meets(pier)
        (True, False)
        """
        one = self.key == other.key
        if not (one and self.marks and other.marks):
            return one
        return any(a < d and c < b for a, b in self.marks for c, d in other.marks)


Citations = Annotated[tuple[Citation, ...], Shaped(minItems=1)]
"""What stands behind a statement: never nothing."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One row of a briefing's table of sources.

    ``assumed`` is the day that stands in for an unknown one when "on Tuesday" is counted: the middle one of the others.
    ``rights`` says how much of the text is published where that is not all: "cited" or "none".
    """

    id: str
    path: str
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    published: str | None
    updated: str | None
    url: str | None
    language: str | None
    origin: str | None
    page: str
    sha256: Sha256
    words: int
    notes: tuple[str, ...] = sparse(())
    uncompared: bool = sparse(False)
    assumed: str | None = sparse(None)
    rights: Rights | None = sparse(None)


@dataclass(frozen=True, slots=True)
class Copied:
    """A sentence of an article of its own that stands in another origin's text."""

    article: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where texts really come from, and why these articles are one; ``copied`` is what others took over from it."""

    id: str
    articles: tuple[str, ...]
    reason: str
    copied: tuple[Copied, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words that need help once they stand outside their article ("on Tuesday"), and the date we read in them, as EDTF.

    It is shown beside the sentence as an editor's bracket, as ours.
    """

    words: VerbatimFirst
    date: EdtfDate


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim that two articles or more say; ``text`` is the sentence that tells it, verbatim but for its dateline.

    ``citations`` are that sentence and those that say it; ``articles`` and ``origins`` are counted from them alone.
    ``partly`` are sentences that say a part of it, ``differences`` the ids of the differences its sentences stand in.
    """

    id: str
    text: Verbatim
    articles: int
    origins: int
    root: Verbatim | None
    details: tuple[Citation, ...]
    citations: Citations
    brackets: tuple[Bracket, ...] = sparse(())
    partly: tuple[Citation, ...] = sparse(())
    differences: tuple[str, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a difference.

    ``value`` is verbatim from the first citation; ``resolved`` is our reading of it (a date counted from "last
    year", a sum, a conversion), shown as ours, or None where the words speak for themselves.
    """

    value: VerbatimFirst
    citations: Citations
    resolved: str | None = sparse(None)


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims about the same thing that do not agree.

    ``topic`` is the question that all positions answer, ``rule`` says in words what decided, ``reasons`` say, a line
    each, why the positions are of one matter.
    """

    id: str
    kind: DifferenceKind
    reading: Reading
    revision: bool
    topic: str
    rule: str
    positions: Annotated[tuple[Position, ...], Shaped(minItems=2)]
    silent: tuple[str, ...] = ()
    reasons: tuple[str, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class ParallelPassage:
    """One article's telling of a matter, in one or two sentences; the words that others tell otherwise are marked."""

    citations: Citations


@dataclass(frozen=True, slots=True)
class Parallel:
    """Passages of different articles that tell one matter, side by side, without a verdict.

    ``topic`` is made of words that the passages share.
    """

    id: str
    topic: str
    passages: Annotated[tuple[ParallelPassage, ...], Shaped(minItems=2)]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name as the articles spell it in two ways or more."""

    id: str
    forms: Annotated[tuple[Position, ...], Shaped(minItems=2)]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its citations: a single-source claim."""

    text: Verbatim
    citations: Citations


@dataclass(frozen=True, slots=True)
class Background:
    """An article on another event, kept out of the comparison, and why."""

    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part of a briefing that the gate could not prove, so that no page prints it.

    ``section`` is the briefing's field it stood in ("timeline"), ``what`` how it is called, ``reason`` what failed.
    """

    section: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class StoryCard:
    """What a briefing says of its story."""

    id: str
    title: str
    language: str | None
    description: str | None = sparse(None)
    title_citation: str | None = sparse(None)
