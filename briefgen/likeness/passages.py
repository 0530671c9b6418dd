"""Sentences taken apart into the clauses that carry one statement each."""

from __future__ import annotations

from briefgen.likeness.terms import term_of_each
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Claim, Token

# Clauses are cut at these dependencies; the others stay with the clause they complete.
_CLAUSAL = {"ROOT", "conj", "advcl", "relcl", "ccomp", "parataxis", "acl"}
_SUBJECTS = {"nsubj", "nsubjpass", "agent"}
_PLANNING = {"plan", "expect", "intend", "schedule", "prepare", "will", "hope", "aim", "vow", "pledge"}
# A clause with fewer terms says too little to be compared by itself.
FEWEST_TERMS = 3
# Copies of a bare verb ("he said") are no statement.
_SPEECH = {"say", "tell", "add", "report", "write", "announce", "state", "ask", "note"}


def claims(article: AnnotatedArticle) -> tuple[Claim, ...]:
    """The claims of an article's body, in order: each sentence as a whole, then its clauses where it has several.

    What is set aside claims nothing; headings and captions are no statements of the article.
    """
    found: list[Claim] = []
    for rank, sentence in enumerate(article.sentences):
        if not sentence.reports or not sentence.tokens:
            continue
        found += _claims_of(article.article.id, rank, sentence)
    return tuple(found)


def _claims_of(article: str, rank: int, sentence: AnnotatedSentence) -> list[Claim]:
    terms = term_of_each(sentence)
    if not any(t.pos in {"VERB", "AUX"} for t in sentence.tokens):
        return []  # a headline's noun, a date line: nothing is stated
    everything = tuple(range(len(sentence.tokens)))
    every = _claim(article, rank, sentence, terms, everything, _root(sentence.tokens), whole=True)
    groups = _clauses(sentence.tokens)
    if len(groups) < 2:
        return [every]
    parts = [_claim(article, rank, sentence, terms, members, head, whole=False) for head, members in groups]
    return [every, *(p for p in parts if len(p.terms) >= FEWEST_TERMS)]


def _root(tokens: tuple[Token, ...]) -> int:
    return next((i for i, t in enumerate(tokens) if t.head == i), 0)


def _clauses(tokens: tuple[Token, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """(head, members) of each clause, in order of the heads; a clause without a subject borrows its parent's."""
    heads = [
        i for i, t in enumerate(tokens) if t.dep in _CLAUSAL and t.pos in {"VERB", "AUX"} and t.lemma not in _SPEECH
    ]
    owner = [_owner(tokens, i, set(heads)) for i in range(len(tokens))]
    clauses = []
    for head in heads:
        members = {i for i, o in enumerate(owner) if o == head} | _borrowed(tokens, head, owner)
        clauses.append((head, tuple(sorted(members))))
    return clauses


def _owner(tokens: tuple[Token, ...], index: int, heads: set[int]) -> int | None:
    for _ in range(len(tokens)):
        if index in heads:
            return index
        if tokens[index].head == index:
            return None
        index = tokens[index].head
    return None


def _borrowed(tokens: tuple[Token, ...], head: int, owner: list[int | None]) -> set[int]:
    """The subject a clause leaves unsaid: the parent's for "and left", the noun itself for "who left"."""
    parent = tokens[head].head
    if tokens[head].dep in {"relcl", "acl"}:
        return _noun_phrase(tokens, parent)
    if any(t.head == head and t.dep in {"nsubj", "nsubjpass"} for t in tokens):
        return set()
    subject = next((i for i, t in enumerate(tokens) if t.head == parent and t.dep in {"nsubj", "nsubjpass"}), None)
    return _noun_phrase(tokens, subject) if subject is not None else set()


def _noun_phrase(tokens: tuple[Token, ...], head: int) -> set[int]:
    return {head} | {
        i for i, t in enumerate(tokens) if t.head == head and t.dep in {"compound", "amod", "poss", "nummod", "flat"}
    }


def _claim(
    article: str,
    rank: int,
    sentence: AnnotatedSentence,
    terms: tuple[str | None, ...],
    members: tuple[int, ...],
    head: int,
    *,
    whole: bool,
) -> Claim:
    tokens = sentence.tokens
    start, end = tokens[members[0]].start, tokens[members[-1]].end
    spans = {(tokens[i].start, tokens[i].end) for i in members}

    def inside(item_start: int, item_end: int) -> bool:
        return any(a < item_end and item_start < b for a, b in spans) and start <= item_start < end

    return Claim(
        article=article,
        sentence=sentence,
        rank=rank,
        terms=frozenset(t for i in members if (t := terms[i])),
        predicate=terms[head],
        subjects=_argument_terms(tokens, terms, head, members, _SUBJECTS),
        objects=_argument_terms(tokens, terms, head, members, {"dobj", "attr", "pobj", "dative", "oprd", "nsubjpass"}),
        deeds=_deeds(sentence, terms, members),
        times=tuple(t for t in sentence.times if inside(t.start, t.end)),
        quantities=tuple(q for q in sentence.quantities if inside(q.start, q.end)),
        negated=any(tokens[i].dep == "neg" and tokens[i].head == head for i in members),
        planned=_planned(tokens, head),
        whole=whole,
    )


def _deeds(sentence: AnnotatedSentence, terms: tuple[str | None, ...], members: tuple[int, ...]) -> frozenset[str]:
    named = {i for n in sentence.names for i, t in enumerate(sentence.tokens) if n.start <= t.start < n.end}
    return frozenset(
        t for i in members if i not in named and (t := terms[i]) and not t.startswith("@") and not t[0].isdigit()
    )


def _argument_terms(
    tokens: tuple[Token, ...], terms: tuple[str | None, ...], head: int, members: tuple[int, ...], wanted: set[str]
) -> frozenset[str]:
    return frozenset(t for i in members if tokens[i].dep in wanted and i != head and (t := terms[i]))


def _planned(tokens: tuple[Token, ...], head: int) -> bool:
    """A statement of what is to come: "will sign", "plans to sign", "is expected to sign", "set to sign"."""
    own = {t.lemma.lower() for t in tokens if t.head == head and t.dep in {"aux", "auxpass"}}
    above = tokens[tokens[head].head].lemma.lower() if tokens[head].dep in {"xcomp", "ccomp", "acl"} else ""
    return (
        bool(own & {"will", "'ll", "would", "shall"})
        or above in _PLANNING
        or (above in {"set", "due"} and tokens[head].dep == "xcomp")
    )
