"""Every noun of briefgen, as a frozen value.

Data walks one way through these types::

    SourceFile -load-> Manuscript -clean-> Article -annotate-> AnnotatedArticle
        -origins, align, compare, brief-> Briefing -render-> pages

Offsets are counts of Unicode characters, half open (``text[start:end]``).  Nothing here reads a file, a
clock or a setting; a value that is not known is ``None``, never a guess.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

FORMAT = "briefgen.briefing/1"


class Format(StrEnum):
    """The forms a source file is kept in; told by content, not by file name alone."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"


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


# --------------------------------------------------------------------------- source files


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What a person saved: bytes and where they lie (``path`` is POSIX, relative to the content folder).

    ``given`` is what a note beside the file (``NAME.source.yml``) says of it.
    """

    path: str
    data: bytes
    given: tuple[Evidence, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in lower-case hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class NotRead:
    """A source file that is not on the site, and why, in one sentence with a next step."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One repaired run of characters: ``text[start:start + len(after)] == after``, which was ``before``."""

    start: int
    before: str
    after: str
    rule: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A source file, or one part of it, as characters.

    Without a ``reader``, ``text`` is the decoded file with mojibake mended: undoing ``repairs`` (offsets into
    ``text``, ascending) gives ``data.decode(encoding)`` again, so every later offset leads back to the bytes.
    With one ("a PDF document"), ``text`` is what that reader makes of the bytes, always the same; reading the file
    once more leads back to them.  ``part`` names one of several articles in a file (a feed, an archive) and is ""
    where the file is one article; ``given`` is what the container says of it, ``notes`` are for the reader.
    """

    source: SourceFile
    format: Format
    encoding: str
    text: str
    repairs: tuple[Repair, ...] = ()
    part: str = ""
    reader: str = ""
    given: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The file's path, with the part behind a "#"."""
        return f"{self.source.path}#{self.part}" if self.part else self.source.path


