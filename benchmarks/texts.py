"""Plain texts of the shared benchmarks as articles: a paragraph a line, cut into sentences as every article is."""

from __future__ import annotations

import re
from typing import Any

from briefgen.clean.text.sentences import sentences_of
from briefgen.model import Article, Block, BlockKind, Format, Metadata


def article_from(row: dict[str, Any]) -> Article:
    """An article from a row with ``id``, ``text`` and, if they are known, ``title``, ``publisher`` and ``date``.

    Its blocks know by ``source`` where in the text they stand.

    >>> article_from({"id": "a", "text": "One fell. Two rose.\\nThree sat."}).sentences[2].text
    'Three sat.'
    """
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, m.group(), m.span())
        for m in re.finditer(r"[^\n]+", row["text"])
        if m.group().strip()
    )
    known = Metadata(
        title=row.get("title"),
        outlet=row.get("publisher"),
        published=str(row["date"]).replace(" ", "T")[:16] if row.get("date") else None,
        url=row.get("url"),
        language="en",
    )
    return Article(row["id"], row["id"], row["id"], Format.TEXT, "utf-8", known, blocks, sentences_of(blocks))
