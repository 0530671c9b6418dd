"""To whom something is said, and where: "told reporters", "in a statement", "speaking at a rally".

Both are spans of tokens (half open) of the sentence, empty where it does not tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.speech.discourse import Said
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Token

Span = tuple[int, int]
# An addressee or an occasion has fewer words than this; what is longer was parsed wrongly.
MOST_TOKENS = 12
_NOBODY = (0, 0)
_WHERE = frozenset({"in", "at", "on", "during", "by", "via", "through", "over", "after", "before", "to"})
_NOT_BELOW = frozenset({"relcl", "acl", "appos", "punct", "ccomp", "advcl"})


def addressee_of(sentence: AnnotatedSentence, said: Said) -> Span:
    """Who is spoken to: the object of "told", or whoever stands behind "to" by another verb of saying.

    "Lee told reporters that …" gives "reporters", "Lee wrote to the council that …" "the council".
    """
    tokens, verb = sentence.tokens, said.verb
    if said.lemma in words("verbs", "tells"):
        heads = [i for i, t in enumerate(tokens) if t.head == verb and t.dep in {"dobj", "dative", "iobj"} and i > verb]
        told = bool(heads) and _named_thing(tokens[heads[0]]) and not _is_occasion(tokens[heads[0]])
        return _phrase(tokens, heads[0], verb + 1) if told else _NOBODY
    if said.lemma not in words("verbs", "says_to"):
        return _NOBODY
    for i, t in enumerate(tokens):
        if t.head == verb and t.text.lower() == "to" and t.dep in {"prep", "dative"} and i > verb:
            head = next((j for j, below in enumerate(tokens) if below.head == i and below.dep == "pobj"), None)
            if head is not None and _named_thing(tokens[head]) and not _is_occasion(tokens[head]):
                return _phrase(tokens, head, i + 1)
    return _NOBODY


def occasion_of(sentence: AnnotatedSentence, said: Said) -> Span:
    """Where or how it was said: "in a statement", "at a rally in Dorfield", "by telephone".

    It hangs on the verb of speech, or on a "speaking" that hangs on it.
    """
    tokens = sentence.tokens
    verbs = {said.verb} | {
        i
        for i, t in enumerate(tokens)
        if t.head == said.verb and t.lemma.lower() in {"speak", "write"} and t.tag == "VBG"
    }
    for i, t in enumerate(tokens):
        if t.head not in verbs or t.dep not in {"prep", "agent"} or t.text.lower() not in _WHERE:
            continue
        head = next((j for j, below in enumerate(tokens) if below.head == i and below.dep == "pobj"), None)
        if head is not None and _is_occasion(tokens[head]):
            first, last = _phrase(tokens, head, i + 1)
            return (i, last) if first < last else _NOBODY
    return _NOBODY


def _is_occasion(token: Token) -> bool:
    return token.lemma.lower() in words("occasions", "said") | words("occasions", "written") | words(
        "occasions", "media"
    )


def _named_thing(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "PRON"} and token.text.lower() not in {"it", "this", "that", "what", "which"}


def _phrase(tokens: Sequence[Token], head: int, first: int) -> Span:
    """The words of a noun phrase from ``first`` on; what is said of it in a clause, and when, is left out."""
    below, grown = {head}, True
    while grown:
        more = {
            i
            for i, t in enumerate(tokens)
            if t.head in below and i not in below and t.dep not in _NOT_BELOW and not _when(tokens, i)
        }
        grown = bool(more)
        below |= more
    last = head
    while last + 1 in below:
        last += 1
    begin = head
    while begin - 1 in below and begin - 1 >= first:
        begin -= 1
    return (begin, last + 1) if last + 1 - begin < MOST_TOKENS else _NOBODY


def _when(tokens: Sequence[Token], i: int) -> bool:
    """A word of time, or a preposition before one ("on Monday")."""
    timed = [tokens[i], *(t for t in tokens if t.head == i and t.dep == "pobj")]
    return any(t.entity[2:] in {"DATE", "TIME"} for t in timed)
