"""The numbers of a story, with what they count and who gives them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.values import written
from briefgen.facts import citation
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Bound, Citation, Figure, Quantity
from briefgen.terms import synonym_class

# A table of every number is no help: those that several articles give come first, then the early ones.
MOST_FIGURES = 30


def figures(articles: Sequence[AnnotatedArticle]) -> tuple[Figure, ...]:
    """At most 30 numbers, those of most articles first, each as the first article writes it, with all who give it."""
    found: dict[tuple[str, str, str, str], list[tuple[AnnotatedSentence, Quantity]]] = {}
    for article in articles:
        for sentence in article.sentences:
            if sentence.kind in {BlockKind.HEADING, BlockKind.CAPTION} or sentence.sentence.damaged:
                continue
            for quantity in sentence.quantities:
                if _telling(quantity):
                    found.setdefault(_slot(quantity), []).append((sentence, quantity))
    ranked = sorted(found.values(), key=lambda uses: -len({s.article for s, _ in uses}))
    return tuple(_figure(uses) for uses in ranked[:MOST_FIGURES])


def _telling(quantity: Quantity) -> bool:
    """ "Two countries" and "one day" are no figures; "two dead" and "1,200 soldiers" are."""
    if quantity.state or quantity.unit not in {"", "s"}:
        return quantity.high > 0
    return quantity.high >= 3 and bool(quantity.counted)


def _slot(quantity: Quantity) -> tuple[str, str, str, str]:
    counted = synonym_class(quantity.counted[0]) if quantity.counted else ""
    return f"{quantity.low:.12g} {quantity.high:.12g}", quantity.unit, quantity.state or counted, quantity.bound.value


def _figure(uses: Sequence[tuple[AnnotatedSentence, Quantity]]) -> Figure:
    _, quantity = uses[0]
    cited: dict[tuple[str, str], Citation] = {}
    for sentence, used in uses:
        cited.setdefault((sentence.article, sentence.sentence.id), citation(sentence, (used.start, used.end)))
    bound = "" if quantity.bound is Bound.EXACT else f"{quantity.bound.value} "
    return Figure(bound + written(quantity), quantity.unit or quantity.state, quantity.text, tuple(cited.values()))
