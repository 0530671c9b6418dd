"""The rules of comparison in their order.  Each is a plain function ``Matter -> tuple[Difference, ...]``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefgen.compare.accidents import accidents
from briefgen.compare.activities import activities
from briefgen.compare.addresses import addresses
from briefgen.compare.ages import ages
from briefgen.compare.attributes import attributes
from briefgen.compare.calls import calls
from briefgen.compare.care import care
from briefgen.compare.causes import causes
from briefgen.compare.clocks import clocks
from briefgen.compare.conditions import conditions
from briefgen.compare.dates import dates
from briefgen.compare.deathbeds import deathbeds
from briefgen.compare.denials import denials
from briefgen.compare.doers import doers
from briefgen.compare.escapes import escapes
from briefgen.compare.finds import finds
from briefgen.compare.hospitals import hospitals
from briefgen.compare.hours import hours
from briefgen.compare.hunts import hunts
from briefgen.compare.identities import identities
from briefgen.compare.injuries import injuries
from briefgen.compare.kinds import kinds
from briefgen.compare.lists import lists
from briefgen.compare.matter import Matter
from briefgen.compare.means import means
from briefgen.compare.measured import measured
from briefgen.compare.negations import negations
from briefgen.compare.nobody import nobody
from briefgen.compare.numbers import numbers
from briefgen.compare.offices import offices
from briefgen.compare.once import once
from briefgen.compare.opposites import opposites
from briefgen.compare.outcomes import outcomes
from briefgen.compare.purposes import purposes
from briefgen.compare.ranking import ranked
from briefgen.compare.rosters import rosters
from briefgen.compare.settings import settings
from briefgen.compare.since import since
from briefgen.compare.spellings import spellings
from briefgen.compare.standings import standings
from briefgen.compare.statuses import statuses
from briefgen.compare.suspects import suspects
from briefgen.compare.tolls import tolls
from briefgen.compare.victims import victims
from briefgen.compare.wording import wording
from briefgen.compare.wounds import wounds
from briefgen.model import Difference, DifferenceKind, Position, short_hash

Rule = Callable[[Matter], tuple[Difference, ...]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("tolls", tolls),
    ("measured", measured),
    ("numbers", numbers),
    ("ages", ages),
    ("nobody", nobody),
    ("dates", dates),
    ("clocks", clocks),
    ("since", since),
    ("hours", hours),
    ("once", once),
    ("rosters", rosters),
    ("victims", victims),
    ("suspects", suspects),
    ("identities", identities),
    ("conditions", conditions),
    ("wounds", wounds),
    ("injuries", injuries),
    ("accidents", accidents),
    ("doers", doers),
    ("activities", activities),
    ("means", means),
    ("care", care),
    ("deathbeds", deathbeds),
    ("escapes", escapes),
    ("hunts", hunts),
    ("addresses", addresses),
    ("hospitals", hospitals),
    ("settings", settings),
    ("finds", finds),
    ("statuses", statuses),
    ("outcomes", outcomes),
    ("opposites", opposites),
    ("negations", negations),
    ("causes", causes),
    ("purposes", purposes),
    ("denials", denials),
    ("calls", calls),
    ("standings", standings),
    ("kinds", kinds),
    ("attributes", attributes),
    ("offices", offices),
    ("lists", lists),
    ("spellings", spellings),
    ("wording", wording),
)

# "Nobody was hurt" / "two were hurt" is a number to one rule and a contradiction to another.
_ONE_MATTER = {DifferenceKind.CONTRADICTION, DifferenceKind.DENIAL, DifferenceKind.NUMBER}


def compare(matter: Matter) -> tuple[Difference, ...]:
    """Every difference that a rule finds, those that matter most first (see ``ranking.py``)."""
    return ranked(_told_once(_each_once(d for _, rule in RULES for d in rule(matter))), matter)


def _each_once(found: Iterable[Difference]) -> Iterable[Difference]:
    """Every finding once; two that ask the same of the same sentence are told apart by their values."""
    unique: dict[str, Difference] = {}
    for one in found:
        twin = unique.get(one.id)
        if twin is not None and twin.positions != one.positions:
            one = replace(one, id=f"d-{short_hash(one.id, *(p.value for p in one.positions))}")
        unique.setdefault(one.id, one)
    return unique.values()


def _told_once(found: Iterable[Difference]) -> Iterable[Difference]:
    """Without those that set the same words of the same two sentences against each other as an earlier rule does."""
    kept: list[Difference] = []
    for one in found:
        if not any(_same_words(one, other) or _same_pair(one, other) for other in kept):
            kept.append(one)
    return kept


def _same_pair(a: Difference, b: Difference) -> bool:
    """Do two rules set the same sentences against each other, for one matter in two words?"""
    sides = [{(c.article, c.sentence) for c in p.citations} for p in (*a.positions, *b.positions)]
    if len(sides) != 4 or not {a.kind, b.kind} <= _ONE_MATTER or a.kind is b.kind is DifferenceKind.NUMBER:
        return False
    return bool((sides[0] & sides[2] and sides[1] & sides[3]) or (sides[0] & sides[3] and sides[1] & sides[2]))


def _same_words(a: Difference, b: Difference) -> bool:
    met = [{n for n, p in enumerate(b.positions) if _overlap(q, p)} for q in a.positions]
    return any(x != y for i, one in enumerate(met) for two in met[i + 1 :] for x in one for y in two)


def _overlap(a: Position, b: Position) -> bool:
    """Have two positions a marked word of one sentence in common?"""
    return any(
        c.article == d.article and c.sentence == d.sentence and m[0] < n[1] and n[0] < m[1]
        for c in a.citations
        for d in b.citations
        for m in c.marks
        for n in d.marks
    )
