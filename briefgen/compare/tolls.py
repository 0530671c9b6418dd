"""Articles count different numbers of people killed, injured, missing or arrested in the event.

Each article's own count of the event is its first one for that outcome; counts of other events (told with an older
date, or of a part of the people only) are left aside.  Example: "killing at least two" / "six people died".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.compare.cues import has
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import groups_of, words
from briefgen.likeness.terms import similarity, terms_of
from briefgen.model import AnnotatedSentence, Bound, Difference, DifferenceKind, Quantity, Reading, Scope
from briefgen.values.edtf import days_apart
from briefgen.values.quantity import differ, written

CONFLICT_RULE = "The articles count different numbers for the same outcome of the event."
DIED_RULE = "A later article counts as many people, one or more of the hurt now among the dead."
UPDATE_RULE = "The number moves one way as the articles' dates advance: a later article has a newer count."
QUESTIONS = {
    "killed": "How many were killed?",
    "injured": "How many were injured?",
    "missing": "How many are missing?",
    "arrested": "How many were arrested?",
    "displaced": "How many had to leave?",
    "rescued": "How many were brought to safety?",
    "shot": "How many were shot?",
}
# Outcomes that are counted of one group alone.
OF_GROUPS = ("killed", "injured", "arrested", "missing", "rescued")
# The event's count stands early; further down articles tell older events.  On 43 labelled stories 5 to 12 give the
# same differences, 20 one more false one.
LEAD = 8
# A sentence with a date this many days before its article is about another event.
OLDER_DAYS = 5
# Cosine from which a count further down reads like one of the event; 0.1 to 0.3 give the same on 43 labelled stories.
SAME_COUNT = 0.2
OUT_OF_LINE = 10
# So many words behind the people counted their outcome stands.
BEHIND = 4


@dataclass(frozen=True, slots=True)
class _Count:
    article: str
    sentence: AnnotatedSentence
    quantity: Quantity
    summed: tuple[Quantity, ...] = ()


def tolls(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each outcome that the articles count differently."""
    found = {state: d for state in QUESTIONS if (d := _for_state(matter, state)) is not None}
    if {"killed", "injured"} & set(found):
        found.pop("shot", None)  # those shot are the killed and the hurt once more
    groups = (d for state in OF_GROUPS if state not in found for d in of_groups(matter, state))
    return (*found.values(), *groups)


def of_groups(matter: Matter, state: str) -> tuple[Difference, ...]:
    """ "Nine children were hurt" / "eleven pupils were hurt": counts of one group that articles give alone."""
    found = []
    for group, nouns in groups_of("toll_groups").items():
        counts = [
            next(
                (
                    _Count(article, s, q)
                    for s in told
                    if not older(matter, s)
                    for q in s.quantities
                    if q.state == state
                    and not q.unit
                    and q.counted[:1]
                    and q.counted[0] in nouns
                    and not _a_part(s, q)
                    and q.scope is Scope.WHOLE
                    and q.high > 0
                ),
                None,
            )
            for article, told in matter.told.items()
        ]
        sides = _sides([c for c in counts if c is not None])
        if len(sides) > 1 and sum(len(s) for s in sides) > 1:
            update = _moves_one_way(matter, sides)
            question = f"{QUESTIONS[state]} {group}"
            reading = Reading.UPDATE if update else Reading.CONFLICT
            rule = UPDATE_RULE if update else CONFLICT_RULE
            found.append(difference(matter, DifferenceKind.NUMBER, question, rule, [_side(s) for s in sides], reading))
    return tuple(found)


def counts_of_event(matter: Matter, state: str) -> tuple[tuple[AnnotatedSentence, Quantity], ...]:
    """Each article's own count of an outcome of the event, with its sentence."""
    counts = (_first_count(matter, a.article.id, state) for a in matter.articles)
    return tuple((c.sentence, c.quantity) for c in counts if c is not None)


