"""Key facts: claims that other articles say too, each told by a sentence of its own, ranked by who stands behind them.

A fact is what one clause states, with its witnesses: sentences of other articles that *say* it
(``compare/weigh.py``), with values that agree.  What says only a part of it is listed apart and counts for nothing;
what says it otherwise is no witness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefgen.compare.clashes import clashes_of
from briefgen.compare.propositions import clause_heads, propositions
from briefgen.compare.weigh import SAYS
from briefgen.gather.origins import Origins
from briefgen.model import AnnotatedSentence, Citation, Difference, Fact, short_hash
from briefgen.model.comparison import ClashKind, Proposition, Verdict, Weighed
from briefgen.sections.facts.roots import root
from briefgen.sections.facts.telling import is_of_somebody, leans, may_tell, stands_alone, tells, testifies

MOST_FACTS = 40
MOST_PARTLY = 4
MOST_DETAILS = 3
# One sentence says few things: it stands as a witness of so many facts at most.
MOST_OF_ONE = 2
# A clause that has this part of its sentence's letters is told by the whole sentence.
WHOLE = 0.9
_Key = tuple[str, str]
_Clause = tuple[str, str, int]
_PLAIN = {ClashKind.POLARITY, ClashKind.OPPOSITE, ClashKind.ROLE, ClashKind.DENIAL}
_Against = Mapping[tuple[_Clause, _Key], Weighed]
"""What was weighed of a clause and a sentence, to be asked for what speaks against it."""
_SAID = {Verdict.SAYS, Verdict.PARTLY}


@dataclass(frozen=True)
class _FactCandidate:
    """A proposition and what says it, the surest of each article, and what says a part of it."""

    claim: Proposition
    share: float
    witnesses: tuple[Weighed, ...]
    partly: tuple[Weighed, ...]
    origins: int
    beside: tuple[_FactCandidate, ...] = ()
    """What other clauses of its sentences state, which the same sentences say."""

    @property
    def sentences(self) -> tuple[_Key, ...]:
        return (self.claim.passage.key, *(w.view.witness.key for w in self.witnesses))

    @property
    def nameless(self) -> bool:
        """Is it about a "he" of whom none of its sentences says who he is?  Two articles may speak of two."""
        told = (self.claim.passage, *(w.view.witness for w in self.witnesses))
        return is_of_somebody(self.claim) and all(leans(p.sentence) for p in told)

    @cached_property  # each later claim is held against it
    def clauses(self) -> frozenset[_Clause]:
        """Where it is told: its own clause, and that of each witness which says most of it."""
        there = ((*w.view.witness.key, w.there) for w in self.witnesses if w.there is not None)
        return frozenset((self.claim.key, *there)).union(*(other.clauses for other in self.beside))

    @property
    def heft(self) -> float:
        """How much it says: how sure its witnesses are, each by how early its article tells it.

        A sentence that tells other things beside it says less of it.
        """
        told = ((1.0, self.claim.passage.rank), *((w.surety, w.view.witness.rank) for w in self.witnesses))
        return self.share * sum(surety / (1.0 + rank / 6.0) for surety, rank in told)


def facts(
    weighed: Sequence[Weighed],
    origins: Origins,
    differences: Sequence[Difference] = (),
    old: Collection[tuple[str, str]] = (),
) -> tuple[Fact, ...]:
    """At most 40 facts, best first: more independent origins before fewer, then the weightier claim.

    A fact is what one clause of a sentence states; the words that say it are marked in each citation, unless the whole
    sentence does.  Two clauses that a difference sets apart say nothing of each other.  A claim that is told by a
    clause of a chosen fact is the same fact, and a sentence that tells it too becomes a detail of it.  A sentence of
    ``old`` (article and id), which a later report has moved on from, tells a fact only where no other can without the
    loss of an origin.
    """
    against = {(w.proposition.key, w.view.witness.key): w for w in weighed}
    weighed = _without_contradictors(weighed)
    near = frozenset(
        ((w.proposition.key, (*w.view.witness.key, w.there)))
        for w in weighed
        if w.verdict in _SAID and w.there is not None
    )
    witnesses: dict[_Clause, set[_Key]] = {}
    for clause, (article, sentence, _) in near:
        witnesses.setdefault(clause, set()).add((article, sentence))
    by_claim: dict[_Clause, list[Weighed]] = {}
    for one in weighed:
        by_claim.setdefault(one.proposition.key, []).append(one)
    found = (_candidate(theirs, against, origins) for theirs in by_claim.values() if may_tell(theirs[0].proposition))
    ranked = sorted((c for c in found if c.witnesses and not c.nameless), key=_rank)
    chosen: list[_FactCandidate] = []
    details: dict[int, list[Citation]] = {}
    used: Counter[_Key] = Counter()
    for candidate in ranked:
        twin = next((i for i, c in enumerate(chosen) if _same_fact(c, candidate, near)), None)
        if twin is not None and set(candidate.sentences) <= set(chosen[twin].sentences):
            chosen[twin] = replace(chosen[twin], beside=(*chosen[twin].beside, candidate))
        elif twin is not None:
            details.setdefault(twin, []).append(citation(candidate.claim.passage.sentence))
        elif len(chosen) < MOST_FACTS and (kept := _with_fresh(candidate, used, origins)):
            chosen.append(kept)
            used.update(kept.sentences)
    in_order = sorted(enumerate(chosen), key=lambda one: _rank(one[1]))
    told: list[Fact] = []
    for i, candidate in in_order:
        tellers = {f.citations[0].key for f in told}
        told.append(_fact(candidate, details.get(i, ()), differences, origins, (tellers, old), witnesses))
    return with_ids(sorted((fact for fact in told if len(fact.citations) > 1), key=lambda fact: -fact.origins))


def _without_contradictors(weighed: Sequence[Weighed]) -> Sequence[Weighed]:
    """Whoever says one clause of a sentence and tells another of its clauses otherwise is no witness of it: the reader
    sees the whole sentence."""
    against = {
        (w.view.claim.key, w.view.witness.key)
        for w in weighed
        if w.verdict is Verdict.OTHERWISE and (w.surety >= SAYS or any(c.kind in _PLAIN for c in clashes_of(w)))
    }
    return [
        w for w in weighed if w.verdict is not Verdict.SAYS or (w.view.claim.key, w.view.witness.key) not in against
    ]


def _candidate(theirs: Sequence[Weighed], against: _Against, origins: Origins) -> _FactCandidate:
    """A claim with its surest witness in each article, none of which speaks against a surer one."""
    claim, view = theirs[0].proposition, theirs[0].view
    ordered = sorted(theirs, key=lambda w: (-w.surety, w.view.witness.rank, w.view.witness.key))
    witnesses: dict[str, Weighed] = {}
    for one in ordered:
        there = one.view.witness
        if one.verdict is not Verdict.SAYS or there.article in witnesses or not testifies(there.sentence):
            continue
        if _gainsays(one, against):
            continue
        if not any(_clash(a, b, against) for w in witnesses.values() for a, b in ((one, w), (w, one))):
            witnesses[there.article] = one
    partly: dict[str, Weighed] = {}
    for one in ordered:
        if one.verdict is Verdict.PARTLY and one.view.witness.article not in witnesses:
            partly.setdefault(one.view.witness.article, one)
    kept = tuple(witnesses.values())
    share = sum(view.weights[i] for i in claim.words)
    return _FactCandidate(claim, share, kept, tuple(partly.values()), _count(claim, kept, origins))


def _gainsays(one: Weighed, against: _Against) -> bool:
    """Does what a witness says speak against words of the claim, if not the claim against it?"""
    if one.there is None:
        return False
    clause = *one.view.witness.key, one.there
    back = against.get((clause, one.view.claim.key))
    return back is not None and any(one.proposition.has(clash.witness[0]) for clash in clashes_of(back))


def _clash(one: Weighed, other: Weighed, against: _Against) -> bool:
    """Does the clause of one witness clash with the other witness?"""
    if one.there is None:
        return False
    held = against.get(((*one.view.witness.key, one.there), other.view.witness.key))
    return held is not None and bool(clashes_of(held))


def _count(claim: Proposition, witnesses: Sequence[Weighed], origins: Origins) -> int:
    return origins.count([citation(p.sentence) for p in (claim.passage, *(w.view.witness for w in witnesses))])


def _rank(candidate: _FactCandidate) -> tuple[int, bool, float, _Clause]:
    alone = stands_alone(candidate.claim.passage.sentence)
    return -candidate.origins, not alone, -candidate.heft, candidate.claim.key


def _same_fact(chosen: _FactCandidate, other: _FactCandidate, near: frozenset[tuple[_Clause, _Clause]]) -> bool:
    """Is a claim told by a clause of a chosen fact, or near to it, or told by the same sentences?"""
    told = chosen.clauses
    if other.claim.key in told or set(other.sentences) <= set(chosen.sentences):
        return True
    return any((other.claim.key, clause) in near or (clause, other.claim.key) in near for clause in told)


def _with_fresh(candidate: _FactCandidate, used: Counter[_Key], origins: Origins) -> _FactCandidate | None:
    """The candidate without the witnesses that stand in enough facts already; None where none is left."""
    fresh = tuple(w for w in candidate.witnesses if used[w.view.witness.key] < MOST_OF_ONE)
    if not fresh or used[candidate.claim.passage.key] >= MOST_OF_ONE:
        return None
    return replace(candidate, witnesses=fresh, origins=_count(candidate.claim, fresh, origins))


def _fact(
    candidate: _FactCandidate,
    details: Sequence[Citation],
    differences: Sequence[Difference],
    origins: Origins,
    last: tuple[Collection[_Key], Collection[_Key]],
    witnesses: Mapping[_Clause, Collection[_Key]],
) -> Fact:
    """The fact, told by the first of its sentences that stands alone and, where there is one, tells no other fact.

    ``last`` are the sentences that tell other facts, and those that a later report has moved on from; ``witnesses``
    which sentences say at least a part of a clause.
    """
    sentences = [candidate.claim.passage.sentence, *(w.view.witness.sentence for w in candidate.witnesses)]
    agreed = _cited(candidate, sentences, differences)
    alone = {s.key for s in sentences if stands_alone(s) and tells(s)}
    able = [c for c in agreed if c.key in alone] or agreed
    first = next((c for c in able if c.key not in last[0]), able[0])
    ways = [(t, *(c for c in agreed if c != t and _holds(c, t, candidate, witnesses))) for t in (first, *able)]
    newer = (w for w in ways if w[0].key not in last[1] and origins.count(w) >= origins.count(ways[0]))
    citations = next(newer, ways[0])
    cited = {c.key for c in citations}
    extra = {d.key: d for d in details if d.key not in cited}
    return Fact(
        id="",
        text=citations[0].text,
        articles=len({c.article for c in citations}),
        origins=origins.count(citations),
        root=root([s for s in sentences if s.key in cited]),
        details=tuple(extra.values())[:MOST_DETAILS],
        citations=citations,
        partly=tuple(citation(w.view.witness.sentence) for w in candidate.partly)[:MOST_PARTLY],
        differences=tuple(d.id for d in differences if bears_on(d, citations)),
    )


def _cited(
    candidate: _FactCandidate, sentences: Sequence[AnnotatedSentence], differences: Sequence[Difference]
) -> tuple[Citation, ...]:
    """The sentences with the words that tell the fact, and what all of them say beside it.

    Where a difference sets apart what they say beside it, the fact is what is left: of "a van rolled down the steps,
    and 60 people were hurt" the first.
    """
    beside = [b for b in candidate.beside if set(candidate.sentences) <= set(b.sentences)]
    agreed: tuple[Citation, ...] = ()
    for claims in ([candidate, *beside], *([one] for one in (candidate, *beside) if beside)):
        told = _told(claims)
        if len(agreed) < 2 and all(s.key in told for s in sentences):
            found = _agreeing([citation(s, *_marks(s, told[s.key])) for s in sentences], differences)
            agreed = max(agreed, found, key=len)
    return agreed


def _holds(
    cited: Citation, teller: Citation, candidate: _FactCandidate, witnesses: Mapping[_Clause, Collection[_Key]]
) -> bool:
    """Does a sentence still say something of the fact where a witness tells it, or no part of that clause?"""
    clause = next((w.there for w in candidate.witnesses if w.view.witness.key == teller.key), None)
    return clause is None or cited.key in witnesses.get((*teller.key, clause), ())


def _agreeing(citations: Sequence[Citation], differences: Sequence[Difference]) -> tuple[Citation, ...]:
    """The citations without those that a difference sets apart from one before them."""
    kept: list[Citation] = []
    for one in citations:
        here = [(d, side) for d in differences if (side := _side(one, d)) is not None]
        if all(_side(other, d) in {None, side} for d, side in here for other in kept):
            kept.append(one)
    return tuple(kept)


def bears_on(difference: Difference, citations: Sequence[Citation]) -> bool:
    """Does a difference set apart what is cited, or any words of the sentence that a reader sees, the first one?"""
    first = replace(citations[0], marks=())
    return any(_side(cited, difference) is not None for cited in (first, *citations))


def _side(cited: Citation, difference: Difference) -> int | None:
    """The number of the position that a citation stands in, None where in none."""
    return next((n for n, p in enumerate(difference.positions) if any(cited.meets(c) for c in p.citations)), None)


def _told(candidates: Sequence[_FactCandidate]) -> Mapping[_Key, set[tuple[int, int]]]:
    """The spans of each sentence that tell the claims; none of one of which it is not known."""
    found: dict[_Key, set[tuple[int, int]]] = {}
    for one in candidates:
        found.setdefault(one.claim.passage.key, set()).update(one.claim.spans)
        for witness in one.witnesses:
            found.setdefault(witness.view.witness.key, set()).update(_said(witness))
    return found


def _said(witness: Weighed) -> set[tuple[int, int]]:
    """The spans of the clauses in which a witness says it: the one with most of its words, and each with its deed."""
    passage = witness.view.witness
    heads, inside = clause_heads(passage), witness.proposition.inside
    deeds = {heads[k.b] for k in witness.view.links if k.a in inside and passage.tokens[k.b].pos == "VERB"}
    return {span for p in propositions(passage) if p.head in {witness.there, *deeds} for span in p.spans}


def _marks(sentence: AnnotatedSentence, told: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans that tell it, in order; none where that is the whole sentence, but for a few words."""
    marked = {i for start, end in told for i in range(start, end)}
    letters = sum(sentence.text[i].isalnum() for i in marked)
    if letters >= WHOLE * sum(c.isalnum() for c in sentence.text):
        return ()
    edges = sorted(i for i in marked if i - 1 not in marked)
    return tuple((i, next(k for k in range(i, len(sentence.text) + 1) if k not in marked)) for i in edges)


def citation(sentence: AnnotatedSentence, *marks: tuple[int, int]) -> Citation:
    """The citation of a sentence, with the spans of it that are to be marked."""
    return Citation(sentence.article, sentence.id, sentence.text, tuple(marks))


def with_ids(found: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each fact with the hash of its earliest citation for an id, or of as many as tell it from a better fact."""
    taken: dict[str, Fact] = {}
    for fact in found:
        cited = sorted((c.article, c.sentence) for c in fact.citations)
        ids = (f"f-{short_hash(*(part for pair in cited[:n] for part in pair))}" for n in range(1, len(cited) + 1))
        free = (
            next((i for i in ids if i not in taken), None) or f"f-{short_hash(fact.text, str(cited), str(len(taken)))}"
        )
        taken[free] = replace(fact, id=free)
    return tuple(taken.values())
