"""One says that nobody was hurt (killed, missing), another counts people who were.

Both must speak of the event, early in their articles or in a statement about it; a denial of harm to one group
("no staff were hurt") is not set against harm to others.  Example: "no one was injured" / "two people were injured".
"""

from __future__ import annotations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.tolls import counts_of_event
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Quantity

RULE = "One statement counts people struck by the event; another says there were none."
QUESTIONS = {"killed": "Was anybody killed?", "injured": "Was anybody injured?", "missing": "Is anybody missing?"}


def nobody(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each outcome that some count and others say befell nobody."""
    found = []
    for state, question in QUESTIONS.items():
        none = [(s, q) for s in matter.sentences for q in s.quantities if q.state == state and q.high == 0 and not q.unit]
        some = [(s, q) for s, q in counts_of_event(matter, state) if q.low > 0]
        if not none or not some or {s.article for s, _ in some} == {s.article for s, _ in none}:
            continue
        found.append(
            difference(matter, DifferenceKind.CONTRADICTION, question, RULE, [_side(some), _side(none)])
        )
    return tuple(found)


def _side(uses: list[tuple[AnnotatedSentence, Quantity]]) -> Side:
    return Side(uses[0][1].text, tuple(cite(s, (q.start, q.end)) for s, q in uses))
