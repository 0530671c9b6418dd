"""One article tells an earlier stage of a matter, another a later one.

"No arrests have been made" and "a man was arrested" are two stages of one search; time explains them.  The stages and
their words stand in ``statuses.yml``.  An article that tells both stages of a matter knows of two people or two things,
and is left aside, but where the early stage is told as history ("was taken to hospital in critical condition, and died
on Tuesday").  Example: "no charges have been filed" / "was charged on Thursday".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.compare.matter import Matter, Side, cite, difference
from briefgen.compare.stance import Mood, stance
from briefgen.compare.tolls import older
from briefgen.lexicon.wordlists import data, words
from briefgen.likeness.terms import similarity, term_of_each
from briefgen.model import AnnotatedSentence, Difference, DifferenceKind, NameKind, Reading, Token

RULE = "The articles tell two stages of one matter; the one comes before the other."
# Cosine of what two sentences are about, the words of the stages aside, from which they are about one thing.
SAME_THING = 0.2
# What befell a person is the article's news near its beginning only.
LEAD = 8
# "A total of 31 suspects" are suspects.
_TRANSPARENT = {
    "total",
    "number",
    "group",
    "one",
    "some",
    "couple",
    "dozen",
    "majority",
    "half",
    "most",
    "many",
    "several",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A stage as a sentence tells it: its words, the nouns among them, and what else the sentence is about."""

    sentence: AnnotatedSentence
    rank: int
    marks: tuple[tuple[int, int], ...]
    late: bool
    nouns: frozenset[str]
    about: frozenset[str]

    @property
    def key(self) -> tuple[str, str]:
        return self.sentence.article, self.sentence.sentence.id


@dataclass(frozen=True, slots=True)
class _Card:
    stages: Mapping[str, Any]
    early: tuple[_Told, ...]
    late: tuple[_Told, ...]


def statuses(matter: Matter) -> tuple[Difference, ...]:
    """One difference for each matter of which some articles tell an earlier stage than others."""
    cards: list[_Card] = []
    for stages in data("statuses").values():
        card = _card(matter, stages)
        if card is None:
            continue
        twin = next((c for c in cards if _one_family(c, card)), None)
        if twin is None:
            cards.append(card)
        else:
            cards[cards.index(twin)] = _Card(twin.stages, (*twin.early, *card.early), (*twin.late, *card.late))
    return tuple(_found(matter, c) for c in cards)


def _card(matter: Matter, stages: Mapping[str, Any]) -> _Card | None:
    told = [
        t for c in matter.claims if c.whole and not older(matter, c.sentence) for t in _told(c.sentence, c.rank, stages)
    ]
    early, late = _parted(told, stages)
    early, late = (
        [t for t in early if _answered(matter, t, late, stages)],
        [t for t in late if _answered(matter, t, early, stages)],
    )
    if not early or not late or not _in_order(matter, early, late):
        return None
    return _Card(stages, tuple(early), tuple(late))


def _one_family(a: _Card, b: _Card) -> bool:
    same = a.stages.get("family") is not None and a.stages.get("family") == b.stages.get("family")
    return same and bool(
        {t.key for t in a.late} & {t.key for t in b.late} or {t.key for t in a.early} & {t.key for t in b.early}
    )


def _found(matter: Matter, card: _Card) -> Difference:
    kind = DifferenceKind(card.stages.get("kind", "detail"))
    sides = [_side(card.early), _side(card.late)]
    return difference(matter, kind, card.stages["question"], RULE, sides, Reading.UPDATE)


def _told(sentence: AnnotatedSentence, rank: int, stages: Mapping[str, Any]) -> list[_Told]:
    found = []
    terms = term_of_each(sentence)
    for late in (False, True):
        for pattern in stages["late" if late else "early"]:
            for chain in linked(sentence.tokens, str(pattern).split()):
                stage = _stage(sentence.tokens, chain, late, stages)
                if stage is not None and not (stage and _nameless(sentence, chain, stages)):
                    cues = {terms[i] for i in chain}
                    about = frozenset(t for t in terms if t and t not in cues)
                    nouns = frozenset(t for i in chain if sentence.tokens[i].pos == "NOUN" and (t := terms[i]))
                    found.append(_Told(sentence, rank, _marks(sentence.tokens, chain), stage, nouns, about))
    return found


def _nameless(sentence: AnnotatedSentence, chain: Sequence[int], stages: Mapping[str, Any]) -> bool:
    """ "Identified the victim as a man of 47" names nobody."""
    naming = {sentence.tokens[i].lemma.lower() for i in chain} & set(stages.get("named", ()))
    after = sentence.tokens[min(chain)].start
    return bool(naming) and not any(n.kind is NameKind.PERSON and n.start > after for n in sentence.names)


def linked(tokens: Sequence[Token], lemmas: Sequence[str], *, lone: bool = False) -> list[tuple[int, ...]]:
    """The places where these lemmas hang together in the sentence's tree, in any order; "a|b" is either of two.

    One alone must be a verb, unless ``lone`` allows any word.
    """
    found = []
    for i, token in enumerate(tokens):
        if not _is(token, lemmas[-1]) or (len(lemmas) == 1 and token.pos != "VERB" and not lone):
            continue
        chain, missing = [i], list(lemmas[:-1])
        while missing and (more := _beside(tokens, chain, missing)) is not None:
            at, lemma = more
            chain.append(at)
            missing.remove(lemma)
        if not missing:
            found.append(tuple(sorted(chain)))
    return found


