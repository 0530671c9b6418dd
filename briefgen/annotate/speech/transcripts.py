"""Who speaks in a transcript: "ANN LEE, MAYOR: We are safe.", and later "LEE: Nobody was hurt."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.annotate.names.media import is_medium
from briefgen.lexicon.wordlists import words
from briefgen.model import AnnotatedArticle, AnnotatedSentence, BlockKind, Quotation, Snippet

LABEL = re.compile(
    r"(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3})(?:, (?P<role>[A-Z][A-Z ,.'’-]{1,60}))?:(?:\s+|$)"
)
# One label may be a headline's ("FLOOD: What we know"); so many are turns of a conversation.
FEWEST_LABELS = 3
_NOTE = re.compile(r"(?:\([A-Z -]+\)|\[[^\[\]]{3,40}\])\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one says in a transcript: the speaker's name, the words that name him, and where his own words begin."""

    speaker: str
    label: Snippet
    begins: int


def turns(sentences: Sequence[AnnotatedSentence]) -> dict[int, Turn]:
    """Each block in which somebody of the story speaks, with its turn; nobody's where the text is no transcript.

    Whoever brings the news (the host, the reporter) tells it and is not quoted.
    """
    first = {s.plain.block: s for s in reversed(sentences) if s.kind is BlockKind.PARAGRAPH}
    found = {block: label for block, s in first.items() if (label := LABEL.match(s.text))}
    brings = words("asides", "brings_news")
    found = {block: label for block, label in found.items() if label["who"].lower() not in brings}
    if len(found) < FEWEST_LABELS:
        return {}
    whole = {label["who"].split()[-1]: label["who"] for label in found.values() if " " in label["who"]}
    makers = {
        who for label in found.values() if _brings_news(label) for who in (label["who"], label["who"].split()[-1])
    }
    return {
        block: Turn(
            _name(whole.get(label["who"], label["who"]), sentences),
            Snippet(label["who"], first[block].id, *label.span("who")),
            label.end(),
        )
        for block, label in sorted(found.items())
        if label["who"] not in makers and whole.get(label["who"], "") not in makers
    }


def spoken(article: AnnotatedArticle) -> Mapping[int, Quotation]:
    """The quotation that each sentence of a turn is, by the sentence's index; a note of the writer's is none."""
    said = turns(article.sentences)
    quoted: dict[int, Quotation] = {}
    for i, s in enumerate(article.sentences):
        turn = said.get(s.plain.block)
        if turn is None:
            continue
        start = turn.begins if turn.label.sentence == s.id else 0
        while note := _NOTE.match(s.text, start):
            start = note.end()
        if re.search(r"\w", s.text[start:]):
            quoted[i] = Quotation(s.text[start:], start, len(s.text), turn.speaker, source=turn.label)
    return quoted


def _brings_news(label: re.Match[str]) -> bool:
    """ "JO ROE, HOST", "REPORTER", "UNIDENTIFIED PERSON": of the programme, or nobody."""
    said = re.findall(r"[a-z]+", f"{label['who']} {label['role'] or ''}".lower())
    nobody = said[0] in {"unidentified", "unknown"}
    return nobody or is_medium(label["who"]) or not words("roles", "makers").isdisjoint(said)


def _name(label: str, sentences: Sequence[AnnotatedSentence]) -> str:
    """The name as the article writes it elsewhere, else the label's with small letters."""
    plain = (n.full for s in sentences for n in s.names if not n.text.isupper() and n.text.upper() == label)
    return next(plain, label.title())
