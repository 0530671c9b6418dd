"""In what a proposition and its witness do not agree: no likeness of their words makes up for it.

Each kind of clash is a closed matter: two values in one place that exclude each other, a deed done and not done.
Whether there is a difference worth telling is not asked here, only whether one passage may stand as a witness of the
other: a doubt is enough.  How often each kind meets pairs that a reader found to say the same, and others, is printed
by ``eval/says.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from briefgen.compare.asked import asked_once
from briefgen.compare.claim import core
from briefgen.compare.clauses import clauses_of
from briefgen.compare.doers import clashing_doers, clashing_parties
from briefgen.compare.naming import clashing_names, clashing_owners
from briefgen.compare.opposites import clashing_deeds, clashing_opposites, exclude_each_other
from briefgen.compare.stages import stage_of_case
from briefgen.compare.stance import (
    Mood,
    negated_in,
    no_longer_held_in,
    only_asked_in,
    only_tried_in,
    stance_in,
    supposed_in,
)
from briefgen.compare.unsaid import (
    ONE_DEED,
    clashing_corrections,
    clashing_habits,
    clashing_silence,
    denied_by_a_noun,
)
from briefgen.lexicon.wordlists import words
from briefgen.model import Quantity, When
from briefgen.model.comparison import Clash, ClashKind, Link, Passage, Proposition, View, Weighed, is_content
from briefgen.values.instants import exclude, moments
from briefgen.values.quantity import differ

# Two clocks this near tell one hour: "around six" and "5:55".
MINUTES = 10
# "Up 3 per cent" and "up 3 percentage points" are two changes, however alike they are written.
POINTS = {"%", "percentage points"}
# Linked numerals below this likeness stand in no common place.
IN_ONE_PLACE = 0.5
_Value = TypeVar("_Value", When, Quantity)
_TOLD_BEFORE = frozenset({"that", "this", "it"})
_PAST = frozenset({"VBD", "VBN"})
_SAID_TO_BE = frozenset({"attr", "acomp", "oprd"})


def clashes_of(weighed: Weighed) -> tuple[Clash, ...]:
    """Everything in which what was weighed does not agree, kind by kind."""
    return clashes(weighed.view, weighed.proposition, weighed.there)


@asked_once
def clashes(view: View, proposition: Proposition, there: int | None = None) -> tuple[Clash, ...]:
    """Everything in which a proposition of the claim and the witness do not agree, kind by kind.

    ``there`` is the head of the witness's clause that says most of it, if one does.
    """
    found = tuple(clash for find in _KINDS for clash in find(view, proposition))
    if there is None:
        return found
    return (*found, *(clash for find in _OF_THE_CLAUSE for clash in find(view, proposition, there)))


def _days(view: View, proposition: Proposition) -> Iterator[Clash]:
    """ "On Friday" and "on Saturday" in one place; and a date in digits that may be two days agrees with none."""
    ours = [t for t in view.claim.sentence.times if proposition.has(t.start)]
    for one, other in _beside(view, ours, view.witness.sentence.times):
        if one.ambiguous or other.ambiguous or exclude(one.told, other.told):
            yield Clash(ClashKind.DAY, (one.start, one.end), (other.start, other.end))


def _days_of_deed(view: View, proposition: Proposition, there: int) -> Iterator[Clash]:
    """ "Robbed the bank in March" / "robbed it on Monday": all days of one deed exclude all days of the other."""
    if not _one_deed(view, proposition.head, there):
        return
    ours, theirs = _dated(view.claim, proposition.head), _dated(view.witness, there)
    if ours and theirs and all(exclude(a.told, b.told) for a in ours for b in theirs):
        yield Clash(ClashKind.DAY, (ours[0].start, ours[0].end), (theirs[0].start, theirs[0].end))


def _one_deed(view: View, verb: int, there: int) -> bool:
    return view.across.get(verb) == there or view.claim.tokens[verb].lemma == view.witness.tokens[there].lemma


def _dated(passage: Passage, verb: int) -> list[When]:
    """The days that hang on a verb."""
    clauses = clauses_of(passage)
    return [t for t in passage.sentence.times if t.value and clauses.verb_of_time(t.start, t.end) == verb]


def _hours(view: View, proposition: Proposition) -> Iterator[Clash]:
    """Hours of the day, none of one passage near one of the other; in two time zones they are moments."""
    ours, theirs = ([t for t in p.sentence.times if t.clock] for p in (view.claim, view.witness))
    ours = [t for t in ours if proposition.has(t.start)]
    if ours and theirs and all(_far_apart(a, b) for a in ours for b in theirs):
        yield Clash(ClashKind.HOUR, (ours[0].start, ours[0].end), (theirs[0].start, theirs[0].end))


def _far_apart(one: When, other: When) -> bool:
    """Are two times of day more than some minutes apart?  A clock is "21:56", and "21:56 CT" where a zone is told."""
    (a, *zone), (b, *other_zone) = ((time.clock or "0:0").split() for time in (one, other))
    if zone != other_zone:
        here, there = (moments(*time.told) for time in (one, other))
        return bool(here and there) and all(abs(x - y) > MINUTES for x in here for y in there)
    return abs(_minutes(a) - _minutes(b)) > MINUTES


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")[:2]
    return int(hour) * 60 + int(minute)


def _numbers(view: View, proposition: Proposition) -> Iterator[Clash]:
    """Quantities of one unit in one place, and bare numerals that are no quantity ("room 12")."""
    ours = [q for q in view.claim.sentence.quantities if proposition.has(q.start)]
    theirs = view.witness.sentence.quantities
    for one, other in _beside(view, ours, theirs):
        points = {one.unit, other.unit} == POINTS
        if points or (one.unit == other.unit and differ(one, other, running=True)):
            yield Clash(ClashKind.NUMBER, (one.start, one.end), (other.start, other.end))
    for link in view.links:
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        if (
            link.a not in proposition.inside
            or link.likeness < IN_ONE_PLACE
            or not (a.pos == b.pos == "NUM")
            or a.text.lower() == b.text.lower()
        ):
            continue
        if not (_read(view.claim, link.a) or _read(view.witness, link.b)):
            yield Clash(ClashKind.NUMBER, (a.start, a.end), (b.start, b.end))


@asked_once
def _read(passage: Passage, index: int) -> bool:
    """Is a numeral part of a quantity or a time, whose value is compared?"""
    start = passage.tokens[index].start
    spans = [(q.start, q.end) for q in passage.sentence.quantities]
    spans += [(t.start, t.end) for t in passage.sentence.times]
    return any(first <= start < end for first, end in spans)


def _polarity(view: View, proposition: Proposition) -> Iterator[Clash]:
    """A deed or a quality told here and denied there: "is safe" / "is not safe", "reached" / "failed to reach"."""
    for link in _stated(view, proposition):
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        denied = stance_in(view.claim, link.a).denied, stance_in(view.witness, link.b).denied
        if denied[0] != denied[1] and not exclude_each_other(a, b):
            yield _at(ClashKind.POLARITY, view, link)
    for link in view.links:  # "found guilty" / "found not guilty": the "not" is the quality's own
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        alike = a.pos == b.pos == "ADJ" and a.lemma == b.lemma and link.a in proposition.inside
        if alike and negated_in(view.claim, link.a) != negated_in(view.witness, link.b):
            yield _at(ClashKind.POLARITY, view, link)


@asked_once
def _stated(view: View, proposition: Proposition) -> Sequence[Link]:
    """The links of the predicate, of the verb it governs ("failed to reach"), and of what somebody is said to be."""
    main = _main_link(view, proposition)
    found = [] if main is None else [main]
    for link in view.links:
        if link.a not in proposition.inside or link == main:
            continue
        a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
        above = view.claim.tokens[a.head].head if a.dep == "pcomp" else a.head
        governed = a.dep in {"xcomp", "ccomp", "pcomp"} and above == proposition.head
        deeds = a.pos == b.pos == "VERB" and (governed or link.a == proposition.head)
        alike = a.lemma.lower() == b.lemma.lower() or link.likeness >= ONE_DEED
        if alike and (deeds or _qualities(view, link)):
            found.append(link)
    return found


def _stages(view: View, proposition: Proposition) -> Iterator[Clash]:
    """The predicate done here and ahead there, or on a condition there alone; or two stages of a case."""
    if link := _main_link(view, proposition):
        supposed = supposed_in(view.claim, link.a) != supposed_in(view.witness, link.b)
        if supposed or _done_and_ahead(view, link):
            yield _at(ClashKind.STAGE, view, link)
    for link in view.links:  # "plans to sign" / "signed"
        verbs = view.claim.tokens[link.a].pos == view.witness.tokens[link.b].pos == "VERB"
        inside = link.a in proposition.inside and link.a != proposition.head and link.likeness >= ONE_DEED
        if verbs and inside and _done_and_ahead(view, link):
            yield _at(ClashKind.STAGE, view, link)
    for link in _stated(view, proposition):
        asked = only_asked_in(view.claim, link.a) != only_asked_in(view.witness, link.b)
        if asked or _done_and_tried(view, link):  # "it fell" / "did not say whether it fell"
            yield _at(ClashKind.STAGE, view, link)
    ours = {stage: i for i in core(view.claim, proposition.head) if (stage := stage_of_case(view.claim, i)) is not None}
    theirs = _stages_told(view.witness) if ours else {}
    if ours and theirs and not ours.keys() & theirs.keys():
        yield _at(ClashKind.STAGE, view, Link(next(iter(ours.values())), next(iter(theirs.values())), 0.0))


def _done_and_ahead(view: View, link: Link) -> bool:
    """ "Will run" and "ran"; what "is running" is neither."""
    told = [(view.claim, link.a), (view.witness, link.b)]
    done = [p.tokens[i].tag in _PAST for p, i in told if stance_in(p, i).mood is Mood.DONE]
    return len(done) == 1 and all(done) and any(stance_in(p, i).mood is Mood.AHEAD for p, i in told)


@asked_once
def _stages_told(passage: Passage) -> Mapping[int, int]:
    """The stages of a case that a passage tells, each with the last word that tells it."""
    return {s: i for i in range(len(passage.tokens)) if (s := stage_of_case(passage, i)) is not None}


def _done_and_tried(view: View, link: Link) -> bool:
    """ "Climbed the wall" and "tried to climb the wall", "might climb it", "was first thought to have climbed it"."""
    told = [(view.claim, link.a), (view.witness, link.b)]
    done = [p.tokens[i].tag in _PAST and stance_in(p, i).mood is Mood.DONE for p, i in told]
    return len([d for d in done if d]) == 1 and any(only_tried_in(p, i) for p, i in told)


def _denials(view: View, proposition: Proposition) -> Iterator[Clash]:
    """One denies a charge that the other does not, or takes back what it has just told."""
    denied = proposition.main and view.claim.sentence.denies != view.witness.sentence.denies
    if denied or _taken_back(view.claim) != _taken_back(view.witness) or _given_up(view, proposition):
        yield Clash(ClashKind.DENIAL, (0, len(view.claim.text)), (0, len(view.witness.text)))


def _given_up(view: View, proposition: Proposition) -> bool:
    """ "A neighbour set it on fire" and "police had initially believed that a neighbour set it on fire"."""
    links = (k for k in view.links if k.a in proposition.inside and k.likeness >= ONE_DEED)
    return any(
        no_longer_held_in(view.claim, k.a) != no_longer_held_in(view.witness, k.b)
        for k in links
        if view.claim.tokens[k.a].pos == "VERB" or _qualities(view, k)
    )


def _qualities(view: View, link: Link) -> bool:
    """The "old" of "is four years old": is it what somebody is said to be, on both sides?"""
    return {view.claim.tokens[link.a].dep, view.witness.tokens[link.b].dep} <= _SAID_TO_BE


@asked_once
def _taken_back(passage: Passage) -> bool:
    """ "Police said that it could be arson, but later that this is not the case": is it untrue what they said?"""
    verbs = (at for at, token in enumerate(passage.tokens) if token.lemma.lower() == "be")
    return any(
        passage.tokens[i].text.lower() in _TOLD_BEFORE and _is_untrue(passage, at)
        for at in verbs
        for i in passage.tree.children(at, "nsubj")
    )


def _is_untrue(passage: Passage, at: int) -> bool:
    said = {passage.tokens[i].lemma.lower() for i in passage.tree.children(at, "attr", "acomp", "advmod")}
    denied = stance_in(passage, at).denied
    return bool(said & words("stances", "untrue" if not denied else "holds"))


def _questions(view: View, proposition: Proposition) -> Iterator[Clash]:
    """A question answers nothing."""
    if view.witness.text.rstrip("”’\"' )").endswith("?"):
        yield Clash(ClashKind.QUESTION, proposition.spans[0], (0, len(view.witness.text)))


def _main_link(view: View, proposition: Proposition) -> Link | None:
    """The link of the proposition's predicate, where it leads to a word that may be one."""
    predicate = proposition.head
    link = next((k for k in view.links if k.a == predicate), None)
    if link is None or view.claim.tokens[predicate].pos not in {"VERB", "ADJ"}:
        return None
    there = view.witness.tokens[link.b]
    return link if is_content(there) and there.pos in {"VERB", "ADJ", "NOUN"} else None


