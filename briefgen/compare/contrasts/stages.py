"""One article tells an earlier stage of a person's matter, another a later one.

"No arrests have been made" / "police arrested a man"; "the victim's name was not released" / "the victim was identified
as Ada Roe"; "in critical condition" / "has died"; "is charged" / "pleaded guilty".  Time explains them: the article
with the later stage must not be the older one, and an article that tells both stages takes no side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from briefgen.compare.contrasts.contrast import Contrast, Mention
from briefgen.compare.contrasts.persons import Known, Who, may_be_one
from briefgen.compare.contrasts.stage import Ladder, Stage
from briefgen.compare.contrasts.stage_words import names_in_death, stages_in
from briefgen.compare.ground import Ground
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, DifferenceKind, NameKind

RULE = "The articles tell two stages of one matter; the one comes before the other."
COURT_RULE = "The articles tell two stages of one person's case."
OUTCOME_RULE = "The articles tell two outcomes of one person's case."
# Further down an article tells other cases.
LEAD = 10
# So many sentences of an article stand for a stage.
MOST_TOLD = 2


def stages(ground: Ground) -> Iterator[Contrast]:
    """Pairs of an early and a late stage of one matter."""
    told = {a: [t for s in sentences for t in stages_in(ground, s)] for a, sentences in ground.told.items()}
    for a, b in permutations(told, 2):
        days = ground.days_between(a, b)
        if days is not None and days < 0:
            continue
        yield from _caught(ground, told[a], told[b], Ladder.HELD)
        yield from _caught(ground, told[a], told[b], Ladder.CHARGED)
        if days:  # on one day neither is known to be the later one
            yield from _identified(ground, a, told[a], b, told[b])
        yield from _died(ground, told[a], told[b])
        yield from _court(ground, told[a], told[b], days)
        yield from _claimed(ground, told[a], told[b])


def _of(told: Sequence[Stage], ladder: Ladder, *, late: bool) -> list[Stage]:
    return [t for t in told if t.ladder is ladder and t.late is late]


def _current(ground: Ground, told: Stage) -> bool:
    """Does the stage belong to the article's own news?  A name is its own further down."""
    rank = ground.rank[told.sentence.article, told.sentence.id]
    return rank < LEAD * (2 if told.who.known is Known.NAME else 1) and not told.older


def _caught(ground: Ground, early: Sequence[Stage], late: Sequence[Stage], ladder: Ladder) -> Iterator[Contrast]:
    """Nobody held or charged in the one, somebody in the other."""
    first = [t for t in _of(early, ladder, late=False) if not t.older]
    known = {Known.NAME, Known.DOER, Known.PERSON}
    ladders = (Ladder.HELD, Ladder.CHARGED) if ladder is Ladder.HELD else (Ladder.CHARGED,)
    then = [t for x in ladders for t in _of(late, x, late=True) if t.who.known in known and _current(ground, t)]
    already = [t for x in ladders for t in _of(early, x, late=True)]
    still = _of(late, ladder, late=False)
    first.sort(key=lambda t: t.who.known is not Known.NOBODY)
    for one in first[:MOST_TOLD]:
        if not any(_bears_on(one, t) for t in (*already, *still)):
            fitting = [t for t in then if may_be_one(one.who, t.who)]
            same = [t for t in fitting if t.who.key == one.who.key]
            for other in (same or fitting)[:MOST_TOLD]:
                yield _contrast(ground, ladder, one, other)


def _bears_on(one: Stage, other: Stage) -> bool:
    """May the other telling be of the same person?  Of a named one, only what names the same."""
    return one.who.known is not Known.NAME or one.who.key == other.who.key


def _contrast(ground: Ground, ladder: Ladder, one: Stage, other: Stage) -> Contrast:
    done = "arrested" if ladder is Ladder.HELD else "charged"
    who = next((t.who for t in (one, other) if t.who.known is Known.NAME), None)
    named = who is not None and one.who.known is Known.NAME
    whom = who.key if named and who is not None else "anybody"
    reasons = (
        f"“{_words(one)}” tells that nobody is {done} yet, “{_words(other)}” that somebody is."
        if not named
        else f"Both tell of {whom}.",
        f"The second is not the older one ({_days(ground, one, other)}).",
    )
    return Contrast(
        DifferenceKind.DETAIL,
        f"Has {whom} been {done}?",
        f"{done} {whom if named else ''}",
        RULE,
        _mention(one, "not " + done),
        _mention(other, done),
        reasons,
        staged=True,
    )


