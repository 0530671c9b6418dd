"""Polarity: whether a sentence negates, denies or accuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.model import AnnotatedArticle, AnnotatedSentence, Token
from briefgen.wordlists import words

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "none", "nobody", "nothing"})
_LABELLING = frozenset({"call", "describe", "label", "dub", "brand", "term", "be", "dismiss", "say"})


def polarity(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``negated``, ``denies`` and ``accuses`` filled.

    "The firm denied that it dumped waste." denies; "It did not dump waste." is negated; "Critics accuse the firm
    of dumping waste." accuses.
    """
    return replace(article, sentences=tuple(_marked(s) for s in article.sentences))


def _marked(sentence: AnnotatedSentence) -> AnnotatedSentence:
    tokens = sentence.tokens
    return replace(sentence, negated=_negated(tokens), denies=_denies(sentence), accuses=_does(tokens, "accuse"))


def _main_verbs(tokens: Sequence[Token]) -> set[int]:
    """The root and, under a verb of saying, what is said."""
    main = {i for i, t in enumerate(tokens) if t.head == i}
    grown = True
    while grown:
        more = {i for i, t in enumerate(tokens) if t.head in main and i not in main and _continues(tokens, t)}
        main |= more
        grown = bool(more)
    return main


def _continues(tokens: Sequence[Token], token: Token) -> bool:
    if token.dep in {"ccomp", "xcomp"}:
        return tokens[token.head].lemma.lower() in words("verbs", "say") or token.dep == "xcomp"
    return token.dep == "conj" and token.pos in {"VERB", "AUX"}


def _negated(tokens: Sequence[Token]) -> bool:
    main = _main_verbs(tokens)
    for t in tokens:
        if t.dep == "neg" and t.head in main:
            return True
        if t.text.lower() in _NOT and t.dep in {"det", "neg", "preconj"} and tokens[t.head].head in main:
            return not (t.text.lower() == "no" and tokens[t.head].dep in {"npadvmod", "pobj"})
        if (
            t.text.lower() in {"nobody", "nothing", "none", "neither"}
            and t.dep in {"nsubj", "nsubjpass", "dobj"}
            and t.head in main
        ):
            return True
    return False


def _does(tokens: Sequence[Token], group: str) -> bool:
    """A verb of the group that is itself not negated, or its noun with a verb of doing ("made accusations")."""
    for i, t in enumerate(tokens):
        if t.pos == "VERB" and t.lemma.lower() in words("verbs", group) and not _unsaid(tokens, i):
            return True
    return False


def _unsaid(tokens: Sequence[Token], verb: int) -> bool:
    return any(t.head == verb and t.dep == "neg" for t in tokens)


def _denying(tokens: Sequence[Token], i: int) -> bool:
    """Is this a verb that denies a claim?  "Was denied entry" and "rejected the offer" turn down something else."""
    verb, lemma = tokens[i], tokens[i].lemma.lower()
    if verb.pos != "VERB" or lemma not in words("verbs", "deny") or _unsaid(tokens, i):
        return False
    objects = {t.lemma.lower() for t in tokens if t.head == i and t.dep in {"dobj", "dative", "oprd"} and t is not verb}
    subjects = {t.lemma.lower() for t in tokens if t.head == i and t.dep == "nsubjpass"}
    passive = any(t.head == i and t.dep == "auxpass" for t in tokens)
    if passive and objects:
        return False
    turned_down = (objects or subjects) if passive or objects else set()
    if lemma in words("verbs", "turn_down"):
        return not turned_down or bool(turned_down & words("verbs", "said_things"))
    return not turned_down & words("verbs", "withheld")


def _denies(sentence: AnnotatedSentence) -> bool:
    """A verb of denial ("X rejects the charge"), or a word that makes the other's claim untrue ("called it absurd")."""
    tokens = sentence.tokens
    if any(_denying(tokens, i) for i in range(len(tokens))):
        return True
    labels = any(t.lemma.lower() in _LABELLING for t in tokens)
    text = f" {sentence.sentence.text.lower()} "
    return labels and any(f" {w}" in text or f"“{w}" in text or f'"{w}' in text for w in words("verbs", "doubt"))
