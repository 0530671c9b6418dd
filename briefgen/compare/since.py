"""Articles let the same state begin with different events.

Two clauses say the same but for what stands after "since", and the two beginnings are told in other words and dates.
Example: "partners since the founding of the port" / "partners since the end of the strike".
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.likeness.terms import similarity, term_of_each
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token
from briefgen.values.edtf import apart

RULE = "The same state is said to begin with different events."
# Cosine of the clauses without their beginnings: they must say the same thing, not only be about the same parties.  On
# 43 labelled stories every value from 0.4 to 0.7 gives the same differences.
SAME_STATE = 0.6
FEWEST_SHARED = 3
# Beginnings that share more than this part of their terms may be one event told twice; two wars share a word.
ONE_BEGINNING = 0.2


@dataclass(frozen=True, slots=True)
class _Since:
    sentence: AnnotatedSentence
    state: frozenset[str]
    beginning: frozenset[str]
    span: tuple[int, int]


def since(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each pair of clauses that begin one state at different events."""
    found = []
    used: set[tuple[str, int]] = set()
    clauses = [c for s in matter.sentences for c in _clauses(s)]
    for a, b in combinations(clauses, 2):
        keys = {(c.sentence.article + c.sentence.sentence.id, c.span[0]) for c in (a, b)}
        if a.sentence.article == b.sentence.article or keys & used or not _parted(matter, a, b):
            continue
        used |= keys
        topic = label([a.sentence, b.sentence], matter.weight)
        found.append(difference(matter, DifferenceKind.DATE, f"Since when? {topic}", RULE, [_side(a), _side(b)]))
    return tuple(found)


def _clauses(sentence: AnnotatedSentence) -> list[_Since]:
    terms, tokens = term_of_each(sentence), sentence.tokens
    found = []
    for index, token in enumerate(tokens):
        if token.text.lower() != "since" or token.dep not in {"prep", "mark"}:
            continue
        top = index if token.dep == "prep" else token.head
        within = _subtree(tokens, top)
        state = _subtree(tokens, tokens[top].head) - within - _joined(tokens, tokens[top].head)
        found.append(
            _Since(
                sentence,
                frozenset(t for i in sorted(state) if (t := terms[i])),
                frozenset(t for i in sorted(within) if (t := terms[i])),
                _closed(sentence.sentence.text, tokens[min(within)].start, tokens[max(within)].end),
            )
        )
    return found


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the bracket closed that it opens: the parser leaves it outside."""
    open_brackets = text[start:end].count("(") > text[start:end].count(")")
    return (start, end + 1) if open_brackets and text[end : end + 1] == ")" else (start, end)


def _parted(matter: Matter, a: _Since, b: _Since) -> bool:
    if not a.beginning or not b.beginning or len(a.state & b.state) < FEWEST_SHARED:
        return False
    if len(a.beginning & b.beginning) > ONE_BEGINNING * len(a.beginning | b.beginning):
        return False
    days = [[str(t.value) for t in s.sentence.times if t.value and s.span[0] <= t.start < s.span[1]] for s in (a, b)]
    if all(days) and not all(apart(x, y) for x in days[0] for y in days[1]):
        return False
    if not all(days) and any(len(s.beginning) < 2 for s in (a, b)):
        return False  # a bare year against an event's name may be one and the same
    return similarity(a.state, b.state, matter.weight) >= SAME_STATE


def _subtree(tokens: tuple[Token, ...], top: int) -> set[int]:
    found = {top}
    grown = True
    while grown:
        more = {i for i, t in enumerate(tokens) if t.head in found and i not in found}
        found |= more
        grown = bool(more)
    return found


def _joined(tokens: tuple[Token, ...], verb: int) -> set[int]:
    """What is joined to the clause by "and" is another statement."""
    return {i for start, t in enumerate(tokens) if t.head == verb and t.dep == "conj" for i in _subtree(tokens, start)}


def _side(clause: _Since) -> Side:
    start, end = clause.span
    return Side(clause.sentence.sentence.text[start:end], (cite(clause.sentence, (start, end)),))
