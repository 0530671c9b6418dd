"""Surnames that the model passed over: "Lee held talks" is about Ann Lee, whom the article names in full elsewhere."""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefgen.annotate.names.candidates import candidate_of
from briefgen.annotate.names.firstnames import begins_with_first_name, looks_personal
from briefgen.annotate.names.fullnames import folded
from briefgen.annotate.names.votes import Candidate, count_votes
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedSentence, Token

# Before a month these stand; before a person hardly: "in May", "last May".
_BEFORE_A_MONTH = frozenset(
    {"in", "since", "until", "till", "by", "of", "early", "late", "mid", "this", "last", "next", "every", "from", "on"}
)
_MONTHS = frozenset({"april", "may", "june", "july", "august"})


def with_passed_over(sentences: Sequence[AnnotatedSentence], found: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of each sentence, and each bare surname of a person of the article that none of them covers."""
    known = _surnames(found)
    done = []
    for sentence, candidates in zip(sentences, found, strict=True):
        taken = {i for c in candidates for i in range(c.first, c.last)}
        more = []
        for i, token in enumerate(sentence.tokens):
            if i not in taken and _means_person(sentence.tokens, i, known):
                candidate = candidate_of(sentence, i, i + 1, titled=True)
                if candidate is not None and token.text[:1].isupper():
                    count_votes(candidate, sentence.tokens, "PERSON", titled=False)
                    more.append(candidate)
        done.append(sorted([*candidates, *more], key=lambda c: c.first))
    return done


def _surnames(found: Sequence[list[Candidate]]) -> Set[str]:
    keys = [folded(c.text) for candidates in found for c in candidates]
    full = {key for key in keys if looks_personal(key)}
    titled = {folded(c.text)[0] for candidates in found for c in candidates if c.titled and len(folded(c.text)) == 1}
    return {key[-1] if begins_with_first_name(key) else key[0] for key in full} | titled


def _means_person(tokens: Sequence[Token], i: int, known: Set[str]) -> bool:
    text = tokens[i].text
    if not text[:1].isupper() or text.lower() not in known or text in words("places"):
        return False
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is not None and (behind.text == "-" or behind.tag in {"NNP", "NNPS"}):
        return False
    if text.lower() in _MONTHS:
        before = tokens[i - 1].text.lower() if i else ""
        dated = behind is not None and (behind.text[:1].isdigit() or (behind.text == "," and _year(tokens, i + 2)))
        return before not in _BEFORE_A_MONTH and not before[:1].isdigit() and not dated
    return tokens[i].entity[2:] not in {"GPE", "LOC", "ORG", "NORP", "FAC"} or tokens[i].tag == "NN"


def _year(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text[:1].isdigit()
