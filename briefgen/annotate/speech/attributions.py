"""Attributions: who says what a sentence states, in direct or indirect speech."""

from __future__ import annotations

from dataclasses import replace

from briefgen.annotate.speech.discourse import Said, discourse_of, take_note
from briefgen.annotate.speech.quotations import quoted_pieces
from briefgen.annotate.speech.speech import said_in
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, Attribution, Manner


def attributions(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article with ``attributions`` filled.

    "The bridge is safe, officials said." has one: source "officials", cue "said", no speaker by name, told without
    quoted words.  The quotations of the article must be filled before.
    """
    quoted, done = quoted_pieces(article), []
    discourse = discourse_of(article.sentences, quoted)
    manners = _manners(article)
    for i, sentence in enumerate(article.sentences):
        said = said_in(sentence, quoted.get(i, []), discourse)
        take_note(sentence, said, quoted.get(i, []), discourse)
        told = tuple(
            _attribution(sentence, s, manners)
            for s in said
            if s.first < s.last and _states(sentence, s, bool(quoted.get(i)))
        )
        done.append(replace(sentence, attributions=told))
    return replace(article, sentences=tuple(done))


def _states(sentence: AnnotatedSentence, said: Said, quotes: bool) -> bool:
    """Whether the verb brings a statement: "according to", a clause that hangs on it, or quoted words beside it."""
    if said.lemma == "according to" or said.lemma in words("verbs", "relay"):
        return True
    tokens = sentence.tokens
    clause = any(
        t.head == said.verb and t.dep in {"ccomp", "parataxis"} and i != said.verb for i, t in enumerate(tokens)
    )
    aside = tokens[said.verb].dep in {"parataxis", "ccomp"} and said.lemma in words("verbs", "plain_say")
    return clause or aside or (quotes and said.lemma in words("verbs", "say"))


def _manners(article: AnnotatedArticle) -> dict[tuple[str, int], Manner]:
    """How those speak whose words are quoted, by the place of the words that name them: sentence and offset."""
    found: dict[tuple[str, int], Manner] = {}
    for quotation in (q for s in article.sentences for q in s.quotations):
        if quotation.source is not None:
            place = quotation.source.sentence, quotation.source.start
            if not quotation.partial or place not in found:
                found[place] = Manner.PARTIAL if quotation.partial else Manner.DIRECT
    return found


def _attribution(sentence: AnnotatedSentence, said: Said, manners: dict[tuple[str, int], Manner]) -> Attribution:
    start, end = sentence.tokens[said.first].start, sentence.tokens[said.last - 1].end
    verb = sentence.tokens[said.verb]
    cue = "according to" if said.lemma == "according to" else verb.text
    manner = manners.get((sentence.id, start), Manner.INDIRECT)
    source = sentence.text[start:end]
    return Attribution(source, cue, min(start, verb.start), max(end, verb.end), said.speaker, manner)
