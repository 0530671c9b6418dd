"""One thing is given two numbers: "held on $310,000 bail" / "bail was set at $130,000".

The sentences must stand for each other, the numbers count the same noun in the same unit, and hang on words that stand
for each other.  Rounding, bounds, and sums of the numbers beside them ("two adults and three children" / "five people")
explain a number away, and so does an article that gives both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefgen.annotate.numbers.units import is_unit
from briefgen.compare.clauses import Clauses
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.compare.stance import Mood, stance
from briefgen.model import AnnotatedSentence, Bound, DifferenceKind, Quantity, Scope
from briefgen.model.comparison import Aligned
from briefgen.values.quantity import differ

RULE = "The same thing is given two numbers, beyond rounding, bounds and sums."
_Sentences = tuple[AnnotatedSentence, AnnotatedSentence]
# Likeness from which two sentences are held against each other by their numbers.
LIKE = 0.5
# Likeness from which two sentences give one measure of one noun.  At 0.4 three of five pairs on 48 stories are of two
# things, at 0.6 one of two (30 November 2026).
LIKE_ALONE = 0.6
# From three told digits on, the last of them is meant.
FINEST = 100
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
        for one in _counts(a):
            for other in _counts(b):
                reason = _one_thing(trees, aligned, one, other)
                if reason and _differ(one, other) and not _explained(ground, (a, b), one, other):
                    noun = _noun(one)
                    yield Contrast(
                        DifferenceKind.NUMBER,
                        _question(trees[0], one),
                        f"number {one.unit} {noun} {_verb(trees[0], one)}",
                        RULE,
                        _mention(a, one),
                        _mention(b, other),
                        (f"The sentences stand for each other (likeness {aligned.pair.likeness:.2f}).", reason),
                    )


def _single(ground: Ground) -> Iterator[Contrast]:
    """A measure of one noun of which each article gives one alone: "a 25-ton truck" / "a 19-ton truck"."""
    told = {a: _by_noun(ground, a) for a in ground.told}
    for a, b in combinations(told, 2):
        for key in sorted(told[a].keys() & told[b].keys()):
            here, there = told[a][key], told[b][key]
            (one, first), (other, second) = here[0], there[0]
            if not all(_alone(uses) for uses in (here, there)) or not _differ(first, second):
                continue
            if ground.likeness(one, other) < LIKE_ALONE:
                continue
            yield Contrast(
                DifferenceKind.NUMBER,
                f"How {'much' if _is_money(key[0]) else 'big'} was the {key[1]}?",
                f"measure {key[0]} {key[1]}",
                RULE,
                _mention(one, first),
                _mention(other, second),
                (f"Each article gives one measure alone of “{key[1]}”.",),
            )


def _by_noun(ground: Ground, article: str) -> dict[tuple[str, str], list[tuple[AnnotatedSentence, Quantity]]]:
    found: dict[tuple[str, str], list[tuple[AnnotatedSentence, Quantity]]] = {}
    for sentence in ground.told[article]:
        for q in sentence.quantities:
            if q.unit and q.unit not in _TIMES and not _moves(q) and q.bound is not Bound.AT_MOST:
                noun = _measured(ground.clauses(sentence), q)
                if noun:
                    found.setdefault((q.unit, noun), []).append((sentence, q))
    return found


def _moves(quantity: Quantity) -> bool:
    """Shares and prices move from hour to hour."""
    return "%" in quantity.unit or "/" in quantity.unit


def _measured(tree: Clauses, quantity: Quantity) -> str:
    """What is measured: "a 25-ton truck", "$310,000 bail", "bail was set at $130,000"; "" where it is not told."""
    noun = _noun(quantity)
    if noun and not is_unit(noun):
        return noun
    at = tree.head_of(quantity.start, quantity.end)
    if at is None:
        return ""
    above = tree.tokens[at].head
    if tree.tokens[above].pos == "NOUN" and above > at and not is_unit(tree.lemma(above)):
        return tree.lemma(above)
    if tree.tokens[at].dep == "pobj" and tree.lemma(above) == "at":
        verb = tree.verb_above(above)
        subject = None if verb is None else tree.subject(verb)
        if subject is not None and tree.tokens[subject].pos == "NOUN":
            return tree.lemma(subject)
    return ""


def _differ(a: Quantity, b: Quantity) -> bool:
    """Do two numbers differ?  Exact ones within what the coarser one's last digit counts do not.

    "$43 million" may be $43,885,310, cut or rounded; "$139 million" is not $140,937,785.
    """
    exact = a.bound is b.bound is Bound.EXACT and a.low == a.high and b.low == b.high and a.measure == b.measure
    step = max(_step(a.low), _step(b.low)) if exact else 0.0
    gap = abs(a.low - b.low)
    if step and gap < step:
        return False
    return differ(a, b) or (step > 0 and gap >= step and step <= min(a.low, b.low) / FINEST)


def _step(value: float) -> float:
    """What the last told digit counts: a million in 139,000,000."""
    step = 1.0 if value >= 1 and value == int(value) else 0.0
    while step and value % (step * 10) == 0:
        step *= 10
    return step


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def _alone(uses: Sequence[tuple[AnnotatedSentence, Quantity]]) -> bool:
    return len({q.low for _, q in uses}) == 1 and all(q.low == q.high for _, q in uses)


def _counts(sentence: AnnotatedSentence) -> list[Quantity]:
    return [
        q
        for q in sentence.quantities
        if q.unit not in _TIMES
        and not _moves(q)
        and q.scope is Scope.WHOLE
        and q.low == q.high
        and q.bound is not Bound.AT_MOST
        and q.high > 0
    ]


def _mention(sentence: AnnotatedSentence, quantity: Quantity) -> Mention:
    return Mention(sentence, ((quantity.start, quantity.end),), quantity.low)


def _noun(quantity: Quantity) -> str:
    return quantity.counted[0] if quantity.counted else ""


def _verb(tree: Clauses, quantity: Quantity) -> str:
    at = tree.head_of(quantity.start, quantity.end)
    verb = None if at is None else tree.verb_above(at)
    return "" if verb is None else tree.lemma(verb)


def _one_thing(trees: tuple[Clauses, Clauses], aligned: Aligned, one: Quantity, other: Quantity) -> str | None:
    """Why two numbers are of one thing, in words; None where they may be of two."""
    if (
        one.unit != other.unit
        or one.state != other.state
        or (_noun(one) != _noun(other) and not (one.unit and "" in {_noun(one), _noun(other)}))
    ):
        return None
    if not one.unit and not _noun(one):
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
    what = _noun(one) or _noun(other) or one.unit
    return f"Both count “{what}” by “{trees[0].tokens[verbs[0]].text}” and “{trees[1].tokens[verbs[1]].text}”."


def _promised(tree: Clauses, verb: int) -> bool:
    """ "The state will pay 200 crowns": told as sure, though it is still ahead."""
    will = any(tree.tokens[i].text.lower() in {"will", "shall"} for i in tree.children(verb, "aux"))
    how = stance(tree.tokens, verb)
    return will and how.mood is Mood.AHEAD and not how.denied


def _linked(trees: tuple[Clauses, Clauses], aligned: Aligned, a: int, b: int) -> bool:
    return aligned.across.get(a) == b or trees[0].lemma(a) == trees[1].lemma(b)


def _like(sentence: AnnotatedSentence, quantity: Quantity) -> int:
    """How many numbers of a sentence are of one unit and noun."""
    return sum(q.unit == quantity.unit and (bool(q.unit) or _noun(q) == _noun(quantity)) for q in sentence.quantities)


def _explained(
    ground: Ground, pair: tuple[AnnotatedSentence, AnnotatedSentence], one: Quantity, other: Quantity
) -> bool:
    """Does an article give the other's number too, or does a sum of numbers beside one make the other?"""
    for article, quantity in ((pair[0].article, other), (pair[1].article, one)):
        told = [q for s in ground.told[article] for q in s.quantities if q.unit == quantity.unit]
        if any(not differ(q, quantity) for q in told):
            return True
    return one.unit == "" and any(_sums(s, q.low) for s, q in ((pair[0], other), (pair[1], one)))


def _sums(sentence: AnnotatedSentence, wanted: float) -> bool:
    beside: Sequence[float] = [q.low for q in sentence.quantities if q.unit == ""]
    return any(sum(some) == wanted for n in (2, 3) for some in combinations(beside, n)) or any(
        abs(x - y) == wanted for x, y in combinations(beside, 2)
    )


def _question(tree: Clauses, quantity: Quantity) -> str:
    """ "How many people were injured?", in the article's words; the noun alone where it is not the subject."""
    noun = " ".join((*reversed(quantity.counted[1:]), *quantity.counted[:1]))
    at = tree.head_of(quantity.start, quantity.end)
    verb = None if at is None else tree.verb_above(at)
    asked = "How much" if quantity.unit else "How many"
    if verb is None or not noun or at is None:
        return f"{asked} is it?" if not noun else f"{asked} {noun}?"
    first = min((i for i in tree.children(verb, "aux", "auxpass") if i < verb), default=verb)
    told = tree.sentence.text[tree.tokens[first].start : tree.tokens[verb].end]
    if at in tree.children(verb, "nsubj", "nsubjpass") and not quantity.unit:
        return f"{asked} {tree.tokens[at].text} {told}?"
    return f"{asked} {noun} ({told})?"
