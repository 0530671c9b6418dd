"""Set phrases of one list held against each other: which articles use which, and the sides that makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.compare.cues import cues
from briefgen.compare.matter import Matter, Side, cite
from briefgen.compare.tolls import older
from briefgen.model import AnnotatedSentence

# As many sentences of one article stand on a side; more say nothing new.
MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found: its sentence and its span in it."""

    sentence: AnnotatedSentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of the phrase."""
        return self.sentence.sentence.text[self.start : self.end]


def phrases_of(
    matter: Matter, name: str, group: str, fits: Callable[[Phrase], bool] = lambda _: True
) -> Mapping[str, Sequence[Phrase]]:
    """For each article the phrases of a group of a list that it uses of its own event, if any.

    Sentences with a date older than the event are left aside, and phrases that do not fit.
    """
    found: dict[str, list[Phrase]] = {}
    for article, sentences in matter.told.items():
        for sentence in sentences:
            if older(matter, sentence):
                continue
            every = (Phrase(sentence, *span) for span in cues(sentence.sentence.text, name, group))
            if mine := [p for p in every if fits(p)]:
                found.setdefault(article, []).extend(mine)
    return found


def side_of(phrases: Mapping[str, Sequence[Phrase]], articles: Sequence[str]) -> Side:
    """The side that some articles' phrases make; the first phrase is its value."""
    kept = [p for article in articles for p in phrases[article][:MOST_SENTENCES]]
    return Side(kept[0].text, tuple(cite(p.sentence, (p.start, p.end)) for p in kept))


def said_before(phrase: Phrase, letters: int = 40) -> str:
    """The words right before a phrase, in lower case."""
    return phrase.sentence.sentence.text[max(0, phrase.start - letters) : phrase.start].lower()


def earlier(matter: Matter, a: str, b: str) -> bool:
    """Was the one article published on an earlier day than the other?"""
    days = matter.published[a], matter.published[b]
    return days[0] is not None and days[1] is not None and days[0][:10] < days[1][:10]
