"""From contrasts of two mentions to the sides that all articles take on one question."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.model import Citation, Difference, Position, Reading, short_hash

# So many sentences of one article stand on a side; more say nothing new.
MOST_SENTENCES = 2


def differences(contrasts: Iterable[Contrast], ground: Ground) -> tuple[Difference, ...]:
    """One difference for each question that the contrasts answer otherwise."""
    asked: dict[tuple[str, str], list[Contrast]] = {}
    for one in contrasts:
        asked.setdefault((one.kind.value, one.about), []).append(one)
    return _told_once([_difference(group, ground) for group in asked.values()])


def _difference(contrasts: Sequence[Contrast], ground: Ground) -> Difference:
    first = contrasts[0]
    sides: dict[Hashable, list[Mention]] = {}
    for one in contrasts:
        for mention in (one.a, one.b):
            side = sides.setdefault(mention.value, [])
            if mention not in side:
                side.append(mention)
    positions = tuple(_position(side) for side in _ordered(sides, contrasts))
    cited = [c for p in positions for c in p.citations]
    holding = {c.article for c in cited}
    earliest = min((c.article, c.sentence) for c in cited)
    return Difference(
        id=f"d-{short_hash(first.kind.value, *earliest, first.about)}",
        kind=first.kind,
        reading=_reading(contrasts, ground),
        revision=len({ground.origins.of(a) for a in holding}) == 1,
        topic=first.question,
        rule=first.rule,
        positions=positions,
        silent=_silent(ground, cited),
        reasons=tuple(dict.fromkeys(r for c in contrasts for r in c.reasons)),
    )


def _ordered(sides: dict[Hashable, list[Mention]], contrasts: Sequence[Contrast]) -> list[list[Mention]]:
    """Numbers by size, stages in their order, else as found."""
    values = list(sides)
    if all(isinstance(v, int | float) for v in values):
        values.sort(key=lambda v: float(str(v)))
    elif contrasts[0].staged:
        late = {c.b.value for c in contrasts}
        values.sort(key=lambda v: v in late)
    return [sides[v] for v in values]


def _position(mentions: Sequence[Mention]) -> Position:
    found: dict[tuple[str, str], Citation] = {}
    shown: dict[str, int] = {}
    for m in mentions:
        key = m.article, m.sentence.id
        if key not in found and shown.get(m.article, 0) >= MOST_SENTENCES:
            continue
        if key not in found:
            shown[m.article] = shown.get(m.article, 0) + 1
        before = found[key].marks if key in found else ()
        found[key] = Citation(*key, m.sentence.text, _apart({*before, *m.spans}))
    return Position(mentions[0].text, tuple(found.values()), mentions[0].resolved)


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order; those that overlap are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _reading(contrasts: Sequence[Contrast], ground: Ground) -> Reading:
    """An update where every pair is one stage and a later one, and no date speaks against it.

    Where the day of some articles is not known, those whose day is known decide.
    """
    days = [(one, ground.days_between(one.a.article, one.b.article)) for one in contrasts]
    known = [(one, day) for one, day in days if day is not None]
    newer = all(one.staged and (day is None or day >= 0) for one, day in known or days)
    return Reading.UPDATE if newer else Reading.CONFLICT


def _silent(ground: Ground, cited: Sequence[Citation]) -> tuple[str, ...]:
    """The articles without any sentence that comes near a cited one: what comes near may well hold a side."""
    keys = {(c.article, c.sentence) for c in cited}
    near = {c.article for c in cited}
    for pair in (x.pair for x in ground.aligned):
        near |= {q.article for p, q in ((pair.a, pair.b), (pair.b, pair.a)) if p.key in keys}
    return tuple(a for a in ground.told if a not in near)


def _told_once(found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Without those that set the same two sentences against each other as an earlier one does."""
    kept: list[Difference] = []
    for one in found:
        if not any(_same_pair(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _same_pair(a: Difference, b: Difference) -> bool:
    """Do two sides of the one stand apart in the other too: by their words, in another kind by their sentences?"""
    one, other = ([_places(p, by_words=a.kind is b.kind) for p in d.positions] for d in (a, b))
    met = [{n for n, there in enumerate(other) if here & there} for here in one]
    return any(m != n for x, y in combinations(met, 2) for m in x for n in y)


def _places(position: Position, *, by_words: bool) -> set[tuple[str, str, int]]:
    """Where a position stands: its marked words, or the sentences alone."""
    return {
        (c.article, c.sentence, start)
        for c in position.citations
        for start in ((m[0] for m in c.marks) if by_words else (0,))
    }
