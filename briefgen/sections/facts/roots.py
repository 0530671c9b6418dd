"""The root of a fact: the one source that all who report it name for it.

Four articles of four origins that all write "the ministry said" have their news from one ministry.  That is said beside
the fact, in the words of one of them.  Only an attribution of the whole sentence counts: one article that states the
thing itself, or has it from somebody else, frees the fact of its root.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.annotate.names.fullnames import folded
from briefgen.clean.paste.credits import agency, known_outlet
from briefgen.gather.people import same_person
from briefgen.lexicon.wordlists import words
from briefgen.likeness.terms import country_of
from briefgen.model import AnnotatedSentence, Attribution, Name, NameKind, Token

# A root is a name to be read at a glance, not a sentence.
MOST_WORDS = 8
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_HEARERS = {"dobj", "dative", "obj", "iobj", "pobj"}


@dataclass(frozen=True, slots=True)
class _Source:
    """One who stands behind a sentence: the words that say so, who it is, folded, and whether that is a name."""

    text: str
    who: tuple[str, ...]
    named: bool


def root(sentences: Sequence[AnnotatedSentence]) -> str | None:
    """The words of one of these sentences that name the source all of them lean on; None where there is no such one.

    "The bridge is closed, police said." and "Police said the bridge was closed." of two articles have the root
    "police".
    """
    if len({s.article for s in sentences}) < 2:
        return None
    offered = [_sources(s) for s in sentences]
    if not all(offered):
        return None
    for candidate in offered[0]:
        alike = [next((o for o in sources if _same(candidate, o)), None) for sources in offered]
        found = [o for o in alike if o is not None]
        if len(found) == len(offered) and all(_same(a, b) for a, b in combinations(found, 2)):
            return _best_words(found)
    return None


def _best_words(found: Sequence[_Source]) -> str | None:
    """The words that say most of who it is; then such as begin small, inside their sentence; then the fewest."""
    fit = [o for o in found if o.text and len(o.text.split()) <= MOST_WORDS]
    best = min(fit, key=lambda o: (-_says(o), _begins_a_sentence(o), len(o.text), o.text), default=None)
    return best.text if best else None


def _begins_a_sentence(source: _Source) -> bool:
    """ "The ministry", "Police": the capital is the sentence's own."""
    return source.text.startswith(("The ", "A ", "An ")) or (not source.named and source.text[:1].isupper())


def _says(source: _Source) -> int:
    """How many words of the name, or of the noun and its modifiers, the text has."""
    return len(set(folded(source.text)) & set(source.who))


def _sources(sentence: AnnotatedSentence) -> tuple[_Source, ...]:
    """Who says what the whole sentence states: the speaker, and the outlet or agency spoken to."""
    told = [a for a in sentence.attributions if _lemma(sentence, a) in words("roots", "relates")]
    over_all = [a for a in told if _covers(sentence, a)]
    if len(over_all) != 1:
        return ()
    return (*_speakers(sentence, over_all[0]), *_hearers(sentence, over_all[0]))


def _cue(sentence: AnnotatedSentence, said: Attribution) -> int | None:
    """The token of an attribution's cue."""
    first = said.cue.split()[0].lower()
    tokens = sentence.tokens
    return next(
        (
            i
            for i, t in enumerate(tokens)
            if said.start <= t.end <= said.end + len(said.cue) and t.text.lower() == first
        ),
        None,
    )


def _lemma(sentence: AnnotatedSentence, said: Attribution) -> str:
    """The cue as a verb of the list; "according to" hands on like "say"."""
    if said.cue == "according to":
        return "say"
    cue = _cue(sentence, said)
    return sentence.tokens[cue].lemma.lower() if cue is not None else ""


def _covers(sentence: AnnotatedSentence, said: Attribution) -> bool:
    """Does this attribution hold for all that the sentence states?

    Its verb must be the sentence's own and must be joined to no other that states something by itself ("police said
    the bridge was closed, and the ferry has stopped"); "according to" must hang on the sentence's verb.
    """
    tokens, cue = sentence.tokens, _cue(sentence, said)
    if cue is None:
        return False
    main = next((i for i, t in enumerate(tokens) if t.head == i), None)
    quoted = [(q.start, q.end) for q in sentence.quotations]
    at_main = cue == main or (said.cue == "according to" and tokens[cue].head == main)
    if main is None or not at_main:
        return False
    joined = (
        i
        for i, t in enumerate(tokens)
        if t.head == main
        and i != main
        and t.dep in {"conj", "parataxis", "advcl", "relcl"}
        and t.pos in {"VERB", "AUX"}
    )
    return not any(
        tokens[i].lemma.lower() not in words("roots", "relates")
        and (tokens[i].dep == "conj" or any(t.head == i and t.dep in _SUBJECTS for t in tokens))
        and not any(a <= tokens[i].start < b for a, b in quoted)
        for i in joined
    )


