"""One article of an export: its fields, its lines told apart into text and furniture, and the manuscript they make.

The manuscript holds all of the article's lines, so that the log of cleaning can name each that was cut and by which
rule; ``asides`` says which of them are no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from briefgen.lexicon.wordlists import words
from briefgen.load.clipping import Clip, clipping
from briefgen.load.reading import Left, given, manuscript, part_name
from briefgen.load.whole import CUT_OFF
from briefgen.model import Aside, BlockKind, Evidence, Format, Manuscript, SourceFile

RULE = "{} of the export"  # how the log names what was cut


LABELLED = 2  # articles with lines of the database below them, from which the last one must have some, too


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of an export as it is printed; ``centred`` where it stands in the middle or is set in."""

    text: str
    centred: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


@dataclass(slots=True)
class ExportEntry:
    """An article while it is read: what its head says, and its passages, each with its role ("" is text)."""

    number: int
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    day: str | None = None
    section: str | None = None
    edition: str | None = None
    language: str | None = None
    url: str | None = None
    description: str | None = None
    passages: list[tuple[Clip, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def text(self, line: Para) -> None:
        """A line of the article's own text."""
        self.passages.append((Clip(line.kind, line.text, line.level), ""))

    def aside(self, text: str, role: str) -> None:
        """A line that is no text: part of the head, the index, a copyright line."""
        self.passages.append((Clip(BlockKind.PARAGRAPH, text), role))

    @property
    def has_text(self) -> bool:
        """Whether any line is text."""
        return any(not role and any(c.isalnum() for c in passage.text) for passage, role in self.passages)


def read_entries(source: SourceFile, where: str, entries: Sequence[ExportEntry]) -> Iterator[Manuscript | Left]:
    """Every article of an export, and a line where the last, unlike the others, has nothing of the database below."""
    yield from (read_entry(source, where, entry) for entry in entries)
    below = [bool(entry.passages) and bool(entry.passages[-1][1]) for entry in entries]
    if len(below) > LABELLED and all(below[:-1]) and not below[-1]:
        yield Left("", CUT_OFF)


def read_entry(source: SourceFile, where: str, entry: ExportEntry) -> Manuscript | Left:
    """The article's manuscript, or its number and title and why there is none."""
    part = part_name(entry.title, f"article-{entry.number}")
    said = " ".join(passage.text for passage, _ in entry.passages).lower()
    broken = any(words_ in said for words_ in words("databases", "errors")) and len(said.split()) < 120
    if broken or not entry.has_text:
        named = f"Article {entry.number} of the export" + (f" (“{entry.title}”)" if entry.title else "")
        why = "could not be shown by the database" if broken else "has no text in it"
        return Left(part, f"{named} {why}; look it up and save it once more.")
    text, asides = _written(entry)
    return manuscript(
        source, Format.MARKDOWN, text, part=part, given=_given(where, entry), notes=tuple(entry.notes), asides=asides
    )


def _written(entry: ExportEntry) -> tuple[str, tuple[Aside, ...]]:
    """The article as a clipping, and the places in it that are no text."""
    parts: list[str] = []
    asides: list[Aside] = []
    length = 0
    for passage, role in entry.passages:
        block = clipping([passage])
        if not block:
            continue
        if role:
            asides.append(Aside(length, length + len(block), RULE.format(role)))
        parts.append(block)
        length += len(block) + 1
    return "\n".join(parts), tuple(asides)


def _given(where: str, entry: ExportEntry) -> tuple[Evidence, ...]:
    return given(
        where,
        title=entry.title,
        outlet=entry.outlet,
        byline=entry.byline,
        url=entry.url,
        section=entry.section,
        edition=entry.edition,
        description=entry.description,
        published=entry.day,
    )
