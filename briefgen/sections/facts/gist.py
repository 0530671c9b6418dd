"""The gist of one article: the three of its sentences that together tell most of who, what, when and where.

Sentences are taken one by one, each time the one that adds most to those already taken (greedy coverage of weighed
units, as in Gillick and Favre, "A Scalable Global Model for Summarization", 2009).  What counts are the words of the
headline, the persons and bodies, the places, a date near the article's own, and the article's frequent words; each in
shares of one article, and all weighed alike.  Early sentences are preferred, quoted ones are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from briefgen.annotate.names.fullnames import folded
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, NameKind, Token, When, words_of

SENTENCES = 3
# All parts weigh 1.  On 50 marked articles (eval/gold5w1h.py) the choice covers 0.86 of who, what, when, where,
# the first three sentences 0.78.  Half or twice any number here moves that between 0.83 and 0.86; with the numbers
# chosen on nine tenths of the articles and measured on the others it is 0.84.
QUOTED = 2.0  # what a sentence loses that is wholly quoted
EARLY = 5  # the sentence at this place has half the first one's preference
SHORTEST, LONGEST = 7, 70  # words; shorter and longer ones lose as much as a part can win
NEAR = 5  # days from the article's own date to the date of what it tells
MOST_NAMED, MOST_FREQUENT = 10, 10  # names of one kind that count, frequent words whose share is 1 together
_TELLING = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
_WHO = frozenset({NameKind.PERSON, NameKind.BODY, NameKind.GROUP})


@dataclass(frozen=True, slots=True)
class _Worths:
    """What the units of an article weigh: words of its headline, names, places, frequent words."""

    headline: Mapping[str, float]
    who: Mapping[tuple[str, ...], float]
    where: Mapping[tuple[str, ...], float]
    matter: Mapping[str, float]


@dataclass(slots=True)
class _Covered:
    """The units that the chosen sentences have."""

    units: set[object] = field(default_factory=set)
    dated: bool = False


def gist(article: AnnotatedArticle) -> tuple[AnnotatedSentence, ...]:
    """The sentences, three at most, that tell most of who, what, when and where; in the order of the article.

    Headings, captions and what is set aside are never chosen; an article without others gives none.
    """
    weights = _weights(article)
    left = [(place, s) for place, s in enumerate(_own(article)) if s.reports]
    told, chosen = _Covered(), list[tuple[int, AnnotatedSentence]]()
    for _ in range(min(SENTENCES, len(left))):
        best = max(left, key=lambda one: (_worth(article, weights, told, *one), -one[0]))
        left.remove(best)
        chosen.append(best)
        told.units |= {*_terms(best[1]), *_headline_words(best[1], weights), *_named(best[1])}
        told.dated |= _dated(article, best[1])
    return tuple(s for _, s in sorted(chosen, key=lambda one: one[0]))


def _own(article: AnnotatedArticle) -> Iterable[AnnotatedSentence]:
    """The sentences of the body; captions do not count for how early one stands."""
    return (s for s in article.sentences if s.kind is not BlockKind.CAPTION)


def _weights(article: AnnotatedArticle) -> _Worths:
    headline = set(words_of(article.article.metadata.title or "")) - words("function_words", "english")
    who, where, frequent = Counter[tuple[str, ...]](), Counter[tuple[str, ...]](), Counter[str]()
    for sentence in article.sentences:
        frequent.update(_terms(sentence))
        for name in sentence.names:
            counts = who if name.kind in _WHO else where if name.kind is NameKind.PLACE else None
            if counts is not None:
                counts[folded(name.full)] += 1
    for counts in (who, where):
        for name_words in counts:
            counts[name_words] *= 2 if headline & set(name_words) else 1
    return _Worths({w: 1 / len(headline) for w in headline}, _shares(who), _shares(where), _frequent(frequent))


def _shares(counts: Counter[tuple[str, ...]]) -> dict[tuple[str, ...], float]:
    """The most frequent names; the first three of them weigh 1 together."""
    ordered = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    most = sum(n for _, n in ordered[:3])
    return {name: n / most for name, n in ordered[:MOST_NAMED]}


def _frequent(counts: Counter[str]) -> dict[str, float]:
    """The words that stand in two sentences or more."""
    most = sum(sorted(counts.values(), reverse=True)[:MOST_FREQUENT])
    return {term: n / most for term, n in counts.items() if n > 1}


def _worth(
    article: AnnotatedArticle, weights: _Worths, told: _Covered, place: int, sentence: AnnotatedSentence
) -> float:
    """What a sentence adds to those chosen, rounded so that no order of adding up decides."""
    length, text = len(words_of(sentence.text)), sentence.text
    new = _named(sentence) - told.units
    worth = sum(weights.headline[w] for w in _headline_words(sentence, weights) - told.units)
    worth += sum(share for name, share in weights.who.items() if name in new)
    worth += sum(share for name, share in weights.where.items() if name in new)
    worth += sum(share for term, share in weights.matter.items() if term in _terms(sentence) - told.units)
    worth += not told.dated and _dated(article, sentence)
    worth += 1 / (1 + place / EARLY)
    worth -= QUOTED * sum(q.end - q.start for q in sentence.quotations) / max(1, len(text))
    worth -= not SHORTEST <= length <= LONGEST
    return round(worth, 9)


def _terms(sentence: AnnotatedSentence) -> set[str]:
    return {t.lemma.lower() for t in sentence.tokens if t.pos in _TELLING and len(t.text) > 1}


def _named(sentence: AnnotatedSentence) -> set[tuple[str, ...]]:
    return {folded(n.full) for n in sentence.names}


def _headline_words(sentence: AnnotatedSentence, weights: _Worths) -> set[str]:
    """The words of the headline that a sentence has, in whatever form."""
    return {w for w in weights.headline if any(_is_form(w, t) for t in sentence.tokens)}


def _is_form(word: str, token: Token) -> bool:
    lemma = token.lemma.lower()
    return word in {lemma, token.text.lower()} or (
        len(lemma) > 2 and word.startswith(lemma) and len(word) <= len(lemma) + 3
    )


def _dated(article: AnnotatedArticle, sentence: AnnotatedSentence) -> bool:
    """Whether a sentence gives a time of day, or a date near the article's own."""
    return any(t.clock or _near(t, article.article.metadata.published) for t in sentence.times)


def _near(when: When, published: str | None) -> bool:
    if when.value is None:
        return False
    if published is None:
        return True
    value = when.value.rstrip("~?%")
    if len(value) == 7 and value.replace("-", "").isdigit():
        return abs(12 * (int(value[:4]) - int(published[:4])) + int(value[5:]) - int(published[5:7])) <= 1
    try:
        return abs((date.fromisoformat(value[:10]) - date.fromisoformat(published[:10])).days) <= NEAR
    except ValueError:
        return False
