"""An article names more dead than another counts.

Names count when each is the one person whom a sentence of the article says the event killed.  Where the count is a
lower bound ("at least one"), or an earlier day's, the names are an update.  Example: "at least one person was killed" /
"Ann Roe was shot and killed … Jo Fell was also killed".
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compare.contrast import earlier
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.struck import Struck
from briefgen.compare.tolls import counts_of_event, older
from briefgen.gather.people import same_person
from briefgen.model import AnnotatedSentence, Bound, Difference, DifferenceKind, Quantity, Reading

RULE = "One names more dead than the other counts."
UPDATE_RULE = "One counts at first or at least so many dead; the other names more."
FEWEST = 2
# The dead of the event are named early; further down stand those of other events.
LEAD = 8


def rosters(matter: Matter) -> tuple[Difference, ...]:
    """The one difference between counts of the dead and longer lists of their names, or none."""
    counts = {s.article: (s, q) for s, q in counts_of_event(matter, "killed")}
    for article in sorted(matter.told):
        named = _named_dead(matter, article)
        if len(named) < FEWEST or article in counts:
            continue
        fewer = [
            (s, q)
            for other, (s, q) in sorted(counts.items())
            if matter.one_event(article, other) and q.high < len(named)
        ]
        if fewer:
            return (_difference(matter, fewer, named),)
    return ()


def _named_dead(matter: Matter, article: str) -> list[Struck]:
    """The people whom the article names as killed, each at the sentence that kills them."""
    early = {s.sentence.id for s in matter.told[article][:LEAD]}
    found: list[Struck] = []
    for one in matter.struck[article]:
        here = one.dead and one.sentence.sentence.id in early and not older(matter, one.sentence)
        if here and one.name and not any(same_person(one.name, other.name) for other in found if other.name):
            found.append(one)
    return found


def _difference(
    matter: Matter, fewer: Sequence[tuple[AnnotatedSentence, Quantity]], named: Sequence[Struck]
) -> Difference:
    counted = Side(fewer[0][1].text, tuple(cite(s, (q.start, q.end)) for s, q in fewer))
    mine = tuple(cite(one.sentence, (one.start, one.end)) for one in named)
    update = all(q.bound is Bound.AT_LEAST or earlier(matter, s.article, named[0].sentence.article) for s, q in fewer)
    return difference(
        matter,
        DifferenceKind.NUMBER,
        "How many were killed?",
        UPDATE_RULE if update else RULE,
        [counted, Side(named[0].text, mine)],
        Reading.UPDATE if update else Reading.CONFLICT,
    )
