"""What a thing is for: some call it peaceful (scientific, civilian, ...), others see a disguise.

Example: "a satellite for scientific purposes" / "seen as a disguised missile test".  A sentence that tells both sides
at once stands with those who see a disguise, since it tells what they doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Token

RULE = "One side says that it is for such a purpose; others see something else behind it."


@dataclass(frozen=True, slots=True)
class _Said:
    sentence: AnnotatedSentence
    start: int
    end: int
    about: frozenset[str]


def purposes(matter: Matter) -> tuple[Difference, ...]:
    """One difference where some articles tell a harmless purpose and others a disguise of the same thing."""
    professed = [s for sentence in matter.sentences for s in _said(sentence, _professed(sentence.tokens))]
    seen = [s for sentence in matter.sentences for s in _said(sentence, _unmasked(sentence.tokens))]
    unmasked = {s.sentence.sentence.id for s in seen}
    professed = [s for s in professed if s.sentence.sentence.id not in unmasked]
    professed = [s for s in professed if any(s.about & o.about for o in seen)]
    seen = [s for s in seen if any(s.about & o.about for o in professed)]
    if not professed or not seen or len({s.sentence.article for s in (*professed, *seen)}) < 2:
        return ()
    topic = f"What is it for? {label([seen[0].sentence, professed[0].sentence], matter.weight)}"
    sides = [_side(professed), _side(seen)]
    return (difference(matter, DifferenceKind.CONTRADICTION, topic, RULE, sides),)


def _said(sentence: AnnotatedSentence, found: Sequence[tuple[int, int]]) -> list[_Said]:
    terms = term_of_each(sentence)
    about = frozenset(t for t in terms if t and not t.startswith("@"))
    tokens = sentence.tokens
    return [_Said(sentence, tokens[a].start, tokens[b].end, about) for a, b in found]


def _professed(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """ "Peaceful purposes": the adjective and the noun it stands beside."""
    return [
        (i, max(i, _noun(tokens, i)))
        for i, t in enumerate(tokens)
        if t.lemma.lower() in words("purposes", "professed")
        and t.dep in {"amod", "compound", "conj"}
        and tokens[_noun(tokens, i)].lemma.lower() in words("purposes", "uses")
    ]


def _noun(tokens: Sequence[Token], i: int) -> int:
    """The noun of "independent and peaceful purposes" from either adjective."""
    above = tokens[i].head
    return tokens[above].head if tokens[i].dep == "conj" else above


def _unmasked(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """ "A disguised test", "a cover for": from the telling word to the noun it stands beside."""
    found = []
    for i, t in enumerate(tokens):
        if t.lemma.lower() in words("purposes", "unmasking") and t.dep == "amod" and t.head > i:
            found.append((i, t.head))
        if t.lemma.lower() in words("purposes", "behind") and t.pos == "NOUN":
            after = [j for j, u in enumerate(tokens) if u.head == i and u.text.lower() in {"for", "of"}]
            objects = [j for j, u in enumerate(tokens) if u.head in after and u.dep == "pobj"]
            if objects and (t.lemma.lower() != "cover" or tokens[after[0]].text.lower() == "for"):
                found.append((i, objects[0]))
    return found


def _side(said: Sequence[_Said]) -> Side:
    first = said[0]
    text = first.sentence.sentence.text
    return Side(text[first.start : first.end], tuple(cite(s.sentence, (s.start, s.end)) for s in said))
