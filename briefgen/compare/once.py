"""What happens to a thing once is put at different dates or hours.

A bridge is built once, a firm founded once, a man last seen once.  Here nothing but the act and the one thing it
befalls decides, however unlike the sentences are: words of one family (``lexicon/acts.yml``: "installed", "dates
from"), whose object or bearer is the same noun or the same person.  An article that gives such a thing both dates
takes no side.  Example: "the cables were fitted last year" / "the cables, which date from 1998".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.compare.acts import above, befallen, family_of
from briefgen.compare.clocks import HALF_A_DAY, SAME_TIME
from briefgen.compare.dates import dated_apart, done_again, names_an_edition, news_of_two_days, over_new_year
from briefgen.compare.labels import label
from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.gather.origins import origin_of
from briefgen.lexicon.wordlists import words
from briefgen.likeness.measures import Telling
from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedSentence, Claim, Difference, DifferenceKind, NameKind, Reading, Token, When
from briefgen.values.edtf import apart

RULE = "What happens to a thing once is put at different times."
# What ties to a thing the words that say which one it is.
_SAID_OF = {"compound", "amod", "poss", "nmod", "prep", "pobj", "nummod"}
_PLANNING = {"hope", "expect", "plan", "due"}
# How sure two sentences must tell the same (``measures.py``) where neither the thing's name nor a word before it says
# which one it is: two articles may speak of two doors.  On 59 labelled stories every value from 0.05 to 0.5 gives the
# same differences.
SURE = 0.2


@dataclass(frozen=True, slots=True)
class _Act:
    """An act with its time: the family of its words, the thing it befalls, what is said of the thing, and if "last"."""

    claim: Claim
    time: When
    family: str
    thing: str
    of: frozenset[str]
    last: bool
    planned: bool


def once(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each act on one thing whose times cannot both be right."""
    before: dict[str, AnnotatedSentence | None] = {}
    acts: list[_Act] = []
    for claim in matter.claims:
        if claim.whole:
            acts += _acts(matter, claim, before.get(claim.article))
            before[claim.article] = claim.sentence
    telling = Telling.of(matter.claims)
    found: dict[tuple[str, str], Difference] = {}
    for a, b in combinations(acts, 2):
        key = a.family, a.thing
        if key in found or key != (b.family, b.thing) or not _parted(matter, telling, a, b):
            continue
        if not _told_both(acts, a, b):
            found[key] = _difference(matter, a, b)
    return tuple(found.values())


def _parted(matter: Matter, telling: Telling, a: _Act, b: _Act) -> bool:
    one, other = a.claim.article, b.claim.article
    if origin_of(one, matter.origins) == origin_of(other, matter.origins) or not _one_thing(telling, a, b):
        return False
    if a.family == "see" and not (a.last or b.last):
        return False  # seen twice; last seen once
    if a.time.value and b.time.value and done_again([a.family], a.time, b.time):
        return False
    if not _apart(a.time, b.time) or news_of_two_days(matter, a, b) or over_new_year(matter, a, b):
        return False
    return a.planned == b.planned or a.family in {"open", "complete"}


def _one_thing(telling: Telling, a: _Act, b: _Act) -> bool:
    named = [{t for t in x.of if t.startswith("@")} for x in (a, b)]
    if all(named) and not named[0] & named[1]:
        return False
    return a.thing.startswith("@") or bool(a.of & b.of) or telling.sure(a.claim, b.claim) >= SURE


def _apart(a: When, b: When) -> bool:
    if a.clock and b.clock:
        if a.value and b.value and apart(a.value, b.value):
            return True
        gap = abs(_minutes(a) - _minutes(b))
        return " " not in a.clock + b.clock and min(gap, 2 * HALF_A_DAY - gap) >= SAME_TIME
    return bool(a.value and b.value) and dated_apart(a, b)


def _minutes(time: When) -> int:
    hour, minute = str(time.clock).split(":")[:2]
    return int(hour) * 60 + int(minute[:2])


