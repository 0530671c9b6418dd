"""A saved web page: its main content found by trafilatura, its words taken from the page itself."""

from __future__ import annotations

from briefgen.clean.draft import Draft
from briefgen.clean.html_text import page_of
from briefgen.clean.traced import Piece
from briefgen.model import BlockKind, Manuscript


def read_page(manuscript: Manuscript) -> Draft:
    """The article on a page."""
    lines = [line.tidy() for line in page_of(manuscript.text).traced.lines()]
    return Draft(manuscript, [Piece(BlockKind.PARAGRAPH, line) for line in lines if line.text], by_layout=True)
