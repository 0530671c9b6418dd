"""Front matter as web clippers write it: title, source, author, published, description."""

from __future__ import annotations

from briefgen.clean.draft import Draft
from briefgen.clean.markdown_text import front_matter


def read_front_matter(draft: Draft) -> None:
    """Take the metadata of a clipping."""
    front_matter(draft.manuscript.text)
