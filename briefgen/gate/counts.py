"""The gate's numbers: origins, who copied from whom, how many stand behind a fact, and who may stand there at all.

Nothing here trusts what an earlier stage counted: the texts are held against each other again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from briefgen.gate.failures import Failure, Failures, Place, of_article, of_section
from briefgen.gather.copies import copied, text_of
from briefgen.gather.origins import Origins
from briefgen.model import Article, ArticleCard, Difference, Fact, Origin
from briefgen.sections.briefing import Briefing


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
        where = of_article(card.id)
        if holders[card.id] != 1:
            yield Failure(where, f"it belongs to {holders[card.id]} origins instead of one")
        elif card.origin != origin_of[card.id]:
            yield Failure(where, f"its origin is {origin_of[card.id]}, but the table of sources says {card.origin}")
    for article in sorted(set(holders) - {card.id for card in cards}):
        yield Failure(Place(f"origin {origin_of[article]}"), f"it holds {article}, which does not exist")
    for origin in origins:
        if not origin.reason.strip():
            yield Failure(Place(f"origin {origin.id}"), "it gives no reason")


def _copy_failures(origins: tuple[Origin, ...], articles: Mapping[str, Article]) -> Failures:
    """What others are said to have copied is looked for again: the two texts are held against each other."""
    for n, origin in enumerate(origins):
        sources = [text_of(articles[a]) for a in origin.articles if a in articles] if origin.copied else []
        for number, place in enumerate(origin.copied):
            where = of_section("origins", n, "").inner("copied", number, f"origin {origin.id}")
            borrower = articles.get(place.article)
            if borrower is None or place.article in origin.articles:
                yield Failure(where, f"it lends to {place.article}, which is no article of another origin")
            elif not any(place.sentence in copied(text_of(borrower), source) for source in sources):
                yield Failure(where, f"{place.article}#{place.sentence} does not stand in its text")


def _number_failures(briefing: Briefing) -> Failures:
    known = {article for origin in briefing.origins for article in origin.articles}
    told = Origins(briefing.origins)
    for n, fact in enumerate(briefing.facts):
        where = of_section("facts", n, f"fact {fact.id}")
        articles = {c.article for c in fact.citations}
        origins = told.count(fact.citations) if articles <= known else 0
        if fact.articles != len(articles):
            yield Failure(where, f"it says {fact.articles} articles, its citations are of {len(articles)}")
        if fact.origins != origins:
            yield Failure(where, f"it says {fact.origins} origins, its citations are of {origins}")
        yield from _agreement_failures(where, fact, briefing.differences)
    ids = [fact.id for fact in briefing.facts]
    for n, name in enumerate(briefing.bottom_line):
        if name not in ids:
            yield Failure(of_section("bottom_line", n, "bottom line"), f"there is no fact {name}")
    yield from _double_failures(briefing)


def _agreement_failures(where: Place, fact: Fact, differences: tuple[Difference, ...]) -> Failures:
    """No two citations of a fact stand on two sides of a difference, and a fact names every difference it stands in:
    with what it cites, or with any words of its first sentence, which a reader sees whole."""
    for difference in differences:
        sides = [
            {c.key for c in fact.citations if any(c.meets(other) for other in p.citations)}
            for p in difference.positions
        ]
        if any(a - b and b - a for a, b in combinations(sides, 2)):
            yield Failure(where, f"two of its citations are set apart by difference {difference.id}")
        shown = {c.key for p in difference.positions for c in p.citations}
        if (any(sides) or any(c.key in shown for c in fact.citations[:1])) != (difference.id in fact.differences):
            yield Failure(where, f"what it says of difference {difference.id} is not what its citations say")
    for name in sorted(set(fact.differences) - {d.id for d in differences}):
        yield Failure(where, f"there is no difference {name}")


def _double_failures(briefing: Briefing) -> Failures:
    """An id that several bear: the first may keep it."""
    places = [*(("facts", n, f.id) for n, f in enumerate(briefing.facts))]
    places += [("differences", n, d.id) for n, d in enumerate(briefing.differences)]
    places += [("parallels", n, p.id) for n, p in enumerate(briefing.parallels)]
    places += [("spellings", n, x.id) for n, x in enumerate(briefing.spellings)]
    often = Counter(name for _, _, name in places)
    taken: set[str] = set()
    for section, n, name in places:
        if name in taken:
            why = f"the id is given to {often[name]} facts, differences or parallels"
            yield Failure(of_section(section, n, name), why)
        taken.add(name)


def _aside_failures(briefing: Briefing) -> Failures:
    """Articles on another event, or in a language not understood, corroborate nothing and contradict nothing."""
    aside = {b.article for b in briefing.background} | {card.id for card in briefing.articles if card.uncompared}
    for n, fact in enumerate(briefing.facts):
        if cited := sorted({c.article for c in (*fact.citations, *fact.details, *fact.partly)} & aside):
            yield Failure(of_section("facts", n, f"fact {fact.id}"), f"it cites {cited[0]}, which is not compared")
    for n, difference in enumerate(briefing.differences):
        if cited := sorted({c.article for p in difference.positions for c in p.citations} & aside):
            where = of_section("differences", n, f"difference {difference.id}")
            yield Failure(where, f"it cites {cited[0]}, which is not compared")
    for n, parallel in enumerate(briefing.parallels):
        if cited := sorted({c.article for p in parallel.passages for c in p.citations} & aside):
            where = of_section("parallels", n, f"parallel {parallel.id}")
            yield Failure(where, f"it cites {cited[0]}, which is not compared")