def _mention(told: Stage, value: str) -> Mention:
    spans = [(told.start, told.end)]
    if told.who.known is not Known.NOBODY and not (told.start <= told.who.start < told.end):
        spans.append((told.who.start, told.who.end))
    return Mention(told.sentence, tuple(spans), value)


def _words(told: Stage) -> str:
    return told.sentence.text[told.start : told.end]


def _days(ground: Ground, one: Stage, other: Stage) -> str:
    days = ground.days_between(one.sentence.article, other.sentence.article)
    return "a date is not known" if days is None else f"{days} days between them"


def _identified(ground: Ground, a: str, early: Sequence[Stage], b: str, late: Sequence[Stage]) -> Iterator[Contrast]:
    """A name kept back in the one, told in the other."""
    for one in _of(early, Ladder.NAMED, late=False):
        if one.older or _of(late, Ladder.NAMED, late=False):
            continue
        doer = one.who.known is Known.DOER
        known = {key for key, *_ in _names_of(ground, a, early, doer=doer)}
        given = _names_of(ground, b, late, doer=doer)
        many = _plural(ground, one)
        if known or not given or (not many and len({g[0] for g in given}) > 1):
            continue
        key = given[0][0]
        if _named_in(ground, a, key):
            continue
        whose = "those kept back" if one.who.key == "dead" and one.who.known is Known.VICTIM else _phrase(one)
        for _, sentence, start, end in [g for g in given if g[0] == key][:MOST_TOLD]:
            yield Contrast(
                DifferenceKind.DETAIL,
                f"Who {'are' if many else 'is'} {whose}?",
                f"named {'doer' if doer else 'victim'}",
                RULE,
                _mention(one, "not named"),
                Mention(sentence, ((start, end),), "named"),
                (f"“{_words(one)}” keeps it back; the other article names {key}, whom the first does not.",),
                staged=True,
            )
        return


def _plural(ground: Ground, told: Stage) -> bool:
    at = ground.clauses(told.sentence).head_of(told.who.start, told.who.end)
    return at is not None and (told.sentence.tokens[at].tag == "NNS" or told.who.key in {"deceased", "dead"})


def _phrase(told: Stage) -> str:
    if told.who.known is Known.PRONOUN or told.who.key == "one":
        return "the one who was hurt"
    text = re.sub(r"['’]s?$", "", told.sentence.text[told.who.start : told.who.end])
    lowered = text[0].lower() + text[1:]
    return lowered if lowered.split()[0] in {"the", "a", "an", "his", "her", "their"} else f"the {lowered}"


def _names_of(
    ground: Ground, article: str, told: Sequence[Stage], *, doer: bool
) -> list[tuple[str, AnnotatedSentence, int, int]]:
    """Whom an article names as held and charged, or as killed and hurt, in its own news."""
    ladders = {Ladder.HELD, Ladder.CHARGED} if doer else {Ladder.LIFE, Ladder.STRUCK}
    other = Known.VICTIM if doer else Known.DOER
    found = [
        (t.who.key, t.sentence, t.who.start, t.who.end)
        for t in told
        if t.who.known is Known.NAME
        and " " in t.who.key
        and _current(ground, t)
        and (
            (t.ladder in ladders and (t.late or not doer))
            or (t.ladder is Ladder.NAMED and t.late and t.outcome != other.value)
        )
    ]
    if not doer:
        for s in ground.told[article][:LEAD]:
            if not ground.older(s):
                found += [(ground.who(article, n), s, x, y) for n, x, y in names_in_death(s) if " " in n]
    return sorted(found, key=lambda f: ground.rank[article, f[1].id])


def _named_in(ground: Ground, article: str, key: str) -> bool:
    names = (n for s in ground.told[article] for n in s.names if n.kind is NameKind.PERSON)
    return any(ground.who(article, n.full) == key for n in names)


