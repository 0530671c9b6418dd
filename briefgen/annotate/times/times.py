"""Times: the dates and clock times of each sentence, resolved against the article's own date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from briefgen.annotate.times.clock_times import clocks_in, together
from briefgen.annotate.times.dating import read, six_days_ago, tomorrow_by_name
from briefgen.annotate.times.expressions import PATTERNS
from briefgen.annotate.times.named import is_first_name, names_a_club
from briefgen.annotate.times.reading import NEAREST_YEAR, Meaning
from briefgen.annotate.times.relative import RELATIVE, beside, read_from
from briefgen.annotate.times.slashes import Order, in_digits, order_of
from briefgen.annotate.times.tense import Tense, scheduled_at, tense_at
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Token, When

_WEEKDAY, _SLASHES = dict(PATTERNS)["weekday"], dict(PATTERNS)["slashes"]
# A year needs such a word before it, or the model's word that it is a date: "2000 people" is none.
# "A crowd of 1500" is no year; "the charter of 1921" is.
_LOOSE = frozenset({"of", "to", "and", "through"})
OLDEST_LOOSE_YEAR = 1800
_COUNTED_TAGS = frozenset({"NNS"})
# Kinds whose day lies ahead behind a verb in the present: "they meet on Friday".
_SCHEDULED = frozenset({"weekday", "weekend", "span_of_weekdays", "month_alone", "day"})
# "Has been pushed to September": what was put off lies ahead, whatever the verb's tense.
_PUT_OFF = re.compile(
    r"\b(?:pushed|moved|postponed|delayed|adjourned|rescheduled|reset|put off)(?: back)? (?:to|until|till|for)\s$", re.I
)
_UNTIL = re.compile(r"\b(?:until|till|by)\s(?:\w+\s)?$", re.I)
_FAMILY_NAME = re.compile(r"\s[A-Z][a-z’']+")
_WILL = re.compile(r"\b(?:will|shall|won['’]t|would|going to)\b|['’]ll\b", re.I)
_BOTH = re.compile(r"\sand\s")
# "On 3 May in the old town two years ago": the year stands at most so many characters behind the day.
NEAR_BEHIND = 45
# A date holds for this many sentences as what "two days later" is counted from.
ANCHOR_HOLDS = 2


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    reading: Meaning


def times(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``times`` filled, counted from its own date (published, else updated)."""
    return times_counted_from(article, None)


def times_counted_from(
    article: AnnotatedArticle, assumed_date: str | None, story_days: frozenset[date] = frozenset()
) -> AnnotatedArticle:
    """The same for an article without a date: ``assumed_date`` stands in, and each rule counted from it says so.

    ``story_days`` are the days on which the story's articles were published: they decide between two readings of a
    weekday ("Friday" in a piece dated Thursday).
    """
    own = _day_of(article.article.metadata.published) or _day_of(article.article.metadata.updated)
    day = own or _day_of(assumed_date)
    note = "" if own or not day else " (the article gives none; the story's is assumed)"
    ahead = day is not None and _tells_tomorrow(article, day)
    in_digits_all = [m for s in article.sentences for m in _SLASHES.finditer(s.text)]
    order = order_of(in_digits_all, day, article.article.metadata)
    done: list[AnnotatedSentence] = []
    anchor, held = None, 0
    for s in article.sentences:
        pictured = s.kind in {BlockKind.HEADING, BlockKind.CAPTION}
        found = times_in(
            s.text, s.tokens, day, note, ahead, anchor=anchor, pictured=pictured, story_days=story_days, order=order
        )
        done.append(replace(s, times=found))
        anchor, held = last_told(found, anchor, held)
    return _with_note(replace(article, sentences=tuple(done)))


