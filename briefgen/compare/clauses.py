"""Who does what to whom in a sentence: subject and patient of a verb, the verb a time hangs on, a noun's phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefgen.compare.asked import asked_once
from briefgen.model import AnnotatedSentence, Token
from briefgen.model.comparison import Passage
from briefgen.model.tree import Tree

_VERBS = frozenset({"VERB", "AUX"})
# What belongs to a noun's own phrase; a relative clause or "of the town" is left out.
_INSIDE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "case", "flat", "punct"})
_CLIMB = 8


@dataclass(frozen=True)
class Clauses:
    """One sentence, indexed once; tokens are named by their place in the sentence."""

    sentence: AnnotatedSentence

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the sentence."""
        return self.sentence.tokens

    @cached_property
    def _tree(self) -> Tree:
        return Tree.of(self.tokens)

    def children(self, at: int, *relations: str) -> tuple[int, ...]:
        """What hangs on a word, all of it or by these relations, in order."""
        return self._tree.children(at, *relations)

    def lemma(self, at: int) -> str:
        """A word's lemma in lower case."""
        return self.tokens[at].lemma.lower()

    def is_verb(self, at: int) -> bool:
        """Is the word a verb or a helper?"""
        return self.tokens[at].pos in _VERBS

    def verb_above(self, at: int) -> int | None:
        """The verb that a word hangs on, itself if it is one; None without any near."""
        for _ in range(_CLIMB):
            if self.tokens[at].pos == "VERB" or (self.tokens[at].pos == "AUX" and self.tokens[at].dep not in _HELPS):
                return at
            if self.tokens[at].head == at:
                return None
            at = self.tokens[at].head
        return None

    def subject(self, verb: int) -> int | None:
        """The subject of a verb; one that a joined or infinite verb leaves unsaid is that of the verb above."""
        for _ in range(_CLIMB):
            own = self.children(verb, "nsubj", "nsubjpass")
            if own:
                return self._meant(verb, own[0])
            token = self.tokens[verb]
            if token.dep in {"acl", "relcl"} and self.tokens[token.head].pos not in _VERBS:
                return token.head
            if token.head == verb or token.dep not in {"conj", "xcomp", "advcl"}:
                return None
            verb = token.head
        return None

    def _meant(self, verb: int, subject: int) -> int:
        """ "Who was shot" behind "the man": the man."""
        relative = self.tokens[subject].tag in {"WP", "WDT"} and self.tokens[verb].dep == "relcl"
        return self.tokens[verb].head if relative else subject

    def passive(self, verb: int) -> bool:
        """Is the subject whom it befalls: "was shot", "a man arrested in Oster"?"""
        if self.children(verb, "auxpass", "nsubjpass"):
            return True
        token = self.tokens[verb]
        if token.dep == "conj" and token.tag == "VBN" and not self.children(verb, "nsubj", "aux"):
            return self.passive(token.head)
        return token.dep == "acl" and token.tag == "VBN"

    def patient(self, verb: int) -> int | None:
        """Whom a verb befalls: its object, or the subject of the passive."""
        if self.passive(verb):
            return self.subject(verb)
        found = self.children(verb, "dobj")
        return found[0] if found else None

    def agent(self, verb: int) -> int | None:
        """Who does it: the subject, or "by ..." of the passive."""
        if not self.passive(verb):
            return self.subject(verb)
        by = [i for a in self.children(verb, "agent") for i in self.children(a, "pobj")]
        return by[0] if by else None

    def phrase(self, head: int) -> tuple[int, int]:
        """The span of a noun with its own words: "the gray well", not "the well that Roe dug"."""
        first = last = head
        for i in self._inside(head):
            first, last = min(first, i), max(last, i)
        tokens = self.tokens
        while first < head and tokens[first].pos == "PUNCT":
            first += 1
        return tokens[first].start, tokens[last].end

    def _inside(self, head: int) -> Iterator[int]:
        for i in self.children(head):
            if self.tokens[i].dep in _INSIDE and (i < head or self.tokens[i].dep in {"flat", "case"}):
                yield i
                yield from self._inside(i)

    def at(self, start: int, end: int) -> tuple[int, ...]:
        """The words that a span of the text covers."""
        return tuple(i for i, t in enumerate(self.tokens) if start <= t.start < end)

    def head_of(self, start: int, end: int) -> int | None:
        """The word of a span that the others hang on."""
        inside = tuple(i for i in self.at(start, end) if self.tokens[i].pos != "PUNCT")
        tops = [i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i]
        return tops[-1] if tops else None

    def verb_of_time(self, start: int, end: int) -> int | None:
        """The verb that a time expression dates; None where it dates a noun ("the fire in May") or nothing."""
        at = self.head_of(start, end)
        for _ in range(_CLIMB if at is not None else 0):
            above = self.tokens[at or 0].head
            if above == at:
                return at if self.is_verb(above) else None
            at = above
            if self.is_verb(at):
                return at
            if self.tokens[at].pos == "NOUN" and not (start <= self.tokens[at].start < end):
                return None
        return None

    def verbs_above(self, at: int) -> Iterator[int]:
        """The verb a word hangs on, and those that this one hangs on."""
        verb = self.verb_above(at)
        for _ in range(_CLIMB):
            if verb is None:
                return
            yield verb
            head = self.tokens[verb].head
            verb = None if head == verb else self.verb_above(head)


@asked_once
def clauses_of(passage: Passage) -> Clauses:
    """Those of a passage."""
    return Clauses(passage.sentence)


_HELPS = frozenset({"aux", "auxpass"})
