"""Articles give different times of day for the same act.

Both times hang on one act ("the shooting happened", "opened fire") of the event, none of the two sentences names a time
zone, and neither article gives the other's time for such an act.  A quarter of an hour is no difference: "about 4"
and "3.50" are one.  Example: "fell at about 9.10 p.m." / "fell at 9.40 p.m.".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.dates import acts_of
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import similarity
from briefgen.model import Claim, Difference, DifferenceKind, When
from briefgen.values.edtf import apart

RULE = "The same act is put at different times of the day."
# Minutes.  In the labelled incidents true differences lie at 15 and more, roundings below.
SAME_TIME = 15
HALF_A_DAY = 720
# Cosine of the sentences: times of day stand in short sentences that share the act, its place or its victim.
SAME_EVENT = 0.15


@dataclass(frozen=True, slots=True)
class _Timed:
    claim: Claim
    time: When
    minutes: int
    acts: frozenset[str]


def clocks(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each pair of sentences that put one act at different times of the day."""
    timed = _timed(matter)
    found = []
    used: set[tuple[str, str]] = set()
    for a, b in combinations(timed, 2):
        keys = {_key(a), _key(b)}
        if keys & used or not _parted(matter, a, b) or _told_both(timed, a, b):
            continue
        used |= keys
        topic = label([a.claim.sentence, b.claim.sentence], matter.weight)
        found.append(difference(matter, DifferenceKind.DATE, f"At what time? {topic}", RULE, [_side(a), _side(b)]))
    return tuple(found)


def _timed(matter: Matter) -> list[_Timed]:
    """The times of day that hang on an act, sentences with a time zone aside."""
    found = []
    for claim in matter.claims:
        if not claim.whole or _zoned(claim):
            continue
        for time in claim.times:
            acts = acts_of(claim, time) if time.clock else frozenset[str]()
            if time.clock and acts:
                hour, minute = time.clock.split(":")[:2]
                found.append(_Timed(claim, time, int(hour) * 60 + int(minute), acts))
    return found


def _zoned(claim: Claim) -> bool:
    return bool({t.text for t in claim.sentence.tokens} & words("zones"))


def _parted(matter: Matter, a: _Timed, b: _Timed) -> bool:
    if a.claim.article == b.claim.article or not a.acts & b.acts or _gap(a, b) < SAME_TIME:
        return False
    if a.time.value and b.time.value and apart(a.time.value, b.time.value):
        return False  # another day: that is for the rule on dates
    return similarity(a.claim.terms, b.claim.terms, matter.weight) >= SAME_EVENT


def _gap(a: _Timed, b: _Timed) -> int:
    """Minutes between two times of day, the short way round."""
    gap = abs(a.minutes - b.minutes)
    return min(gap, 2 * HALF_A_DAY - gap)


def _told_both(timed: Sequence[_Timed], a: _Timed, b: _Timed) -> bool:
    for mine, other in ((a, b), (b, a)):
        if any(t.claim.article == mine.claim.article and _gap(t, other) < SAME_TIME for t in timed):
            return True
    return False


def _key(timed: _Timed) -> tuple[str, str]:
    return timed.claim.article, timed.claim.sentence.sentence.id


def _side(timed: _Timed) -> Side:
    return Side(timed.time.text, (cite(timed.claim.sentence, (timed.time.start, timed.time.end)),))
