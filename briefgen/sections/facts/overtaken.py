"""What a later report has moved on from: an old toll, a man sought who has been charged since, a plan carried out.

Each kind is a closed matter.  A sentence is only passed over for the bottom line and for telling a fact; whether there
is a difference worth showing is not asked here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefgen.compare.claim import core
from briefgen.compare.clashes import clashes_of
from briefgen.compare.clauses import clauses_of
from briefgen.compare.stages import stage_of_case
from briefgen.compare.stance import Mood, stance_in
from briefgen.lexicon.wordlists import words
from briefgen.model import Bound, Difference, NameKind, Reading
from briefgen.model.comparison import Clash, ClashKind, Passage, Proposition, Weighed
from briefgen.sections.facts.newsworth import OPENING

_Key = tuple[str, str]
# The stages of a case from which on nobody is sought for it.
_HELD = 1


def overtaken(
    weighed: Sequence[Weighed], differences: Sequence[Difference], days: Mapping[str, str | None]
) -> frozenset[_Key]:
    """The sentences that tell a state which an article of a later day has moved on from.

    ``days`` are those on which the articles were published, as ISO 8601.
    """
    return (
        _updated(differences, days) | _outrun(weighed, days) | _since_done(weighed, days) | _open_no_more(weighed, days)
    )


def _updated(differences: Sequence[Difference], days: Mapping[str, str | None]) -> frozenset[_Key]:
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
        own, theirs = _days(one, days)
        if max(claim.rank, other.rank) >= OPENING:
            continue
        numbers = [clash for clash in clashes_of(one) if clash.kind is ClashKind.NUMBER]
        risen = _risen(one)
        if not (numbers or risen):
            continue
        grown = {grows for clash in numbers if (grows := _grown(one, clash)) is not None} or (
            {True} if risen else set()
        )
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


def _risen(one: Weighed) -> bool:
    """ "At least 60 were killed" / "the toll rose to 85": the two agree, and the first is old."""
    view = one.view
    linked = {(view.claim.tokens[k.a].start, view.witness.tokens[k.b].start) for k in view.links}
    return any(
        mine.bound is Bound.AT_LEAST and mine.state == theirs.state != "" and theirs.low > mine.high
        for mine in view.claim.sentence.quantities
        for theirs in view.witness.sentence.quantities
        if any(mine.start <= a < mine.end and theirs.start <= b < theirs.end for a, b in linked)
    )


def _long_after(day: str, other: str) -> bool:
    """Does a day come more than one day after another?  The reports of one night bear two dates."""
    try:
        return (date.fromisoformat(day) - date.fromisoformat(other)).days > 1
    except ValueError:
        return False


def _since_done(weighed: Sequence[Weighed], days: Mapping[str, str | None]) -> frozenset[_Key]:
    """What was ahead, tried or only possible, and is told as done on a later day: "will meet" / "met"."""
    old: set[_Key] = set()
    for one in weighed:
        own, theirs = _days(one, days)
        if one.proposition.main and own and own < theirs:
            for clash in clashes_of(one):
                if clash.kind is ClashKind.STAGE and _done_since(one, clash):
                    old.add(one.view.claim.key)
    return frozenset(old)


def _done_since(one: Weighed, clash: Clash) -> bool:
    moods = []
    for passage, span in ((one.view.claim, clash.claim), (one.view.witness, clash.witness)):
        at = next((i for i, t in enumerate(passage.tokens) if t.start == span[0]), None)
        moods.append(None if at is None else stance_in(passage, at).mood)
    return moods[0] in {Mood.AHEAD, Mood.OPEN} and moods[1] is Mood.DONE


def _open_no_more(weighed: Sequence[Weighed], days: Mapping[str, str | None]) -> frozenset[_Key]:
    """ "Police are looking for a man" after he was charged, "two are missing" after they were found, "is in critical
    condition" after she died: the opening of a later day's article tells the end, which its own article does not."""
    ends: dict[str, set[str]] = defaultdict(set)
    for passage in {one.view.claim.key: one.view.claim for one in weighed}.values():
        if passage.rank < OPENING:
            ends[passage.article] |= set(_ends(passage))
    old: set[_Key] = set()
    for claim in {one.proposition.key: one.proposition for one in weighed if one.proposition.main}.values():
        article = claim.passage.article
        day = (days.get(article) or "")[:10]
        later = [told for other, told in ends.items() if day and (days.get(other) or "")[:10] > day]
        still = set(_open(claim)) - ends[article] if later else set()
        if any(still & told for told in later):
            old.add(claim.passage.key)
    return frozenset(old)


def _open(told: Proposition) -> Iterator[str]:
    """What a main clause leaves open, by the end that it may come to."""
    passage = told.passage
    lemmas = {i: passage.tokens[i].lemma.lower() for i in core(passage, told.head)}
    if any(stage_of_case(passage, i) == 0 for i in lemmas):
        yield "held"
    if passage.tokens[told.head].tag == "VBG" and lemmas.get(told.head) in words("stages", "under_way"):
        yield "held"
    if any(passage.tokens[i].text.lower() in words("stages", "missing") for i in lemmas):
        yield "found"
    if any(_is_grave(passage, i) for i in told.words):
        yield "died"


def _is_grave(passage: Passage, index: int) -> bool:
    """ "In critical condition", "life-threatening burns"; serious charges are no state of health."""
    token = passage.tokens[index]
    of = passage.tokens[token.head].lemma.lower()
    return token.lemma.lower() in words("stages", "grave") and of in words("stages", "ailing")


def _ends(passage: Passage) -> Iterator[str]:
    """To what end a sentence says that a matter has come."""
    dead = words("stages", "died") | words("stages", "dead")
    for i, token in enumerate(passage.tokens):
        lemma = token.lemma.lower()
        found = token.pos == "VERB" and lemma in words("stages", "recovered")
        held = (stage_of_case(passage, i) or 0) >= _HELD
        if not (held or found or lemma in dead):
            continue
        said = stance_in(passage, i)
        if said.denied or said.mood is not Mood.DONE:
            continue
        if held:
            yield "held"
        if found and _of_people(passage, i):
            yield "found"
        if lemma in dead:
            yield "died"


def _of_people(passage: Passage, verb: int) -> bool:
    """Is it people who were found, by a word for them or by name, and no bed or gun?"""
    clauses = clauses_of(passage)
    patient = clauses.patient(verb)
    found = [] if patient is None else [patient]
    found += [i for said in clauses.children(verb, "ccomp") for i in clauses.children(said, "nsubj")]  # "them alive"
    return any(
        clauses.lemma(i) in words("stages", "anybody") | words("stages", "victims")
        or any(n.kind is NameKind.PERSON and n.start <= passage.tokens[i].start < n.end for n in passage.sentence.names)
        for i in found
    )


def _days(one: Weighed, days: Mapping[str, str | None]) -> tuple[str, str]:
    """The days of the claim's article and of the witness's."""
    own, theirs = ((days.get(p.article) or "")[:10] for p in (one.view.claim, one.view.witness))
    return own, theirs
