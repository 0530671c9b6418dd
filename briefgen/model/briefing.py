"""A story's briefing: exactly what ``briefing.json`` holds, and what a finished story keeps beside it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from briefgen.model.annotation import AnnotatedArticle, Bound, NameKind
from briefgen.model.article import Article, Story
from briefgen.model.fields import Clock, EdtfDate, Kind, Sha256, Shaped, sparse
from briefgen.model.source import Manuscript, NotRead

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


Citations = Annotated[tuple[Citation, ...], Shaped(minItems=1)]
"""What stands behind a statement: never nothing."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One row of a briefing's table of sources.

    ``assumed`` is the day that stands in for an unknown one when "on Tuesday" is counted: the middle one of the others.
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

    words: str
    date: EdtfDate


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim that two articles or more say; ``text`` is the sentence that tells it, verbatim.

    ``citations`` are that sentence and those that say it; ``articles`` and ``origins`` are counted from them alone.
    ``partly`` are sentences that say a part of it, ``differences`` the ids of the differences its sentences stand in.
    """

    id: str
    text: str
    articles: int
    origins: int
    root: str | None
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

    value: str
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
class TimelineEntry:
    """A happening with its date.  ``date`` is EDTF level 1; ``inferred`` says that we counted it.

    ``kind`` is "event", "plan" (it lies ahead of the article that tells it) or "statement" (only the saying is dated);
    ``clock`` the time of day where the sources agree on one ("21:00", "21:00 GMT").
    """

    date: EdtfDate
    inferred: bool
    text: str
    citations: Citations
    kind: Kind = "event"
    clock: Clock | None = sparse(None)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its citations: a single-source claim."""

    text: str
    citations: Citations


@dataclass(frozen=True, slots=True)
class Role:
    """How an article describes a person, verbatim."""

    text: str
    citations: Citations


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a body (``kind``), every form of the name, and the roles the articles give.

    ``says`` are the sentences in which an article tells in its own words what they say; what they say in theirs are
    the briefing's quotes with this speaker.
    """

    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: int
    kind: NameKind = NameKind.PERSON
    says: tuple[Statement, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their speaker; ``text`` is verbatim, without the quotation marks around it.

    ``source`` are the words for a speaker whom no article names ("officials"), ``addressee`` those for whom the words
    were said to, ``occasion`` those for where ("in a statement"); each from the first article that gives it.
    """

    speaker: str | None
    text: str
    citations: Citations
    source: Statement | None = sparse(None)
    addressee: Statement | None = sparse(None)
    occasion: Statement | None = sparse(None)


class Agreement(StrEnum):
    """How the sources of a figure stand to each other."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_ORIGIN = "one origin"


@dataclass(frozen=True, slots=True)
class Amount:
    """One of the values that sources give for one question.

    ``text`` is verbatim from the first citation.  The others are our reading of it: ``value`` in digits ("at least
    1,200"), ``low`` and ``high`` its ends, ``unit`` as the source has it ("mile", "USD/share", "%", "" for things
    counted), ``converted`` the same in another unit ("about 4.8 km"; None where there is nothing to convert).
    ``articles`` and ``origins`` are counted from the citations.
    """

    text: str
    value: str
    low: float
    high: float
    bound: Bound
    unit: str
    citations: Citations
    articles: int
    origins: int
    converted: str | None = sparse(None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One question that a number answers, and every value the sources give for it.

    ``value``, ``unit``, ``text`` and ``citations`` are those of the leading one, the first of ``amounts``; ``unit``
    says what befell those counted ("killed") where it is no measure.  ``question`` is a label ("people killed",
    "money: offer"); ``difference`` the id of the difference that the values make, None where they agree; ``moves``
    says that the number is a running one and that two report times have different values.
    """

    value: str
    unit: str
    text: str
    citations: Citations
    question: str = ""
    agreement: Agreement = Agreement.ONE_ORIGIN
    articles: int = 0
    origins: int = 0
    difference: str | None = sparse(None)
    amounts: Annotated[tuple[Amount, ...], Shaped(minItems=1)] = ()
    moves: bool = False


class GapKind(StrEnum):
    """In what way the sources say that something is not known."""

    UNKNOWN = "not known"
    UNVERIFIED = "not verified"
    NO_ANSWER = "no answer"
    OPEN = "still open"


@dataclass(frozen=True, slots=True)
class Gap:
    """A sentence that says that something is not known; its words for that are marked in the first citation."""

    text: str
    citations: Citations
    kind: GapKind = GapKind.UNKNOWN


class Slot(StrEnum):
    """The questions that a report answers."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHY = "why"
    HOW = "how"


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


@dataclass(frozen=True, slots=True)
class Briefing:
    """One story's briefing: exactly what ``briefing.json`` holds."""

    story: StoryCard
    articles: tuple[ArticleCard, ...]
    origins: tuple[Origin, ...]
    bottom_line: tuple[str, ...]
    facts: Annotated[tuple[Fact, ...], Shaped(maxItems=40)]
    differences: tuple[Difference, ...]
    timeline: tuple[TimelineEntry, ...]
    people: tuple[Person, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    single_source: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    background: tuple[Background, ...]
    not_read: tuple[NotRead, ...]
    unanswered: tuple[Slot, ...] = ()
    parallels: Annotated[tuple[Parallel, ...], Shaped(maxItems=20)] = ()
    spellings: tuple[Spelling, ...] = ()
    withheld: tuple[Withheld, ...] = sparse(())


@dataclass(frozen=True, slots=True)
class BriefedStory:
    """A finished story: its briefing, its articles, and the manuscripts its receipts lead back to.

    ``annotated`` is what was found in the articles' sentences; it is not kept where a story only waits to be printed.
    """

    story: Story
    briefing: Briefing
    articles: tuple[Article, ...]
    manuscripts: tuple[Manuscript, ...]
    annotated: tuple[AnnotatedArticle, ...] = ()
