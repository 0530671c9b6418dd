"""Who a word of a sentence stands for: a name, or the noun that tells what somebody is.

"The minister", "she" and "Ada Roe" are one party where the articles say so: by a title beside a name ("Minister Ada
Roe", "the minister, Ada Roe"), or because the pronoun stands for the subject of the verb of saying above it or of the
sentence before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.compare.matter import Matter
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import country_of, term_of_each
from briefgen.model import AnnotatedSentence, NameKind, Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_TITLE = {"compound", "appos", "nmod", "amod"}
# A pronoun's noun stands at most so many sentences back; further back one word in two stands for somebody else.
_BACK = 2


@dataclass(frozen=True, slots=True)
class Party:
    """The names somebody or something goes by, its noun, and what stands beside the noun.

    ``everybody`` is the party of "nobody" and "all": each other party is of it.
    """

    names: frozenset[str] = frozenset()
    noun: str | None = None
    beside: frozenset[str] = frozenset()
    everybody: bool = False


def one_party(a: Party, b: Party) -> bool:
    """May two parties be told of as one?  Names decide; without them the noun, where what stands beside it agrees.

    >>> one_party(Party(frozenset({"@roe"})), Party(frozenset({"@roe"}), "minister"))
    True
    """
    if a.everybody or b.everybody:
        return a.everybody != b.everybody
    if a.names and b.names:
        return bool(a.names & b.names)
    if f"@{a.noun}" in b.names or f"@{b.noun}" in a.names:
        return True  # a name that was read as a noun
    if a.noun is None or a.noun != b.noun:
        return False
    return a.beside <= b.beside or b.beside <= a.beside


class Parties:
    """The parties of a story.

    ``Parties(matter).of(sentence, 3)`` is the party that the fourth word stands for, None where it is not told.
    """

    def __init__(self, matter: Matter) -> None:
        self._told = matter.told
        self._roles = _roles(matter)

    def of(self, sentence: AnnotatedSentence, at: int, back: int = _BACK) -> Party | None:
        """The party that a noun or a pronoun stands for."""
        tokens = sentence.tokens
        lemma = tokens[at].text.lower()
        if lemma in words("stances", "nobody") | {"everyone", "everybody", "all"} or _no(tokens, at):
            return None if _beside_others(tokens, at) else Party(everybody=True)
        if lemma in {"who", "which", "that"} and tokens[tokens[at].head].dep == "relcl":
            return self.of(sentence, tokens[tokens[at].head].head, back)
        names = _spoken_by(sentence, at) or _names(sentence, at)
        if not names and (tokens[at].pos == "PRON" or _generic(tokens, at)):
            found = self._before(sentence, at, back)
            if found is not None or tokens[at].pos == "PRON":
                return found
        noun, beside = _noun(sentence, at)
        beside |= self._owner(sentence, at, back)
        if not names and noun:
            names = self._named(noun, beside)
        return Party(names, noun, beside) if names or noun else None

    def _owner(self, sentence: AnnotatedSentence, at: int, back: int) -> frozenset[str]:
        """Whose somebody is: "its driver" is the lorry's, "his wife" another's than the speaker's."""
        tokens = sentence.tokens
        own = (i for i, t in enumerate(tokens) if t.head == at and t.dep == "poss" and t.pos == "PRON" and i != at)
        possessor = next(own, None)
        if possessor is None:
            return frozenset()
        found = self.of(sentence, possessor, back)
        if found is None:
            return frozenset({tokens[possessor].text.lower()})
        return frozenset({found.noun} if found.noun else {n.lstrip("@") for n in found.names})

    def _named(self, noun: str, beside: frozenset[str]) -> frozenset[str]:
        """The one name that goes with a noun: "the finance minister"."""
        fitting = {n for n, roles in self._roles.items() if any(noun == r and beside <= b for r, b in roles)}
        return frozenset(fitting) if len(fitting) == 1 else frozenset()

    def _before(self, sentence: AnnotatedSentence, at: int, back: int) -> Party | None:
        """The subject of the verb above the pronoun's clause, or of a sentence before."""
        for verb in tokens_above(sentence.tokens, at)[1:]:  # its own verb has no other subject
            for i in _subjects(sentence.tokens, verb):
                if i != at and i < at and sentence.tokens[i].pos != "PRON":
                    return self.of(sentence, i, 0)
        told = self._told.get(sentence.article, ())
        place = next((n for n, s in enumerate(told) if s.sentence.id == sentence.sentence.id), 0)
        if not back or not place:
            return None
        before = told[place - 1]
        roots = [i for i, t in enumerate(before.tokens) if t.head == i]
        for i in (j for root in roots for j in _subjects(before.tokens, root)):
            return self.of(before, i, back - 1)
        return None


def tokens_above(tokens: Sequence[Token], at: int) -> list[int]:
    """The words above a word, nearest first, up to the root."""
    chain: list[int] = []
    while tokens[at].head != at and len(chain) < len(tokens):
        at = tokens[at].head
        chain.append(at)
    return chain


def _subjects(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i, t in enumerate(tokens) if t.head == verb and t.dep in _SUBJECTS and i != verb]


def _no(tokens: Sequence[Token], at: int) -> bool:
    """ "No one", "no people"; "no staff" speaks of the staff alone."""
    before = tokens[at - 1].text.lower() if at else ""
    return tokens[at].lemma.lower() in {"one", "body", "person", "people"} and before in {"no", "not"}


