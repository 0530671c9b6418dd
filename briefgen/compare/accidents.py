"""Articles differ on how it came about: an accident told as a fact, a crime, or a question still open.

What is hedged ("an apparent accident") is no fact.  Where the open question is the earlier report, the answer is an
update; of one day they are at odds.  A cause that is not known at first and named later is an update too.  Example:
"police want to know whether it was accidental" / "was accidentally shot".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.compare.contrast import Phrase, earlier, phrases_of, said_before, side_of
from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, difference
from briefgen.model import Difference, DifferenceKind, Reading

RULE_OPEN = "One leaves open how it came about; the other tells it as a fact."
RULE_ANSWERED = "An earlier article leaves open how it came about; a later one tells it."
RULE_CAUSE = "An earlier article does not know the cause; a later one names it."

_Found = Mapping[str, Sequence[Phrase]]


def accidents(matter: Matter) -> tuple[Difference, ...]:
    """The difference about how it came about, or the one about the cause, or none."""
    asked = phrases_of(matter, "accidents", "open")
    answered = {**phrases_of(matter, "accidents", "accident", _as_a_fact)}
    for article, found in phrases_of(matter, "accidents", "crime", _not_asked).items():
        answered[article] = [*answered.get(article, ()), *found]
    parted = _parted(matter, asked, answered, "How did it come about?", RULE_OPEN)
    unknown, known = phrases_of(matter, "accidents", "unknown"), phrases_of(matter, "accidents", "known", _as_a_fact)
    return parted or _parted(matter, unknown, known, "What was the cause?", None)


def _as_a_fact(phrase: Phrase) -> bool:
    """Not behind "apparent", "police believe", "a call about"."""
    return not has(said_before(phrase), "accidents", "hedged")


def _not_asked(phrase: Phrase) -> bool:
    return not has(said_before(phrase), "accidents", "asked")


def _parted(matter: Matter, asked: _Found, answered: _Found, topic: str, rule: str | None) -> tuple[Difference, ...]:
    """Those who ask against those who answer; without a rule for one day, only a later answer counts."""
    pairs = [
        (a, b)
        for a in sorted(set(asked) - set(answered))
        for b in sorted(set(answered) - set(asked))
        if matter.one_event(a, b) and (earlier(matter, a, b) or (rule is not None and not earlier(matter, b, a)))
    ]
    if not pairs:
        return ()
    update = all(earlier(matter, a, b) for a, b in pairs)
    told = (RULE_ANSWERED if rule else RULE_CAUSE) if update else (rule or RULE_CAUSE)
    sides = [side_of(asked, sorted({a for a, _ in pairs})), side_of(answered, sorted({b for _, b in pairs}))]
    reading = Reading.UPDATE if update else Reading.CONFLICT
    return (difference(matter, DifferenceKind.DETAIL, topic, told, sides, reading),)
