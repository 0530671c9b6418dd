"""The encoder's states of each article's title and passages, worked out once: they cost as much as all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from briefgen.compare.pair import passages
from briefgen.keep.once import Task, is_keeping, keep, recalled
from briefgen.likeness.encoder import shipped_encoder
from briefgen.likeness.states import Stacking
from briefgen.model import AnnotatedArticle

ENCODED = Task("encoded", Stacking())


def encode_once(articles: Iterable[AnnotatedArticle]) -> None:
    """Have the encoder know the titles and passages of these articles: what was kept is read, the rest encoded, kept.

    Nothing is done where nothing is kept: the comparison asks for what it needs.
    """
    if not is_keeping():
        return
    encoder = shipped_encoder()
    missing: list[tuple[str, ...]] = []
    for article in articles:
        if not article.compared:
            continue
        texts = (article.article.metadata.title or "", *(p.text for p in passages(article)))
        if (found := recalled(ENCODED, texts)) is None:
            missing.append(texts)
        else:
            encoder.remember(texts, found)
    encoded = iter(encoder.encode([text for texts in missing for text in texts]))
    for texts in missing:
        keep(ENCODED, texts, tuple(islice(encoded, len(texts))))
