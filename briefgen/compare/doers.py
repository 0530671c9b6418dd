"""Articles differ about who did it: the struck person or another, one or several, somebody unnamed or a relation.

Only articles of one event are held against each other; one that tells both versions takes no side about the number.
Example: "someone shot him in the arm" / "he shot himself by accident".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.compare.contrast import Phrase, phrases_of, side_of
from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, difference
from briefgen.compare.single import single_victim
from briefgen.model import Difference, DifferenceKind, Reading

RULE_SELF = "One has the struck person do it, the other somebody else."
RULE_NUMBER = "One has a single person do it, the other several."
RULE_KIN = "One has it done by another relation than the other."
RULE_KNOWN = "One leaves open who did it; the other says who it was."

_Found = Mapping[str, Sequence[Phrase]]


def doers(matter: Matter) -> tuple[Difference, ...]:
    """The differences about who did it, at most one of each sort."""
    return (*_self(matter), *_number(matter), *_known(matter), *_related(matter))


def _self(matter: Matter) -> tuple[Difference, ...]:
    own = phrases_of(matter, "doers", "himself", lambda p: not _also_himself(p))
    other = phrases_of(matter, "doers", "by_other")
    others = {a: found for a, found in other.items() if a not in own}
    return _of(matter, others, own, "Who did it?", RULE_SELF, Reading.CONFLICT, alone=True)


def _also_himself(phrase: Phrase) -> bool:
    """ "He shot his wife, then himself": somebody else was struck as well."""
    return has(phrase.sentence.sentence.text, "doers", "then_himself")


def _tells_the_deed(phrase: Phrase) -> bool:
    return has(phrase.sentence.sentence.text, "doers", "deeds")


def _number(matter: Matter) -> tuple[Difference, ...]:
    one, several = (phrases_of(matter, "doers", group, _tells_the_deed) for group in ("one", "several"))
    either = set(one) & set(several) | set(phrases_of(matter, "doers", "one_of_them")) - set(one)
    ones, many = ({a: f for a, f in found.items() if a not in either} for found in (one, several))
    return _of(matter, ones, many, "How many did it?", RULE_NUMBER, Reading.CONFLICT, alone=False)


def _known(matter: Matter) -> tuple[Difference, ...]:
    unnamed, kin = (phrases_of(matter, "doers", group) for group in ("unnamed", "kin"))
    open_still = {a: f for a, f in unnamed.items() if a not in kin}
    return _of(matter, open_still, kin, "Who did it?", RULE_KNOWN, Reading.UPDATE, alone=True)


def _related(matter: Matter) -> tuple[Difference, ...]:
    """ "By his brother" against "by his cousin"."""
    kin = {a: found for a, found in phrases_of(matter, "doers", "kin").items() if len(_relations(found)) == 1}
    for a in sorted(kin):
        others = {b: found for b, found in kin.items() if _apart(_relations(kin[a]), _relations(found))}
        if found := _of(matter, {a: kin[a]}, others, "Who did it?", RULE_KIN, Reading.CONFLICT, alone=True):
            return found
    return ()


def _relations(found: Sequence[Phrase]) -> frozenset[str]:
    """The relations that phrases name: "by his older brother" names a brother."""
    return frozenset(phrase.text.split()[-1].lower() for phrase in found)


def _apart(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours != theirs and not any(ours | theirs <= kin for kin in _ONE_PERSON)


# Two words that may name one person.
_ONE_PERSON = (
    {"sibling", "brother", "stepbrother"},
    {"sibling", "sister", "stepsister"},
    {"parent", "father", "stepfather"},
    {"parent", "mother", "stepmother"},
    {"husband", "boyfriend", "partner"},
    {"wife", "girlfriend", "partner"},
    {"friend", "roommate", "neighbor", "neighbour", "classmate", "coworker", "co-worker", "boyfriend", "girlfriend"},
)


def _of(
    matter: Matter, left: _Found, right: _Found, topic: str, rule: str, reading: Reading, *, alone: bool
) -> tuple[Difference, ...]:
    """The difference between the articles of two sorts that tell one event, if there are any."""
    pairs = [
        (a, b)
        for a in sorted(left)
        for b in sorted(right)
        if a != b and matter.one_event(a, b) and (not alone or single_victim(matter, a, b))
    ]
    if not pairs:
        return ()
    sides = [side_of(left, sorted({a for a, _ in pairs})), side_of(right, sorted({b for _, b in pairs}))]
    kind = DifferenceKind.NUMBER if rule == RULE_NUMBER else DifferenceKind.DETAIL
    return (difference(matter, kind, topic, rule, sides, reading),)
