"""One act is told at two hours: "the shooting occurred around 2:20 p.m." / "around 3 p.m.".

The hour belongs to the act it hangs on: the call, the arrival and the death are other acts than the deed.  Each hour is
an interval as wide as its words make it ("about 5:39", "around 6", "just after 2"); only those that do not meet differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.contrasts.acts import NEAR, Act, act_of, core, one_act, question
from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, DifferenceKind, When
from briefgen.values.edtf import apart
from briefgen.values.instants import moments

RULE = "The same act is told at two hours; roughly told ones are given the room their words leave."
_DAY = 24 * 60
# Minutes by which a call must lie before the act, so that no slip of a clock explains it.
BEFORE = 60
# Minutes by which two moments of two zones must lie apart: either may be told roughly.
AROUND = 35
_Room = tuple[int, int, tuple[int, ...]]
_BEFORE = re.compile(
    r"(?P<near>about|around|approximately|roughly|nearly|near|some time around)\s+$"
    r"|(?P<after>just after|shortly after|soon after|after|just past|past)\s+$"
    r"|(?P<before>just before|shortly before|before|just prior to|prior to|by|until|till)\s+$"
    r"|(?P<from>between|from)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Hour:
    sentence: AnnotatedSentence
    when: When
    act: Act
    low: int
    high: int
    moments: tuple[int, ...] = ()


def clocks(ground: Ground) -> Iterator[Contrast]:
    """The pairs of hours of one act that cannot both be right."""
    told = {a: [h for s in sentences for h in _hours(ground, s)] for a, sentences in ground.told.items()}
    every = {a: [h for s in sentences for h in _rooms(s)] for a, sentences in ground.told.items()}
    for a, b in combinations(told, 2):
        for one in told[a]:
            for other in told[b]:
                if not _differ(one, other) or (reason := _one_act(ground, one, other)) is None:
                    continue
                asked = question("At what hour", *_deed_first(one.act, other.act))
                if asked is None or _meets(every[b], one) or _meets(every[a], other):
                    continue
                yield Contrast(
                    DifferenceKind.DATE,
                    asked,
                    f"hour {one.act.key}",
                    RULE,
                    _mention(one),
                    _mention(other),
                    (reason,),
                )


def _one_act(ground: Ground, a: _Hour, b: _Hour) -> str | None:
    """Why two hours are of one act; a call well before the act it answers cannot be right either."""
    for call, deed in ((a, b), (b, a)):
        if call.act.lemma in words("acts_alike", "answer") and core(deed.act):
            early = call.high + BEFORE < deed.low and ground.likeness(a.sentence, b.sentence) >= NEAR
            return "Nobody is called before it has happened; the sentences lie near each other." if early else None
    return one_act(ground, a.act, b.act)


def _deed_first(a: Act, b: Act) -> tuple[Act, Act]:
    return (b, a) if a.lemma in words("acts_alike", "answer") else (a, b)


def _mention(hour: _Hour) -> Mention:
    return Mention(hour.sentence, ((hour.when.start, hour.when.end),), (hour.low, hour.high))


def _hours(ground: Ground, sentence: AnnotatedSentence) -> Iterator[_Hour]:
    tree = ground.clauses(sentence)
    for when in sentence.times:
        act = act_of(ground, tree, when.start, when.end) if when.clock else None
        room = _room(sentence.text, when) if when.clock else None
        zoned = moments(*when.told)
        if act is not None and room is not None and (zoned or " " not in str(when.clock)):
            yield _Hour(sentence, when, act, *room, zoned)


def _rooms(sentence: AnnotatedSentence) -> Iterator[_Room]:
    """The room of each hour in a sentence, of whatever act, with the moments it may be where its zone is told."""
    for when in sentence.times:
        room = _room(sentence.text, when) if when.clock else None
        if room is not None:
            yield *room, moments(*when.told)


def _meets(rooms: Iterable[_Room], hour: _Hour) -> bool:
    """Does an article give the other's hour too?"""
    return any(
        _one_moment(theirs, hour.moments) if theirs and hour.moments else low <= hour.high and hour.low <= high
        for low, high, theirs in rooms
    )


def _one_moment(here: Iterable[int], there: Iterable[int]) -> bool:
    return any(abs(x - y) <= AROUND for x in here for y in there)


def _room(text: str, when: When) -> tuple[int, int] | None:
    """The minutes of the day that the words leave: "around 3" is half an hour to either side, "3:20" five minutes."""
    hours, minutes = (int(p) for p in str(when.clock).split()[0].split(":")[:2])
    at = hours * 60 + minutes
    clock = re.search(r"\d|noon|midnight", text[when.start : when.end])
    place = when.start + (clock.start() if clock else 0)
    said = _BEFORE.search(text[:place])
    wide = 29 if minutes == 0 else 15 if minutes == 30 else 10
    if said is None:
        return at - 5, at + 5
    if said["from"]:
        return None
    if said["after"]:
        return at, at + (20 if said["after"].lower() != "after" else 45)
    if said["before"]:
        return (at - 20, at) if said["before"].lower().startswith(("just", "shortly")) else None
    return at - wide, at + wide


def _differ(a: _Hour, b: _Hour) -> bool:
    """Do the hours not meet, on one day as far as told?  Where both tell a zone, they are moments."""
    if a.moments or b.moments:
        return bool(a.moments and b.moments) and not _one_moment(a.moments, b.moments)
    days = [h.when.value for h in (a, b)]
    if days[0] and days[1] and apart(days[0], days[1]):
        return False
    gap = max(a.low, b.low) - min(a.high, b.high)
    around = _DAY - (max(a.high, b.high) - min(a.low, b.low))
    return gap > 0 and around > 0
