"""What one article alone says."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.gather.origins import Origins
from briefgen.likeness.terms import similarity, term_weights
from briefgen.model import AnnotatedSentence, Claim, Fact, Statement
from briefgen.sections.facts.facts import citation
from briefgen.sections.facts.telling import stands_alone

MOST_SINGLES = 12
# From each origin, so that one long article does not fill the list.
MOST_OF_ONE = 3
# Nothing in another origin may come nearer than this.
ALONE = 0.15
# Telling: a name, a number or a date, and words enough to say something.
FEWEST_TERMS = 6
LONGEST_WORDS = 45


def single_source(claims: Sequence[Claim], origins: Origins, facts: Sequence[Fact]) -> tuple[Statement, ...]:
    """Telling sentences of one origin that no other origin comes near to, those nearest to the story's heart first.

    Empty where there is one origin only: then everything is said by one.
    """
    if len({origins.of(c.article) for c in claims}) < 2:
        return ()
    weight = term_weights(claims)
    whole = [c for c in claims if c.whole]
    told = {(c.article, c.sentence) for f in facts for c in f.citations}
    tellers = {f.citations[0].text for f in facts[:10]}
    heart = frozenset(t for c in whole if c.sentence.text in tellers for t in c.terms)
    alone = []
    for claim in whole:
        key = (claim.article, claim.sentence.id)
        if key in told or not _telling(claim.sentence, claim):
            continue
        mine = origins.of(claim.article)
        others = (o for o in whole if origins.of(o.article) != mine)
        if all(similarity(claim.terms, o.terms, weight) < ALONE for o in others):
            alone.append((-len(claim.terms & heart), claim.rank, mine, claim))
    chosen: list[Claim] = []
    taken: dict[str, int] = {}
    for _, _, mine, claim in sorted(alone, key=lambda a: (a[0], a[1], a[3].article)):
        if taken.get(mine, 0) < MOST_OF_ONE and len(chosen) < MOST_SINGLES:
            taken[mine] = taken.get(mine, 0) + 1
            chosen.append(claim)
    return tuple(Statement(c.sentence.text, (citation(c.sentence),)) for c in chosen)


def _telling(sentence: AnnotatedSentence, claim: Claim) -> bool:
    telling = bool(sentence.names or sentence.quantities or sentence.times)
    return (
        telling
        and len(claim.terms) >= FEWEST_TERMS
        and stands_alone(sentence)
        and len(sentence.text.split()) <= LONGEST_WORDS
    )
