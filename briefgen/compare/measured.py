"""Articles give different numbers for the same slot: what was damaged, what it costs, how many came.

The two sentences need not be alike: the slot is told by the unit, the noun counted and the words near the number (see
``measured_slots.py``).  They must be of one owner or share a telling word, be no limit where the other is a count, and
each article must have one number only for the slot.  Example: "the march drew 8,000" / "12,000 people marched".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.measured_slots import Slot, slot_of, stem
from briefgen.compare.tolls import OLDER_DAYS
from briefgen.gather.origins import origin_of
from briefgen.likeness.terms import similarity, terms_of
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Quantity, Reading
from briefgen.values.edtf import apart, days_apart
from briefgen.values.quantity import differ

RULE = "Both numbers answer the same question, and they do not meet, bounds and rounding considered."
MOVED_RULE = "The same thing is counted, and the later article has a newer number."
# Numbers further apart than this are numbers for two things.  On 59 labelled stories 9 gives the same differences, 4 a
# true one less and another false.
MOST_APART = 6.0
# Cosine of the sentences' terms: they need not be alike, but must have something in common.
# Every value from 0 to 0.1 gives the same differences there.
SHARED = 0.02
# So many of the names nearest to a number may be those of whose it is.
NAMES = 2


@dataclass(frozen=True, slots=True)
class _Given:
    sentence: AnnotatedSentence
    quantity: Quantity
    slot: Slot


def measured(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each slot and owner that articles fill with different numbers."""
    by_slot: dict[tuple[str, frozenset[str]], list[_Given]] = {}
    for one in _given(matter):
        by_slot.setdefault((one.slot.name, one.slot.apart), []).append(one)
    found = []
    for slot in sorted(by_slot, key=lambda s: (s[0], sorted(s[1]))):
        pairs = [
            (a, b)
            for a, b in combinations(by_slot[slot], 2)
            if _of_one_thing(matter, a, b) and not _knows_both(by_slot[slot], a, b)
        ]
        if pairs:
            found.append(_told(matter, pairs))
    return tuple(found)


def _given(matter: Matter) -> Iterator[_Given]:
    for sentence in matter.sentences:
        for quantity in sentence.quantities:
            if (slot := slot_of(sentence, quantity)) and not _before_the_event(matter, slot):
                yield _Given(sentence, quantity, slot)


def _before_the_event(matter: Matter, slot: Slot) -> bool:
    """Does a date near the number lie well before the first article?"""
    first = min((day for day in matter.published.values() if day), default=None)
    return first is not None and any(days_apart(time.value or "", first) > OLDER_DAYS for time in slot.times)


def _of_one_thing(matter: Matter, a: _Given, b: _Given) -> bool:
    one, other = a.sentence.article, b.sentence.article
    if one == other or origin_of(one, matter.origins) == origin_of(other, matter.origins):
        return False
    if not _apart(a, b) or not _one_owner(a, b) or _other_days(matter, a, b):
        return False
    if a.slot.money and not a.quantity.unit and not set(a.quantity.counted) & set(b.quantity.counted):
        return False  # sums in two currencies of no list
    return a.slot.event or _named_alike(a, b) or similarity(_about(a), _about(b), matter.weight) >= SHARED


def _apart(a: _Given, b: _Given) -> bool:
    """Two numbers in one unit that do not meet, and not so far from each other that they must be of two things."""
    low, high = sorted((a.quantity.low, b.quantity.low))
    near = low > 0 and high / low <= MOST_APART and a.quantity.unit == b.quantity.unit
    return near and differ(a.quantity, b.quantity, running=a.slot.moves or a.slot.floors)


def _about(one: _Given) -> frozenset[str]:
    return frozenset(t for t in terms_of(one.sentence) if not t[:1].isdigit())


def _one_owner(a: _Given, b: _Given) -> bool:
    """Where names stand near both numbers: does the nearest one of either stand in the other sentence too?"""
    if not a.slot.whose or not b.slot.whose:
        return True
    if a.slot.owned:
        return all(x.slot.whose[0] in _words_of(y.sentence) for x, y in ((a, b), (b, a)))
    return any(set(x.slot.whose[:NAMES]) & _words_of(y.sentence) for x, y in ((a, b), (b, a)))


def _named_alike(a: _Given, b: _Given) -> bool:
    return bool({*a.slot.whose} & {*b.slot.whose})


def _words_of(sentence: AnnotatedSentence) -> set[str]:
    return {stem(t.text) for t in sentence.tokens if t.text[:1].isupper()}


def _other_days(matter: Matter, a: _Given, b: _Given) -> bool:
    """Are the numbers of two days?  "Friday" in two articles of one day is one Friday, whatever we make of either."""
    if (matter.published[a.sentence.article] or "")[:10] == (matter.published[b.sentence.article] or "")[:10]:
        written = ({t.text.lower() for t in one.slot.times} for one in (a, b))
        if set.intersection(*written):
            return False
    days = ([t.value for t in one.slot.times if t.value] for one in (a, b))
    one, other = days
    return bool(one and other) and all(apart(x, y) for x in one for y in other)


def _knows_both(given: Sequence[_Given], a: _Given, b: _Given) -> bool:
    """Has one of the articles another number for the slot and the owner?  Then there are two things."""
    return any(
        one is not mine
        and one.sentence.article == mine.sentence.article
        and _one_owner(one, mine)
        and _apart(one, mine)
        for mine in (a, b)
        for one in given
    )


def _told(matter: Matter, pairs: Sequence[tuple[_Given, _Given]]) -> Difference:
    sides: list[list[_Given]] = []
    for one in dict.fromkeys(g for pair in pairs for g in pair):
        home = next((s for s in sides if not any(_apart(one, other) for other in s)), None)
        if home is None:
            sides.append([one])
        else:
            home.append(one)
    first, second = sides[0][0], sides[1][0]
    update = first.slot.moves and _later(matter, sides)
    question = "How much?" if first.quantity.unit or first.slot.money else "How many?"
    topic = label([first.sentence, second.sentence], matter.weight)
    return difference(
        matter,
        DifferenceKind.NUMBER,
        f"{question} {topic}",
        MOVED_RULE if update else RULE,
        [_side(side) for side in sides],
        Reading.UPDATE if update else Reading.CONFLICT,
    )


def _side(given: Sequence[_Given]) -> Side:
    cited = tuple(cite(g.sentence, (g.quantity.start, g.quantity.end)) for g in given)
    return Side(given[0].quantity.text, cited)


def _later(matter: Matter, sides: Sequence[Sequence[_Given]]) -> bool:
    """Does each side begin on a later day than the one before it ends, in the order of the numbers or against it?"""
    days = [sorted((matter.published[g.sentence.article] or "")[:10] for g in side) for side in sides]
    if not all(day for side in days for day in side):
        return False
    return all(a[-1] < b[0] for a, b in pairwise(sorted(days)))
