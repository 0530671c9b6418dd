"""Articles put the event itself at different hours or days.

An hour counts where it hangs on the event's own verb ("the crash happened at 9.40 p.m.", "was standing outside at
9.40 p.m. when a car drove by") or on the call to the police.  A call comes after the deed: only one that came before
it is at odds with it.  A part of the day is its span of hours; a quarter of an hour is no difference.  Example: "was
reported at 10.20 a.m. Friday" / "happened late Friday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from briefgen.compare.event_verbs import call_or_deed
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.tolls import OLDER_DAYS, older
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, When
from briefgen.values.edtf import interval

RULE = "The event itself is put at different times."
# Minutes.  In the labelled incidents true differences between clock times lie at 15 and more, roundings below; "late"
# and "morning" are looser words.
SAME_TIME = 15
SAME_PART = 60
DAY = 1440
# The event's own time stands early in an article.
LEAD = 10
# From when to when, in hours; a night runs into the next day.
_PARTS = {
    "morning": (0, 12.5),
    "afternoon": (12, 18.5),
    "evening": (16, 24.5),
    "night": (17, 30),
    "overnight": (19, 33),
    "midnight": (23, 25),
    "noon": (11, 13),
    "early morning": (0, 9),
    "early": (0, 10),
    "late": (18, 27),
    "late morning": (9, 12.5),
    "late afternoon": (14, 19),
    "early afternoon": (11.5, 16),
    "early evening": (16, 20.5),
    "late evening": (19, 25),
    "late night": (20, 29),
}
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = re.compile(
    rf"\b(?:(early|late)(?: on)?(?: {_DAYS})?(?: (morning|afternoon|evening|night))?"
    rf"|(morning|afternoon|evening|night|overnight|midnight|noon))\b",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:(?:shortly|just|soon|a little|right) )?(after|before|past|about|around|near)\s+$", re.IGNORECASE
)
_ROUGH = {"after": (0, 20), "before": (-20, 0), "past": (0, 20)}


@dataclass(frozen=True, slots=True)
class _Moment:
    """When a sentence puts the event: minutes after midnight, the day if it is told, and whether a call was then."""

    sentence: AnnotatedSentence
    span: tuple[int, int]
    low: float
    high: float
    day: str | None
    call: bool
    exact: bool


def hours(matter: Matter) -> tuple[Difference, ...]:
    """The one difference between the articles about when the event was, or none."""
    told = {a: list(_moments(matter, sentences)) for a, sentences in matter.told.items()}
    for (a, ours), (b, theirs) in combinations(sorted(told.items()), 2):
        if not matter.one_event(a, b):
            continue
        pairs = [(x, y) for x in _first(ours) for y in _first(theirs)]
        # Where the two agree about any of their times, they know of one event with several.
        if any(_meet(x, y) for x in ours for y in theirs if x.exact and y.exact):
            continue
        for x, y in pairs:
            if _parted(x, y) and not _know_both_days(matter, x, y):
                return (_difference(matter, x, y, told),)
    return ()


def _difference(matter: Matter, x: _Moment, y: _Moment, told: dict[str, list[_Moment]]) -> Difference:
    """The two moments, and those of other articles that agree with one of them alone."""
    others = [
        m
        for a, found in sorted(told.items())
        if a not in {x.sentence.article, y.sentence.article}
        for m in _first(found)
    ]
    positions: list[list[_Moment]] = []
    for one, opponent in ((x, y), (y, x)):
        friends = [m for m in others if m.call == one.call and _meet(m, one) and not _meet(m, opponent)]
        positions.append([one, *(m for m in friends if _said(m) == _said(one))])
        positions += [[m] for m in friends if _said(m) != _said(one)]
    sides = [Side(_text(found[0]), tuple(cite(m.sentence, m.span) for m in found)) for found in positions]
    topic = label([x.sentence, y.sentence], matter.weight)
    return difference(matter, DifferenceKind.DATE, f"When did it happen? {topic}".strip(), RULE, sides)


def _said(moment: _Moment) -> tuple[float, float]:
    """What the words say: "shortly after 4" is not the same as "around 4", though they meet."""
    return moment.low, moment.high


def _text(moment: _Moment) -> str:
    return moment.sentence.sentence.text[slice(*moment.span)]


def _first(found: Sequence[_Moment]) -> list[_Moment]:
    """The first hour of the deed, its first day and the first hour of the call; later ones may be of what followed."""
    kept: list[_Moment] = []
    for call in (False, True):
        mine = [m for m in found if m.call == call]
        hour = next((m for m in mine if m.exact), next((m for m in mine if m.high - m.low < DAY), None))
        day = next((m for m in mine if m.day), None)
        kept += [m for m in (hour, day if not call and day is not hour else None) if m is not None]
    return kept


def _parted(x: _Moment, y: _Moment) -> bool:
    if x.call != y.call:
        call, deed = (x, y) if x.call else (y, x)
        one_day = call.day is None or deed.day is None or call.day == deed.day
        return one_day and deed.low - call.high >= (SAME_TIME if x.exact and y.exact else SAME_PART)
    if x.day and y.day and x.day != y.day:
        return not (_near_midnight(x, y) or _one_weekday(x, y))
    return _gap(x, y) >= (SAME_TIME if x.exact and y.exact else SAME_PART)


def _know_both_days(matter: Matter, x: _Moment, y: _Moment) -> bool:
    """Does one of the two articles name the other's day as well?  Then it may tell of two events."""
    if not (x.day and y.day and x.day != y.day):
        return False
    return any(
        t.value == other.day
        for one, other in ((x, y), (y, x))
        for s in matter.told[one.sentence.article]
        for t in s.times
    )


