"""What a sentence states, clause by clause: "The wall, which stood for ages, fell and hit a car" states three things.

A clause is a verb with what hangs on it (its subject is lent to it where another clause has the words), without the
clauses below it that state something by themselves.  What is only planned, asked, denied or supposed stays with the
verb that says so: "denied taking it", "plans to close it", "if it falls" are never cut; "whether it fell" states
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.compare.asked import asked_once
from briefgen.compare.claim import main_predicate
from briefgen.compare.clauses import Clauses, clauses_of
from briefgen.compare.stance import only_asked
from briefgen.lexicon.wordlists import words
from briefgen.model import Token
from briefgen.model.comparison import Passage, Proposition, is_content

# Fewer words of content state too little to be told by somebody else ("he said", "as expected").
FEWEST = 3
_VERBS = frozenset({"VERB", "AUX"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_RELATIVE = frozenset({"WP", "WDT"})
# "Denied that it fell", "feared that it fell": what stands below is not said to be so.
_LEFT_OPEN = words("stances", "open") | words("stances", "undone")


@asked_once
def propositions(passage: Passage) -> tuple[Proposition, ...]:
    """What a passage states, in the order of its verbs; the main one is always among them.

    A passage that is cut nowhere has one proposition of all its words.
    """
    owners = clause_heads(passage)
    own: dict[int, list[int]] = defaultdict(list)
    for index, head in enumerate(owners):
        own[head].append(index)
    main = owners[main_predicate(passage.tree)]
    clauses = clauses_of(passage)
    found = tuple(_found(passage, clauses, own, main))
    if any(p.main for p in found):
        return found
    return (Proposition(passage, main, tuple(range(len(passage.tokens))), main=True), *found)


@asked_once
def clause_heads(passage: Passage) -> tuple[int, ...]:
    """For each word the verb (or other head) of the clause that it belongs to."""
    tokens = passage.tokens
    return tuple(_head(tokens, index) for index in range(len(tokens)))


def _head(tokens: Sequence[Token], at: int) -> int:
    for _ in tokens:
        if _heads_a_clause(tokens, at):
            return at
        at = tokens[at].head
    return at


def _heads_a_clause(tokens: Sequence[Token], at: int) -> bool:
    """Does a clause begin here that states something by itself?"""
    token, above = tokens[at], tokens[tokens[at].head]
    if token.head == at:
        return True
    if token.pos not in _VERBS:
        return False
    match token.dep:
        case "relcl" | "parataxis":
            return True
        case "acl":
            return token.tag in {"VBN", "VBG"}
        case "ccomp":
            told = above.pos == "VERB" and above.lemma.lower() in words("verbs", "say") - _LEFT_OPEN
            return told and (above.dep == "conj" or not only_asked(tokens, at))
        case "advcl":
            return (_tensed(tokens, at) or token.tag in {"VBG", "VBN"}) and not _supposed(tokens, at)
        case "conj":
            states = _tensed(tokens, at) or any(t.head == at and t.dep in _SUBJECTS for t in tokens)
            return states and not _under_condition(tokens, at)
    return False


def _tensed(tokens: Sequence[Token], at: int) -> bool:
    helps = any(t.head == at and t.dep in {"aux", "auxpass"} and t.text.lower() != "to" for t in tokens)
    return tokens[at].tag in _TENSED or helps


def _found(passage: Passage, clauses: Clauses, own: Mapping[int, Sequence[int]], main: int) -> Iterator[Proposition]:
    tokens = passage.tokens
    for head, mine in sorted(own.items()):
        if _only_says(tokens, head, own) or only_asked(tokens, head):
            continue
        kept = {i for i in mine if not _joins(tokens, i, head)}
        subject = clauses.subject(head) if tokens[head].pos in _VERBS else None
        if subject is not None and (subject not in mine or tokens[subject].tag in _RELATIVE):
            start, end = clauses.phrase(subject)
            kept |= {i for i, t in enumerate(tokens) if start <= t.start < end}
        if head == main or sum(is_content(tokens[i]) for i in kept) >= FEWEST:
            yield Proposition(passage, head, tuple(sorted(kept)), main=head == main)


def _only_says(tokens: Sequence[Token], head: int, own: Mapping[int, Sequence[int]]) -> bool:
    """ "Police said" of "police said he fell": who says it is not what is said."""
    says = tokens[head].pos == "VERB" and tokens[head].lemma.lower() in words("verbs", "say")
    return says and any(tokens[o].head == head and tokens[o].dep == "ccomp" for o in own if o != head)


def _supposed(tokens: Sequence[Token], head: int) -> bool:
    """ "If it falls", "before it fell", "so that it could fall": it may not have happened, and without it the clause
    above says too much."""
    own = [t for t in tokens[:head] if t.head == head]
    marks = {t.text.lower() for t in own if t.dep in {"mark", "advmod"}}
    meant = "that" in marks and any(t.dep == "aux" and t.text.lower() in words("stances", "possible") for t in own)
    return meant or bool(marks & words("stances", "conditions"))


def _under_condition(tokens: Sequence[Token], at: int) -> bool:
    """The "or it burns" of "if it falls or it burns": what goes on a clause that is only supposed is supposed too."""
    while tokens[at].dep == "conj" and tokens[at].head != at:
        at = tokens[at].head
    return tokens[at].dep == "advcl" and _supposed(tokens, at)


def _joins(tokens: Sequence[Token], index: int, head: int) -> bool:
    """ "That", "and", "who" at the head of a clause."""
    token = tokens[index]
    return token.head == head and (token.dep in {"mark", "cc"} or token.tag in _RELATIVE)
