"""What a difference hangs on, and what nearly ruled it out, in words; for ``briefgen explain``.

Nothing here decides.  The doubts are those that the rules weigh: how much the sentences share, who did it, when, who
says it, how firmly, and whether an article or an origin stands on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from briefgen.compare.stance import Mood, stance
from briefgen.likeness.terms import country_of, similarity
from briefgen.model import AnnotatedSentence, Bound, Citation, Claim, Difference, DifferenceKind, Reading
from briefgen.values.edtf import apart

# Below this the sentences share little beside the words that differ; facts need more (``sections/facts/facts.py``).
LITTLE = 0.25
# Only where deeds are held against each other does it matter whether one is told as done.
_OF_DEEDS = {DifferenceKind.CONTRADICTION, DifferenceKind.DETAIL}
NOTHING = "nothing that the rules know of"

Told = Mapping[tuple[str, str], Sequence[Claim]]


def slot(found: Difference) -> list[str]:
    """The words that are held against each other, one line a position: ``1: "has been closed" (2 articles)``."""
    lines = []
    for number, position in enumerate(found.positions, 1):
        marked = [f'"{c.text[start:end]}"' for c in position.citations for start, end in c.marks]
        words = ", ".join(dict.fromkeys(marked)) or f'"{position.value}"'
        articles = len({c.article for c in position.citations})
        lines.append(f"{number}: {words} ({articles} article{'s' if articles > 1 else ''})")
    return lines


def doubts(
    found: Difference,
    told: Told,
    weight: Mapping[str, float],
    day_of: Callable[[str], str | None],
    name_of: Callable[[str], str],
) -> list[str]:
    """What nearly ruled a difference out, a line each; ``day_of`` and ``name_of`` tell an article's date and outlet."""
    lines = [*_on_both_sides(found, name_of), *_days(found, day_of)]
    for (m, one), (n, other) in combinations(enumerate((p.citations[0] for p in found.positions), 1), 2):
        a, b = _whole(told, one), _whole(told, other)
        if a and b:
            lines += [f"{m} and {n}: {doubt}" for doubt in (*_little(told, a, b, weight), *_between(found, a, b))]
    for number, position in enumerate(found.positions, 1):
        claim = _whole(told, position.citations[0])
        if claim:
            lines += [f"{number}: {doubt}" for doubt in _hedges(found, claim.sentence, position.citations[0])]
    return lines or [NOTHING]


def _whole(told: Told, cited: Citation) -> Claim | None:
    return next((c for c in told.get((cited.article, cited.sentence), ()) if c.whole), None)


def _on_both_sides(found: Difference, name_of: Callable[[str], str]) -> list[str]:
    sides = [{c.article for c in p.citations} for p in found.positions]
    both = sorted({name_of(a) for x, y in combinations(sides, 2) for a in x & y})
    return [f"{name} stands on two sides" for name in both]


def _days(found: Difference, day_of: Callable[[str], str | None]) -> list[str]:
    """For an update: does the calendar bear it out?"""
    if found.reading is not Reading.UPDATE:
        return []
    days = [day_of(c.article) for p in found.positions for c in p.citations]
    if not all(days):
        return ["an article without a date: the order is not known for it"]
    if len({str(d)[:10] for d in days}) == 1:
        return ["all were published on one day: only the order of the stages tells which is newer"]
    return []


def _little(told: Told, a: Claim, b: Claim, weight: Mapping[str, float]) -> list[str]:
    """Do the likest clauses of the two sentences share little?"""
    clauses = [told[(c.article, c.sentence.sentence.id)] for c in (a, b)]
    likeness = max(similarity(x.terms, y.terms, weight) for x in clauses[0] for y in clauses[1])
    return [f"the sentences share little beside it (likeness {likeness:.2f})"] if likeness < LITTLE else []


def _between(difference: Difference, a: Claim, b: Claim) -> list[str]:
    found = []
    named = [sorted(_doers(c)) for c in (a, b)]
    if bool(named[0]) != bool(named[1]):
        found.append(f"only one names who did it ({', '.join(named[0] or named[1])})")
    elif difference.kind is not DifferenceKind.DENIAL and named[0] and not set(named[0]) & set(named[1]):
        found.append(f"they name different ones ({', '.join(named[0])} / {', '.join(named[1])})")
    times = [[t for t in c.sentence.times if t.value] for c in (a, b)]
    if bool(times[0]) != bool(times[1]):
        found.append(f'only one names a time ("{(times[0] or times[1])[0].text}")')
    elif (
        difference.kind is not DifferenceKind.DATE
        and times[0]
        and all(apart(str(x.value), str(y.value)) for x in times[0] for y in times[1])
    ):
        found.append(f'they name different times ("{times[0][0].text}" / "{times[1][0].text}")')
    return found


def _doers(claim: Claim) -> set[str]:
    return {t.lstrip("@") for t in claim.subjects if t.startswith("@") and not country_of(t[1:])}


def _hedges(difference: Difference, sentence: AnnotatedSentence, cited: Citation) -> list[str]:
    """What makes one side less firm: a bound, an open or expected deed, words that somebody else says."""
    found = []
    for quantity in sentence.quantities:
        marked = any(start < quantity.end and quantity.start < end for start, end in cited.marks)
        if marked and quantity.bound is not Bound.EXACT:
            found.append(f'"{quantity.text}" is a bound ({quantity.bound.value}), not a number')
    for i, token in enumerate(sentence.tokens if difference.kind in _OF_DEEDS else ()):
        if token.pos == "VERB" and any(start <= token.start < end for start, end in cited.marks):
            mood = stance(sentence.tokens, i).mood
            if mood is not Mood.DONE:
                found.append(f'"{token.text}" is {"left open" if mood is Mood.OPEN else "still ahead"}')
    speakers = dict.fromkeys(a.source for a in sentence.attributions)
    if speakers and difference.kind not in {DifferenceKind.DENIAL, DifferenceKind.WORDING}:
        found.append(f"said by {', '.join(speakers)}, not by the outlet itself")
    return found
