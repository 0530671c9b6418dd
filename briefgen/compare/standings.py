"""Two articles stand against each other on a matter: resigned or dismissed, appeals or accepts, hurt or unhurt.

The matters and the words of both sides stand in ``standings.yml``.  Both must be told of one party (see ``parties.py``)
or of one thing.  A word of one side that is denied tells the other, where the matter says so.  An article that tells
both sides of one party knows of a change, and is left aside, but where the one side is a claim and the other denies it.
Example: "the driver was unhurt" / "the driver was treated for a broken wrist".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.parties import Parties, Party, one_party
from briefgen.compare.standings_told import Telling, tellings
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import data, words
from briefgen.likeness.terms import country_of, similarity, synonym_class
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, Reading

RULES = {
    DifferenceKind.CONTRADICTION: "The articles tell opposite sides of one matter of one person or thing.",
    DifferenceKind.DENIAL: "One tells or claims it; another denies it in other words.",
}
UPDATE_RULE = "An earlier article tells one side of a matter, a later one the side that came after it."
# Cosine of what else two sentences are about.  On 59 labelled stories 0.06 gives a false report more, and 0.25 a true
# one less.
SAME_CONTENT = 0.12
# What is missing or found is the article's news in its first sentences only.  On 59 labelled stories 2 and 4 find the
# same, and 4 has one false report.
LEAD = 2


def standings(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each matter on which articles stand against each other."""
    parties = Parties(matter)
    claims = [c for c in matter.claims if c.whole and not _older(matter, c.sentence)]
    found = []
    for case in data("standings").values():
        told = [t for c in claims for t in tellings(parties, c.sentence, c.rank, case)]
        pairs = [
            (a, b)
            for a in told
            for b in told
            if a.one
            and not b.one
            and a.article != b.article
            and _same(matter, a, b, case)
            and _in_time(matter, a, b, case)
        ]
        pairs = [(a, b) for a, b in pairs if _settled(matter, a, b, told, case)]
        if pairs:
            found.append(_found(matter, pairs, case))
    return tuple(found)


def _found(matter: Matter, pairs: Sequence[tuple[Telling, Telling]], case: Mapping[str, Any]) -> Difference:
    ones, others = _distinct([a for a, _ in pairs]), _distinct([b for _, b in pairs])
    kind = DifferenceKind(case.get("kind", "contradiction"))
    update = case["reading"] == "update" or (case["reading"] == "time" and _one_after_another(matter, ones, others))
    rule, reading = (UPDATE_RULE, Reading.UPDATE) if update else (RULES[kind], Reading.CONFLICT)
    return difference(matter, kind, case["question"], rule, [_side(ones), _side(others)], reading)


def _older(matter: Matter, sentence: AnnotatedSentence) -> bool:
    """Is a sentence about an event older than the news?  "Put off until May" tells of what is to come."""
    ahead = {
        w for w in sentence.times if sentence.sentence.text[: w.start].lower().rstrip().endswith((" until", " till"))
    }
    return older(matter, replace(sentence, times=tuple(w for w in sentence.times if w not in ahead)))


def _distinct(told: Sequence[Telling]) -> list[Telling]:
    return list({(t.article, t.sentence.sentence.id, t.span): t for t in told}.values())


def _same(matter: Matter, a: Telling, b: Telling, case: Mapping[str, Any]) -> bool:
    """Are both told of one party or one thing, in every way that the matter asks for?"""
    if _topics_apart(a, b):
        return False
    return all(_meet(matter, a, b, how) for how in case.get("same", "any").split())


def _meet(matter: Matter, a: Telling, b: Telling, how: str) -> bool:
    if how == "party":
        return any(_one(x, y) for x in a.parties for y in b.parties)
    if how == "noun":
        return bool(a.nouns & b.nouns) and (bool(a.beside & b.beside) or not a.beside or not b.beside)
    if how == "content":
        return similarity(a.about | a.nouns, b.about | b.nouns, matter.weight) >= SAME_CONTENT
    if how == "news":
        return max(a.rank, b.rank) < LEAD and bool(_plain(a) & _plain(b))
    named = [{t for t in x.about if t.startswith("@")} for x in (a, b)]
    return not all(named) or any(not country_of(t.lstrip("@")) for t in a.about & b.about)


def _topics_apart(a: Telling, b: Telling) -> bool:
    """Do both say what it is about ("complained about the food"), and not the same?"""
    one, other = a.topics | a.beside, b.topics | b.beside
    return bool(a.topics or b.topics) and bool(one and other) and not one & other


def _one(x: Party, y: Party) -> bool:
    """Are they surely one: by a name, by what stands beside the noun, or by a noun that not everybody goes by?"""
    if not one_party(x, y):
        return False
    if x.everybody or y.everybody or x.names & y.names or not x.noun or not y.noun:
        return True
    return x.noun not in _anybody() or bool(x.beside & y.beside)


@cache
def _anybody() -> frozenset[str]:
    """The nouns that many go by, and their classes."""
    nouns = words("standings_words", "anybody")
    return nouns | {synonym_class(n) for n in nouns}


def _plain(telling: Telling) -> frozenset[str]:
    return frozenset(t for t in telling.about | telling.nouns if not country_of(t.lstrip("@")))


def _in_time(matter: Matter, a: Telling, b: Telling, case: Mapping[str, Any]) -> bool:
    """Where the other side comes after the one: is it told on no earlier day?"""
    days = [(matter.published[t.article] or "")[:10] for t in (a, b)]
    return case["reading"] != "update" or not all(days) or days[0] <= days[1]


def _settled(matter: Matter, a: Telling, b: Telling, told: Sequence[Telling], case: Mapping[str, Any]) -> bool:
    """Does neither article tell the other side, too?

    A denial is printed beside the claim it answers, and a change beside what was before it.
    """
    if case.get("kind") == "denial":
        return True
    history = case["reading"] == "update"
    return not any(
        (t.article == a.article and not t.one and t.sentence != a.sentence and _same(matter, a, t, case))
        or (t.article == b.article and t.one and not history and t.sentence != b.sentence and _same(matter, t, b, case))
        for t in told
    )


def _one_after_another(matter: Matter, ones: Sequence[Telling], others: Sequence[Telling]) -> bool:
    """Are all days of one side before all of the other's?"""
    days = [[(matter.published[t.article] or "")[:10] for t in side] for side in (ones, others)]
    if not all(days[0]) or not all(days[1]):
        return False
    after = max(days[0]) < min(days[1]), max(days[1]) < min(days[0])
    nobody_since = after[0] and all(p.everybody for t in others for p in t.parties)
    return any(after) and not nobody_since  # those who were hurt do not become nobody with time


def _side(told: Sequence[Telling]) -> Side:
    first = told[0]
    start, end = first.span
    cited = tuple(cite(t.sentence, t.span) for t in told)
    return Side(first.sentence.sentence.text[start:end], cited)