def _with_note(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with a note on its dates in digits that may be two days."""
    texts = dict.fromkeys(w.text for s in article.sentences for w in s.times if w.ambiguous)
    if not texts:
        return article
    note = f"Whether the day or the month stands first cannot be told: {', '.join(texts)}. Nobody agrees by it."
    return replace(article, article=replace(article.article, notes=(*article.article.notes, note)))


def last_told(found: Sequence[When], anchor: str | None, held: int) -> tuple[str | None, int]:
    """What the next sentence may count from, and for how many sentences it has been held: the last single date."""
    told = [w.value for w in found if w.value and "/" not in w.value]
    if told:
        return told[-1], 0
    return (anchor, held + 1) if held + 1 < ANCHOR_HOLDS else (None, 0)


def _tells_tomorrow(article: AnnotatedArticle, day: date) -> bool:
    """Whether the article is dated a day before the day it tells: its first weekday, in the past tense, is tomorrow's.

    Such pieces were written west of the event; a follow-up names its own day first.
    """
    for s in article.sentences:
        if s.kind in {BlockKind.HEADING, BlockKind.CAPTION}:
            continue
        for match in _WEEKDAY.finditer(s.text):
            tense = tense_at(s.tokens, match.end() - 1)
            if tense is not Tense.FUTURE:
                return tomorrow_by_name(match, day, tense)
    return False


def times_in(
    text: str,
    tokens: Sequence[Token],
    day: date | None,
    note: str = "",
    ahead: bool = False,
    *,
    anchor: str | None = None,
    pictured: bool = False,
    story_days: frozenset[date] = frozenset(),
    order: Order = Order(),  # noqa: B008 - it is frozen
) -> tuple[When, ...]:
    """The times of one sentence in the order of the text.

    ``ahead`` says that the article is dated a day before the day it tells; ``anchor`` is the date told last before
    (EDTF); ``pictured`` that the sentence is a caption or heading, whose present tense tells of the past;
    ``story_days`` when the story's articles were published; ``order`` how the article writes dates in digits.

    >>> times_in("It fell on 9 June 2023.", (), None)[0].value
    '2023-06-09'
    """
    found = _dates(text, tokens, day, _Context(ahead, anchor, pictured, story_days, order))
    clocks = clocks_in(text, tokens, [(f.start, f.end) for f in found])
    whens: list[When] = []
    for f in found:
        clock = next((c for c in clocks if together(text, (f.start, f.end), c[:2])), None)
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


@dataclass(frozen=True, slots=True)
class _Context:
    """What beside its words decides what a time expression means; see `times_in`."""

    ahead: bool
    anchor: str | None
    pictured: bool
    story_days: frozenset[date]
    order: Order


def _dates(text: str, tokens: Sequence[Token], day: date | None, context: _Context) -> list[_Found]:
    relative = [(kind, match) for kind, pattern in RELATIVE for match in pattern.finditer(text)]
    taken = [match.span() for _, match in relative]
    found: list[_Found] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = _edges(kind, match)
            if any(a < end and start < b for a, b in taken):
                continue
            if kind == "nothing":
                taken.append((start, end))
            elif _is_date(kind, match, tokens, found, text):
                tense = _tense(kind, match, tokens, context.pictured)
                reading = in_digits(match, day, context.order) if kind == "slashes" else read(kind, match, day, tense)
                if kind == "weekday" and day is not None and reading is not None:
                    reading = _weekday_beside(reading, match, day, tense, context, text)
                if reading is not None:
                    found.append(_Found(start, end, reading))
                    taken.append((start, end))
    found = _in_year_told(text, sorted(found, key=lambda f: f.start))
    return [_moved_from(text, f) for f in _with_relative(found, relative, context.anchor)]


def _moved_from(text: str, found: _Found) -> _Found:
    """ "A day before Saturday's talks" gives Friday, and no Saturday."""
    moved = beside(text, found.start, found.reading.value)
    return found if moved is None else _Found(moved[0], found.end, moved[1])


def _weekday_beside(
    reading: Meaning, match: re.Match[str], day: date, tense: Tense, context: _Context, text: str
) -> Meaning:
    """A weekday beside the article's day, which two days may bear: tomorrow or six days ago, yesterday or in six days.

    Tomorrow where the article is known to be dated a day ahead of its news, or others of the story were published
    then; else nothing is said: of such days in 149 stories read in November 2026 three in four were tomorrow, and one
    was six days ago.  Alone in its story an article tells of the day before it was written.
    """
    if tomorrow_by_name(match, day, tense) and not (context.ahead or _early(text, match)):
        if day + timedelta(days=1) in context.story_days:
            return reading
        return six_days_ago(day) if len(context.story_days) < 2 else Meaning(None, True, "two days could be meant")
    yesterday = day - timedelta(days=1)
    if reading.value == (day + timedelta(days=6)).isoformat() and not match["weeks"] and not _WILL.search(text):
        told = yesterday in context.story_days
        return Meaning(yesterday.isoformat() if told else None, True, "the weekday nearest to the article's date")
    return reading


def _in_year_told(text: str, found: list[_Found]) -> list[_Found]:
    """ "On New Year's Eve in two towns three years ago": a day of the year told right behind it, not of the nearest."""
    kept = list(found)
    for n, (day, year) in enumerate(pairwise(found)):
        value, other = day.reading.value, (year.reading.value or "").rstrip("~")
        between = text[day.end : year.start]
        if day.reading.rule != NEAREST_YEAR or not value or "/" in value or not re.fullmatch(r"\d{4}", other):
            continue
        if len(between) <= NEAR_BEHIND and not re.search(r"[,;:]|\band\b", between):
            kept[n] = replace(day, reading=Meaning(other + value[4:], year.reading.inferred, year.reading.rule))
    return kept


def _with_relative(
    found: list[_Found], relative: Sequence[tuple[str, re.Match[str]]], anchor: str | None
) -> list[_Found]:
    """The dates with those that are counted from the last one before them."""
    for kind, match in sorted(relative, key=lambda r: r[1].span()):
        if any(f.start < match.end() and match.start() < f.end for f in found):
            continue
        before = [
            f.reading.value for f in found if f.end <= match.start() and f.reading.value and "/" not in f.reading.value
        ]
        reading = read_from(kind, match, before[-1] if before else anchor)
        if reading is not None:
            found = sorted([*found, _Found(*match.span(), reading)], key=lambda f: f.start)
    return found


def _is_date(kind: str, match: re.Match[str], tokens: Sequence[Token], found: list[_Found], text: str) -> bool:
    """Whether an expression may be read as its kind: not two days as a span, and "April O'Dell" as no month."""
    if kind == "year":
        return _is_year(match, tokens, found, text)
    if (
        kind in {"near_day", "part_of_today"}
        and match[0][:1].isupper()
        and re.search(r"\w\s[\"“‘']?$", text[: match.start()])
    ):
        return False  # "USA Today", "the Today show", "the “Today” programme"
    if "weekday" in match.groupdict() and match["weekday"] and names_a_club(tokens, match.start("weekday")):
        return False
    if kind == "month_alone":
        at = match.start("month")
        if not match["lead"] and not match["part"] and _FAMILY_NAME.match(text, match.end()):
            return False
        here = next((i for i, t in enumerate(tokens) if t.start <= at < t.end), None)
        return here is None or not (tokens[here].entity.endswith("PERSON") or is_first_name(tokens, here))
    if kind == "span_of_two_months" and _BOTH.search(match.group()):
        return text[: match.start()].lower().endswith("between ")
    return True


def _tense(kind: str, match: re.Match[str], tokens: Sequence[Token], pictured: bool) -> Tense:
    tense = tense_at(tokens, match.end() - 1)
    if kind in _SCHEDULED and not pictured and tense is not Tense.FUTURE:
        name = next((n for n in ("weekday", "month") if match.groupdict().get(n)), None)
        at, before = match.start(name) if name else match.end() - 1, match.string[: match.start(name or 0)]
        if scheduled_at(tokens, at) or _PUT_OFF.search(before) or (tense is Tense.OPEN and _UNTIL.search(before)):
            return Tense.FUTURE
    return tense


def _early(text: str, match: re.Match[str]) -> bool:
    """ "Early Wednesday", told on Tuesday, is the night that had begun elsewhere."""
    return "early" in text[max(0, match.start() - len("early hours of ")) : match.end()].lower()


def _numbers_a_name(tokens: Sequence[Token], index: int) -> bool:
    """ "The Astra 2000": a number right behind a name belongs to it."""
    before = tokens[index - 1] if index else None
    return (
        before is not None
        and before.end + 1 == tokens[index].start
        and before.pos == "PROPN"
        and before.text[:1].isupper()
        and not before.entity.endswith(("DATE", "GPE"))
        and before.text.lower() not in words("verbs", "before_a_year")
    )


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
    if _numbers_a_name(tokens, index):
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