def _for_state(matter: Matter, state: str) -> Difference | None:
    counts = [c for article in matter.articles if (c := _first_count(matter, article.article.id, state)) is not None]
    counts += _later_counts(matter, state, counts or _any_count(matter, state))
    sides = _sides([c for c in counts if not _out_of_line(matter, c, counts)])
    if len(sides) < 2:
        return None
    if state == "injured" and _died_since(matter, sides):
        return difference(
            matter, DifferenceKind.NUMBER, QUESTIONS[state], DIED_RULE, [_side(s) for s in sides], Reading.UPDATE
        )
    update = _moves_one_way(matter, sides)
    return difference(
        matter,
        DifferenceKind.NUMBER,
        QUESTIONS[state],
        UPDATE_RULE if update else CONFLICT_RULE,
        [_side(side) for side in sides],
        Reading.UPDATE if update else Reading.CONFLICT,
    )


def _died_since(matter: Matter, sides: Sequence[Sequence[_Count]]) -> bool:
    """Are the killed and the hurt of each article as many together, and do only the later articles count killed?"""
    totals, days = set(), []
    for count in (c for side in sides for c in side):
        dead = _first_count(matter, count.article, "killed")
        if dead is None and any(one.dead for one in matter.struck[count.article]):
            return False  # it tells of somebody dead without counting
        killed = dead.quantity.high if dead is not None else 0.0
        totals.add(count.quantity.high + killed)
        days.append(((matter.published[count.article] or "")[:10], killed))
    unstruck = [day for day, killed in days if not killed]
    struck = [day for day, killed in days if killed]
    return len(totals) == 1 and bool(unstruck and struck) and "" < max(unstruck) < min(struck)


def _first_count(matter: Matter, article: str, state: str) -> _Count | None:
    """The article's own count of the event: the first one that is about all people and about now."""
    mine = [s for s in matter.sentences if s.article == article]
    for sentence in mine[:LEAD]:
        if older(matter, sentence):
            continue
        counted = _counted(sentence, state)
        if counted:
            whole = [q for q in counted if not _a_part(sentence, q)] if len(counted) == 1 else counted
            if whole:
                return _Count(article, sentence, *_summed(sentence, whole))
    return None


def _counted(sentence: AnnotatedSentence, state: str) -> list[Quantity]:
    """The counts of people of one outcome; a sum over several events ("a pair of crashes left six dead") is none."""
    if has(sentence.sentence.text, "struck", "several_events"):
        return []
    return [
        q
        for q in sentence.quantities
        if q.unit == ""
        and q.high > 0
        and q.scope is not Scope.PART
        and _everybody(q)
        and (q.state or _told_behind(sentence, q)) == state
    ]


def _told_behind(sentence: AnnotatedSentence, quantity: Quantity) -> str:
    """ "Three people were shot", "three people hospitalized": outcomes that stand right behind the people."""
    behind = " ".join(sentence.sentence.text[quantity.end :].split()[:BEHIND])
    if not quantity.counted:
        return ""
    if has(behind, "struck", "in_hospital"):
        return "injured"
    if has(behind, "struck", "were_hurt") and not has(sentence.sentence.text, "struck", "dead"):
        return "injured"
    return "shot" if "other" not in quantity.counted and has(behind, "struck", "were_shot") else ""


def _later_counts(matter: Matter, state: str, counts: Sequence[_Count]) -> list[_Count]:
    """Counts that stand late in their articles, when they read like another article's count of the event."""
    have = {c.article for c in counts}
    found: dict[str, _Count] = {}
    for sentence in matter.sentences:
        if sentence.article in have or sentence.article in found or older(matter, sentence):
            continue
        counted = _counted(sentence, state)
        about = terms_of(sentence)
        if counted and any(similarity(about, terms_of(c.sentence), matter.weight) >= SAME_COUNT for c in counts):
            found[sentence.article] = _Count(sentence.article, sentence, *_summed(sentence, counted))
    return list(found.values())


