"""Key facts: groups of claims chosen, told by their best sentence, and ranked by who stands behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.compare.groups import Group, Member
from briefgen.gather.origins import count_origins
from briefgen.lexicon.wordlists import words
from briefgen.likeness.measures import term_weights
from briefgen.likeness.terms import similarity, terms_of
from briefgen.model import AnnotatedSentence, Citation, Claim, Fact, Origin, short_hash
from briefgen.sections.facts.roots import root

MOST_FACTS = 40
MOST_DETAILS = 3
# A group that shares this part of its sentences with a chosen fact tells the same fact in other words.
SAME_FACT = 0.6
# ... and so does one whose middle claim is this much like a claim of the chosen one.
SAME_TELLING = 0.5
# A member this like the middle, sharing three terms, corroborates it for the order of the list; others are shown.  On
# seven real stories, each with weights of likeness fitted to the other six, this order puts 0.91 true facts among the
# first ten, and 0.73 of the weight of all facts among the first fifteen; with every member alike it was 0.67 of ten.
FIRM = 0.55
FIRM_SHARED = 3
# A group is a fact at all when another article tells the middle this surely.  The list is then 0.77 true; at 0.3 it is
# 0.73 with 0.01 more of the facts, at 0.4 0.80 with 0.04 fewer.
SURE = 0.35
# A sentence longer than this is no fact to be read at a glance.
READABLE_WORDS = 45
BOTTOM_LINE = 3
# The bottom line is taken from so many facts.  Anything from 5 to 8 gives a line of the same weight on nine stories,
# 2.8 of 3 by the annotators' weights; the first three facts as they are listed give 2.7.
BEST = 6
# An article opens with so many sentences.
OPENING = 3
# A shorter sentence leans on its neighbours ("Dunmark has denied the charge.").
FEWEST_WORDS = 8
# Two facts nearer than this say the same at a glance.
REPEATED = 0.25


@dataclass(frozen=True, slots=True)
class _Candidate:
    group: Group
    firm: int
    weight: float

    @property
    def sentences(self) -> frozenset[tuple[str, str]]:
        return frozenset((m.claim.article, m.claim.sentence.sentence.id) for m in self.group.members)


def facts(groups: Sequence[Group], claims: Sequence[Claim], origins: Sequence[Origin]) -> tuple[Fact, ...]:
    """At most 40 facts, best first: more independent origins before fewer, then the heavier claim.

    A group that mostly repeats a chosen fact becomes a detail of it.
    """
    weight = term_weights(claims)
    ranked = sorted((_candidate(g, origins) for g in groups if _sure(g)), key=_rank)
    chosen: list[_Candidate] = []
    details: dict[int, list[Citation]] = {}
    for candidate in ranked:
        twin = next((i for i, c in enumerate(chosen) if _same_fact(c, candidate, weight)), None)
        if twin is not None:
            details.setdefault(twin, []).append(citation(candidate.group.middle.sentence))
        elif len(chosen) < MOST_FACTS:
            chosen.append(candidate)
    return _with_ids(_told_once(chosen, details, origins, weight))


def bottom_line(found: Sequence[Fact], claims: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the two or three facts that tell the story in one glance.

    Of the best facts, those of most origins, and among these those that most articles open with; each by more than one
    origin, and none that repeats another.  What most articles open with is told first: that is the event.
    """
    weight = term_weights(claims)
    whole = {(c.article, c.sentence.sentence.id): c for c in claims if c.whole}
    opening = _openings(claims)

    def opens(fact: Fact) -> int:
        return sum((c.article, c.sentence) in opening for c in fact.citations)

    best = [f for f in found[:BEST] if f.origins > 1 and not mostly_quoted(_sentence(whole, f))]
    best = [f for f in best if len(f.text.split()) >= FEWEST_WORDS]
    chosen: list[Fact] = []
    for fact in sorted(best, key=lambda f: (-f.origins, -opens(f))):
        said = [_terms(whole, f) for f in chosen]
        if len(chosen) < BOTTOM_LINE and all(similarity(_terms(whole, fact), t, weight) < REPEATED for t in said):
            chosen.append(fact)
    return tuple(f.id for f in sorted(chosen, key=lambda f: -opens(f)))


def _openings(claims: Sequence[Claim]) -> frozenset[tuple[str, str]]:
    """The first sentences of each article."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        if claim.whole:
            found.setdefault(claim.article, []).append(claim.sentence.sentence.id)
    return frozenset((article, sentence) for article, told in found.items() for sentence in told[:OPENING])


def mostly_quoted(sentence: AnnotatedSentence) -> bool:
    """Is more than half of the sentence somebody's words?"""
    return sum(q.end - q.start for q in sentence.quotations) > len(sentence.sentence.text) / 2


def _sentence(whole: Mapping[tuple[str, str], Claim], fact: Fact) -> AnnotatedSentence:
    return whole[fact.citations[0].article, fact.citations[0].sentence].sentence


