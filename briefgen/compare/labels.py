"""What a difference is about, in the sources' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.model import AnnotatedSentence
from briefgen.terms import term_of_each

MOST_WORDS = 4


def label(sentences: Sequence[AnnotatedSentence], weight: Mapping[str, float]) -> str:
    """The words that the first sentence shares with the others, most telling ones, in its own order.

    Each is as it is written there; names stay whole.  Empty where nothing is shared.
    """
    first, others = sentences[0], sentences[1:]
    terms = term_of_each(first)
    shared = {t for t in terms if t} & {t for s in others for t in term_of_each(s) if t}
    best = set(sorted((t for t in shared if not _is_number(t)), key=lambda t: (-weight.get(t, 1.0), t))[:MOST_WORDS])
    said: dict[str, list[str]] = {}
    for token, term in zip(first.tokens, terms, strict=True):
        if term in best and (term.startswith("@") or term not in said):
            said.setdefault(term, []).append(token.text)
    words = [" ".join(_first_run(found)) for found in said.values()]
    return ", ".join(words)


def _first_run(found: list[str]) -> list[str]:
    """A name's words once, however often the sentence says it."""
    seen: list[str] = []
    for word in found:
        if word in seen:
            break
        seen.append(word)
    return seen


def _is_number(term: str) -> bool:
    return term[:1].isdigit()