def _died(ground: Ground, early: Sequence[Stage], late: Sequence[Stage]) -> Iterator[Contrast]:
    """Hurt in the one, dead in the other: the same name, or the only one struck in both."""
    hurt = [t for t in _of(early, Ladder.LIFE, late=False) if _current(ground, t)]
    dead = [t for t in _of(late, Ladder.LIFE, late=True) if _current(ground, t)]
    dead += _deaths_named(ground, late)
    if not hurt or not dead or _of(early, Ladder.LIFE, late=True):
        return
    for one in hurt[:MOST_TOLD]:
        for other in [t for t in dead if _same_struck(ground, one, t)][:MOST_TOLD]:
            named = one.who.known is other.who.known is Known.NAME
            whom = one if one.who.known in {Known.NAME, Known.PERSON} else other
            name = whom.who.key if named else _phrase(whom)
            yield Contrast(
                DifferenceKind.DETAIL,
                f"Did {name} survive?",
                f"life {one.who.key if named else ''}",
                RULE,
                _mention(one, "hurt"),
                _mention(other, "dead"),
                (
                    f"Both tell of {name}."
                    if named
                    else "Each article tells of one person alone as hurt or dead; the first tells of no death.",
                ),
                staged=True,
            )


def _deaths_named(ground: Ground, late: Sequence[Stage]) -> list[Stage]:
    """ "The death of Ada Roe" tells that she is dead as well."""
    if not late:
        return []
    article = late[0].sentence.article
    return [
        Stage(s, Ladder.LIFE, True, Who(Known.NAME, ground.who(article, name), start, end), start, end)
        for s in ground.told[article][:LEAD]
        if not ground.older(s)
        for name, start, end in names_in_death(s)
    ]


def _same_struck(ground: Ground, one: Stage, other: Stage) -> bool:
    if one.who.known is other.who.known is Known.NAME:
        return one.who.key == other.who.key
    alone = all(_one_struck(ground, t.sentence.article) for t in (one, other))
    alone = alone and not _tells_of_death(ground, one.sentence.article)
    return alone and may_be_one(one.who, other.who)


def _tells_of_death(ground: Ground, article: str) -> bool:
    deadly = words("stages", "deadly")
    return any(t.lemma.lower() in deadly for s in ground.told[article] for t in s.tokens)


def _one_struck(ground: Ground, article: str) -> bool:
    """Does the article count nobody but one person among the dead and hurt?"""
    counts = [q for s in ground.told[article] for q in s.quantities if q.state in {"killed", "injured"}]
    return all(q.high <= 1 for q in counts)


def _claimed(ground: Ground, early: Sequence[Stage], late: Sequence[Stage]) -> Iterator[Contrast]:
    """Nobody has claimed the deed in the one, somebody in the other."""
    first, then = _of(early, Ladder.CLAIMED, late=False), _of(late, Ladder.CLAIMED, late=True)
    if not first or not then or _of(early, Ladder.CLAIMED, late=True) or _of(late, Ladder.CLAIMED, late=False):
        return
    for one in first[:MOST_TOLD]:
        for other in then[:MOST_TOLD]:
            yield Contrast(
                DifferenceKind.CONTRADICTION,
                "Has anybody claimed responsibility?",
                "claimed",
                RULE,
                _mention(one, "not claimed"),
                _mention(other, "claimed"),
                (f"“{_words(one)}” tells that nobody has, “{_words(other)}” that somebody has.",),
                staged=True,
            )


def _court(ground: Ground, early: Sequence[Stage], late: Sequence[Stage], days: int | None) -> Iterator[Contrast]:
    """One named person's case: charged, pleaded, convicted or cleared, sentenced."""
    for key in sorted({t.who.key for t in early if t.ladder is Ladder.COURT and t.who.known is Known.NAME}):
        mine, theirs = (_furthest(side, key) for side in (early, late))
        if not mine or not theirs or mine[0].outcome == theirs[0].outcome:
            continue
        later = theirs[0].rank > mine[0].rank
        opposite = theirs[0].rank == mine[0].rank
        if not (later or (opposite and days is not None)):
            continue
        for one in mine[:MOST_TOLD]:
            for other in theirs[:MOST_TOLD]:
                yield Contrast(
                    DifferenceKind.DETAIL if later else DifferenceKind.CONTRADICTION,
                    f"Where does the case against {key} stand?",
                    f"court {key}",
                    COURT_RULE if later or days else OUTCOME_RULE,
                    _mention(one, one.outcome),
                    _mention(other, other.outcome),
                    (f"Both tell of the case against {key}.",),
                    staged=later or bool(days),
                )


def _furthest(told: Sequence[Stage], key: str) -> list[Stage]:
    """The tellings of the furthest stage of somebody's case."""
    mine = [t for t in told if t.ladder is Ladder.COURT and t.late and t.who.key == key and not t.older]
    most = max((t.rank for t in mine), default=0)
    furthest = [t for t in mine if t.rank == most]
    return furthest if len({t.outcome for t in furthest}) == 1 else []
