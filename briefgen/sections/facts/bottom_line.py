"""The bottom line: the sentences that tell what happened, chosen among the facts and the tops of the articles.

What an outlet puts first is the news.  Its opening sentence says so much at once that no other says all of it, so it is
seldom a fact of two origins; it is told with "1 origin" and with those beside it that say a part.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from briefgen.compare.stance import told_at_first
from briefgen.likeness.direction import nearness
from briefgen.model import Difference, Fact
from briefgen.model.comparison import Passage, Proposition, Verdict, Weighed
from briefgen.sections.facts.facts import MOST_PARTLY, bears_on, citation, with_ids
from briefgen.sections.facts.newsworth import Newsworthy
from briefgen.sections.facts.telling import points_back, readable, tells

BOTTOM_LINE = 3
"""So many lines at least, where there are so many."""
MOST = 5
"""So many lines at most: a fourth and a fifth where they are likely news."""
# The figures below are how many of the lines belong there and what part of the important claims they tell, of 33
# stories for which an editor wrote down the claims of a good bottom line, each told with weights fitted to the other
# 32, and of 16 sealed ones, which helped to choose among neighbours: 0.85, 0.36 and 0.87, 0.32 (30 November 2026;
# with the names, speakers and facts of later that day 0.82, 0.34 and 0.87, 0.32).
# What other origins say goes before what one alone says, unless that is likelier news by more than this: without it
# 0.78, 0.33 and 0.87, 0.36, at 0.1 0.82, 0.36 and 0.81, 0.35, at 0.3 0.84, 0.36 and 0.87, 0.32; of the first ten facts
# of seven stories 0.94 are marked there, without it 0.85.
CORROBORATED = 0.2
# A sentence may be a line where it stands in the first twelve of its article, or a fact cites it.  Without the above,
# of the first six: 0.76, 0.32 and 0.87, 0.36, and the main claim of one sealed story less.
EARLY = 12
# Without the above, from 0.75 on: 0.78, 0.33 and 0.84, 0.36; three lines and never more: 0.78, 0.31 and 0.87, 0.35.
LIKELY = 0.8
# Two lines nearer than this say the same at a glance.  Without the above, at 0.7: 0.78, 0.33 and 0.79, 0.35; at 0.6:
# 0.73, 0.31 and 0.83, 0.33.
REPEATED = 0.65
_Key = tuple[str, str]
# What says one clause of a long sentence says a part of the whole.
_SOME = {Verdict.SAYS, Verdict.PARTLY}


@dataclass(frozen=True, slots=True)
class LineCandidate:
    """A sentence that may be a line, with the fact that it tells, if it tells one."""

    news: Newsworthy
    fact: Fact | None

    @property
    def claim(self) -> Passage:
        """The sentence in its article."""
        return self.news.passage


def bottom_line(
    found: Sequence[Fact],
    weighed: Sequence[Weighed],
    news: Sequence[Newsworthy],
    differences: Sequence[Difference],
    old: Collection[_Key],
) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """The ids of the three to five facts that tell the story in one glance, and all facts with those that were added.

    A line is a fact, or a sentence from the top of an article.  First stands the likeliest to state what the story is
    about, then the others, likeliest first, facts before what one origin says.  None repeats another, and none is a
    sentence of ``old`` (article and id), which a later report has moved on from.
    """
    lines = candidates(found, weighed, news, old)
    quarrels = [{c.key for p in d.positions for c in p.citations} for d in differences]
    chosen: list[LineCandidate] = []
    told = {
        frozenset((w.view.claim.key, w.view.witness.key))
        for w in weighed
        if w.proposition.main and w.verdict is not Verdict.ANOTHER
    }
    for line in _likeliest_first(lines):
        if len(chosen) >= (MOST if line.news.some >= LIKELY else BOTTOM_LINE):
            break
        if not any(_again(line, one, quarrels, told) for one in chosen):
            chosen.append(line)
    added = {line.claim.key: _lead(line.claim, weighed, differences) for line in chosen if line.fact is None}
    retold = {
        fact.id: replace(fact, differences=tuple(d.id for d in differences if bears_on(d, fact.citations)))
        for fact in (line.fact for line in chosen)
        if fact is not None
    }
    whole = with_ids([*(retold.get(fact.id, fact) for fact in found), *added.values()])
    ids = dict(zip(added, (fact.id for fact in whole[len(found) :]), strict=True))
    return tuple(line.fact.id if line.fact else ids[line.claim.key] for line in chosen), whole


def _likeliest_first(lines: Sequence[LineCandidate]) -> list[LineCandidate]:
    """The likeliest to state the main claim, then the likeliest to state any, facts before others by their lead.

    The first says of what it tells; behind it "the fire" is that fire.
    """
    worth = {line.claim.key: line.news.some + (CORROBORATED if line.fact else 0.0) for line in lines}
    by_any = sorted(lines, key=lambda one: (-worth[one.claim.key], one.claim.key))
    first = min(lines, key=lambda one: (points_back(one.claim.sentence), -one.news.main, one.claim.key), default=None)
    return [one for one in (first,) if one] + [one for one in by_any if one is not first]


def _again(
    line: LineCandidate,
    other: LineCandidate,
    quarrels: Sequence[Collection[_Key]],
    told: Collection[frozenset[_Key]],
) -> bool:
    """Does a line tell, at least in part or otherwise, what another does in the first place, or stand beside it in a
    difference?"""
    one_fact = line.fact is not None and other.fact is not None and line.fact.id == other.fact.id
    quarrel = any(line.claim.key in disputed and other.claim.key in disputed for disputed in quarrels)
    near = float(nearness(line.news.direction, other.news.direction)[0, 0])
    return one_fact or quarrel or near >= REPEATED or frozenset((line.claim.key, other.claim.key)) in told


def candidates(
    found: Sequence[Fact],
    weighed: Sequence[Weighed],
    news: Sequence[Newsworthy],
    old: Collection[_Key],
) -> list[LineCandidate]:
    """What may be a line, in the order of ``news``, each with its fact; the arguments are those of `bottom_line`.

    A sentence whose main clause a fact tells is that fact, told in the sentence's words; so is one that tells a fact by
    another of its clauses: its sentence does not stand there twice.
    """
    main = {one.view.claim.key: one.proposition for one in weighed if one.proposition.main}
    cited = {c.key for fact in found for c in fact.citations}
    lines = []
    for one in news:
        key, sentence = one.passage.key, one.passage.sentence
        if key in old or key not in main or not (one.passage.rank < EARLY or key in cited):
            continue
        if readable(sentence) and tells(sentence) and not told_at_first(sentence.tokens, main[key].head):
            fact = _told_by(main[key], found) or next((f for f in found if f.citations[0].key == key), None)
            lines.append(LineCandidate(one, fact))
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
