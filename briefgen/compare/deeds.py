"""What sentences tell that somebody did: verb, doer and thing, and how it stands (done, denied, ahead, open)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.compare.matter import Matter
from briefgen.compare.stance import Stance, stance
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import country_of, similarity, term_of_each
from briefgen.model import AnnotatedSentence, Token
from briefgen.values.edtf import apart

_SUBJECTS = {"nsubj", "agent"}
_THINGS = {"dobj", "nsubjpass", "dative"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb of a sentence.

    ``doers`` and ``things`` are the terms of the whole noun phrases, ``doing`` and ``thing`` those of their head nouns;
    ``forms`` the verb's lemma, alone and with its particles; ``about`` all terms of the sentence but the verb's own;
    ``start`` and ``end`` the verb with its helpers.
    """

    sentence: AnnotatedSentence
    rank: int
    at: int
    verb: str
    lemma: str
    forms: frozenset[str]
    doing: frozenset[str]
    doers: frozenset[str]
    thing: frozenset[str]
    things: frozenset[str]
    about: frozenset[str]
    stance: Stance
    start: int
    end: int

    @property
    def article(self) -> str:
        """The article that tells it."""
        return self.sentence.article

    @property
    def key(self) -> tuple[str, str]:
        """The sentence that tells it."""
        return self.sentence.article, self.sentence.sentence.id


def deeds(matter: Matter) -> tuple[Deed, ...]:
    """The deeds of all sentences that claim something, in order.

    "The council did not close the pool." gives one deed: close, of the council, to the pool, denied.
    """
    return tuple(d for c in matter.claims if c.whole for d in _of_sentence(c.sentence, c.rank))


def _of_sentence(sentence: AnnotatedSentence, rank: int) -> list[Deed]:
    tokens, terms = sentence.tokens, term_of_each(sentence)
    found = []
    for at, token in enumerate(tokens):
        if token.pos != "VERB" or (verb := terms[at]) is None or _orders(tokens, at):
            continue
        doers, things = _arguments(tokens, at)
        own = _own_words(tokens, at)
        found.append(
            Deed(
                sentence=sentence,
                rank=rank,
                at=at,
                verb=verb,
                lemma=token.lemma.lower(),
                forms=_forms(tokens, at),
                doing=_terms(terms, doers),
                doers=_terms(terms, [j for i in doers for j in _phrase(tokens, i)]),
                thing=_terms(terms, things),
                things=_terms(terms, [j for i in things for j in _phrase(tokens, i)]),
                about=frozenset(t for i, t in enumerate(terms) if t and i != at),
                stance=stance(tokens, at),
                start=tokens[min(own)].start,
                end=tokens[max(own)].end,
            )
        )
    return found


def _orders(tokens: Sequence[Token], at: int) -> bool:
    """ "Never give out your number": an order tells no deed."""
    own = [t for i, t in enumerate(tokens) if t.head == at and i != at]
    return (
        tokens[at].tag == "VB"
        and not any(t.dep in {"aux", "nsubj", "nsubjpass"} for t in own)
        and (tokens[at].dep not in {"xcomp", "ccomp", "conj"})
    )


def _forms(tokens: Sequence[Token], at: int) -> frozenset[str]:
    lemma = tokens[at].lemma.lower()
    particles = [t.text.lower() for i, t in enumerate(tokens) if t.head == at and t.dep in {"prt", "advmod"} and i > at]
    return frozenset({lemma, *(f"{lemma} {p}" for p in particles)})


def _terms(terms: Sequence[str | None], members: Sequence[int]) -> frozenset[str]:
    return frozenset(t for i in members if (t := terms[i]))


def _arguments(tokens: Sequence[Token], at: int) -> tuple[list[int], list[int]]:
    """The head nouns of who does it and of what it is done to; a verb alone does to its subject ("the bridge fell")."""
    doers = [i for i, t in enumerate(tokens) if t.head == at and i != at and t.dep == "nsubj"]
    by = [i for i, t in enumerate(tokens) if t.head == at and t.dep == "agent"]
    doers += [i for i, t in enumerate(tokens) if t.head in by and t.dep == "pobj"]
    things = [i for i, t in enumerate(tokens) if t.head == at and i != at and t.dep in _THINGS]
    if not doers:
        doers = _borrowed(tokens, at)
    if tokens[at].dep in {"relcl", "acl"} and not things and tokens[at].tag in {"VBN"}:
        things = [tokens[at].head]
    return [_meant(tokens, i) for i in doers], [_meant(tokens, i) for i in things]