def _at(kind: ClashKind, view: View, link: Link) -> Clash:
    a, b = view.claim.tokens[link.a], view.witness.tokens[link.b]
    return Clash(kind, (a.start, a.end), (b.start, b.end))


def _beside(view: View, ours: Sequence[_Value], theirs: Sequence[_Value]) -> Iterator[tuple[_Value, _Value]]:
    """Values of both passages of which a word of one is linked to a word of the other."""
    for one in ours:
        linked = {view.across.get(i) for i, t in enumerate(view.claim.tokens) if one.start <= t.start < one.end}
        for other in theirs:
            if any(i in linked for i, t in enumerate(view.witness.tokens) if other.start <= t.start < other.end):
                yield one, other


_KINDS: tuple[Callable[[View, Proposition], Iterator[Clash]], ...] = (
    _days,
    _hours,
    _numbers,
    clashing_names,
    clashing_owners,
    _polarity,
    clashing_opposites,
    denied_by_a_noun,
    clashing_silence,
    clashing_corrections,
    clashing_parties,
    _denials,
    _questions,
    _stages,
)
_OF_THE_CLAUSE: tuple[Callable[[View, Proposition, int], Iterator[Clash]], ...] = (
    _days_of_deed,
    clashing_doers,
    clashing_deeds,
    clashing_habits,
)
