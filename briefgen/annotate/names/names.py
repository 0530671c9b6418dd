"""Names: persons, bodies, places and groups, each with the fullest form its article gives it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate.names.bodynames import defined, fullest_bodies
from briefgen.annotate.names.candidates import candidates_in
from briefgen.annotate.names.firstnames import looks_personal, without_suffix
from briefgen.annotate.names.fullnames import folded, fullest
from briefgen.annotate.names.kinds import kinds_of
from briefgen.annotate.names.sexes import told_apart
from briefgen.annotate.names.surnames import with_passed_over
from briefgen.annotate.names.trims import in_capitals, trimmed, written_small
from briefgen.annotate.names.votes import Candidate
from briefgen.lexicon.wordlists import given_names, words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Name, NameKind, Token

# A name with its acronym in brackets is a body's.
EXPLAINED = 3.0
# Between the two of "Lee and his wife, the singer Eva Lee," there are no more words than this.
MOST_BETWEEN = 8


def names(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``names`` filled.

    A form's kind is decided once for the whole article, by the votes of all its mentions; the surname alone, a
    title with the surname and other spellings get the fullest form as ``full``.
    """
    found = trimmed(article.sentences, [candidates_in(s) for s in article.sentences])
    found = with_passed_over(article.sentences, found)
    every = [c for cs in found for c in cs]
    acronyms = _acronyms(article.sentences, found)
    for c in every:
        if c.text in acronyms or c.text in acronyms.values():
            c.vote(NameKind.BODY, EXPLAINED)
    kinds = kinds_of(every, written_small(article.sentences))
    apart = _two_persons(article.sentences, found, kinds) | _named_beside(article.sentences, found, kinds)
    full = _full_forms(every, kinds, apart, acronyms)
    persons = {text: host for text, host in full.items() if kinds.get(folded(text)) is NameKind.PERSON}
    meant = told_apart([(s.tokens, cs) for s, cs in zip(article.sentences, found, strict=True)], persons)
    return replace(
        article,
        sentences=tuple(
            replace(
                s,
                names=tuple(
                    Name(c.text, kinds[_key(c)], c.start, c.end, meant.get((n, c.first), full[c.text]))
                    for c in cs
                    if _key(c) in kinds
                ),
            )
            for n, (s, cs) in enumerate(zip(article.sentences, found, strict=True))
        ),
    )


def _key(candidate: Candidate) -> tuple[str, ...]:
    return folded(candidate.text)


def _acronyms(sentences: Sequence[AnnotatedSentence], found: list[list[Candidate]]) -> dict[str, str]:
    """The acronyms that the article explains, with the name each stands for."""
    acronyms: dict[str, str] = {}
    for sentence, candidates in zip(sentences, found, strict=True):
        for c in candidates:
            short = defined(sentence.text, c.start, c.end)
            if short is not None and not looks_personal(_key(c)) and c.text not in words("places"):
                acronyms.setdefault(short, c.text)
    return acronyms


def _two_persons(
    sentences: Sequence[AnnotatedSentence], found: list[list[Candidate]], kinds: dict[tuple[str, ...], NameKind]
) -> set[tuple[str, str]]:
    """Forms that are not the full name they seem to be of: "President Lee and his wife, Eva Lee, left."

    Whoever is called by the surname before the full name stands in the same sentence is somebody else; so is whoever
    is called so before "Ann Lee Jr." is named at all, and the father in "Jo Lee wept.  His son Jo Ray Lee was shot."
    """
    apart: set[tuple[str, str]] = set()
    called: set[str] = set()
    last: Candidate | None = None
    for sentence, candidates in zip(sentences, found, strict=True):
        if in_capitals(sentence.tokens):
            continue
        persons = [c for c in candidates if kinds.get(_key(c)) is NameKind.PERSON]
        for n, c in enumerate(persons):
            if last is not None and len(_key(c)) > 1 and _is_kin(sentence.tokens, c):
                apart |= {(c.text, last.text), (last.text, c.text)} if _key(c) != _key(last) else set()
            last = c if len(_key(c)) > 1 else last
            bare = without_suffix(_key(c))
            if bare != _key(c):
                apart |= {(text, c.text) for text in sorted(called) if folded(text)[0] == bare[-1]}
            if len(_key(c)) == 1:
                called.add(c.text)
                apart |= {
                    (c.text, o.text)
                    for o in persons[n + 1 :]
                    if len(_key(o)) > 1 and _key(o)[-1] == _key(c)[0] and _joined(sentence.tokens, c, o)
                }
    return apart


def _named_beside(
    sentences: Sequence[AnnotatedSentence], found: list[list[Candidate]], kinds: dict[tuple[str, ...], NameKind]
) -> set[tuple[str, str]]:
    """ "Ann and Peter Lee sold the mill.  Lee said …": a surname is not his who is named in no other way than so."""
    beside: dict[str, bool] = {}
    bare: set[str] = set()
    for sentence, candidates in zip(sentences, found, strict=True):
        ends = {c.last + 1: _key(c) for c in candidates if c.last < len(sentence.tokens)}
        for c in (c for c in candidates if kinds.get(_key(c)) is NameKind.PERSON):
            if len(_key(c)) == 1:
                bare.add(c.text)
                continue
            before = ends.get(c.first, ())
            named = len(before) == 1 and before[0] in given_names()
            joined = named and sentence.tokens[c.first - 1].text in {"and", "&"}
            beside[c.text] = joined and beside.get(c.text, True)
    only = sorted(text for text, joined in beside.items() if joined)
    return {(short, text) for text in only for short in sorted(bare) if folded(short)[0] == folded(text)[-1]}


def _is_kin(tokens: Sequence[Token], c: Candidate) -> bool:
    """ "His 32-year-old son Jo Lee", "Lee's son, Jo Lee": the name of some other's kin."""
    noun = c.first - 1 - (c.first > 1 and tokens[c.first - 1].text == ",")
    if noun < 1 or tokens[noun].lemma.lower() not in words("roles", "kin"):
        return False
    return any(t.head == noun and t.dep == "poss" for t in tokens[:noun])


def _joined(tokens: Sequence[Token], c: Candidate, other: Candidate) -> bool:
    """ "Lee and Eva Lee", "Lee and his wife, Eva Lee", "Lee's son, Jo Lee": with few words and no verb between them."""
    between = tokens[c.last : other.first]
    if not 0 < len(between) <= MOST_BETWEEN or between[0].text not in {"and", "'s", "’s", "'", ","}:
        return False
    return not any(t.pos in {"VERB", "AUX"} for t in between)


def _full_forms(
    every: list[Candidate],
    kinds: dict[tuple[str, ...], NameKind],
    apart: set[tuple[str, str]],
    acronyms: dict[str, str],
) -> dict[str, str]:
    """Each form's fullest form: persons by their words, bodies by the words an acronym stands for."""
    counts = Counter(c.text for c in every if _key(c) in kinds)
    full = {text: text for text in counts}
    full |= fullest({t: n for t, n in counts.items() if kinds[folded(t)] is NameKind.PERSON}, True, apart)
    bodies = {t: n for t, n in counts.items() if kinds[folded(t)] is NameKind.BODY}
    return full | fullest_bodies(bodies, acronyms)
