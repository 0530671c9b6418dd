"""One act is told on two days: "she was shot on Friday" / "she was shot on Saturday".

Only days that each article names are held against each other, and none that the other article names as well.  A night
belongs to both its days: "Friday night" and "early Saturday" are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.contrasts.acts import Act, act_of, core, one_act, question
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.model import AnnotatedSentence, DifferenceKind, When
from briefgen.values.edtf import interval
from briefgen.values.instants import one_moment

RULE = "The same act is told on two days, each counted from its own article's date."
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Days between two articles from which "Friday" is another week's.
ONE_WEEK = 4
_LATE = re.compile(r"night|evening|\blate|(?<![a-z])p\.?m\b|midnight", re.IGNORECASE)
_EARLY = re.compile(r"\bearly|morning|(?<![a-z])a\.?m\b|midnight|overnight|hours", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _DatedMention:
    sentence: AnnotatedSentence
    when: When
    act: Act

    @property
    def day(self) -> str:
        return str(self.when.value)


def dates(ground: Ground) -> Iterator[Contrast]:
    """The pairs of days of one act that cannot both be right."""
    told = {a: [d for s in sentences for d in _dated(ground, s)] for a, sentences in ground.told.items()}
    for a, b in combinations(told, 2):
        for one in told[a]:
            for other in told[b]:
                if not _differ(ground, one, other) or (reason := one_act(ground, one.act, other.act)) is None:
                    continue
                asked = question("On which day", one.act, other.act)
                if asked is None or _told_so(told[a], other) or _told_so(told[b], one):
                    continue
                for x, y in _with_others(one, other, told[a], told[b]):
                    yield Contrast(
                        DifferenceKind.DATE, asked, f"day {one.act.key}", RULE, _mention(x), _mention(y), (reason,)
                    )


def _with_others(
    one: _DatedMention, other: _DatedMention, mine: Sequence[_DatedMention], theirs: Sequence[_DatedMention]
) -> Iterator[tuple[_DatedMention, _DatedMention]]:
    """The pair, and each of both with what else the other article tells of the event on that day."""
    yield one, other
    yield from ((one, d) for d in theirs if d is not other and d.day == other.day and core(d.act))
    yield from ((d, other) for d in mine if d is not one and d.day == one.day and core(d.act))


def _told_so(mine: Sequence[_DatedMention], other: _DatedMention) -> bool:
    """Does an article tell what happened on the other's day as well?"""
    return any(d.day == other.day and (core(d.act) or d.act.key == other.act.key) for d in mine)


def _mention(dated: _DatedMention) -> Mention:
    return Mention(dated.sentence, ((dated.when.start, dated.when.end),), dated.day, dated.day)


def _dated(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_DatedMention]:
    tree = ground.clauses(sentence)
    for when in sentence.times:
        if when.value and _DAY.fullmatch(when.value):
            act = act_of(ground, tree, when.start, when.end)
            if act is not None:
                yield _DatedMention(sentence, when, act)


def _differ(ground: Ground, a: _DatedMention, b: _DatedMention) -> bool:
    if a.day == b.day or a.when.text.lower() == b.when.text.lower():
        return False
    days = ground.days_between(a.sentence.article, b.sentence.article)
    if (a.when.inferred or b.when.inferred) and (days is None or abs(days) > ONE_WEEK):
        return False
    if one_moment(a.when.told, b.when.told) or all(d.when.clock and " " in d.when.clock for d in (a, b)):
        return False  # hours of two zones are moments: see clocks.py
    one, other = interval(a.day), interval(b.day)
    if one is None or other is None:
        return False
    gap = (other[0] - one[0]).days
    if gap % 7 == 0 and (a.when.inferred or b.when.inferred):
        return False
    first, second = (a, b) if gap > 0 else (b, a)
    return not (abs(gap) == 1 and (_around(_LATE, first) or _around(_EARLY, second)) and _one_night(first, second))


def _one_night(first: _DatedMention, second: _DatedMention) -> bool:
    """May "Friday night" and "Saturday" be one night?  Not where the second says that it was its own evening."""
    return not _around(_LATE, second) or _around(_EARLY, second)


def _around(words: re.Pattern[str], dated: _DatedMention) -> bool:
    text = dated.sentence.text
    return words.search(text[max(0, dated.when.start - 24) : dated.when.end + 20]) is not None