def _meet(x: _Moment, y: _Moment) -> bool:
    return not (x.day and y.day and x.day != y.day) and _gap(x, y) < SAME_TIME


def _one_weekday(x: _Moment, y: _Moment) -> bool:
    """Both say "Saturday", counted from articles of different days: one may have been saved under a later date."""
    named = [{m.group().lower() for m in re.finditer(_DAYS, _text(one))} for one in (x, y)]
    return bool(named[0] & named[1])


def _near_midnight(x: _Moment, y: _Moment) -> bool:
    """ "Saturday night" and "early Sunday" are one night."""
    first, second = sorted((x, y), key=lambda m: str(m.day))
    spans = interval(str(first.day)), interval(str(second.day))
    if spans[0] is None or spans[1] is None or (spans[1][0] - spans[0][1]).days > 1:
        return False
    whole_day = first.high - first.low >= DAY
    return not whole_day and second.low + DAY <= first.high + SAME_PART


def _gap(x: _Moment, y: _Moment) -> float:
    """Minutes between two spans of the day, the short way round."""
    return min(max(0.0, y.low + turn - x.high, x.low - y.high - turn) for turn in (-DAY, 0, DAY))


def _moments(matter: Matter, sentences: Sequence[AnnotatedSentence]) -> Iterable[_Moment]:
    for sentence in sentences[:LEAD]:
        if _of_other_days(matter, sentence):
            continue
        clocks = [t for t in sentence.times if t.clock]
        for time in clocks:
            if (call := call_or_deed(sentence, time.start)) is not None:
                low, high, start = _span(sentence, time)
                day = _day(sentence, time.start)
                yield _Moment(sentence, (start, time.end), low, high, day, call, exact=True)
        if not clocks:
            yield from _parts(sentence)


def _of_other_days(matter: Matter, sentence: AnnotatedSentence) -> bool:
    """Does its date lie long before every article?  A late report may tell what others told at once."""
    days = [t.value for t in sentence.times if t.value]
    return older(matter, sentence) and not any(
        published and all(abs(_apart(value, published)) <= OLDER_DAYS for value in days)
        for published in matter.published.values()
    )


def _apart(value: str, day: str) -> int:
    """Days from the end of a date to a day of publication; many where the date is not understood."""
    span = interval(value)
    return (date.fromisoformat(day[:10]) - span[1]).days if span else 10 * OLDER_DAYS


def _parts(sentence: AnnotatedSentence) -> Iterable[_Moment]:
    """ "Late Monday", "that morning", and a bare day where no part of it is told."""
    text = sentence.sentence.text
    found = False
    for match in _PART.finditer(text):
        word = " ".join(w.lower() for w in match.groups() if w)
        call = call_or_deed(sentence, match.start())
        if word not in _PARTS or call is None or _names_more(text, match):
            continue
        found = True
        low, high = _PARTS[word]
        time = next((t for t in sentence.times if t.start < match.end() and match.start() < t.end), None)
        span = (min(match.start(), time.start), max(match.end(), time.end)) if time else match.span()
        yield _Moment(sentence, span, low * 60, high * 60, _day(sentence, match.start()), call, exact=False)
    for time in sentence.times:
        if found or time.value is None or len(time.value) != len("2024-06-18"):
            continue
        if (call := call_or_deed(sentence, time.start)) is False:
            yield _Moment(sentence, (time.start, time.end), 0, DAY, time.value, call, exact=False)


def _names_more(text: str, match: re.Match[str]) -> bool:
    """ "An early version", "the late mayor", "opening night": no part of a day."""
    word = match.group(0).lower()
    alone = word in {"early", "late"}
    return alone or bool(re.match(r"[-\w]*(?:club|shift|vigil|school|edition|show)", text[match.end() :].strip()))


def _span(sentence: AnnotatedSentence, time: When) -> tuple[float, float, int]:
    """The minutes that a clock time may mean, and where it begins: "shortly after 4" begins at 4."""
    hour, minute = re.findall(r"\d+", str(time.clock))[:2]
    at = int(hour) * 60 + int(minute)
    rough = _ROUGHLY.search(sentence.sentence.text[: time.start])
    low, high = _ROUGH.get(rough[1].lower(), (0, 0)) if rough else (0, 0)
    return at + low, at + high, rough.start() if rough else time.start


def _day(sentence: AnnotatedSentence, near: int) -> str | None:
    """The one day that the sentence tells, or the one right beside."""
    days = [t for t in sentence.times if t.value and len(t.value) == len("2024-06-18")]
    if len({t.value for t in days}) == 1:
        return days[0].value
    beside = [t for t in days if t.start <= near < t.end]
    return beside[0].value if beside else None
