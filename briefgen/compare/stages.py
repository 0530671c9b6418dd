"""The stages of a case in the words of a sentence: sought, held, charged, tried, freed."""

from __future__ import annotations

from functools import lru_cache

from briefgen.lexicon.wordlists import words
from briefgen.model.comparison import Passage

_STAGES = (
    ("sought", "loose"),
    ("seized", "confined", "gave_up"),
    ("charged",),
    ("pleaded",),
    ("convicted",),
    ("cleared",),
    ("sentenced",),
    ("freed",),
)


def stage_of_case(passage: Passage, index: int) -> int | None:
    """Which stage of a case the word at ``index`` tells, early before late; None for any other word.

    "Police are looking for a man" is 0, "he was arrested" 1, "he was charged" 2.
    """
    token = passage.tokens[index]
    lemma = token.lemma.lower()
    if token.pos not in {"VERB", "NOUN", "ADJ"} or _stage_of(lemma) is None:
        return None
    above = passage.tokens[token.head]
    if lemma in words("stages", "loose"):
        return _stage_of(lemma) if above.text.lower() in {"at", "on"} else None
    if lemma in words("stages", "sought") - {"seek"}:
        after = (passage.tokens[i].text.lower() for i in passage.tree.children(index, "prep"))
        return _stage_of(lemma) if "for" in after else None
    named_as_source = above.text.lower() == "to" and passage.tokens[above.head].text.lower() == "according"
    return None if named_as_source else _stage_of(lemma)


@lru_cache(maxsize=8192)
def _stage_of(lemma: str) -> int | None:
    return next((n for n, groups in enumerate(_STAGES) if any(lemma in words("stages", g) for g in groups)), None)