def _beside(tokens: Sequence[Token], chain: Sequence[int], missing: Sequence[str]) -> tuple[int, str] | None:
    """The next word that hangs on one of the chain, and the lemma it is."""
    for lemma in missing:
        for j, t in enumerate(tokens):
            if j not in chain and _is(t, lemma) and any(_head(tokens, j) == c or _head(tokens, c) == j for c in chain):
                return j, lemma
    return None


def _is(token: Token, lemma: str) -> bool:
    return any(word in (token.lemma.lower(), token.text.lower()) for word in lemma.split("|"))


def _head(tokens: Sequence[Token], at: int) -> int:
    """The word above; of "a total of 31 suspects" the word above "total"."""
    above = tokens[at].head
    if tokens[above].lemma == "of" and tokens[tokens[above].head].lemma.lower() in _TRANSPARENT:
        return tokens[tokens[above].head].head
    return above


def _stage(tokens: Sequence[Token], chain: Sequence[int], late: bool, stages: Mapping[str, Any]) -> bool | None:
    """Is the late stage told (True), or the early one (False)?  None where it is left open."""
    verbs = [i for i in chain if tokens[i].pos in {"VERB", "AUX"}]
    top = next(iter(verbs or [i for i in chain if tokens[i].head not in chain]))
    how = stance(tokens, top)
    if how.mood is Mood.OPEN or any(_is(t, "non") for i in chain for t in tokens if t.head in {i, tokens[i].head}):
        return None
    none = any(t.head == i and t.text.lower() == "no" for i in chain if i != top for t in tokens)
    denied = how.denied or none
    if not late:
        return None if denied else False
    if denied or how.mood is Mood.AHEAD:
        return None if stages.get("denied") == "other" else False
    return True


def _marks(tokens: Sequence[Token], chain: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """From the first to the last word of the stage, with the helpers, and who "no one" is, beside them."""
    members = set(chain)
    for i, t in enumerate(tokens):
        if t.head not in chain or i in chain:
            continue
        none = t.text.lower() in words("stances", "nobody") or any(
            u.head == i and u.text.lower() == "no" for u in tokens
        )
        if t.dep in {"aux", "auxpass", "neg"} or t.text.lower() in words("stances", "negators"):
            members.add(i)
        elif none and t.dep in {"nsubj", "nsubjpass"}:
            members |= {i} | {j for j, u in enumerate(tokens) if u.head == i and u.text.lower() == "no"}
    return ((tokens[min(members)].start, tokens[max(members)].end),)


def _parted(told: Sequence[_Told], stages: Mapping[str, Any]) -> tuple[list[_Told], list[_Told]]:
    """The early and the late tellings, of articles that tell one stage; with ``history`` the later one counts."""
    early = {t.sentence.article for t in told if not t.late}
    late = {t.sentence.article for t in told if t.late}
    both = early & late
    keep_late = late if stages.get("history") else late - both
    return (
        [t for t in told if not t.late and t.sentence.article not in both],
        [t for t in told if t.late and t.sentence.article in keep_late],
    )


def _answered(matter: Matter, told: _Told, others: Sequence[_Told], stages: Mapping[str, Any]) -> bool:
    """Is a telling of the other side about the same person or thing?"""
    same = stages.get("same")
    if same == "person":
        return told.rank < LEAD and _one_struck(matter, told.sentence.article)
    if same == "noun":
        return any(told.nouns & o.nouns for o in others)
    if same == "word":
        return any(not told.about or not o.about or told.about & o.about for o in others)
    if same == "likeness":
        return any(similarity(told.about, o.about, matter.weight) >= SAME_THING for o in others)
    return True


def _one_struck(matter: Matter, article: str) -> bool:
    """Does the article count nobody but one person among the dead and injured?"""
    counts = [
        q for s in matter.sentences if s.article == article for q in s.quantities if q.state in {"killed", "injured"}
    ]
    return all(q.high <= 1 for q in counts)


def _in_order(matter: Matter, early: Sequence[_Told], late: Sequence[_Told]) -> bool:
    """Is some telling of the early stage no later than the newest of the late one?  Days that are not known may be."""
    days = [[d[:10] for t in side if (d := matter.published[t.sentence.article])] for side in (early, late)]
    return not (days[0] and days[1]) or min(days[0]) <= max(days[1])


def _side(told: Sequence[_Told]) -> Side:
    """The side of these tellings; where two words of one stage overlap they make one mark."""
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for t in told:
        spans.setdefault(t.key, []).extend(t.marks)
    sentences = {t.key: t.sentence for t in told}
    cited = tuple(cite(sentences[key], *_joined(marks)) for key, marks in spans.items())
    start, end = cited[0].marks[0]
    return Side(cited[0].text[start:end], cited)


def _joined(marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