def _borrowed(tokens: Sequence[Token], at: int) -> list[int]:
    """The subject that "and left", "plans to leave" leave unsaid."""
    above = tokens[at].head
    if above == at or tokens[at].dep not in {"conj", "xcomp", "advcl"} or tokens[above].pos not in {"VERB", "AUX"}:
        return []
    given = [i for i, t in enumerate(tokens) if t.head == above and i != above and t.dep in {"nsubj", "nsubjpass"}]
    return given or _borrowed(tokens, above)


def _meant(tokens: Sequence[Token], at: int) -> int:
    """ "Who" and "which" stand for the noun before them."""
    verb = tokens[at].head
    if tokens[at].text.lower() in {"who", "which", "that"} and tokens[verb].dep == "relcl":
        return tokens[verb].head
    return at


def _phrase(tokens: Sequence[Token], head: int) -> list[int]:
    """The noun with its modifiers, and with what follows "of"."""
    members = {head}
    grown = True
    while grown:
        more = {
            i
            for i, t in enumerate(tokens)
            if t.head in members
            and i not in members
            and t.dep in {"compound", "amod", "poss", "nmod", "prep", "pobj", "conj", "nummod", "flat"}
            and (t.dep != "prep" or t.text.lower() in {"of", "for"})
        }
        members |= more
        grown = bool(more)
    return sorted(members)


def _own_words(tokens: Sequence[Token], at: int) -> set[int]:
    """The verb with its helpers, its "not" and its particle, and the verb above an infinitive ("plans to")."""
    own = {at} | {
        i
        for i, t in enumerate(tokens)
        if t.head == at and i != at and t.dep in {"aux", "auxpass", "neg", "prt"} and abs(i - at) <= 4
    }
    if tokens[at].dep == "xcomp" and 0 < at - tokens[at].head <= 3:
        own |= {tokens[at].head} | {
            i
            for i, t in enumerate(tokens)
            if t.head == tokens[at].head and t.dep in {"aux", "auxpass", "neg"} and tokens[at].head - i in {1, 2, 3}
        }
    return own


def by_others(one: Deed, other: Deed) -> bool:
    """Do both name who did it, and name different ones?  A country may act through its leaders."""
    named = [{t for t in d.doers if t.startswith("@") and not country_of(t[1:])} for d in (one, other)]
    return all(named) and not named[0] & named[1]


def times_apart(one: Deed, other: Deed) -> bool:
    """Do both sentences name times, and no two of them one time?"""
    a, b = ([t.value for t in d.sentence.times if t.value] for d in (one, other))
    return bool(a and b) and all(apart(x, y) for x in a for y in b)


def telling(terms: frozenset[str]) -> frozenset[str]:
    """The terms that say what something is about, words of saying aside."""
    return frozenset(t for t in terms if t not in {"=say", "=accuse", "=deny"} and t not in words("verbs", "say"))


def one_deed(matter: Matter, one: Deed, other: Deed, enough: float, fewest: int = 2) -> float:
    """How alike two sentences are when their verbs have one doer and one thing, else 0.

    The thing done to is one where the head nouns are one, or the phrases share a name; of a verb without a thing
    ("the bridge fell") that holds for the subject.  Neither may tell of another doer, nor of another time.
    """
    if one.article == other.article or by_others(one, other) or times_apart(one, other):
        return 0.0
    if bool(one.thing) != bool(other.thing) or (one.doers and other.doers and not one.doers & other.doers):
        return 0.0
    heads = one.thing & other.thing if one.thing else one.doing & other.doing
    phrases = one.things & other.things if one.thing else one.doers & other.doers
    if not heads and not any(t.startswith("@") and not country_of(t[1:]) for t in phrases):
        return 0.0
    a, b = telling(one.about), telling(other.about)
    if len(a & b) < fewest:
        return 0.0
    likeness = similarity(a, b, matter.weight)
    return likeness if likeness >= enough else 0.0


def two_sides(pairs: Iterable[tuple[float, Deed, Deed]]) -> Iterator[tuple[list[Deed], list[Deed]]]:
    """The sides that pairs of deeds make, nearest pair first: with each pair the deeds of others that go with it.

    No sentence is on two sides.
    """
    ranked = sorted(pairs, key=lambda p: (-p[0], p[1].key, p[2].key))
    used: set[tuple[str, str]] = set()
    for _, a, b in ranked:
        if {a.key, b.key} & used:
            continue
        first = [a, *(x for _, x, y in ranked if y == b and x.article not in {a.article, b.article})]
        taken = {d.article for d in first} | {b.article}
        second = [b, *(y for _, x, y in ranked if x == a and y.article not in taken)]
        used |= {d.key for d in (*first, *second)}
        yield first, second
