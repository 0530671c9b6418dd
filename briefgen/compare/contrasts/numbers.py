"""One thing is given two numbers: "held on $310,000 bail" / "bail was set at $130,000".

The sentences must stand for each other, the numbers count the same noun in the same unit, and hang on words that stand
for each other.  Rounding, bounds, and sums of the numbers beside them ("two adults and three children" / "five people")
explain a number away, and so does an article that gives both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.acts import low
from briefgen.compare.contrasts.contrast import Contrast
from briefgen.compare.contrasts.quantities import apart, explained, is_money, measured, mention_of, moves, noun_of
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.model import AnnotatedSentence, Bound, DifferenceKind, Quantity, Scope
from briefgen.model.comparison import Aligned

RULE = "The same thing is given two numbers, beyond rounding, bounds and sums."
# Likeness from which two sentences are held against each other by their numbers.
LIKE = 0.5
# Likeness from which two sentences give one measure of one noun.  At 0.4 three of five pairs on 48 stories are of two
# things, at 0.6 one of two (30 November 2026).
LIKE_ALONE = 0.6
# "2031-03-04" has so many characters.
DAY = 10
_TIMES = frozenset({"years old", "months old", "s", "min", "h", "day", "week", "month", "year"})


def numbers(ground: Ground) -> Iterator[Contrast]:
    """The pairs of numbers of one thing that cannot both be right."""
    yield from _single(ground)
    for aligned in ground.aligned:
        a, b = aligned.pair.a.sentence, aligned.pair.b.sentence
        told_at = any(t.clock for s in (a, b) for t in s.times)  # a price of one hour is not that of another
        if aligned.pair.likeness < LIKE or told_at or ground.older(a) or ground.older(b):
            continue
        trees = ground.clauses(a), ground.clauses(b)
        moving = _one_day(a, b)
        for one in _counts(a, moving=moving):
            for other in _counts(b, moving=moving):
                reason = _one_thing(trees, aligned, one, other)
                if reason and apart(one, other) and not explained(ground, (a, b), one, other):
                    noun = noun_of(one)
                    yield Contrast(
                        DifferenceKind.NUMBER,
                        _question(trees[0], one),
                        f"number {one.unit} {noun} {_verb(trees[0], one)}",
                        RULE,
                        mention_of(a, one),
                        mention_of(b, other),
                        (f"The sentences stand for each other (likeness {aligned.pair.likeness:.2f}).", reason),
                    )


def _single(ground: Ground) -> Iterator[Contrast]:
    """A measure of one noun of which each article gives one alone: "a 25-ton truck" / "a 19-ton truck"."""
    told = {a: _by_noun(ground, a) for a in ground.told}
    for a, b in combinations(told, 2):
        for key in sorted(told[a].keys() & told[b].keys()):
            here, there = told[a][key], told[b][key]
            (one, first), (other, second) = here[0], there[0]
            if not all(_alone(uses) for uses in (here, there)) or not apart(first, second):
                continue
            if ground.likeness(one, other) < LIKE_ALONE:
                continue
            yield Contrast(
                DifferenceKind.NUMBER,
                f"How {'much' if is_money(key[0]) else 'big'} was the {key[1]}?",
                f"measure {key[0]} {key[1]}",
                RULE,
                mention_of(one, first),
                mention_of(other, second),
                (f"Each article gives one measure alone of “{key[1]}”.",),
            )


def _by_noun(ground: Ground, article: str) -> dict[tuple[str, str], list[tuple[AnnotatedSentence, Quantity]]]:
    found: dict[tuple[str, str], list[tuple[AnnotatedSentence, Quantity]]] = {}
    for sentence in ground.told[article]:
        if any(t.clock for t in sentence.times):
            continue  # a price of one hour is not that of another
        for q in sentence.quantities:
            if q.unit and q.unit not in _TIMES and not moves(q) and q.bound is not Bound.AT_MOST:
                noun = measured(ground.clauses(sentence), q)
                if noun:
                    found.setdefault((q.unit, noun), []).append((sentence, q))
    return found


def _alone(uses: Sequence[tuple[AnnotatedSentence, Quantity]]) -> bool:
    return len({q.low for _, q in uses}) == 1 and all(q.low == q.high for _, q in uses)


def _one_day(a: AnnotatedSentence, b: AnnotatedSentence) -> bool:
    """Do both sentences tell one and the same day?  Then a share had no time to move: a turnout on Sunday."""
    days = [{t.value for t in s.times if t.value and len(t.value) == DAY} for s in (a, b)]
    return len(days[0]) == 1 and days[0] == days[1]


def _counts(sentence: AnnotatedSentence, *, moving: bool = False) -> list[Quantity]:
    return [
        q
        for q in sentence.quantities
        if q.unit not in _TIMES
        and (not moves(q) or (moving and q.unit == "%"))
        and q.scope is Scope.WHOLE
        and q.low == q.high
        and q.bound is not Bound.AT_MOST
        and q.high > 0
    ]


def _verb(tree: Clauses, quantity: Quantity) -> str:
    at = tree.head_of(quantity.start, quantity.end)
    verb = None if at is None else tree.verb_above(at)
    return "" if verb is None else tree.lemma(verb)


def _one_thing(trees: tuple[Clauses, Clauses], aligned: Aligned, one: Quantity, other: Quantity) -> str | None:
    """Why two numbers are of one thing, in words; None where they may be of two."""
    if (
        one.unit != other.unit
        or one.state != other.state
        or (noun_of(one) != noun_of(other) and not (one.unit and "" in {noun_of(one), noun_of(other)}))
    ):
        return None
    if not one.unit and not noun_of(one):
        return None
    mine, theirs = set(one.counted[1:]), set(other.counted[1:])
    if mine != theirs and (mine - theirs) and (theirs - mine):
        return None
    if _like(trees[0].sentence, one) > 1 or _like(trees[1].sentence, other) > 1:
        return None
    places = [tree.head_of(q.start, q.end) for tree, q in zip(trees, (one, other), strict=True)]
    verbs = [None if at is None else tree.verb_above(at) for tree, at in zip(trees, places, strict=True)]
    if verbs[0] is None or verbs[1] is None:
        return None
    told = [(tree, at) for tree, at in zip(trees, verbs, strict=True) if at is not None]
    promised = one.unit and other.unit and all(_promised(tree, at) for tree, at in told)
    if not promised and any(
        stance(tree.tokens, at).mood is not Mood.DONE or tree.tokens[at].tag == "VB" for tree, at in told
    ):
        return None  # what may be carried is a limit
    subjects = trees[0].subject(verbs[0]), trees[1].subject(verbs[1])
    if subjects[0] is None or subjects[1] is None or not _linked(trees, aligned, subjects[0], subjects[1]):
        return None
    if aligned.across.get(verbs[0]) != verbs[1] and trees[0].lemma(verbs[0]) != trees[1].lemma(verbs[1]):
        return None
    what = noun_of(one) or noun_of(other) or one.unit
    return f"Both count “{what}” by “{trees[0].tokens[verbs[0]].text}” and “{trees[1].tokens[verbs[1]].text}”."


def _promised(tree: Clauses, verb: int) -> bool:
    """ "The state will pay 200 crowns": told as sure, though it is still ahead."""
    will = any(tree.tokens[i].text.lower() in {"will", "shall"} for i in tree.children(verb, "aux"))
    how = stance(tree.tokens, verb)
    return will and how.mood is Mood.AHEAD and not how.denied


def _linked(trees: tuple[Clauses, Clauses], aligned: Aligned, a: int, b: int) -> bool:
    """Do two subjects stand for each other?  "Dredging for the harbour" is a part of the harbour's."""
    if trees[0].lemma(a) == trees[1].lemma(b):
        return True
    parts = _behind(trees[0], a), _behind(trees[1], b)
    return aligned.across.get(a) == b and trees[0].lemma(a) not in parts[1] and trees[1].lemma(b) not in parts[0]