def _speakers(sentence: AnnotatedSentence, said: Attribution) -> tuple[_Source, ...]:
    """Who an attribution names: by name, or as a body by its noun; nobody for "officials" or "a witness"."""
    start = sentence.text.find(said.source, said.start)
    end = start + len(said.source)
    inside = [i for i, t in enumerate(sentence.tokens) if start <= t.start < end]
    if start < 0 or not inside:
        return ()
    tokens = sentence.tokens
    text = said.source if len(said.source.split()) <= MOST_WORDS else said.source.split(",")[0]
    if all(tokens[i].pos == "PRON" for i in inside):
        return (_Source("", folded(said.speaker), named=True),) if said.speaker else ()
    head = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), inside[-1])
    found = [_Source(text, folded(said.speaker), named=True)] if said.speaker else []
    name = _name_at(sentence, head)
    if name is not None:
        found.append(_Source(text, _folded_name(name), named=True))
    elif tokens[head].lemma.lower() in words("roots", "voices"):
        found += _behind(sentence, [i for i in inside if i != head], text)
    elif _is_body(tokens[head]):
        found.append(_Source(text, _noun_phrase(sentence, head, inside), named=False))
    return tuple(o for o in found if o.who)


def _folded_name(name: Name) -> tuple[str, ...]:
    """A name under which all its forms meet: "Agence France-Presse" as AFP, a capital that speaks as its country."""
    known = agency(name.full) or known_outlet(name.full)
    return folded(known or (country_of(name.full) if name.kind is not NameKind.PERSON else None) or name.full)


def _behind(sentence: AnnotatedSentence, inside: Sequence[int], text: str) -> list[_Source]:
    """The body that speaks through a spokeswoman or a statement: by its name, or by its noun."""
    tokens = sentence.tokens
    names = [
        n
        for n in sentence.names
        if n.kind is not NameKind.PERSON and any(n.start <= tokens[i].start < n.end for i in inside)
    ]
    if len(names) == 1:
        return [_Source(text, _folded_name(names[0]), named=True)]
    nouns = [i for i in inside if _is_body(tokens[i])]
    return (
        [_Source(text, _noun_phrase(sentence, nouns[0], inside), named=False)] if len(nouns) == 1 and not names else []
    )


def _is_body(token: Token) -> bool:
    """ "The ministry" is one body, "ministries" are not; "police" and "prosecutors" are, as they stand."""
    return (token.text if token.tag in {"NNS", "NNPS"} else token.lemma).lower() in words("roots", "bodies")


def _noun_phrase(sentence: AnnotatedSentence, head: int, inside: Sequence[int]) -> tuple[str, ...]:
    """A noun with its modifiers before it, folded: ("defence", "ministry")."""
    tokens = sentence.tokens
    own = [
        i
        for i in inside
        if tokens[i].head == head and i < head and tokens[i].dep in {"compound", "amod", "poss", "nmod"}
    ]
    return tuple(w for i in (*own, head) for w in folded(tokens[i].lemma))


def _hearers(sentence: AnnotatedSentence, said: Attribution) -> tuple[_Source, ...]:
    """The agency or outlet somebody "told": all who print it have it from there."""
    cue = _cue(sentence, said)
    found = []
    for i, token in enumerate(sentence.tokens):
        if cue is not None and token.head == cue and i > cue and token.dep in _HEARERS:
            name = _name_at(sentence, i)
            text = name.text if name else token.text
            known = agency(text) or known_outlet(text)
            if known and not said.start <= token.start < sentence.tokens[cue].start:
                found.append(_Source(text, folded(known), named=True))
    return tuple(found)


def _name_at(sentence: AnnotatedSentence, token: int) -> Name | None:
    at = sentence.tokens[token].start
    return next((n for n in sentence.names if n.start <= at < n.end), None)


def _same(a: _Source, b: _Source) -> bool:
    """One and the same source: the same name in any of its forms, or nouns that do not contradict each other."""
    if a.named and b.named:
        return _one_name(a.who, b.who)
    if a.who[-1] != b.who[-1]:
        return False
    few, many = sorted((set(a.who), set(b.who)), key=len)
    return few <= many


def _one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    a, b = (tuple(w for w in x if w not in {"the", "of", "and", "for"}) for x in (a, b))
    short, long = sorted((a, b), key=len)
    if not short:
        return False
    initials = "".join(w[0] for w in long)
    return (
        long[-len(short) :] == short
        or short == (initials,)
        or (len(a) == len(b) and same_person(" ".join(a), " ".join(b)))
    )
