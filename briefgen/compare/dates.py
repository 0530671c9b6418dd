"""Articles give different dates for the same thing, each resolved against its own article's date.

Two dates are of the same thing when they hang on the same act ("visit", "gift"), and the clauses around them share who
or what took part.  An article that gives the other's date for such an act as well knows of two acts, and none is
reported.  Example: "given earlier this year" (2024) / "a gift of last year" (2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Protocol

from briefgen.compare.acts import above, befallen, family_of
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import country_of, similarity, term_of_each
from briefgen.model import Claim, Difference, DifferenceKind, Token, When
from briefgen.values.edtf import apart, interval

RULE = "The same thing is dated differently, each date resolved against its own article's."
# Cosine of the clauses' terms.  The other conditions decide: on 43 labelled stories every value from 0.12 to 0.26 gives
# the same differences; on other events two acts of one kind come in below 0.17.
SAME_EVENT = 0.18
FEWEST_SHARED = 2
# Days between two dates of an act that may be done again.
LONG_AGO = 60
# Days between two articles from which "on Tuesday" in both need not be of one event.
ANOTHER_NEWS_DAY = 5
# Between these days of December and January "this year" may be the one that ends or the one that begins.
LAST_DAYS = 22
FIRST_DAYS = 10
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
# How far up the sentence a date looks for the act it hangs on.
_STEPS = 5


class Timed(Protocol):
    """What hangs on a time: a claim of an article, and the time in it."""

    @property
    def claim(self) -> Claim: ...

    @property
    def time(self) -> When: ...


@dataclass(frozen=True, slots=True)
class _Dated:
    claim: Claim
    time: When
    acts: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        return self.claim.article, self.claim.sentence.sentence.id


def dates(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each pair of sentences whose dates cannot both be right."""
    dated = list(_dated(matter.claims))
    pairs = sorted(
        (
            (likeness, i, j)
            for (i, a), (j, b) in combinations(enumerate(dated), 2)
            if (likeness := _alike(matter, a, b))
        ),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    found = []
    used: set[tuple[str, str]] = set()
    for _, i, j in pairs:
        a, b = dated[i], dated[j]
        if {a.key, b.key} & used or _told_both(dated, a, b):
            continue
        used |= {a.key, b.key}
        topic = label([a.claim.sentence, b.claim.sentence], matter.weight)
        found.append(difference(matter, DifferenceKind.DATE, f"When? {topic}", RULE, [_side(a), _side(b)]))
    return tuple(found)


def _dated(claims: Iterable[Claim]) -> Iterable[_Dated]:
    """Each date with the acts it hangs on and the smallest clause around both."""
    smallest: dict[tuple[str, str, int], _Dated] = {}
    for claim in claims:
        for time in claim.times:
            if time.value is None or names_an_edition(claim, time):
                continue
            one = _Dated(claim, time, acts_of(claim, time))
            key = (*one.key, time.start)
            if one.acts and (key not in smallest or len(claim.terms) < len(smallest[key].claim.terms)):
                smallest[key] = one
    return smallest.values()


def names_an_edition(claim: Claim, time: When) -> bool:
    """ "The 2009 cup", "in the 2002 season": the year tells which one it was, not when something was done."""
    behind = next((t for t in claim.sentence.tokens if t.start >= time.end), None)
    return time.text.isdigit() and behind is not None and behind.pos in {"NOUN", "PROPN"}


def acts_of(claim: Claim, time: When) -> frozenset[str]:
    """The acts a date hangs on: the verbs and nouns above it up to the first verb, and what that verb leads to."""
    tokens, terms = claim.sentence.tokens, term_of_each(claim.sentence)
    index = next(
        (i for i, t in enumerate(tokens) if t.end > time.start and not time.start <= tokens[t.head].start < time.end),
        None,
    )
    if index is None:
        return frozenset()
    found: set[str] = set()
    for _ in range(_STEPS):
        index = tokens[index].head
        if term := terms[index]:
            found.add(term)
        if tokens[index].pos in {"VERB", "AUX"} or tokens[index].head == index:
            found |= _led_to(tokens, terms, index)
            break
    return frozenset(
        t
        for t in found
        if not t.startswith("@") and t not in {"=say", "=accuse", "=deny"} and t not in words("verbs", "say")
    )


def _led_to(tokens: tuple[Token, ...], terms: tuple[str | None, ...], verb: int) -> set[str]:
    """ "Will continue his tour and visit", "is set to visit": the verbs joined to it or completed by it."""
    return {
        term
        for i, t in enumerate(tokens)
        if t.head == verb and i != verb and t.dep in {"conj", "xcomp"} and t.pos == "VERB" and (term := terms[i])
    }


def _alike(matter: Matter, a: _Dated, b: _Dated) -> float:
    """How alike two dated clauses are when their dates are of one act and cannot both be right, else 0."""
    one, other = a.claim, b.claim
    if one.article == other.article or not a.acts & b.acts or not dated_apart(a.time, b.time):
        return 0.0
    if _by_two_parties(one, other) or news_of_two_days(matter, a, b) or over_new_year(matter, a, b):
        return 0.0
    if _of_two_things(a, b) or done_again(a.acts, a.time, b.time):
        return 0.0
    if any(t.lemma.lower() in words("hours", "pictures") for c in (one, other) for t in c.sentence.tokens):
        return 0.0
    shared = one.terms & other.terms
    if len(shared) < FEWEST_SHARED or not (one.objects & other.objects) - (a.acts & b.acts):
        return 0.0  # the same actor may do a thing twice; to the same object, at the same place, hardly
    likeness = similarity(one.terms, other.terms, matter.weight)
    return likeness if likeness >= SAME_EVENT else 0.0


def dated_apart(a: When, b: When) -> bool:
    """No day in common; where one is counted in whole years ("42 years ago"), not by a single year either."""
    if not apart(str(a.value), str(b.value)) or _one_night(a, b) or _same_words(a, b):
        return False
    if not any(
        t.text.lower().endswith("ago") and str(t.value)[:4].isdigit() and len(str(t.value)) <= 5 for t in (a, b)
    ):
        return True
    return abs(int(str(a.value)[:4]) - int(str(b.value)[:4])) > 1


def _one_night(a: When, b: When) -> bool:
    """ "Saturday night" and "early Sunday" are one night."""
    spans = sorted((interval(str(t.value)), t.text.lower()) for t in (a, b) if interval(str(t.value)))
    if len(spans) < 2 or spans[0][0] is None or spans[1][0] is None:
        return False
    (first, evening), (second, morning) = spans
    next_day = first is not None and second is not None and (second[0] - first[1]).days == 1
    late = any(word in evening for word in ("night", "late", "evening", "midnight"))
    return next_day and late and any(word in morning for word in ("early", "morning", "midnight", "dawn"))


def _same_words(a: When, b: When) -> bool:
    """ "Later in the year" in two articles of two years is one text printed twice, or two events, but no difference.

    So is "Friday" beside "Friday night", each counted from its own article: one was printed, or saved, a week later.
    """
    if not (a.inferred and b.inferred):
        return False
    days = [{m.group().lower() for m in _WEEKDAY.finditer(t.text)} for t in (a, b)]
    return a.text.lower() == b.text.lower() or bool(days[0] & days[1])


def done_again(acts: Iterable[str], a: When, b: When) -> bool:
    """ "Arrested on Monday" and "arrested in 2019": what may be done to one man again, months apart, was done twice."""
    spans = [interval(str(t.value)) for t in (a, b)]
    if not words("acts", "again") & {act.lstrip("=") for act in acts} or None in spans:
        return False
    first, second = sorted(s for s in spans if s is not None and s[0] is not None and s[1] is not None)
    return (second[0] - first[1]).days > LONG_AGO


def _of_two_things(a: _Dated, b: _Dated) -> bool:
    """Does one act of a family (``acts.py``) befall two things: a museum opens in May, a pool in June?"""
    things = []
    for dated in (a, b):
        tokens, terms = dated.claim.sentence.tokens, term_of_each(dated.claim.sentence)
        act = next((i for i in above(tokens, dated.time) if family_of(tokens, i, dated.time)), None)
        thing = befallen(tokens, act) if act is not None else None
        if thing is None or tokens[thing].pos != "NOUN":
            return False
        things.append(terms[thing])
    return things[0] != things[1]


def _by_two_parties(one: Claim, other: Claim) -> bool:
    """Both clauses name who acts, and they name different ones; a country may act through its president."""
    named = [{t for t in c.subjects if t.startswith("@") and not country_of(t[1:])} for c in (one, other)]
    return all(named) and not named[0] & named[1]


def news_of_two_days(matter: Matter, a: Timed, b: Timed) -> bool:
    """Articles days apart that each count from their own date ("on Tuesday") may tell two events of one kind."""
    days = [matter.published.get(d.claim.article) for d in (a, b)]
    if not (a.time.inferred and b.time.inferred and days[0] and days[1]):
        return False
    return abs((date.fromisoformat(days[0][:10]) - date.fromisoformat(days[1][:10])).days) >= ANOTHER_NEWS_DAY


def over_new_year(matter: Matter, a: Timed, b: Timed) -> bool:
    """ "Later in the year", printed on the last days of a year, may mean the next; "this year" the last one."""
    days = [matter.published.get(d.claim.article) for d in (a, b)]
    if a.time.inferred and b.time.inferred and days[0] and days[1] and days[0][:4] != days[1][:4]:
        return True
    return any(
        d.time.inferred and len(str(d.time.value)) == len("2024") and day is not None and _turn_of_year(day)
        for d, day in zip((a, b), days, strict=True)
    )


def _turn_of_year(day: str) -> bool:
    month, number = int(day[5:7]), int(day[8:10])
    return (month, number) >= (12, LAST_DAYS) or (month == 1 and number <= FIRST_DAYS)


def _told_both(dated: Iterable[_Dated], a: _Dated, b: _Dated) -> bool:
    """Does one of the articles date such an act as the other does, too?  Then there were two of them."""
    for mine, other in ((a, b), (b, a)):
        for one in dated:
            same_act = one.claim.article == mine.claim.article and one.acts & mine.acts
            if same_act and not apart(str(one.time.value), str(other.time.value)):
                return True
    return False


def _side(dated: _Dated) -> Side:
    time = dated.time
    return Side(time.text, (cite(dated.claim.sentence, (time.start, time.end)),), time.value if time.inferred else None)
