"""What two texts have word for word in common, somebody's quoted or posted words aside.

Two outlets may quote one man and print one post of his; that makes neither a copy of the other.  So quotation marks are
followed through a whole paragraph, and sentences in the first person or with a post's handle are left out.

Copies are looked for in two ways.  A sentence taken over whole, but for a word or two, is found by the likeness of its
letters.  Copy that an editor has reworked (sentences split, joined, shortened) keeps long runs of its words; runs of
consecutive words are the unit of Clough et al., "METER: MEasuring TExt Reuse" (ACL 2002), on newspapers and the Press
Association.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from briefgen.model import Article, BlockKind, words_of

# rapidfuzz ratio of folded words.  Copies with a word or two changed lie above it; between 70 and 85 lie sentences that
# quote one statement or tell one small fact.
NEARLY_THE_SAME = 86
# Shorter sentences are alike by chance ("Two people were hurt.").
TELLING_WORDS = 8
# So many words in a row are no chance.  Runs of seven to nine are names, titles and stock phrases ("the cook county
# medical examiner's office") in a third of the cases on 77 real events; from ten on, all but names are copies.
RUN = 10

SENTENCES_KEPT = 4096
"""Sentences whose words a process remembers: each is held against many."""

_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
_MARK = re.compile(r"[\"“”]")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e)\b")
_POST = re.compile(r"https?://|\bt\.co/|\bpic\.twitter|(?<!\w)@\w{2,}")


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence in its own words (those of others left out), folded: ready to be held against others."""

    sentence: str
    words: tuple[str, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article's own sentences that are long enough to tell a copy, and all runs of `RUN` words in them."""

    article: str
    sentences: tuple[Telling, ...]
    runs: frozenset[tuple[str, ...]]

    @property
    def words(self) -> int:
        """How many words these sentences have."""
        return sum(len(s.words) for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Shared:
    """What the shorter of two texts has in common with the longer.

    ``same`` of its ``sentences`` stand nearly word for word there; ``part`` of its words stand there in runs, which
    touch ``passages`` of its sentences.
    """

    same: int
    sentences: int
    part: float
    passages: int


def text_of(article: Article) -> Text:
    """An article's body as `shared` needs it; captions are left out, pictures come with their own."""
    found = []
    for sentence, own in _own_words(article):
        words = words_of(own)
        if len(words) >= TELLING_WORDS:
            found.append(Telling(sentence, words, " ".join(words)))
    return Text(article.id, tuple(found), frozenset(run for t in found for run in _runs(t.words)))


def shared(a: Text, b: Text) -> Shared:
    """What two texts have in common, counted on the shorter one; the order does not matter."""
    shorter, longer = sorted((a, b), key=lambda t: (len(t.sentences), t.words, t.article))
    same = len(_same(shorter, longer))
    common = shorter.runs & longer.runs
    covered = [c for t in shorter.sentences if (c := _covered(t.words, common))]
    return Shared(same, len(shorter.sentences), sum(covered) / max(1, shorter.words), len(covered))


def copied(of: Text, source: Text) -> tuple[str, ...]:
    """The ids of a text's sentences that stand in another one, whole or by more than half of their words."""
    whole = set(_same(of, source))
    common = of.runs & source.runs
    return tuple(
        t.sentence for t in of.sentences if t.sentence in whole or 2 * _covered(t.words, common) > len(t.words)
    )


def one_wording(a: str, b: str) -> bool:
    """Is one of these sentences taken from the other: the same but for a word or two, or by a run of words?

    Words in quotation marks do not count, since both may quote one man.

    >>> one_wording("The mill on the quay burned down on Sunday.", "The mill on the quay burned down Sunday.")
    True
    """
    left, right = _own(a), _own(b)
    if min(len(left), len(right)) < TELLING_WORDS:
        return False
    if fuzz.ratio(" ".join(left), " ".join(right), score_cutoff=NEARLY_THE_SAME) > 0:
        return True
    common = frozenset(_runs(left)) & frozenset(_runs(right))
    return 2 * _covered(min(left, right, key=len), common) > min(len(left), len(right))


@lru_cache(maxsize=SENTENCES_KEPT)
def _own(text: str) -> tuple[str, ...]:
    """A sentence's own words; none where all of it is somebody's."""
    return () if _is_said(text) else words_of(_unquoted(text))


def _own_words(article: Article) -> Iterable[tuple[str, str]]:
    """Each sentence of the body with the quoted words of its paragraph blanked out."""
    blanked: dict[int, str] = {}
    for sentence in article.sentences:
        block = article.blocks[sentence.block]
        if block.kind in {BlockKind.CAPTION, BlockKind.QUOTATION} or _is_said(sentence.text):
            continue
        if sentence.block not in blanked:
            blanked[sentence.block] = _unquoted(block.text)
        marks = [m.start() for m in _MARK.finditer(block.text)]
        # One mark too many turns the rest of a paragraph inside out; then each sentence is read by itself.  One mark at
        # the very beginning opens a quotation that goes on in the next paragraph.
        astray = len(marks) % 2 and marks != [0]
        within = blanked[sentence.block][sentence.start : sentence.end]
        yield sentence.id, _unquoted(sentence.text) if astray else within


def _unquoted(text: str) -> str:
    """The text with quoted words blanked out, every other character in its place."""
    return _QUOTED.sub(lambda m: " " * len(m[0]), text)


def _is_said(text: str) -> bool:
    """Somebody's own words, with or without quotation marks: a post, a statement in the first person."""
    return bool(_FIRST_PERSON.search(_unquoted(text)) or _POST.search(text))


def _same(of: Text, other: Text) -> list[str]:
    """The ids of a text's sentences that stand nearly word for word in another."""
    there = [t.folded for t in other.sentences]
    return [
        t.sentence
        for t in of.sentences
        if process.extractOne(t.folded, there, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME) is not None
    ]


def _runs(words: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return (words[i : i + RUN] for i in range(len(words) - RUN + 1))


def _covered(words: tuple[str, ...], common: frozenset[tuple[str, ...]]) -> int:
    """How many of these words stand in a common run."""
    if not common:
        return 0
    reach = covered = 0
    for i, run in enumerate(_runs(words)):
        if run in common:
            covered += i + RUN - max(i, reach)
            reach = i + RUN
    return covered
