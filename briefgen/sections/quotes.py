"""Quotes: what is said in the speakers' own words, each utterance once with every place that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.annotate.asides import POST, SPOKEN
from briefgen.annotate.names.fullnames import is_form_of
from briefgen.annotate.names.media import is_medium
from briefgen.gather.people import canonical_names
from briefgen.model import AnnotatedArticle, BlockKind, Citation, Quotation, Statement, words_of
from briefgen.model.briefing import Citations
from briefgen.model.fields import Verbatim, sparse


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words with their speaker; ``text`` is verbatim, without the quotation marks around it.

    ``speaker`` is the name of the who's who; where no article names whoever speaks, the article's words for them
    ("state police", "a woman"), which then stand in ``source`` too; null where it is not sure.  ``source`` are the
    words for a speaker whom no article names, ``addressee`` those for whom the words were said to, ``occasion`` those
    for where ("in a statement"); each from the first article that gives it.
    """

    speaker: str | None
    text: Verbatim
    citations: Citations
    source: Statement | None = sparse(None)
    addressee: Statement | None = sparse(None)
    occasion: Statement | None = sparse(None)


# Shorter than this is a turn of phrase, not an utterance; a told speaker lets three words through.
FEWEST_WORDS = 4
FEWEST_WORDS_TOLD = 3
# These name nobody to a reader who does not see the article.
PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "me", "us", "i", "we", "you"})


@dataclass(slots=True)
class _Saying:
    text: str
    speakers: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    setting: dict[str, Statement] = field(default_factory=dict)
    told: bool = True
    """Whether a verb of speech says in each article who speaks."""


def quotes(articles: tuple[AnnotatedArticle, ...]) -> tuple[Quote, ...]:
    """The utterances of a story in the order of the articles.

    The same words in several articles are one quote with several citations; other words, even of the same
    utterance, are another quote.  ``text`` is a span of each cited sentence, without quotation marks.  A speaker whom
    no article names is told by the words for him ("state police", "a woman"), which stand in ``source`` too, with
    their citation.
    """
    canonical, found = canonical_names(articles), dict[tuple[str, ...], _Saying]()
    for article in articles:
        texts = {s.id: s.text for s in article.sentences}
        for sentence in article.sentences:
            if sentence.aside not in {"", POST, SPOKEN} or sentence.kind is BlockKind.HEADING:
                continue
            for quotation in sentence.quotations:
                if not _long_enough(quotation):
                    continue
                text = _trimmed(quotation.text)
                utterance = found.setdefault(words_of(text), _Saying(text))
                start = quotation.start + quotation.text.index(text)
                utterance.citations.append(
                    Citation(sentence.article, sentence.id, sentence.text, ((start, start + len(text)),))
                )
                if quotation.speaker:
                    utterance.speakers.append(canonical.get((sentence.article, quotation.speaker), quotation.speaker))
                utterance.told &= quotation.cue is not None and quotation.source is not None
                for name, statement in _setting(sentence.article, quotation, texts):
                    utterance.setting.setdefault(name, statement)
    return tuple(_quote(u) for u in found.values())


def _setting(article: str, quotation: Quotation, texts: Mapping[str, str]) -> Iterator[tuple[str, Statement]]:
    """Who says it, to whom and where, in the article's words, each with its citation."""
    given = {"source": quotation.source, "addressee": quotation.addressee, "occasion": quotation.occasion}
    for name, words in given.items():
        if words is not None and words.text.lower() not in PRONOUNS and not is_medium(words.text):
            marks = ((words.start, words.end),)
            yield name, Statement(words.text, (Citation(article, words.sentence, texts[words.sentence], marks),))


def _quote(utterance: _Saying) -> Quote:
    speaker, setting = _speaker(utterance), utterance.setting
    source = setting.get("source") if speaker is None and not utterance.speakers else None
    return Quote(
        speaker or (source.text if source is not None and utterance.told else None),
        utterance.text,
        _once(utterance.citations),
        source,
        setting.get("addressee"),
        setting.get("occasion"),
    )


def _long_enough(quotation: Quotation) -> bool:
    count = len(words_of(quotation.text))
    return count >= (FEWEST_WORDS_TOLD if quotation.speaker and quotation.cue else FEWEST_WORDS)


def _trimmed(text: str) -> str:
    """Without the comma that belongs to the outlet's sentence."""
    return text.rstrip().rstrip(",").rstrip() or text


def _speaker(utterance: _Saying) -> str | None:
    """The speaker whom all citations name that name one; None where two are named: one of them is wrong.

    A surname alone names whoever bears it: "Lee" and "Ann Lee" are one.
    """
    names = sorted(set(utterance.speakers))
    whole = [n for n in names if not any(n != other and is_form_of(n, other) for other in names)]
    return whole[0] if len(whole) == 1 else None


def _once(citations: list[Citation]) -> tuple[Citation, ...]:
    seen: dict[tuple[str, str], Citation] = {}
    for c in citations:
        seen.setdefault((c.article, c.sentence), c)
    return tuple(seen.values())
