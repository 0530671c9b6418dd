"""Who says a quotation in its own sentence.

Looked for in this order: a verb of speech that touches the quotation ("…," Lee said; Lee said: "…"), the verb of
speech that governs it in the parse (Lee said the plan was "…"), another one in the sentence, a name before a colon,
and the person who acts in the quotation's own clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate.speech.discourse import Discourse, Said
from briefgen.annotate.speech.setting import addressee_of, occasion_of
from briefgen.annotate.speech.speech import who
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, NameKind, Snippet

# What may stand between a quotation and its verb of speech, or between the verb and the quotation.
_TOUCHES_BEHIND = re.compile(r"[\s,.!?…;\"”’'»)\]—–-]*(?:as |so )?")
_TOUCHES_BEFORE = re.compile(r"[\s,:;\"“‘'«(\[—–-]*(?:that |how |only |simply )?[\s\"“‘'«(\[—–…-]*")
# A clause hangs so deep at most.
MOST_HEADS = 14
# Whose words these are is told elsewhere in the sentence: "it underscores that …", "which suggests …".
_IMPERSONAL = frozenset({"it", "this", "that", "which", "these", "there", "what", "all this"})

Piece = tuple[int, int, int]  # sentence index, start, end in the sentence


@dataclass(frozen=True, slots=True)
class Teller:
    """Who says something: the fullest name if it is known, the cue, and the words that name the sayer.

    With them the words that name who is spoken to and where, if the article gives them.
    """

    speaker: str | None = None
    cue: str | None = None
    source: Snippet | None = None
    addressee: Snippet | None = None
    occasion: Snippet | None = None


def teller_of(sentence: AnnotatedSentence, said: Said) -> Teller:
    """The teller that a verb of speech names, with whom it is said to and where, as far as the sentence tells."""
    words_of_it = (snippet(sentence, *span) for span in (addressee_of(sentence, said), occasion_of(sentence, said)))
    return Teller(said.speaker, said.lemma, said.meant or snippet(sentence, said.first, said.last), *words_of_it)


def teller_beside(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Teller | None:
    """Who is said to say the quotation ``piece`` by a verb of speech of its sentence."""
    best = _touching(sentence, piece, said) or _governing(sentence, piece, said) or _anywhere(sentence, piece, said)
    return None if best is None else teller_of(sentence, best)


def teller_by_clause(sentence: AnnotatedSentence, piece: Piece, discourse: Discourse) -> Teller | None:
    """Who says the quotation ``piece`` where no verb of speech tells: before a colon, or acting in its clause."""
    named = _before_colon(sentence, piece) or _for_whom(sentence, piece)
    if named is None:
        named = _own_subject(sentence, piece, discourse)
    return named and Teller(named[0], None, snippet(sentence, *named[1:]))


def snippet(sentence: AnnotatedSentence, first: int, last: int) -> Snippet | None:
    """The tokens ``first`` to ``last`` (half open) as words of the article."""
    if first >= last:
        return None
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return Snippet(sentence.sentence.text[start:end], sentence.sentence.id, start, end)


# --------------------------------------------------------------------------- by a verb of speech


def _touching(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """The verb right before the quotation, or else right behind it."""
    text = sentence.sentence.text
    for one in reversed(said):
        end = _end(sentence, one)
        if end <= piece[1] and _TOUCHES_BEFORE.fullmatch(text, end, piece[1]):
            return one
    for one in said:
        start = _start(sentence, one)
        tells = (
            _behind(one)
            and one.first < one.last
            and (one.lemma == "according to" or sentence.tokens[one.verb].tag != "VBG")
        )
        if tells and start >= piece[2] and _TOUCHES_BEHIND.fullmatch(text, piece[2], start):
            return one
    return None


def _start(sentence: AnnotatedSentence, said: Said) -> int:
    """Where a verb of speech with its speaker begins, if the speaker stands right before it."""
    verb = sentence.tokens[said.verb].start
    return min(verb, sentence.tokens[said.first].start) if said.first < said.last else verb


def _end(sentence: AnnotatedSentence, said: Said) -> int:
    """Where it ends: behind the speaker, if that stands right behind the verb."""
    return sentence.tokens[said.last - 1 if said.first == said.verb + 1 and said.last > said.first else said.verb].end


def _behind(said: Said) -> bool:
    return said.lemma in {"according to", "put"} or said.lemma in words("verbs", "plain_say") | words("verbs", "relay")


def _governing(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """The nearest verb of speech above the quotation's words.

    One whose subject is "it", or that tells what "he" thinks, lets one above it tell.
    """
    tokens, verbs = sentence.tokens, {s.verb: s for s in said}
    inside = [i for i, t in enumerate(tokens) if piece[1] <= t.start < piece[2]]
    top = next((i for i in inside if not piece[1] <= tokens[tokens[i].head].start < piece[2]), None)
    if top is None:  # the sentence's own root is quoted: "…," Lee said of it
        return None
    found, at = None, tokens[top].head
    for _ in range(MOST_HEADS):
        if at in verbs:
            one = verbs[at]
            source = " ".join(t.text.lower() for t in tokens[one.first : one.last])
            if one.first < one.last and source not in _IMPERSONAL and not _minded(one, source):
                return one
            found = found or one
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return found


def _minded(said: Said, source: str) -> bool:
    """ "Lee said she thinks it is “…”": the words are Lee's, by "said"."""
    return source in {"he", "she", "they"} and said.lemma in words("verbs", "mind")


