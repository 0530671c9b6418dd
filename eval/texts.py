"""Plain texts of the shared benchmarks as articles: a paragraph a line, cut into sentences as every article is."""

from __future__ import annotations

import re
from typing import Any

from briefgen.clean.text.sentences import sentences_of
from briefgen.compare.ground import Ground
from briefgen.gather.gathered import Gathered
from briefgen.gather.origins import Origins
from briefgen.likeness.encoder import shipped_encoder
from briefgen.model import AnnotatedArticle, Article, Block, BlockKind, Format, Metadata


def ground_of(articles: tuple[AnnotatedArticle, ...]) -> Ground:
    """The ground on which these articles are compared."""
    return Ground.of(
        Gathered(articles, Origins.among([a.article for a in articles]), one_event=True), shipped_encoder()
    )


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
