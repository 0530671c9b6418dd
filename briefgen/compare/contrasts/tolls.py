"""Two articles count other numbers of people killed or hurt in the event: "five teenagers were hit" / "six were hurt".

Most such pairs agree: one counts the killer or the dead among the hit, or gives the parts.  So each article's first
count of the event is held against the other's, and it differs only if no number, sum or rest of people in the other
article makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.contrasts.persons import Known
from briefgen.compare.contrasts.stage import Ladder
from briefgen.compare.contrasts.stage_words import stages_in
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Bound, DifferenceKind, Quantity, Scope
from briefgen.values.quantity import ABOVE, differ, written

RULE = "The articles count different numbers for the same outcome, which no sum of what they count explains."
# The event's own count stands early.
LEAD = 6
# How a count begins that says only that there are more.
OPEN_ABOVE = ("more than", "over", "above", "upwards of", "well over", "in excess of")
# Among so many, one killer more or less is no reason for another number.
MANY = 10
_QUESTIONS = {"killed": "How many were killed?", "injured": "How many were hurt?"}


@dataclass(frozen=True, slots=True)
class _Count:
    """A count, and the counts of its sentence that add up to it: "four were badly hurt while 20 others ...".

    ``of_some`` is the word for those it counts, where these are some people and not everybody ("17 children").
    """

    sentence: AnnotatedSentence
    quantity: Quantity
    parts: tuple[Quantity, ...] = ()
    of_some: str = ""


def tolls(ground: Ground) -> Iterator[Contrast]:
    """The pairs of first counts of one outcome that cannot both be right."""
    first = {(a, state): _first(ground, a, state) for a in ground.told for state in _QUESTIONS}
    people = {a: _people(ground, a) for a in ground.told}
    for a, b in combinations(ground.told, 2):
        for state, question in _QUESTIONS.items():
            one, other = first[a, state], first[b, state]
            if (
                one is None
                or other is None
                or not (
                    differ(one.quantity, other.quantity, running=True) or _risen(one, other, ground.days_between(a, b))
                )
            ):
                continue
            if one.of_some != other.of_some:
                continue  # two teachers and nine children are two counts
            if _open_above(one.quantity, other.quantity):
                continue
            if other.quantity.low in people[a] or one.quantity.low in people[b]:
                continue
            days = ground.days_between(a, b)
            newer = _revised(other) - _revised(one)
            early, late = (one, other) if (days or newer or _rise(one, other)) > 0 else (other, one)
            grows = late.quantity.low > early.quantity.low and (bool(days) or early.quantity.bound is Bound.AT_LEAST)
            if not grows and Bound.AT_LEAST in {early.quantity.bound, late.quantity.bound}:
                continue
            yield Contrast(
                DifferenceKind.NUMBER,
                question,
                f"toll {state}",
                RULE,
                _mention(early),
                _mention(late),
                ("Each is the article's first count of the event, and no sum of people in one makes the other's.",),
                staged=grows or _revised(late) > _revised(early),
            )


def _risen(one: _Count, other: _Count, days: int | None) -> bool:
    """ "At least 19" on one day, 27 on a later one: the count went on, however near the two numbers are."""
    early, late = (one, other) if (days or 0) > 0 else (other, one)
    counted_so_far = early.quantity.bound is Bound.AT_LEAST and not early.quantity.text.lower().startswith(OPEN_ABOVE)
    return bool(days) and counted_so_far and late.quantity.low > early.quantity.high


def _open_above(one: Quantity, other: Quantity) -> bool:
    """ "Over 50" and "more than 51": bounds nobody counted up to, as "at least 51" is; so near they meet."""
    low, high = sorted((one.low, other.low))
    open_ended = all(q.bound is Bound.AT_LEAST and q.text.lower().startswith(OPEN_ABOVE) for q in (one, other))
    return open_ended and high - low <= ABOVE * high


def _revised(count: _Count) -> int:
    """ "One more than first thought": does the sentence say itself that its count is the newer one?"""
    return int(any(phrase in count.sentence.text.lower() for phrase in words("stages", "revised")))


def _rise(one: _Count, other: _Count) -> float:
    """On one day the smaller count is taken for the earlier one."""
    return other.quantity.low - one.quantity.low


def _mention(count: _Count) -> Mention:
    quantity = count.quantity
    spans = tuple((q.start, q.end) for q in (count.parts or (quantity,)))
    return Mention(count.sentence, spans, quantity.low, written(quantity) if count.parts else None)


def _first(ground: Ground, article: str, state: str) -> _Count | None:
    """The article's first count of an outcome, where it is of everybody, exact, and alone in its sentence."""
    for sentence in ground.told[article][:LEAD]:
        mine = [q for q in sentence.quantities if q.state == state and not q.unit and q.high > 0]
        if ground.older(sentence) or not mine or mine[0].bound is Bound.ABOUT:
            continue
        one = mine[0]
        parts = _parts(sentence, mine)
        if len(parts) > 1:
            return _Count(sentence, replace(one, low=sum(q.low for q in parts), high=sum(q.high for q in parts)), parts)
        some = one.counted[0] if one.counted and one.counted[0] not in words("people", "everybody") else ""
        if _several_events(ground.clauses(sentence), one):
            continue
        whole = one.scope is Scope.WHOLE and one.bound in {Bound.EXACT, Bound.AT_LEAST} and len(mine) == 1
        sure = one.low == one.high > 1 and (one.low >= MANY or not _doer_died(ground, article))
        return _Count(sentence, one, of_some=some) if whole and sure else None
    return None


