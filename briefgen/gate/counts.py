"""The gate's numbers: origins, who copied from whom, how many stand behind a fact, and who may stand there at all.

Nothing here trusts what an earlier stage counted: the texts are held against each other again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from briefgen.gather.copies import copied, text_of
from briefgen.gather.origins import count_origins
from briefgen.model import Article, ArticleCard, Briefing, Difference, Fact, Origin

Failures = Iterator[str]


def count_failures(briefing: Briefing, articles: Mapping[str, Article]) -> Failures:
    """Every number of a briefing, and every origin, that counting again does not give; ``articles`` by their ids."""
    yield from _origin_failures(briefing.origins, briefing.articles)
    yield from _copy_failures(briefing.origins, articles)
    yield from _number_failures(briefing)
    yield from _aside_failures(briefing)


def _origin_failures(origins: tuple[Origin, ...], cards: tuple[ArticleCard, ...]) -> Failures:
    holders = Counter(article for origin in origins for article in origin.articles)
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    for card in cards:
        if holders[card.id] != 1:
            yield f"article {card.id}: it belongs to {holders[card.id]} origins instead of one"
        elif card.origin != origin_of[card.id]:
            yield f"article {card.id}: its origin is {origin_of[card.id]}, but the table of sources says {card.origin}"
    for article in sorted(set(holders) - {card.id for card in cards}):
        yield f"origin {origin_of[article]}: it holds {article}, which does not exist"
    for origin in origins:
        if not origin.reason.strip():
            yield f"origin {origin.id}: it gives no reason"


def _copy_failures(origins: tuple[Origin, ...], articles: Mapping[str, Article]) -> Failures:
    """What others are said to have copied is looked for again: the two texts are held against each other."""
    for origin in origins:
        sources = [text_of(articles[a]) for a in origin.articles if a in articles] if origin.copied else []
        for place in origin.copied:
            borrower = articles.get(place.article)
            if borrower is None or place.article in origin.articles:
                yield f"origin {origin.id}: it lends to {place.article}, which is no article of another origin"
            elif not any(place.sentence in copied(text_of(borrower), source) for source in sources):
                yield f"origin {origin.id}: {place.article}#{place.sentence} does not stand in its text"


def _number_failures(briefing: Briefing) -> Failures:
    known = {article for origin in briefing.origins for article in origin.articles}
    for fact in briefing.facts:
        articles = {c.article for c in fact.citations}
        origins = count_origins(fact.citations, briefing.origins) if articles <= known else 0
        if fact.articles != len(articles):
            yield f"fact {fact.id}: it says {fact.articles} articles, its citations are of {len(articles)}"
        if fact.origins != origins:
            yield f"fact {fact.id}: it says {fact.origins} origins, its citations are of {origins}"
        yield from _agreement_failures(fact, briefing.differences)
    ids = [fact.id for fact in briefing.facts]
    for name in briefing.bottom_line:
        if name not in ids:
            yield f"bottom line: there is no fact {name}"
    others = [x.id for x in (*briefing.differences, *briefing.parallels, *briefing.spellings)]
    for name, count in Counter([*ids, *others]).items():
        if count > 1:
            yield f"{name}: the id is given to {count} facts, differences or parallels"


def _agreement_failures(fact: Fact, differences: tuple[Difference, ...]) -> Failures:
    """No two citations of a fact stand on two sides of a difference, and a fact names every difference it stands in."""
    cited = {(c.article, c.sentence) for c in fact.citations}
    for difference in differences:
        sides = [{(c.article, c.sentence) for c in p.citations} & cited for p in difference.positions]
        if any(a - b and b - a for a, b in combinations(sides, 2)):
            yield f"fact {fact.id}: two of its citations are set apart by difference {difference.id}"
        if any(sides) != (difference.id in fact.differences):
            yield f"fact {fact.id}: what it says of difference {difference.id} is not what its citations say"
    for name in sorted(set(fact.differences) - {d.id for d in differences}):
        yield f"fact {fact.id}: there is no difference {name}"


def _aside_failures(briefing: Briefing) -> Failures:
    """Articles on another event, or in a language not understood, corroborate nothing and contradict nothing."""
    aside = {b.article for b in briefing.background} | {card.id for card in briefing.articles if card.uncompared}
    for fact in briefing.facts:
        if cited := sorted({c.article for c in (*fact.citations, *fact.details, *fact.partly)} & aside):
            yield f"fact {fact.id}: it cites {cited[0]}, which is not compared"
    for difference in briefing.differences:
        if cited := sorted({c.article for p in difference.positions for c in p.citations} & aside):
            yield f"difference {difference.id}: it cites {cited[0]}, which is not compared"
    for parallel in briefing.parallels:
        if cited := sorted({c.article for p in parallel.passages for c in p.citations} & aside):
            yield f"parallel {parallel.id}: it cites {cited[0]}, which is not compared"
