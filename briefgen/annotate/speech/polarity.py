"""Polarity: whether a sentence negates, denies or accuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Token

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
    text = sentence.text.lower()
    return any(_doubts(tokens, i, text) for i in range(len(tokens)))


def _doubts(tokens: Sequence[Token], i: int, text: str) -> bool:
    """Is this a word of doubt that is said of a claim: after "is" or "called it", after "as", or beside "accusations"?

    "Loudspeakers blared propaganda" and "a false start" tell nothing of a claim.
    """
    start = tokens[i].start
    if not any(_stands_at(text, start, word) for word in words("verbs", "doubt")):
        return False
    top = i
    while tokens[top].dep in {"amod", "compound", "det"} and tokens[tokens[top].head].pos in {"NOUN", "PROPN"}:
        top = tokens[top].head  # "a smear campaign", "groundless accusations"
    above = tokens[tokens[top].head]
    if tokens[top].lemma.lower() in words("stances", "claims") and top != i:
        return True
    before = tokens[tokens[top].head]
    if before.text.lower() == "as" and before.start < start:
        return any(t.lemma.lower() in _LABELLING | words("verbs", "deny") for t in _over(tokens, tokens[top].head))
    if above.lemma.lower() == "be":
        return tokens[top].dep in {"attr", "acomp"} and _of_a_claim(tokens, tokens[top].head)
    return tokens[top].dep in {"oprd", "ccomp", "acomp", "dobj", "xcomp"} and above.lemma.lower() in _LABELLING


def _over(tokens: Sequence[Token], i: int) -> list[Token]:
    """The words that govern a word, up to the root: "as" may hang on a noun of "described the charge as absurd"."""
    chain: list[Token] = []
    while tokens[i].head != i and len(chain) < len(tokens):
        i = tokens[i].head
        chain.append(tokens[i])
    return chain


def _stands_at(text: str, start: int, word: str) -> bool:
    end = start + len(word)
    return text.startswith(word, start) and (end == len(text) or not text[end].isalnum())


def _of_a_claim(tokens: Sequence[Token], verb: int) -> bool:
    """Is the subject of "is false" a claim, or a word that stands for one?"""
    subject = next((t for t in tokens if t.head == verb and t.dep == "nsubj"), None)
    return subject is not None and subject.lemma.lower() in words("verbs", "said_things") | {
        "all",
        "information",
        "story",
    }
