"""Why a fact is a fact and a difference a difference: the reasons, in words, for one id of a story.

Nothing here decides: the story is briefed as always, and the likeness of its sentences is measured again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from briefgen.align import term_weights
from briefgen.annotate.story import annotate_story
from briefgen.claims import claims
from briefgen.errors import SettingsError
from briefgen.model import ArticleCard, BriefedStory, Citation, Claim, Difference, Fact, Origin
from briefgen.origins import count_origins, origin_of
from briefgen.terms import similarity

Told = Mapping[tuple[str, str], Sequence[Claim]]


def explain(done: BriefedStory, wanted: str) -> str:
    """The reasons for a fact or a difference, named by its id ("f-1a2b3c4d", "d-...") or its number ("fact 3").

    Raises `SettingsError` where the story has no such id, with the ids it has.
    """
    every = tuple(c for a in annotate_story(done.articles) if a.compared for c in claims(a))
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in every:
        told.setdefault((claim.article, claim.sentence.sentence.id), []).append(claim)
    weight, briefing = term_weights(every), done.briefing
    cards = {a.id: a for a in briefing.articles}
    for number, fact in enumerate(briefing.facts, 1):
        if wanted in {fact.id, f"fact {number}"}:
            return "\n".join(_fact(fact, number, cards, briefing.origins, told, weight))
    for number, found in enumerate(briefing.differences, 1):
        if wanted in {found.id, f"difference {number}"}:
            return "\n".join(_difference(found, number, cards, briefing.origins, told, weight))
    known = ", ".join([*(f.id for f in briefing.facts), *(d.id for d in briefing.differences)]) or "none"
    raise SettingsError(f"{done.story.id} has no fact or difference '{wanted}'. It has: {known}.")


def _fact(
    fact: Fact,
    number: int,
    cards: Mapping[str, ArticleCard],
    origins: Sequence[Origin],
    told: Told,
    weight: Mapping[str, float],
) -> list[str]:
    lines = [f"Fact {number} ({fact.id}): {fact.text}", ""]
    lines += _counted(fact.citations, cards, origins)
    first = fact.citations[0]
    lines += ["", "Held against this sentence:"]
    for other in fact.citations[1:]:
        lines += [f"  {_who(cards[other.article])}: {other.text}", f"    {_likeness(first, other, told, weight)}"]
    lines += [f"  folded under it: {d.text}" for d in fact.details]
    return lines


def _difference(
    found: Difference,
    number: int,
    cards: Mapping[str, ArticleCard],
    origins: Sequence[Origin],
    told: Told,
    weight: Mapping[str, float],
) -> list[str]:
    lines = [
        f"Difference {number} ({found.id}): {found.topic}",
        f"{found.kind.value}, {found.reading.value}: {found.rule}",
    ]
    if found.revision:
        lines.append("All sides come from one origin: a revision of its text.")
    for position in found.positions:
        ours = f" (our reading: {position.resolved})" if position.resolved else ""
        lines += ["", f"{position.value}{ours}"]
        for cited in position.citations:
            card = cards[cited.article]
            lines.append(f"  {_who(card)}, {(card.published or 'no date')[:10]}: {cited.text}")
    pairs = combinations([p.citations[0] for p in found.positions], 2)
    lines += ["", "How near the sides are:", *(f"  {_likeness(a, b, told, weight)}" for a, b in pairs), ""]
    return lines + _counted([c for p in found.positions for c in p.citations], cards, origins)


def _counted(cited: Sequence[Citation], cards: Mapping[str, ArticleCard], origins: Sequence[Origin]) -> list[str]:
    """Which origins stand behind these citations, and why each is one."""
    articles = list(dict.fromkeys(c.article for c in cited))
    behind = list(dict.fromkeys(origin_of(a, origins) for a in articles))
    lines = [f"{len(articles)} articles, {count_origins(cited, origins)} independent origins:"]
    for origin in (o for name in behind for o in origins if o.id == name):
        members = ", ".join(_who(cards[a]) for a in origin.articles if a in articles)
        lines.append(f"  {members}: {origin.reason}")
    if count_origins(cited, origins) < len(behind):
        lines.append("  Sentences that two origins print nearly word for word count once.")
    return lines


def _likeness(a: Citation, b: Citation, told: Told, weight: Mapping[str, float]) -> str:
    """The best pair of clauses of two sentences: how alike, and by which terms."""
    pairs = [(x, y) for x in told.get((a.article, a.sentence), ()) for y in told.get((b.article, b.sentence), ())]
    if not pairs:
        return "not compared as a statement"
    x, y = max(pairs, key=lambda p: similarity(p[0].terms, p[1].terms, weight))
    shared = sorted(x.terms & y.terms, key=lambda t: (-weight.get(t, 1.0), t))
    words = ", ".join(t.lstrip("@=") for t in shared) or "nothing"
    return f"likeness {similarity(x.terms, y.terms, weight):.2f}, by {words}"


def _who(card: ArticleCard) -> str:
    return card.outlet or card.id
