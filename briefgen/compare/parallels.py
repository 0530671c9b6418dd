"""Passages of different articles that tell one matter, side by side, without a verdict.

A parallel is a passage and its best match in each other article; where there is room, an article's passage has a second
sentence that one of the others is near to as well.  Six sentences can be read side by side.  Those that say much in
common come first, and a sentence that stands in a parallel already begins none of its own.  What a difference tells is
left to the difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.compare.ground import Ground, Key
from briefgen.model import Citation, Difference, Parallel, ParallelPassage, short_hash
from briefgen.model.comparison import Aligned, Passage, is_content

# So many are looked at.  On 19 open stories 20 show 0.55 of the marked differences, weighed by importance; 0.51 with
# one sentence an article, 0.46 where no two may share two sentences (29 November 2026).
MOST = 20
# So many sentences can be read side by side.
SIDE_BY_SIDE = 6
# Passages more alike than this are copies of one text, in which nothing is told otherwise.
COPIES = 0.93
# Words of a passage that count; a longer one says no more of one matter.
LONGEST = 40
# Alikeness below which two words in one place are two words and not forms of one.
SAME_WORD = 0.75
# So many shared words make a topic.
TOPIC = 3


_Near = Mapping[Key, Sequence[tuple[Passage, Aligned]]]


@dataclass(frozen=True, slots=True)
class _Pile:
    """A passage with its best match in other articles, and second sentences of the articles in it."""

    first: Passage
    others: tuple[tuple[Passage, Aligned], ...]
    seconds: tuple[tuple[Passage, Aligned], ...] = ()

    @property
    def weight(self) -> float:
        """How much its passages tell in common: alikeness by the words of the shorter one."""
        lengths = (min(len(self.first.tokens), len(p.tokens), LONGEST) for p, _ in self.others)
        return sum(a.pair.likeness * n for (_, a), n in zip(self.others, lengths, strict=True))

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (self.first, *(p for p, _ in self.others), *(p for p, _ in self.seconds))

    @property
    def keys(self) -> frozenset[Key]:
        return frozenset(p.key for p in self.passages)


def parallels(ground: Ground, told: Sequence[Difference]) -> tuple[Parallel, ...]:
    """At most twenty parallels, those that say most in common first; none of what a difference tells."""
    apart = [[{(c.article, c.sentence) for c in p.citations} for p in d.positions] for d in told]
    near = _near(ground)
    piles = sorted(
        (_pile(near, first) for first in _passages(ground)), key=lambda p: (-round(p.weight, 6), p.first.key)
    )
    kept: list[_Pile] = []
    seen: set[Key] = set()
    for pile in piles:
        if pile.first.key in seen or not pile.others or any(_tells(pile, sides) for sides in apart):
            continue
        whole = replace(pile, seconds=_seconds(pile, near, apart))
        kept.append(whole)
        seen |= whole.keys
        if len(kept) == MOST:
            break
    return tuple(_parallel(pile) for pile in kept)


def _passages(ground: Ground) -> tuple[Passage, ...]:
    """Every passage that has a pair, once."""
    return tuple({p.key: p for a in ground.aligned for p in (a.pair.a, a.pair.b)}.values())


def _near(ground: Ground) -> _Near:
    """The passages of other origins near to each passage, the likest first; copies have nothing told otherwise."""
    found: dict[Key, list[tuple[Passage, Aligned]]] = {}
    for aligned in ground.aligned:
        a, b = aligned.pair.a, aligned.pair.b
        if aligned.pair.likeness <= COPIES and not ground.one_origin(a.article, b.article):
            found.setdefault(a.key, []).append((b, aligned))
            found.setdefault(b.key, []).append((a, aligned))
    return {key: sorted(some, key=lambda f: (-f[1].pair.likeness, f[0].key)) for key, some in found.items()}


def _pile(near: _Near, first: Passage) -> _Pile:
    best: dict[str, tuple[Passage, Aligned]] = {}
    for passage, aligned in near.get(first.key, ()):
        best.setdefault(passage.article, (passage, aligned))
    return _Pile(first, tuple(best.values())[: SIDE_BY_SIDE - 1])


def _seconds(pile: _Pile, near: _Near, apart: Sequence[Sequence[set[Key]]]) -> tuple[tuple[Passage, Aligned], ...]:
    """The likest second sentence of each article in the pile, as far as there is room."""
    here, articles = pile.keys, {p.article for p in pile.passages}
    fitting = [
        found
        for passage in pile.passages
        for found in near.get(passage.key, ())
        if found[0].article in articles and found[0].key not in here
    ]
    chosen: dict[str, tuple[Passage, Aligned]] = {}
    for found in sorted(fitting, key=lambda f: (-f[1].pair.likeness, f[0].key)):
        room = len(here) + len(chosen) < SIDE_BY_SIDE and found[0].article not in chosen
        more = replace(pile, seconds=(*chosen.values(), found))
        if room and not any(_tells(more, sides) for sides in apart):
            chosen[found[0].article] = found
    return tuple(chosen.values())


def _tells(pile: _Pile, sides: Sequence[set[Key]]) -> bool:
    """Does a difference set two of its passages against each other?"""
    return sum(bool(side & pile.keys) for side in sides) > 1


def _parallel(pile: _Pile) -> Parallel:
    marks = _marks(pile)
    told: dict[str, list[Passage]] = {}
    for passage in pile.passages:
        told.setdefault(passage.article, []).append(passage)
    passages = (sorted(some, key=lambda p: p.rank) for some in told.values())
    return Parallel(
        f"p-{short_hash(*pile.first.key)}",
        _topic(pile),
        tuple(ParallelPassage(tuple(Citation(*p.key, p.text, marks[p.key]) for p in some)) for some in passages),
    )


def _marks(pile: _Pile) -> Mapping[Key, tuple[tuple[int, int], ...]]:
    """The words of each passage that the first one (for the first: none of the others) has nothing like."""
    shared: set[int] = set()
    found: dict[Key, tuple[tuple[int, int], ...]] = {}
    for other, aligned in pile.others:
        mine = dict(_same(pile.first, aligned))
        shared |= set(mine)
        found[other.key] = _spans(other, set(mine.values()))
    found[pile.first.key] = _spans(pile.first, shared)
    for second, aligned in pile.seconds:
        found[second.key] = _spans(second, {a for a, _ in _same(second, aligned)})
    return found


def _same(first: Passage, aligned: Aligned) -> list[tuple[int, int]]:
    """The places of words that stand for each other and are alike, the first passage's before the other's."""
    a, b = aligned.pair.a.tokens, aligned.pair.b.tokens
    alike = [k for k in aligned.links if k.likeness >= SAME_WORD or a[k.a].lemma.lower() == b[k.b].lemma.lower()]
    return [(k.a, k.b) if aligned.pair.a.key == first.key else (k.b, k.a) for k in alike]


def _spans(passage: Passage, shared: set[int]) -> tuple[tuple[int, int], ...]:
    """The spans of words of content that are not shared; neighbours make one."""
    tokens = passage.tokens
    spans: list[tuple[int, int]] = []
    last = -2
    for i, token in enumerate(tokens):
        if i in shared or not is_content(token):
            continue
        if i == last + 1 and spans:
            spans[-1] = spans[-1][0], token.end
        else:
            spans.append((token.start, token.end))
        last = i
    return tuple(spans)


def _topic(pile: _Pile) -> str:
    """Names and nouns of the first passage that most of the others share, in its words."""
    first = pile.first
    shared = [{a for a, _ in _same(first, aligned)} for _, aligned in pile.others]
    counted = [(t.start, t.end) for t in first.sentence.times]
    counted += [(q.start, q.end) for q in first.sentence.quantities]
    nouns = [
        i
        for i, t in enumerate(first.tokens)
        if t.pos in {"NOUN", "PROPN"} and len(t.text) > 2 and not any(a <= t.start < b for a, b in counted)
    ]
    often = sorted(nouns, key=lambda i: (-sum(i in some for some in shared), i))
    chosen = [i for i in often if any(i in some for some in shared)] or nouns
    words = dict.fromkeys(first.tokens[i].text for i in sorted(chosen[:TOPIC]))
    return ", ".join(words) or first.text
