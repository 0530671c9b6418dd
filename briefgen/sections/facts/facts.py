"""Key facts: claims that other articles say too, each told by a sentence of its own, ranked by who stands behind them.

A fact is a claim with its witnesses: sentences of other articles that *say* it (``compare/weigh.py``), with values that
agree.  What says only a part of it is listed apart and counts for nothing; what says it otherwise is no witness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.gather.origins import Origins
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Citation, Difference, Fact, short_hash
from briefgen.model.comparison import Passage, Verdict, Weighed
from briefgen.sections.facts.roots import root

MOST_FACTS = 40
MOST_PARTLY = 4
MOST_DETAILS = 3
# One sentence says few things: it stands as a witness of so many facts at most.
MOST_OF_ONE = 2
# A claim that shares this part of its sentences with a chosen fact tells the same fact in other words.  On natural
# pairs (SAYS at 0.6) 0.71 of the links say the claim and 0.52 of what says it is found; at 0.5 it is 0.72 and 0.48;
# 0.67 is as 0.8 (30 November 2026).
SAME_FACT = 0.8
# A sentence longer than this is no fact to be read at a glance.
READABLE_WORDS = 45
# A shorter sentence leans on its neighbours ("Dunmark has denied the charge.").
FEWEST_WORDS = 8
_Key = tuple[str, str]
_FIRST_PERSON = {"i", "we", "me", "us", "my", "our"}


@dataclass(frozen=True, slots=True)
class _FactCandidate:
    """A claim and what says it, the surest of each article, and what says a part of it."""

    claim: Passage
    witnesses: tuple[Weighed, ...]
    partly: tuple[Weighed, ...]
    origins: int

    @property
    def sentences(self) -> tuple[_Key, ...]:
        return (self.claim.key, *(w.view.witness.key for w in self.witnesses))

    @property
    def heft(self) -> float:
        """How much it says: how sure its witnesses are, each by how early its article tells it."""
        told = ((1.0, self.claim.rank), *((w.surety, w.view.witness.rank) for w in self.witnesses))
        return sum(surety / (1.0 + rank / 6.0) for surety, rank in told)


def facts(weighed: Sequence[Weighed], origins: Origins, differences: Sequence[Difference] = ()) -> tuple[Fact, ...]:
    """At most 40 facts, best first: more independent origins before fewer, then the weightier claim.

    Two sentences that a difference sets apart say nothing of each other.  A claim that mostly repeats a chosen fact
    becomes a detail of it; a fact is linked to the differences that its sentences stand in.
    """
    apart = _set_apart(differences)
    agreed = [w for w in weighed if frozenset((w.view.claim.key, w.view.witness.key)) not in apart]
    against = apart | _clashing(weighed)
    by_claim: dict[_Key, list[Weighed]] = {}
    for one in agreed:
        by_claim.setdefault(one.view.claim.key, []).append(one)
    found = (
        _candidate(theirs, against, origins) for theirs in by_claim.values() if tells(theirs[0].view.claim.sentence)
    )
    ranked = sorted((c for c in found if c.witnesses), key=_rank)
    chosen: list[_FactCandidate] = []
    details: dict[int, list[Citation]] = {}
    used: Counter[_Key] = Counter()
    for candidate in ranked:
        twin = next((i for i, c in enumerate(chosen) if _same_fact(c, candidate)), None)
        if twin is not None:
            details.setdefault(twin, []).append(citation(candidate.claim.sentence))
        elif len(chosen) < MOST_FACTS and (kept := _with_fresh(candidate, used, origins)):
            chosen.append(kept)
            used.update(kept.sentences)
    told = [_fact(c, details.get(i, ()), differences) for i, c in enumerate(sorted(chosen, key=_rank))]
    return with_ids(told)


def _set_apart(differences: Sequence[Difference]) -> frozenset[frozenset[_Key]]:
    """The pairs of sentences that stand on two sides of a difference."""
    sides = [[[(c.article, c.sentence) for c in p.citations] for p in d.positions] for d in differences]
    return frozenset(
        frozenset((a, b))
        for positions in sides
        for i, one in enumerate(positions)
        for other in positions[i + 1 :]
        for a in one
        for b in other
    )


def _clashing(weighed: Sequence[Weighed]) -> frozenset[frozenset[_Key]]:
    """The pairs of sentences that clash: they stand behind no common claim."""
    return frozenset(frozenset((w.view.claim.key, w.view.witness.key)) for w in weighed if w.clashes)


def tells(sentence: AnnotatedSentence) -> bool:
    """May a sentence tell a fact?  A question, and somebody's own words without quotation marks, are no report."""
    if sentence.text.rstrip("”’\"' )").endswith("?"):
        return False
    spoken = [(q.start, q.end) for q in sentence.quotations]
    return not any(
        t.text.lower() in _FIRST_PERSON and not any(a <= t.start < b for a, b in spoken) for t in sentence.tokens
    )


