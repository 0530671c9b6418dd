"""Who says what in the outlets' words: the claims that articles attribute to a person or a body."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model import AnnotatedArticle, AnnotatedSentence, Attribution, Citation, Statement, words_of

# So much of a sentence in its speaker's own words is a quotation, and stands with the quotations.
MOSTLY_QUOTED = 0.5


def sayings(
    articles: tuple[AnnotatedArticle, ...], known: Mapping[tuple[str, str], str]
) -> dict[str, tuple[Statement, ...]]:
    """For each name of ``known`` the sentences in which an article says what they say, in the order of the articles.

    The same sentence in two articles is one statement with two citations.  ``known`` are the names that the whole
    story uses (``people.canonical_names``).
    """
    found: dict[str, dict[tuple[str, ...], list[Citation]]] = {}
    for article in articles:
        for sentence in article.sentences:
            for speaker in dict.fromkeys(a.speaker for a in sentence.attributions if a.speaker and _is_told(a)):
                name = known.get((sentence.article, speaker))
                if name is not None and _in_the_outlets_words(sentence, speaker):
                    said = found.setdefault(name, {}).setdefault(words_of(sentence.text), [])
                    said.append(Citation(sentence.article, sentence.id, sentence.text))
    return {
        name: tuple(Statement(cited[0].text, _once_each(cited)) for cited in said.values())
        for name, said in found.items()
    }


def _is_told(attribution: Attribution) -> bool:
    """Whether the sayer is named or plainly meant; what "it" and "they" are is too often a guess."""
    return attribution.source.lower() not in {"it", "they"}


def _in_the_outlets_words(sentence: AnnotatedSentence, speaker: str) -> bool:
    """Whether the sentence tells more than a whole quotation of the speaker, which stands with the quotations."""
    if not sentence.reports:
        return False
    if any(q.speaker == speaker and not q.partial for q in sentence.quotations):
        return False
    quoted = sum(q.end - q.start for q in sentence.quotations)
    return quoted < MOSTLY_QUOTED * len(sentence.text)


def _once_each(cited: list[Citation]) -> tuple[Citation, ...]:
    """Without the second of two equal sentences of one article."""
    first: dict[str, Citation] = {}
    for c in cited:
        first.setdefault(c.article, c)
    return tuple(first.values())
