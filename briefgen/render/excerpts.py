"""An article of which only the cited sentences may be shown, as it is published: those, each with the one before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace

from briefgen.model import Article, Block, Citation, Copied, Rights, Sentence
from briefgen.sections.briefed import BriefedStory


def published(done: BriefedStory) -> BriefedStory:
    """The story with its articles as far as they may be shown."""
    cited = cited_in(done.briefing)
    return replace(done, articles=tuple(excerpt(a, cited) for a in done.articles))


def excerpt(article: Article, cited: frozenset[tuple[str, str]]) -> Article:
    """The article, cut down where its rights ask for it; ``cited`` are articles and sentences by their ids.

    A run of sentences that follow each other in one paragraph is a paragraph; its ``source`` is the whole one's.
    Nothing stays that could hold more of the text: no cuts, no repairs.
    """
    if article.rights is not Rights.CITED:
        return article
    kept = _kept(article, cited)
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    runs: dict[tuple[int, int], list[Sentence]] = {}
    for n, sentence in enumerate(article.sentences):
        if n in kept:
            first = n
            while first - 1 in kept and article.sentences[first - 1].block == sentence.block:
                first -= 1
            runs.setdefault((sentence.block, first), []).append(sentence)
    for (number, _), run in runs.items():
        whole, start, end = article.blocks[number], run[0].start, run[-1].end
        sentences += [replace(s, block=len(blocks), start=s.start - start, end=s.end - start) for s in run]
        blocks.append(replace(whole, text=whole.text[start:end], repairs=()))
    return replace(article, blocks=tuple(blocks), sentences=tuple(sentences), cuts=(), repairs=(), overruled=())


def cited_in(value: object) -> frozenset[tuple[str, str]]:
    """Every sentence that a briefing names, wherever in it."""
    return frozenset(_cited(value))


def _kept(article: Article, cited: frozenset[tuple[str, str]]) -> frozenset[int]:
    """The places of the sentences that are shown: the cited ones, and the one before each."""
    places = [n for n, s in enumerate(article.sentences) if (article.id, s.id) in cited]
    return frozenset({*places, *(n - 1 for n in places if n)})


def _cited(value: object) -> Iterable[tuple[str, str]]:
    if isinstance(value, (Citation, Copied)):
        yield value.article, value.sentence
    elif is_dataclass(value):
        for f in fields(value):
            yield from _cited(getattr(value, f.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _cited(inner)
