"""Articles on another event, kept out of the comparison.

A folder gathered by a search holds last year's launch beside today's.  Words alone cannot tell the two apart, since
both launch a rocket; the calendar can.  Where it does not tell (no date, a date near by), the content must be plain:
days that the article itself names, or hardly a word in common with the others.  And where content is plain the other
way, a wrong date does not count: an article that prints the sentences of the others tells their event.

Such an article is shown with its reason, corroborates nothing and contradicts nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.likeness.terms import similarity, weights
from briefgen.model import Article, Background, Claim, NameKind

# Days from the story's middle day.  In the sample stories articles on one event lie within 3 days of each other, those
# on another event 145 days and more away; a long-running story stays together up to six weeks.
ANOTHER_EVENT = 45
# So many articles must agree on when the story is, before one of them can be outside it.
FEWEST_TOGETHER = 2
# An event of one day: half of the articles, and three at least, are published within so many days.  Then an article
# of a week before cannot be its report.  On 77 real events that finds one more article, on an earlier missile test.
ONE_EVENT = 4
FEWEST_AT_ONCE = 3
A_WEEK = 7
# Two sentences tell the same, and an article tells a story where this part of its sentences is told by another one.
TOLD = 0.3
TOLD_PART = 0.3
# So many sentences that stand almost unchanged elsewhere, and the event is the same whatever the date says.
UNCHANGED = 0.9
FEWEST_UNCHANGED = 3
# A stray file: of the words that most others share it has this part at most, and no sentence of it is this like one of
# theirs.  Of 161 articles put into stories they do not belong to, 102 are told so; of 210 that do belong, none.
SHARED_WORDS = 0.2
LIKE = 0.25
MOST = 0.6
FEWEST_SHARED_WORDS = 20
FEWEST_SENTENCES = 6
# Sentences at the beginning, where an article says when its event was.
OPENING = 1
# A later article that follows the event up names its day in so many sentences from the start.
LOOKS_BACK = 8
# An earlier article is where the event began ("shot in March", the trial in November) where half of the others tell its
# day early on, or so many persons by their full names stand early on in it and in others: the age of one is told, as
# it is of those whom an event befell and not of those who hold an office, whom articles on other events name too.
FEWEST_SHARED_PERSONS = 2
TWO_MONTHS = 60
A_YEAR_AND_A_HALF = 548

_DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class _Statements:
    """The statements of all articles: each article's sentences, and how telling their terms are."""

    of: Mapping[str, Sequence[Claim]]
    weight: Mapping[str, float]


def background(articles: Sequence[Article], claims: Sequence[Claim] = ()) -> tuple[Background, ...]:
    """The articles that tell of another event, each with its reason in words.

    ``claims`` are what the articles state; without them only the calendar is asked, and undated ones are never among
    the found.

    >>> background(())
    ()
    """
    of: dict[str, list[Claim]] = {a.id: [] for a in articles}
    for claim in claims:
        if claim.whole and claim.article in of:
            of[claim.article].append(claim)
    told = _Statements(of, weights(c.terms for cs in of.values() for c in cs))
    aside: dict[str, str] = {}
    for rule in (_far_off, _before_the_event, _of_another_day, _stray):
        left = [a for a in articles if a.id not in aside]
        aside |= rule(left, told)
    return tuple(Background(a.id, aside[a.id]) for a in articles if a.id in aside)


def _far_off(articles: Sequence[Article], told: _Statements) -> dict[str, str]:
    """Published far from the others, unless its address or its sentences say otherwise."""
    middle = _middle(articles)
    if middle is None:
        return {}
    together = [a.id for a in articles if (day := _published(a)) and _near(day, middle)]
    return {
        a.id: f"It was published {_apart(day, middle)} the other articles, so it is read as telling another event."
        for a in articles
        if (day := _published(a))
        and not _near(day, middle)
        and not ((written := _addressed(a)) and _near(written, middle))
        and not _unchanged(a.id, together, told)
        and not _told_with_persons(a.id, together, told)
        and not (day > middle and _looks_back(a.id, middle, told))
        and not (day < middle and (_day_told(day, together, told) or _same_persons(a.id, together, told)))
    }


def _before_the_event(articles: Sequence[Article], told: _Statements) -> dict[str, str]:
    """Published a week and more before most others appeared at once, and telling little of what they tell."""
    dated = [(day, a.id) for a in articles if (day := _published(a))]
    runs = [[name for day, name in dated if 0 <= (day - first).days <= ONE_EVENT] for first, _ in dated]
    most = max(runs, key=len, default=[])
    if len(most) < FEWEST_AT_ONCE or 2 * len(most) < len(dated) or not any(told.of.values()):
        return {}
    first = min(day for day, name in dated if name in most)
    return {
        name: f"It was published {(first - day).days} days before most of the other articles and tells little of what "
        "they tell, so it is read as telling an earlier event."
        for day, name in dated
        if (first - day).days >= A_WEEK
        and _told_part(name, most, told) < TOLD_PART
        and not (_day_told(day, most, told) or _same_persons(name, most, told))
    }


def _of_another_day(articles: Sequence[Article], told: _Statements) -> dict[str, str]:
    """Without a date of its own, but opening with days that are far from the story."""
    middle = _middle(articles)
    if middle is None:
        return {}
    found = {}
    for article in articles:
        if _published(article) or _addressed(article):
            continue
        opening = [day for claim in told.of[article.id][:OPENING] for day in _days(claim)]
        named = [day for claim in told.of[article.id] for day in _days(claim)]
        others = [a.id for a in articles if a is not article]
        if (
            opening
            and not any(_near(day, middle) for day in named)
            and _told_part(article.id, others, told) < TOLD_PART
        ):
            found[article.id] = (
                f"It bears no date, and opens with {opening[0].isoformat()}, far from the days of the other articles, "
                "so it is read as telling another event."
            )
    return found


