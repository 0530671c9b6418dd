"""Editor's brackets: what a sentence leaves to its article, told beside it.

"Troops crossed the bridge on Tuesday" is clear in an article of that week, and of no use on a page that is read a year
later.  The words stay as they are; beside them stands the date that was counted from the article's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefgen.model import AnnotatedArticle, AnnotatedSentence, Bracket, Fact


def bracketed(facts: Iterable[Fact], articles: Sequence[AnnotatedArticle]) -> tuple[Fact, ...]:
    """The facts, each with the brackets that the sentence which tells it needs.

    >>> bracketed((), ())
    ()
    """
    sentences = {s.key: s for article in articles for s in article.sentences}
    return tuple(replace(fact, brackets=_of(fact, sentences)) for fact in facts)


def brackets(sentence: AnnotatedSentence) -> tuple[Bracket, ...]:
    """One bracket for each time expression that was counted from the article's date, in order, each once.

    "On Tuesday (4 March 2031)" needs none: the sentence itself tells the date.
    """
    written = {w.value for w in sentence.times if not w.inferred}
    counted = (Bracket(w.text, w.value) for w in sentence.times if w.inferred and w.value and w.value not in written)
    return tuple(dict.fromkeys(counted))


def _of(fact: Fact, sentences: Mapping[tuple[str, str], AnnotatedSentence]) -> tuple[Bracket, ...]:
    first = fact.citations[0]
    return brackets(sentences[first.article, first.sentence])
