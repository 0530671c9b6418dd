"""The bottom line: the sentences that tell what happened, chosen among the facts and what the articles open with.

What an outlet puts first is the news.  Its opening sentence says so much at once that no other says all of it, so it is
seldom a fact of two origins; it is told with "1 origin" and with those beside it that say a part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.gather.origins import Origins
from briefgen.likeness.terms import similarity, term_weights
from briefgen.model import Claim, Difference, Fact, Reading
from briefgen.model.comparison import Clash, ClashKind, Passage, Proposition, Verdict, Weighed
from briefgen.sections.facts.facts import MOST_PARTLY, bears_on, citation, with_ids
from briefgen.sections.facts.telling import readable, tells

BOTTOM_LINE = 3
# An article opens with so many sentences.
OPENING = 3
# Two lines nearer than this say the same at a glance.  Of the lines 0.73 belong there, at 0.15 0.70, at 0.25 0.71
# (the 33 stories below).
REPEATED = 0.2
# How fast a sentence loses weight with its place in the article.  Chosen among a few settings on 33 stories for which
# an editor wrote down the claims of a good bottom line: a line tells the main claim in 27, the first line in 21; by
# place alone it is 25 and 24, without it 24 and 15 (30 November 2026).
PLACE = 4.0
_Key = tuple[str, str]
# What says one clause of a long sentence says a part of the whole.
_SOME = {Verdict.SAYS, Verdict.PARTLY}


@dataclass(frozen=True, slots=True)
class _BottomLine:
    claim: Passage
    heft: float
    fact: Fact | None


def bottom_line(
    found: Sequence[Fact],
    weighed: Sequence[Weighed],
    claims: Sequence[Claim],
    origins: Origins,
    differences: Sequence[Difference],
    days: Mapping[str, str | None],
) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """The ids of the two or three facts that tell the story in one glance, and all facts with those that were added.

    A line is a fact, or what an article opens with; the more origins tell of it, wholly, in part or otherwise, and the
    nearer it stands to the top of its article, the sooner it is taken.  None repeats another, and none stands on the
    side of a difference that a later report has moved on from.  What an article begins with is told first.  ``days``
    are those on which the articles were published, as ISO 8601.
    """
    lines = _lines(found, weighed, origins, _overtaken(differences, days) | _outrun(weighed, days))
    terms = {(c.article, c.sentence.id): c.terms for c in claims if c.whole}
    quarrels = [{c.key for p in d.positions for c in p.citations} for d in differences]
    weight = term_weights(claims)
    chosen: list[_BottomLine] = []
    for line in sorted(lines, key=lambda one: (-one.heft / (1 + one.claim.rank / PLACE), one.claim.key)):
        near = (similarity(terms[line.claim.key], terms[one.claim.key], weight) for one in chosen)
        quarrel = any(
            line.claim.key in disputed and one.claim.key in disputed for disputed in quarrels for one in chosen
        )
        again = line.fact is not None and any(one.fact and one.fact.id == line.fact.id for one in chosen)
        fresh = not again and not quarrel and all(likeness < REPEATED for likeness in near)
        if len(chosen) < BOTTOM_LINE and fresh:
            chosen.append(line)
    chosen.sort(key=lambda one: (one.claim.rank >= OPENING, one.claim.rank > 0, -one.heft, one.claim.key))
    added = {line.claim.key: _lead(line.claim, weighed, differences) for line in chosen if line.fact is None}
    retold = {
        fact.id: replace(fact, differences=tuple(d.id for d in differences if bears_on(d, fact.citations)))
        for fact in (line.fact for line in chosen)
        if fact is not None
    }
    whole = with_ids([*(retold.get(fact.id, fact) for fact in found), *added.values()])
    ids = dict(zip(added, (fact.id for fact in whole[len(found) :]), strict=True))
    return tuple(line.fact.id if line.fact else ids[line.claim.key] for line in chosen), whole


def _lines(
    found: Sequence[Fact], weighed: Sequence[Weighed], origins: Origins, overtaken: frozenset[_Key]
) -> list[_BottomLine]:
    """The facts, and the openings, each with how much the other origins tell of it.

    An opening whose main clause a fact tells is that fact, told in the opening's words; so is one that tells a fact by
    another of its clauses: its sentence does not stand there twice.
    """
    main: dict[_Key, Proposition] = {}
    told: dict[_Key, dict[str, float]] = {}
    for one in (one for one in weighed if one.proposition.main):
        claim, other = one.view.claim, origins.of(one.view.witness.key[0])
        main[claim.key] = one.proposition
        if other != origins.of(claim.key[0]):
            best = told.setdefault(claim.key, {})
            best[other] = max(best.get(other, 0.0), one.surety)
    lines = []
    for key, proposition in main.items():
        claim = proposition.passage
        fact = _told_by(proposition, found) or next((f for f in found if f.citations[0].key == key), None)
        whole = fact is not None and fact.origins > 1 and not fact.citations[0].marks and fact.citations[0].key == key
        if key in overtaken or key not in told or not (whole or claim.rank < OPENING):
            continue
        if readable(claim.sentence) and tells(claim.sentence):
            lines.append(_BottomLine(claim, sum(told[key].values()), fact))
    return lines


def _told_by(proposition: Proposition, found: Sequence[Fact]) -> Fact | None:
    """The first fact that a main clause tells, in the words of its sentence."""
    start = proposition.passage.tokens[proposition.head].start
    for fact in found:
        for cited in fact.citations:
            meant = not cited.marks or any(first <= start < last for first, last in cited.marks)
            if meant and cited.key == proposition.passage.key:
                others = (c for c in fact.citations if c != cited)
                return replace(fact, text=cited.text, citations=(cited, *others))
    return None


def _overtaken(differences: Sequence[Difference], days: Mapping[str, str | None]) -> frozenset[_Key]:
    """The sentences on a side of an update that a later article has moved on from."""
    old: set[_Key] = set()
    for difference in differences:
        if difference.reading is Reading.UPDATE:
            latest = [max((days.get(c.article) or "" for c in p.citations), default="") for p in difference.positions]
            for position, day in zip(difference.positions, latest, strict=True):
                if day < max(latest):
                    old |= {c.key for c in position.citations}
    return frozenset(old)


def _outrun(weighed: Sequence[Weighed], days: Mapping[str, str | None]) -> frozenset[_Key]:
    """The openings whose number an opening of a later day tells otherwise, or whose toll another's has grown beyond."""
    old: set[_Key] = set()
    for one in weighed:
        claim, other = one.view.claim, one.view.witness
        own, theirs = ((days.get(p.key[0]) or "")[:10] for p in (claim, other))
        numbers = [clash for clash in one.clashes if clash.kind is ClashKind.NUMBER]
        if not numbers or max(claim.rank, other.rank) >= OPENING:
            continue
        grown = {grows for clash in numbers if (grows := _grown(one, clash)) is not None}
        if (grown == {True} and not _long_after(own, theirs)) or (not grown and own and own < theirs):
            old.add(claim.key)
    return frozenset(old)


