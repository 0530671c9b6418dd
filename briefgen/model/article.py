"""An article after cleaning, and the story it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.model.fields import sparse
from briefgen.model.source import Evidence, Format, NotRead, Repair, SourceFile


class Rights(StrEnum):
    """How much of an article's text may be shown, the strictest last: all of it, the sentences that are cited, none."""

    FULL = "full"
    CITED = "cited"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be shown of a story's articles: ``rights`` of any, ``outlets`` of single ones, by name or domain."""

    rights: Rights = Rights.FULL
    outlets: tuple[tuple[str, Rights], ...] = ()


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    CAPTION = "caption"


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
    repairs: tuple[Repair, ...] = sparse(())
    level: int = sparse(0)
    language: str | None = sparse(None)


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
    damaged: bool = sparse(False)


@dataclass(frozen=True, slots=True)
class Article:
    """One source file after cleaning.  ``notes`` are sentences for the reader (another language, a repair).

    ``overruled`` are the pieces that rules had cut and the editor keeps.  ``rights`` says how much of the text may be
    shown where that is not all: what is published is cut down to it.
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
    overruled: tuple[Cut, ...] = sparse(())
    rights: Rights | None = sparse(None)

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
    """A folder of source files about one event, and what its optional ``story.yml`` and ``edits.yml`` say.

    ``id`` is its path; ``declared`` says that it has a ``story.yml``, and so is a story even without an article.
    ``said_beside`` are the files that people wrote about it and its sources (those two, and the notes beside source
    files), by path with their SHA-256: a site is out of date when one of them changes.
    ``rights`` is what its own file says may be shown, ``terms`` what holds for it after the site was asked, too.
    """

    id: str
    sources: tuple[SourceFile, ...]
    not_read: tuple[NotRead, ...] = ()
    title: str | None = None
    description: str | None = None
    order: int | None = None
    publish: bool = True
    declared: bool = False
    cleaning: tuple[CleaningEdit, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    said_beside: tuple[tuple[str, str], ...] = ()
    rights: Rights | None = None
    terms: Terms = Terms()