def _parts(sentence: AnnotatedSentence, mine: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """All counts of a sentence, where each goes on counting: "two men and 22 women", "while 20 others"; else none."""
    pairs = list(pairwise(mine))
    goes_on = all(
        b.counted[:1] == ("other",) or sentence.text[a.end : b.start].strip() in {"and", ","} for a, b in pairs
    )
    exact = all(q.low == q.high and q.bound is Bound.EXACT for q in mine)
    return tuple(mine) if pairs and goes_on and exact else ()


def _several_events(tree: Clauses, quantity: Quantity) -> bool:
    """ "A pair of crashes left six dead": a sum over two events."""
    at = tree.head_of(quantity.start, quantity.end)
    verbs = () if at is None else tuple(tree.verbs_above(at))[:2]
    doers = (doer for verb in verbs if (doer := tree.agent(verb)) is not None and doer != at)
    return any(_is_several(tree, doer) for doer in doers)


def _is_several(tree: Clauses, doer: int) -> bool:
    """ "A pair of crashes", "two crashes"; not "two men"."""
    above = tree.tokens[doer].head
    group = tree.tokens[above].head if tree.lemma(above) == "of" else doer
    counted = any(tree.tokens[i].pos == "NUM" for i in tree.children(doer, "nummod"))
    several = counted and tree.tokens[doer].tag == "NNS" and not _person(tree, doer)
    return several or tree.lemma(group) in _SEVERAL


def _person(tree: Clauses, at: int) -> bool:
    return tree.lemma(at) in words("people", "everybody") | _nouns()


_SEVERAL = frozenset({"pair", "series", "string", "spate", "couple", "number"})


def _doer_died(ground: Ground, article: str) -> bool:
    """Does the article tell of a doer's death?  Then he may be counted or not."""
    told = (t for s in ground.told[article] for t in stages_in(ground, s))
    return any(t.ladder is Ladder.LIFE and t.who.known is Known.DOER for t in told)


def _people(ground: Ground, article: str) -> set[float]:
    """Every number of people that an article gives, and what two or three of one sentence make together."""
    found: set[float] = set()
    for sentence in ground.told[article]:
        here = [q.low for q in sentence.quantities if not q.unit and q.low == q.high and _of_people(q)]
        single = sum(t.tag == "NN" and t.lemma.lower() in words("stages", "anybody") for t in sentence.tokens)
        here += [1.0] * min(single, 2)
        found.update(here)
        found.update(sum(some) for n in (2, 3) for some in combinations(here, n))
        found.update(abs(x - y) for x, y in combinations(here, 2))
    return found


def _of_people(quantity: Quantity) -> bool:
    return bool(quantity.state) or not quantity.counted or quantity.counted[0] in _nouns()


def _nouns() -> frozenset[str]:
    return (
        words("stages", "anybody")
        | words("stages", "victims")
        | words("stages", "doers")
        | words("people", "everybody")
    )


def counts_of_event(ground: Ground) -> dict[str, tuple[tuple[AnnotatedSentence, Quantity], ...]]:
    """Each article's first count of everybody whom one thing befell, by what it was; for the figures."""
    found: dict[str, list[tuple[AnnotatedSentence, Quantity]]] = {}
    for told in ground.told.values():
        seen: set[str] = set()
        for sentence in told[:LEAD]:
            for quantity in () if ground.older(sentence) else sentence.quantities:
                of_all = quantity.scope is Scope.WHOLE and not quantity.unit and quantity.high > 0
                if of_all and quantity.state and quantity.state not in seen and _of_people(quantity):
                    seen.add(quantity.state)
                    found.setdefault(quantity.state, []).append((sentence, quantity))
    return {state: tuple(counts) for state, counts in sorted(found.items())}