def _grown(one: Weighed, clash: Clash) -> bool | None:
    """Is the witness's toll the greater one?  None where the numbers are no tolls."""
    mine, theirs = (
        next((q for q in p.sentence.quantities if q.start == span[0] and q.state), None)
        for p, span in ((one.view.claim, clash.claim), (one.view.witness, clash.witness))
    )
    return None if mine is None or theirs is None else theirs.low > mine.low


def _long_after(day: str, other: str) -> bool:
    """Does a day come more than one day after another?  The reports of one night bear two dates."""
    try:
        return (date.fromisoformat(day) - date.fromisoformat(other)).days > 1
    except ValueError:
        return False


def _lead(claim: Passage, weighed: Sequence[Weighed], differences: Sequence[Difference]) -> Fact:
    """What an article opens with, as a fact of its own, with what says a part of it."""
    partly = [one for one in weighed if one.view.claim.key == claim.key and one.verdict in _SOME]
    surest: dict[str, Weighed] = {}
    for one in sorted(partly, key=lambda w: (-w.surety, w.view.witness.key)):
        surest.setdefault(one.view.witness.article, one)
    cited = citation(claim.sentence)
    return Fact(
        id="",
        text=cited.text,
        articles=1,
        origins=1,
        root=None,
        details=(),
        citations=(cited,),
        partly=tuple(citation(w.view.witness.sentence) for w in surest.values())[:MOST_PARTLY],
        differences=tuple(d.id for d in differences if _stands_in(claim.key, d)),
    )


def _stands_in(key: _Key, difference: Difference) -> bool:
    return any(c.key == key for p in difference.positions for c in p.citations)
