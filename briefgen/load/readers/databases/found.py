"""Whether the passages of a document (Word, RTF, OpenDocument, PDF, a mail) are an export, and its articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.load.clipping import Clip
from briefgen.load.readers.databases import defacto, factiva_lines, lexis, proquest_lines
from briefgen.load.readers.databases.entry import ExportEntry, Para, read_entries
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

_FAMILIES: tuple[tuple[str, Callable[[Sequence[Para]], list[ExportEntry]]], ...] = (
    (proquest_lines.NAME, proquest_lines.documents),  # before LexisNexis: it may count its documents, too
    (lexis.NAME, lexis.documents),
    (factiva_lines.NAME, factiva_lines.documents),
    (defacto.WHERE, defacto.documents),
)


def articles_in(source: SourceFile, passages: Sequence[Clip]) -> Iterator[Manuscript | Left] | None:
    """The articles where the passages bear the marks of a database's export; None where they bear none."""
    return articles_of(source, [Para(p.text, p.centred, p.kind, p.level) for p in passages])


def articles_of(source: SourceFile, lines: Sequence[Para]) -> Iterator[Manuscript | Left] | None:
    """The same for lines that are read already."""
    for where, documents in _FAMILIES:
        entries = documents(lines)
        if entries:
            return read_entries(source, where, entries)
    return None
