"""Articles tell opposite deeds of one doer to one thing: "approved the plan" / "rejected the plan".

The pairs of opposite verbs stand in ``opposites.yml``.  Both must be told as done, or both as planned; a verb that is
denied counts for nothing here, since "did not approve" is not yet "rejected".  Prices move within a day, so that time
explains a rise and a fall of one share.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import combinations

from briefgen.compare.deeds import Deed, by_others, deeds, one_deed
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import data, words
from briefgen.model import Difference, DifferenceKind, Reading

RULE = "The articles tell opposite deeds of one doer to one thing."
MOVING_RULE = "The articles tell opposite movements of one price within a day; it moves with the hours."
# Cosine of what else the two sentences are about.  At half of this, pairs of two deeds come in on real stories.
SAME_DEED = 0.15
# The group of ``opposites.yml`` whose verbs tell how a number moves, and the nouns that move within a day.
_MOVEMENTS = "movements"
_PRICES = {"=share", "=price", "=cost", "price", "index", "=oil", "currency"}

Place = tuple[str, int, int]


def opposites(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each deed whose opposite another article tells."""
    told = [d for d in deeds(matter) if _sides_of(d) and _told(d) and not older(matter, d.sentence)]
    pairs = sorted(
        ((likeness, a, b) for a, b in combinations(told, 2) if (likeness := _alike(matter, a, b))),
        key=lambda p: (-p[0], p[1].key, p[2].key),
    )
    found: list[Difference] = []
    used: set[tuple[str, str]] = set()
    for _, a, b in pairs:
        if {a.key, b.key} & used:
            continue
        used |= {a.key, b.key}
        moving = _price(a) and _price(b)
        rule, reading = (MOVING_RULE, Reading.UPDATE) if moving else (RULE, Reading.CONFLICT)
        topic = f"Which of the two? {label([a.sentence, b.sentence], matter.weight)}"
        sides = [_side(a), _side(b)]
        found.append(difference(matter, DifferenceKind.CONTRADICTION, topic, rule, sides, reading))
    return tuple(found)


@cache
def _places() -> dict[str, frozenset[Place]]:
    """For each verb the pairs it stands in: the group, the pair's number and the side."""
    table: dict[str, set[Place]] = {}
    for group, pairs in data("opposites").items():
        for number, pair in enumerate(pairs):
            for side, verbs in enumerate(pair):
                for verb in verbs:
                    table.setdefault(str(verb), set()).add((str(group), number, side))
    return {verb: frozenset(places) for verb, places in table.items()}


def _sides_of(deed: Deed) -> frozenset[Place]:
    """Where a verb stands; with its particle where that is told of ("gave up"), else alone."""
    phrasal = [f for f in deed.forms if " " in f and f in _places()]
    return _places()[phrasal[0]] if phrasal else _places().get(deed.lemma, frozenset())


def _told(deed: Deed) -> bool:
    """Told as done or as planned; a bare infinitive ("a fence to climb") tells neither."""
    bare = deed.sentence.tokens[deed.at].tag == "VB" and deed.stance.mood is Mood.DONE
    helped = any(t.head == deed.at and t.lemma == "do" for t in deed.sentence.tokens)
    if bare and not helped:
        return False
    return deed.stance.mood is not Mood.OPEN and not deed.stance.denied


def _alike(matter: Matter, a: Deed, b: Deed) -> float:
    opposed = {
        group
        for group, number, side in _sides_of(a)
        for other, where, there in _sides_of(b)
        if (group, number) == (other, where) and side != there
    }
    if not opposed or a.stance.mood is not b.stance.mood:
        return 0.0
    if _MOVEMENTS in opposed and _price(a) and _price(b):
        return _one_price(matter, a, b)
    if opposed == {_MOVEMENTS} and not (a.thing or a.doing & b.doing & words("stances", "measured")):
        return 0.0  # a boy may climb a wall and fall from it
    return one_deed(matter, a, b, SAME_DEED)


def _price(deed: Deed) -> bool:
    """Is it a price that moves?  A firm that "fell 3%" is its share."""
    percent = any(q.unit in {"%", "USD", "EUR", "GBP"} for q in deed.sentence.quantities)
    return bool(deed.doing & _PRICES) or bool(
        percent and _named(deed) and any(g == _MOVEMENTS for g, _, _ in _sides_of(deed))
    )


def _named(deed: Deed) -> frozenset[str]:
    return frozenset(t for t in deed.doers if t.startswith("@"))


def _one_price(matter: Matter, a: Deed, b: Deed) -> float:
    """1 where both tell of one firm's share within a day (a night may lie between two dates), and of no longer time."""
    days = [(matter.published[d.article] or "")[:10] for d in (a, b)]
    if a.article == b.article or by_others(a, b) or not all(days) or not _named(a) & _named(b):
        return 0.0
    longer = any(
        t.clock is None and t.value and len(t.value) != len("2024-06-19") for d in (a, b) for t in d.sentence.times
    )
    between = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)
    return 1.0 if between <= 1 and not longer else 0.0


def _side(deed: Deed) -> Side:
    text = deed.sentence.sentence.text
    return Side(text[deed.start : deed.end], (cite(deed.sentence, (deed.start, deed.end)),))
