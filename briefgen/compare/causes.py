"""Cause and effect are turned round: "the fire caused an explosion" / "an explosion sparked a fire".

Each sentence is read for what it says brought about what; two articles differ when the cause of one is the effect of
the other and the other way about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood, stance
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "What one article tells as the cause, another tells as the effect."
_EVENTS = {"NOUN", "VERB"}
# Words that name no event which could bring about another.
_NO_EVENTS = {
    "=say",
    "=car",
    "=boat",
    "=house",
    "=police",
    "=man",
    "=woman",
    "=child",
    "=crowd",
    "=company",
    "=government",
}


@dataclass(frozen=True, slots=True)
class _Chain:
    """One thing that brought about another, with the words that say so."""

    sentence: AnnotatedSentence
    cause: frozenset[str]
    effect: frozenset[str]
    start: int
    end: int


def causes(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each two events of which the articles take either for the cause of the other."""
    chains = [c for s in matter.sentences if not older(matter, s) for c in _chains(s)]
    found: list[Difference] = []
    used: set[str] = set()
    for i, a in enumerate(chains):
        turned = [b for b in chains[i + 1 :] if a.cause & b.effect and a.effect & b.cause and not _one_round(a, b)]
        other = [b for b in turned if b.sentence.article != a.sentence.article]
        pair = frozenset(a.cause & {t for b in other for t in b.effect} | a.effect)
        if not other or pair & used or {a.sentence.article} & {b.sentence.article for b in other}:
            continue
        used |= pair
        alike = [b for b in chains if b is not a and b.cause & a.cause and b.effect & a.effect and not _one_round(a, b)]
        alike = [b for b in alike if b.sentence.article not in {o.sentence.article for o in other}]
        topic = f"Which caused which? {_named(a)}"
        found.append(difference(matter, DifferenceKind.CONTRADICTION, topic, RULE, [_side([a, *alike]), _side(other)]))
    return tuple(found)


def _one_round(a: _Chain, b: _Chain) -> bool:
    """Do cause and effect of one of the two name the same thing?  Then nothing is turned round."""
    return bool(a.cause & a.effect or b.cause & b.effect)


def _chains(sentence: AnnotatedSentence) -> Iterable[_Chain]:
    tokens, terms = sentence.tokens, term_of_each(sentence)
    for at, token in enumerate(tokens):
        if token.pos != "VERB":
            continue
        how = stance(tokens, at)
        if how.denied or how.mood is not Mood.DONE:
            continue
        causing, effect = _parts(tokens, at)
        left, right = _events(tokens, terms, causing), _events(tokens, terms, effect)
        if left and right:
            members = [*causing, at, *effect]
            yield _Chain(sentence, left, right, tokens[min(members)].start, tokens[max(members)].end)


def _parts(tokens: Sequence[Token], at: int) -> tuple[list[int], list[int]]:
    """The words for the cause and those for the effect of the verb at this place; none where it is no verb of cause."""
    beside = {t.text.lower(): i for i, t in enumerate(tokens) if t.head == at and t.dep in {"prt", "prep"}}
    lemma = tokens[at].lemma.lower()
    for word, i in beside.items():
        behind = [j for j, t in enumerate(tokens) if t.head == i and t.dep == "pobj"]
        if f"{lemma} {word}" in words("causes", "lead"):
            return _doers(tokens, at), behind
        if f"{lemma} {word}" in words("causes", "follow"):
            return behind, _doers(tokens, at)
    if lemma not in words("causes", "cause") and not any(f"{lemma} {w}" in words("causes", "cause") for w in beside):
        return [], []
    by = [i for i, t in enumerate(tokens) if t.head == at and t.dep == "agent"]
    if by:
        passive = [i for i, t in enumerate(tokens) if t.head == at and t.dep == "nsubjpass"]
        return [i for i, t in enumerate(tokens) if t.head in by and t.dep == "pobj"], passive
    return _doers(tokens, at), [i for i, t in enumerate(tokens) if t.head == at and t.dep == "dobj"]


def _doers(tokens: Sequence[Token], at: int) -> list[int]:
    """Who or what does it: the subject, or, for "caught fire and caused", all that is told of the subject before."""
    own = [i for i, t in enumerate(tokens) if t.head == at and t.dep == "nsubj"]
    above = tokens[at].head
    if tokens[at].dep == "relcl":
        return [above]
    if own or above == at:
        return own
    if tokens[at].dep in {"conj", "advcl"} and tokens[above].pos == "VERB":
        return [above] + [
            i for i, t in enumerate(tokens) if t.head == above and t.dep in {"dobj", "nsubj", "acomp"} and i != above
        ]
    return []


def _events(tokens: Sequence[Token], terms: Sequence[str | None], members: Sequence[int]) -> frozenset[str]:
    return frozenset(
        t for i in members if (t := terms[i]) and tokens[i].pos in _EVENTS and t[0] != "@" and t not in _NO_EVENTS
    )


def _named(chain: _Chain) -> str:
    """The words for cause and effect as the sentence has them, in its order."""
    tokens, terms = chain.sentence.tokens, term_of_each(chain.sentence)
    said = [
        t.text for t, term in zip(tokens, terms, strict=True) if term in chain.cause | chain.effect and t.pos == "NOUN"
    ]
    return " · ".join(dict.fromkeys(said))


def _side(chains: Sequence[_Chain]) -> Side:
    first = chains[0]
    cited = [cite(c.sentence, (c.start, c.end)) for c in chains]
    return Side(first.sentence.sentence.text[first.start : first.end], tuple(cited))