def _told_both(acts: Iterable[_Act], a: _Act, b: _Act) -> bool:
    """Does one of the articles put the act at the other's time as well, or at a third?"""
    return any(
        x.claim.article == mine.claim.article
        and (x.family, x.thing) == (mine.family, mine.thing)
        and (not _apart(x.time, other.time))
        for mine, other in ((a, b), (b, a))
        for x in acts
        if bool(x.time.clock) == bool(other.time.clock)
    )


def _difference(matter: Matter, a: _Act, b: _Act) -> Difference:
    about = label([a.claim.sentence, b.claim.sentence], matter.weight)
    question = "When last?" if a.family == "see" else "When?"
    sides = [_side(x) for x in (a, b)]
    moved = a.planned or b.planned or a.family == "see"
    days = [matter.published[x.claim.article] for x in (a, b)]
    later = moved and all(days) and str(days[0])[:10] != str(days[1])[:10]
    reading = Reading.UPDATE if later else Reading.CONFLICT
    return difference(matter, DifferenceKind.DATE, f"{question} {about}".strip(), RULE, sides, reading)


def _side(act: _Act) -> Side:
    time = act.time
    return Side(time.text, (cite(act.claim.sentence, (time.start, time.end)),), time.value if time.inferred else None)


def _acts(matter: Matter, claim: Claim, before: AnnotatedSentence | None) -> Iterator[_Act]:
    sentence = claim.sentence
    if sentence.negated:
        return
    tokens, terms = sentence.tokens, term_of_each(sentence)
    for time in claim.times:
        if not (time.value or time.clock) or names_an_edition(claim, time):
            continue
        for index in above(tokens, time):
            if (family := family_of(tokens, index, time)) is None:
                continue
            thing = befallen(tokens, index)
            if thing is not None:
                name, of = _named(matter, sentence, before, terms, thing)
                last = any(t.head == index and t.lemma.lower() == "last" for t in tokens)
                if name:
                    yield _Act(claim, time, family, name, of, last, _planned(tokens, index))
            break


def _named(
    matter: Matter,
    sentence: AnnotatedSentence,
    before: AnnotatedSentence | None,
    terms: Sequence[str | None],
    thing: int,
) -> tuple[str, frozenset[str]]:
    """The term of a thing and the terms of what is said of it; a person under the name the whole story knows."""
    tokens = sentence.tokens
    token = tokens[thing]
    if token.lemma.lower() in words("acts", "persons"):
        return _whom(matter, sentence, before, token), frozenset()
    for name in sentence.names:
        if name.start <= token.start < name.end and name.kind is NameKind.PERSON:
            return "@" + str(matter.speaker(sentence.article, name.full)), frozenset()
    several = token.tag in {"NNS", "NNPS"} and token.lemma.lower() in words("struck")
    if token.pos == "PRON" or terms[thing] is None or several:
        return "", frozenset()
    inside = {thing}
    for _ in range(3):
        inside |= {i for i, t in enumerate(tokens) if t.head in inside and t.dep in _SAID_OF and abs(i - thing) < 6}
    return str(terms[thing]), frozenset(t for i in inside - {thing} if (t := terms[i]))


def _whom(matter: Matter, sentence: AnnotatedSentence, before: AnnotatedSentence | None, word: Token) -> str:
    """Whom "he" stands for: the one person named before it in the sentence, else in the sentence before."""
    for text, names in (
        (sentence, [n for n in sentence.names if n.start < word.start]),
        (before, list(before.names) if before else []),
    ):
        people = {matter.speaker(text.article, n.full) for n in names if n.kind is NameKind.PERSON} if text else set()
        if len(people) == 1:
            return f"@{people.pop()}"
        if people:
            return ""
    return ""


def _planned(tokens: Sequence[Token], act: int) -> bool:
    own = {t.lemma.lower() for t in tokens if t.head == act and t.dep in {"aux", "auxpass"}}
    above = tokens[tokens[act].head]
    return bool(own & {"will", "'ll", "would", "shall", "to"}) or above.lemma.lower() in _PLANNING
