"""Times: the dates and clock times of each sentence, resolved against the article's own date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.annotate.dating import read, six_days_ago, tomorrow_by_name
from briefgen.annotate.expressions import CLOCKS, PATTERNS
from briefgen.annotate.reading import Reading
from briefgen.annotate.tense import Tense, tense_at
from briefgen.model import AnnotatedArticle, BlockKind, Token, When
from briefgen.wordlists import words

# What may stand between a date and its clock time: "Tuesday at around 9 p.m.", "9 p.m. local time on Tuesday".
_BETWEEN = re.compile(
    r"[\s,(]*(?:(?:on|at|around|about|shortly|just|before|after|local time|GMT|UTC|[A-Z]{2,3}T)[\s,)(]*){0,4}"
)
_WEEKDAY = dict(PATTERNS)["weekday"]
# A year needs such a word before it, or the model's word that it is a date: "2000 people" is none.
# "A crowd of 1500" is no year; "the charter of 1921" is.
_LOOSE = frozenset({"of", "to", "and", "through"})
OLDEST_LOOSE_YEAR = 1800
_COUNTED_TAGS = frozenset({"NNS"})


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Reading


def times(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``times`` filled, counted from its own date (published, else updated)."""
    return times_counted_from(article, None)


def times_counted_from(article: AnnotatedArticle, assumed_date: str | None) -> AnnotatedArticle:
    """The same for an article without a date: ``assumed_date`` stands in, and each rule counted from it says so."""
    own = _day_of(article.article.metadata.published) or _day_of(article.article.metadata.updated)
    day = own or _day_of(assumed_date)
    note = "" if own or not day else " (the article gives none; the story's is assumed)"
    ahead = day is not None and _tells_tomorrow(article, day)
    return replace(
        article,
        sentences=tuple(
            replace(s, times=times_in(s.sentence.text, s.tokens, day, note, ahead)) for s in article.sentences
        ),
    )


def _tells_tomorrow(article: AnnotatedArticle, day: date) -> bool:
    """Whether the article is dated a day before the day it tells: its first weekday, in the past tense, is tomorrow's.

    Such pieces were written west of the event; a follow-up names its own day first.
    """
    for s in article.sentences:
        if s.kind in {BlockKind.HEADING, BlockKind.CAPTION}:
            continue
        for match in _WEEKDAY.finditer(s.sentence.text):
            tense = tense_at(s.tokens, match.end() - 1)
            if tense is not Tense.FUTURE:
                return tomorrow_by_name(match, day, tense)
    return False


def times_in(
    text: str, tokens: Sequence[Token], day: date | None, note: str = "", ahead: bool = False
) -> tuple[When, ...]:
    """The times of one sentence in the order of the text.

    ``ahead`` says that the article is dated a day before the day it tells.

    >>> times_in("It fell on 9 June 2023.", (), None)[0].value
    '2023-06-09'
    """
    found = _dates(text, tokens, day, ahead)
    clocks = _clocks(text, [(f.start, f.end) for f in found])
    whens: list[When] = []
    for f in found:
        clock = next((c for c in clocks if _together(text, f, c)), None)
        if clock:
            clocks.remove(clock)
        start, end = (min(f.start, clock[0]), max(f.end, clock[1])) if clock else (f.start, f.end)
        rule = f.reading.rule + (note if f.reading.inferred else "")
        whens.append(
            When(text[start:end], start, end, f.reading.value, clock[2] if clock else None, f.reading.inferred, rule)
        )
    whens += [When(text[a:b], a, b, None, value, False, "a time of day") for a, b, value in clocks]
    return tuple(sorted(whens, key=lambda w: (w.start, w.end)))


def _day_of(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


# --------------------------------------------------------------------------- dates


def _dates(text: str, tokens: Sequence[Token], day: date | None, ahead: bool) -> list[_Found]:
    found: list[_Found] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = _edges(kind, match)
            if any(f.start < end and start < f.end for f in found):
                continue
            if kind == "year" and not _is_year(match, tokens, found, text):
                continue
            tense = tense_at(tokens, match.end() - 1)
            reading = read(kind, match, day, tense)
            if kind == "weekday" and day and tomorrow_by_name(match, day, tense) and not (ahead or _early(text, match)):
                reading = six_days_ago(day)
            if reading is not None:
                found.append(_Found(start, end, reading))
    return sorted(found, key=lambda f: f.start)


def _early(text: str, match: re.Match[str]) -> bool:
    """ "Early Wednesday", told on Tuesday, is the night that had begun elsewhere."""
    return "early" in text[max(0, match.start() - len("early hours of ")) : match.end()].lower()


def _edges(kind: str, match: re.Match[str]) -> tuple[int, int]:
    """The span to show: a leading "in" or "and" is no part of a month."""
    if kind != "month_alone":
        return match.span()
    return (match.start("part") if match["part"] else match.start("month")), match.end()


def _is_year(match: re.Match[str], tokens: Sequence[Token], found: list[_Found], text: str) -> bool:
    """A four-digit number is a year behind a word of time, where the model says so, or in a row of years."""
    start = match.start("year")
    index = next((i for i, t in enumerate(tokens) if t.start <= start < t.end), None)
    follows_year = any(re.fullmatch(r"\s?(?:,|and|or|, and)\s", text[f.end : match.start()]) for f in found)
    if index is None:
        before = text[: match.start()].split()
        return (
            bool(match["part"])
            or follows_year
            or (bool(before) and before[-1].lower() in words("verbs", "before_a_year"))
        )
    before_word = text[: match.start()].split()[-1:] or [""]
    if int(match["year"]) < OLDEST_LOOSE_YEAR and before_word[0].lower() in _LOOSE:
        return False
    dated = tokens[index].entity.endswith("DATE")
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and after.tag in _COUNTED_TAGS and not dated:
        return False
    bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
    return (
        dated
        or bracketed
        or bool(match["part"])
        or follows_year
        or before_word[0].lower() in words("verbs", "before_a_year")
    )


# --------------------------------------------------------------------------- clock times


def _clocks(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for pattern in CLOCKS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(a < end and start < b for a, b in taken) or any(a < end and start < b for a, b, _ in found):
                continue
            clock = _clock(match)
            if clock:
                found.append((start, end, clock))
    return sorted(found)


def _clock(match: re.Match[str]) -> str | None:
    """ "9:30 p.m." is 21:30; a bare "9:30" could be either half of the day and is not told."""
    groups = match.groupdict()
    if groups.get("word"):
        return "00:00" if groups["word"].lower() == "midnight" else "12:00"
    hour, minute = int(groups["h"]), int(groups.get("min") or 0)
    half, later = (groups.get("half") or "").lower(), groups.get("later") or ""
    if half or later:
        if not half:
            half = "a" if "morning" in later or (hour == 12 and "night" in later) else "p"
        if hour > 12:
            return f"{hour:02}:{minute:02}"
        return f"{hour % 12 + (12 if half == 'p' else 0):02}:{minute:02}"
    if hour > 12 or (len(groups["h"]) == 2 and groups["h"] < "10"):
        return f"{hour:02}:{minute:02}"
    return f"{hour:02}:{minute:02}" if hour == 0 else None


def _together(text: str, date_: _Found, clock: tuple[int, int, str]) -> bool:
    first, last = (
        ((date_.start, date_.end), clock[:2]) if date_.start < clock[0] else (clock[:2], (date_.start, date_.end))
    )
    return _BETWEEN.fullmatch(text[first[1] : last[0]]) is not None
