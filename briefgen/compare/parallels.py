"""Passages of different articles that tell one matter, side by side, without a verdict.

A parallel is a passage and its best match in each other article, six passages at most.  Those that say much in common
come first, and a passage that stands in a parallel already begins none of its own.  What a difference tells is left to
the difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.compare.ground import Ground, Key
from briefgen.model import Citation, Difference, Parallel, ParallelPassage, short_hash
from briefgen.model.comparison import Aligned, Passage, is_content

# So many are looked at.  On 19 open stories 20 show half of the marked differences, weighed by importance.
MOST = 20
# So many passages can be read side by side.
SIDE_BY_SIDE = 6
# Passages more alike than this are copies of one text, in which nothing is told otherwise.
COPIES = 0.93
# Words of a passage that count; a longer one says no more of one matter.
LONGEST = 40
# Alikeness below which two words in one place are two words and not forms of one.
SAME_WORD = 0.75
# So many shared words make a topic.
TOPIC = 3


@dataclass(frozen=True, slots=True)
class _Pile:
    first: Passage
    others: tuple[tuple[Passage, Aligned], ...]

    @property
    def weight(self) -> float:
        """How much its passages tell in common: alikeness by the words of the shorter one."""
        lengths = (min(len(self.first.tokens), len(p.tokens), LONGEST) for p, _ in self.others)
        return sum(a.pair.likeness * n for (_, a), n in zip(self.others, lengths, strict=True))

    @property
    def keys(self) -> frozenset[Key]:
        return frozenset({self.first.key, *(p.key for p, _ in self.others)})


def parallels(ground: Ground, told: Sequence[Difference]) -> tuple[Parallel, ...]:
    """At most twenty parallels, those that say most in common first; none of what a difference tells."""
    apart = [[{(c.article, c.sentence) for c in p.citations} for p in d.positions] for d in told]
    piles = sorted(_piles(ground), key=lambda p: (-round(p.weight, 6), p.first.key))
    kept: list[_Pile] = []
    seen: set[Key] = set()
    for pile in piles:
        if pile.first.key in seen or any(_tells(pile, sides) for sides in apart):
            continue
        kept.append(pile)
        seen |= pile.keys
        if len(kept) == MOST:
            break
    return tuple(_parallel(pile) for pile in kept)


def _piles(ground: Ground) -> list[_Pile]:
    best: dict[Key, dict[str, tuple[Passage, Aligned]]] = {}
    first: dict[Key, Passage] = {}
    for aligned in ground.aligned:
        pair = aligned.pair
        if pair.likeness > COPIES or ground.one_origin(pair.a.article, pair.b.article):
            continue
        for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
            first[one.key] = one
            theirs = best.setdefault(one.key, {})
            if other.article not in theirs or theirs[other.article][1].pair.likeness < pair.likeness:
                theirs[other.article] = other, aligned
    return [_Pile(first[key], _likest(theirs)) for key, theirs in best.items()]


def _likest(theirs: Mapping[str, tuple[Passage, Aligned]]) -> tuple[tuple[Passage, Aligned], ...]:
    ordered = sorted(theirs.values(), key=lambda f: (-f[1].pair.likeness, f[0].key))
    return tuple(ordered[: SIDE_BY_SIDE - 1])


def _tells(pile: _Pile, sides: Sequence[set[Key]]) -> bool:
    """Does a difference set two of its passages against each other?"""
    return sum(bool(side & pile.keys) for side in sides) > 1


def _parallel(pile: _Pile) -> Parallel:
    passages = [pile.first, *(p for p, _ in pile.others)]
    marks = _marks(pile)
    cited = (Citation(*p.key, p.text, marks[p.key]) for p in passages)
    return Parallel(
        f"p-{short_hash(*pile.first.key)}",
        _topic(pile),
        tuple(ParallelPassage((c,)) for c in cited),
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
    nouns = [i for i, t in enumerate(first.tokens) if t.pos in {"NOUN", "PROPN"} and len(t.text) > 2]
    often = sorted(nouns, key=lambda i: (-sum(i in some for some in shared), i))
    chosen = [i for i in often if any(i in some for some in shared)] or nouns
    words = dict.fromkeys(first.tokens[i].text for i in sorted(chosen[:TOPIC]))
    return ", ".join(words) or first.text
