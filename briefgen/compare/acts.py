"""Acts that befall a thing once: the words a time hangs on, their family, and the thing that the act befalls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefgen.lexicon.wordlists import groups_of, words
from briefgen.model import Token, When

# How far up the sentence a time looks for its act.
_STEPS = 5
_NO_FAMILY = {"needs", "shut", "persons", "doors", "again"}
_BEARERS = ("nsubjpass", "dobj")
_NOUN_TIES = {"of", "for"}
_UNTIL = {"until", "till"}


def above(tokens: Sequence[Token], time: When) -> Iterator[int]:
    """The words that a time hangs on, up to the first verb and the verb that sees it done.

    Those that hang on the time come first: "in May, when it opens".
    """
    index = next(
        (i for i, t in enumerate(tokens) if t.end > time.start and not time.start <= tokens[t.head].start < time.end),
        None,
    )
    if index is None:
        return
    inside = {i for i, t in enumerate(tokens) if time.start <= t.start < time.end}
    yield from (i for i, t in enumerate(tokens) if t.dep == "relcl" and t.head in inside)
    for _ in range(_STEPS):
        if tokens[index].head == index:
            return
        child, index = tokens[index], tokens[index].head
        if child.pos in {"VERB", "AUX"} and child.dep not in {"xcomp", "acl", "advcl"}:
            return
        if child.pos == "VERB" and tokens[index].lemma.lower() != "see":
            return
        yield index


def family_of(tokens: Sequence[Token], index: int, time: When) -> str | None:
    """The family of the act that a word stands for: "established" is of "found"; "closed until May" is of "open"."""
    lemma = tokens[index].lemma.lower()
    needed = {entry.split()[1] for entry in words("acts", "needs") if entry.split()[0] == lemma}
    if needed and not any(t.text.lower() in needed for t in tokens[index + 1 : index + 3]):
        return None
    behind = tokens[index + 1].text.lower() if index + 1 < len(tokens) else ""
    if lemma in words("acts", "shut") and any(
        t.lemma.lower() in {"until", "till"} and t.end < time.start for t in tokens
    ):
        return "open"
    if lemma == "open" and behind == "fire":
        return None
    return _families().get(lemma)


def befallen(tokens: Sequence[Token], act: int) -> int | None:
    """What the act befalls: its object, the subject of a passive or of a verb without an object, "of" whom it is."""
    own = [(i, t) for i, t in enumerate(tokens) if t.head == act]
    if tokens[act].dep == "relcl" and tokens[act].pos == "NOUN":
        return _described(tokens, tokens[act].head)  # "the cables, which date from 2009", where the parser sees a noun
    if tokens[act].pos not in {"VERB", "AUX"}:
        ties = {i for i, t in own if t.text.lower() in _NOUN_TIES}
        tied = [j for j, u in enumerate(tokens) if u.head in ties and u.dep == "pobj"]
        return next((i for i, t in own if t.dep == "poss"), tied[0] if tied else None)
    for role in (*_BEARERS, "nsubj"):
        for i, t in own:
            if t.dep == role and t.tag in {"WDT", "WP"}:
                return _described(tokens, tokens[act].head) if tokens[act].dep == "relcl" else None
            if t.dep == role and t.lemma.lower() not in words("acts", "doors"):
                return i
    if tokens[act].dep in {"relcl", "acl"}:
        return _described(tokens, tokens[act].head)
    if (
        tokens[act].dep in {"conj", "xcomp"}
        and tokens[tokens[act].head].pos in {"VERB", "AUX"}
        and tokens[act].head != act
    ):
        return befallen(tokens, tokens[act].head)
    return None


def _described(tokens: Sequence[Token], noun: int) -> int:
    """What "which" stands for: of "the factory in Orrin, which" the factory."""
    tie = tokens[noun].head
    inside = (
        tokens[noun].pos == "PROPN" and tokens[noun].dep == "pobj" and tokens[tie].text.lower() in {"in", "at", "near"}
    )
    return tokens[tie].head if inside and tokens[tokens[tie].head].pos == "NOUN" else noun


@cache
def _families() -> Mapping[str, str]:
    """The family of each word: "takeover" is of "buy"."""
    return {w: family for family, entries in groups_of("acts").items() if family not in _NO_FAMILY for w in entries}