def _beside_others(tokens: Sequence[Token], at: int) -> bool:
    """ "Nobody else", "no other driver", "none of the staff": not all of them."""
    near = {t.text.lower() for i, t in enumerate(tokens) if t.head == at or i == at + 1}
    return bool(near & {"else", "other", "others", "further", "of"})


def _generic(tokens: Sequence[Token], at: int) -> bool:
    """ "The company", "the man", with nothing beside it: it stands for one who was told of before."""
    own = [t for i, t in enumerate(tokens) if t.head == at and i != at]
    bare = all(
        t.dep == "det" and t.text.lower() in {"the", "this"} for t in own if t.dep in {"det", "amod", "compound"}
    )
    return bare and bool(own) and tokens[at].lemma.lower() in words("standings_words", "stand_ins")


def _spoken_by(sentence: AnnotatedSentence, at: int) -> frozenset[str]:
    """Who says "I" and "we" in a quotation."""
    token = sentence.tokens[at]
    if token.text.lower() not in {"i", "we", "me", "us"}:
        return frozenset()
    speakers = {q.speaker for q in sentence.quotations if q.speaker and q.start <= token.start < q.end}
    return frozenset("@" + name.split()[-1].lower() for name in speakers)


def _names(sentence: AnnotatedSentence, at: int) -> frozenset[str]:
    """The terms of the name that a word is of, or that stands in apposition to it; not those of a possessor."""
    tokens, terms = sentence.tokens, term_of_each(sentence)
    members = {at} | {i for i, t in enumerate(tokens) if t.head == at and t.dep in {"appos", "flat"}}
    if tokens[at].lemma.lower() in words("standings_words", "acts_for"):
        links = [i for i, t in enumerate(tokens) if t.head == at and t.text.lower() in {"for", "of"}]
        members |= {i for i, t in enumerate(tokens) if t.head == at and t.dep == "poss"}
        members |= {i for i, t in enumerate(tokens) if t.head in links and t.dep == "pobj"}
    after = at + 1  # "the brewer Halm", read as two subjects
    if after < len(tokens) and tokens[after].pos == "PROPN" and tokens[after].dep == tokens[at].dep in _SUBJECTS:
        members.add(after)
    if tokens[at].pos == "PROPN":
        members |= {i for i, t in enumerate(tokens) if t.head == at and t.dep == "compound" and t.pos == "PROPN"}
    found = {t for i in members if (t := terms[i]) and t.startswith("@")}
    strong = {t for t in found if not country_of(t[1:])}
    return frozenset(strong or found)


def _noun(sentence: AnnotatedSentence, at: int) -> tuple[str | None, frozenset[str]]:
    tokens, terms = sentence.tokens, term_of_each(sentence)
    if tokens[at].pos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
        return None, frozenset()
    called = next((i for i, t in enumerate(tokens) if t.head == at and t.dep == "appos" and t.pos == "NOUN"), at)
    at = called if terms[at] is None else at  # "one of them, a student"
    of = [i for i, t in enumerate(tokens) if t.head == at and t.text.lower() == "of"]
    beside = {
        t.lstrip("@")
        for i, u in enumerate(tokens)
        if ((u.head == at and u.dep in {"compound", "amod", "nmod", "poss"}) or (u.head in of and u.dep == "pobj"))
        and (t := terms[i])
        and u.pos in {"NOUN", "ADJ", "PROPN"}
    }
    noun = terms[at] or (tokens[at].lemma.lower() if tokens[at].pos == "NOUN" else None)
    return (None if noun is None or noun.startswith("@") else noun), frozenset(beside)


def _roles(matter: Matter) -> Mapping[str, frozenset[tuple[str, frozenset[str]]]]:
    """What each named person is called by: "the mayor, Ada Roe", "Mayor Ada Roe"."""
    table: dict[str, set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for sentence in matter.sentences:
        tokens, terms = sentence.tokens, term_of_each(sentence)
        for name in sentence.names:
            if name.kind not in {NameKind.PERSON, NameKind.BODY}:
                continue
            inside = [i for i, t in enumerate(tokens) if name.start <= t.start < name.end and terms[i]]
            for i in inside:
                near = {j for j, t in enumerate(tokens) if t.head == i and t.dep in _TITLE} | (
                    {tokens[i].head} if tokens[i].dep == "appos" else set()
                )
                for j in near - set(inside):
                    noun, beside = _title(terms, tokens, j, near - set(inside))
                    if noun:
                        table[str(terms[i])].add((noun, beside))
    return {name: frozenset(roles) for name, roles in sorted(table.items())}


def _title(
    terms: Sequence[str | None], tokens: Sequence[Token], at: int, near: set[int]
) -> tuple[str | None, frozenset[str]]:
    """A title's noun and the words beside it, in whatever way they hang together."""
    if tokens[at].pos not in {"NOUN", "PROPN"} or not terms[at]:
        return None, frozenset()
    others = {i for i, t in enumerate(tokens) if t.head == at and t.dep in {"compound", "amod"}} | {
        i for i in near if i < at
    }
    plain = frozenset(t.lstrip("@") for i in others if (t := terms[i]))
    return str(terms[at]).lstrip("@"), plain