def _behind(tree: Clauses, at: int) -> set[str]:
    """What stands behind a noun's prepositions."""
    return {tree.lemma(i) for p in tree.children(at, "prep") for i in tree.children(p, "pobj")}


def _like(sentence: AnnotatedSentence, quantity: Quantity) -> int:
    """How many numbers of a sentence are of one unit and noun."""
    return sum(
        q.unit == quantity.unit and (bool(q.unit) or noun_of(q) == noun_of(quantity)) for q in sentence.quantities
    )


def _question(tree: Clauses, quantity: Quantity) -> str:
    """ "How many people were injured?", in the article's words; the noun alone where it is not the subject."""
    noun = " ".join((*reversed(quantity.counted[1:]), *quantity.counted[:1])) if noun_of(quantity) else ""
    at = tree.head_of(quantity.start, quantity.end)
    verb = None if at is None else tree.verb_above(at)
    asked = "How much" if quantity.unit else "How many"
    if verb is None or at is None:
        return f"{asked} is it?" if not noun else f"{asked} {noun}?"
    first = min((i for i in tree.children(verb, "aux", "auxpass") if i < verb), default=verb)
    told = tree.sentence.text[tree.tokens[first].start : tree.tokens[verb].end]
    if at in tree.children(verb, "nsubj", "nsubjpass") and not quantity.unit:
        return f"{asked} {tree.tokens[at].text} {told}?"
    if noun and quantity.unit != "%":
        return f"{asked} {noun} ({told})?"
    subject = tree.subject(verb)
    whose = "" if subject is None else low(tree.sentence.text[slice(*tree.phrase(subject))]) + " "
    return f"{asked} ({whose}{told})?"
