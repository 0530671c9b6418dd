"""Articles made of invented sentences, for tests of what comes after cleaning."""

from __future__ import annotations

from briefgen.annotate.pipeline import annotate
from briefgen.model import (
    AnnotatedArticle,
    Article,
    Block,
    BlockKind,
    Format,
    Metadata,
    Sentence,
    sentence_ids,
)


def article(
    *paragraphs: str, name: str = "one", published: str | None = "2024-06-19", language: str | None = "en"
) -> Article:
    """An article of paragraphs; the sentences of a paragraph stand apart by " | "."""
    blocks: list[Block] = []
    cut: list[tuple[str, int, int, int]] = []
    for number, paragraph in enumerate(paragraphs):
        position, parts = 0, paragraph.split(" | ")
        for part in parts:
            cut.append((part, number, position, position + len(part)))
            position += len(part) + 1
        text = " ".join(parts)
        blocks.append(Block(BlockKind.PARAGRAPH, text, (0, len(text))))
    ids = sentence_ids(text for text, _, _, _ in cut)
    return Article(
        id=name,
        path=f"story/{name}.txt",
        sha256="0" * 64,
        format=Format.TEXT,
        encoding="utf-8",
        metadata=Metadata(published=published, language=language),
        blocks=tuple(blocks),
        sentences=tuple(Sentence(i, *rest) for i, rest in zip(ids, cut, strict=True)),
    )


def annotated(*paragraphs: str, name: str = "one", published: str | None = "2024-06-19") -> AnnotatedArticle:
    """The same, annotated."""
    return annotate(article(*paragraphs, name=name, published=published))