def _anywhere(sentence: AnnotatedSentence, piece: Piece, said: Sequence[Said]) -> Said | None:
    """The nearest verb of speech before the quotation; else one behind it, if no sentence-like stop lies between."""
    text, tokens = sentence.sentence.text, sentence.tokens
    before = [s for s in said if tokens[s.verb].end <= piece[1]]
    if before:
        return max(before, key=lambda s: s.verb)
    for one in said:
        start = _start(sentence, one)
        if start >= piece[2] and _behind(one) and tokens[one.verb].dep in {"ROOT", "parataxis", "ccomp", "conj"}:
            between = text[piece[2] : start]
            if not re.search(r"[.;:?!]\s", between) and re.search(r",[”’'\"]?\s*$", between):
                return one
    return None


# --------------------------------------------------------------------------- without one


def _before_colon(sentence: AnnotatedSentence, piece: Piece) -> tuple[str | None, int, int] | None:
    """ "Ann Lee: “…”": a name, and nothing else, before the colon."""
    before = sentence.sentence.text[: piece[1]].rstrip(" \"“‘'«")
    if not before.endswith(":"):
        return None
    name = next((n for n in sentence.names if n.end == len(before) - 1), None)
    if name is None or name.kind not in {NameKind.PERSON, NameKind.BODY}:
        return None
    first = next(i for i, t in enumerate(sentence.tokens) if t.start >= name.start)
    if any(t.pos in {"VERB", "AUX", "ADP"} for t in sentence.tokens[:first]):
        return None
    return name.full, first, next(i for i, t in enumerate(sentence.tokens) if t.start >= name.end)


def _for_whom(sentence: AnnotatedSentence, piece: Piece) -> tuple[str | None, int, int] | None:
    """ "For Ann Lee, a baker, “…”": a view given for someone is that person's."""
    if not sentence.tokens or sentence.tokens[0].text not in {"For", "To"} or len(sentence.tokens) < 2:
        return None
    start = sentence.tokens[1].start
    name = next((n for n in sentence.names if n.kind is NameKind.PERSON and n.start == start < piece[1]), None)
    if name is None:
        return None
    return name.full, 1, 1 + sum(name.start <= t.start < name.end for t in sentence.tokens)


def _own_subject(sentence: AnnotatedSentence, piece: Piece, discourse: Discourse) -> tuple[str | None, int, int] | None:
    """A partial quotation in a clause without a verb of speech: its subject, when a person or body acts there."""
    tokens = sentence.tokens
    inside = {k for k, t in enumerate(tokens) if piece[1] <= t.start < piece[2]}
    k = min(inside, default=None)
    for _ in range(MOST_HEADS):
        if k is None:
            return None
        if k not in inside and tokens[k].pos == "VERB":
            subject = next(
                (j for j, t in enumerate(tokens) if t.head == k and t.dep == "nsubj" and j not in inside), None
            )
            if subject is not None:
                name = next((n for n in sentence.names if n.start <= tokens[subject].start < n.end), None)
                if name is not None:
                    first = next(j for j, t in enumerate(tokens) if t.start >= name.start)
                    return (name.full, first, subject + 1) if name.kind is NameKind.PERSON else None
                he = tokens[subject].text.lower() in {"he", "she"} and who(sentence, subject, subject + 1, discourse)
                return (he, subject, subject + 1) if he else None
        k = tokens[k].head if tokens[k].head != k else None
    return None
