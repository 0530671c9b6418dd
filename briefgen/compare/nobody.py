"""One says that nobody was hurt (killed, missing), another counts people who were.

Both must speak of the event, early in their articles or in a statement about it; a denial of harm to one group
("no staff were hurt") is not set against harm to others.  Example: "no one was injured" / "two people were injured".
"""

from __future__ import annotations

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.tolls import counts_of_event, older
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Quantity, Reading

RULE = "One statement counts people struck by the event; another says there were none."
UPDATE_RULE = "A later article says that there is nobody any more."
QUESTIONS = {"killed": "Was anybody killed?", "injured": "Was anybody injured?", "missing": "Is anybody missing?"}

# "Nobody else was hurt", "no other injuries": beside those already counted.
_BESIDE = {"else", "other", "others", "further", "more"}


def nobody(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each outcome that some count and others say befell nobody."""
    found = []
    for state, question in QUESTIONS.items():
        none = [(s, q) for s in matter.sentences for q in s.quantities if q.state == state and _nobody(matter, s, q)]
        some = [(s, q) for s, q in counts_of_event(matter, state) if q.low > 0]
        if not none or not some or {s.article for s, _ in some} == {s.article for s, _ in none}:
            continue
        later = _later(matter, {s.article for s, _ in none}, {s.article for s, _ in some})
        kind, rule = (DifferenceKind.NUMBER, UPDATE_RULE) if later else (DifferenceKind.CONTRADICTION, RULE)
        reading = Reading.UPDATE if later else Reading.CONFLICT
        found.append(difference(matter, kind, question, rule, [_side(some), _side(none)], reading))
    return tuple(found)


def _nobody(matter: Matter, sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """None at all, and in this event: "nobody else" leaves room for some, and an older date is another event's."""
    if quantity.high > 0 or quantity.unit or older(matter, sentence):
        return False
    said = sentence.sentence.text[quantity.start :].lower().split()
    return not _BESIDE & {word.strip(",.;") for word in said[:2]}


def _later(matter: Matter, none: set[str], some: set[str]) -> bool:
    """Were all who say "nobody" published on a later day than all who count somebody?"""
    days = [sorted(day[:10] for a in side if (day := matter.published[a])) for side in (none, some)]
    return bool(days[0] and days[1]) and days[0][0] > days[1][-1]


def _side(uses: list[tuple[AnnotatedSentence, Quantity]]) -> Side:
    return Side(uses[0][1].text, tuple(cite(s, (q.start, q.end)) for s, q in uses))