def _stray(articles: Sequence[Article], told: _Statements) -> dict[str, str]:
    """About something else: hardly one of the words most others share, and nothing told that they tell."""
    words = {a.id: frozenset(t for c in told.of[a.id] for t in c.terms) for a in articles}
    found = {}
    for article in articles:
        others = [words[a.id] for a in articles if a is not article and words[a.id]]
        often = Counter(term for own in others for term in own)
        shared = {term for term, n in often.items() if n >= max(FEWEST_TOGETHER, MOST * len(others))}
        if len(shared) < FEWEST_SHARED_WORDS or len(told.of[article.id]) < FEWEST_SENTENCES:
            continue
        if len(shared & words[article.id]) < SHARED_WORDS * len(shared):
            rest = [a.id for a in articles if a is not article]
            if max(_likeness(article.id, rest, told), default=0.0) < LIKE:
                found[article.id] = (
                    "It has hardly a word of those the other articles share, and no sentence of it tells what they "
                    "tell, so it is read as telling another event."
                )
    return found


def _middle(articles: Sequence[Article]) -> date | None:
    """The story's middle day, where articles enough were published around it."""
    days = sorted(day for a in articles if (day := _published(a)))
    if not days:
        return None
    middle = days[len(days) // 2]
    return middle if sum(_near(day, middle) for day in days) >= FEWEST_TOGETHER else None


def _published(article: Article) -> date | None:
    return date.fromisoformat(article.metadata.published[:10]) if article.metadata.published else None


def _addressed(article: Article) -> date | None:
    """The day in an article's address ("/2031/03/05/gull.html")."""
    found = _DATED_ADDRESS.search(article.metadata.url or "")
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _days(claim: Claim) -> list[date]:
    """The days a sentence names outright, with their year; those counted from the article's own date are not meant."""
    return [date.fromisoformat(t.value) for t in claim.times if t.value and not t.inferred and _DAY.fullmatch(t.value)]


def _near(day: date, middle: date) -> bool:
    return abs((day - middle).days) <= ANOTHER_EVENT


def _likeness(article: str, others: Sequence[str], told: _Statements) -> list[float]:
    """For each sentence of an article, how like it the nearest sentence of the others is."""
    theirs = [c.terms for name in others for c in told.of[name]]
    return [max((similarity(c.terms, t, told.weight) for t in theirs), default=0.0) for c in told.of[article]]


def _told_part(article: str, others: Sequence[str], told: _Statements) -> float:
    found = _likeness(article, others, told)
    return sum(x >= TOLD for x in found) / len(found) if found else 0.0


def _unchanged(article: str, others: Sequence[str], told: _Statements) -> bool:
    return sum(x >= UNCHANGED for x in _likeness(article, others, told)) >= FEWEST_UNCHANGED


def _told_with_persons(article: str, others: Sequence[str], told: _Statements) -> bool:
    """Does an article tell what the others tell, of a person whom they name too?  Its day is that of a saved copy.

    Of 993 articles put into stories of another time that name one of its persons, none does; of 9 real ones that were
    apart from their own event, 5 do.
    """
    own, theirs = _persons_early(article, told), (_persons_early(name, told) for name in others)
    return any(own & them for them in theirs) and _told_part(article, others, told) >= TOLD_PART


def _looks_back(article: str, middle: date, told: _Statements) -> bool:
    """Does a later article name the story's day early on ("the rocket that fell on 3 July")?  It follows it up."""
    return any(abs((day - middle).days) <= A_WEEK for day in _days_early(article, told))


def _day_told(day: date, others: Sequence[str], told: _Statements) -> bool:
    """Do half of the articles tell early on of the day that an earlier one was published on, or the days before it?

    One or two may do so of another event ("the last launch, on 3 March").
    """
    tellers = [name for name in others if any(0 <= (day - d).days <= ONE_EVENT for d in _days_early(name, told))]
    return len(tellers) >= max(FEWEST_TOGETHER, len(others) / 2)


def _same_persons(article: str, others: Sequence[str], told: _Statements) -> bool:
    """Do an earlier article and two of the others name the same persons early on, one of whom with an age?"""
    own, theirs = _persons_early(article, told), [_persons_early(name, told) for name in others]
    shared = {name for name in own if sum(name in them for them in theirs) >= FEWEST_TOGETHER}
    ages = {
        whom
        for name in (article, *others)
        for claim in told.of[name]
        for quantity in claim.quantities
        if quantity.unit == "years old"
        for whom in quantity.counted
    }
    return len(shared) >= FEWEST_SHARED_PERSONS and bool(shared & ages)


def _days_early(article: str, told: _Statements) -> list[date]:
    values = (t.value for c in told.of[article][:LOOKS_BACK] for t in c.times if t.value and _DAY.fullmatch(t.value))
    return [date.fromisoformat(value) for value in values]


def _persons_early(article: str, told: _Statements) -> frozenset[str]:
    """The persons whom an article names in full early on."""
    names = (n for c in told.of[article][:LOOKS_BACK] for n in c.sentence.names if n.kind is NameKind.PERSON)
    return frozenset(n.full for n in names if " " in n.full)


def _apart(day: date, middle: date) -> str:
    days = abs((day - middle).days)
    if days >= A_YEAR_AND_A_HALF:
        span = f"{round(days / 365)} years"
    else:
        span = f"{round(days / 30.4)} months" if days >= TWO_MONTHS else f"{days} days"
    return f"about {span} {'after' if day > middle else 'before'}"
