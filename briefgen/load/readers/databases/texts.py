"""Factiva, ProQuest and newer Lexis exports as plain text: a line is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.load.decode import read
from briefgen.load.readers.databases.found import articles_of
from briefgen.load.readers.databases.wrapped import lines_of
from briefgen.load.reading import Left
from briefgen.model import Manuscript, SourceFile

NAME = "an export of a news database (text)"
_PROQUEST = re.compile(rb"^_{20,}[ \t\r]*$", re.MULTILINE)
_LEXIS = re.compile(
    rb"^[ \t]*(?:End of Document|Dokumentende|Ende des Dokuments|Fin du document|Fin del documento|Einde van document)"
    rb"[ \t\r]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTED = re.compile(rb"^[ \t]*\d[\d.,]* (?:words|W\xc3\xb6rter|mots|palabras|woorden|parole)[ \t\r]*$", re.MULTILINE)
_DEFACTO = re.compile(rb"\bvom \d\d\.\d\d\.\d{4}\b.*\b(?:Seite|Ressort)\b")
_COPIED = re.compile(
    rb"^[ \t]*(?:Length|L\xc3\xa4nge|L\xe4nge|Longueur|Longitud|Lengte|Lunghezza)[ \t\xc2\xa0]*:[ \t\xc2\xa0]*\d",
    re.IGNORECASE | re.MULTILINE,
)
_FACTIVA = re.compile(
    rb"^(?:[ \t]*(?:Document|Dokument|Documento)[ \t]+[A-Za-z0-9_]{12,40}|(?:HD|LP)(?:[ \t].*)?)[ \t\r]*$", re.MULTILINE
)


def knows(source: SourceFile) -> bool:
    """A text with a family's marks on lines of their own, which the whole text bears out."""
    data = source.data
    if data.lstrip()[:1] in (b"<", b"{") or b"\x00" in data[:4096]:
        return False
    ruled = _PROQUEST.search(data) if b"ProQuest" in data else None
    marked = (
        _FACTIVA.search(data)
        or _LEXIS.search(data)
        or ruled
        or _COPIED.search(data)
        or _DEFACTO.search(data)
        or _COUNTED.search(data)
    )
    return marked is not None and articles_of(source, lines_of(read(source).text)) is not None


def read_text(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Each article of the text."""
    yield from articles_of(source, lines_of(read(source).text)) or ()