# --------------------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a metadata value was found: ``where`` is the source's own words or the name of the place."""

    field: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its body.  Dates are ISO 8601, to the day or with time and zone."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None
    description: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's body.

    ``text`` is plain text without markup; ``source`` the span of ``Manuscript.text`` it came from; ``repairs``
    (offsets into ``text``) what was changed on the way.  The manuscript's span, freed of markup and of white
    space, equals ``text`` freed of white space with ``repairs`` undone: that is the receipt the gate checks.
    ``level`` is a heading's (2 or more), else 0.
    """

    kind: BlockKind
    text: str
    source: tuple[int, int]
    repairs: tuple[Repair, ...] = ()
    level: int = 0
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece left out of the body: its words, the rule that cut it, and its place in ``Manuscript.text``."""

    text: str
    rule: str
    source: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block: ``blocks[block].text[start:end] == text``.

    ``id`` is a hash of its words and its occurrence in the article.  ``damaged`` says that words were lost
    where a link stood, so that it is shown but never used as a claim.
    """

    id: str
    text: str
    block: int
    start: int
    end: int
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One source file after cleaning.  ``notes`` are sentences for the reader (another language, a repair).

    ``overruled`` are the pieces that rules had cut and the editor keeps.
    """

    id: str
    path: str
    sha256: str
    format: Format
    encoding: str
    metadata: Metadata
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    cuts: tuple[Cut, ...] = ()
    repairs: tuple[Repair, ...] = ()
    notes: tuple[str, ...] = ()
    overruled: tuple[Cut, ...] = ()

    @property
    def words(self) -> int:
        """How many words the body has (captions aside)."""
        return sum(len(b.text.split()) for b in self.blocks if b.kind is not BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class CleaningEdit:
    """What an editor decided over the cleaning of one file: texts to keep that a rule cut, and texts to cut."""

    file: str
    keep: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher and its titles, each by its name or its domain."""

    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A folder of source files about one event, and what its optional ``story.yml`` and ``edits.yml`` say."""

    id: str
    sources: tuple[SourceFile, ...]
    not_read: tuple[NotRead, ...] = ()
    title: str | None = None
    description: str | None = None
    order: int | None = None
    publish: bool = True
    cleaning: tuple[CleaningEdit, ...] = ()
    publishers: tuple[Publisher, ...] = ()


# --------------------------------------------------------------------------- annotation


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence: offsets into the sentence's text, head as an index into its tokens (root: itself)."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str = ""


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence.  ``full`` is the fullest form the article gives it ("Smith" -> "Ann Smith")."""

    text: str
    kind: NameKind
    start: int
    end: int
    full: str


@dataclass(frozen=True, slots=True)
class When:
    """A time expression and what it means.

    ``value`` is EDTF level 1 ("2024-06-19", "2024-06", "2024", "201X", "2024-06-18/2024-06-19", "2024-06-19~"),
    None where it cannot be told; ``clock`` a time of day "21:00"; ``inferred`` says that it was counted from
    the article's own date; ``rule`` names the rule that did.
    """

    text: str
    start: int
    end: int
    value: str | None
    clock: str | None = None
    inferred: bool = False
    rule: str = ""


class Bound(StrEnum):
    """How a quantity is bounded by its words ("at least 12", "about 30", "up to 5")."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"


class Scope(StrEnum):
    """Whether a quantity counts all ("12 dead"), a part ("two of them children") or only more ("another 45")."""

    WHOLE = "whole"
    PART = "part"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    ``low`` and ``high`` are equal but for ranges; ``unit`` is a base unit ("m", "USD", "%", "" for things
    counted) and the values are already in it; ``counted`` are the lemmas of the head noun and its modifiers,
    head first ("dead", "people"); ``state`` the class of what befell them ("killed", "injured", ...) or "".
    ``measure`` is the unit as the sentence has it, in the word list's form ("mile" where ``unit`` is "m").
    """

    text: str
    start: int
    end: int
    low: float
    high: float
    unit: str
    counted: tuple[str, ...]
    bound: Bound = Bound.EXACT
    state: str = ""
    measure: str = ""
    scope: Scope = Scope.WHOLE


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of an article and where they stand: the id of their sentence, and the span in its text."""

    text: str
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: a span of the sentence between its quotation marks, and who is said to have said them.

    ``speaker`` is the fullest name of a person or body, or None; ``partial`` says that the words are a part of
    the outlet's own sentence ("called it 'absurd'").  ``source`` are the words that name the speaker ("he",
    "officials"), ``addressee`` those that name who was spoken to ("reporters"), ``occasion`` those that tell where
    the words were said ("at a rally", "in a statement"); each None where the article does not give it.
    """

    text: str
    start: int
    end: int
    speaker: str | None
    cue: str | None = None
    partial: bool = False
    source: Snippet | None = None
    addressee: Snippet | None = None
    occasion: Snippet | None = None


class Manner(StrEnum):
    """How a sentence brings what somebody said."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what a sentence states: the words that name the sayer, the cue, the sayer's fullest name.

    ``manner`` is how: in words quoted, in some words quoted, or told without any.
    """

    source: str
    cue: str
    start: int
    end: int
    speaker: str | None
    manner: Manner = Manner.INDIRECT


@dataclass(frozen=True, slots=True)
class AnnotatedSentence:
    """A sentence and everything found in it; all offsets are into ``sentence.text``."""

    article: str
    sentence: Sentence
    kind: BlockKind
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    negated: bool = False
    denies: bool = False
    accuses: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its sentences annotated.  ``compared`` is False where its language is not understood."""

    article: Article
    sentences: tuple[AnnotatedSentence, ...]
    compared: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause of a sentence states, as comparable parts.

    ``terms`` are what it is about (see ``likeness/terms.py``); ``predicate`` the class of its verb; ``subjects`` and
    ``objects`` the terms of its arguments; ``deeds`` the terms outside of names: what is done, not by whom or where;
    ``rank`` the place of its sentence in the article (0 is the first); ``whole`` says that it is the sentence itself
    and not a clause of it.
    """

    article: str
    sentence: AnnotatedSentence
    rank: int
    terms: frozenset[str]
    predicate: str | None
    subjects: frozenset[str]
    objects: frozenset[str]
    deeds: frozenset[str] = frozenset()
    times: tuple[When, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    negated: bool = False
    planned: bool = False
    whole: bool = False


# --------------------------------------------------------------------------- briefing


@dataclass(frozen=True, slots=True)
class Citation:
    """Article, sentence id, and that sentence's words, verbatim; ``marks`` are spans of it to be marked."""

    article: str
    sentence: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


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
    sha256: str
    words: int
    notes: tuple[str, ...] = ()
    uncompared: bool = False
    assumed: str | None = None


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
    copied: tuple[Copied, ...] = ()


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words that need help once they stand outside their article ("on Tuesday"), and the date we read in them, as EDTF.

    It is shown beside the sentence as an editor's bracket, as ours.
    """

    words: str
    date: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of two articles or more that agree; ``text`` is the best of their sentences, verbatim."""

    id: str
    text: str
    articles: int
    origins: int
    root: str | None
    details: tuple[Citation, ...]
    citations: tuple[Citation, ...]
    brackets: tuple[Bracket, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a difference.

    ``value`` is verbatim from the first citation; ``resolved`` is our reading of it (a date counted from "last
    year", a sum, a conversion), shown as ours, or None where the words speak for themselves.
    """

    value: str
    citations: tuple[Citation, ...]
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims about the same thing that do not agree.

    ``topic`` is the question that every position answers, ``rule`` says in words what decided, ``reasons`` say, a line
    each, why the positions are of one matter.
    """

    id: str
    kind: DifferenceKind
    reading: Reading
    revision: bool
    topic: str
    rule: str
    positions: tuple[Position, ...]
    silent: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A happening with its date.  ``date`` is EDTF level 1; ``inferred`` says that we counted it.

    ``kind`` is "event", "plan" (it lies ahead of the article that tells it) or "statement" (only the saying is dated);
    ``clock`` the time of day where the sources agree on one ("21:00", "21:00 GMT").
    """

    date: str
    inferred: bool
    text: str
    citations: tuple[Citation, ...]
    kind: str = "event"
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """How an article describes a person, verbatim."""

    text: str
    citations: tuple[Citation, ...]


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
    says: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their speaker; ``text`` is verbatim, without the quotation marks around it.

    ``source`` are the words for a speaker whom no article names ("officials"), ``addressee`` those for whom the words
    were said to, ``occasion`` those for where ("in a statement"); each from the first article that gives it.
    """

    speaker: str | None
    text: str
    citations: tuple[Citation, ...]
    source: Statement | None = None
    addressee: Statement | None = None
    occasion: Statement | None = None


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
    citations: tuple[Citation, ...]
    articles: int
    origins: int
    converted: str | None = None


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
    citations: tuple[Citation, ...]
    question: str = ""
    agreement: Agreement = Agreement.ONE_ORIGIN
    articles: int = 0
    origins: int = 0
    difference: str | None = None
    amounts: tuple[Amount, ...] = ()
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its citations: a single-source claim."""

    text: str
    citations: tuple[Citation, ...]


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
    citations: tuple[Citation, ...]
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
class StoryCard:
    """What a briefing says of its story."""

    id: str
    title: str
    language: str | None
    description: str | None = None
    title_citation: str | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """One story's briefing: exactly what ``briefing.json`` holds."""

    story: StoryCard
    articles: tuple[ArticleCard, ...]
    origins: tuple[Origin, ...]
    bottom_line: tuple[str, ...]
    facts: tuple[Fact, ...]
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


@dataclass(frozen=True, slots=True)
class BriefedStory:
    """A finished story: its briefing, its articles, and the manuscripts its receipts lead back to."""

    story: Story
    briefing: Briefing
    articles: tuple[Article, ...]
    manuscripts: tuple[Manuscript, ...]


# --------------------------------------------------------------------------- stable ids


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without punctuation: ``words_of("It's 5 km.") == ("it", "s", "5", "km")``."""
    return tuple(re.findall(r"\w+", text.lower()))


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits that depend on the parts and on nothing else."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def sentence_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Stable ids for an article's sentences in order: a hash of the words, and the occurrence where they recur.

    >>> sentence_ids(["It rained.", "It rained!", "It snowed."])[1].endswith("-2")
    True
    """
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        digest = short_hash(*words_of(text))
        seen[digest] += 1
        ids.append(f"s-{digest}" if seen[digest] == 1 else f"s-{digest}-{seen[digest]}")
    return tuple(ids)
