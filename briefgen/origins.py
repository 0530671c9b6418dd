"""Who copied whom: the only place that counts origins.

Two articles have one origin when both credit the same single agency for their text, or when a good part of the
sentences of one stands (nearly) word for word in the other.  An article that credits several agencies among its
material is an editor's own text and its own origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from briefgen.model import Article, BlockKind, Citation, Origin, short_hash, words_of

# Share of the shorter article's sentences that stand in the longer one.  On the sample stories and 31 small ones, texts
# of one origin share 0.40 and more, all others 0.25 and less.
SHARED_TEXT = 0.3
# rapidfuzz ratio of folded words.  Copies with a word or two changed lie above it; between 70 and 85 lie sentences that
# quote one statement or tell one small fact.
NEARLY_THE_SAME = 86
# Shorter sentences are alike by chance ("Two people were hurt.").
TELLING_WORDS = 8
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The origins of these articles, in the order of their first article; each article has exactly one.

    >>> origins(())
    ()
    """
    reasons: dict[tuple[str, str], str] = {}
    texts = {a.id: _telling(a) for a in articles}
    for a, b in combinations(articles, 2):
        reason = _same_agency(a, b) or _same_text(texts[a.id], texts[b.id])
        if reason:
            reasons[a.id, b.id] = reason
    groups = _joined([a.id for a in articles], reasons)
    return tuple(_origin(group, reasons, articles) for group in groups)


def origin_of(article: str, known: Iterable[Origin]) -> str:
    """The id of the origin an article belongs to.  Raises KeyError for an article that none names."""
    for origin in known:
        if article in origin.articles:
            return origin.id
    raise KeyError(article)


def count_origins(citations: Sequence[Citation], known: Iterable[Origin]) -> int:
    """How many independent origins stand behind these citations.

    Citations of one origin count once, and so does one sentence that two origins print (nearly) word for word:
    it was copied, whoever else wrote the rest.
    """
    known = tuple(known)
    nodes = sorted({origin_of(c.article, known) for c in citations})
    copies = {}
    for a, b in combinations(citations, 2):
        pair = (origin_of(a.article, known), origin_of(b.article, known))
        if pair[0] != pair[1] and nearly_the_same(_own_words(a.text), _own_words(b.text)):
            copies[pair] = "copied"
    return len(_joined(nodes, copies))


def nearly_the_same(a: str, b: str) -> bool:
    """Are these the same sentence, but for a word or two?  Short sentences never are.

    >>> nearly_the_same("The mill on the quay burned down on Sunday.", "The mill on the quay burned down Sunday.")
    True
    """
    left, right = words_of(a), words_of(b)
    if min(len(left), len(right)) < TELLING_WORDS:
        return False
    return fuzz.ratio(" ".join(left), " ".join(right), score_cutoff=NEARLY_THE_SAME) > 0


def _telling(article: Article) -> tuple[str, ...]:
    """The sentences of the body long enough to tell a copy, quoted words aside: two outlets may quote one man."""
    bodies = (s for s in article.sentences if article.blocks[s.block].kind is not BlockKind.CAPTION)
    return tuple(own for own in (_own_words(s.text) for s in bodies) if len(own.split()) >= TELLING_WORDS)


def _own_words(text: str) -> str:
    return _QUOTED.sub(" ", text)


def _same_agency(a: Article, b: Article) -> str | None:
    one, other = a.metadata.agencies, b.metadata.agencies
    return f"both credit {one[0]} for their text" if len(one) == 1 and one == other else None


def _same_text(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    shorter, longer = sorted((a, b), key=len)
    if not shorter:
        return None
    shared = sum(any(nearly_the_same(s, t) for t in longer) for s in shorter)
    if shared < 2 or shared / len(shorter) < SHARED_TEXT:
        return None
    return f"{shared} of {len(shorter)} sentences stand nearly word for word in both"


def _joined(ids: Sequence[str], links: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Connected components, each in the order of ``ids``."""
    root = {i: i for i in ids}

    def find(i: str) -> str:
        while root[i] != i:
            i = root[i]
        return i

    for a, b in links:
        root[find(b)] = find(a)
    groups: dict[str, list[str]] = {}
    for i in ids:
        groups.setdefault(find(i), []).append(i)
    return tuple(sorted((tuple(g) for g in groups.values()), key=lambda g: ids.index(g[0])))


def _origin(group: tuple[str, ...], reasons: dict[tuple[str, str], str], articles: Sequence[Article]) -> Origin:
    said = sorted({reason for pair, reason in reasons.items() if pair[0] in group})
    article = next(a for a in articles if a.id == group[0])
    alone = (
        f"its own text, with material from {', '.join(article.metadata.agencies)}"
        if len(article.metadata.agencies) > 1
        else "its own text"
    )
    if len(group) == 1 and len(article.metadata.agencies) == 1:
        alone = f"credits {article.metadata.agencies[0]}"
    return Origin(f"o-{short_hash(group[0])}", group, "; ".join(said) if said else alone)