def _terms(whole: Mapping[tuple[str, str], Claim], fact: Fact) -> frozenset[str]:
    first = fact.citations[0]
    return whole[first.article, first.sentence].terms


def citation(sentence: AnnotatedSentence, *marks: tuple[int, int]) -> Citation:
    """The citation of a sentence, with the spans of it that are to be marked."""
    return Citation(sentence.article, sentence.sentence.id, sentence.sentence.text, tuple(marks))


def stands_alone(sentence: AnnotatedSentence) -> bool:
    """Can a reader who sees only this sentence understand it?  "He said so on Tuesday" needs its neighbours."""
    first = next((t for t in sentence.tokens if t.text.isalnum()), None)
    if first is None or (first.pos == "PRON" and first.text.lower() not in {"no", "nobody", "none"}):
        return False
    opening = " ".join(t.text.lower() for t in sentence.tokens if t.text.isalnum())
    return not opening.startswith(tuple(f"{phrase} " for phrase in words("dangling")))


def _candidate(group: Group, origins: Sequence[Origin]) -> _Candidate:
    firm = [m for m in group.members if _tells(m, group.middle, FIRM)]
    return _Candidate(group, count_origins([citation(m.claim.sentence) for m in firm], origins), _heft(group))


def _sure(group: Group) -> bool:
    return any(_tells(m, group.middle, SURE) for m in group.members[1:])


def _tells(member: Member, middle: Claim, likeness: float) -> bool:
    """Is a member this like the middle, and by what is done as well as by its names?

    Two sentences may share a hospital's name and tell two things.
    """
    if member.likeness < likeness or len(member.claim.terms & middle.terms) < FIRM_SHARED:
        return False
    return bool(member.claim.deeds & middle.deeds)


def _heft(group: Group) -> float:
    """How much a group says: the likeness of its members, each by how early its article tells it."""
    early = [1.0 / (1.0 + m.claim.rank / 6.0) for m in group.members]
    return sum(m.likeness * e for m, e in zip(group.members, early, strict=True))


def _rank(candidate: _Candidate) -> tuple[float, float, str]:
    middle = candidate.group.middle
    return (-candidate.firm, -candidate.weight, f"{middle.article} {middle.sentence.sentence.id}")


def _same_fact(chosen: _Candidate, other: _Candidate, weight: Mapping[str, float]) -> bool:
    if len(chosen.sentences & other.sentences) >= SAME_FACT * len(other.sentences):
        return True
    return any(
        similarity(m.claim.terms, other.group.middle.terms, weight) >= SAME_TELLING for m in chosen.group.members
    )


def _told_once(
    chosen: Sequence[_Candidate],
    details: Mapping[int, Sequence[Citation]],
    origins: Sequence[Origin],
    weight: Mapping[str, float],
) -> list[Fact]:
    """The facts, each by a sentence that tells no better fact; one whose sentences all do so tells nothing new."""
    told: set[str] = set()
    found = []
    for place, candidate in enumerate(chosen):
        members = sorted(candidate.group.members, key=lambda m: _telling(m.claim, candidate.group, weight))
        fresh = next((m for m in members if m.claim.sentence.sentence.text not in told), None)
        if fresh is not None:
            members.remove(fresh)
            told.add(fresh.claim.sentence.sentence.text)
            found.append(_fact([fresh, *members], details.get(place, ()), origins))
    return found


def _fact(members: Sequence[Member], details: Sequence[Citation], origins: Sequence[Origin]) -> Fact:
    cited: dict[tuple[str, str], Citation] = {}
    for member in members:
        one = citation(member.claim.sentence)
        cited.setdefault((one.article, one.sentence), one)
    citations = tuple(cited.values())
    extra = {(d.article, d.sentence): d for d in details if (d.article, d.sentence) not in cited}
    return Fact(
        id="",
        text=citations[0].text,
        articles=len({c.article for c in citations}),
        origins=count_origins(citations, origins),
        root=root([m.claim.sentence for m in members]),
        details=tuple(extra.values())[:MOST_DETAILS],
        citations=citations,
    )


def _with_ids(found: Sequence[Fact]) -> tuple[Fact, ...]:
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


def _telling(claim: Claim, group: Group, weight: Mapping[str, float]) -> tuple[bool, bool, bool, float, int, str]:
    """Sort key of the sentence that tells a fact best.

    It stands alone, is not only a quotation, is short enough, and is the nearest to what the others say.
    """
    sentence = claim.sentence
    long = len(sentence.sentence.text.split()) > READABLE_WORDS
    quoted = mostly_quoted(sentence)
    others = [m.claim for m in group.members if m.claim is not claim]
    whole = terms_of(sentence)
    near = sum(similarity(whole, o.terms, weight) for o in others)
    return (not stands_alone(sentence), quoted, long, -round(near, 6), claim.rank, claim.article)
