"""Evernote's export (ENEX): a clipped page is an article; a note without an address is its reader's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.load.fragment import passages_of
from briefgen.load.readers.entry import FeedEntry, read_entry
from briefgen.load.reading import Left, part_name
from briefgen.load.xml import local, tree_of
from briefgen.model import Manuscript, SourceFile

NAME = "an export of Evernote"
OWN = "It is a note of its reader's own (it has no page's address), and such notes are never published."
_START = re.compile(rb"<en-export\b")


def knows(source: SourceFile) -> bool:
    """XML whose first element is Evernote's."""
    return bool(_START.search(source.data[:2000]))


def read_enex(source: SourceFile) -> Iterator[Manuscript | Left]:
    """Every clipped page; a note of the reader's own is named by its number alone."""
    notes = [node for node in tree_of(source.data, forgiving=True).iter() if local(node) == "note"]
    for number, note in enumerate(notes, 1):
        told = {local(node): (node.text or "").strip() for node in note.iter()}
        url = told.get("source-url")
        if not url or not passages_of(told.get("content", "")):
            yield Left(part_name(f"note-{number}"), OWN)
            continue
        yield read_entry(
            source,
            FeedEntry(
                where="Evernote",
                title=told.get("title"),
                url=url,
                content=re.sub(r"^.*?<en-note[^<>]*>|</en-note>.*$", "", told["content"], flags=re.DOTALL),
            ),
        )