def _any_count(matter: Matter, state: str) -> list[_Count]:
    """Where no article counts it early, the first count at all is what the others are held against."""
    for sentence in matter.sentences:
        counted = _counted(sentence, state)
        if counted and not older(matter, sentence):
            return [_Count("", sentence, counted[0])]
    return []


def _out_of_line(matter: Matter, count: _Count, counts: Sequence[_Count]) -> bool:
    """A count a tenth of every other article's, and not from an earlier day: it is of something else."""
    others = [c for c in counts if c.article != count.article]
    if len(others) < 2 or count.quantity.high * OUT_OF_LINE >= min(c.quantity.low for c in others):
        return False
    mine, days = matter.published.get(count.article), [matter.published.get(c.article) for c in others]
    return mine is None or any(day is not None and day[:10] <= mine[:10] for day in days)


def _summed(sentence: AnnotatedSentence, counted: Sequence[Quantity]) -> tuple[Quantity, tuple[Quantity, ...]]:
    """ "Four were badly hurt while 20 others were slightly hurt" counts 24, and so do "two men and 22 women"."""
    parts = [counted[0]]
    for quantity in counted[1:]:
        between = sentence.sentence.text[parts[-1].end : quantity.start].strip()
        if quantity.counted[:1] == ("other",) or between in {"and", ","}:
            parts.append(quantity)
    if len(parts) == 1:
        return counted[0], ()
    low, high = sum(q.low for q in parts), sum(q.high for q in parts)
    return replace(counted[0], low=low, high=high), tuple(parts)


def _a_part(sentence: AnnotatedSentence, quantity: Quantity) -> bool:
    """Counts of a part: "two critically injured", "six of the injured", "including two"."""
    before = sentence.sentence.text[max(0, quantity.start - 14) : quantity.start].lower()
    after = sentence.sentence.text[quantity.end :].lower().split()[:2]
    return (
        "including" in before
        or "among" in before
        or "of the" in " ".join(after)
        or bool(set(after) & words("people", "parts"))
    )


def older(matter: Matter, sentence: AnnotatedSentence) -> bool:
    """Is a sentence, by a date in it, about an event older than its article's news?"""
    published = matter.published[sentence.article]
    return any(t.value and published and days_apart(t.value, published) > OLDER_DAYS for t in sentence.times)


def _everybody(quantity: Quantity) -> bool:
    return not quantity.counted or quantity.counted[0] in words("people", "everybody")


def _sides(counts: Sequence[_Count]) -> list[list[_Count]]:
    """Counts put together where none of them differs from another; in the order of their numbers."""
    sides: list[list[_Count]] = []
    for count in sorted(counts, key=lambda c: (c.quantity.low, c.quantity.bound is Bound.AT_LEAST, c.article)):
        fitting = next(
            (s for s in reversed(sides) if not any(differ(c.quantity, count.quantity, running=True) for c in s)), None
        )
        if fitting is not None:
            fitting.append(count)
        else:
            sides.append([count])
    return sides


def _moves_one_way(matter: Matter, sides: Sequence[Sequence[_Count]]) -> bool:
    """Do the numbers only rise (or only fall) with the days, and do the days differ at all?"""
    dated = [(matter.published[c.article], n) for n, side in enumerate(sides) for c in side]
    days = sorted((day[:10], n) for day, n in dated if day is not None)
    if not days or days[0][0] == days[-1][0] or {n for _, n in days} != set(range(len(sides))):
        return False
    by_day: dict[str, list[int]] = {}
    for day, n in days:
        by_day.setdefault(day, []).append(n)
    steps = [by_day[d] for d in sorted(by_day)]
    rising = all(max(a) <= min(b) for a, b in pairwise(steps))
    return rising and min(steps[0]) < max(steps[-1])


def _side(counts: Sequence[_Count]) -> Side:
    first = counts[0]
    marks = [cite(c.sentence, *[(q.start, q.end) for q in (c.summed or (c.quantity,))]) for c in counts]
    resolved = written(first.quantity) if first.summed else None
    return Side(first.quantity.text, tuple(marks), resolved)
