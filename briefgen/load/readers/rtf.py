"""RTF as Word, WordPad and TextEdit write it, and as news databases export it: the paragraphs a reader sees.

Our own reader, because the ones on the package index give plain text alone: what is set in bold or in the middle tells
a title from a date, and hidden or deleted text must not be printed.  Objects, pictures, fields' instructions and
everything else that is no text are passed over unread.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.errors import Unreadable
from briefgen.load.clipping import Clip, clipping
from briefgen.load.readers.databases.found import articles_in
from briefgen.load.readers.rtf_text import MAX_RTF, Rtf, read_rtf_text
from briefgen.load.readers.several import doubt, several_in
from briefgen.load.reading import Left, given, manuscript
from briefgen.model import BlockKind, Format, Manuscript, SourceFile

NAME = "an RTF document"
BOLD_WORDS = 20  # of a paragraph wholly in bold that is a heading


def knows(source: SourceFile) -> bool:
    """The bytes begin with RTF's mark."""
    return source.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def read_rtf(source: SourceFile) -> Iterator[Manuscript | Left]:
    """The document's text, or the articles of a database's export."""
    if len(source.data) > MAX_RTF:
        why = f"It is an RTF document of more than {MAX_RTF // 1_000_000} MB; save its text as .txt, or split it."
        raise Unreadable(source.path, why)
    told = read_rtf_text(source.data)
    passages = list(_passages(told))
    if (articles := articles_in(source, passages) or several_in(source, passages, "RTF document")) is not None:
        yield from articles
        return
    text = clipping(passages)
    if not text:
        raise Unreadable(source.path, "It is an RTF document without text, only pictures; save its text as .txt.")
    heading = next((p.text for p in passages if p.kind is BlockKind.HEADING and p.level == 1), None)
    found = given("RTF document", title=heading or told.title, author=told.author)
    notes = ("The file is cut off in the middle; what stands in it was read.",) if told.cut_off else ()
    unsure = doubt(passages)
    yield manuscript(source, Format.MARKDOWN, text, given=found, notes=(*notes, unsure) if unsure else notes)


def _passages(told: Rtf) -> Iterator[Clip]:
    for line in told.lines:
        words = line.text.split()
        if line.heading:
            yield Clip(BlockKind.HEADING, line.text, min(6, line.heading), line.centred)
        elif line.bold and 0 < len(words) <= BOLD_WORDS and not line.text.rstrip().endswith((".", ":", ",")):
            yield Clip(BlockKind.HEADING, line.text, 3, line.centred)
        else:
            yield Clip(BlockKind.LIST_ITEM if line.item else BlockKind.PARAGRAPH, line.text, 0, line.centred)