def _candidate(theirs: Sequence[Weighed], against: frozenset[frozenset[_Key]], origins: Origins) -> _FactCandidate:
    """A claim with its surest witness in each article, none of which speaks against a surer one."""
    claim = theirs[0].view.claim
    ordered = sorted(theirs, key=lambda w: (-w.surety, w.view.witness.rank, w.view.witness.key))
    witnesses: dict[str, Weighed] = {}
    for one in ordered:
        there = one.view.witness
        agrees = all(frozenset((there.key, w.view.witness.key)) not in against for w in witnesses.values())
        if one.verdict is Verdict.SAYS and there.article not in witnesses and agrees and tells(there.sentence):
            witnesses[there.article] = one
    partly: dict[str, Weighed] = {}
    for one in ordered:
        if one.verdict is Verdict.PARTLY and one.view.witness.article not in witnesses:
            partly.setdefault(one.view.witness.article, one)
    kept = tuple(witnesses.values())
    return _FactCandidate(claim, kept, tuple(partly.values()), _count(claim, kept, origins))


def _count(claim: Passage, witnesses: Sequence[Weighed], origins: Origins) -> int:
    return origins.count([citation(p.sentence) for p in (claim, *(w.view.witness for w in witnesses))])


def _rank(candidate: _FactCandidate) -> tuple[float, bool, float, _Key]:
    return -candidate.origins, not readable(candidate.claim.sentence), -candidate.heft, candidate.claim.key


def readable(sentence: AnnotatedSentence) -> bool:
    """Is a sentence understood by itself, short, and no mere quotation?"""
    short = FEWEST_WORDS <= len(sentence.text.split()) <= READABLE_WORDS
    return short and stands_alone(sentence) and not mostly_quoted(sentence)


def _same_fact(chosen: _FactCandidate, other: _FactCandidate) -> bool:
    """Does a claim say what a chosen fact says, or lean on the same sentences?"""
    if other.claim.key in chosen.sentences:
        return True
    return len(set(chosen.sentences) & set(other.sentences)) >= SAME_FACT * len(other.sentences)


def _with_fresh(candidate: _FactCandidate, used: Counter[_Key], origins: Origins) -> _FactCandidate | None:
    """The candidate without the witnesses that stand in enough facts already; None where none is left."""
    fresh = tuple(w for w in candidate.witnesses if used[w.view.witness.key] < MOST_OF_ONE)
    if not fresh:
        return None
    return replace(candidate, witnesses=fresh, origins=_count(candidate.claim, fresh, origins))


def _fact(candidate: _FactCandidate, details: Sequence[Citation], differences: Sequence[Difference]) -> Fact:
    sentences = [candidate.claim.sentence, *(w.view.witness.sentence for w in candidate.witnesses)]
    citations = tuple(citation(s) for s in sentences)
    cited = {(c.article, c.sentence) for c in citations}
    extra = {(d.article, d.sentence): d for d in details if (d.article, d.sentence) not in cited}
    return Fact(
        id="",
        text=citations[0].text,
        articles=len({c.article for c in citations}),
        origins=candidate.origins,
        root=root(sentences),
        details=tuple(extra.values())[:MOST_DETAILS],
        citations=citations,
        partly=tuple(citation(w.view.witness.sentence) for w in candidate.partly)[:MOST_PARTLY],
        differences=tuple(d.id for d in differences if _stands_in(cited, d)),
    )


def _stands_in(cited: set[_Key], difference: Difference) -> bool:
    return any((c.article, c.sentence) in cited for p in difference.positions for c in p.citations)


def mostly_quoted(sentence: AnnotatedSentence) -> bool:
    """Is more than half of the sentence somebody's words?"""
    return sum(q.end - q.start for q in sentence.quotations) > len(sentence.text) / 2


def citation(sentence: AnnotatedSentence, *marks: tuple[int, int]) -> Citation:
    """The citation of a sentence, with the spans of it that are to be marked."""
    return Citation(sentence.article, sentence.id, sentence.text, tuple(marks))


def stands_alone(sentence: AnnotatedSentence) -> bool:
    """Can a reader who sees only this sentence understand it?  "He said so on Tuesday" needs its neighbours."""
    first = next((t for t in sentence.tokens if t.text.isalnum()), None)
    if first is None or (first.pos == "PRON" and first.text.lower() not in {"no", "nobody", "none"}):
        return False
    opening = " ".join(t.text.lower() for t in sentence.tokens if t.text.isalnum())
    return not opening.startswith(tuple(f"{phrase} " for phrase in words("dangling")))


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
