"""What a difference is about, in the sources' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence

MOST_WORDS = 3
SHORTEST = 2


def label(
    sentences: Sequence[AnnotatedSentence], weight: Mapping[str, float], without: frozenset[str] = frozenset()
) -> str:
    """The words that the first sentence shares with the others, most telling ones, in its own order.

    Each is as it is written there; names stay whole.  The terms in ``without`` are not named.  Empty where nothing is
    shared.
    """
    first, others = sentences[0], sentences[1:]
    terms = term_of_each(first)
    shared = {t for t in terms if t and t not in without and _tells(t)} & {
        t for s in others for t in term_of_each(s) if t
    }
    best = set(sorted(shared, key=lambda t: (-weight.get(t, 1.0), t))[:MOST_WORDS])
    said: dict[str, str] = {}
    for index, term in enumerate(terms):
        if term in best and term not in said:
            said[term] = _run(first, terms, index)
    return " · ".join(said.values())


def _run(sentence: AnnotatedSentence, terms: Sequence[str | None], index: int) -> str:
    """The word at ``index`` with those that follow it under the same term: a name whole, another word by itself."""
    end = index + 1
    while end < len(terms) and terms[end] == terms[index] and str(terms[index]).startswith("@"):
        end += 1
    return sentence.sentence.text[sentence.tokens[index].start : sentence.tokens[end - 1].end]


def _tells(term: str) -> bool:
    """Neither a number nor a particle ("at" of "at least"); a name may be short."""
    return not term[:1].isdigit() and (len(term) > SHORTEST or term.startswith("@"))
