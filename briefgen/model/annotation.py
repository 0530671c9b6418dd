"""What is found in an article's sentences.  All offsets are into a sentence's text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.article import Article, BlockKind, Sentence


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


EITHER = "day and month could be either"
"""The rule of a date in digits that can be read in two ways."""


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

    @property
    def told(self) -> tuple[str | None, str | None]:
        """Its day and its time of day, each where it is known."""
        return self.value, self.clock

    @property
    def ambiguous(self) -> bool:
        """May its day be its month, and the other way round?  Then it agrees with nothing."""
        return self.rule == EITHER


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
    """A sentence and everything found in it; ``plain`` is the article's own, and all offsets are into its text.

    ``aside`` says why it is no news and is quoted nowhere ("it is a note of the editors"), "" where it is news.
    """

    article: str
    plain: Sentence
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
    aside: str = ""

    @property
    def reports(self) -> bool:
        """May it be quoted as what the article reports?  Headings and captions are no sentences of the report."""
        return not self.aside and self.kind not in {BlockKind.HEADING, BlockKind.CAPTION}

    @property
    def id(self) -> str:
        """Its id in its article."""
        return self.plain.id

    @property
    def key(self) -> tuple[str, str]:
        """The ids of its article and of it."""
        return self.article, self.plain.id

    @property
    def text(self) -> str:
        """Its words, verbatim."""
        return self.plain.text


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
