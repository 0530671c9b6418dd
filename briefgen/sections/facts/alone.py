"""A story of one article: what it says, which nothing corroborates.

The sentences that tell most of who, what, when and where come first, then the others in the article's own order, since
news tells the weightiest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model import AnnotatedArticle, AnnotatedSentence, Claim, Fact, short_hash
from briefgen.sections.facts.facts import citation
from briefgen.sections.facts.gist import gist
from briefgen.sections.facts.telling import READABLE_WORDS, mostly_quoted, stands_alone

# So many sentences are read at a glance; the article itself is one click away.
MOST_SENTENCES = 10
# Fewer terms tell too little ("It was cold.").
FEWEST_TERMS = 4


def what_it_says(article: AnnotatedArticle, claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """The telling sentences of a story's only article as facts of one article and one origin.

    A sentence that needs its neighbours, a long one and one that is mostly quoted are left to the article's page.
    """
    first = [s.id for s in gist(article)]
    fit = {c.sentence.id: c.sentence for c in claims if c.whole and _tells(c)}
    order = [*(i for i in first if i in fit), *(i for i in fit if i not in first)]
    return tuple(_fact(fit[i]) for i in order[:MOST_SENTENCES])


def _tells(claim: Claim) -> bool:
    short = len(claim.sentence.text.split()) <= READABLE_WORDS
    return (
        short
        and len(claim.terms) >= FEWEST_TERMS
        and stands_alone(claim.sentence)
        and not mostly_quoted(claim.sentence)
    )


def _fact(sentence: AnnotatedSentence) -> Fact:
    cited = citation(sentence)
    return Fact(f"f-{short_hash(cited.article, cited.sentence)}", cited.text, 1, 1, None, (), (cited,))
